"""The two databases and what every test of a store needs.

`database` and everything that stands on it runs twice, on the embedded engine and on Neo4j. Neo4j is the one at
COLLABGRAPH_TEST_NEO4J_URI (with _USER, by default neo4j, and _PASSWORD), which these tests empty; else a server of our
own. Where neither can be had these tests are skipped, loudly; under CI=true they fail.
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_store import structure
from graph_store.bolt import BoltStore
from graph_store.embedded import open_embedded
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.support import loud
from tests.support.communities import Held
from tests.support.neo4j_server import running, why_not
from tests.support.statements import empty

TODAY = "2026-11-21"
_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Database:
    """A running database of the tests; `name` is embedded or neo4j, `url` a Bolt address."""

    name: str
    url: str
    user: str
    password: str


@pytest.fixture(scope="session")
def embedded_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The embedded engine, started for the session and ended with it."""
    yield from _embedded(tmp_path_factory.mktemp("embedded"))


@pytest.fixture(scope="session")
def neo4j_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A Neo4j, started for the session and ended with it."""
    yield from _neo4j(tmp_path_factory.mktemp("neo4j"))


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each of the two databases."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


def _embedded(home: Path) -> Iterator[Database]:
    engine = open_embedded(home / "store", timeout=_TIMEOUT)
    try:
        yield Database("embedded", engine.uri, engine.user, engine.password)
    finally:
        engine.close()


def _neo4j(home: Path) -> Iterator[Database]:
    uri = os.environ.get("COLLABGRAPH_TEST_NEO4J_URI")
    if uri:
        user = os.environ.get("COLLABGRAPH_TEST_NEO4J_USER", "neo4j")
        yield Database("neo4j", uri, user, os.environ.get("COLLABGRAPH_TEST_NEO4J_PASSWORD", ""))
        return
    need_own_neo4j()
    with running(home) as server:
        yield Database("neo4j", server.uri, server.user, server.password)


def need_own_neo4j() -> None:
    """Skips the test, loudly, where no Neo4j of our own can be had; under CI=true it fails."""
    reason = why_not()
    if reason:
        loud.say(f"NOT TESTED ON NEO4J: {reason}. Install Java 17 and Maven or set COLLABGRAPH_TEST_NEO4J_URI")
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI has to run the tests on Neo4j, and there is none: {reason}")
        pytest.skip(f"no Neo4j: {reason}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """A loud line, the last of the run, for each part of the tests that did not run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        for line in loud.LINES:
            reporter.write_line(f"!!! {line} !!!", red=True, bold=True)


@asynccontextmanager
async def _store(database: Database) -> AsyncIterator[BoltStore]:
    bolt = BoltStore(database.url, database.user, database.password)
    try:
        await bolt.verify()
        await structure.prepare(bolt)
        yield bolt
    finally:
        await bolt.close()


@pytest.fixture(scope="session")
async def store(database: Database) -> AsyncIterator[BoltStore]:
    """A store on each database, with every constraint and index in place; what earlier tests wrote is still in it."""
    async with _store(database) as bolt:
        yield bolt


@pytest.fixture(scope="module")
def held(store: Store) -> Held:
    """The store, for the communities of one module."""
    return Held(store)


@pytest.fixture(scope="session")
async def both_stores(
    embedded_database: Database, neo4j_database: Database
) -> AsyncIterator[tuple[BoltStore, BoltStore]]:
    """A store on each database at the same time, for comparing the two."""
    async with _store(embedded_database) as embedded, _store(neo4j_database) as neo4j:
        yield embedded, neo4j


@pytest.fixture
async def clean_store(store: BoltStore) -> BoltStore:
    """The store with an empty graph."""
    await empty(store)
    return store


ReadingFactory = Callable[..., Reading]


@pytest.fixture
def reading(store: BoltStore) -> ReadingFactory:
    """Makes readings of the store: `reading(viewer=ADMINISTRATOR, today=TODAY, timeout=60.0)`."""

    def make(viewer: Viewer = ADMINISTRATOR, today: str = TODAY, timeout: float = _TIMEOUT) -> Reading:
        return Reading(store, viewer, today, time.monotonic() + timeout)

    return make
