"""The export: its exact files, the way back into an empty store, and folders that are whole or not there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from collabgraph.cli import main
from collabgraph.exchange import import_folder
from collabgraph.exchange.new_folder import FolderError, NewFolder
from graph_store import exports
from graph_store.bolt import BoltStore
from graph_store.errors import Unavailable
from graph_store.statements import Dialect, Statement
from graph_store.store import Store
from tests.collabgraph.exchange_folders import COMMUNITY, imported
from tests.collabgraph.exporting import HARD, exported, graph, texts
from tests.collabgraph.processes import COLLABGRAPH, command, environment, served
from tests.conftest import Database
from tests.reference.folders import write_folder
from tests.reference.strategies import community_of
from tests.support.statements import empty
from tests.support.untransacted import Untransacted

NAMES = [f"{stem}.csv" for stem in (
    "places", "skills", "organisations", "people", "projects", "assets", "needs", "contributions", "memberships",
    "participations", "person_skills", "partnerships", "asset_uses", "pledges",
    "endorsements",
)]  # fmt: skip


class LostStore(Untransacted):
    """A store that is lost at a certain read; the names of the folder's files at that moment are kept."""

    dialect: Dialect = "neo4j"

    def __init__(self, store: Store, reads: int, folder: Path) -> None:
        self._store = store
        self._left = reads
        self._folder = folder
        self.files: list[str] = []

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        self._left -= 1
        if self._left < 0:
            self.files = sorted(file.name for file in self._folder.iterdir())
            raise Unavailable("The database is gone.")
        return await self._store.read(statement, options, parameters, timeout)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        raise AssertionError(f"{statement.name} was to write")

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        raise AssertionError(f"{statement.name} was to change the schema")

    async def close(self) -> None:
        """Whoever made the store closes it."""


def given(database: Database) -> dict[str, str]:
    return environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)


async def test_what_is_in_its_last_form_comes_out_as_it_went_in(
    clean_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PAGE", 2)
    report = await imported(clean_store, tmp_path / "in", HARD)
    assert report.findings == ()
    counts = await exported(clean_store, tmp_path / "out")
    assert texts(tmp_path / "out") == {f"{stem}.csv": text for stem, text in HARD.items()}
    assert list(counts.items()) == list(zip(NAMES, (4, 3, 3, 4, 2, 3, 4, 4, 4, 4, 2, 4, 2, 3, 2), strict=True))


async def test_defaults_are_written_out(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path / "in", COMMUNITY)
    await exported(clean_store, tmp_path / "out")
    found = texts(tmp_path / "out")
    assert found["people.csv"].splitlines()[1:] == [
        "p1,Édouard,Diver,I dive,pap-CW|nl,FAMILY,x/2: a,ed@example.org,123,PUBLIC,"
        "4.5,2026-01-01,2026-12-31,true,PUBLIC",
        "p2,Ben,,,,,,,,STEWARDS,,,,,MEMBERS",
    ]
    assert found["needs.csv"].splitlines()[2:] == [
        "n2,A room,person:p1,ASSET,,SPACE,,1,NORMAL,,,,,,OPEN,MEMBERS",
        "n3,Divers,organisation:o1,SKILL,s1,,,1,NORMAL,,,,,,OPEN,PUBLIC",
    ]
    assert found["memberships.csv"].splitlines()[1:] == ["p1,o1,,,,false", "p1,o1,chair,2020-01-01,2027-01-01,true"]


async def test_an_empty_store_has_files_without_rows(clean_store: Store, tmp_path: Path) -> None:
    counts = await exported(clean_store, tmp_path / "out")
    assert counts == dict.fromkeys(NAMES, 0)
    assert texts(tmp_path / "out") == {f"{stem}.csv": f"{text.splitlines()[0]}\n" for stem, text in HARD.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_an_import_makes_the_same_graph_again(clean_store: Store, tmp_path: Path, seed: int) -> None:
    write_folder(community_of(seed), tmp_path / "in", leave_defaults_empty=True)
    assert (await import_folder(clean_store, tmp_path / "in")).errors == 0
    before = await graph(clean_store)
    assert before[0]
    await exported(clean_store, tmp_path / "out")
    await empty(clean_store)
    report = await import_folder(clean_store, tmp_path / "out")
    assert (report.errors, report.defaulted) == (0, 0)
    assert await graph(clean_store) == before
    await exported(clean_store, tmp_path / "again")
    assert texts(tmp_path / "again") == texts(tmp_path / "out")


@pytest.mark.parametrize("backwards", [False, True], ids=["embedded to Neo4j", "Neo4j to embedded"])
async def test_a_graph_goes_from_one_database_to_the_other(
    both_stores: tuple[BoltStore, BoltStore], tmp_path: Path, backwards: bool
) -> None:
    one, other = reversed(both_stores) if backwards else both_stores
    await empty(one)
    await empty(other)
    await imported(one, tmp_path / "in", HARD)
    await exported(one, tmp_path / "out")
    assert (await import_folder(other, tmp_path / "out")).findings == ()
    assert await graph(other) == await graph(one)


async def test_an_import_of_the_export_changes_nothing(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path / "in", COMMUNITY)
    await exported(clean_store, tmp_path / "out")
    report = await import_folder(clean_store, tmp_path / "out")
    assert sum(file.unchanged for file in report.files) == 31
    assert [file for file in report.files if file.new or file.changed] == []


async def test_an_export_that_breaks_off_leaves_nothing(clean_store: Store, tmp_path: Path) -> None:
    lost = LostStore(clean_store, 3, tmp_path / "out")
    with pytest.raises(Unavailable):
        await exported(lost, tmp_path / "out")
    assert lost.files == [
        "asset_uses.csv.part", "endorsements.csv.part", "partnerships.csv.part", "pledges.csv.part",
    ]  # fmt: skip
    assert not (tmp_path / "out").exists()


async def test_a_folder_that_was_there_stays(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(Unavailable):
        await exported(LostStore(store, 0, tmp_path / "out"), tmp_path / "out")
    assert texts(tmp_path / "out") == {}


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("notes.txt", "out is not empty (notes.txt): name a new folder, or an empty one."),
        ("people.csv.part", "out holds files of a run that did not end: delete it, or name a new folder."),
    ],
)
def test_only_an_empty_folder_is_taken(tmp_path: Path, there: str, said: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / there).write_text("mine", "utf-8")
    with pytest.raises(FolderError) as refused, NewFolder(tmp_path / "out"):
        raise AssertionError("this was to be refused")
    assert str(refused.value) == f"{tmp_path}/{said}"
    assert texts(tmp_path / "out") == {there: "mine"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(FolderError, match=r"out is a file: name a new folder, or an empty one\.$"):
        NewFolder(tmp_path / "out").__enter__()
    with pytest.raises(FolderError, match=r"out/below cannot be written \(Not a directory\): make room or name"):
        NewFolder(tmp_path / "out" / "below").__enter__()


def test_what_others_put_there_meanwhile_stays(tmp_path: Path) -> None:
    folder = NewFolder(tmp_path).__enter__()
    folder.write("a", ["1\n"])
    (tmp_path / "b.part").write_text("theirs", "utf-8")
    with pytest.raises(FolderError, match=r"b\.part cannot be written \(File exists\)") as failed:
        folder.write("b", ["2\n"])
    folder.__exit__(FolderError, failed.value, None)
    assert texts(tmp_path) == {"b.part": "theirs"}


def test_files_get_their_names_at_the_end(tmp_path: Path) -> None:
    with NewFolder(tmp_path / "new" / "out") as folder:
        folder.write("a", ["1\n"])
        folder.write("a", ["2\r", "é\n"])
        assert [file.name for file in folder.path.iterdir()] == ["a.part"]
    assert texts(tmp_path / "new" / "out") == {"a": "1\n2\ré\n"}


async def test_the_command_exports(clean_store: Store, database: Database, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path / "in", HARD)
    done = command("export", "out", env=given(database), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split() for line in done.stdout.splitlines()[:4]] == [
        ["file", "rows"], ["places.csv", "4"], ["skills.csv", "3"], ["organisations.csv", "3"],
    ]  # fmt: skip
    assert texts(tmp_path / "out") == {f"{stem}.csv": text for stem, text in HARD.items()}
    again = command("export", "out", env=given(database), cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == "out is not empty (asset_uses.csv): name a new folder, or an empty one.\n"


def test_a_full_disk_is_said_in_one_line(embedded_database: Database, tmp_path: Path) -> None:
    """No file may be longer than nothing: with little in the store the headers do not go through, or a file's rows."""
    limited = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *COLLABGRAPH, "export", "out"]
    done = subprocess.run(
        limited, env=given(embedded_database), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(
        r"out(/\w+\.csv\.part)? cannot be written \(File too large\): make room or name another folder; nothing was "
        r"written\.\n",
        done.stderr,
    )
    assert list(tmp_path.iterdir()) == []


def test_no_store_is_made_by_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLLABGRAPH_DATABASE_URL", f"embedded://{tmp_path}/store")
    assert main(["export", str(tmp_path / "out")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"There is no store in {tmp_path}/store: set COLLABGRAPH_DATABASE_URL to the one to export.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_export_joins_a_running_service(tmp_path: Path) -> None:
    env = environment(DATABASE_URL=f"embedded://{tmp_path}/store")
    with served(env=env):
        done = command("export", "out", env=env, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "people.csv").read_text("utf-8").startswith("id,name,headline")
    assert len((tmp_path / "out" / "people.csv").read_text("utf-8").splitlines()) > 10
