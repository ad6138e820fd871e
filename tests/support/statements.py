"""Statements that only tests run: made from their text, without a file in the catalogue."""

from __future__ import annotations

import time

from graph_store.statements import Statement, catalogue
from graph_store.store import Store

_BATCH = 5_000


def ad_hoc(text: str, name: str = "tests/ad_hoc") -> Statement:
    """A statement of that text for both databases; fragments (`@active(r)`) may be used, holes may not."""
    fragments = next(iter(catalogue().values())).fragments
    headers = {"viewer": "none", "mode": "read", "returns": "", "cost": ""}
    return Statement(name, "Of a test.", headers, {"neo4j": text, "arcadedb": text}, fragments, {})


_EMPTY = ad_hoc(
    "MATCH (n) WHERE NOT n:GraphStructure WITH n LIMIT $batch DETACH DELETE n RETURN count(*) AS deleted", "tests/empty"
)
_FORGET = ad_hoc("MATCH (s:GraphStructure) DELETE s RETURN count(*) AS forgotten", "tests/forget")


async def empty(store: Store, *, seconds: float = 60.0) -> None:
    """Deletes every node and relation; constraints and indexes stay, and what is known of the structure."""
    end = time.monotonic() + seconds
    while True:
        (deleted,) = await store.write(_EMPTY, {}, {"batch": _BATCH}, end - time.monotonic())
        if deleted < _BATCH:
            return


async def forget_structure(store: Store) -> None:
    """Leaves a database as one from before the structure had numbers; nothing is moved into it any more."""
    await store.write(_FORGET, {}, {}, 60.0)
