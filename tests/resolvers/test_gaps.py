"""gapReport: needs against supply by place, in which order, statements (DEFINITIONS K), by hand."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from loaders.context import RequestContext
from resolvers.gaps import GapRow, GapWants, gap_report
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import Asset, Key, Need, Organisation, Person, PersonSkill, Place, Row, Skill
from tests.support.communities import Held
from tests.support.networks import Inline

CLUB, ANA = Key("Organisation", "club"), Key("Person", "ana")

# Trinidad with Toco and, beyond a district, Port of Spain; Barbados; the sea is in no country.
ROWS: tuple[Row, ...] = (
    Place("carib", "Caribbean", "REGION"),
    Place("tt", "Trinidad", "COUNTRY", None, "carib"),
    Place("toco", "Toco", "SETTLEMENT", None, "tt"),
    Place("north", "North", "DISTRICT", None, "tt"),
    Place("pos", "Port of Spain", "SETTLEMENT", None, "north"),
    Place("bb", "barbados", "COUNTRY", None, "carib"),
    Place("sea", "Sea", "REGION"),
    Skill("craft", "Craft"),
    Skill("boat", "Boat building", broader=("craft",), related=("net",)),
    Skill("sail", "Sail making", broader=("boat",)),
    Skill("rope", "Rope making", broader=("sail",)),
    Skill("knot", "Knots", broader=("rope",)),
    Skill("bend", "Bends", broader=("knot",)),
    Skill("net", "Net mending"),
    Skill("art", "Art"),
    Organisation("club", "Club", place="toco"),
    Person("ana", "Ana", place="pos"),
    # Who can build boats, in Trinidad: by the skill itself and a narrower one, by three and by four steps down, by one
    # step up and by two; by a related one; not yet, until today, from today on; hidden; elsewhere; nowhere.
    Person("both", "Both", place="toco"),
    Person("knots", "Knots", place="north"),
    Person("bends", "Bends", place="north"),
    Person("crafty", "Crafty", place="tt"),
    Person("nets", "Nets", place="tt"),
    Person("late", "Late", place="tt", available_from="2026-11-22"),
    Person("last", "Last", place="tt", available_until=TODAY),
    Person("first", "First", place="tt", available_from=TODAY),
    Person("over", "Over", place="tt", available_until="2026-11-20"),
    Person("shy", "Shy", place="tt", visibility="PRIVATE"),
    Person("away", "Away", place="bb"),
    Person("lost", "Lost", place="sea"),
    Person("none", "None"),
    PersonSkill("both", "boat", 1),
    PersonSkill("both", "sail", 5),
    PersonSkill("knots", "knot", 1),
    PersonSkill("bends", "bend", 5),
    PersonSkill("crafty", "craft", 5),
    PersonSkill("nets", "net", 5),
    *(PersonSkill(name, "boat", 3) for name in ("late", "last", "first", "over", "shy", "away", "lost", "none")),
    Need("b1", "Boats", CLUB, "SKILL", "boat", quantity=4.5, place="pos", starts_on="2020-01-01", ends_on="2020-02-01"),
    Need("b2", "Boats", CLUB, "SKILL", "boat", quantity=2.5),
    Need("b3", "Boats", CLUB, "SKILL", "boat", place="sea"),
    Need("b4", "Boats", CLUB, "SKILL", "boat", status="PLEDGED"),
    Need("s1", "Sails", CLUB, "SKILL", "sail", quantity=0.5, place="bb"),
    Need("a1", "Art", CLUB, "SKILL", "art", place="bb"),
    Need("n1", "Nets", ANA, "SKILL", "net"),
    Need("e1", "Tools", ANA, "ASSET", asset_kind="EQUIPMENT", quantity=3.0, place="bb"),
    Need("e2", "Rooms", ANA, "ASSET", asset_kind="SPACE", quantity=1.0, place="bb"),
    Need("e3", "Land", ANA, "ASSET", asset_kind="LAND", quantity=1.0, place="bb", visibility="PRIVATE"),
    # Of the kinds and in the place: capacity plays no part, the owner's place neither.
    Asset("t1", "T1", "EQUIPMENT", place="bb", capacity=60.0, owner=CLUB),
    Asset("t2", "T2", "EQUIPMENT", place="bb", available_until="2026-11-20"),
    Asset("t3", "T3", "EQUIPMENT", place="bb", visibility="MEMBERS"),
    Asset("t4", "T4", "EQUIPMENT", owner=Key("Person", "away")),
    Asset("t5", "T5", "EQUIPMENT", place="toco"),
    Asset("t6", "T6", "FUNDING", place="bb"),
)


async def report(
    reading: ReadingFactory,
    within: str | None = None,
    level: str = "COUNTRY",
    kinds: Collection[str] = (),
    first: int = 50,
    viewer: Viewer = ANONYMOUS,
) -> list[GapRow]:
    area = None if within is None else encode("Place", within)
    return await gap_report(RequestContext(reading(viewer), Inline()), area, level, kinds, first, GapWants())


def told(rows: list[GapRow]) -> list[tuple[str, str | None, float, float, float]]:
    """Place, skill or kind of asset, needed, supply, gap."""
    return [
        (
            row.place.id if row.place else "",
            row.skill.id if row.skill else row.asset_kind,
            row.needed,
            row.supply,
            row.gap,
        )
        for row in rows
    ]


EVERYWHERE = [
    # both, knots, crafty, last and first.
    ("tt", "boat", 7.0, 5.0, 2.0),
    ("bb", "EQUIPMENT", 3.0, 1.0, 2.0),
    # barbados before Trinidad; skills before kinds of assets, Art before Sail making.
    ("bb", "art", 1.0, 0.0, 1.0),
    ("bb", "SPACE", 1.0, 0.0, 1.0),
    ("tt", "net", 1.0, 1.0, 0.0),
    # away builds boats, which is the next broader skill.
    ("bb", "sail", 0.5, 1.0, 0.0),
]


async def test_needs_against_supply_by_country(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    assert told(await report(reading)) == EVERYWHERE
    assert told(await report(reading, first=2)) == EVERYWHERE[:2]
    assert told(await report(reading, kinds=["ASSET"])) == [EVERYWHERE[1], EVERYWHERE[3]]
    assert told(await report(reading, kinds=["SKILL"])) == [EVERYWHERE[number] for number in (0, 2, 4, 5)]
    assert told(await report(reading, kinds=["SKILL", "ASSET"])) == EVERYWHERE


async def test_who_sees_more_counts_more(held: Held, reading: ReadingFactory) -> None:
    """An administrator sees shy, t3, and the need of land."""
    await held.hold(*ROWS)
    assert told(await report(reading, viewer=ADMINISTRATOR)) == [
        ("tt", "boat", 7.0, 6.0, 1.0),
        ("bb", "EQUIPMENT", 3.0, 2.0, 1.0),
        ("bb", "art", 1.0, 0.0, 1.0),
        ("bb", "SPACE", 1.0, 0.0, 1.0),
        ("bb", "LAND", 1.0, 0.0, 1.0),
        ("tt", "net", 1.0, 1.0, 0.0),
        ("bb", "sail", 0.5, 1.0, 0.0),
    ]


async def test_rolled_up_to_the_nearest_place_of_the_level(held: Held, reading: ReadingFactory) -> None:
    """A need or a person without such a place is left out: those in Trinidad itself are in no settlement."""
    await held.hold(*ROWS)
    assert told(await report(reading, level="SETTLEMENT")) == [
        ("pos", "boat", 4.5, 0.0, 4.5),
        ("toco", "boat", 2.5, 1.0, 1.5),
        ("pos", "net", 1.0, 0.0, 1.0),
    ]
    # Knots is in the north, as Port of Spain is.
    assert told(await report(reading, level="DISTRICT")) == [
        ("north", "boat", 4.5, 1.0, 3.5),
        ("north", "net", 1.0, 0.0, 1.0),
    ]
    # Of the sails both, knots, bends, last, first and away.
    assert told(await report(reading, level="REGION")) == [
        ("carib", "boat", 7.0, 6.0, 1.0),
        ("carib", "EQUIPMENT", 3.0, 2.0, 1.0),
        ("carib", "art", 1.0, 0.0, 1.0),
        ("carib", "SPACE", 1.0, 0.0, 1.0),
        ("carib", "net", 1.0, 1.0, 0.0),
        ("sea", "boat", 1.0, 1.0, 0.0),
        ("carib", "sail", 0.5, 6.0, 0.0),
    ]


async def test_only_what_is_within_a_place_counts_for_the_place_above_it(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    assert told(await report(reading, within="north")) == [("tt", "boat", 4.5, 1.0, 3.5), ("tt", "net", 1.0, 0.0, 1.0)]
    assert told(await report(reading, within="carib")) == EVERYWHERE
    assert told(await report(reading, within="sea")) == []
    assert told(await report(reading, within="toco", level="DISTRICT")) == []


async def test_what_is_out_of_range_or_not_there_is_refused(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for first in (0, 201):
        with pytest.raises(BadInput) as caught:
            await report(reading, first=first)
        assert caught.value.argument == "first"
    with pytest.raises(NotFound) as missing:
        await report(reading, within="nowhere")
    assert missing.value.argument == "within"
    with pytest.raises(BadInput) as wrong:
        await gap_report(
            RequestContext(reading(ANONYMOUS), Inline()), encode("Person", "ana"), "COUNTRY", (), 50, GapWants()
        )
    assert wrong.value.argument == "within"


READ = {"gaps/needed": 1, "help/similar": 1, "gaps/report": 1, "places/by_ids": 1, "skills/by_ids": 1}


@pytest.mark.parametrize("size", [1, 100])
async def test_statements_do_not_grow_with_needs_and_people(held: Held, reading: ReadingFactory, size: int) -> None:
    rows: list[Row] = [Place("tt", "Trinidad", "COUNTRY"), Organisation("club", "Club", place="tt")]
    for number in range(size):
        name = f"{number:03}"
        rows += [Skill(name, name), Person(name, name, place="tt"), PersonSkill(name, name, 3)]
        rows += [Need(name, name, CLUB, "SKILL", name, quantity=2.0)]
    await held.hold(*rows)
    context = RequestContext(reading(ANONYMOUS), Inline())
    found = await gap_report(context, None, "COUNTRY", (), 200, GapWants())
    assert told(found) == [("tt", f"{number:03}", 2.0, 1.0, 1.0) for number in range(size)]
    assert dict(context.reading.statements) == READ


async def test_what_is_not_selected_or_not_needed_is_not_read(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for kinds, level, wants, unread in (
        ((), "COUNTRY", GapWants(place=False), {"places/by_ids"}),
        ((), "COUNTRY", GapWants(skill=False), {"skills/by_ids"}),
        (("ASSET",), "COUNTRY", GapWants(), {"help/similar", "skills/by_ids"}),
    ):
        context = RequestContext(reading(ANONYMOUS), Inline())
        assert await gap_report(context, None, level, kinds, 50, wants)
        assert context.reading.statements.keys() == READ.keys() - unread


async def test_where_nothing_is_needed_nothing_is_counted(held: Held, reading: ReadingFactory) -> None:
    await held.hold(Place("tt", "Trinidad", "COUNTRY"), Person("ana", "Ana", place="tt"))
    context = RequestContext(reading(ANONYMOUS), Inline())
    assert await gap_report(context, None, "COUNTRY", (), 50, GapWants()) == []
    assert dict(context.reading.statements) == {"gaps/needed": 1}
