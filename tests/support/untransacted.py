"""What the stores that stand in for a database have in common: no mutation reaches them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from graph_store.store import Statements

T = TypeVar("T")


class Untransacted:
    """A store that no mutation is sent to."""

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """Fails the test."""
        raise AssertionError(f"{name} was to be a transaction")
