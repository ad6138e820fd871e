"""A store for one request, which knows what the request does.

When the request is given up, what it still waits for is given up too; and an exception says in which statement it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, cast

from graph_store.statements import Dialect, Statement
from graph_store.store import Store

_NOTE = "in the statement "


def statement_of(error: BaseException) -> str | None:
    """The name of the statement in which an exception was raised; None where it was not in one."""
    notes = getattr(error, "__notes__", ())
    return next((note.removeprefix(_NOTE) for note in notes if note.startswith(_NOTE)), None)


class RequestStore:
    """Passes everything on and remembers which tasks wait for the database.

    The loaders read in tasks of their own, so cancelling the task of the request alone would leave them running.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: set[asyncio.Task[Any]] = set()
        self.statements = 0

    @property
    def dialect(self) -> Dialect:
        """That of the store."""
        return self._store.dialect

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store's; cancelled by `cancel`."""
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self._waiting.add(task)
        self.statements += 1
        try:
            return await self._store.read(statement, options, parameters, timeout)
        except Exception as error:
            error.add_note(f"{_NOTE}{statement.name}")
            raise
        finally:
            self._waiting.discard(task)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store's; never cancelled, so that what was begun is written or not, and known."""
        self.statements += 1
        try:
            return await self._store.write(statement, options, parameters, timeout)
        except Exception as error:
            error.add_note(f"{_NOTE}{statement.name}")
            raise

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """As the store's."""
        await self._store.apply(statement, options, timeout)

    async def close(self) -> None:
        """Nothing: the store outlives the request."""

    def cancel(self) -> None:
        """Gives up every read that is under way."""
        for task in list(self._waiting):
            task.cancel()
