"""A store that answers what it was asked before as it did then, without asking the database again."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_store.statements import Statement
from graph_store.store import Store


@dataclass
class Replay:
    """Reads from the store, once for each statement with its options and parameters; each answer is a copy."""

    store: Store
    known: dict[tuple[Any, ...], bytes] = field(default_factory=dict)
    asked: int = 0

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store reads."""
        self.asked += 1
        key = (statement.name, repr(statement), repr(sorted(options.items())), repr(sorted(parameters.items())))
        if key not in self.known:
            self.known[key] = pickle.dumps(await self.store.read(statement, options, parameters, timeout))
        found: list[Any] = pickle.loads(self.known[key])  # noqa: S301 - what was pickled above
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)
