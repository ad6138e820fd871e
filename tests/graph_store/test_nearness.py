"""What is near (DEFINITIONS H6): rings that are read, and what is found out about the others, by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store import nearness
from graph_store.nearness import NOBODY, Neighbourhood, distances_each, near_each, ring_of, with_groups
from graph_store.paths import Node
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.support.communities import Held
from tests.support.connected import ANA, ANNEX, BEN, CID, CLUB, DEE, GUILD, LOCH, LODGE, REEF, ROWS, rings


@pytest.mark.parametrize(
    ("start", "viewer", "found"),
    [
        (ANA, ANONYMOUS, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}),
        (
            ANA,
            ADMINISTRATOR,
            {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, CID: 2, LOCH: 2, BEN: 3, LODGE: 3, REEF: 4, DEE: 4},
        ),
        (ANA, Viewer("member", "cid"), {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, CID: 2, BEN: 3, REEF: 4}),
        (REEF, ANONYMOUS, {REEF: 0, BEN: 1, GUILD: 2, CLUB: 3, ANA: 4, ANNEX: 4}),
        (DEE, MEMBER, {DEE: 0}),
    ],
)
async def test_rings_are_the_fewest_active_relations_over_what_the_viewer_sees(
    held: Held, reading: ReadingFactory, start: Node, viewer: Viewer, found: dict[Node, int]
) -> None:
    await held.hold(*ROWS)
    asked = reading(viewer)
    assert await rings(asked, start) == found
    assert asked.statements == {"paths/near": 1}


async def test_as_far_as_is_asked_for_many_at_once(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    assert await near_each(asked, {ANA: 4, REEF: 2, GUILD: 0, BEN: 1, DEE: 3}) == {
        ANA: Neighbourhood({ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}),
        REEF: Neighbourhood({REEF: 0, BEN: 1, GUILD: 2}),
        GUILD: Neighbourhood({GUILD: 0}),
        BEN: Neighbourhood({BEN: 0, GUILD: 1, REEF: 1}),
    }, "dee is hidden"
    assert asked.statements == {"paths/near": 1}
    assert await near_each(asked, {ANA: 0}) == {ANA: Neighbourhood({ANA: 0})}
    assert await near_each(asked, {}) == {}
    assert asked.statements == {"paths/near": 1}


@pytest.mark.parametrize(
    ("most", "known", "beyond", "behind", "found"),
    [
        # Two steps from ana are guild, annex and ana again; three are club, again, and ben. Guild and annex have eight
        # relations, which are not looked at where there may be none of them.
        (0, 2, 1 / 3, 0, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}),
        (2, 2, 1 / 3, 8, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}),
        (3, 4, 0.0, 0, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}),
    ],
)
async def test_behind_a_ring_that_is_large_nothing_is_read(
    held: Held,
    reading: ReadingFactory,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    known: int,
    beyond: float,
    behind: int,
    found: dict[Node, int],
) -> None:
    await held.hold(*ROWS)
    monkeypatch.setattr(nearness, "_MOST", most)
    monkeypatch.setattr(nearness, "_LEAST", most)
    near = (await near_each(reading(ANONYMOUS), {ANA: 4}))[ANA]
    assert (near.known, near.beyond, near.behind, near.rings) == (known, beyond, behind, found)


async def test_a_third_ring_that_is_large_is_the_last(
    held: Held, reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From reef: two steps away are guild and reef; three club, ben and, again, guild's others: more than two."""
    await held.hold(*ROWS)
    monkeypatch.setattr(nearness, "_MOST", 2)
    monkeypatch.setattr(nearness, "_LEAST", 2)
    near = (await near_each(reading(ADMINISTRATOR), {REEF: 4}))[REEF]
    assert (near.known, near.beyond, near.behind) == (3, 0.25, 9)
    assert near.rings == {REEF: 0, BEN: 1, GUILD: 2, CLUB: 3, CID: 3}


@pytest.mark.parametrize(
    ("relations", "known", "behind", "found"),
    [
        # Guild and annex have four each, ended and hidden ones too; club behind them nine.
        (7, 2, 8, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}),
        (8, 3, 9, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3}),
        (9, 4, 0, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}),
    ],
)
async def test_behind_a_ring_with_many_relations_nothing_is_read(
    held: Held,
    reading: ReadingFactory,
    monkeypatch: pytest.MonkeyPatch,
    relations: int,
    known: int,
    behind: int,
    found: dict[Node, int],
) -> None:
    await held.hold(*ROWS)
    monkeypatch.setattr(nearness, "_RELATIONS", relations)
    monkeypatch.setattr(nearness, "_LEAST_RELATIONS", 3)
    asked = reading(ANONYMOUS)
    near = (await near_each(asked, {ANA: 4}))[ANA]
    assert (near.known, near.behind, near.rings) == (known, behind, found)
    # For two at once half as many, but not fewer than the least.
    shared = (await near_each(asked, {ANA: 3, REEF: 1}))[ANA]
    assert shared.rings == {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}


async def test_the_organisations_and_projects_of_the_third_ring(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ADMINISTRATOR)
    near = Neighbourhood({ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, CID: 2, LOCH: 2}, known=2)
    assert await with_groups(asked, near) == Neighbourhood({**near.rings, LODGE: 3}, known=2, has_groups=True)
    assert asked.statements == {"paths/groups": 1}
    assert await with_groups(asked, NOBODY) == NOBODY
    assert asked.statements == {"paths/groups": 1}


async def test_what_leads_to_those_who_were_found_out(held: Held, reading: ReadingFactory) -> None:
    """Reef is four steps from ana: ben, between it and guild, is not known. Club and its like are one step behind."""
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    near = Neighbourhood({ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}, known=2)
    assert await distances_each(asked, [(near, {REEF: 4}), (near, {BEN: 3, CLUB: 1})]) == [
        {**near.rings, BEN: 3, REEF: 4},
        {**near.rings, BEN: 3},
    ]
    assert asked.statements == {"paths/links": 1, "paths/beside": 1}
    assert await distances_each(asked, [(near, {BEN: 3})]) == [{**near.rings, BEN: 3}]
    assert await distances_each(asked, []) == []
    assert asked.statements == {"paths/links": 1, "paths/beside": 1}


def test_the_ring_of_a_proximity_that_is_shown() -> None:
    assert [ring_of(shown) for shown in (1.0, 0.5, 0.333333333, 0.25, 0.0)] == [1, 2, 3, 4, None]
