"""The reference hides what DESIGN 6, B9 and C say."""

import pytest

from tests.reference.answers import global_id
from tests.reference.community import (
    Asset,
    Community,
    Contribution,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    Pledge,
    Project,
)
from tests.reference.nodes import node_fields
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, sees_contact, visible

TODAY = "2026-11-21"
YESTERDAY = "2026-11-20"
TOMORROW = "2026-11-22"


def organisation(own_id: str) -> Key:
    return Key("Organisation", own_id)


def person(own_id: str) -> Key:
    return Key("Person", own_id)


def project(own_id: str) -> Key:
    return Key("Project", own_id)


PRIVATE = Community.of(
    Organisation("o", "Private", visibility="PRIVATE"),
    *(Person(own_id, own_id, visibility="PRIVATE") for own_id in ("steward", "member", "former", "late", "stranger")),
    Membership("steward", "o", until=TODAY, steward=True),
    Membership("member", "o"),
    Membership("former", "o", until=YESTERDAY, steward=True),
    Membership("late", "o", since=TOMORROW),
    *(Project(own_id, own_id, visibility="PRIVATE") for own_id in ("led", "partnered", "once led", "led by person")),
    Participation("led", organisation("o"), "LEAD"),
    Participation("partnered", organisation("o"), "PARTNER"),
    Participation("once led", organisation("o"), "LEAD", until=YESTERDAY),
    Participation("led by person", person("steward"), "LEAD"),
    Asset("of o", "a", "SPACE", owner=organisation("o"), visibility="PRIVATE"),
    Asset("of member", "a", "SPACE", owner=person("member"), visibility="PRIVATE"),
    Asset("of nobody", "a", "SPACE", visibility="PRIVATE"),
    Need("of led", "n", project("led"), "ASSET", asset_kind="SPACE", visibility="PRIVATE"),
    Need("of partnered", "n", project("partnered"), "ASSET", asset_kind="SPACE", visibility="PRIVATE"),
    Need("of o", "n", organisation("o"), "ASSET", asset_kind="SPACE", visibility="PRIVATE"),
    Need("of member", "n", person("member"), "ASSET", asset_kind="SPACE", visibility="PRIVATE"),
)


def seen(viewer: Viewer) -> dict[str, set[str]]:
    community = visible(PRIVATE, viewer, TODAY)
    tables = ("people", "organisations", "projects", "assets", "needs")
    return {table: {row.id for row in community.rows(table)} for table in tables}  # type: ignore[union-attr]


def test_a_steward_sees_what_belongs_to_the_organisation_and_to_himself() -> None:
    assert seen(Viewer("person", "steward")) == {
        "people": {"steward", "member"},
        "organisations": {"o"},
        "projects": {"led"},
        "assets": {"of o"},
        "needs": {"of led", "of o"},
    }


def test_a_plain_member_sees_of_private_things_his_own_only() -> None:
    assert seen(Viewer("person", "member")) == {
        "people": {"member"},
        "organisations": set(),
        "projects": set(),
        "assets": {"of member"},
        "needs": {"of member"},
    }


def test_a_former_steward_sees_himself_only() -> None:
    assert seen(Viewer("person", "former")) == {
        "people": {"former"},
        "organisations": set(),
        "projects": set(),
        "assets": set(),
        "needs": set(),
    }


def test_members_see_nothing_private_and_administrators_everything() -> None:
    assert not any(seen(MEMBER).values())
    assert visible(PRIVATE, ADMINISTRATOR, TODAY) == PRIVATE


def test_things_that_hang_on_hidden_things() -> None:
    community = Community.of(
        Organisation("hidden", "h", visibility="MEMBERS"),
        Organisation("open", "o", parent="hidden"),
        Person("p", "p"),
        Project("j", "j"),
        Project("k", "k", visibility="MEMBERS"),
        Asset("a", "a", "SPACE", owner=organisation("hidden")),
        Need("n", "n", organisation("hidden"), "ASSET", asset_kind="SPACE"),
        Need("m", "m", organisation("open"), "ASSET", asset_kind="SPACE"),
        Membership("p", "hidden"),
        Membership("p", "open"),
        Participation("j", organisation("hidden"), "LEAD"),
        Participation("k", person("p"), "LEAD"),
        Participation("j", person("p"), "LEAD"),
        Partnership("open", "hidden", "ALLIANCE"),
        Pledge("n", person("p")),
        Pledge("m", person("p")),
        Pledge("m", organisation("hidden")),
        Contribution("c", "j", organisation("hidden"), "HOURS", 2.0, on=TODAY),
        Contribution("d", "k", person("p"), "HOURS", 2.0, on=TODAY),
    )
    assert visible(community, ANONYMOUS, TODAY) == Community.of(
        Organisation("open", "o", parent=None),
        Person("p", "p"),
        Project("j", "j"),
        Asset("a", "a", "SPACE", owner=None),
        Need("m", "m", organisation("open"), "ASSET", asset_kind="SPACE"),
        Membership("p", "open"),
        Participation("j", person("p"), "LEAD"),
        Pledge("m", person("p")),
        Contribution("c", "j", None, "HOURS", 2.0, on=TODAY),
    )
    assert visible(community, MEMBER, TODAY) == community


@pytest.mark.parametrize(
    ("contact", "seen_by"),
    [
        ("NOBODY", {"person:p", "administrator"}),
        ("STEWARDS", {"person:p", "administrator", "person:steward"}),
        ("MEMBERS", {"person:p", "administrator", "person:steward", "person:other", "member"}),
        ("PUBLIC", {"person:p", "administrator", "person:steward", "person:other", "member", "anonymous"}),
    ],
)
def test_contact_details_follow_the_persons_choice(contact: str, seen_by: set[str]) -> None:
    community = Community.of(
        Person("p", "p", email="p@example.org", phone="1", contact=contact),
        Person("steward", "s"),
        Person("other", "o"),
        Organisation("o", "o"),
        Organisation("o2", "o2"),
        Membership("p", "o"),
        Membership("p", "o2", until=YESTERDAY),
        Membership("steward", "o", steward=True),
        # A steward of an organisation that the person has left is no steward of his.
        Membership("other", "o2", steward=True),
    )
    viewers = ("anonymous", "member", "administrator", "person:p", "person:steward", "person:other")
    assert {
        viewer for viewer in viewers if sees_contact(community, Viewer.parse(viewer), TODAY, community.people["p"])
    } == seen_by
    fields = node_fields(community, ANONYMOUS, TODAY, person("p"))
    assert fields is not None
    assert fields["email"] == ("p@example.org" if "anonymous" in seen_by else None)


def test_the_fields_of_a_node_are_spelled_as_in_the_contract() -> None:
    community = Community.of(
        Organisation("o", "O", "NGO", sectors=("a",), latitude=1.0, longitude=2.0),
        Need("n", "N", organisation("o"), "SKILL", skill="s", level=3),
    )
    assert node_fields(community, ANONYMOUS, TODAY, organisation("o")) == {
        "__typename": "Organisation",
        "id": global_id(organisation("o")),
        "name": "O",
        "kind": "NGO",
        "summary": None,
        "sectors": ["a"],
        "spaces": [],
        "website": None,
        "email": None,
        "visibility": "PUBLIC",
        "location": {"latitude": 1.0, "longitude": 2.0},
        "place": None,
        "parent": None,
    }
    need = node_fields(community, ANONYMOUS, TODAY, Key("Need", "n"))
    assert need is not None
    assert need["subject"] == {"id": global_id(organisation("o"))}
    assert need["skill"] == {"id": global_id(Key("Skill", "s"))}
    assert need["assetKind"] is None
    assert need["startsOn"] is None
    assert node_fields(community, ANONYMOUS, TODAY, Key("Need", "x")) is None
