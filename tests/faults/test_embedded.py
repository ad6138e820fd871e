"""An embedded store whose process is killed: it opens again with all that was acknowledged, and an import goes on."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from collabgraph.stores import open_store
from tests.collabgraph.processes import command, environment, served
from tests.faults.folders import NODES, RELATIONS, lasting_content
from tests.faults.processes import ended, started, watching_store
from tests.faults.traffic import health, until


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one store of these tests, in which each goes on where the one before was killed."""
    return tmp_path_factory.mktemp("killed") / "store"


@pytest.fixture(scope="module")
def env(store: Path) -> dict[str, str]:
    """The environment of a service, and of commands, on that store."""
    return environment(DATABASE_URL=f"embedded://{store}")


def test_an_import_killed_while_it_makes_the_store(store: Path, env: dict[str, str], files: Path) -> None:
    with started("import", str(files), env=env):
        until(lambda: (store / "databases" / "graph" / "schema.json").exists(), "no store is made")
    assert (store / "owner.lock").exists()


def test_a_service_killed_during_requests_and_an_import_that_joined_it(
    store: Path, env: dict[str, str], files: Path
) -> None:
    """Its two workers, left alone, end too: nothing holds the port against the next service."""
    with served("--workers", "2", env=env) as service, started("import", str(files), env=env) as importing:
        with watching_store(store) as watch:
            until(lambda: watch.nodes() > 0, "nothing is imported")
            assert httpx.get(f"{service.address}/graphql?query={{people{{totalCount}}}}").status_code == 200
            service.process.kill()
        service.process.wait()
        until(lambda: not _is_listening(service.port), "the workers do not end")
        code, out, err = ended(importing)
    assert "Traceback" not in "".join(service.err)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith(f"The store {store} does not answer (")
    assert "the process that had it open has ended" in line
    assert line.endswith(" What was written stays: run the import again to complete it.")


def test_an_import_killed_while_it_writes_relations(store: Path, env: dict[str, str], files: Path) -> None:
    with started("import", str(files), env=env) as importing:
        until(lambda: _owner(store) == importing.pid, "the store does not open")
        with watching_store(store) as watch:
            assert 0 < watch.nodes() <= NODES
            until(lambda: watch.relations() > 0, "nothing is linked")
            importing.kill()


async def test_the_import_is_completed_with_a_service(
    store: Path, env: dict[str, str], files: Path, undisturbed: tuple[list[Any], list[Any]]
) -> None:
    with served(env=env) as service:
        with watching_store(store) as watch:
            assert watch.nodes() == NODES
            assert watch.relations() > 0
        done = command("import", str(files), env=env)
        assert (done.returncode, done.stderr) == (0, "")
        assert (health(service, "live"), health(service, "ready")) == (200, 200)
        async with open_store(f"embedded://{store}", "", "", timeout=60.0) as opened:
            found = await lasting_content(opened)
    assert (len(found[0]), len(found[1])) == (NODES, RELATIONS)
    assert found == undisturbed


def _owner(store: Path) -> int | None:
    """The process that has the store open, as it says itself."""
    file = store / "join.json"
    return int(json.loads(file.read_text("utf-8"))["pid"]) if file.exists() else None


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
