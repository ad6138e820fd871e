"""A Neo4j with a generated community of 10,000 people, planned for as it is: large enough for hubs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import neo4j
import pytest

from collabgraph.exchange import import_folder
from collabgraph.generator import write_community
from graph_store import structure
from graph_store.bolt import BoltStore
from tests.conftest import Database
from tests.support.statements import empty

PEOPLE = 10_000


@pytest.fixture(scope="package")
async def crowd(neo4j_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BoltStore]:
    """The store with the community; emptied again afterwards."""
    folder = tmp_path_factory.mktemp("crowd") / "community"
    write_community(folder, PEOPLE, 1)
    store = BoltStore(neo4j_database.url, neo4j_database.user, neo4j_database.password)
    await store.verify()
    await structure.prepare(store)
    await empty(store)
    report = await import_folder(store, folder)
    assert report.errors == 0
    yield store
    await empty(store)
    await store.close()


@pytest.fixture(scope="package")
def session(crowd: BoltStore, neo4j_database: Database) -> Iterator[neo4j.Session]:
    """A plain session for EXPLAIN and PROFILE, after statistics were taken."""
    login = (neo4j_database.user, neo4j_database.password)
    with (
        neo4j.GraphDatabase.driver(
            neo4j_database.url, auth=login, notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF
        ) as driver,
        driver.session() as session,
    ):
        session.run("CALL db.awaitIndexes(120)").consume()
        session.run("CALL db.prepareForReplanning()").consume()
        yield session
