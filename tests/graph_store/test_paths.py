"""The search for paths, layer by layer (DEFINITIONS F1, F2, F6), by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store.paths import Node, degrees, hops, hops_of_each, predecessors, predecessors_of_each, relations
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import Key, Membership, Organisation, Participation, Partnership, Person, Project, Row
from tests.support.communities import Held

# ana - club - guild - ben - reef - dee; annex is part of club; cid, who is hidden, knows everybody in club and guild.
ROWS: tuple[Row, ...] = (
    Person("ana", "Ana"),
    Person("ben", "Ben"),
    Person("cid", "Cid", visibility="PRIVATE"),
    Person("dee", "Dee", visibility="MEMBERS"),
    Organisation("club", "Club"),
    Organisation("guild", "Guild", parent="club"),
    Organisation("annex", "Annex", parent="club"),
    Organisation("lodge", "Lodge", visibility="PRIVATE", parent="annex"),
    Project("reef", "Reef"),
    Project("loch", "Loch", visibility="PRIVATE"),
    Membership("ana", "club"),
    Membership("ana", "club", "Treasurer", "2020-01-01"),
    Membership("cid", "club"),
    Membership("cid", "guild"),
    Membership("ben", "club", None, None, "2026-11-20"),
    Membership("ben", "guild", None, "2026-11-21", "2026-11-21"),
    Membership("dee", "lodge"),
    Participation("reef", Key("Person", "ben"), "VOLUNTEER"),
    Participation("reef", Key("Person", "dee"), "LEAD", "2026-11-22"),
    Participation("reef", Key("Organisation", "annex"), "FUNDER", None, "2026-11-20"),
    Participation("loch", Key("Organisation", "club"), "LEAD"),
    Partnership("guild", "club", "ALLIANCE", "2026-01-01", "2026-12-31"),
    Partnership("annex", "club", "FUNDING", "2027-01-01"),
)
ANA, BEN, CID, DEE = (("Person", name) for name in ("ana", "ben", "cid", "dee"))
CLUB, GUILD, ANNEX, LODGE = (("Organisation", name) for name in ("club", "guild", "annex", "lodge"))
REEF, LOCH = ("Project", "reef"), ("Project", "loch")


@pytest.mark.parametrize(
    ("start", "viewer", "on", "found"),
    [
        (ANA, ANONYMOUS, TODAY, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4}),
        (ANA, ANONYMOUS, "2026-11-20", {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 2, REEF: 3}),
        (ANA, ANONYMOUS, "2019-12-31", {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 2, REEF: 3}),
        (ANA, MEMBER, "2026-11-22", {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2}),
        (
            ANA,
            ADMINISTRATOR,
            TODAY,
            {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, CID: 2, LOCH: 2, BEN: 3, LODGE: 3, REEF: 4, DEE: 4},
        ),
        (ANA, Viewer("member", "cid"), TODAY, {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, CID: 2, BEN: 3, REEF: 4}),
        (
            REEF,
            Viewer("member", "dee", ("lodge",)),
            "2026-11-22",
            {REEF: 0, BEN: 1, DEE: 1, LODGE: 2, ANNEX: 3, CLUB: 4},
        ),
        (DEE, MEMBER, TODAY, {DEE: 0}),
    ],
)
async def test_hops_are_the_fewest_active_relations_over_what_the_viewer_sees(
    held: Held, reading: ReadingFactory, start: Node, viewer: Viewer, on: str, found: dict[Node, int]
) -> None:
    await held.hold(*ROWS)
    assert await hops(reading(viewer), start, on) == found


async def test_one_statement_a_layer_and_none_beyond_the_limit(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for limit, statements, farthest in ((4, 4, 4), (8, 5, 4), (2, 2, 2)):
        asked = reading(ANONYMOUS)
        found = await hops(asked, ANA, TODAY, limit)
        assert max(found.values()) == farthest
        assert asked.statements == {"paths/neighbours": statements}
    asked = reading(ANONYMOUS)
    assert await hops(asked, ANA, TODAY, 0) == {ANA: 0}
    assert asked.statements == {}


async def test_predecessors_are_walked_back_from_the_targets_only(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    distances = await hops(asked, ANA, TODAY)
    assert await predecessors(asked, distances, [REEF, CLUB, ANA, DEE], TODAY) == {
        REEF: [BEN],
        BEN: [GUILD],
        GUILD: [CLUB],
        CLUB: [ANA],
    }
    assert asked.statements == {"paths/neighbours": 4, "paths/links": 3}
    assert await predecessors(asked, distances, [CLUB], TODAY) == {CLUB: [ANA]}
    assert await predecessors(asked, distances, [ANA, DEE], TODAY) == {}
    assert asked.statements["paths/links"] == 3


async def test_several_searches_cost_as_much_as_the_longest(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = reading(ANONYMOUS)
    found = await hops_of_each(asked, {ANA: 4, REEF: 2, GUILD: 0, DEE: 3}, TODAY)
    assert found == {
        ANA: {ANA: 0, CLUB: 1, GUILD: 2, ANNEX: 2, BEN: 3, REEF: 4},
        REEF: {REEF: 0, BEN: 1, GUILD: 2},
        GUILD: {GUILD: 0},
        DEE: {DEE: 0},
    }
    assert asked.statements == {"paths/neighbours": 4}
    searches = [(found[ANA], [REEF, ANNEX]), (found[REEF], [GUILD]), (found[DEE], [ANA])]
    assert await predecessors_of_each(asked, searches, TODAY) == [
        {REEF: [BEN], BEN: [GUILD], GUILD: [CLUB], ANNEX: [CLUB], CLUB: [ANA]},
        {GUILD: [BEN], BEN: [REEF]},
        {},
    ]
    assert asked.statements == {"paths/neighbours": 4, "paths/links": 3}
    assert await hops_of_each(asked, {}, TODAY) == {}
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
