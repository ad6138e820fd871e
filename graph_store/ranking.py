"""The ranking of who can help (DESIGN 5, DEFINITIONS H), which the database makes: nothing is filtered here.

Statements rank all people, all organisations, or all owners of assets that pass, and return a page of each.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_store.bounds import Best, best_of, levels_from
from graph_store.first_looks import organisations_first, people_first, with_groups_near
from graph_store.folding import fold
from graph_store.help import Candidate, Parts, Ranking, Scoring
from graph_store.looking import Look, Reach, looked_up
from graph_store.nearness import with_groups
from graph_store.reading import Reading
from graph_store.relations import Window
from graph_store.similarity import LEVELS, match_of

_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class _Statements:
    """How parties of a type are ranked: the statement, and its fragment for those whose score passes.

    `first` reads the page where many serve the only item.
    """

    ranked: str
    passing: str
    first: Callable[[Reading, Best, Scoring, Window, dict[str, Any]], Awaitable[list[Any]]]


_STATEMENTS = {
    "Person": _Statements("help/people", "passing_people", people_first),
    "Organisation": _Statements("help/organisations", "passing_organisations", organisations_first),
}

Whole = tuple[int, list[list[bool]]]
"""How many there are, and which items are met together."""

_NOTHING: Whole = (0, [])


async def rank(reading: Reading, scoring: Scoring, window: Window, count: bool, met: bool = False) -> Ranking:
    """A page of the candidates, in the order of the list; `count` and `met` where they are wanted too.

    One statement for people and one for organisations, at once, or one for the owners of assets; none for a question
    that asks for nothing. Each is run a second time where not enough was looked up, and where `met` is wanted, `count`
    is not, and those on the page leave an item unmet.
    """
    question = scoring.question
    if question.asset_kind is not None:
        return await _owners(reading, scoring, window, count)
    if not question.items:
        return Ranking()
    ranking = await _able(reading, scoring, window, count, met)
    if met and not count and len(ranking.met) < len(question.items):
        everybody = await _able(reading, scoring, replace(window, limit=0), True, True)
        return replace(ranking, total=everybody.total, met=ranking.met | everybody.met)
    return ranking


async def _owners(reading: Reading, scoring: Scoring, window: Window, count: bool) -> Ranking:
    """The page of those who own assets of the kind that is asked for."""
    asked = {
        **_common(scoring),
        "people": scoring.choice.wants("Person"),
        "organisations": scoring.choice.wants("Organisation"),
        "kind": scoring.question.asset_kind,
        "quantity": scoring.question.quantity,
    }

    async def read(look: Look, bar: list[Any]) -> tuple[list[Any], Reach, int]:
        rows, reach, total = await reading.one(
            "help/asset_candidates",
            look.options(),
            **look.parameters(),
            **asked | _behind(asked, bar),
            count=count and look.is_first,
        )
        return rows, reach, total

    rows, total = await looked_up(read, window, scoring.is_unsure)
    return Ranking(candidates_of(rows, window), total)


async def _able(reading: Reading, scoring: Scoring, window: Window, count: bool, met: bool) -> Ranking:
    """The page of the people and organisations with skills; the total, and what is met, where they are wanted."""
    types = [type_name for type_name in _STATEMENTS if scoring.choice.wants(type_name)]
    asked = {**skills_asked(scoring), "met": met}
    if best := best_of(scoring, window):
        pages, wholes = await asyncio.gather(
            _first_pages(reading, best, scoring, types, window, asked),
            _wholes(reading, scoring, best, types if count else (), asked),
        )
    else:
        found = await asyncio.gather(*(_page(reading, scoring, one, window, count, asked) for one in types))
        pages, wholes = [rows for rows, _ in found], [whole for _, whole in found]
    rows = list(heapq.merge(*pages, key=_key, reverse=window.backward))[: window.limit]
    on_page = _met(row[-1] for row in rows) if met else frozenset[int]()
    return Ranking(
        candidates_of([[*row[:-1], ()] for row in rows], window),
        sum(total for total, _ in wholes),
        on_page.union(*(_met(items) for _, items in wholes)),
    )


async def _page(
    reading: Reading, scoring: Scoring, type_name: str, window: Window, count: bool, asked: dict[str, Any]
) -> tuple[list[Any], Whole]:
    """The rows of a page, the match of each item last; the total, and which items are met together, where wanted."""

    async def read(look: Look, bar: list[Any]) -> tuple[list[Any], Reach, Whole]:
        return await _ranked(reading, scoring, type_name, look, asked | _behind(asked, bar), count and look.is_first)

    return await looked_up(read, window, scoring.is_unsure)


async def _first_pages(
    reading: Reading, best: Best, scoring: Scoring, types: Iterable[str], window: Window, asked: dict[str, Any]
) -> list[list[Any]]:
    """The rows of the page of each of some types, where many serve the only item."""
    scoring = await with_groups_near(reading, scoring)
    first = (_STATEMENTS[type_name].first for type_name in types)
    return await asyncio.gather(*(page(reading, best, scoring, window, asked) for page in first))


async def _wholes(
    reading: Reading, scoring: Scoring, best: Best, types: Collection[str], asked: dict[str, Any]
) -> list[Whole]:
    """What there is of some types, where many serve the only item: it is counted beside the page."""
    if scoring.choice.min_score:
        return await asyncio.gather(*(_scored(reading, scoring, type_name, asked) for type_name in types))
    return [await _counted(reading, scoring, best, types, asked)] if types else []


async def _counted(
    reading: Reading, scoring: Scoring, best: Best, types: Collection[str], asked: dict[str, Any]
) -> Whole:
    """How many of these types can help with the only item, whatever their score."""
    given = {**asked, "coverages": best.coverages, "levels": levels_from(best.coverages, 0.0)}
    name = "help/count_of_helpers" if "Organisation" in types else "help/count_of_people"
    counts = await reading.one(name, {"chosen": scoring.chosen}, **given)
    total = sum(count for type_name, count in zip(_STATEMENTS, counts, strict=False) if type_name in types)
    return total, [[True]] if asked["met"] and total else []


async def _scored(reading: Reading, scoring: Scoring, type_name: str, asked: dict[str, Any]) -> Whole:
    """As `_counted`, of those whose score passes."""
    if type_name == "Person":
        near = await with_groups(reading, scoring.near)
        asked = {**asked, "near": near.parameters(scoring.excluded)}
    look = Look(Window(0), 0)
    _, _, whole = await _ranked(reading, scoring, type_name, look, asked | _behind(asked, look.nowhere), True)
    return whole


async def _ranked(
    reading: Reading, scoring: Scoring, type_name: str, look: Look, asked: dict[str, Any], count: bool
) -> tuple[list[Any], Reach, Whole]:
    """The rows of a page of all, what was looked up, and what there is in all, where it is counted."""
    statements = _STATEMENTS[type_name]
    options = {**matching(scoring), "scores": statements.passing if scoring.choice.min_score else "no_scores"}
    if type_name == "Organisation" and len(scoring.question.items) > 1:
        options["matching"] = "highest_items"
    given = asked | look.parameters() | {"count": count}
    rows, reach, total, met_items = await reading.one(statements.ranked, look.options() | options, **given)
    return rows, reach, (total, met_items)


def _behind(asked: Mapping[str, Any], bar: list[Any]) -> dict[str, Any]:
    return {"near": {**asked["near"], "bar": bar}}


def matching(scoring: Scoring) -> dict[str, str]:
    """The fragments that match the held skills with the items, and read the place where one is asked for."""
    return {
        "matching": "one_item" if len(scoring.question.items) == 1 else "many_items",
        "home": scoring.surroundings.home,
        "chosen": scoring.chosen,
    }


def skills_asked(scoring: Scoring) -> dict[str, Any]:
    """The parameters of every statement that scores who can help with skills (`@able_people` and its like)."""
    question = scoring.question
    serving = [scoring.serving(item) for item in question.items]
    skills = list(dict.fromkeys(skill for similar in serving for skill in similar))
    return {
        **_common(scoring),
        "skills": skills,
        "matches": {
            skill: [
                [
                    match_of(similar[skill], level, item.min_level) if skill in similar else 0.0
                    for item, similar in zip(question.items, serving, strict=True)
                ]
                for level in LEVELS
            ]
            for skill in skills
        },
        "itemWeights": [item.weight for item in question.items],
        "itemWeight": sum(item.weight for item in question.items),
        "dated": question.is_dated,
        "hours": question.hours or 0.0,
        "remote": question.remote,
    }


def _key(row: Sequence[Any]) -> Any:
    return row[0]


def _met(matches: Iterable[Sequence[float]]) -> frozenset[int]:
    """The indexes of the items for which somebody has a match above 0 (or true)."""
    return frozenset(number for items in matches for number, match in enumerate(items) if match)


def candidates_of(rows: Sequence[Sequence[Any]], window: Window) -> list[Candidate]:
    """The candidates of a page as a statement that ranks returns them; the last of a row are [-place part, asset]."""
    made = [Candidate(key, Parts(*parts), tuple(id_ for _, id_ in sorted(assets))) for key, *parts, assets in rows]
    return made[::-1] if window.backward else made


def _common(scoring: Scoring) -> dict[str, Any]:
    """What both rankings take: the maps are by id of a place, those of `near` by type and id.

    No parameter is null where it is not given: Neo4j plans a statement anew for every combination of types.
    """
    question, weights, choice = scoring.question, scoring.weights, scoring.choice
    places, inside = scoring.surroundings.parts, scoring.surroundings.inside
    return {
        "placed": places is not None,
        "places": places or {},
        "within": inside is not None,
        "inside": dict.fromkeys(inside or (), True),
        "startsOn": question.starts_on or _FIRST_DAY,
        "endsOn": question.ends_on or _LAST_DAY,
        "spaces": list(choice.spaces),
        "languages": [fold(language) for language in choice.languages],
        "minCoverage": float(choice.min_coverage or 0),
        "minScore": float(choice.min_score or 0),
        **weights.parameters(),
        "near": scoring.near.parameters(scoring.excluded),
    }
