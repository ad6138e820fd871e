"""What is given up ends in the database too, and does not go on there for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from graph_store.bolt import BoltStore
from graph_store.embedded import open_embedded
from graph_store.errors import RequestTimeout
from tests.conftest import Database
from tests.support.statements import ad_hoc

# Ten thousand million rows: hours, if nobody ends it.
ENDLESS = ad_hoc(
    "UNWIND range(1, 100000) AS endless UNWIND range(1, 100000) AS y WITH endless, y WHERE endless * y % 7 = 8 "
    "RETURN count(*) AS n"
)
_RUNNING_THERE = ad_hoc(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $text RETURN count(*) AS running"
)
_PATIENCE = 30.0
Running = Callable[[], Awaitable[int]]


@pytest.fixture(params=["embedded", "neo4j"])
async def store_and_running(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[BoltStore, Running]]:
    """A store of its own, and how many endless statements its database is executing.

    The embedded engine is one with a time-out of three seconds, as COLLABGRAPH_TIMEOUT would have set it: it looks at
    nothing else, neither at a shorter time that a statement is given nor at whether its client is still there.
    """
    async with AsyncExitStack() as stack:
        if request.param == "embedded":
            engine = open_embedded(tmp_path / "store", timeout=3.0)
            stack.callback(engine.close)
            login = (engine.uri, engine.user, engine.password)
        else:
            neo4j: Database = request.getfixturevalue("neo4j_database")
            login = (neo4j.url, neo4j.user, neo4j.password)
        mine, watching = BoltStore(*login), BoltStore(*login)
        stack.push_async_callback(mine.close)
        stack.push_async_callback(watching.close)
        await mine.verify()

        async def on_neo4j() -> int:
            (count,) = await watching.read(_RUNNING_THERE, {}, {"text": "AS endless UNWIND"}, 60)
            return int(count)

        async def in_the_engine() -> int:
            return _threads_that_execute()

        yield mine, in_the_engine if request.param == "embedded" else on_neo4j


def _threads_that_execute() -> int:
    """The threads of the engine, which is in this process, that are in the midst of a Cypher statement."""
    import jpype

    traces: Any = jpype.JClass("java.lang.Thread").getAllStackTraces()
    return sum(any("opencypher" in str(frame.getClassName()) for frame in trace) for trace in traces.values())


async def until(running: Running, wanted: int) -> None:
    """Waits until so many statements run there."""
    async with asyncio.timeout(_PATIENCE):
        while await running() != wanted:  # noqa: ASYNC110 - the database tells nobody when it ends something
            await asyncio.sleep(0.05)


async def test_what_takes_too_long_ends_in_the_database(store_and_running: tuple[BoltStore, Running]) -> None:
    store, running = store_and_running
    await until(running, 0)
    reading = asyncio.create_task(store.read(ENDLESS, {}, {}, 2.0))
    await until(running, 1)
    with pytest.raises(RequestTimeout):
        await reading
    await until(running, 0)


async def test_what_is_cancelled_ends_in_the_database(store_and_running: tuple[BoltStore, Running]) -> None:
    store, running = store_and_running
    await until(running, 0)
    reading = asyncio.create_task(store.read(ENDLESS, {}, {}, 600.0))
    await until(running, 1)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await until(running, 0)
