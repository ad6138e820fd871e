"""What the tests of faults share: a Neo4j that may be killed, folders to import, what an undisturbed import makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from collabgraph.stores import open_store
from tests.collabgraph.processes import command, environment
from tests.conftest import need_own_neo4j
from tests.faults.folders import folder, lasting_content
from tests.support.neo4j_server import RestlessNeo4j

BOLT_THREADS = 8


@pytest.fixture(scope="package")
def restless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RestlessNeo4j]:
    """A Neo4j for these tests only, with few threads for connections; begun by whoever needs it."""
    need_own_neo4j()
    threads = {"server.bolt.thread_pool_min_size": "2", "server.bolt.thread_pool_max_size": str(BOLT_THREADS)}
    server = RestlessNeo4j(tmp_path_factory.mktemp("restless"), threads)
    try:
        yield server
    finally:
        server.end()


@pytest.fixture
def neo4j(restless: RestlessNeo4j) -> RestlessNeo4j:
    """That Neo4j, running."""
    restless.ensure()
    return restless


@pytest.fixture(scope="package")
def on_neo4j(restless: RestlessNeo4j) -> dict[str, str]:
    """The environment of a service, and of commands, on that Neo4j."""
    login = restless.server
    return environment(DATABASE_URL=login.uri, DATABASE_USER=login.user, DATABASE_PASSWORD=login.password)


@pytest.fixture(scope="package")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to import that takes a few seconds."""
    return folder(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="package")
async def undisturbed(tmp_path_factory: pytest.TempPathFactory, files: Path) -> tuple[list[Any], list[Any]]:
    """What a store holds after an import of the folder that nothing disturbed."""
    url = f"embedded://{tmp_path_factory.mktemp('undisturbed')}"
    done = command("import", str(files), env=environment(DATABASE_URL=url))
    assert (done.returncode, done.stderr) == (0, "")
    async with open_store(url, "", "", timeout=60.0) as store:
        return await lasting_content(store)
