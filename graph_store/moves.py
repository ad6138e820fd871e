"""What a move from one database to another reads and writes besides what an export and an import do.

That is what no file of the exchange format has, be it a label, a property or a relation: `OWN`. A noun is added there
with three statements in queries/cypher/moves: `keys_of_<noun>` (the keys of what there is), `read_<noun>` (rows for
`$keys`) and `write_<noun>` (makes them, from `$rows`; written twice they are there once). What is forgotten is found at
the end of a move, which compares everything that the two databases hold. Nothing here is filtered for a viewer: a move
is the operator's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store import exports
from graph_store.statements import statement
from graph_store.store import Store

OWN = ("accounts", "suspensions", "api_keys", "idempotency_keys", "audit_entries")
"""Nouns that no file has, in the order in which they are written."""

BATCH = 2000
"""Rows a statement."""

TIMEOUT = exports.TIMEOUT
"""Seconds for one statement."""


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a database holds: nodes by label, relations by label of the start, type, and label of the end."""

    nodes: Mapping[str, int]
    relations: Mapping[tuple[str, str, str], int]


async def holding(store: Store) -> Holding:
    """How much there is of everything, but for what is about the graph itself."""
    nodes, relations = await store.read(statement("setup/everything"), {}, {}, TIMEOUT)
    return Holding(dict(nodes), {(start, type_, end): number for start, type_, end, number in relations})


async def keys(store: Store, noun: str) -> list[list[str]]:
    """The keys of everything of a noun that no file has, in batches, in their order."""
    (found,) = await store.read(statement(f"moves/keys_of_{noun}"), {}, {}, TIMEOUT)
    found.sort()
    return [found[start : start + BATCH] for start in range(0, len(found), BATCH)]


async def own(store: Store, noun: str, keys: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of these keys that there are, in an order that is the same for the same rows."""
    (rows,) = await store.read(statement(f"moves/read_{noun}"), {}, {"keys": list(keys)}, TIMEOUT)
    return sorted(rows, key=lambda row: repr(sorted(row.items())))


async def write_own(store: Store, noun: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes rows as `own` gives them."""
    await store.write(statement(f"moves/write_{noun}"), {}, {"rows": list(rows)}, TIMEOUT)


async def stored(store: Store, noun: str, first: str, last: str) -> tuple[list[dict[str, Any]], list[Any]]:
    """Everything of the things of a page, by id, and every relation that begins at them, sorted."""
    options, span = {"things": f"stored_{noun}"}, {"first": first, "last": last}
    (things,) = await store.read(statement("moves/properties"), options, span, TIMEOUT)
    (relations,) = await store.read(statement("moves/relations"), options, span, TIMEOUT)
    return list(things), sorted(([*ends, sorted(own.items())] for *ends, own in relations), key=repr)
