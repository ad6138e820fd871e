"""The schema of the graph in the database: constraints and indexes, made where missing, and what there is of them.

The commands are in queries/cypher/setup and named by the steps (`graph_store/steps.py`); the embedded engine makes its
full-text indexes when its store is opened.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_store import versions
from graph_store.errors import Unavailable
from graph_store.statements import statement
from graph_store.steps import STEPS
from graph_store.store import Store

COMMANDS = tuple(name for step in STEPS if step.is_required for name in step.commands)
"""The commands that make what a service cannot do without."""

_NAME = re.compile(r"^CREATE (CONSTRAINT|(?:FULLTEXT )?INDEX) (?:(\w+)|`([^`]+)`) IF NOT EXISTS", re.MULTILINE)
_LABELS = ("people", "organisations", "projects", "skills", "assets", "places", "needs", "contributions")
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of constraints, and of indexes that are ready."""

    constraints: frozenset[str]
    indexes: frozenset[str]


async def ensure(store: Store, *, timeout: float = 300.0) -> None:
    """Makes what is missing and waits until every index is ready; any number of processes may do it at once.

    `timeout` is in seconds; `Unavailable` where the indexes are not ready by then.
    """
    end = time.monotonic() + timeout
    if await missing(store):
        await make(store, COMMANDS, timeout=timeout)
        await versions.renew(store, timeout=timeout)
    await until_ready(store, COMMANDS, end)


async def make(store: Store, commands: Iterable[str], *, timeout: float) -> None:
    """Runs commands that leave alone what is there, each within `timeout` seconds; indexes may still be filled then."""
    for name in commands:
        await store.apply(statement(name), {}, timeout)


async def until_ready(store: Store, commands: Sequence[str], end: float) -> None:
    """Waits for what the commands make; `Unavailable` where it is not ready by `end`, in monotonic seconds."""
    while pending := await missing(store, commands):
        if time.monotonic() > end:
            raise Unavailable(f"Constraints or indexes are not ready: {', '.join(pending)}")
        await asyncio.sleep(_PAUSE)


async def missing(store: Store, commands: Iterable[str] = COMMANDS, *, timeout: float = 30.0) -> list[str]:
    """The names, sorted, of what the commands make and is not there, or not ready yet."""
    there = await names(store, timeout=timeout)
    wanted_constraints, wanted_indexes = _wanted(commands)
    return sorted((wanted_constraints - there.constraints) | (wanted_indexes - there.indexes))


async def any_constraint(store: Store, *, timeout: float = 30.0) -> bool:
    """Whether a constraint of ours is there: without any, nothing has ever prepared this database."""
    return bool(_wanted()[0] & (await names(store, timeout=timeout)).constraints)


async def names(store: Store, *, timeout: float = 30.0) -> Names:
    """What there is."""
    (constraints,) = await store.read(statement("setup/constraints"), {}, {}, timeout)
    ready, _pending = await store.read(statement("setup/indexes"), {}, {}, timeout)
    return Names(frozenset(constraints), frozenset(ready))


async def counts(store: Store, *, timeout: float = 30.0) -> dict[str, int]:
    """How many things of each label there are, whoever may see them: for the operator only."""
    values = await store.read(statement("setup/counts"), {}, {}, timeout)
    return dict(zip(_LABELS, values, strict=True))


def _wanted(commands: Iterable[str] = COMMANDS) -> tuple[set[str], set[str]]:
    """The names of the constraints, and of the indexes, that the commands for Neo4j make."""
    constraints: set[str] = set()
    indexes: set[str] = set()
    for name in commands:
        for kind, plain, quoted in _NAME.findall(statement(name).text("neo4j")):
            (constraints if kind == "CONSTRAINT" else indexes).add(plain or quoted)
    return constraints, indexes
