"""What an export reads: everything that is stored, page after page by id, as rows of the files of the exchange format.

A noun is the stem of a file (`people`, `memberships`); rows are in the order of its columns. Nothing here is filtered
for a viewer: an export is the operator's. Pages are read one after the other, each in a transaction of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph_store import imports
from graph_store.statements import statement
from graph_store.store import Store

PAGE = 2000
"""How many things a page has, and how many relations are read at once (more where one thing has more)."""

TIMEOUT = 300.0
"""Seconds for one statement."""

_Row = TypeVar("_Row")

_STARTS: Mapping[str, str] = {
    "memberships": "people",
    "participations": "projects",
    "person_skills": "people",
    "partnerships": "organisations",
    "asset_uses": "projects",
    "pledges": "needs",
    "endorsements": "people",
}


@dataclass(frozen=True, slots=True)
class ExportedNode:
    """A node as a row of its file, and its times where its label has them.

    `values` by column; lists are tuples, and a column that names other things holds the sorted tuple of their ids.
    """

    values: tuple[Any, ...]
    created_at: str | None
    updated_at: str | None


@dataclass(frozen=True, slots=True)
class Page(Generic[_Row]):
    """Some rows, and how many things of `total` have been read with them: for relations those that they begin at."""

    rows: list[_Row]
    done: int
    total: int


async def nodes(store: Store, noun: str, linking: Sequence[int]) -> AsyncIterator[Page[ExportedNode]]:
    """Every node of a noun, by id; `linking` are the positions of the columns that name other things."""
    options = {"things": f"stored_{noun}"}
    done = 0
    async for first, last, total in pages(store, noun):
        (rows,) = await store.read(statement("exports/things"), options, {"first": first, "last": last}, TIMEOUT)
        stored = await imports.nodes(store, noun, [id_ for id_, _ in rows])
        done += len(rows)
        yield Page([_node(stored[id_], at, linking) for id_, at in rows if id_ in stored], done, total)


async def relations(store: Store, noun: str) -> AsyncIterator[Page[tuple[Any, ...]]]:
    """Every relation of a noun, by the first column's id, then by the values of the other columns, None first."""
    things = {"things": f"stored_{_STARTS[noun]}"}
    options = {**things, "relations": f"count_of_{noun}"}
    number = 0
    async for first, last, total in pages(store, _STARTS[noun]):
        number += 1
        (starts,) = await store.read(statement("exports/starts"), options, {"first": first, "last": last}, TIMEOUT)
        done = min(number * PAGE, total)
        for ids in _groups(starts):
            yield Page(sorted(await imports.relations(store, noun, ids), key=_order), done, total)
        yield Page([], done, total)


async def pages(store: Store, noun: str) -> AsyncIterator[tuple[str, str, int]]:
    """The first and the last id of each page of a noun that makes nodes, and how many things there are at all."""
    spans, total = await store.read(statement("exports/pages"), {"things": f"stored_{noun}"}, {"size": PAGE}, TIMEOUT)
    for first, last in spans:
        yield first, last, total


def _node(stored: imports.StoredNode, updated_at: str | None, linking: Sequence[int]) -> ExportedNode:
    values = list(stored.values)
    for position in linking:
        values[position] = tuple(sorted(values[position]))
    return ExportedNode(tuple(values), stored.created_at, updated_at)


def _groups(starts: Sequence[tuple[str, int]]) -> Iterator[list[str]]:
    """Ids in groups of about a page of relations; one with more than that stands alone."""
    group: list[str] = []
    size = 0
    for id_, relations in starts:
        if group and size + relations > PAGE:
            yield group
            group, size = [], 0
        group.append(id_)
        size += relations
    if group:
        yield group


def _order(row: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((value is not None, value) for value in row)
