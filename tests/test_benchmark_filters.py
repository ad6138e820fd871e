"""The benchmark of the filter takes all of the filter away, and judges rightly; no server runs here."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from benchmarks.filters.measuring import as_asked_by, distinct, filling
from benchmarks.filters.records import Kind, Measured, Operation, kind_of
from benchmarks.filters.report import report
from benchmarks.filters.unfiltered import unfiltered
from graph_store.statements import catalogue
from graph_store.viewers import ANONYMOUS, Viewer
from tests.graph_store.test_statements import counts_for_all
from tests.support.recorder import Call

FILTERED = [name for name, one in catalogue().items() if one.mode == "read" and one.viewer == "filtered"]


@pytest.mark.parametrize("name", FILTERED)
def test_nothing_of_the_filter_is_left(name: str) -> None:
    with_filter, without = catalogue()[name], unfiltered(name)
    for options in with_filter.every_option():
        assert "$visible" in with_filter.text("neo4j", options) or counts_for_all(name, options)
        text = without.text("neo4j", options)
        assert not any(parameter in text for parameter in ("$visible", "$self", "$stewardOf"))


def test_the_service_keeps_its_filter() -> None:
    unfiltered("people/by_ids")
    assert "$visible" in catalogue()["people/by_ids"].text("neo4j", {"row": "", "columns": ""})
    assert "$visible" in catalogue("anybody")["people/by_ids"].text("neo4j", {"row": "", "columns": ""})


@pytest.mark.parametrize(
    ("statement", "options", "kind"),
    [
        ("people/by_ids", "", "page"),
        ("organisations/people", "page_of_relations, whole_list", "page"),
        ("organisations/people", "count_of_relations, whole_list", "count"),
        ("people/list", "every_person, visible_person", "page"),
        ("people/facet_places", "every_person", "count"),
        ("asset_map/clusters", "assets_in_place", "count"),
        ("help/people", "", "other"),
        ("people/ranked", "every_person", "other"),
    ],
)
def test_a_statement_has_the_limit_of_its_kind(statement: str, options: str, kind: Kind) -> None:
    assert kind_of(statement, options) == kind


def _measured(kind: Kind, hits: int, ms: float, looked_at: int = 0) -> Measured:
    return Measured("people/list", "", kind, "member", hits, 100, ms, 10.0, looked_at)


@pytest.mark.parametrize(
    ("row", "is_missed"),
    [
        (_measured("page", 9_000, 13.0), False),
        (_measured("page", 100, 13.1), True),
        (_measured("count", 3_000, 90.0, looked_at=1_000), False),
        (_measured("count", 3_001, 10.0, looked_at=1_000), True),
        (_measured("count", 300, 10.0, looked_at=1), False),
        (_measured("other", 9_000, 90.0), False),
    ],
)
def test_a_limit_is_missed_above_it(row: Measured, is_missed: bool) -> None:
    assert row.is_missed is is_missed


def _call(name: str, options: Mapping[str, str], ids: int) -> Call:
    return Call(catalogue()[name], options, {"ids": ["x"] * ids})


def test_a_statement_is_measured_once_for_each_filling_asked_about_the_most() -> None:
    columns = {"row": "", "columns": "name"}
    calls = [_call("people/by_ids", columns, 1), _call("people/by_ids", {"row": "", "columns": ""}, 9)]
    assert [len(call.parameters["ids"]) for call in distinct(calls)] == [9]
    assert distinct([Call(catalogue()["places/by_ids"], columns, {})]) == []


def test_a_filling_names_what_changes_the_cost() -> None:
    assert filling({"source": "every_person", "place": "anything", "order": "by_name", "row": ""}) == "every_person"


def test_the_report_names_what_is_missed_and_the_operations() -> None:
    rows = [_measured("page", 200, 20.0), _measured("page", 100, 10.0)]
    text = report(rows, [Operation("search", "member", 5.0, 4.0)])
    assert "| Pages and connections by key (at most 1.3 times at p50) | member | 2 | 1.00 | 2.00 | 1.5× | 1 |" in text
    assert "| people/list | member | 200 | 100 |  | 20 | 10 | 2.00 |" in text
    assert "| search | 4.0 | 1.25 |" in text


def test_a_call_is_asked_anew_as_each_role() -> None:
    call = Call(catalogue()["people/by_ids"], {"row": "", "columns": ""}, {"ids": ["x"], "visible": [], "today": "t"})
    steward = as_asked_by(Viewer("member", "p", ("o",)), call)
    assert steward.parameters == {
        "ids": ["x"],
        "today": "t",
        "visible": ["PUBLIC", "MEMBERS"],
        "self": "p",
        "stewardOf": ["o"],
    }
    assert "$stewardOf" in steward.statement.text("neo4j", call.options)
    assert "$stewardOf" not in as_asked_by(ANONYMOUS, call).statement.text("neo4j", call.options)
