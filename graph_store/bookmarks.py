"""What the workers of a service have written, told to each other: none of them reads what is older.

A cluster's followers lag behind its leader. A bookmark names a state of the database, and a session that begins with it
waits until its server has come so far. The driver keeps bookmarks for one process; a folder has those of the others,
for each worker a file that it alone writes. They count transactions, so they never leave the machine (DESIGN 5).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Set
from pathlib import Path

_ENDING = ".bookmarks"


class SharedBookmarks:
    """The bookmarks of this process, written to the folder, and those of the others, read from it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{socket.gethostname()}-{os.getpid()}{_ENDING}"
        self._written: Set[str] = frozenset()
        self._read: dict[str, tuple[int, Set[str]]] = {}

    def tell(self, bookmarks: Set[str]) -> None:
        """Tells the others; nothing is written where nothing is new, as after most reads."""
        if bookmarks == self._written:
            return
        fresh = self._own.with_suffix(".new")
        fresh.write_text("\n".join(sorted(bookmarks)), "utf-8")
        # At once, so that nobody reads a half of it.
        fresh.replace(self._own)
        self._written = frozenset(bookmarks)

    def told(self) -> Set[str]:
        """Those of the others; a file is read where it has changed."""
        with os.scandir(self._folder) as entries:
            others = [one for one in entries if one.name.endswith(_ENDING) and one.name != self._own.name]
            self._read = {one.name: self._of(one) for one in others}
        return frozenset().union(*(values for _, values in self._read.values()))

    def _of(self, entry: os.DirEntry[str]) -> tuple[int, Set[str]]:
        """When the file was written, in nanoseconds, and what it says."""
        moment = entry.stat().st_mtime_ns
        known = self._read.get(entry.name)
        if known is not None and known[0] == moment:
            return known
        return moment, frozenset(Path(entry.path).read_text("utf-8").split("\n"))
