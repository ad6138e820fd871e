"""Rows that are likely duplicates: warnings, of rows against each other and against what is stored (ADR 0033)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from collabgraph.demo import load_if_empty
from collabgraph.exchange import duplicates as names
from collabgraph.exchange import import_folder
from graph_store.statements import Statement
from graph_store.store import Store
from tests.collabgraph.counting import Counting
from tests.collabgraph.exchange_folders import NothingStored, imported, write
from tests.collabgraph.processes import command, environment

ONE = "id,name,kind\no1,1+1+1=ONE,NGO\no2,Reef,NGO\no3,1+1+1=One,NGO\n"
SAME = "in nothing but case, accents and signs: likely the same"


async def told(store: Store, folder: Path, files: Mapping[str, str], *, dry_run: bool = False) -> list[str]:
    report = await import_folder(store, write(folder, dict(files)), dry_run=dry_run)
    assert {finding.severity for finding in report.findings} <= {"warning"}
    assert (report.errors, report.refused) == (0, False)
    return [str(finding) for finding in report.findings]


async def test_rows_of_one_run_are_compared_with_each_other(tmp_path: Path) -> None:
    people = 'id,name\np1,José  Díaz\np2,"DIAZ, José"\np3,jose diaz\np4,José-Díaz Ltd\np5,JOSÉ.DÍAZ\np6,?\np7,!\n'
    skills = "id,name\ns1,Net mending\ns2,Net-mending\n"
    projects = "id,name,status\nj1,Reef,ACTIVE\nj2,RÉEF,ACTIVE\n"
    files = {"organisations": ONE, "people": people, "skills": skills, "projects": projects}
    assert await told(NothingStored(), tmp_path, files, dry_run=True) == [
        f"organisations.csv:4:name: differs from the name of organisation 'o1' in line 2 {SAME}",
        f"people.csv:4:name: differs from the name of person 'p1' in line 2 {SAME}",
        f"people.csv:6:name: differs from the name of person 'p1' in line 2 {SAME}",
        f"projects.csv:3:name: differs from the name of project 'j1' in line 2 {SAME}",
        f"skills.csv:3:name: differs from the name of skill 's1' in line 2 {SAME}",
    ]


async def test_assets_places_and_needs_are_called_after_what_they_are(tmp_path: Path) -> None:
    files = {
        "places": "id,name,kind\nx1,Georgetown,SETTLEMENT\nx2,George Town,SETTLEMENT\n",
        "people": "id,name\np1,Ann\n",
        "assets": "id,name,kind\na1,Van,TRANSPORT\na2,VAN,TRANSPORT\n",
        "needs": "id,title,subject,kind,asset_kind\nn1,Van,person:p1,ASSET,TRANSPORT\n"
        "n2,Van,person:p1,ASSET,TRANSPORT\n",
    }
    assert await told(NothingStored(), tmp_path, files, dry_run=True) == []


async def test_many_are_counted_and_few_are_shown(tmp_path: Path) -> None:
    rows = "".join(f"p{number},Ann\n" for number in range(100))
    found = await told(NothingStored(), tmp_path, {"people": f"id,name\n{rows}"}, dry_run=True)
    assert len(found) == names.MOST + 1 == 21
    assert found[0] == (
        "people.csv::name: 99 rows are likely duplicates of others, 20 are shown: likelyDuplicates has them all"
    )
    assert [line.split(":")[1] for line in found[1:]] == [str(line) for line in range(3, 23)]


@pytest.mark.parametrize("at_once", [50_000, 1])
@pytest.mark.parametrize("dry_run", [False, True])
async def test_rows_are_compared_with_what_is_stored(
    clean_store: Store, tmp_path: Path, dry_run: bool, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "_ASKED", at_once)
    await imported(clean_store, tmp_path / "first", {"organisations": ONE, "people": "id,name\np1,Reef\n"})
    files = {
        "organisations": "id,name,kind\no9,reef!,NGO\no8,Coral,NGO\no0,1+1+1 = one,NGO\no3,1+1+1=One,NGO\n",
    }
    assert await told(clean_store, tmp_path / "second", files, dry_run=dry_run) == [
        f"organisations.csv:2:name: differs from the name of organisation 'o2', which is stored {SAME}",
        f"organisations.csv:4:name: differs from the name of organisation 'o1', which is stored {SAME}",
        f"organisations.csv:5:name: differs from the name of organisation 'o0' in line 4 {SAME}",
    ]


async def test_a_second_run_says_the_same(clean_store: Store, tmp_path: Path) -> None:
    files = {"organisations": ONE}
    first = await told(clean_store, tmp_path / "first", files)
    assert len(first) == 1
    assert await told(clean_store, tmp_path / "second", files) == first


async def test_a_row_of_this_run_is_compared_as_it_is_there(clean_store: Store, tmp_path: Path) -> None:
    """Whoever mends a name in the same run is no duplicate any more of what had it before."""
    await imported(clean_store, tmp_path / "first", {"organisations": "id,name,kind\no1,Reef,NGO\n"})
    files = {"organisations": "id,name,kind\no1,Coral,NGO\no2,REEF,NGO\n"}
    assert await told(clean_store, tmp_path / "second", files) == []


class Asked(NothingStored):
    """A store with nothing in it that says what it was asked."""

    def __init__(self) -> None:
        self.names: list[str] = []

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        self.names.append(statement.name)
        return await super().read(statement, options, parameters, timeout)


async def test_an_empty_store_is_not_asked(tmp_path: Path) -> None:
    store = Asked()
    await told(store, tmp_path, {"organisations": ONE}, dry_run=True)
    assert "imports/alike" not in store.names


def test_warnings_are_said_and_the_import_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "files", {"organisations": ONE})
    done = command("import", "files", env=environment(DATABASE_URL="embedded:store"), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == (
        f"warning: organisations.csv:4:name: differs from the name of organisation 'o1' in line 2 {SAME}\n"
    )
    assert done.stdout.splitlines()[1].split() == ["organisations.csv", "3", "3", "0", "0", "0"]


async def test_the_demo_reads_no_names(clean_store: Store) -> None:
    """A service starts by looking whether its store has the demo: that must not take longer the more there is."""
    assert await load_if_empty(clean_store)
    counting = Counting(clean_store)
    assert not await load_if_empty(counting)
    assert "imports/read_people" in counting.asked
    assert "imports/alike" not in counting.asked
