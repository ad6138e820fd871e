"""Who can help (DESIGN 5, DEFINITIONS H): what may be asked, and the page of helpers with the reasons for each.

Statements, whatever the number of helpers: one for the need or project, one for similar skills, one for places, up to
four for who is near the asker, one that ranks, and for the page one for skills held, up to five for paths, and one for
each type of thing. What is not selected is not read.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analysis.rounding import rounded
from graph_store import help as store
from graph_store.errors import BadInput, NotFound
from graph_store.folding import fold
from graph_store.help import Candidate, Choice, Item, Parts, Question, Ranking, Scoring, Weights
from graph_store.identity import decode
from graph_store.paths import FARTHEST, Node, hops
from graph_store.records import Entity, Person, Skill
from graph_store.relations import Window
from graph_store.similarity import similar_skills
from loaders.context import RequestContext
from resolvers.levels import SkillRequirement
from resolvers.paging import Order, PageInfo, Paging, encode_cursor, page_info, trim, window
from resolvers.paths import ConnectionPath, connecting_paths, things_of

MOST_ITEMS = 50
_ORDER = Order("whoCanHelp", (float, str, str))
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


@dataclass(frozen=True, slots=True)
class HelpWants:
    """What of the answer is selected; nothing else is read."""

    page: bool = True
    total: bool = True
    uncovered: bool = True
    parts: bool = True
    matches: bool = True
    assets: bool = True
    path: bool = True


@dataclass(frozen=True, slots=True)
class SkillMatch:
    """With which skill a helper meets a needed one: similarity and match above 0 to 1, level 1 to 5."""

    needed: Entity
    held: Entity
    similarity: float
    level: int
    match: float


@dataclass(frozen=True, slots=True)
class HelperEdge:
    """A helper and why; what was not wanted is empty."""

    cursor: str
    node: Entity
    score: float
    parts: Parts
    matches: Sequence[SkillMatch]
    assets: Sequence[Entity]
    shared_languages: Sequence[str]
    path: ConnectionPath | None


class HelperPage(NamedTuple):
    """A page of helpers, and the skills that none of all helpers has; otherwise as Page."""

    nodes: Sequence[Entity]
    edges: Sequence[HelperEdge]
    page_info: PageInfo
    total_count: int | None
    uncovered: Sequence[Skill]


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
    return await _page(context, scoring, ranking, asked, wants)


async def scoring_of(
    context: RequestContext, question: Question, weights: Weights, choice: Choice, is_near_needed: bool
) -> Scoring:
    """What the ranking of a question takes; NotFound where the place of the filter is not there.

    Who is near the asker is read only where that is needed; where the asker is a project, who works on it always is.
    """
    reading = context.reading
    similar = await similar_skills(reading, [item.skill for item in question.items]) if question.items else {}
    surroundings = await store.surroundings(reading, question.place, choice.within)
    if surroundings is None:
        raise NotFound("filter.within")
    asks_for_something = bool(question.items) or question.asset_kind is not None
    distances: Mapping[Node, int] = {}
    if question.asker is not None and asks_for_something:
        farthest = FARTHEST if is_near_needed else 1 if question.asker[0] == "Project" else 0
        distances = await hops(reading, question.asker, reading.today, farthest)
    is_project = question.asker is not None and question.asker[0] == "Project"
    excluded = [node for node, distance in distances.items() if distance <= (1 if is_project else 0)]
    return Scoring(question, similar, surroundings, distances, excluded, weights, choice)


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


# --- the page --------------------------------------------------------------------------------------------------------


async def _page(
    context: RequestContext, scoring: Scoring, ranking: Ranking, asked: Window, wants: HelpWants
) -> HelperPage:
    """The page with the reasons for each helper; without a party that has gone meanwhile."""
    candidates, more = trim(ranking.candidates, asked)
    nodes = [one.node for one in candidates]
    asset_nodes = [("Asset", id_) for one in candidates for id_ in one.assets] if wants.assets else []
    things, assets, matches, paths, uncovered = await asyncio.gather(
        things_of(context, nodes),
        things_of(context, asset_nodes),
        matches_of(context, scoring, nodes if wants.matches else []),
        _paths(context, scoring, nodes if wants.path else []),
        _uncovered(context, scoring.question, ranking.met, wants.uncovered),
    )

    def edge(one: Candidate) -> HelperEdge:
        return HelperEdge(
            encode_cursor(_ORDER, one.order_key),
            things[one.node],
            score=one.score,
            parts=one.parts,
            matches=matches.get(one.node, []),
            assets=[assets[node] for id_ in one.assets if (node := ("Asset", id_)) in assets],
            shared_languages=_shared_languages(scoring.question, things[one.node]),
            path=paths.get(one.node),
        )

    edges = [edge(one) for one in candidates if one.node in things]
    ends = (edges[0].cursor, edges[-1].cursor) if edges else (None, None)
    total = ranking.total if wants.total else None
    return HelperPage([one.node for one in edges], edges, page_info(asked, more, *ends), total, uncovered)


async def matches_of(context: RequestContext, scoring: Scoring, nodes: Sequence[Node]) -> dict[Node, list[SkillMatch]]:
    """With which skills each helper meets the items, in their order (H3)."""
    items = scoring.question.items
    if not nodes or not items:
        return {}
    serving = {skill for similar in scoring.similar.values() for skill in similar}
    held = await store.held_skills(context.reading, nodes, serving)
    best = {node: [(item, _best(item, scoring.similar, held.get(node, {}))) for item in items] for node in nodes}
    met = [(item.skill, one[0]) for found in best.values() for item, one in found if one]
    skills = await things_of(context, [("Skill", skill) for pair in dict.fromkeys(met) for skill in pair])
    return {
        node: [
            SkillMatch(skills["Skill", item.skill], skills["Skill", one[0]], *one[1:])
            for item, one in found
            if one and {("Skill", item.skill), ("Skill", one[0])} <= skills.keys()
        ]
        for node, found in best.items()
    }


def _best(
    item: Item, similar: Mapping[str, Mapping[str, float]], held: Mapping[str, int]
) -> tuple[str, float, int, float] | None:
    """The held skill with the highest match, then similarity, then level, then id: id, similarity, level, match."""
    serving = similar.get(item.skill, {})
    found = [
        (skill, serving[skill], level, rounded(serving[skill] * min(1.0, level / item.min_level)))
        for skill, level in held.items()
        if skill in serving
    ]
    return min(found, key=lambda one: (-one[3], -one[1], -one[2], one[0]), default=None)


async def _paths(context: RequestContext, scoring: Scoring, nodes: Sequence[Node]) -> dict[Node, ConnectionPath]:
    """The first path from the asker to each helper who is near (H6)."""
    near = [node for node in nodes if node in scoring.hops]
    if not near:
        return {}
    found = await connecting_paths(context, scoring.hops, near, context.reading.today)
    return {node: paths[0] for node, paths in found.items() if paths}


async def _uncovered(context: RequestContext, question: Question, met: Collection[int], is_wanted: bool) -> list[Skill]:
    """The skills of the request that nobody meets, each once, in its order (H12)."""
    if not is_wanted:
        return []
    covered = {question.items[index].skill for index in met}
    missing = [("Skill", item.skill) for item in question.items if item.skill not in covered]
    found = await things_of(context, list(dict.fromkeys(missing)))
    return [skill for skill in found.values() if isinstance(skill, Skill)]


def _shared_languages(question: Question, party: Entity) -> list[str]:
    """The languages of the request that the person speaks too, as the request spells them (H14, N10)."""
    if not isinstance(party, Person):
        return []
    spoken = {fold(language) for language in party.languages}
    return [language for language in question.languages if fold(language) in spoken]
