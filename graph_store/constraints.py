"""The schema of the graph in the database: constraints and indexes, made where missing, and what there is of them.

The commands are in queries/cypher/setup; the embedded engine makes its full-text indexes when its store is opened.
"""

from __future__ import annotations

import asyncio
import re
import time

from graph_store import versions
from graph_store.errors import Unavailable
from graph_store.statements import statement
from graph_store.store import Store

_COMMANDS = (
    "setup/lists",
    "setup/unique_ids",
    "setup/identities",
    "setup/version",
    "setup/name_order",
    "setup/full_text",
    "setup/filters",
)
_NAME = re.compile(r"^CREATE (CONSTRAINT|(?:FULLTEXT )?INDEX) (?:(\w+)|`([^`]+)`) IF NOT EXISTS", re.MULTILINE)
_LABELS = ("people", "organisations", "projects", "skills", "assets", "places", "needs", "contributions")
_PAUSE = 0.2


async def ensure(store: Store, *, timeout: float = 300.0) -> None:
    """Makes what is missing and waits until every index is ready; any number of processes may do it at once.

    `timeout` is in seconds; `Unavailable` where the indexes are not ready by then.
    """
    end = time.monotonic() + timeout
    if await missing(store):
        for name in _COMMANDS:
            await store.apply(statement(name), {}, timeout)
        await versions.renew(store, timeout=timeout)
    while pending := await missing(store):
        if time.monotonic() > end:
            raise Unavailable(f"Constraints or indexes are not ready: {', '.join(pending)}")
        await asyncio.sleep(_PAUSE)


async def missing(store: Store, *, timeout: float = 30.0) -> list[str]:
    """The names, sorted, of the constraints and indexes that are not there, or not ready yet."""
    (constraints,) = await store.read(statement("setup/constraints"), {}, {}, timeout)
    ready, _pending = await store.read(statement("setup/indexes"), {}, {}, timeout)
    wanted_constraints, wanted_indexes = _wanted()
    return sorted((wanted_constraints - set(constraints)) | (wanted_indexes - set(ready)))


async def counts(store: Store, *, timeout: float = 30.0) -> dict[str, int]:
    """How many things of each label there are, whoever may see them: for the operator only."""
    values = await store.read(statement("setup/counts"), {}, {}, timeout)
    return dict(zip(_LABELS, values, strict=True))


def _wanted() -> tuple[set[str], set[str]]:
    """The names of the constraints, and of the indexes, that the commands for Neo4j make."""
    constraints: set[str] = set()
    indexes: set[str] = set()
    for name in _COMMANDS:
        for kind, plain, quoted in _NAME.findall(statement(name).text("neo4j")):
            (constraints if kind == "CONSTRAINT" else indexes).add(plain or quoted)
    return constraints, indexes
