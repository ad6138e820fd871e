"""Writing checked rows in batches: what is there is read first and compared, so that only what differs is written.

Nodes come first, file by file, then the relations that their columns make, then the files of relations. Every batch is
one transaction; a run that ends between two of them is completed by running it again, for the comparison starts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from collabgraph.exchange.entries import Entries, Entry, relation_key
from collabgraph.exchange.files import ExchangeFile
from graph_store import imports
from graph_store.drafts import NodeDraft
from graph_store.imports import Links, StoredNode
from graph_store.store import Store

BATCH = 2000
"""Rows a statement."""

Advance = Callable[[int], None]

_T = TypeVar("_T")

_PROPERTY = {"hours_per_week": "hoursPerWeek"}


@dataclass(slots=True)
class Counts:
    """How many rows of a file were what."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """One run's writing. `stamp` is the moment that becomes createdAt and updatedAt; a dry run only counts."""

    store: Store
    stamp: str
    dry_run: bool

    async def nodes(self, entries: Entries, counts: Counts, advance: Advance) -> list[list[Links]]:
        """Writes the nodes of a file; returns, node by node, the columns whose relations have to be replaced."""
        file = entries.file
        links: list[list[Links]] = []
        for batch in _batches(_good(entries), BATCH):
            drafts = [entry.draft for entry in batch if isinstance(entry.draft, NodeDraft)]
            stored = await imports.nodes(self.store, file.noun, [draft.id for draft in drafts])
            rows = []
            for draft in drafts:
                there = stored.get(draft.id)
                own = there is None or _own_values(file, draft.values()) != _own_values(file, there.values)
                other = _other_links(file, draft, there)
                if own:
                    rows.append(self._row(draft, there))
                if other:
                    links.append(other)
                _count(counts, there is None, own or bool(other))
            if rows and not self.dry_run:
                await imports.write_nodes(self.store, file.noun, rows)
            advance(len(batch))
        return links

    async def links(self, file: ExchangeFile, links: Sequence[list[Links]], advance: Advance) -> None:
        """Replaces relations that columns make; those of one node in one transaction."""
        for batch in _batches(links, BATCH):
            if not self.dry_run:
                await imports.link(self.store, file.noun, [one for node in batch for one in node])
            advance(len(batch))

    async def relations(self, entries: Entries, counts: Counts, advance: Advance) -> None:
        """Writes the rows of a file of relations: new ones, and those that differ from what their key finds."""
        file = entries.file
        for group in _groups(_good(entries)):
            read = await imports.relations(self.store, file.noun, list(dict.fromkeys(e.key[0] for e in group)))
            stored = {relation_key(file, values): values for values in read}
            for batch in _batches(group, BATCH):
                await self._relations(file, batch, stored, counts)
                advance(len(batch))

    async def _relations(
        self, file: ExchangeFile, batch: Sequence[Entry], stored: dict[tuple[str, ...], tuple[Any, ...]], counts: Counts
    ) -> None:
        created: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        for entry in batch:
            values = entry.draft.values() if entry.draft else ()
            there = stored.get(entry.key)
            if there is None:
                created.append(_properties(file, values))
            elif there != values:
                changed.append(_properties(file, values))
            _count(counts, there is None, there != values)
        if (created or changed) and not self.dry_run:
            await imports.write_relations(self.store, file.noun, created, changed)

    def _row(self, draft: NodeDraft, there: StoredNode | None) -> dict[str, Any]:
        created_at = there.created_at if there else None
        return {**draft.properties(), "createdAt": created_at or self.stamp, "updatedAt": self.stamp}


def _good(entries: Entries) -> list[Entry]:
    return [entry for entry in entries.rows if not entry.bad]


def _own_values(file: ExchangeFile, values: Sequence[Any]) -> list[Any]:
    return [value for column, value in zip(file.columns, values, strict=True) if column not in file.references]


def _other_links(file: ExchangeFile, draft: NodeDraft, there: StoredNode | None) -> list[Links]:
    """The columns that name other things than the store has."""
    other = []
    for column in draft.linking:
        value = getattr(draft, column)
        wanted = value if isinstance(value, tuple) else () if value is None else (value,)
        have = there.values[file.columns.index(column)] if there else ()
        if sorted(wanted) != sorted(have):
            other.append(Links(column, draft.id, wanted))
    return other


def _properties(file: ExchangeFile, values: Sequence[Any]) -> dict[str, Any]:
    return {_PROPERTY.get(column, column): value for column, value in zip(file.columns, values, strict=True)}


def _count(counts: Counts, new: bool, different: bool) -> None:
    if new:
        counts.new += 1
    elif different:
        counts.changed += 1
    else:
        counts.unchanged += 1


def _batches(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Entries in groups of about a batch, all of one first end together, so that its relations are read once."""
    by_end: dict[str, list[Entry]] = {}
    for entry in entries:
        by_end.setdefault(entry.key[0], []).append(entry)
    group: list[Entry] = []
    for rows in by_end.values():
        if group and len(group) + len(rows) > BATCH:
            yield group
            group = []
        group += rows
    if group:
        yield group
