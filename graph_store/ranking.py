"""The ranking of who can help (DESIGN 5, DEFINITIONS H), which the database makes: nothing is filtered here.

Statements rank all people, all organisations, or all owners of assets that pass, and return a page of each.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph_store.first_looks import best_of, first_organisations, first_people
from graph_store.folding import fold
from graph_store.help import Candidate, Parts, Ranking, Scoring
from graph_store.looking import FirstPage, Look, Reach, looked_up
from graph_store.nearness import with_groups
from graph_store.reading import Reading
from graph_store.relations import Window
from graph_store.similarity import LEVELS, match_of

_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"
_STATEMENTS = {
    "Person": ("help/people", "passing_people", first_people),
    "Organisation": ("help/organisations", "passing_organisations", first_organisations),
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
            **{**asked, "near": {**asked["near"], "bar": bar}},
            count=count and look.is_first,
        )
        return rows, reach, total

    rows, total = await looked_up(read, window, scoring.is_unsure, 0)
    return Ranking(candidates_of(rows, window), total)


async def _able(reading: Reading, scoring: Scoring, window: Window, count: bool, met: bool) -> Ranking:
    """The page of the people and organisations with skills; the total, and what is met, where they are wanted."""
    types = [type_name for type_name in _STATEMENTS if scoring.choice.wants(type_name)]
    asked = {**skills_asked(scoring), "met": met}
    found = await asyncio.gather(*(_of_type(reading, scoring, type_name, window, count, asked) for type_name in types))
    rows = list(heapq.merge(*(rows for rows, _, _ in found), key=_key, reverse=window.backward))[: window.limit]
    on_page = _met(row[-1] for row in rows) if met else frozenset[int]()
    return Ranking(
        candidates_of([[*row[:-1], ()] for row in rows], window),
        sum(total for _, total, _ in found),
        on_page.union(*(_met(items) for _, _, items in found)),
    )


async def _of_type(
    reading: Reading, scoring: Scoring, type_name: str, window: Window, count: bool, asked: Mapping[str, Any]
) -> tuple[list[Any], int, list[list[bool]]]:
    """The rows of a page, the match of each item last; the total, and which items are met together, where wanted.

    Where a part of the candidates is tried first, everybody is counted beside it.
    """
    name, passing, tried = _STATEMENTS[type_name]
    options = {**matching(scoring), "scores": passing if scoring.choice.min_score else "no_scores"}
    if type_name == "Organisation" and len(scoring.question.items) > 1:
        options["matching"] = "highest_items"
    best = best_of(scoring, window)
    near: dict[str, Any] = {}

    async def read(look: Look, bar: list[Any], is_counted: bool = False) -> tuple[list[Any], Reach, Whole]:
        is_looked_up = look.window.limit or scoring.choice.min_score
        if not near and type_name == "Person" and best is not None and is_looked_up:
            near.update((await with_groups(reading, scoring.near)).parameters(scoring.excluded))
        rows, reach, total, met_items = await reading.one(
            name,
            look.options() | options,
            **look.parameters(),
            **{**asked, "near": {**asked["near"], **near, "bar": bar}},
            count=is_counted or (count and best is None and look.is_first),
        )
        return rows, reach, (total, met_items)

    async def first(look: Look) -> FirstPage | None:
        return None if best is None else await tried(reading, scoring, best, look, asked)

    if best is None or not count:
        rows, (total, met_items) = await looked_up(read, window, scoring.is_unsure, _NOTHING, first)
        return rows, total, met_items
    none = Look(replace(window, limit=0), 0)
    (rows, _), (_, _, (total, met_items)) = await asyncio.gather(
        looked_up(read, window, scoring.is_unsure, _NOTHING, first), read(none, none.nowhere, True)
    )
    return rows, total, met_items


def matching(scoring: Scoring) -> dict[str, str]:
    """The fragments that match the held skills with the items, and read the place where one is asked for."""
    return {
        "matching": "one_item" if len(scoring.question.items) == 1 else "many_items",
        "home": scoring.surroundings.home,
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
