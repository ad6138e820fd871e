"""Who could be in a team (DESIGN 5, DEFINITIONS I): people by the items that they cover, scored as who can help is.

An item is covered by a match of 0.5 or more. The scoring must be of people only, have items, and know the groups near
the asker (`nearness.with_groups`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_store.help import Scoring
from graph_store.ranking import matching, skills_asked
from graph_store.reading import Reading


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody for a team: the id, the score as shown, and the numbers of the items covered, from 0."""

    id: str
    score: float
    covers: tuple[int, ...]


async def best_scores(reading: Reading, scoring: Scoring) -> dict[int, float]:
    """The best score of those who cover each set of items that anybody covers, by its bit mask. One statement."""
    (found,) = await reading.one(
        "teams/covers",
        matching(scoring),
        bits=_bits(scoring),
        **skills_asked(scoring),
    )
    return dict(found)


async def people_with(
    reading: Reading, scoring: Scoring, scores: Mapping[int, float], most: int
) -> dict[int, list[str]]:
    """The `most` smallest ids of those who cover just each set of items, with its score; one statement.

    A set that nobody covers so is left out.
    """
    (found,) = await reading.one(
        "teams/people",
        {**matching(scoring), "kept": "first_id" if most == 1 else "first_ids"},
        bits=_bits(scoring),
        scores={str(cover): score for cover, score in scores.items()},
        most=most,
        **skills_asked(scoring),
    )
    return dict(found)


async def next_member(reading: Reading, scoring: Scoring, uncovered: Sequence[int]) -> Member | None:
    """Whoever covers most of these items, then has the higher score, then the smaller id; None if nobody covers any.

    One statement.
    """
    (found,) = await reading.one(
        "teams/next",
        matching(scoring),
        open=list(uncovered),
        **skills_asked(scoring),
    )
    return next((Member(id_, score, tuple(covers)) for id_, score, covers in found), None)


def _bits(scoring: Scoring) -> list[int]:
    return [1 << number for number in range(len(scoring.question.items))]
