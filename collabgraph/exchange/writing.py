"""Writing checked rows in batches: what is there is read first and compared, so that only what differs is written.

Nodes come first, file by file, then the relations that their columns make, then the files of relations. Every batch is
one transaction; a run that ends between two of them is completed by running it again, for the comparison starts anew.
Of a kind of which the store had nothing when the run began, nothing is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from zlib import crc32

from collabgraph.exchange import ahead
from collabgraph.exchange.entries import Entry
from collabgraph.exchange.spool import Groups, Spool
from collabgraph.exchange.tables import Table
from graph_store import imports
from graph_store.drafts import Draft, NodeDraft
from graph_store.files import ExchangeFile, other_links, own_values, properties, relation_key
from graph_store.imports import Links, StoredNode
from graph_store.store import Store

BATCH = 5000
"""Rows a statement: on the embedded engine every transaction waits for the disk, so there should be few."""

Advance = Callable[[int], None]

_T = TypeVar("_T")


@dataclass(slots=True)
class Counts:
    """How many rows of a file were what; `defaulted` of them took the default visibility."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    defaulted: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: `size` rows, those that are good by themselves in groups, and the lines of bad ones."""

    file: ExchangeFile
    size: int
    groups: Groups
    bad: Collection[int]
    counts: Counts = field(default_factory=Counts)

    def good(self) -> Iterator[list[tuple[bool, tuple[Any, ...]]]]:
        """The rows to be written, group by group: whether the visibility is the default, and the draft's values."""
        for group in self.groups:
            yield [(defaulted, values) for line, defaulted, values in group if line not in self.bad]


class LinkGroups:
    """The columns whose relations have to be replaced, in groups of about a batch of nodes; `size` nodes in all."""

    def __init__(self, spool: Spool) -> None:
        self.size = 0
        self._groups = Groups(spool)

    def add(self, links: Sequence[Links]) -> None:
        """Puts in what one node is to name."""
        for one in links:
            self._groups.add(self.size // BATCH, (one.column, one.id, one.targets))
        self.size += 1

    def __iter__(self) -> Iterator[list[Links]]:
        """The groups in their order."""
        for group in self._groups:
            yield [Links(*one) for one in group]


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one transaction writes for `size` rows of a file; `changed` are relations."""

    size: int
    created: list[dict[str, Any]]
    changed: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Writing:
    """One run's writing. `stamp` is the moment that becomes createdAt and updatedAt; a dry run only counts.

    `present` are the nouns of which the store had something when the run began.
    """

    store: Store
    present: Collection[str]
    spool: Spool
    stamp: str
    dry_run: bool

    async def nodes(self, checked: Checked, advance: Advance) -> LinkGroups:
        """Writes the nodes of a file; returns, node by node, the columns whose relations have to be replaced."""
        links = LinkGroups(self.spool)

        async def write(batch: _Batch) -> None:
            if batch.created and not self.dry_run:
                await imports.write_nodes(self.store, checked.file.noun, batch.created)
            advance(batch.size)

        await ahead.each(self._node_batches(checked, links), write)
        return links

    async def links(self, file: ExchangeFile, links: LinkGroups, advance: Advance) -> None:
        """Replaces relations that columns make; those of one node in one transaction."""
        for group in links:
            if not self.dry_run:
                await imports.link(self.store, file.noun, group)
            advance(len({one.id for one in group}))

    async def relations(self, checked: Checked, advance: Advance) -> None:
        """Writes the rows of a file of relations: new ones, and those that differ from what their key finds."""

        async def write(batch: _Batch) -> None:
            if (batch.created or batch.changed) and not self.dry_run:
                await imports.write_relations(self.store, checked.file.noun, batch.created, batch.changed)
            advance(batch.size)

        await ahead.each(self._relation_batches(checked), write)

    async def _node_batches(self, checked: Checked, links: LinkGroups) -> AsyncIterator[_Batch]:
        file = checked.file
        for rows in checked.good():
            stored: dict[str, StoredNode] = {}
            if file.noun in self.present:
                stored = await imports.nodes(self.store, file.noun, [values[0] for _, values in rows])
            # In a thread, so that the batch before this one is sent and written meanwhile.
            written = await asyncio.to_thread(self._nodes, checked, rows, stored, links)
            yield _Batch(len(rows), written, [])

    async def _relation_batches(self, checked: Checked) -> AsyncIterator[_Batch]:
        file = checked.file
        for rows in checked.good():
            stored = {}
            if file.noun in self.present:
                read = await imports.relations(self.store, file.noun, list({values[0]: None for _, values in rows}))
                stored = {relation_key(file, values): values for values in read}
            for batch in _batches(rows):
                yield await asyncio.to_thread(_relations, checked, [values for _, values in batch], stored)

    def _nodes(
        self,
        checked: Checked,
        rows: Sequence[tuple[bool, tuple[Any, ...]]],
        stored: dict[str, StoredNode],
        links: LinkGroups,
    ) -> list[dict[str, Any]]:
        """The rows that are to be written; `links` gets the columns whose relations differ, `checked` the counts."""
        file = checked.file
        written = []
        for defaulted, values in rows:
            there = stored.get(values[0])
            draft = cast(NodeDraft, file.draft.model_construct(**dict(zip(file.columns, values, strict=True))))
            own = there is None or own_values(file, values) != own_values(file, there.values)
            other = other_links(file, draft, there)
            if own:
                written.append(self._row(draft, there))
            if other:
                links.add(other)
            checked.counts.defaulted += defaulted
            _count(checked.counts, there is None, own or bool(other))
        return written

    def _row(self, draft: NodeDraft, there: StoredNode | None) -> dict[str, Any]:
        created_at = there.created_at if there else None
        return {**draft.properties(), "createdAt": created_at or self.stamp, "updatedAt": self.stamp}


def _relations(
    checked: Checked, rows: Sequence[tuple[Any, ...]], stored: dict[tuple[str, ...], tuple[Any, ...]]
) -> _Batch:
    """What is to be written of the rows of one group; `checked` gets the counts."""
    batch = _Batch(len(rows), [], [])
    for values in rows:
        there = stored.get(relation_key(checked.file, values)) if stored else None
        if there is None:
            batch.created.append(properties(checked.file, values))
        elif there != values:
            batch.changed.append(properties(checked.file, values))
        _count(checked.counts, there is None, there != values)
    return batch


def spooled(file: ExchangeFile, entry: Entry, draft: Draft) -> tuple[int, bool, tuple[Any, ...]]:
    """What is kept of a row until it is written."""
    return entry.line, entry.defaulted, file.values(draft)


def group_of(table: Table, number: int, first: str) -> int:
    """The group of a row: about a batch each; of relations, those of one first end together, to read them once."""
    return number // BATCH if table.file.makes is not None else crc32(first.encode()) % (table.size // BATCH + 1)


def _count(counts: Counts, new: bool, different: bool) -> None:
    if new:
        counts.new += 1
    elif different:
        counts.changed += 1
    else:
        counts.unchanged += 1


def _batches(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Parts of equal size, as near to a batch as they can be."""
    parts = max(1, round(len(items) / BATCH))
    size = -(-len(items) // parts)
    for start in range(0, len(items), size):
        yield items[start : start + size]
