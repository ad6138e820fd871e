"""A store whose reads go in step, so that the number of statements of an operation is exact.

Whether two branches of a request share a statement depends otherwise on which of them is answered first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from graph_store.statements import Statement
from graph_store.store import Store

_QUIET = 20
"""Turns of the event loop without a new read after which everything that waits is read."""


class Lockstep:
    """Holds every read until nothing else in the request goes on, then answers all of them at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[asyncio.Future[list[Any]], tuple[Any, ...]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store reads, in step with the others."""
        answer: asyncio.Future[list[Any]] = asyncio.get_running_loop().create_future()
        self._waiting.append((answer, (statement, options, parameters, timeout)))
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush())
        return await answer

    async def _flush(self) -> None:
        quiet, seen = 0, 0
        while quiet < _QUIET:
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._waiting) == seen else 0
            seen = len(self._waiting)
        waiting, self._waiting, self._flushing = self._waiting, [], None
        found = await asyncio.gather(*(self._store.read(*asked) for _, asked in waiting), return_exceptions=True)
        for (answer, _), one in zip(waiting, found, strict=True):
            if isinstance(one, BaseException):
                answer.set_exception(one)
            else:
                answer.set_result(one)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)
