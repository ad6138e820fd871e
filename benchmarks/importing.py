"""`collabgraph import DIR` with a note of how long each part of it took: `python -m benchmarks.importing DIR NOTE`.

It is the command itself; only its progress bars are replaced.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collabgraph import cli, progress
from graph_store.files import FILES

_RELATIONS = tuple(file.name for file in FILES if file.makes is None)


class Parts:
    """Adds up the seconds of checking, of writing nodes, and of writing relations, by the labels of the progress."""

    def __init__(self, now: float) -> None:
        self.seconds = {"checking": 0.0, "writing": 0.0, "linking": 0.0}
        self._last = now
        self._part = "checking"

    def note(self, label: str, now: float) -> None:
        """Something with this label was done by now, since the last note.

        The step from checking to writing counts as checking: the checks that need all files come last, unsaid.
        """
        part = part_of(label)
        counted = self._part if self._part == "checking" else part
        self.seconds[counted] += now - self._last
        self._last, self._part = now, part


def part_of(label: str) -> str:
    """The part of an import that a label of its progress belongs to."""
    if label.startswith("Writing"):
        return "linking" if label.endswith(_RELATIONS) else "writing"
    return "linking" if label.startswith("Linking") else "checking"


def main(folder: str, note: str) -> int:
    """Imports the folder, writes the note, and returns the command's exit code."""
    parts = Parts(time.monotonic())

    @contextmanager
    def noting() -> Iterator[progress.Progress]:
        yield lambda label, _done, _total: parts.note(label, time.monotonic())

    progress.bars = noting
    code = cli.main(["import", folder])
    Path(note).write_text(json.dumps(parts.seconds), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
