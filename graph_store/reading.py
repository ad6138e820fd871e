"""A reading: the store as one viewer sees it at one moment. Every intent function takes one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_store.errors import RequestTimeout
from graph_store.statements import statement
from graph_store.store import Statements
from graph_store.viewers import Viewer

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """The store (or a transaction of it), the viewer, today's date (ISO 8601, UTC), and when time is over (monotonic).

    `statements` counts what was run, by name: what the tests of statement discipline assert.
    """

    store: Statements
    viewer: Viewer
    today: str
    deadline: float
    statements: Counter[str] = field(default_factory=Counter)

    async def one(self, name: str, options: Mapping[str, str] | None = None, /, **parameters: Any) -> list[Any]:
        """Runs the statement of that name as this viewer and returns the columns of its one record."""
        remaining = self.deadline - time.monotonic()
        if remaining <= 0:
            raise RequestTimeout("The answer was not ready in time; ask for less, or try again later.")
        self.statements[name] += 1
        asked = {**self.viewer.parameters(), "today": self.today, **parameters}
        chosen = statement(name, self.viewer.form)
        return await self.store.read(chosen, options or _NONE, asked, remaining)
