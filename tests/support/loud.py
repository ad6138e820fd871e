"""What did not run on this machine: one line each at the end of the run, in red."""

from __future__ import annotations

LINES: list[str] = []


def say(line: str) -> None:
    """Keeps a line for the end, once."""
    if line not in LINES:
        LINES.append(line)
