"""Who can help with each of many needs (DEFINITIONS H13): the ranking of `ranking`, for a level of needs at once.

All needs are ranked by the default weights and among all who can help, so they differ in what they ask for alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph_store.help import Ranking, Scoring, Weights
from graph_store.looking import Look, Place, looked_up_each
from graph_store.ranking import candidates_of
from graph_store.reading import Reading
from graph_store.relations import Window
from graph_store.similarity import LEVELS, match_of

_MET = frozenset((0,))


async def rank_each(
    reading: Reading, scorings: Sequence[Scoring], window: Window, count: bool, met: bool = False
) -> list[Ranking]:
    """As `ranking.rank`, for the question of each need; `count` and `met` where they are wanted too.

    One statement for the needs of skills and one for those of assets, whatever the number of needs; one more where
    `met` is wanted, `count` is not, and a page is empty.
    """
    skilled = [number for number, one in enumerate(scorings) if one.question.items]
    owned = [number for number, one in enumerate(scorings) if one.question.asset_kind is not None]
    rankings = [Ranking()] * len(scorings)
    for name, numbers in (("help/helpers", skilled), ("help/asset_helpers", owned)):
        found = await _ranked(reading, name, [scorings[number] for number in numbers], window, count)
        for number, ranking in zip(numbers, found, strict=True):
            rankings[number] = ranking
    if met:
        empty = [number for number in skilled if not count and not rankings[number].candidates]
        whole = replace(window, limit=0)
        totals = await _ranked(reading, "help/helpers", [scorings[number] for number in empty], whole, count=True)
        helped = {number for number, one in zip(empty, totals, strict=True) if one.total}
        for number in skilled:
            ranking = rankings[number]
            if ranking.candidates or ranking.total or number in helped:
                rankings[number] = replace(ranking, met=_MET)
    return rankings


async def _ranked(
    reading: Reading, name: str, scorings: Sequence[Scoring], window: Window, count: bool
) -> list[Ranking]:
    """The page and the total of each, by the statement for needs of that kind; none where there are no needs."""
    asked = [_asked(scoring) for scoring in scorings]

    async def read(look: Look, places: Sequence[Place]) -> list[list[Any]]:
        (found,) = await reading.one(
            name,
            look.options(),
            **look.parameters(),
            **Weights().parameters(),
            minScore=0.0,
            count=count and look.is_first,
            questions=[{**asked[number], "bar": bar} for number, bar in places],
        )
        return list(found)

    found = await looked_up_each(read, window, [scoring.is_unsure for scoring in scorings])
    return [Ranking(candidates_of(rows, window), total) for rows, total in found]


def _asked(scoring: Scoring) -> dict[str, Any]:
    """What a statement takes of a need; `matches` are by the skill that serves it and the level at which it is held."""
    question = scoring.question
    matches = {
        skill: [match_of(similarity, level, item.min_level) for level in LEVELS]
        for item in question.items
        for skill, similarity in scoring.serving(item).items()
    }
    return {
        "skills": list(matches),
        "matches": matches,
        "kind": question.asset_kind or "",
        "quantity": question.quantity,
        "places": scoring.surroundings.parts,
        "startsOn": question.starts_on,
        "endsOn": question.ends_on,
        **scoring.near.parameters(scoring.excluded),
    }
