"""The root lists: what is checked, how they are ordered, their pages, their statements (DEFINITIONS A14, A15, B, L)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store import lists as store_lists
from graph_store.errors import BadInput, NotFound, TooComplex
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.levels import SkillRequirement
from resolvers.lists import Listing, ListOrder, page
from resolvers.needs import NEEDS
from resolvers.organisations import ORGANISATIONS
from resolvers.paging import Page, Paging
from resolvers.people import PEOPLE
from resolvers.projects import PROJECTS
from resolvers.skills import SKILLS
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Place,
    Project,
    Row,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.statements import ad_hoc

CREW, DOCK = Key("Organisation", "crew"), Key("Organisation", "dock")

# Skills: ana 2, ben 1, cat 0, dan 1 (hidden from the anonymous). Projects: ana 1 in two roles, ben 1, and one hidden.
# Members: crew 3 (one of them twice, one hidden, one past), dock 1. Partners today: crew and dock by a shared project.
ROWS: tuple[Row, ...] = (
    Place("isle", "Isle", "COUNTRY"),
    Place("cove", "Cove", "SETTLEMENT", None, "isle"),
    Skill("boats", "Boats"),
    Skill("sails", "Sails", broader=("boats",)),
    Skill("jibs", "Jibs", broader=("sails",)),
    Person("ana", "Ana", place="cove", languages=("EN", "fr"), spaces=("TRADE",), remote=True),
    Person("ben", "Ben", place="isle", languages=("en",), available_until="2026-11-20"),
    Person("cat", "Cat", remote=False, available_from="2026-11-21"),
    Person("dan", "Dan", visibility="MEMBERS", place="cove"),
    Organisation("crew", "Crew", kind="NGO", sectors=("Santé",), place="cove"),
    Organisation("dock", "Dock", kind="BUSINESS", sectors=("Trade",)),
    Organisation("east", "East", kind="NGO", visibility="MEMBERS"),
    Project("p1", "Alpha", starts_on="2026-05-01", status="ACTIVE"),
    Project("p2", "Bravo", starts_on="2025-05-01", ends_on="2026-01-01", status="COMPLETED"),
    Project("p3", "Coral", status="ACTIVE", visibility="MEMBERS"),
    Project("p4", "Delta", status="PROPOSED"),
    PersonSkill("ana", "jibs", 4),
    PersonSkill("ana", "boats", 1),
    PersonSkill("ben", "sails", 2),
    PersonSkill("dan", "boats", 5),
    Membership("ana", "crew", "cook"),
    Membership("ana", "crew", "smith"),
    Membership("ben", "crew", None, None, "2026-11-20"),
    Membership("dan", "crew"),
    Membership("cat", "dock"),
    Participation("p1", Key("Person", "ana"), "LEAD"),
    Participation("p1", Key("Person", "ana"), "VOLUNTEER"),
    Participation("p1", CREW, "LEAD"),
    Participation("p1", DOCK, "PARTNER"),
    Participation("p2", Key("Person", "ben"), "LEAD"),
    Participation("p3", Key("Person", "ben"), "LEAD"),
    Partnership("dock", "east", "ALLIANCE"),
    Need("n1", "Boats", CREW, "SKILL", "boats", status="OPEN", urgency="LOW"),
    Need("n2", "Jibs", DOCK, "SKILL", "jibs", status="PLEDGED", place="isle", urgency="HIGH"),
    Need("n3", "Land", CREW, "ASSET", None, "LAND", status="OPEN", place="isle"),
)


def names(found: Page) -> str:
    """The names, or titles, of the page's things."""
    return " ".join(getattr(node, "name", None) or node.title for node in found.nodes)


async def listed(
    reading: ReadingFactory,
    listing: Listing,
    asked: dict[str, Any],
    order: ListOrder | None = None,
    viewer: Viewer = ANONYMOUS,
    **paging: Any,
) -> Page:
    """A page with its count."""
    context = RequestContext(reading(viewer), Inline())
    return await page(context, listing, asked, order or ListOrder(), Paging(**paging), Wants(page=True, total=True))


def gid(type_name: str, id_: str) -> str:
    return encode(type_name, id_)


BOATS = SkillRequirement(gid("Skill", "boats"))
JIBS = SkillRequirement(gid("Skill", "jibs"), 4)


@pytest.mark.parametrize(
    ("listing", "asked", "viewer", "found"),
    [
        (PEOPLE, {}, ANONYMOUS, "Ana Ben Cat"),
        (PEOPLE, {"text": "b"}, ANONYMOUS, "Ben"),
        (PEOPLE, {"spaces": ["TRADE", "FAMILY"]}, ANONYMOUS, "Ana"),
        (PEOPLE, {"skills": [BOATS]}, MEMBER, "Ana Ben Dan"),
        (PEOPLE, {"skills": [SkillRequirement(BOATS.skill, 3)]}, MEMBER, "Ana Dan"),
        (PEOPLE, {"skills": [SkillRequirement(gid("Skill", "sails"))]}, MEMBER, "Ana Ben"),
        (PEOPLE, {"skills": [BOATS, JIBS]}, MEMBER, "Ana"),
        (PEOPLE, {"skills": []}, ANONYMOUS, "Ana Ben Cat"),
        (PEOPLE, {"within": gid("Place", "isle")}, MEMBER, "Ana Ben Dan"),
        (PEOPLE, {"within": gid("Place", "cove")}, MEMBER, "Ana Dan"),
        (PEOPLE, {"languages": ["En"]}, ANONYMOUS, "Ana Ben"),
        (PEOPLE, {"organisation": gid("Organisation", "crew")}, ANONYMOUS, "Ana Ben"),
        (PEOPLE, {"project": gid("Project", "p1")}, ANONYMOUS, "Ana"),
        (PEOPLE, {"available_on": "2026-11-20"}, ANONYMOUS, "Ana Ben"),
        (PEOPLE, {"available_on": "2026-11-21"}, ANONYMOUS, "Ana Cat"),
        (PEOPLE, {"remote": False}, ANONYMOUS, "Cat"),
        (PEOPLE, {"remote": True}, ANONYMOUS, "Ana"),
        (
            PEOPLE,
            {
                "organisation": gid("Organisation", "crew"),
                "project": gid("Project", "p2"),
                "skills": [BOATS],
                "within": gid("Place", "isle"),
                "text": "BÉN",
                "languages": ["en"],
            },
            ANONYMOUS,
            "Ben",
        ),
        (PEOPLE, {"organisation": gid("Organisation", "crew"), "within": gid("Place", "cove")}, ANONYMOUS, "Ana"),
        (ORGANISATIONS, {"kinds": ["NGO"]}, ANONYMOUS, "Crew"),
        (ORGANISATIONS, {"kinds": ["NGO"]}, MEMBER, "Crew East"),
        (ORGANISATIONS, {"sectors": ["sante", "none"]}, ANONYMOUS, "Crew"),
        (ORGANISATIONS, {"within": gid("Place", "isle"), "text": "cr"}, ANONYMOUS, "Crew"),
        (PROJECTS, {"statuses": ["ACTIVE", "COMPLETED"]}, ANONYMOUS, "Alpha Bravo"),
        (PROJECTS, {"active_on": "2026-01-01"}, ANONYMOUS, "Bravo Delta"),
        (PROJECTS, {"active_on": "2026-05-01"}, MEMBER, "Alpha Coral Delta"),
        (SKILLS, {"broader": gid("Skill", "boats")}, ANONYMOUS, "Jibs Sails"),
        (SKILLS, {"broader": gid("Skill", "boats"), "text": "sail"}, ANONYMOUS, "Sails"),
        (SKILLS, {"text": "b"}, ANONYMOUS, "Boats"),
        (NEEDS, {}, ANONYMOUS, "Boats Jibs Land"),
        (NEEDS, {"kinds": ["ASSET"]}, ANONYMOUS, "Land"),
        (NEEDS, {"statuses": ["PLEDGED"], "urgency": ["HIGH"]}, ANONYMOUS, "Jibs"),
        (NEEDS, {"skill": gid("Skill", "sails")}, ANONYMOUS, "Jibs"),
        (NEEDS, {"skill": gid("Skill", "boats"), "within": gid("Place", "isle")}, ANONYMOUS, "Boats Jibs"),
        (NEEDS, {"within": gid("Place", "cove")}, ANONYMOUS, "Boats"),
    ],
)
async def test_what_passes_a_filter(
    held: Held, reading: ReadingFactory, listing: Listing, asked: dict[str, Any], viewer: Viewer, found: str
) -> None:
    await held.hold(*ROWS)
    shown = await listed(reading, listing, asked, viewer=viewer)
    assert names(shown) == found
    assert shown.total_count == len(found.split())


@pytest.mark.parametrize(
    ("listing", "field", "viewer", "ascending", "descending"),
    [
        (PEOPLE, "NAME", ANONYMOUS, "Ana Ben Cat", "Cat Ben Ana"),
        (PEOPLE, "SKILL_COUNT", MEMBER, "Cat Ben Dan Ana", "Ana Ben Dan Cat"),
        (PEOPLE, "PROJECT_COUNT", ANONYMOUS, "Cat Ben Ana", "Ana Ben Cat"),
        (PEOPLE, "PROJECT_COUNT", MEMBER, "Cat Dan Ana Ben", "Ana Ben Cat Dan"),
        (ORGANISATIONS, "MEMBER_COUNT", MEMBER, "East Dock Crew", "Crew Dock East"),
        (ORGANISATIONS, "PROJECT_COUNT", MEMBER, "East Crew Dock", "Crew Dock East"),
        (ORGANISATIONS, "PARTNER_COUNT", ANONYMOUS, "Crew Dock", "Crew Dock"),
        (ORGANISATIONS, "PARTNER_COUNT", MEMBER, "Crew East Dock", "Dock Crew East"),
        (PROJECTS, "STARTS_ON", MEMBER, "Bravo Alpha Coral Delta", "Alpha Bravo Coral Delta"),
        (PROJECTS, "PARTICIPANT_COUNT", MEMBER, "Delta Bravo Coral Alpha", "Alpha Bravo Coral Delta"),
    ],
)
async def test_orders_up_and_down(
    held: Held,
    reading: ReadingFactory,
    listing: Listing,
    field: str,
    viewer: Viewer,
    ascending: str,
    descending: str,
) -> None:
    await held.hold(*ROWS)
    for order, expected in ((ListOrder(field), ascending), (ListOrder(field, down=True), descending)):
        shown = await listed(reading, listing, {}, order, viewer)
        assert names(shown) == expected
        walked = []
        cursor = None
        for _ in expected.split():
            one = await listed(reading, listing, {}, order, viewer, first=1, after=cursor)
            walked.append(names(one))
            cursor = one.page_info.end_cursor
            assert one.total_count == len(expected.split())
        assert " ".join(walked) == expected
        assert one.page_info.has_next_page is False
        last = await listed(reading, listing, {}, order, viewer, last=2, before=cursor)
        assert names(last) == " ".join(expected.split()[-3:-1])


async def test_the_order_by_creation(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    stamp = ad_hoc("MATCH (p:Person {id: $id}) SET p.createdAt = $at RETURN p.id")
    try:
        for id_, day in (("ana", 3), ("ben", 1), ("cat", 2), ("dan", 1)):
            await held.store.write(stamp, {}, {"id": id_, "at": f"2020-01-0{day}T00:00:00.000000Z"}, 60.0)
        for down, expected in ((False, "Ben Dan Cat Ana"), (True, "Ana Cat Ben Dan")):
            order = ListOrder("CREATED_AT", down=down)
            shown = await listed(reading, PEOPLE, {}, order, MEMBER)
            assert names(shown) == expected
            rest = await listed(reading, PEOPLE, {}, order, MEMBER, first=2, after=shown.edges[1].cursor)
            assert names(rest) == " ".join(expected.split()[2:])
            back = await listed(reading, PEOPLE, {}, order, MEMBER, last=1, before=shown.edges[3].cursor)
            assert names(back) == expected.split()[2]
    finally:
        held._rows = None


async def test_a_count_orders_no_more_than_its_limit(
    held: Held, reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Crew and Dock are seen by the anonymous; a third one, which only members see, betrays nothing to them."""
    await held.hold(*ROWS)
    monkeypatch.setattr(store_lists, "COUNT_ORDER_LIMIT", 2)
    order = ListOrder("MEMBER_COUNT", down=True)
    assert names(await listed(reading, ORGANISATIONS, {}, order)) == "Crew Dock"
    with pytest.raises(
        TooComplex, match=r"more than 2 things pass the filter.*within, sectors, kinds or text"
    ) as refused:
        await listed(reading, ORGANISATIONS, {}, order, MEMBER)
    assert refused.value.argument == "orderBy"
    assert names(await listed(reading, ORGANISATIONS, {"kinds": ["NGO"]}, order, MEMBER)) == "Crew East"
    context = RequestContext(reading(MEMBER), Inline())
    counted = await page(context, ORGANISATIONS, {}, order, Paging(), Wants(page=False, total=True))
    assert (counted.edges, counted.total_count) == ([], 3)


async def test_statements_of_a_list(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    asked = {"skills": [BOATS, JIBS], "within": gid("Place", "isle")}
    by_name, by_count = {"people/list": 1, "people/count": 1}, {"people/ranked": 1}
    for order, own in ((ListOrder(), by_name), (ListOrder("SKILL_COUNT"), by_count)):
        context = RequestContext(reading(ANONYMOUS), Inline())
        await page(context, PEOPLE, asked, order, Paging(), Wants(page=True, total=True))
        assert dict(context.reading.statements) == {
            "places/by_ids": 1,
            "skills/by_ids": 2,
            "skills/serving": 1,
            **own,
            "people/by_ids": 1,
        }


@pytest.mark.parametrize(
    ("listing", "asked", "argument"),
    [
        (PEOPLE, {"text": "x" * 1001}, "filter.text"),
        (PEOPLE, {"within": "nonsense"}, "filter.within"),
        (PEOPLE, {"within": gid("Person", "ana")}, "filter.within"),
        (PEOPLE, {"organisation": gid("Project", "p1")}, "filter.organisation"),
        (PEOPLE, {"project": gid("Organisation", "crew")}, "filter.project"),
        (PEOPLE, {"skills": [SkillRequirement(gid("Person", "ana"))]}, "filter.skills.skill"),
        (PEOPLE, {"skills": [SkillRequirement(BOATS.skill, 6)]}, "filter.skills.minLevel"),
        (PEOPLE, {"skills": [SkillRequirement(BOATS.skill, 1, 0.0)]}, "filter.skills.weight"),
        (SKILLS, {"broader": gid("Place", "isle")}, "filter.broader"),
        (NEEDS, {"skill": gid("Need", "n1")}, "filter.skill"),
    ],
)
async def test_bad_filters_name_the_field(
    held: Held, reading: ReadingFactory, listing: Listing, asked: dict[str, Any], argument: str
) -> None:
    await held.hold(*ROWS)
    with pytest.raises(BadInput) as refused:
        await listed(reading, listing, asked)
    assert refused.value.argument == argument


@pytest.mark.parametrize(
    ("listing", "asked", "argument"),
    [
        (PEOPLE, {"within": gid("Place", "zz")}, "filter.within"),
        (PEOPLE, {"organisation": gid("Organisation", "east")}, "filter.organisation"),
        (PEOPLE, {"project": gid("Project", "p3")}, "filter.project"),
        (PEOPLE, {"skills": [SkillRequirement(gid("Skill", "zz"))]}, "filter.skills.skill"),
        (NEEDS, {"skill": gid("Skill", "zz")}, "filter.skill"),
        (SKILLS, {"broader": gid("Skill", "zz")}, "filter.broader"),
    ],
)
async def test_what_is_hidden_or_not_there_is_not_found(
    held: Held, reading: ReadingFactory, listing: Listing, asked: dict[str, Any], argument: str
) -> None:
    await held.hold(*ROWS)
    with pytest.raises(NotFound) as refused:
        await listed(reading, listing, asked)
    assert refused.value.argument == argument


async def test_a_cursor_of_another_order_is_refused(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    shown = await listed(reading, PEOPLE, {}, first=1)
    for order in (ListOrder("NAME", down=True), ListOrder("CREATED_AT"), ListOrder("SKILL_COUNT")):
        with pytest.raises(BadInput) as refused:
            await listed(reading, PEOPLE, {}, order, after=shown.page_info.end_cursor)
        assert refused.value.argument == "after"
