"""What counts statements, for the tests that say how many there may be."""

from __future__ import annotations

from typing import Any

from graph_store.store import Store


class Counting:
    """A store that counts the statements that it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def read(self, statement: Any, *rest: Any) -> list[Any]:
        """As the store's."""
        if not statement.name.startswith("setup/"):
            self.asked.append(statement.name)
        return await self._store.read(statement, *rest)
