"""Pieces become chunks: what is written is never in memory as a whole, and is sent in few parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

CHUNK = 65_536
"""About how many bytes a chunk has."""


def chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces one after the other, in chunks of about that size; no chunk is empty."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(waiting)
            waiting.clear()
            size = 0
    if size:
        yield b"".join(waiting)
