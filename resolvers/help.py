"""Who can help (DESIGN 5, DEFINITIONS H): what may be asked, and what the ranking takes of it.

Statements, whatever the number of helpers: one for the need or project, one for similar skills, one for places, up to
four for who is near the asker, one that ranks, and those that tell why (`helpers`). What is not selected is not read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_store import help as store
from graph_store.errors import BadInput, NotFound
from graph_store.help import Choice, Item, Question, Scoring, Surroundings, Weights
from graph_store.helpers import rank_each
from graph_store.identity import decode
from graph_store.paths import FARTHEST, Node, hops_of_each
from graph_store.similarity import similar_skills
from loaders.context import RequestContext
from resolvers.helpers import HelperPage, HelpWants, Ranked, helper_pages
from resolvers.levels import SkillRequirement
from resolvers.paging import Order, Paging, window
from resolvers.paths import things_of

MOST_ITEMS = 50
_ORDER = Order("whoCanHelp", (float, str, str))
_OF_NEEDS = Order("Need.helpers", (float, str, str))
_ASKERS = ("Organisation", "Person", "Project")


@dataclass(frozen=True, slots=True)
class SkillRequest:
    """Skills asked for, by whom (global id), where (global id), when (ISO dates), for how many hours a week."""

    items: Sequence[SkillRequirement]
    asker: str | None = None
    place: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    hours_per_week: float | None = None
    remote: bool = True
    languages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """One of: the global id of a need, that of a project, or skills."""

    need: str | None = None
    project: str | None = None
    skills: SkillRequest | None = None


@dataclass(frozen=True, slots=True)
class HelperFilter:
    """Which helpers are wanted; null and empty restrict nothing. `parties` are types, `within` is a global id."""

    parties: Sequence[str] = ()
    spaces: Sequence[str] = ()
    within: str | None = None
    min_coverage: float | None = None
    min_score: float | None = None
    languages: Sequence[str] = ()


async def who_can_help(
    context: RequestContext,
    request: HelpRequest,
    wanted: HelperFilter,
    weights: Weights,
    paging: Paging,
    wants: HelpWants,
) -> HelperPage:
    """The people and organisations that can help, best first.

    BadInput for a figure out of range (B7) or an id of the wrong type; NotFound naming `need`, `project`,
    `items.skill`, `asker`, `place` or `filter.within`.
    """
    asked = window(paging, _ORDER)
    check_weights(weights)
    choice = choice_of(wanted)
    question = await question_of(context, request)
    is_scored = weights.proximity > 0 and (wants.page or choice.min_score is not None)
    is_near_needed = is_scored or (wants.page and (wants.parts or wants.path))
    scoring = await scoring_of(context, question, weights, choice, is_near_needed)
    read = asked if wants.page else replace(asked, limit=0)
    ranking = await store.rank(context.reading, scoring, read, wants.total, met=wants.uncovered)
    (page,) = await helper_pages(context, [Ranked(scoring, ranking)], asked, _ORDER, wants)
    return page


async def helpers_of_needs(
    context: RequestContext, needs: Sequence[str], paging: Paging, wants: HelpWants
) -> list[HelperPage]:
    """What `who_can_help` answers with each of these needs (ids), with the default weights and no filter (H13).

    As many statements as for one need, and one more where needs of skills and of assets are among them.
    """
    asked = window(paging, _OF_NEEDS)
    questions = await store.questions_of_needs(context.reading, needs)
    distinct = [questions.get(need, Question()) for need in dict.fromkeys(needs)]
    scorings = await scorings_of(context, distinct, Weights(), Choice(), wants.page)
    read = asked if wants.page else replace(asked, limit=0)
    rankings = await rank_each(context.reading, scorings, read, wants.total, met=wants.uncovered)
    ranked = [Ranked(scoring, ranking) for scoring, ranking in zip(scorings, rankings, strict=True)]
    pages = await helper_pages(context, ranked, asked, _OF_NEEDS, wants)
    by_need = dict(zip(dict.fromkeys(needs), pages, strict=True))
    return [by_need[need] for need in needs]


async def scoring_of(
    context: RequestContext, question: Question, weights: Weights, choice: Choice, is_near_needed: bool
) -> Scoring:
    """What the ranking of a question takes; NotFound where the place of the filter is not there.

    Who is near the asker is read only where that is needed; where the asker is a project, who works on it always is.
    """
    return (await scorings_of(context, [question], weights, choice, is_near_needed))[0]


async def scorings_of(
    context: RequestContext, questions: Sequence[Question], weights: Weights, choice: Choice, is_near_needed: bool
) -> list[Scoring]:
    """What `scoring_of` finds for each of these questions, in as many statements as for one."""
    reading = context.reading
    skills = [item.skill for question in questions for item in question.items]
    similar = await similar_skills(reading, skills) if skills else {}
    surroundings = await store.surroundings_of_each(reading, [one.place for one in questions], choice.within)
    if surroundings is None:
        raise NotFound("filter.within")
    askers = {
        one.asker: _farthest(one.asker, is_near_needed) for one in questions if one.asker and one.is_for_something
    }
    near = await hops_of_each(reading, askers, reading.today)

    def scoring(question: Question, around: Surroundings) -> Scoring:
        distances = near.get(question.asker, {}) if question.asker else {}
        nearest = 1 if question.asker is not None and question.asker[0] == "Project" else 0
        excluded = [node for node, distance in distances.items() if distance <= nearest]
        wanted = {item.skill: similar[item.skill] for item in question.items if item.skill in similar}
        return Scoring(question, wanted, around, distances, excluded, weights, choice)

    return [scoring(question, around) for question, around in zip(questions, surroundings, strict=True)]


def _farthest(asker: Node, is_near_needed: bool) -> int:
    """How far from the asker one has to look: as far as anybody is near, or for those who work on the project."""
    return FARTHEST if is_near_needed else 1 if asker[0] == "Project" else 0


# --- what is asked ---------------------------------------------------------------------------------------------------


async def question_of(context: RequestContext, request: HelpRequest) -> Question:
    """What is asked; BadInput and NotFound as for who_can_help."""
    if request.need is not None:
        question = await store.question_of_need(context.reading, decode("need", request.need, ("Need",)).id)
        return _there(question, "need")
    if request.project is not None:
        project = decode("project", request.project, ("Project",)).id
        return _there(await store.question_of_project(context.reading, project), "project")
    if request.skills is None:
        raise BadInput("with", "give a need, a project or skills")
    return await _question_of_skills(context, request.skills)


def _there(question: Question | None, argument: str) -> Question:
    if question is None:
        raise NotFound(argument)
    return question


async def _question_of_skills(context: RequestContext, asked: SkillRequest) -> Question:
    """The question as it was put; BadInput by B7 and A10 first, then NotFound."""
    _check_skills(asked)
    question = Question(
        items=tuple(
            Item(decode("items.skill", item.skill, ("Skill",)).id, item.min_level, float(item.weight))
            for item in asked.items
        ),
        asker=None if asked.asker is None else decode("asker", asked.asker, _ASKERS),
        place=None if asked.place is None else decode("place", asked.place, ("Place",)).id,
        starts_on=asked.starts_on,
        ends_on=asked.ends_on,
        hours=None if asked.hours_per_week is None else float(asked.hours_per_week),
        remote=asked.remote,
        languages=tuple(asked.languages),
    )
    named: list[tuple[str, Node]] = [("items.skill", ("Skill", item.skill)) for item in question.items]
    if question.asker is not None:
        named.append(("asker", question.asker))
    if question.place is not None:
        named.append(("place", ("Place", question.place)))
    there = await things_of(context, list(dict.fromkeys(node for _, node in named)))
    for argument, node in named:
        if node not in there:
            raise NotFound(argument)
    return question


def _check_skills(asked: SkillRequest) -> None:
    if not 1 <= len(asked.items) <= MOST_ITEMS:
        raise BadInput("items", f"must have 1 to {MOST_ITEMS} items")
    for item in asked.items:
        item.check("items")
    if not math.isfinite(sum(item.weight for item in asked.items)):
        raise BadInput("items.weight", "the weights are too large together")
    hours = asked.hours_per_week
    if hours is not None and not (math.isfinite(hours) and hours > 0):
        raise BadInput("hoursPerWeek", "must be above 0")
    if asked.starts_on is not None and asked.ends_on is not None and asked.starts_on > asked.ends_on:
        raise BadInput("endsOn", "must not be before startsOn")


def check_weights(weights: Weights) -> None:
    """BadInput for a weight below 0, or where their sum is not above 0."""
    for name in ("coverage", "proximity", "place", "availability"):
        weight = getattr(weights, name)
        if not (math.isfinite(weight) and weight >= 0):
            raise BadInput(f"weights.{name}", "must be 0 or more")
    if not (math.isfinite(weights.total) and weights.total > 0):
        raise BadInput("weights", "their sum must be above 0")


def choice_of(wanted: HelperFilter) -> Choice:
    """Which candidates are wanted; BadInput naming the field of the filter."""
    for name, figure in (("minCoverage", wanted.min_coverage), ("minScore", wanted.min_score)):
        if figure is not None and not 0 <= figure <= 1:
            raise BadInput(f"filter.{name}", "must be between 0 and 1")
    return Choice(
        parties=frozenset(wanted.parties),
        spaces=tuple(wanted.spaces),
        within=None if wanted.within is None else decode("filter.within", wanted.within, ("Place",)).id,
        min_coverage=wanted.min_coverage,
        min_score=wanted.min_score,
        languages=tuple(wanted.languages),
    )
