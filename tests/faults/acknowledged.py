"""Many writers at once, whose database is killed half-way: which of their writes were acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

from graph_store.errors import RequestTimeout, Unavailable

WRITES = 1000
WRITERS = 6
"""Fewer than the Neo4j of these tests has threads for connections (`BOLT_THREADS`)."""

Write: TypeAlias = Callable[[str], Awaitable[object]]


async def written(write: Write, ids: Iterable[str], kill: Callable[[], None] | None = None) -> list[str]:
    """Writes each id once, `WRITERS` at a time; those that were acknowledged, in that order.

    With `kill` the database is killed after half of them, and every writer ends at the first write that fails, which
    each has to; without it none may fail. `write` raises Unavailable or RequestTimeout where nothing was acknowledged.
    """
    waiting = list(ids)
    acknowledged: list[str] = []
    half = len(waiting) // 2

    async def writer() -> bool:
        while waiting:
            one = waiting.pop()
            try:
                await write(one)
            except (Unavailable, RequestTimeout):
                if kill is None:
                    raise
                return True
            acknowledged.append(one)
            if kill is not None and len(acknowledged) == half:
                kill()
        return False

    lost = await asyncio.gather(*(writer() for _ in range(WRITERS)))
    assert all(lost) or kill is None, "somebody went on without a database"
    return acknowledged
