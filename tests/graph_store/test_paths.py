"""The ways back of paths, layer by layer (DEFINITIONS F1, F2, F6), by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store.paths import Node, degrees, predecessors, predecessors_of_each, relations
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from tests.conftest import TODAY, ReadingFactory
from tests.support.communities import Held
from tests.support.connected import ANA, ANNEX, BEN, CLUB, DEE, GUILD, REEF, ROWS


async def test_predecessors_are_walked_back_from_the_targets_only(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    distances = {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}
    assert await predecessors(asked, distances, [REEF, CLUB, ANA, DEE], TODAY) == {
        REEF: [BEN],
        BEN: [GUILD],
        GUILD: [CLUB],
        CLUB: [ANA],
    }
    assert asked.statements == {"paths/links": 3}
    assert await predecessors(asked, distances, [CLUB], TODAY) == {CLUB: [ANA]}
    assert await predecessors(asked, distances, [ANA, DEE], TODAY) == {}
    assert asked.statements == {"paths/links": 3}


async def test_several_searches_cost_as_much_as_the_longest(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    ana = {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}
    searches = [(ana, [REEF, ANNEX]), ({REEF: 0, BEN: 1, GUILD: 2}, [GUILD]), ({DEE: 0}, [ANA])]
    assert await predecessors_of_each(asked, searches, TODAY) == [
        {REEF: [BEN], BEN: [GUILD], GUILD: [CLUB], ANNEX: [CLUB], CLUB: [ANA]},
        {GUILD: [BEN], BEN: [REEF]},
        {},
    ]
    assert asked.statements == {"paths/links": 3}
    assert await predecessors_of_each(asked, [], TODAY) == []


@pytest.mark.parametrize(
    ("viewer", "on", "expected"),
    [
        # club: ana, guild (partner and part), annex; ben's membership has ended.
        (ANONYMOUS, TODAY, {ANA: 1, CLUB: 3, GUILD: 2, BEN: 2, REEF: 1}),
        (ANONYMOUS, "2026-11-20", {ANA: 1, CLUB: 4, GUILD: 1, BEN: 2, REEF: 2}),
        (ADMINISTRATOR, TODAY, {ANA: 1, CLUB: 5, GUILD: 3, BEN: 2, REEF: 1}),
    ],
)
async def test_the_degree_is_the_number_of_distinct_visible_neighbours(
    held: Held, reading: ReadingFactory, viewer: Viewer, on: str, expected: dict[Node, int]
) -> None:
    await held.hold(*ROWS)
    assert await degrees(reading(viewer), list(expected), on) == expected


async def test_without_nodes_there_is_no_statement(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    assert await degrees(asked, [], TODAY) == {}
    assert await relations(asked, [(ANA, CLUB)], TODAY) == {(ANA, CLUB): "MEMBER_OF"}
    assert asked.statements == {}


async def test_a_step_shows_the_first_active_relation(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    steps = [(ANA, CLUB), (CLUB, GUILD), (GUILD, CLUB), (CLUB, ANNEX), (ANNEX, REEF), (REEF, BEN)]
    kinds = ["MEMBER_OF", "PARTNERS_WITH", "PARTNERS_WITH", "PART_OF", "WORKS_ON", "WORKS_ON"]
    asked = reading(ANONYMOUS)
    assert await relations(asked, steps, TODAY) == dict(zip(steps, kinds, strict=True))
    assert await relations(asked, steps, "2027-01-01") == dict(
        zip(steps, ["MEMBER_OF", "PART_OF", "PART_OF", "PARTNERS_WITH", "WORKS_ON", "WORKS_ON"], strict=True)
    )
    assert asked.statements == {"paths/partnerships": 2}
