"""Who can help with a need of an asset (DEFINITIONS H2, N6), by hand from the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_store.help import Candidate, Choice, Parts, Question, Ranking
from graph_store.nearness import Neighbourhood
from graph_store.ranking import rank
from graph_store.relations import Window
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Organisation, Person, Row
from tests.support.communities import Held
from tests.support.help import EVERYTHING, PLACES, scoring, surroundings

CLUB, ANA, BEN, HAL = Key("Organisation", "o"), Key("Person", "a"), Key("Person", "b"), Key("Person", "h")
LANDS: tuple[Row, ...] = (
    *PLACES,
    Person("a", "a", place="pos", languages=("en",)),
    Person("b", "b", place="bb", remote=True, available_until="2020-01-01"),
    Person("h", "h", visibility="PRIVATE"),
    Organisation("o", "o"),
    Asset("l1", "l1", "LAND", owner=ANA, capacity=2.0),
    Asset("l2", "l2", "LAND", owner=ANA, place="bb"),
    Asset("l3", "l3", "LAND", owner=ANA, place="south", capacity=0.0, available_until="2026-12-10"),
    Asset("l4", "l4", "LAND", owner=BEN, capacity=8.0, available_from="2026-12-11"),
    Asset("l5", "l5", "LAND", owner=CLUB, place="south", capacity=0.0),
    Asset("l6", "l6", "LAND", owner=CLUB, place="pos", visibility="MEMBERS"),
    Asset("l7", "l7", "LAND", owner=HAL, capacity=5.0),
    Asset("l8", "l8", "LAND", capacity=5.0),
    Asset("s1", "s1", "SPACE", owner=CLUB, capacity=5.0),
)
LAND = Question(asset_kind="LAND", quantity=5.0)


def offered(found: Ranking) -> dict[str, tuple[float, float, tuple[str, ...]]]:
    """Coverage, place part and assets of each candidate."""
    return {one.node[1]: (one.parts.coverage, one.parts.place, one.assets) for one in found.candidates}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "viewer", "expected"),
    [
        (None, None, ANONYMOUS, {"a": (0.6, 1.0, ("l1", "l3", "l2")), "b": (1.0, 0.3, ("l4",))}),
        ("2026-12-11", None, ANONYMOUS, {"a": (0.6, 1.0, ("l1", "l2")), "b": (1.0, 0.3, ("l4",))}),
        (None, "2026-12-10", ANONYMOUS, {"a": (0.6, 1.0, ("l1", "l3", "l2"))}),
        (
            None,
            "2026-12-10",
            MEMBER,
            {"a": (0.6, 1.0, ("l1", "l3", "l2")), "o": (0.2, 1.0, ("l6", "l5"))},
        ),
        (
            "2026-12-10",
            "2026-12-11",
            ADMINISTRATOR,
            {
                "a": (0.6, 1.0, ("l1", "l3", "l2")),
                "b": (1.0, 0.3, ("l4",)),
                "o": (0.2, 1.0, ("l6", "l5")),
                "h": (1.0, 0.3, ("l7",)),
            },
        ),
    ],
)
async def test_owners_of_available_assets_by_capacity(
    held: Held,
    reading: ReadingFactory,
    starts_on: str | None,
    ends_on: str | None,
    viewer: Viewer,
    expected: dict[str, tuple[float, float, tuple[str, ...]]],
) -> None:
    """In north: a is in pos, so l1 has 1; l3 in the same country 0.6; l2 0.3. Remote work lifts no asset of b."""
    await held.hold(*LANDS)
    asked = reading(viewer)
    near = await surroundings(asked, "north", None)
    question = replace(LAND, place="north", starts_on=starts_on, ends_on=ends_on)
    found = await rank(asked, scoring(question, surroundings=near), EVERYTHING, True)
    assert offered(found) == expected
    assert found.total == len(expected)
    assert {one.parts.availability for one in found.candidates} == {1.0}


async def test_assets_without_a_place_asked_for_and_the_filter(held: Held, reading: ReadingFactory) -> None:
    """a: 3/5 covered, 0.36 + 0.05 + 0.1 = 0.51; b: 0.6 + 0.05 + 0.1 = 0.75; nearness 1/2 adds 0.1."""
    await held.hold(*LANDS)
    near = await surroundings(reading(ANONYMOUS), None, "tt")
    for choice, fields, expected in (
        (Choice(), {}, [("b", 0.75, ("l4",)), ("a", 0.51, ("l1", "l2", "l3"))]),
        (
            Choice(),
            {"near": Neighbourhood({("Person", "a"): 2})},
            [("b", 0.75, ("l4",)), ("a", 0.61, ("l1", "l2", "l3"))],
        ),
        (Choice(), {"excluded": [("Person", "b")]}, [("a", 0.51, ("l1", "l2", "l3"))]),
        (Choice(within="tt"), {"surroundings": near}, [("a", 0.51, ("l1", "l2", "l3"))]),
        (Choice(languages=("EN",)), {}, [("a", 0.51, ("l1", "l2", "l3"))]),
        (Choice(min_coverage=0.61), {}, [("b", 0.75, ("l4",))]),
        (Choice(parties=frozenset({"Organisation"})), {}, []),
    ):
        asked = reading(ANONYMOUS)
        found = await rank(asked, scoring(LAND, choice, **fields), EVERYTHING, False)
        assert [(one.node[1], one.score, one.assets) for one in found.candidates] == expected
        assert asked.statements == {"help/asset_candidates": 1}
    page = await rank(reading(ANONYMOUS), scoring(LAND), Window(limit=1, backward=True), True)
    assert page == Ranking(
        [Candidate([-0.51, "Person", "a"], Parts(0.6, 0.0, 0.5, 1.0), ("l1", "l2", "l3"))], 2, frozenset()
    )
