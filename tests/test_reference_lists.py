"""The reference lists, searches and pages as A1, B, L, N14 and N21 say."""

from typing import Any

import pytest

from tests.reference import lists
from tests.reference.answers import global_id, ids
from tests.reference.community import (
    Asset,
    Community,
    Key,
    Membership,
    Need,
    Organisation,
    Person,
    PersonSkill,
    Place,
    Project,
    Skill,
)
from tests.reference.paging import page
from tests.reference.search import search


def gid(label: str, own_id: str) -> str:
    return global_id(Key(label, own_id))


def test_ids_ascend_also_where_names_descend() -> None:
    community = Community.of(
        *(Person(own_id, name) for own_id, name in (("2", "Ann"), ("10", "ÁNN"), ("1", "Ben"), ("3", "Zoë")))
    )
    assert ids(lists.people(community)) == ["10", "2", "1", "3"]
    assert ids(lists.people(community, None, {"direction": "DESC"})) == ["3", "1", "10", "2"]
    assert ids(lists.people(community, None, {"field": "NAME", "direction": None})) == ["10", "2", "1", "3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wat eng", ["1"]),
        ("ENGINEER, water!", ["1"]),
        # Words of all fields together: name, headline and about.
        ("ann wat", ["1"]),
        ("ater", []),
        ("", ["1", "2"]),
        ("+-/", ["1", "2"]),
        (None, ["1", "2"]),
    ],
)
def test_text_asks_for_beginnings_of_words(text: str | None, found: list[str]) -> None:
    community = Community.of(Person("1", "Ann", headline="Water", about="engineering"), Person("2", "Bob"))
    assert ids(lists.people(community, {"text": text})) == found


def test_filters_of_people() -> None:
    community = Community.of(
        Skill("s", "S"),
        Skill("n", "N", broader=("s",)),
        Skill("nn", "NN", broader=("n",)),
        Person("1", "1", languages=("pap",), remote=False),
        Person("2", "2", remote=True),
        Person("3", "3"),
        PersonSkill("1", "nn", 3),
        PersonSkill("2", "s", 2),
        Organisation("o", "O"),
        Membership("1", "o", until="2000-01-01"),
        Membership("1", "o", "again"),
    )

    def found(**filters: Any) -> list[str]:
        return ids(lists.people(community, filters))

    assert found(skills=[{"skill": gid("Skill", "s")}]) == ["1", "2"]
    assert found(skills=[{"skill": gid("Skill", "s"), "minLevel": 3}]) == ["1"]
    assert found(skills=[{"skill": gid("Skill", "s")}, {"skill": gid("Skill", "n")}]) == ["1"]
    assert found(organisation=gid("Organisation", "o")) == ["1"]
    assert found(languages=["PAP", "nl"]) == ["1"]
    assert found(remote=False) == ["1"]
    assert found(remote=True) == ["2"]
    assert ids(lists.skills(community, {"broader": gid("Skill", "s")})) == ["n", "nn"]


def test_places_within_a_place_include_it() -> None:
    community = Community.of(
        Place("c", "C", "COUNTRY"),
        Place("d", "D", "DISTRICT", parent="c"),
        Place("t", "T", "SETTLEMENT", parent="d"),
        Place("e", "E", "COUNTRY"),
    )
    assert ids(lists.places(community, None, gid("Place", "c"))) == ["c", "d", "t"]
    assert ids(lists.places(community, "SETTLEMENT", gid("Place", "c"))) == ["t"]
    assert ids(lists.places(community, "COUNTRY")) == ["c", "e"]


def test_a_need_without_a_place_is_within_the_place_of_its_subject() -> None:
    community = Community.of(
        Place("c", "C", "COUNTRY"),
        Place("d", "D", "COUNTRY"),
        Project("j", "J", place="c"),
        Need("1", "1", Key("Project", "j"), "ASSET", asset_kind="LAND"),
        Need("2", "2", Key("Project", "j"), "ASSET", asset_kind="LAND", place="d", status="PLEDGED"),
    )
    assert ids(lists.needs(community, {"within": gid("Place", "c")})) == ["1"]
    assert ids(lists.needs(community, {"within": gid("Place", "d")})) == ["2"]
    assert ids(lists.needs(community, {"statuses": ["PLEDGED", "OPEN"]})) == ["1", "2"]


FOUND = Community.of(
    Person("1", "Caribbean  Youth"),
    Person("2", "Z", about="Caribbean youth"),
    Organisation("1", "caribbéan youth"),
    Project("1", "Caribbean Youth Council"),
    Skill("1", "Teaching", alt_names=("Youth of the Caribbean", "Other")),
    Skill("2", "Teaching", alt_names=("Youth", "Caribbean")),
    Asset("1", "Youth hall of the Caribbean", "SPACE"),
    Place("1", "Youth", "SETTLEMENT", code="caribbean-1"),
    Need("1", "Caribbean youth!", Key("Project", "1"), "ASSET", asset_kind="LAND"),
    Person("3", "Caribbean"),
)


def test_search_scores_by_the_name_and_orders_by_name_and_id() -> None:
    hits = search(FOUND, " CARIBBEAN  youth")
    assert [(hit["node"]["id"], hit["score"]) for hit in hits] == [
        # The folded name is the folded text; organisations come before people.
        (gid("Organisation", "1"), 1.0),
        (gid("Person", "1"), 1.0),
        # It begins with it: "caribbean youth council" and "caribbean youth!", in the order of these names.
        (gid("Project", "1"), 0.9),
        (gid("Need", "1"), 0.9),
        # Both words in the name, in another order.
        (gid("Asset", "1"), 0.8),
        # Both words in one alternative name.
        (gid("Skill", "1"), 0.7),
        # One word in one alternative name, one in another; words of the place's code; words of the text about.
        (gid("Skill", "2"), 0.5),
        (gid("Place", "1"), 0.5),
        (gid("Person", "2"), 0.5),
    ]


def test_search_of_some_kinds_and_without_words() -> None:
    assert ids(search(FOUND, "youth", ["PLACE", "ASSET"])) == ["1", "1"]
    assert [hit["score"] for hit in search(FOUND, "youth", ["PLACE", "ASSET"])] == [1.0, 0.9]
    assert len(search(FOUND, "youth", [])) == 9
    assert search(FOUND, "!?") == []


@pytest.mark.parametrize(
    ("count", "arguments", "start", "end", "has_next", "has_previous"),
    [
        (5, {}, 0, 5, False, False),
        (25, {}, 0, 20, True, False),
        (5, {"first": 2}, 0, 2, True, False),
        (5, {"first": 5}, 0, 5, False, False),
        (5, {"last": 2}, 3, 5, False, True),
        (5, {"first": 2, "after": 1}, 2, 4, True, True),
        (5, {"first": 2, "after": 2}, 3, 5, False, True),
        (5, {"after": 4}, 5, 5, False, True),
        (5, {"last": 2, "before": 3}, 1, 3, True, True),
        (5, {"last": 9, "before": 3}, 0, 3, True, False),
        (5, {"before": 0}, 0, 0, True, False),
        (5, {"first": 9, "after": 0, "before": 4}, 1, 4, True, True),
        (5, {"last": 1, "after": 0, "before": 4}, 3, 4, True, True),
        # first: 0 says whether there is an element at all.
        (5, {"first": 0}, 0, 0, True, False),
        (0, {"first": 0}, 0, 0, False, False),
        (5, {"last": 0}, 5, 5, False, True),
        (5, {"first": 0, "after": 3}, 4, 4, True, True),
        (5, {"first": 0, "after": 4}, 5, 5, False, True),
        # Between two cursors both are there, also where nothing lies between.
        (5, {"first": 0, "after": 0, "before": 4}, 1, 1, True, True),
        (5, {"after": 2, "before": 3}, 3, 3, True, True),
        (2, {"after": 1, "before": 0}, 2, 2, True, True),
    ],
)
def test_pages(count: int, arguments: dict[str, int], start: int, end: int, has_next: bool, has_previous: bool) -> None:
    found = page(count, **arguments)
    assert found == (start, end, has_next, has_previous)
    assert found.of(range(count)) == list(range(start, end))
