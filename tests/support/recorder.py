"""A store that remembers what was read, for tests that look at the statements themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_store.statements import Statement
from graph_store.store import Statements


@dataclass(frozen=True, slots=True)
class Call:
    """One read: its statement, the fragments in its holes, its parameters."""

    statement: Statement
    options: Mapping[str, str]
    parameters: Mapping[str, Any]


@dataclass
class Recorder:
    """Reads from the store, or from a transaction of it, and keeps every call; of a transaction the writes too."""

    store: Statements
    calls: list[Call] = field(default_factory=list)

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store reads."""
        self.calls.append(Call(statement, dict(options), dict(parameters)))
        return await self.store.read(statement, options, parameters, timeout)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store writes."""
        self.calls.append(Call(statement, dict(options), dict(parameters)))
        return await self.store.write(statement, options, parameters, timeout)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)
