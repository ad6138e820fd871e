"""The list of people."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store import skills as store
from graph_store.people import HeldSkill, PersonFilter
from loaders.context import RequestContext
from resolvers.levels import SkillRequirement
from resolvers.lists import Listing, check_text, existing, named


async def person_filter(
    context: RequestContext,
    *,
    text: str | None = None,
    spaces: Sequence[str] = (),
    skills: Sequence[SkillRequirement] = (),
    within: str | None = None,
    languages: Sequence[str] = (),
    organisation: str | None = None,
    project: str | None = None,
    available_on: str | None = None,
    remote: bool | None = None,
) -> PersonFilter:
    """The filter with its ids found; BadInput and NotFound name the field."""
    check_text(text)
    return PersonFilter(
        text=text,
        spaces=spaces,
        within=await existing(context, "filter.within", within, "Place"),
        skills=await _held(context, skills),
        languages=languages,
        organisation=await existing(context, "filter.organisation", organisation, "Organisation"),
        project=await existing(context, "filter.project", project, "Project"),
        available_on=available_on,
        remote=remote,
    )


async def _held(context: RequestContext, asked: Sequence[SkillRequirement]) -> list[HeldSkill]:
    if not asked:
        return []
    ids: list[str] = []
    for one in asked:
        one.check("filter.skills")
        ids.append(await named(context, "filter.skills.skill", one.skill, "Skill"))
    serving = await store.serving(context.reading, ids)
    return [HeldSkill(serving[id_], one.min_level) for id_, one in zip(ids, asked, strict=True)]


PEOPLE = Listing(
    "Person",
    person_filter,
    counts={"SKILL_COUNT": "skills_held", "PROJECT_COUNT": "projects_worked_on"},
    helps="within, organisation, project, skills or text",
)
