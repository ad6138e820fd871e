"""An engagement report as CSV, and the command that writes it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.engagement import Balance, Funds, PeriodFigures
from collabgraph.cli import main
from formats.tables import table
from graph_store.store import Store
from resolvers.engagement import EngagementReport
from resolvers.engagement_exports import engagement_table
from tests.collabgraph.processes import command, environment
from tests.conftest import Database
from tests.support.communities import Held
from tests.support.reef_report import QUARTERS, ROWS

HEADER = (
    "from,to,participants,newcomers,returning,returning_share,hours,partnerships_formed,partnerships_ended,"
    "needs_raised,needs_fulfilled,median_days_to_fulfilment,organisations_reached,places_reached,balance_people,"
    "balance_gini,balance_largest_share"
)
DAYS = ("--from", "2025-01-01", "--to", "2025-08-15", "--by", "QUARTER")


def figures(day: str, funds: list[Funds], median: float | None) -> PeriodFigures:
    return PeriodFigures(day, day, 3, 1, 12.5, funds, 1, 0, 2, 1, median, 4, 5, Balance(2, 0.25, 0.75))


def test_a_row_for_each_period_and_a_column_for_each_currency() -> None:
    first = figures("2025-01-01", [Funds("TTD", -0.5), Funds("USD", 1e22)], 60.0)
    second = figures("2025-01-02", [Funds("BBD", 100.25)], None)
    assert b"".join(table(*engagement_table(EngagementReport([first, second])))).decode() == (
        f"{HEADER},funds_BBD,funds_TTD,funds_USD\r\n"
        "2025-01-01,2025-01-01,3,1,2,0.666666667,12.5,1,0,2,1,60.0,4,5,2,0.25,0.75,0.0,-0.5,1e+22\r\n"
        "2025-01-02,2025-01-02,3,1,2,0.666666667,12.5,1,0,2,1,,4,5,2,0.25,0.75,100.25,0.0,0.0\r\n"
    )


async def test_the_command_writes_everything_that_there_is(store: Store, database: Database, tmp_path: Path) -> None:
    await Held(store).hold(*ROWS)
    env = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    file = tmp_path / "report.csv"
    made = command("export-engagement", str(file), *DAYS, "--project", "reef", env=env)
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["from"], row["to"]) for row in rows] == QUARTERS
    assert [row["participants"] for row in rows] == ["2", "3", "2"]
    assert [row["hours"] for row in rows] == ["0.0", "22.0", "0.0"]
    assert [row["funds_TTD"] for row in rows] == ["0.0", "300.3", "0.0"]
    assert [row["funds_USD"] for row in rows] == ["-50.0", "0.0", "0.0"]
    written = file.read_bytes()
    again = command("export-engagement", str(file), *DAYS, "--project", "nothing", env=env)
    assert (again.returncode, again.stderr) == (2, "scope.project: there is nothing with this id\n")
    assert file.read_bytes() == written
    unknown = command("export-engagement", str(tmp_path / "x.csv"), *DAYS, "--place", "nowhere", env=env)
    assert (unknown.returncode, unknown.stderr) == (2, "scope.place: there is nothing with this id\n")
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.csv", *DAYS], "Say whom the report is about: one of --project ID"),
        (["x.csv", *DAYS, "--project", "a", "--everything"], "Say whom the report is about: one of --project ID"),
        (["x.csv", *DAYS, "--space", "SEA"], "--space: must be one of TRADE, EDUCATION"),
        (["x.csv", "--from", "May", "--to", "2025-01-01", "--everything"], "--from: write the day as YYYY-MM-DD"),
        (["x.csv", "--from", "2025-01-01", "--everything"], "--to"),
        (["x.csv", *DAYS[:4], "--by", "WEEK", "--everything"], "--by"),
    ],
)
def test_wrong_arguments_end_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export-engagement", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_the_command_makes_no_store(tmp_path: Path) -> None:
    made = command("export-engagement", "x.csv", *DAYS, "--everything", env=environment(), cwd=tmp_path)
    assert made.returncode == 2
    assert "There is no store in data/graph: set COLLABGRAPH_DATABASE_URL" in made.stderr
    assert list(tmp_path.iterdir()) == []
