"""Records of which only some columns were read, and the columns that statements can read."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from graph_store import projections
from graph_store.entities import NOUNS
from graph_store.projections import columns_of, granted, maker
from graph_store.records import BY_TYPE, Organisation, Skill
from graph_store.statements import StatementError, statement


@pytest.fixture
def nothing_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the start of a process."""
    monkeypatch.setattr(projections, "_granted", {})


@pytest.mark.parametrize("type_name", sorted(BY_TYPE))
def test_every_column_of_a_record_can_be_read_and_no_other(type_name: str) -> None:
    assert tuple(statement(f"{NOUNS[type_name]}/by_ids").columns) == columns_of(type_name)


@pytest.mark.usefixtures("nothing_granted")
def test_columns_are_those_of_the_type_in_the_order_of_its_record() -> None:
    assert columns_of("Skill") == ("name", "alt_names", "description")
    assert granted("Skill", {"description", "name", "people", "id"}) == ("name", "description")
    assert granted("Skill", ()) == ()


@pytest.mark.usefixtures("nothing_granted")
def test_after_so_many_sets_of_columns_everything_is_read() -> None:
    names = columns_of("Person")
    sets = [frozenset(names[i] for i in range(7) if number >> i & 1) for number in range(65)]
    assert [granted("Person", wanted) for wanted in sets[:64]] == [
        tuple(name for name in names if name in wanted) for wanted in sets[:64]
    ]
    assert granted("Person", sets[64]) == names
    assert granted("Person", sets[3]) == names[:2]
    assert granted("Skill", {"name"}) == ("name",)


def test_a_record_has_what_was_read_and_touching_anything_else_is_an_error() -> None:
    made = maker("Organisation", ("name", "latitude"))(["o1", "Reef", 10.5])
    assert isinstance(made, Organisation)
    assert (made.id, made.name, made.latitude, made.type) == ("o1", "Reef", 10.5, "Organisation")
    assert made.global_id == "T3JnYW5pc2F0aW9uOm8x"
    with pytest.raises(AttributeError):
        _ = made.kind
    with pytest.raises(AttributeError):
        _ = made.location
    with pytest.raises(FrozenInstanceError):
        made.name = "Other"  # type: ignore[misc]


def test_with_every_column_it_is_the_record() -> None:
    row = ["s1", "Sewing", ["Tailoring"], None]
    assert maker("Skill", columns_of("Skill"))(row) == Skill("s1", "Sewing", ["Tailoring"], None)


def test_a_row_is_the_id_or_begins_with_it() -> None:
    options = {"part": "page_of_relations", "window": "whole_list", "direction": "ascending"}
    skills = statement("people/skills")

    def returned(row: str, columns: str) -> str:
        text = skills.text("neo4j", {**options, "row": row, "columns": columns})
        return next(line.strip() for line in text.splitlines() if line.strip().startswith("RETURN collect"))

    assert returned("", "") == "RETURN collect(x.id) AS found"
    assert returned("place level", "name") == "RETURN collect([x.id, x.sortName, r.level, x.name]) AS found"


@pytest.mark.parametrize(("row", "columns"), [("colour", ""), ("", "colour"), ("name", ""), ("", "place")])
def test_what_no_row_has_is_refused(row: str, columns: str) -> None:
    options = {"part": "page_of_relations", "window": "whole_list", "direction": "ascending"}
    with pytest.raises(StatementError, match="cannot have"):
        statement("people/skills").text("neo4j", {**options, "row": row, "columns": columns})


def test_an_order_key_of_more_than_two_parts_is_one_list() -> None:
    assert (
        statement("projects/assets").row["place"] == "[x.sortName, x.id, coalesce(r.since, ''), coalesce(r.until, '')]"
    )
    assert statement("people/skills").row["place"] == "x.sortName"
