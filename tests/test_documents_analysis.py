"""docs/analysis.md is held to what it tells: its addresses are asked, its commands understood, its programs run."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shlex
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from collabgraph.app import create_app
from collabgraph.cli import app as commands
from collabgraph.demo import load_if_empty
from collabgraph.export_parameters import ASSET_PARAMETERS, TABLE_PARAMETERS
from collabgraph.exports import MEDIA, asked_of
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from resolvers import network_exports
from tests.support.networks import Inline
from tests.support.statements import empty

TEXT = (Path(__file__).parent.parent / "docs" / "analysis.md").read_text("utf-8")
ADDRESSES = re.findall(r"'http://127\.0\.0\.1:8000(/export/[^']+)'", TEXT)
COMMANDS = re.findall(r"^ {4}collabgraph (export-.*)$", TEXT, flags=re.MULTILINE)
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)
FILES = {
    "network.graphml": "/export/network.graphml?metrics=true",
    "network.json": "/export/network.json",
    "edges.csv": "/export/network.csv",
    "nodes.csv": "/export/network.csv?part=nodes&metrics=true",
    "assets.geojson": "/export/assets.geojson",
}


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service with the demo community."""
    await empty(store)
    assert await load_if_empty(store)
    service = create_app(Settings(), store=store, viewer=ANONYMOUS, compute=Inline())
    async with (
        service.router.lifespan_context(service),
        httpx.AsyncClient(transport=httpx.ASGITransport(service), base_url="http://service") as found,
    ):
        yield found


async def test_every_address_is_answered(client: httpx.AsyncClient) -> None:
    assert len(ADDRESSES) == 5
    for address in ADDRESSES:
        assert (await client.get(address)).status_code == 200, address


def test_every_command_is_understood() -> None:
    assert len(COMMANDS) == 4
    for line in COMMANDS:
        _, bound, unknown = commands.parse_known_args(shlex.split(line))[:3]
        assert unknown == []
        where = bound.arguments.get("where", ())
        chosen = bound.arguments.get("format") or bound.args[0].suffix.removeprefix(".")
        name = "assets.geojson" if chosen == "geojson" else f"network.{chosen}"
        asked_of(name, [tuple(one.split("=", 1)) for one in where])  # type: ignore[arg-type]


def test_every_file_and_every_parameter_and_every_attribute_is_told() -> None:
    for name in MEDIA:
        assert f"`/export/{name}`" in TEXT
    columns = [
        *network_exports._NODE,
        *network_exports._METRICS,
        *network_exports._EDGE,
        *network_exports._ABOUT,
        *network_exports._SUMMARY,
    ]
    for word in (*TABLE_PARAMETERS, *ASSET_PARAMETERS, *(column.name for column in columns)):
        assert f"`{word}`" in TEXT, word


async def test_every_program_runs(client: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those whose libraries are there (pandas is not); the others are Python, and name columns that are there."""
    monkeypatch.chdir(tmp_path)
    for name, address in FILES.items():
        (tmp_path / name).write_bytes((await client.get(address)).content)
    ran = 0
    for program in PROGRAMS:
        code = compile(program, "docs/analysis.md", "exec")
        libraries = re.findall(r"^import (\w+)", program, flags=re.MULTILINE)
        if all(importlib.util.find_spec(library) for library in libraries):
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(code, {})  # noqa: S102 - the document's own
            assert said.getvalue().strip()
            ran += 1
            continue
        headers = {name: (tmp_path / name).read_text("utf-8").splitlines()[0].split(",") for name in FILES}
        known = {*headers["nodes.csv"], *headers["edges.csv"], "name_target", "sector"}
        assert set(re.findall(r'\["(\w+)"\]', program)) <= known
    assert ran >= 4
