"""A store for one request, which knows what the request does.

When the request is given up, what it still waits for is given up too; and an exception says in which statement it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar, cast

from graph_store.statements import Dialect, Statement
from graph_store.store import Statements, Store

T = TypeVar("T")

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

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """As the store's; never cancelled, as `write` is not."""
        return await self._store.transact(name, lambda running: work(_Counted(self, running)), timeout)

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """As the store's."""
        await self._store.apply(statement, options, timeout)

    async def close(self) -> None:
        """Nothing: the store outlives the request."""

    def cancel(self) -> None:
        """Gives up every read that is under way."""
        for task in list(self._waiting):
            task.cancel()


class _Counted:
    """Statements of a transaction, which count as those of the request."""

    def __init__(self, request: RequestStore, running: Statements) -> None:
        self._request = request
        self._running = running

    @property
    def dialect(self) -> Dialect:
        """That of the store."""
        return self._running.dialect

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the transaction's."""
        return await self._noted(self._running.read, statement, options, parameters, timeout)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the transaction's."""
        return await self._noted(self._running.write, statement, options, parameters, timeout)

    async def _noted(
        self, run: Callable[..., Awaitable[list[Any]]], statement: Statement, *arguments: Any
    ) -> list[Any]:
        self._request.statements += 1
        try:
            return await run(statement, *arguments)
        except Exception as error:
            error.add_note(f"{_NOTE}{statement.name}")
            raise
