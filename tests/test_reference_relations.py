"""The reference orders connections and weighs partnerships as A4 to A7, D and L8 to L10 say."""

import pytest

from tests.reference import relations
from tests.reference.answers import ids
from tests.reference.community import (
    Asset,
    AssetUse,
    Community,
    Contribution,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Pledge,
    Project,
    Skill,
)

TODAY = "2026-11-21"
YESTERDAY = "2026-11-20"
TOMORROW = "2026-11-22"


def organisation(own_id: str) -> Key:
    return Key("Organisation", own_id)


def test_edges_to_one_neighbour_follow_by_role_then_since_then_until() -> None:
    community = Community.of(
        Person("1", "Édouard"),
        Person("2", "edouard"),
        Person("10", "EDOUARD"),
        Person("3", "Ann"),
        Organisation("o", "O"),
        Membership("1", "o", "été"),
        Membership("1", "o", "Chair", since=TODAY),
        Membership("1", "o", "Chair"),
        Membership("1", "o", since=YESTERDAY, until=TODAY),
        Membership("1", "o", None),
        Membership("2", "o", until=YESTERDAY),
        Membership("10", "o"),
        Membership("3", "o"),
    )
    edges = relations.organisation_people(community, "o")
    # Three names fold alike: by id as text, "1" < "10" < "2". Roles: null, then by code point, "C" < "é".
    assert [(one, edge["role"], edge["since"]) for one, edge in zip(ids(edges), edges, strict=True)] == [
        ("3", None, None),
        ("1", None, None),
        ("1", None, YESTERDAY),
        ("1", "Chair", None),
        ("1", "Chair", TODAY),
        ("1", "été", None),
        ("10", None, None),
        ("2", None, None),
    ]
    assert ids(relations.organisation_people(community, "o", TOMORROW)) == ["3", "1", "1", "1", "1", "10"]
    assert len(relations.person_organisations(community, "1", YESTERDAY)) == 4


def test_participations_follow_the_order_of_roles() -> None:
    community = Community.of(
        Organisation("o", "O"),
        Person("p", "P"),
        Project("j", "J"),
        Participation("j", organisation("o"), "FUNDER"),
        Participation("j", organisation("o"), "PARTNER", hours_per_week=2.5),
        Participation("j", organisation("o"), "LEAD", until=YESTERDAY),
        Participation("j", Key("Person", "p"), "LEAD"),
    )
    edges = relations.project_organisations(community, "j")
    assert [(edge["role"], edge["hoursPerWeek"]) for edge in edges] == [
        ("LEAD", None),
        ("PARTNER", 2.5),
        ("FUNDER", None),
    ]
    assert [edge["role"] for edge in relations.party_projects(community, organisation("o"), TODAY)] == [
        "PARTNER",
        "FUNDER",
    ]
    assert ids(relations.project_people(community, "j")) == ["p"]


def test_pledges_follow_names_and_are_split_by_who_pledged() -> None:
    community = Community.of(
        Organisation("o", "O"),
        Person("p", "B"),
        Person("q", "a"),
        Need("n", "N", organisation("o"), "ASSET", asset_kind="LAND"),
        Need("m", "M", organisation("o"), "ASSET", asset_kind="LAND"),
        Pledge("n", Key("Person", "p"), 2.5, TODAY, "ACCEPTED"),
        Pledge("n", Key("Person", "q")),
        Pledge("n", organisation("o"), status="DECLINED"),
        Pledge("m", Key("Person", "p")),
    )
    assert [(edge["quantity"], edge["until"], edge["status"]) for edge in relations.need_people(community, "n")] == [
        (1.0, None, "OFFERED"),
        (2.5, TODAY, "ACCEPTED"),
    ]
    assert ids(relations.need_organisations(community, "n")) == ["o"]
    assert ids(relations.party_pledges(community, Key("Person", "p"))) == ["m", "n"]


def tied(*rows: Partnership) -> Community:
    """Organisations a and b with two joint projects, one shared person and the partnerships given."""
    return Community.of(
        *(Organisation(own_id, own_id.upper()) for own_id in "abc"),
        *(Project(own_id, own_id) for own_id in ("j", "k", "l")),
        Person("p", "P"),
        Person("q", "Q"),
        *(
            Participation(project, organisation(own_id), role)
            for project, own_id, role in (
                ("j", "a", "LEAD"),
                ("j", "a", "FUNDER"),
                ("j", "b", "PARTNER"),
                ("k", "a", "LEAD"),
                ("k", "b", "LEAD"),
                ("l", "a", "LEAD"),
            )
        ),
        # Ended yesterday: l is no joint project today.
        Participation("l", organisation("b"), "LEAD", until=YESTERDAY),
        Membership("p", "a", "chair"),
        Membership("p", "a", "member"),
        Membership("p", "b"),
        # Begins tomorrow: q is not shared today.
        Membership("q", "a"),
        Membership("q", "b", since=TOMORROW),
        *rows,
    )


PARTNERSHIPS = (
    Partnership("a", "b", "SERVICE", since="2020-01-01"),
    Partnership("b", "a", "ALLIANCE", since="2019-01-01"),
    Partnership("a", "b", "ALLIANCE", since="2018-01-01", until=YESTERDAY),
)


@pytest.mark.parametrize(
    ("kinds", "day", "figures"),
    [
        # 2 + 0.5 ln 3 + 0.25 ln 2 = 2 + 0.549306144 + 0.173286795
        (None, TODAY, (["ALLIANCE", "SERVICE"], 2, "2019-01-01", 2, 1, 2.722592939)),
        # An empty list restricts nothing.
        ([], TODAY, (["ALLIANCE", "SERVICE"], 2, "2019-01-01", 2, 1, 2.722592939)),
        # A kind drops the implicit terms.
        (["SERVICE", "FUNDING"], TODAY, (["SERVICE"], 1, "2020-01-01", 0, 0, 1.0)),
        # Yesterday three partnerships and three projects: 3 + 0.5 ln 4 + 0.25 ln 2 = 3 + 0.693147181 + 0.173286795
        (None, YESTERDAY, (["ALLIANCE", "SERVICE"], 3, "2018-01-01", 3, 1, 3.866433976)),
        # Tomorrow q is shared too: 2 + 0.5 ln 3 + 0.25 ln 3 = 2 + 0.75 * 1.098612289
        (None, TOMORROW, (["ALLIANCE", "SERVICE"], 2, "2019-01-01", 2, 2, 2.823959217)),
    ],
)
def test_partnership_strength(kinds: list[str] | None, day: str, figures: tuple[object, ...]) -> None:
    names = ("kinds", "partnerships", "since", "jointProjects", "sharedPeople", "strength")
    for one, other in (("a", "b"), ("b", "a")):
        edges = relations.organisation_partners(tied(*PARTNERSHIPS), one, day, kinds)
        assert ids(edges) == [other]
        assert tuple(edges[0][name] for name in names) == figures


def test_an_implicit_tie_has_no_kinds_and_no_since() -> None:
    (edge,) = relations.organisation_partners(tied(), "a", TODAY)
    # 0.5 ln 3 + 0.25 ln 2
    assert (edge["kinds"], edge["since"], edge["strength"]) == ([], None, 0.722592939)
    assert relations.organisation_partners(tied(), "a", TODAY, ["OTHER"]) == []


def test_partners_come_strongest_first_then_by_id() -> None:
    community = Community.of(
        *(Organisation(own_id, "same") for own_id in ("a", "b", "c", "10", "9")),
        Partnership("a", "b", "OTHER"),
        Partnership("b", "a", "OTHER"),
        Partnership("a", "c", "OTHER"),
        Partnership("a", "9", "OTHER"),
        Partnership("a", "10", "OTHER"),
    )
    assert ids(relations.organisation_partners(community, "a", TODAY)) == ["b", "10", "9", "c"]


def test_skills_one_step_and_related_both_ways() -> None:
    community = Community.of(
        Skill("1", "Teaching"),
        Skill("2", "Water teaching", broader=("1", "3")),
        Skill("3", "Water", related=("1",)),
        Skill("4", "Wells", broader=("2",)),
        Person("p", "P"),
        Person("q", "Q"),
        PersonSkill("p", "2", 4, 1.5),
        PersonSkill("q", "2", 2),
        PersonSkill("q", "1", 5),
        Organisation("o", "O"),
        Membership("p", "o"),
        Membership("q", "o", "a"),
        Membership("q", "o", "b"),
    )
    narrower = relations.skill_narrower(community, "1")
    assert ids(narrower) == ["2"]
    assert ids({"node": one} for one in relations.skill_broader(community, "2")) == ["1", "3"]
    assert ids({"node": one} for one in relations.skill_related(community, "1")) == ["3"]
    assert ids({"node": one} for one in relations.skill_related(community, "3")) == ["1"]
    assert ids(relations.skill_people(community, "2")) == ["p", "q"]
    assert ids(relations.skill_people(community, "2", 3)) == ["p"]
    assert [edge["level"] for edge in relations.person_skills(community, "q")] == [5, 2]
    assert [
        (one, edge["people"], edge["highestLevel"])
        for one, edge in zip(["2", "1"], relations.organisation_skills(community, "o", TODAY), strict=True)
    ] == [("2", 2, 4), ("1", 1, 5)]


def test_collaborators_share_projects_and_organisations_today() -> None:
    community = Community.of(
        *(Person(own_id, own_id) for own_id in "pqrs"),
        Organisation("o", "O"),
        Project("j", "J"),
        *(Membership(own_id, "o") for own_id in "pqr"),
        Membership("p", "o", "twice"),
        *(Participation("j", Key("Person", own_id), "LEAD") for own_id in "pr"),
        Participation("j", Key("Person", "s"), "LEAD", until=YESTERDAY),
    )
    edges = relations.collaborators(community, "p", TODAY)
    assert [
        (one, edge["sharedProjects"], edge["sharedOrganisations"]) for one, edge in zip("rq", edges, strict=True)
    ] == [
        ("r", 1, 1),
        ("q", 0, 1),
    ]
    assert ids(edges) == ["r", "q"]


def test_uses_are_edges_and_projects_of_an_asset_are_once_each() -> None:
    community = Community.of(
        Project("j", "J"),
        Project("k", "I"),
        Asset("a", "A", "SPACE", owner=organisation("o")),
        AssetUse("j", "a", since=TODAY),
        AssetUse("j", "a", until=YESTERDAY),
        AssetUse("k", "a"),
    )
    assert [edge["since"] for edge in relations.project_assets(community, "j")] == [None, TODAY]
    assert [edge["since"] for edge in relations.project_assets(community, "j", TODAY)] == [TODAY]
    assert ids(relations.asset_projects(community, "a")) == ["k", "j"]
    assert ids(relations.party_assets(community, organisation("o"))) == ["a"]


def test_contributions_come_newest_first_then_by_id() -> None:
    rows = (("b", YESTERDAY), ("a", YESTERDAY), ("c", TODAY), ("d", "2020-01-01"))
    community = Community.of(
        Project("j", "J"), *(Contribution(own_id, "j", None, "IN_KIND", on=day) for own_id, day in rows)
    )
    assert ids(relations.project_contributions(community, "j")) == ["c", "a", "b", "d"]
