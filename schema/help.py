"""Who can help, best first, and why."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import strawberry
from strawberry import UNSET, Maybe

from graph_store.help import Weights
from resolvers import help as helping
from schema.assets import Asset
from schema.enums import PartyKind, Space
from schema.fields import After, Before, First, Last, given, paging_of
from schema.info import Info
from schema.interfaces import Party
from schema.pages import EDGES, NODES, Connection, Edge
from schema.paths import ConnectionPath
from schema.scalars import Date
from schema.selection import help_wants
from schema.skills import Skill, SkillRequirement, requirement

T = TypeVar("T")

_PARTY_TYPES = {PartyKind.PERSON: "Person", PartyKind.ORGANISATION: "Organisation"}


@strawberry.input(description="Skills that are needed, by whom, where and when.")
class SkillRequest:
    """A list of skills with what is known of the occasion."""

    items: list[SkillRequirement] = strawberry.field(description="What is needed: 1 to 50 items.")
    asker: strawberry.ID | None = strawberry.field(
        default=UNSET,
        description="Who asks: a person, organisation or project. Without, proximity is 0 and path null.",
    )
    place: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Where help is needed. Without, the place part is 0.5 for everybody."
    )
    starts_on: Date | None = strawberry.field(default=UNSET, description="First day of the help; null where open.")
    ends_on: Date | None = strawberry.field(default=UNSET, description="Last day of the help; null where open.")
    hours_per_week: float | None = strawberry.field(default=UNSET, description="Hours a week asked for, above 0.")
    remote: bool | None = strawberry.field(
        default=True, description="Whether people who work remotely are welcome: their place part is then 0.6 at least."
    )
    languages: list[str] | None = strawberry.field(
        default=UNSET, description="Languages (BCP 47) to show as shared; they change no score."
    )


@strawberry.input(
    one_of=True,
    description="One of: a need (of a skill or an asset), a project (all its open skill needs), or a list of skills.",
)
class HelpRequest:
    """What help is asked for."""

    need: Maybe[strawberry.ID] = strawberry.field(description="A need: its subject asks.")
    project: Maybe[strawberry.ID] = strawberry.field(description="A project: it asks for all its open skill needs.")
    skills: Maybe[SkillRequest] = strawberry.field(description="A list of skills.")


@strawberry.input(description="How much each part counts in the score: each 0 or more, their sum above 0.")
class HelpWeights:
    """The weights of the four parts."""

    coverage: float | None = strawberry.field(default=0.6, description="How well the skills or assets are covered.")
    proximity: float | None = strawberry.field(default=0.2, description="How near the asker knows the helper.")
    place: float | None = strawberry.field(default=0.1, description="How near the helper's place is.")
    availability: float | None = strawberry.field(default=0.1, description="Whether the helper is free.")


@strawberry.input(description="Which helpers to show; all that is given applies, an empty list restricts nothing.")
class HelperFilter:
    """Which helpers to show."""

    parties: list[PartyKind] | None = strawberry.field(default=UNSET, description="Only people, or only organisations.")
    spaces: list[Space] | None = strawberry.field(default=UNSET, description="Only parties with any of these spaces.")
    within: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Only parties whose own place is this place or lies in it."
    )
    min_coverage: float | None = strawberry.field(default=UNSET, description="Only coverages from this one up, 0 to 1.")
    min_score: float | None = strawberry.field(default=UNSET, description="Only scores from this one up, 0 to 1.")
    languages: list[str] | None = strawberry.field(
        default=UNSET, description="Only people who speak any of these (BCP 47); organisations then drop out."
    )


@strawberry.type(description="The four parts of a score, each between 0 and 1.")
class ScoreParts:
    """The parent object is graph_store.help.Parts."""

    coverage: float = strawberry.field(
        description="The weighted mean of the matches over all items; of an asset: capacity by quantity, at most 1."
    )
    proximity: float = strawberry.field(
        description="1 divided by the number of relations from asker to helper, at most 4; 0 beyond or without asker."
    )
    place: float = strawberry.field(
        description="1 in the same place or one within the other, 0.6 in the same country or remotely, otherwise 0.3; "
        "0.5 where the request has no place."
    )
    availability: float = strawberry.field(
        description="1 if free on the dates and for the hours asked, 0 if not, hours in proportion; 0.5 if unknown."
    )


@strawberry.type(description="With which skill a helper meets a needed one.")
class SkillMatch:
    """The parent object is resolvers.matches.SkillMatch."""

    needed: Skill = strawberry.field(description="The skill of the request.")
    held: Skill = strawberry.field(description="The helper's skill that matches it best.")
    similarity: float = strawberry.field(
        description="1 for the same skill, 0.8, 0.64 or 0.512 for a narrower one, 0.5 or 0.25 for a broader one, "
        "0.4 for a related one."
    )
    level: int = strawberry.field(description="The level at which it is held, 1 to 5.")
    match: float = strawberry.field(
        description="Similarity, less where the level is below the one asked; above 0 to 1."
    )


@strawberry.type(description="Somebody who can help, and why.")
class HelperEdge(Edge):
    """The parent object is resolvers.helpers.HelperEdge."""

    node: Party = strawberry.field(description="The person or organisation.")
    score: float = strawberry.field(description="The weighted mean of the parts, 0 to 1.")
    parts: ScoreParts = strawberry.field(description="The parts of the score.")
    matches: list[SkillMatch] = strawberry.field(
        description="One for each item that the helper meets, in the request's order; empty for a need of an asset."
    )
    assets: list[Asset] = strawberry.field(
        description="For a need of kind ASSET: the assets that serve it, those in the best place first."
    )
    shared_languages: list[str] = strawberry.field(
        description="The languages of the request that the person speaks too, as the request spells them."
    )
    path: ConnectionPath | None = strawberry.field(
        description="The first of the shortest ways from the asker to the helper; null where proximity is 0."
    )


@strawberry.type(description="A page of helpers, best first: by score descending, then id.")
class HelperConnection(Connection):
    """The parent object is resolvers.helpers.HelperPage."""

    edges: list[HelperEdge] = strawberry.field(description=EDGES)
    nodes: list[Party] = strawberry.field(description=NODES)
    uncovered: list[Skill] = strawberry.field(
        description="Skills of the request that nobody offers, whatever the page; of those who pass the filter."
    )


def _or(value: T | None, default: T) -> T:
    """The value, or its default where it is null or left out (A9)."""
    chosen = given(value)
    return default if chosen is None else chosen


def request_of(asked: HelpRequest) -> helping.HelpRequest:
    """What is asked, as resolvers take it."""
    if asked.need is not None:
        return helping.HelpRequest(need=asked.need.value)
    if asked.project is not None:
        return helping.HelpRequest(project=asked.project.value)
    return helping.HelpRequest(skills=_skills(asked.skills.value) if asked.skills is not None else None)


def _skills(asked: SkillRequest) -> helping.SkillRequest:
    return helping.SkillRequest(
        items=[requirement(item) for item in asked.items],
        asker=given(asked.asker),
        place=given(asked.place),
        starts_on=given(asked.starts_on),
        ends_on=given(asked.ends_on),
        hours_per_week=given(asked.hours_per_week),
        remote=_or(asked.remote, True),
        languages=_or(asked.languages, []),
    )


def weights_of(asked: HelpWeights | None) -> Weights:
    """The weights, with the default of each that is not given (H10)."""
    usual = Weights()
    if asked is None:
        return usual
    return Weights(
        coverage=_or(asked.coverage, usual.coverage),
        proximity=_or(asked.proximity, usual.proximity),
        place=_or(asked.place, usual.place),
        availability=_or(asked.availability, usual.availability),
    )


def filter_of(asked: HelperFilter | None) -> helping.HelperFilter:
    """Which helpers are wanted, as resolvers take it."""
    if asked is None:
        return helping.HelperFilter()
    return helping.HelperFilter(
        parties=[_PARTY_TYPES[party] for party in _or(asked.parties, [])],
        spaces=[space.value for space in _or(asked.spaces, [])],
        within=given(asked.within),
        min_coverage=given(asked.min_coverage),
        min_score=given(asked.min_score),
        languages=_or(asked.languages, []),
    )


With = Annotated[HelpRequest, strawberry.argument(name="with", description="What help is asked for.")]
Chosen = Annotated[HelperFilter | None, strawberry.argument(name="filter", description="Which helpers to show.")]
PartWeights = Annotated[
    HelpWeights | None, strawberry.argument(description="How much each part counts; 0.6, 0.2, 0.1, 0.1 by default.")
]


async def _who_can_help(
    info: Info,
    with_: With,
    where: Chosen = UNSET,
    weights: PartWeights = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Any:
    paging = paging_of(first, after, last, before)
    asked, chosen = request_of(with_), filter_of(given(where))
    return await helping.who_can_help(info.context, asked, chosen, weights_of(given(weights)), paging, help_wants(info))


@strawberry.type
class HelpQuery:
    """Who can help."""

    who_can_help: HelperConnection = strawberry.field(
        resolver=_who_can_help,
        graphql_type=HelperConnection,
        description="Who can help, best first, and why: people and organisations that cover some of what is needed.",
    )
