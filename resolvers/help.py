"""Who can help (DESIGN 5, DEFINITIONS H): what may be asked, and what the ranking takes of it.

Statements, whatever the number of helpers: one for the need or project; at once one each for similar skills, places and
who is near the asker; at once two that rank, each a second time where not enough was looked up (`graph_store.looking`);
and those that tell why (`helpers`). What is not selected is not read.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_store import help as store
from graph_store.errors import BadInput, NotFound
from graph_store.help import Choice, Item, Question, Scoring, Surroundings, Weights
from graph_store.helpers import rank_each
from graph_store.identity import decode
from graph_store.nearness import NOBODY, Neighbourhood, near_each
from graph_store.paths import FARTHEST, Node
from graph_store.ranking import rank
from graph_store.similarity import Similar, similar_skills
from loaders.context import RequestContext
from resolvers.helpers import HelperPage, HelpWants, Ranked, helper_pages
from resolvers.levels import SkillRequirement
from resolvers.paging import Order, Paging, window

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
    is_scored = weights.proximity > 0 and (wants.page or choice.min_score is not None)
    is_near_needed = is_scored or (wants.page and (wants.parts or wants.path))
    scoring = await scoring_of(context, request, weights, choice, is_near_needed)
    read = asked if wants.page else replace(asked, limit=0)
    ranking = await rank(context.reading, scoring, read, wants.total, met=wants.uncovered)
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
    context: RequestContext, request: HelpRequest, weights: Weights, choice: Choice, is_near_needed: bool
) -> Scoring:
    """What the ranking of a request takes; BadInput and NotFound as for who_can_help.

    What is near the asker is read only where that is needed; where the asker is a project, who works on it always is,
    and where he was named, whether he is there.
    """
    question = await _question_of(context, request)
    least = 0 if request.skills is None else 1
    around = await _around(context, [question], choice.within, is_near_needed, least)
    if request.skills is not None:
        _check_named(question, around)
    if around.within is None:
        raise NotFound("filter.within")
    return _scoring(question, around, 0, weights, choice)


async def scorings_of(
    context: RequestContext, questions: Sequence[Question], weights: Weights, choice: Choice, is_near_needed: bool
) -> list[Scoring]:
    """What the rankings of these questions take, in as many statements as for one; the filter has no place."""
    around = await _around(context, questions, None, is_near_needed, 0)
    return [_scoring(question, around, number, weights, choice) for number, question in enumerate(questions)]


@dataclass(frozen=True, slots=True)
class _Around:
    """What was found for some questions: similar skills, the places by number of the question, who is near whom.

    `within` is None where the place of the filter is not there. An asker whom the viewer does not see has nothing near.
    """

    similar: Similar
    places: Sequence[Surroundings]
    within: Collection[str] | None
    near: Mapping[Node, Neighbourhood]


async def _around(
    context: RequestContext, questions: Sequence[Question], within: str | None, is_near_needed: bool, least: int
) -> _Around:
    """What is around some questions; how far from an asker is looked at least, is 0 to 4."""
    reading = context.reading
    askers = {
        one.asker: max(least, _farthest(one.asker, is_near_needed))
        for one in questions
        if one.asker and one.is_for_something
    }
    similar, places, near = await asyncio.gather(
        similar_skills(reading, [item.skill for question in questions for item in question.items]),
        store.surroundings_of_each(reading, [one.place for one in questions], within),
        near_each(reading, askers),
    )
    return _Around(similar, places.each, places.within, near)


def _scoring(question: Question, around: _Around, number: int, weights: Weights, choice: Choice) -> Scoring:
    near = around.near.get(question.asker, NOBODY) if question.asker else NOBODY
    nearest = 1 if question.asker is not None and question.asker[0] == "Project" else 0
    excluded = [node for node, ring in near.rings.items() if ring <= nearest]
    found = around.similar.skills
    wanted = {item.skill: found[item.skill] for item in question.items if item.skill in found}
    return Scoring(question, wanted, around.places[number], near, excluded, weights, choice, around.similar.holders)


def _check_named(question: Question, around: _Around) -> None:
    """NotFound for what a request of skills names and what is not there."""
    if any(item.skill not in around.similar.skills for item in question.items):
        raise NotFound("items.skill")
    if question.asker is not None and question.asker not in around.near:
        raise NotFound("asker")
    if question.place is not None and not around.places[0].parts:
        raise NotFound("place")


def _farthest(asker: Node, is_near_needed: bool) -> int:
    """How far from the asker one has to look: as far as anybody is near, or for those who work on the project."""
    return FARTHEST if is_near_needed else 1 if asker[0] == "Project" else 0


# --- what is asked ---------------------------------------------------------------------------------------------------


async def _question_of(context: RequestContext, request: HelpRequest) -> Question:
    """What is asked; BadInput, and NotFound for a need or a project."""
    if request.need is not None:
        question = await store.question_of_need(context.reading, decode("need", request.need, ("Need",)).id)
        return _there(question, "need")
    if request.project is not None:
        project = decode("project", request.project, ("Project",)).id
        return _there(await store.question_of_project(context.reading, project), "project")
    if request.skills is None:
        raise BadInput("with", "give a need, a project or skills")
    return _question_of_skills(request.skills)


def _there(question: Question | None, argument: str) -> Question:
    if question is None:
        raise NotFound(argument)
    return question


def _question_of_skills(asked: SkillRequest) -> Question:
    """The question as it was put; BadInput by B7 and A10."""
    _check_skills(asked)
    return Question(
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
