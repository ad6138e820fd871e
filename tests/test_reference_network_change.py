"""The reference tells what changed in a network; figures worked out by hand."""

from typing import Any

import pytest

from tests.reference.answers import RefusedError, key_from
from tests.reference.community import (
    Community,
    Key,
    Membership,
    Organisation,
    Participation,
    Partnership,
    Person,
    Project,
)
from tests.reference.network_change import network_change, points

TODAY = "2026-11-21"

# a-b 1 to 2; a-c 1, gone; b-c by a project, come; c-d 1 and a person, who leaves; d-e 1 of another kind; f alone.
SIX = Community.of(
    *(Organisation(own_id, own_id.upper()) for own_id in "abcdef"),
    Partnership("b", "a", "FUNDING", "2023-05-01"),
    Partnership("a", "b", "ALLIANCE", "2024-05-01"),
    Partnership("a", "c", "ALLIANCE", None, "2024-06-30"),
    Partnership("c", "d", "MEMBERSHIP"),
    Partnership("d", "e", "KNOWLEDGE", None, "2024-06-30"),
    Partnership("d", "e", "SERVICE", "2024-07-01"),
    Project("j", "J"),
    Participation("j", Key("Organisation", "c"), "LEAD"),
    Participation("j", Key("Organisation", "b"), "PARTNER", "2024-07-01"),
    Person("p", "P"),
    Membership("p", "c", None, None, "2024-03-31"),
    Membership("p", "d"),
)
SPAN = {"from": "2024-01-01", "to": "2025-01-01"}


def change(filters: Any = None, **span: str) -> Any:
    return network_change(SIX, TODAY, {**SPAN, **span, "filter": filters})


def ties(answer: Any) -> list[tuple[str, str, float]]:
    rows = [one["node"] for one in answer["ties"]["edges"]]
    ends = [f"{key_from(row['source']['id']).id}{key_from(row['target']['id']).id}" for row in rows]
    return [(pair, row["change"], row["strengthChange"]) for pair, row in zip(ends, rows, strict=True)]


def organisations(answer: Any) -> list[tuple[Any, ...]]:
    rows = [one["node"] for one in answer["organisations"]["edges"]]
    names = ("strengthBefore", "strengthAfter", "tiesBefore", "tiesAfter")
    return [(key_from(row["organisation"]["id"]).id, row["change"], *(row[name] for name in names)) for row in rows]


def test_ties_and_organisations_by_the_size_of_their_change() -> None:
    found = change()
    assert ties(found) == [
        ("ab", "GREW", 1.0),
        ("ac", "WENT", -1.0),
        ("bc", "CAME", 0.34657359),
        ("cd", "SHRANK", -0.173286795),
    ]
    assert found["ties"]["totalCount"] == 4
    went = found["ties"]["edges"][1]["node"]
    assert (went["before"]["kinds"], went["after"]) == (["ALLIANCE"], None)
    assert organisations(found) == [
        ("b", "GREW", 1.0, 2.34657359, 1, 2),
        ("c", "SHRANK", 2.173286795, 1.34657359, 2, 2),
        ("d", "SHRANK", 2.173286795, 2.0, 2, 2),
    ]
    assert organisations(change({"kinds": ["ALLIANCE"]})) == [
        ("b", "CAME", 0.0, 1.0, 0, 1),
        ("c", "WENT", 1.0, 0.0, 1, 0),
    ]


def test_what_is_too_weak_on_a_day_is_not_there_on_that_day() -> None:
    assert ties(change({"minStrength": 1.1})) == [("ab", "CAME", 2.0), ("cd", "WENT", -1.173286795)]


def test_the_shape_before_and_after_and_by_quarter() -> None:
    found = change({"kinds": ["ALLIANCE", "FUNDING"]}, to="2024-07-01")
    assert [(one["on"], one["tied"], one["summary"]["edges"]) for one in found["quarterly"]] == [
        ("2024-03-31", 3, 2),
        ("2024-06-30", 3, 2),
        ("2024-07-01", 2, 1),
    ]
    assert (found["before"]["on"], found["before"]["summary"]["nodes"]) == ("2024-01-01", 6)
    assert found["after"] == found["quarterly"][-1]


def test_nothing_changes_on_one_day() -> None:
    found = change(to="2024-01-01")
    assert (ties(found), organisations(found)) == ([], [])
    assert found["before"] == found["after"]


@pytest.mark.parametrize(
    ("first", "last", "by", "expected"),
    [
        ("2024-01-15", "2024-04-10", "MONTH", "2024-01-31 2024-02-29 2024-03-31 2024-04-10"),
        ("2024-02-01", "2024-12-31", "QUARTER", "2024-03-31 2024-06-30 2024-09-30 2024-12-31"),
        ("2022-05-05", "2024-12-30", "YEAR", "2022-12-31 2023-12-31 2024-12-30"),
    ],
)
def test_points(first: str, last: str, by: str, expected: str) -> None:
    assert " ".join(points(first, last, by)) == expected


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"from": "2024-01-02", "to": "2024-01-01"}, "to"),
        ({**SPAN, "filter": {"asOf": "2024-01-01"}}, "filter.asOf"),
        ({"from": "1990-01-01", "to": "2024-01-01"}, "by"),
    ],
)
def test_what_is_refused(arguments: Any, argument: str) -> None:
    with pytest.raises(RefusedError) as caught:
        network_change(SIX, TODAY, arguments)
    assert (caught.value.code, caught.value.argument) == ("BAD_INPUT", argument)
