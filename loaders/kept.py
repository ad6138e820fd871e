"""What is kept from request to request: few things, bounded in number and memory, under keys that tell all."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

MOST = 64
MOST_BYTES = 100_000_000


class Kept:
    """Values by key; what was used longest ago goes first.

    A key has in it whatever its value depends on: the version of the graph, the day, the viewer, what was asked. Of one
    event loop; each process of a service has its own.
    """

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._bytes = 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """The value, or None."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: Any, size: int) -> None:
        """Keeps a value of about so many bytes in the place of an earlier one; not where it alone is too large."""
        before = self._values.pop(key, None)
        self._bytes -= before[1] if before else 0
        if size > self._most_bytes:
            return
        self._values[key] = value, size
        self._bytes += size
        while len(self._values) > self._most or self._bytes > self._most_bytes:
            _, (_, least) = self._values.popitem(last=False)
            self._bytes -= least
