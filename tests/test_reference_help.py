"""The reference ranks helpers as H says; parts and scores worked out by hand."""

from dataclasses import replace
from typing import Any

import pytest

from tests.reference.answers import RefusedError, global_id, ids, key_from
from tests.reference.community import (
    Asset,
    Community,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Person,
    PersonSkill,
    Place,
    Project,
    Skill,
)
from tests.reference.help import can_help_with, place_part, who_can_help

TODAY = "2026-11-21"
YESTERDAY = "2026-11-20"


def gid(label: str, own_id: str) -> str:
    return global_id(Key(label, own_id))


PLACES = (
    Place("r", "Region", "REGION"),
    Place("c", "Country", "COUNTRY", parent="r"),
    Place("x", "Town X", "SETTLEMENT", parent="c"),
    Place("y", "Town Y", "SETTLEMENT", parent="c"),
    Place("other", "Other country", "COUNTRY", parent="r"),
    Place("apart", "Apart", "SETTLEMENT"),
)
# The project j asks; o works on it; p is in o and in r, q is in o; w worked on j in his own name until yesterday.
TEAM = Community.of(
    *PLACES,
    Skill("A", "A"),
    Skill("B", "B"),
    Skill("B1", "B1", broader=("B",)),
    Skill("Z", "Z"),
    Project("j", "J", place="x"),
    Organisation("o", "O"),
    Organisation("r", "R", spaces=("TRADE",)),
    Person("p", "P", languages=("EN-tt", "fr"), place="y", hours_per_week=4.0, available_until="2026-12-01"),
    Person("q", "Q", place="other", remote=True, available_from="2027-01-01"),
    Person("w", "W", place="x"),
    Participation("j", Key("Organisation", "o"), "PARTNER"),
    Participation("j", Key("Person", "w"), "LEAD", until=YESTERDAY),
    Membership("p", "o"),
    Membership("q", "o"),
    Membership("p", "r"),
    Membership("w", "r", until=YESTERDAY),
    PersonSkill("p", "A", 2),
    PersonSkill("p", "B1", 3),
    PersonSkill("q", "B", 1),
    PersonSkill("w", "B", 5),
)
REQUEST: Any = {
    "items": [
        {"skill": gid("Skill", "A"), "minLevel": 4},
        {"skill": gid("Skill", "B"), "weight": 3.0, "minLevel": None},
        {"skill": gid("Skill", "Z"), "weight": 0.000001},
    ],
    "asker": gid("Project", "j"),
    "place": gid("Place", "x"),
    "startsOn": "2026-12-01",
    "endsOn": "2026-12-31",
    "hoursPerWeek": 10.0,
    "languages": ["zz", "en-TT"],
}


def asked(**changes: Any) -> Any:
    """The request without the third item, with changes."""
    return {"skills": REQUEST | {"items": REQUEST["items"][:2]} | changes}


def edges_by_id(answer: Any) -> dict[str, Any]:
    return {key_from(edge["node"]["id"]).id: edge for edge in answer["edges"]}


def test_parts_and_scores_of_a_request_for_skills() -> None:
    answer = who_can_help(TEAM, TODAY, asked())
    # o works on the project itself and is no candidate; p and q, its members, and w, who no longer does, are.
    assert ids(answer["edges"]) == ["p", "q", "w", "r"]
    edges = edges_by_id(answer)
    # p: A 1 * 2/4, B by B1 0.8 * 1: (0.5 + 3 * 0.8) / 4. Two hops (j, o, p). Same country. Free on the first day,
    # 4 of 10 hours. 0.6 * 0.725 + 0.2 * 0.5 + 0.1 * 0.6 + 0.1 * 0.4.
    assert edges["p"]["parts"] == {"coverage": 0.725, "proximity": 0.5, "place": 0.6, "availability": 0.4}
    assert edges["p"]["score"] == 0.635
    # r has the skills of p only (w has left). Three hops. No place: 0.3. Organisations: 0.5.
    # 0.435 + 0.2/3 + 0.03 + 0.05
    assert edges["r"]["parts"] == {
        "coverage": 0.725,
        "proximity": 0.333333333,
        "place": 0.3,
        "availability": 0.5,
    }
    assert edges["r"]["score"] == 0.581666667
    # q: 3 * 1 / 4; two hops; another country but remote; comes too late; hours unknown. 0.45 + 0.1 + 0.06 + 0.
    assert edges["q"]["parts"] == {"coverage": 0.75, "proximity": 0.5, "place": 0.6, "availability": 0.0}
    assert edges["q"]["score"] == 0.61
    # w: 3 * 1 / 4; not connected; the same place; nothing known. 0.45 + 0 + 0.1 + 0.05.
    assert edges["w"]["score"] == 0.6
    assert answer["totalCount"] == 4
    assert answer["uncovered"] == []


def test_every_candidate_shows_matches_languages_and_path() -> None:
    answer = who_can_help(TEAM, TODAY, asked())
    edge = edges_by_id(answer)["p"]
    assert [
        (
            key_from(one["needed"]["id"]).id,
            key_from(one["held"]["id"]).id,
            one["similarity"],
            one["level"],
            one["match"],
        )
        for one in edge["matches"]
    ] == [("A", "A", 1.0, 2, 0.5), ("B", "B1", 0.8, 3, 0.8)]
    assert edge["sharedLanguages"] == ["en-TT"]
    assert edge["assets"] == []
    assert edge["path"] == {
        "length": 2,
        "steps": [
            {
                "from": {"id": gid("Project", "j")},
                "relation": "WORKS_ON",
                "to": {"id": gid("Organisation", "o")},
            },
            {"from": {"id": gid("Organisation", "o")}, "relation": "MEMBER_OF", "to": {"id": gid("Person", "p")}},
        ],
    }
    assert edges_by_id(answer)["w"]["path"] is None


def test_an_organisation_holds_each_skill_at_the_highest_level_of_its_members() -> None:
    answer = who_can_help(TEAM, TODAY, asked(asker=None))
    o = edges_by_id(answer)["o"]
    # A 0.5 by p; B itself by q at level 1 of 1: more than 0.8. (0.5 + 3) / 4.
    assert [(key_from(one["held"]["id"]).id, one["match"]) for one in o["matches"]] == [("A", 0.5), ("B", 1.0)]
    assert o["parts"] == {"coverage": 0.875, "proximity": 0.0, "place": 0.3, "availability": 0.5}


def test_the_held_skill_is_the_one_with_the_highest_match_then_similarity() -> None:
    community = Community.of(
        Skill("N", "N", related=("R",)),
        Skill("1", "1", broader=("N",)),
        Skill("2", "2", broader=("1",)),
        Skill("R", "R"),
        Person("p", "P"),
        PersonSkill("p", "N", 2),
        PersonSkill("p", "1", 3),
        PersonSkill("p", "2", 4),
        PersonSkill("p", "R", 5),
    )
    # Of level 5: N 1 * 2/5 = 0.4; 1: 0.8 * 3/5 = 0.48; 2: 0.64 * 4/5 = 0.512; R: 0.4 * 5/5 = 0.4.
    request = {"skills": {"items": [{"skill": gid("Skill", "N"), "minLevel": 5}]}}
    (best,) = who_can_help(community, TODAY, request)["edges"]
    assert (best["matches"][0]["held"]["id"], best["matches"][0]["match"]) == (gid("Skill", "2"), 0.512)
    # Without 1 and 2 the matches of N and R are equal: the higher similarity.
    fewer = replace(community, person_skills=(community.person_skills[3], community.person_skills[0]))
    (best,) = who_can_help(fewer, TODAY, request)["edges"]
    assert (best["matches"][0]["held"]["id"], best["matches"][0]["match"]) == (gid("Skill", "N"), 0.4)


def test_uncovered_skills_are_listed_once_in_the_order_of_the_request() -> None:
    items = [REQUEST["items"][2], *REQUEST["items"][:2], REQUEST["items"][2]]
    assert who_can_help(TEAM, TODAY, asked(items=items))["uncovered"] == [{"id": gid("Skill", "Z")}]
    # The filter decides who counts: only w is in town x, and has B alone.
    inside = who_can_help(TEAM, TODAY, asked(items=items), {"within": gid("Place", "x")})
    assert ids(inside["edges"]) == ["w"]
    assert inside["uncovered"] == [{"id": gid("Skill", "Z")}, {"id": gid("Skill", "A")}]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"parties": ["ORGANISATION"]}, ["r"]),
        ({"parties": []}, ["w", "p", "r", "q"]),
        ({"spaces": ["FAMILY", "TRADE"]}, ["r"]),
        ({"within": gid("Place", "c")}, ["w", "p"]),
        ({"minCoverage": 0.75}, ["w", "q"]),
        ({"minScore": 0.6}, ["w", "p", "q"]),
        ({"languages": ["FR"]}, ["p"]),
        ({"languages": []}, ["w", "p", "r", "q"]),
    ],
)
def test_the_filter_takes_out_candidates(filters: Any, expected: list[str]) -> None:
    assert sorted(ids(who_can_help(TEAM, TODAY, asked(), filters)["edges"])) == sorted(expected)


def test_weights_that_are_not_given_keep_their_defaults() -> None:
    answer = who_can_help(TEAM, TODAY, asked(), weights={"coverage": 0, "proximity": None, "place": 0.3})
    # p: (0.2 * 0.5 + 0.3 * 0.6 + 0.1 * 0.4) / 0.6 = 0.32 / 0.6
    assert edges_by_id(answer)["p"]["score"] == 0.533333333


def test_remote_work_lifts_only_where_the_request_allows_and_has_a_place() -> None:
    assert edges_by_id(who_can_help(TEAM, TODAY, asked(remote=False)))["q"]["parts"]["place"] == 0.3
    assert edges_by_id(who_can_help(TEAM, TODAY, asked(remote=None)))["q"]["parts"]["place"] == 0.6
    assert edges_by_id(who_can_help(TEAM, TODAY, asked(place=None)))["q"]["parts"]["place"] == 0.5


@pytest.mark.parametrize(
    ("asked_place", "place", "part"),
    [
        (None, "x", 0.5),
        ("x", None, 0.3),
        ("x", "x", 1.0),
        ("x", "c", 1.0),
        ("r", "x", 1.0),
        ("x", "y", 0.6),
        ("x", "other", 0.3),
        ("x", "apart", 0.3),
        ("apart", "r", 0.3),
    ],
)
def test_place_part(asked_place: str | None, place: str | None, part: float) -> None:
    assert place_part(TEAM, asked_place, place) == part


def test_a_project_asks_for_each_of_its_open_needs_of_skills() -> None:
    project = Key("Project", "j")
    community = Community.of(
        *PLACES,
        *TEAM.skills.values(),
        Project("j", "J", place="x", starts_on="2027-01-01"),
        Project("k", "K"),
        Need("2", "n", project, "SKILL", skill="A", level=4),
        # No level is level 1; own place and dates of the need play no part.
        Need("1", "n", project, "SKILL", skill="B", place="other", ends_on="2026-01-01"),
        Need("3", "n", project, "SKILL", skill="Z", status="PLEDGED"),
        Need("4", "n", project, "ASSET", asset_kind="LAND"),
        Need("5", "n", project, "SKILL", skill="A", level=2),
        Person("p", "P", place="y", available_until="2026-12-31"),
        PersonSkill("p", "A", 2),
    )
    answer = who_can_help(community, TODAY, {"project": gid("Project", "j")})
    (edge,) = answer["edges"]
    # (2/4 + 0 + 2/2) / 3 = 0.5; he is gone before the project begins. 0.6 * 0.5 + 0 + 0.1 * 0.6 + 0.
    assert edge["parts"] == {"coverage": 0.5, "proximity": 0.0, "place": 0.6, "availability": 0.0}
    assert edge["score"] == 0.36
    assert [one["match"] for one in edge["matches"]] == [0.5, 1.0]
    assert answer["uncovered"] == [{"id": gid("Skill", "B")}]
    empty = who_can_help(community, TODAY, {"project": gid("Project", "k")})
    assert empty == {"edges": [], "totalCount": 0, "uncovered": []}


ASSETS = Community.of(
    *PLACES,
    Project("j", "J", place="x"),
    Organisation("o", "O", place="y"),
    Person("zero", "Z"),
    Person("home", "H", place="x", available_until="2020-01-01"),
    Person("asker", "A"),
    Need(
        "n",
        "Hall",
        Key("Project", "j"),
        "ASSET",
        asset_kind="SPACE",
        quantity=100.0,
        starts_on="2026-12-01",
        ends_on="2026-12-31",
        status="FULFILLED",
    ),
    Asset("1", "a", "SPACE", owner=Key("Organisation", "o"), place="other", capacity=0.0),
    Asset("2", "a", "SPACE", owner=Key("Organisation", "o"), capacity=30.0, available_until="2026-12-01"),
    Asset("3", "a", "SPACE", owner=Key("Organisation", "o"), place="x"),
    Asset("4", "a", "SPACE", owner=Key("Organisation", "o"), place="x", available_until="2026-11-30"),
    Asset("5", "a", "LAND", owner=Key("Organisation", "o"), place="x"),
    Asset("6", "a", "SPACE", owner=Key("Person", "zero"), capacity=0.0),
    Asset("7", "a", "SPACE", owner=Key("Person", "home"), capacity=500.0),
)


def test_a_need_of_an_asset_is_helped_by_the_owners() -> None:
    answer = who_can_help(ASSETS, TODAY, {"need": gid("Need", "n")})
    assert ids(answer["edges"]) == ["home", "o"]
    home, o = answer["edges"]
    # min(1, 500 / 100); not connected; the asset is at its owner's, in x; always available. 0.6 + 0.1 + 0.1.
    assert home["parts"] == {"coverage": 1.0, "proximity": 0.0, "place": 1.0, "availability": 1.0}
    assert home["score"] == 0.8
    # (0 + 30 + 1) / 100; best place first: 3 in x, 2 in y (its owner's), 1 in another country. 0.186 + 0.1 + 0.1.
    assert [key_from(one["id"]).id for one in o["assets"]] == ["3", "2", "1"]
    assert o["parts"] == {"coverage": 0.31, "proximity": 0.0, "place": 1.0, "availability": 1.0}
    assert o["score"] == 0.386
    assert o["matches"] == []
    assert answer["uncovered"] == []


def test_a_need_without_a_place_is_in_the_place_of_its_subject_and_asks_its_languages() -> None:
    asker = Key("Person", "asker")
    community = Community.of(
        *PLACES,
        Skill("A", "A"),
        Person("asker", "A", languages=("nl", "EN"), place="y"),
        Person("p", "P", languages=("en",), place="y"),
        PersonSkill("p", "A", 1),
        PersonSkill("asker", "A", 5),
        Need("n", "n", asker, "SKILL", skill="A"),
        Need("m", "m", asker, "SKILL", skill="A", place="apart"),
        Need("closed", "c", asker, "SKILL", skill="A", status="WITHDRAWN"),
        Need("own", "o", Key("Person", "p"), "SKILL", skill="A"),
    )
    (edge,) = who_can_help(community, TODAY, {"need": gid("Need", "n")})["edges"]
    assert (edge["parts"]["place"], edge["sharedLanguages"]) == (1.0, ["EN"])
    # The other side: n 0.6 + 0 + 0.1 + 0.05, m 0.6 + 0 + 0.03 + 0.05.
    chances = can_help_with(community, TODAY, "p")
    assert [(own_id, one["score"]) for own_id, one in zip(ids(chances), chances, strict=True)] == [
        ("n", 0.75),
        ("m", 0.68),
    ]
    assert chances[0]["parts"] == edge["parts"]


def test_things_that_are_not_there_are_named() -> None:
    requests: tuple[tuple[Any, str], ...] = (
        ({"need": gid("Need", "0")}, "need"),
        ({"project": gid("Project", "0")}, "project"),
        (asked(asker=gid("Person", "0")), "asker"),
        (asked(place=gid("Place", "0")), "place"),
        (asked(items=[{"skill": gid("Skill", "0")}]), "items.skill"),
    )
    for request, argument in requests:
        with pytest.raises(RefusedError) as refusal:
            who_can_help(TEAM, TODAY, request)
        assert (refusal.value.code, refusal.value.argument) == ("NOT_FOUND", argument)
