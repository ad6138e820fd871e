"""The reference reports gaps as K says; worked out by hand."""

import pytest

from tests.reference.answers import Json, RefusedError, global_id, key_from
from tests.reference.community import Asset, Community, Key, Need, Organisation, Person, PersonSkill, Place, Skill
from tests.reference.gaps import gap_report

TODAY = "2026-11-21"
CLUB = Key("Organisation", "o")
ISLES = Community.of(
    Place("c", "C", "COUNTRY"),
    Place("t", "T", "SETTLEMENT", parent="c"),
    Place("e", "É", "COUNTRY"),
    Skill("A", "A"),
    Skill("B", "B", broader=("A",)),
    Skill("C", "C", broader=("B",), related=("D",)),
    Skill("D", "D"),
    Organisation("o", "O", place="t"),
    Person("p", "P", place="t"),
    Person("q", "Q", place="c", available_from="2026-11-22"),
    Person("r", "R", place="e"),
    PersonSkill("p", "C", 1),
    PersonSkill("p", "A", 1),
    PersonSkill("q", "A", 5),
    PersonSkill("r", "D", 5),
    Need("1", "1", CLUB, "SKILL", "A", quantity=0.5),
    Need("2", "2", CLUB, "SKILL", "A", quantity=2.0, place="c"),
    Need("3", "3", CLUB, "SKILL", "C", quantity=3.0, place="e"),
    Need("4", "4", CLUB, "SKILL", "D", place="e", status="FULFILLED"),
    Need("5", "5", CLUB, "ASSET", asset_kind="LAND", quantity=3.0),
    Asset("x", "X", "LAND", place="t", capacity=9.0),
    Asset("y", "Y", "LAND", owner=CLUB),
)


def told(rows: list[Json]) -> list[tuple[str, str, float, float, float]]:
    return [
        (
            key_from(row["place"]["id"]).id,
            row["assetKind"] or key_from(row["skill"]["id"]).id,
            row["needed"],
            row["supply"],
            row["gap"],
        )
        for row in rows
    ]


def test_by_country() -> None:
    """p serves A by C, two steps narrower, and is one person; D is only related to C; q comes tomorrow."""
    rows = [("e", "C", 3.0, 0.0, 3.0), ("c", "LAND", 3.0, 1.0, 2.0), ("c", "A", 2.5, 1.0, 1.5)]
    assert told(gap_report(ISLES, TODAY)) == rows
    assert told(gap_report(ISLES, TODAY, first=1)) == rows[:1]
    assert told(gap_report(ISLES, TODAY, kinds=["ASSET"])) == rows[1:2]
    assert told(gap_report(ISLES, TODAY, kinds=[])) == rows


def test_within_and_by_settlement() -> None:
    town = global_id(Key("Place", "t"))
    assert told(gap_report(ISLES, TODAY, town)) == [("c", "LAND", 3.0, 1.0, 2.0), ("c", "A", 0.5, 1.0, 0.0)]
    assert told(gap_report(ISLES, TODAY, level="SETTLEMENT")) == [
        ("t", "LAND", 3.0, 1.0, 2.0),
        ("t", "A", 0.5, 1.0, 0.0),
    ]
    with pytest.raises(RefusedError):
        gap_report(ISLES, TODAY, global_id(Key("Place", "nowhere")))
