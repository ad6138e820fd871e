"""What is asked for, and what is near (DEFINITIONS H1, H2, H5, H7, H8, H14, L4), by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store import help as store
from graph_store.help import Item, Places, Question, Surroundings
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import Key, Need, Organisation, Participation, Person, Place, Project, Row, Skill
from tests.support.communities import Held
from tests.support.help import PLACES

ASKED: tuple[Row, ...] = (
    Place("tt", "Trinidad", "COUNTRY"),
    Place("pos", "Port of Spain", "SETTLEMENT", None, "tt"),
    Skill("boat", "Boat"),
    Skill("cook", "Cook"),
    Person("ana", "Ana", languages=("en", "Pap"), place="pos"),
    Organisation("club", "Club", place="tt", visibility="MEMBERS"),
    Project("reef", "Reef", place="tt", starts_on="2026-01-01", ends_on="2027-01-01"),
    Project("loch", "Loch", visibility="MEMBERS"),
    Need("n1", "N1", Key("Person", "ana"), "SKILL", "boat", None, 4, starts_on="2026-12-01"),
    Need("n2", "N2", Key("Person", "ana"), "SKILL", "boat", place="tt", status="FULFILLED"),
    Need("n3", "N3", Key("Project", "reef"), "ASSET", None, "LAND", quantity=2.5, ends_on="2026-12-31"),
    Need("n4", "N4", Key("Organisation", "club"), "SKILL", "cook"),
    Need("n5", "N5", Key("Person", "ana"), "SKILL", "boat", visibility="PRIVATE"),
    Need("r2", "R2", Key("Project", "reef"), "SKILL", "cook", level=3, starts_on="2000-01-01", ends_on="2000-01-02"),
    Need("r1", "R1", Key("Project", "reef"), "SKILL", "cook"),
    Need("r3", "R3", Key("Project", "reef"), "SKILL", "boat", status="PLEDGED"),
    Need("r4", "R4", Key("Project", "reef"), "SKILL", "boat", visibility="MEMBERS"),
    Participation("reef", Key("Organisation", "club"), "LEAD"),
)
ANA, REEF, CLUB = ("Person", "ana"), ("Project", "reef"), ("Organisation", "club")


@pytest.mark.parametrize(
    ("need", "viewer", "question"),
    [
        (
            "n1",
            ANONYMOUS,
            Question((Item("boat", 4),), asker=ANA, place="pos", starts_on="2026-12-01", languages=("en", "Pap")),
        ),
        ("n2", ANONYMOUS, Question((Item("boat"),), asker=ANA, place="tt", languages=("en", "Pap"))),
        (
            "n3",
            ANONYMOUS,
            Question(asset_kind="LAND", quantity=2.5, asker=REEF, place="tt", ends_on="2026-12-31"),
        ),
        ("n4", ANONYMOUS, None),
        ("n4", MEMBER, Question((Item("cook"),), asker=CLUB, place="tt")),
        ("n5", MEMBER, None),
        (
            "n5",
            Viewer("member", "ana"),
            Question((Item("boat"),), asker=ANA, place="pos", languages=("en", "Pap")),
        ),
        ("nothing", ADMINISTRATOR, None),
    ],
)
async def test_a_need_asks_for_one_thing(
    held: Held, reading: ReadingFactory, need: str, viewer: Viewer, question: Question | None
) -> None:
    await held.hold(*ASKED)
    assert await store.question_of_need(reading(viewer), need) == question


@pytest.mark.parametrize(
    ("viewer", "items"),
    [
        (ANONYMOUS, (Item("cook"), Item("cook", 3))),
        (MEMBER, (Item("cook"), Item("cook", 3), Item("boat"))),
    ],
)
async def test_a_project_asks_for_its_open_needs_of_skills_in_order_of_id(
    held: Held, reading: ReadingFactory, viewer: Viewer, items: tuple[Item, ...]
) -> None:
    await held.hold(*ASKED)
    asked = reading(viewer)
    question = await store.question_of_project(asked, "reef")
    assert question == Question(items, asker=REEF, place="tt", starts_on="2026-01-01", ends_on="2027-01-01")
    assert asked.statements == {"help/project": 1}


async def test_a_project_may_ask_for_nothing_or_be_hidden(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ASKED)
    assert await store.question_of_project(reading(MEMBER), "loch") == Question(asker=("Project", "loch"))
    assert await store.question_of_project(reading(ANONYMOUS), "loch") is None


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("north", {"north": 1.0, "pos": 1.0, "tt": 1.0, "r": 1.0, "south": 0.6}),
        ("tt", {"tt": 1.0, "north": 1.0, "south": 1.0, "pos": 1.0, "r": 1.0}),
        ("r", {"r": 1.0, "tt": 1.0, "north": 1.0, "south": 1.0, "pos": 1.0, "bb": 1.0}),
        ("w", {"w": 1.0, "k": 1.0, "n": 1.0}),
        ("ams", {"ams": 1.0, "n": 1.0}),
        ("n", {"n": 1.0, "ams": 1.0, "k": 1.0, "w": 1.0}),
        ("bank", {"bank": 1.0, "sea": 1.0}),
    ],
)
async def test_the_place_part_of_each_place(
    held: Held, reading: ReadingFactory, place: str, parts: dict[str, float]
) -> None:
    await held.hold(*PLACES)
    found = await store.surroundings_of_each(reading(ANONYMOUS), [place])
    assert found == Places([Surroundings(parts, None)])


async def test_what_lies_inside_the_place_of_a_filter(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*PLACES)
    asked = reading(ANONYMOUS)
    inside = frozenset({"north", "pos"})
    found = await store.surroundings_of_each(asked, ["bb", None, "nowhere"], "north")
    assert found == Places(
        [Surroundings({"bb": 1.0, "r": 1.0}, inside), Surroundings(None, inside), Surroundings({}, inside)], inside
    )
    assert (await store.surroundings_of_each(asked, [None], "nowhere")).within is None
    assert asked.statements == {"help/surroundings": 2}
    assert await store.surroundings_of_each(asked, [None]) == Places([Surroundings()])
    assert asked.statements == {"help/surroundings": 2}
