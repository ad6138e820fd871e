"""One process and its connections: the pool used up, nobody who answers, a server that has failed."""

from __future__ import annotations

import asyncio
import socket

import pytest
from neo4j.exceptions import Neo4jError

from graph_store.bolt import BoltStore, DatabaseTimeout, DatabaseUnavailable
from tests.support.neo4j_server import RestlessNeo4j
from tests.support.statements import ad_hoc

ENDLESS = ad_hoc(
    "UNWIND range(1, 99999) AS x UNWIND range(1, 99999) AS y WITH x, y WHERE x * y % 7 = 8 RETURN count(*) AS n"
)
ONE = ad_hoc("RETURN 1 AS one")


async def test_who_waits_for_a_connection_is_answered(neo4j: RestlessNeo4j) -> None:
    """By UNAVAILABLE where there is time left to wait for one, else by TIMEOUT."""
    login = neo4j.server
    store = BoltStore(login.uri, login.user, login.password, dialect="neo4j", pool_size=2, connect_timeout=0.5)
    try:
        assert await store.read(ONE, {}, {}, 60.0) == [1]
        slow = [asyncio.create_task(store.read(ENDLESS, {}, {}, 3.0)) for _ in range(2)]
        await asyncio.sleep(0.2)
        found = await asyncio.gather(
            store.read(ONE, {}, {}, 60.0),
            store.read(ONE, {}, {}, 0.3),
            store.write(ONE, {}, {}, 0.3),
            *slow,
            return_exceptions=True,
        )
        assert [type(one) for one in found] == [DatabaseUnavailable, *[DatabaseTimeout] * 4]
        assert await store.read(ONE, {}, {}, 60.0) == [1]
    finally:
        await store.close()


async def test_a_first_statement_ends_at_its_timeout_though_nobody_answers() -> None:
    """The first one asks what database it is; that is within its time, too."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        store = BoltStore(f"bolt://127.0.0.1:{nobody.getsockname()[1]}", "neo4j", "x", connect_timeout=30.0)
        for asked in (store.read(ONE, {}, {}, 0.3), store.write(ONE, {}, {}, 0.3), store.apply(ONE, {}, 0.3)):
            with pytest.raises(DatabaseTimeout, match="not ready in time") as caught:
                await asked
            assert "did not answer within 0.3 s" in caught.value.for_operator
        await store.close()


@pytest.mark.parametrize(
    ("code", "message", "reason"),
    [
        (
            "TransactionLogError",
            "Could not append transaction: Transaction #84 {started 2026-11-21} to log.",
            "Could not append transaction",
        ),
        (
            "TransactionStartFailed",
            "The database has encountered a critical error, and needs to be restarted.",
            "The database has encountered a critical error, and needs to be restarted",
        ),
    ],
)
async def test_a_server_whose_disk_is_full(
    monkeypatch: pytest.MonkeyPatch, code: str, message: str, reason: str
) -> None:
    """In the words that Neo4j 5.26 had for it."""

    def fail(**_: object) -> None:
        raise Neo4jError._hydrate_neo4j(code=f"Neo.DatabaseError.Transaction.{code}", message=message)

    store = BoltStore("bolt://graph.example:7687", "neo4j", "x", dialect="neo4j")
    monkeypatch.setattr(store._driver, "session", fail)
    try:
        for asked in (store.read(ONE, {}, {}, 60.0), store.write(ONE, {}, {}, 60.0)):
            with pytest.raises(DatabaseUnavailable) as caught:
                await asked
            assert caught.value.code == "UNAVAILABLE"
            assert caught.value.for_operator == (
                f"The database at bolt://graph.example:7687 has failed ({reason}): see its log, make room where its "
                "disk is full, and restart it; then run this again."
            )
    finally:
        await store.close()
