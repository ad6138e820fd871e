"""What a store can do: the one small interface between the intent functions and a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from graph_store.statements import Dialect, Statement


class Store(Protocol):
    """A database that runs statements; every statement returns exactly one record.

    Errors: `RequestTimeout` where the time is over, `Unavailable` where the database cannot be reached.
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

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """Runs a statement of mode `schema`, which returns nothing."""

    async def close(self) -> None:
        """Gives every connection back."""
