"""The Bolt store: one record, time-outs, lost connections, refusals, writes at the same time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from graph_store.bolt import BoltStore, DatabaseUnavailable
from graph_store.errors import Conflict, RequestTimeout
from graph_store.statements import statement
from tests.conftest import Database
from tests.support.neo4j_server import free_port
from tests.support.statements import ad_hoc

SLOW = ad_hoc(
    "UNWIND range(1, 6000) AS x UNWIND range(1, 6000) AS y WITH x, y WHERE x * y % 7 = 8 RETURN count(*) AS n"
)
ONE = ad_hoc("RETURN $value AS value, [[1, 'a'], [2, null]] AS rows")


@asynccontextmanager
async def opened(url: str, user: str, password: str, **settings: Any) -> AsyncIterator[BoltStore]:
    store = BoltStore(url, user, password, **settings)
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture
async def narrow(database: Database) -> AsyncIterator[BoltStore]:
    """A store with a single connection, so that one that is not given back shows."""
    async with opened(database.url, database.user, database.password, pool_size=1) as store:
        yield store


async def test_returns_the_columns_of_the_one_record(store: BoltStore) -> None:
    assert await store.read(ONE, {}, {"value": "Kòmansman"}, 60) == ["Kòmansman", [[1, "a"], [2, None]]]


@pytest.mark.parametrize("text", ["UNWIND [] AS x RETURN x", "UNWIND [1, 2] AS x RETURN x"])
async def test_refuses_any_other_number_of_records(store: BoltStore, text: str) -> None:
    with pytest.raises(Exception, match="record") as caught:
        await store.read(ad_hoc(text), {}, {}, 60)
    assert type(caught.value).__name__ == "ResultNotSingleError"


async def test_recognises_the_database(database: Database, narrow: BoltStore) -> None:
    assert await narrow.read(ONE, {}, {"value": 1}, 60) == [1, [[1, "a"], [2, None]]]
    assert narrow.dialect == {"embedded": "arcadedb", "neo4j": "neo4j"}[database.name]
    assert (await narrow.verify()).split()[0] == {"embedded": "ArcadeDB", "neo4j": "Neo4j"}[database.name]


async def test_a_slow_statement_ends_at_its_timeout(narrow: BoltStore) -> None:
    await narrow.verify()
    began = time.monotonic()
    with pytest.raises(RequestTimeout, match="not ready in time"):
        await narrow.read(SLOW, {}, {}, 0.5)
    assert 0.4 < time.monotonic() - began < 5.0
    assert await narrow.read(ONE, {}, {"value": 2}, 60) == [2, [[1, "a"], [2, None]]]


async def test_a_slow_write_ends_at_its_timeout(narrow: BoltStore) -> None:
    await narrow.verify()
    began = time.monotonic()
    with pytest.raises(RequestTimeout):
        await narrow.write(SLOW, {}, {}, 0.5)
    assert 0.4 < time.monotonic() - began < 5.0


async def test_a_cancelled_read_gives_its_connection_back(narrow: BoltStore) -> None:
    for _ in range(2):
        assert await narrow.read(ONE, {}, {"value": 3}, 60) == [3, [[1, "a"], [2, None]]]
        task = asyncio.create_task(narrow.read(SLOW, {}, {}, 5))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await narrow.read(ONE, {}, {"value": 3}, 60) == [3, [[1, "a"], [2, None]]]


async def test_nothing_listening_is_said_soon() -> None:
    port = free_port()
    began = time.monotonic()
    async with opened(f"bolt://127.0.0.1:{port}", "neo4j", "x", dialect="neo4j") as store:
        with pytest.raises(DatabaseUnavailable) as caught:
            await store.read(ONE, {}, {"value": 1}, 60)
    assert time.monotonic() - began < 5.0
    assert caught.value.code == "UNAVAILABLE"
    assert str(port) not in caught.value.message
    assert f"bolt://127.0.0.1:{port}" in caught.value.for_operator
    assert "COLLABGRAPH_DATABASE_URL" in caught.value.for_operator


async def test_an_unknown_host_is_unavailable() -> None:
    async with opened("bolt://no-such-host.invalid:7687", "neo4j", "x") as store:
        with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
            await store.verify()


async def test_a_wrong_password_tells_the_operator_what_to_set(database: Database) -> None:
    async with opened(database.url, database.user, "not-the-password") as store:
        with pytest.raises(DatabaseUnavailable) as caught:
            await store.verify()
    assert "COLLABGRAPH_DATABASE_PASSWORD" in caught.value.for_operator
    assert caught.value.message == "The database cannot be reached just now; try again later."


async def test_a_read_is_tried_again_on_a_lost_connection(database: Database) -> None:
    """Through a relay that cuts every connection once a statement was answered, as a failing network would."""
    async with (
        _Relay(int(database.url.rpartition(":")[2])) as relay,
        opened(f"bolt://127.0.0.1:{relay.port}", database.user, database.password, dialect="neo4j") as store,
    ):
        assert await store.read(ONE, {}, {"value": 4}, 60) == [4, [[1, "a"], [2, None]]]
        relay.cut()
        assert await store.read(ONE, {}, {"value": 5}, 60) == [5, [[1, "a"], [2, None]]]
        assert relay.connections == 2


async def test_writes_to_one_node_at_the_same_time_all_count(clean_store: BoltStore) -> None:
    make = ad_hoc("MERGE (p:Place {id: 'one'}) ON CREATE SET p.kind = '0' RETURN p.id AS id")
    assert await asyncio.gather(*(clean_store.write(make, {}, {}, 60) for _ in range(8))) == [["one"]] * 8
    add = ad_hoc("MATCH (p:Place {id: 'one'}) SET p.code = coalesce(p.code, '') + 'x' RETURN size(p.code) AS n")
    await clean_store.write(add, {}, {}, 60)
    sizes = await asyncio.gather(*(clean_store.write(add, {}, {}, 60) for _ in range(8)))
    assert sorted(size for (size,) in sizes) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert await clean_store.read(ad_hoc("RETURN COUNT { MATCH (:Place) } AS n"), {}, {}, 60) == [1]


async def test_a_second_thing_with_one_id_is_a_conflict(clean_store: BoltStore) -> None:
    make = ad_hoc("CREATE (p:Place {id: 'one'}) RETURN p.id AS id")
    assert await clean_store.write(make, {}, {}, 60) == ["one"]
    with pytest.raises(Conflict):
        await clean_store.write(make, {}, {}, 60)


async def test_a_write_that_fails_leaves_nothing(clean_store: BoltStore) -> None:
    with pytest.raises(RequestTimeout):
        await clean_store.write(ad_hoc("CREATE (p:Place {id: 'two'}) WITH p " + SLOW.text("neo4j")), {}, {}, 0.5)
    await asyncio.sleep(0.5)
    assert await clean_store.read(ad_hoc("RETURN COUNT { MATCH (:Place) } AS n"), {}, {}, 60) == [0]


async def test_schema_statements_run_command_by_command(store: BoltStore) -> None:
    await store.apply(statement("setup/unique_ids"), {}, 60)
    (names,) = await store.read(statement("setup/constraints"), {}, {}, 60)
    assert "person_id" in names


class _Relay:
    """A loopback port that hands everything on to another, until it is told to cut what is open."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._writers: list[asyncio.StreamWriter] = []
        self.connections = 0

    async def __aenter__(self) -> _Relay:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self.cut()
        self._server.close()
        await self._server.wait_closed()

    def cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers += [writer, back]
        await asyncio.gather(self._hand_on(reader, back), self._hand_on(there, writer))

    async def _hand_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()
