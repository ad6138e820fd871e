"""What a run keeps outside its memory between checking and writing: groups of rows in a temporary file."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterator
from typing import IO, Any

_WAITING = 20_000


class Spool:
    """The rows of one run, in a file that nobody else has and that goes when the run ends."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def put(self, rows: list[Any]) -> tuple[int, int]:
        """Stores rows of plain values (text, numbers, None, tuples, lists, maps); returns where they are."""
        at = self._file.seek(0, 2)
        return at, self._file.write(marshal.dumps(rows))

    def take(self, where: tuple[int, int]) -> list[Any]:
        """The rows that were put there, as often as one likes."""
        at, size = where
        self._file.seek(at)
        rows: list[Any] = marshal.loads(self._file.read(size))  # noqa: S302 - nobody but this run has the file
        return rows


class Groups:
    """Rows that are put in one by one, each into a numbered group, and come back group by group.

    In memory are only some thousand rows that wait to be stored, and where each such part was stored.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._stored: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._waiting: dict[int, list[Any]] = defaultdict(list)
        self._size = 0

    def add(self, group: int, row: Any) -> None:
        """Puts a row into a group."""
        self._waiting[group].append(row)
        self._size += 1
        if self._size >= _WAITING:
            self._store()

    def __iter__(self) -> Iterator[list[Any]]:
        """The groups by their numbers, each with its rows in the order in which they were put in."""
        self._store()
        for group in sorted(self._stored):
            yield [row for where in self._stored[group] for row in self._spool.take(where)]

    def _store(self) -> None:
        for group, rows in self._waiting.items():
            self._stored[group].append(self._spool.put(rows))
        self._waiting.clear()
        self._size = 0
