"""The benchmark counts and reports rightly; no server runs here."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import measure
from benchmarks.breakdown import busy
from benchmarks.cases import COMMON, ORDINARY, cases, prepared
from benchmarks.importing import Parts, part_of
from benchmarks.measure import Budget
from benchmarks.records import Import, Memory, Run, Target, Timing
from benchmarks.report import ratio, report, shown
from collabgraph.generator import write_community
from collabgraph.operations import queries


@pytest.mark.parametrize(
    ("share", "value"),
    [(0.01, 1), (0.5, 10), (0.51, 11), (0.95, 19), (0.96, 20), (1, 20)],
)
def test_a_percentile_is_the_nearest_rank(share: float, value: float) -> None:
    values = [*range(20, 10, -1), *range(1, 11)]
    assert measure.percentile(values, share) == value


def test_a_percentile_of_one_value_is_that_value() -> None:
    assert measure.percentile([7.5], 0.95) == 7.5


def _counting() -> Callable[[], float]:
    numbers = iter(range(1000))
    return lambda: float(next(numbers))


def test_requests_end_by_their_number_or_by_the_time_but_not_before_the_least() -> None:
    assert measure.repeated(_counting(), Budget(seconds=60, requests=7)) == [0, 1, 2, 3, 4, 5, 6]
    assert measure.repeated(_counting(), Budget(seconds=0, requests=7)) == [0, 1, 2, 3, 4]


def test_fields_of_an_answer_are_counted_at_every_depth() -> None:
    assert measure.fields({"a": [{"b": 1, "c": None}, {"b": 2, "c": {"d": []}}], "e": ["x", "y"]}) == 7


def test_memory_is_in_megabytes() -> None:
    assert measure.memory_of({"VmRSS": "  100000 kB", "VmHWM": "  250000 kB"}) == (102.4, 256.0)


def test_an_error_is_found() -> None:
    assert measure.failure(b'{"errors": [{"message": "no", "extensions": {"code": "TOO_COMPLEX"}}]}') == "TOO_COMPLEX"
    assert measure.failure(b'{"data": {"errors": []}}') is None


def test_a_large_community_may_take_four_times_as_long() -> None:
    target = Target(embedded=150, neo4j=120)
    assert [target.of("embedded", 10_000), target.of("neo4j", 10_000)] == [150, 120]
    assert [target.of("embedded", 200_000), target.of("neo4j", 10_001)] == [600, 480]


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Checking people.csv", "checking"),
        ("Writing people.csv", "writing"),
        ("Linking people.csv", "linking"),
        ("Writing memberships.csv", "linking"),
        ("Writing person_skills.csv", "linking"),
    ],
)
def test_a_part_of_an_import_is_known_by_its_label(label: str, part: str) -> None:
    assert part_of(label) == part


def test_the_last_checks_are_checking_though_nothing_is_said_of_them() -> None:
    parts = Parts(10.0)
    for label, now in (
        ("Checking people.csv", 11.0),
        ("Writing people.csv", 14.0),
        ("Writing people.csv", 16.0),
        ("Linking people.csv", 17.0),
        ("Writing memberships.csv", 20.0),
    ):
        parts.note(label, now)
    assert parts.seconds == {"checking": 4.0, "writing": 2.0, "linking": 4.0}


def test_calls_at_the_same_time_are_busy_once() -> None:
    assert busy([("b", 2.0, 3.0), ("a", 1.0, 4.0), ("c", 3.5, 5.0), ("d", 7.0, 7.5)]) == 4.5


def test_every_ready_operation_is_asked(tmp_path: Path) -> None:
    write_community(tmp_path / "community", 200, 1)
    asked = {case.query for case in cases(prepared(tmp_path / "community"))}
    assert {name for name, operation in queries().items() if operation.query not in asked} == set()


def test_two_projects_have_exactly_four_needs_however_often_the_folder_is_prepared(tmp_path: Path) -> None:
    write_community(tmp_path / "community", 200, 1)
    subjects = prepared(tmp_path / "community")
    assert prepared(tmp_path / "community") == subjects
    with (tmp_path / "community" / "needs.csv").open(encoding="utf-8", newline="") as file:
        needs = list(csv.DictReader(file))
    for project, skills in zip(subjects.projects, (COMMON, ORDINARY), strict=True):
        mine = [need for need in needs if need["subject"] == f"project:{project}"]
        assert [need["skill"] for need in mine] == list(skills)
        assert {(need["status"], need["visibility"], need["kind"]) for need in mine} == {("OPEN", "PUBLIC", "SKILL")}


@pytest.mark.parametrize(
    ("value", "words"), [(0.424, "0.42"), (1.55, "1.6"), (9.94, "9.9"), (37.2, "37"), (1204.4, "1,204")]
)
def test_figures_have_as_many_digits_as_matter(value: float, words: str) -> None:
    assert shown(value) == words


def test_a_ratio_is_how_many_times_as_much() -> None:
    assert [ratio(30, 15), ratio(6, 15), ratio(1, 0)] == ["2.0×", "0.40×", ""]


def _run(people: int, p50: float, target: float) -> Run:
    imported = Import(
        made="2026-11-21",
        load=0.5,
        seconds=15,
        checking=5,
        writing=2,
        linking=4,
        rows=30_000,
        nodes=20_000,
        relations=90_000,
        peak=400,
    )
    timings = (
        Timing("search", target, 0.3, 50, p50, p50 * 2, 4, 300, 2500, 1200, 20, 6),
        Timing("person", None, 0.4, 40, 8, 9, 5, 300, 500, 30, 3, 15),
    )
    return Run("neo4j", people, "abc", imported, timings, (Memory("service", 100, 150, 200, 250),))


def test_the_report_has_the_sizes_side_by_side_with_target_ratio_and_growth() -> None:
    assert report([_run(10_000, 12, 15), _run(200_000, 30, 60)]) == (
        "## Neo4j\n"
        "\n"
        "### The figures of the issue (ms)\n"
        "\n"
        "| request | things | fields | kB | statements "
        "| 10,000: p50 | p95 | target | ratio | CPU | load "
        "| 200,000: p50 | p95 | target | ratio | CPU | load | growth |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        "| search | 20 | 1,200 | 2.5 | 6 "
        "| 12 | 24 | 15 | 0.80× | 4.0 | 0.3 | 30 | 60 | 60 | 0.50× | 4.0 | 0.3 | 2.5× |\n"
        "\n"
        "### The ready operations (ms)\n"
        "\n"
        "| request | things | fields | kB | statements "
        "| 10,000: p50 | p95 | first | CPU | load | 200,000: p50 | p95 | first | CPU | load | growth |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        "| person | 3 | 30 | 0.5 | 15 | 8.0 | 9.0 | 40 | 5.0 | 0.4 | 8.0 | 9.0 | 40 | 5.0 | 0.4 | 1.0× |\n"
        "\n"
        "### Import\n"
        "\n"
        "| people | rows | s | target | checking | nodes | relations "
        "| nodes/s | relations/s | peak MB | load | made |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        "| 10,000 | 30,000 | 15 | 12 (1.2×) | 5.0 | 2.0 | 4.0 | 10,000 | 22,500 | 400 | 0.5 | 2026-11-21 |\n"
        "| 200,000 | 30,000 | 15 | 240 (0.06×) | 5.0 | 2.0 | 4.0 | 10,000 | 22,500 | 400 | 0.5 | 2026-11-21 |\n"
        "\n"
        "Into Neo4j at least 10,000 nodes/s and 25,000 relations/s.\n"
        "\n"
        "### Memory (MB)\n"
        "\n"
        "| people | process | before | after | peak | target | ratio |\n"
        "|---|---:|---:|---:|---:|---:|---:|\n"
        "| 10,000 | service | 100 | 150 | 200 | 250 | 0.80× |\n"
        "| 200,000 | service | 100 | 150 | 200 | 250 | 0.80× |\n"
    )


def test_a_request_that_was_not_answered_is_shown_by_its_code() -> None:
    run = _run(10_000, 12, 15)
    failed = Run(
        run.database,
        run.people,
        run.version,
        run.imported,
        (Timing("search", 15, 0.3, failure="TIMEOUT"),),
        (),
    )
    assert "| search | 0 | 0 | 0.0 | 0 | TIMEOUT |  | 15 |  | 0.00 | 0.3 |\n" in report([failed])
