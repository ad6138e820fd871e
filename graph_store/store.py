"""What a store can do: the one small interface between the intent functions and a database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

from graph_store.statements import Dialect, Statement

T = TypeVar("T")


class Statements(Protocol):
    """What runs statements: a store, each in a transaction of its own, or one transaction, all of them in it.

    Every statement returns exactly one record. Errors: `RequestTimeout` where the time is over, `Unavailable` where the
    database cannot be reached. In a transaction the time is that of the whole.
    """

    @property
    def dialect(self) -> Dialect:
        """Which reading of a statement this database takes."""

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """The values of the one record, in the order of its columns; tried twice where the connection was lost."""

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As `read`, in a managed transaction with bounded retries."""


class Store(Statements, Protocol):
    """A database."""

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """What `work` returns, all of whose statements are one managed transaction: all or nothing.

        What it raises takes everything back. It is called again where the database asks for it (another writer was in
        the way), so it has no effects but its statements. `name` is for the log, `timeout` in seconds for the whole.
        """

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """Runs a statement of mode `schema`, which returns nothing."""

    async def close(self) -> None:
        """Gives every connection back."""
