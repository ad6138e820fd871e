"""Places, and the ranking of helpers, for the tests of who can help."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph_store.help import Choice, Parts, Question, Ranking, Scoring, Surroundings, Weights, surroundings_of_each
from graph_store.nearness import NOBODY
from graph_store.reading import Reading
from graph_store.relations import Window
from tests.reference.community import Place, Row

EVERYTHING = Window(limit=100)

# The region r holds tt and bb; the country k lies in the country n; sea is apart.
PLACES: tuple[Row, ...] = (
    Place("r", "Region", "REGION"),
    Place("tt", "Trinidad", "COUNTRY", None, "r"),
    Place("north", "North", "DISTRICT", None, "tt"),
    Place("south", "South", "DISTRICT", None, "tt"),
    Place("pos", "Port of Spain", "SETTLEMENT", None, "north"),
    Place("bb", "Barbados", "COUNTRY", None, "r"),
    Place("n", "Netherlands", "COUNTRY"),
    Place("ams", "Amsterdam", "SETTLEMENT", None, "n"),
    Place("k", "Curaçao", "COUNTRY", None, "n"),
    Place("w", "Willemstad", "SETTLEMENT", None, "k"),
    Place("sea", "Sea", "REGION"),
    Place("bank", "Bank", "SETTLEMENT", None, "sea"),
)


def scoring(question: Question, choice: Choice | None = None, **fields: Any) -> Scoring:
    """The scoring of a question about skills that only they themselves serve."""
    plain = Scoring(
        question,
        {item.skill: {item.skill: 1.0} for item in question.items},
        Surroundings(),
        NOBODY,
        (),
        Weights(),
        choice or Choice(),
    )
    return replace(plain, **fields)


async def surroundings(reading: Reading, place: str | None, within: str | None) -> Surroundings:
    """What is near the place of a request and inside that of a filter, both of which are there."""
    return (await surroundings_of_each(reading, [place], within)).each[0]


def figures(found: Ranking) -> dict[str, Parts]:
    """The parts of each candidate by id."""
    return {one.node[1]: one.parts for one in found.candidates}


def ids(found: Ranking) -> str:
    """The ids of the candidates, in order."""
    return " ".join(one.node[1] for one in found.candidates)
