"""`collabgraph export-network` and `export-assets`: the files of /export as an administrator has them."""

from __future__ import annotations

import os
from pathlib import Path

import networkx as nx
import pytest

from collabgraph.cli import main
from graph_store.viewers import ADMINISTRATOR
from tests.collabgraph.processes import command, environment
from tests.collabgraph.shore import ROWS, serving
from tests.conftest import Database
from tests.support.communities import Held


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("COLLABGRAPH_"):
            monkeypatch.delenv(name)


async def test_files_are_those_that_an_administrator_gets(held: Held, database: Database, tmp_path: Path) -> None:
    await held.hold(*ROWS)
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    (tmp_path / "network.graphml").write_text("what was there before")
    made = command(
        "export-network", "network.graphml", "--where", "metrics=true", "--where", "asOf=2026-11-21",
        env=given, cwd=tmp_path,
    )  # fmt: skip
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    shown = command(
        "export-network", "-", "--format", "csv", "--where", "asOf=2026-11-21", "--where", "part=nodes", env=given
    )
    assert (shown.returncode, shown.stderr) == (0, "")
    assets = command("export-assets", "assets.geojson", "--where", "kinds=SPACE", env=given, cwd=tmp_path)
    assert (assets.returncode, assets.stdout, assets.stderr) == (0, "", "")
    async with serving(held.store, ADMINISTRATOR) as client:
        graphml = await client.get("/export/network.graphml", params={"metrics": "true"})
        table = await client.get("/export/network.csv", params={"part": "nodes"})
        spaces = await client.get("/export/assets.geojson", params={"kinds": "SPACE"})
    assert (tmp_path / "network.graphml").read_bytes() == graphml.content
    assert nx.read_graphml(tmp_path / "network.graphml").number_of_nodes() == 4
    assert shown.stdout == table.text.replace("\r\n", "\n")
    assert (tmp_path / "assets.geojson").read_bytes() == spaces.content
    assert len(spaces.json()["features"]) == 1
    assert sorted(os.listdir(tmp_path)) == ["assets.geojson", "network.graphml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export-network", "network"], "Say in which format: end the file's name in .graphml, .csv, .json, or give"),
        (["export-network", "network.xml"], "Say in which format"),
        (["export-network", "-"], "Say in which format"),
        (["export-network", "-", "--format", "gexf"], "--format"),
        (["export-network", "n.csv", "--where", "metrics"], "Give a filter as --where NAME=VALUE."),
        (["export-network", "n.csv", "--where", "size=1"], "size: there is no such parameter here; there are around, "),
        (["export-network", "n.json", "--where", "part=nodes"], "part: there is no such parameter here"),
        (["export-assets", "a.geojson", "--where", "kinds=BOAT"], "kinds: must be SPACE, "),
        (["export-assets", "a.geojson"], "There is no store in nowhere: set COLLABGRAPH_DATABASE_URL to the one to"),
    ],
)
def test_what_is_wrong_ends_with_2(
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLLABGRAPH_DATABASE_URL", "embedded:nowhere")
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


async def test_a_run_that_fails_leaves_what_was_there(held: Held, database: Database, tmp_path: Path) -> None:
    await held.hold(*ROWS)
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    (tmp_path / "n.csv").write_text("before")
    failed = command("export-network", "n.csv", "--where", "within=UGxhY2U6eA", env=given, cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr == "filter.within: there is no place with this id\n"
    elsewhere = command("export-network", "no/n.csv", env=given, cwd=tmp_path)
    assert elsewhere.returncode == 2
    assert "no/n.csv cannot be written (No such file or directory)" in elsewhere.stderr
    assert (os.listdir(tmp_path), (tmp_path / "n.csv").read_text()) == (["n.csv"], "before")
