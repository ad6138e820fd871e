"""The service while its Neo4j hangs, is full of connections, is killed and comes back, and is stopped."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from collabgraph.stores import open_store
from tests.collabgraph.processes import Server, command, served
from tests.faults.conftest import BOLT_THREADS
from tests.faults.folders import NODES, PEOPLE, RELATIONS, lasting_content
from tests.faults.processes import ended, started, watching
from tests.faults.traffic import OK, REFUSED, TIMEOUT, Traffic, health, traffic, until
from tests.support.neo4j_server import RestlessNeo4j

POOL = 64

# One transaction holds a lock, and more than there are threads wait for it.
GREEDY = f"""
    import sys, threading, time
    import neo4j

    HOLD = "MERGE (n:Held {{id: 'held'}}) SET n.by = 1"
    others = neo4j.GraphDatabase.driver(sys.argv[1], auth=(sys.argv[2], sys.argv[3]))
    others.execute_query(HOLD)
    holding = others.session().begin_transaction()
    holding.run(HOLD).consume()


    def wait():
        while True:
            try:
                others.session().run(HOLD).consume()
            except Exception:
                time.sleep(0.02)


    for _ in range({2 * BOLT_THREADS}):
        threading.Thread(target=wait, daemon=True).start()
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def service(restless: RestlessNeo4j, on_neo4j: dict[str, str]) -> Iterator[Server]:
    """A service with the demo community; it must never have had an error that it did not expect."""
    restless.ensure()
    with resources.as_file(resources.files("collabgraph") / "demo_community") as demo:
        imported = command("import", str(demo), env=on_neo4j)
    assert (imported.returncode, imported.stderr) == (0, "")
    with served(env=on_neo4j | {"COLLABGRAPH_TIMEOUT": str(TIMEOUT)}) as server:
        yield server
        assert server.process.poll() is None
    said = "".join(server.err)
    assert "Traceback" not in said
    assert '"event":"unexpected error"' not in said
    assert '"event":"statement failed"' not in said


@pytest.fixture
def clients(service: Server) -> Iterator[Traffic]:
    """Clients that keep asking the service, which has answered rightly before the test and does so after it."""
    with traffic(service) as running:
        yield running
        running.recovered()
        assert (health(service, "live"), health(service, "ready")) == (200, 200)


def assert_is_away(service: Server, clients: Traffic, crowd: int = 1) -> None:
    """Every kind of request is answered, by a refusal, `crowd` of them at once too; the service lives, not ready."""
    with ThreadPoolExecutor() as pool:
        ready = pool.submit(health, service, "ready")
        refused = pool.submit(clients.all_at_once, crowd)
        for kind, outcomes in clients.phase().items():
            assert set(outcomes) <= REFUSED, kind
        assert health(service, "live") == 200
    assert ready.result() == 503
    assert set(refused.result()) <= REFUSED


def test_a_database_that_hangs(neo4j: RestlessNeo4j, service: Server, clients: Traffic) -> None:
    """More requests than the pool has connections, too."""
    neo4j.pause()
    try:
        assert_is_away(service, clients, crowd=POOL + 16)
    finally:
        neo4j.resume()


def test_a_database_that_is_full_of_connections(neo4j: RestlessNeo4j, service: Server, clients: Traffic) -> None:
    """Another program takes every thread of the server, which then refuses us, until that program is ended."""
    greedy = subprocess.Popen(
        [sys.executable, "-c", dedent(GREEDY), neo4j.server.uri, neo4j.server.user, neo4j.server.password]
    )
    try:
        until(lambda: all(OK not in found for found in clients.phase().values()), "the server has threads left")
        assert_is_away(service, clients)
    finally:
        greedy.kill()
        greedy.wait()


async def test_a_database_that_is_killed_during_an_import(
    neo4j: RestlessNeo4j,
    service: Server,
    clients: Traffic,
    on_neo4j: dict[str, str],
    files: Path,
    undisturbed: tuple[list[Any], list[Any]],
) -> None:
    login = (neo4j.server.uri, neo4j.server.user, neo4j.server.password)
    with started("import", str(files), env=on_neo4j) as importing:
        with watching(*login) as watch:
            until(lambda: watch.nodes() > 0, "nothing is imported")
            acknowledged = watch.nodes()
            neo4j.kill()
        assert_is_away(service, clients)
        code, out, err = ended(importing)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith(f"The database at {neo4j.server.uri} does not answer (")
    assert line.endswith(" What was written stays: run the import again to complete it.")

    neo4j.ensure()
    with watching(*login) as watch:
        assert watch.nodes() >= acknowledged
        assert watch.relations() < 3 * PEOPLE
    clients.recovered()
    again = command("import", str(files), env=on_neo4j)
    for _ in range(3):
        if again.returncode:
            # A server that has only just come back, with requests at it, may be too slow for a batch, or have no thread
            # for another client: the import says so.
            assert again.stderr.startswith(f"The database at {neo4j.server.uri} does not answer (")
            again = command("import", str(files), env=on_neo4j)
    assert (again.returncode, again.stderr) == (0, "")
    async with open_store(*login, timeout=60.0) as store:
        found = await lasting_content(store)
    assert (len(found[0]), len(found[1])) == (NODES, RELATIONS)
    assert found == undisturbed


def test_a_database_that_is_stopped(neo4j: RestlessNeo4j, service: Server) -> None:
    with traffic(service) as clients:
        neo4j.end()
        assert_is_away(service, clients)
