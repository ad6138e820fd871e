"""Checks across rows: references to this run and the store, cycles, and what falls out with a row that is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from collabgraph.exchange.cycles import cycles
from collabgraph.exchange.entries import Entries, Entry, Named
from collabgraph.exchange.files import ExchangeFile
from collabgraph.exchange.findings import Finding
from graph_store import imports
from graph_store.drafts.reading import shown
from graph_store.store import Store

_ASKED = 10_000


class Checks:
    """The checks of one run; they mark entries as bad and add to the findings.

    `unread` are the types whose file is there but could not be read: whether it has an id, nobody can say.
    """

    def __init__(
        self, store: Store, tables: Sequence[Entries], unread: frozenset[str], findings: list[Finding]
    ) -> None:
        self._store = store
        self._tables = tables
        self._unread = unread
        self._findings = findings
        self._rows: dict[tuple[str, str], list[tuple[ExchangeFile, Entry]]] = defaultdict(list)
        for table in tables:
            if table.file.makes is not None:
                for entry in table.rows:
                    if entry.key[0]:
                        self._rows[table.file.makes, entry.key[0]].append((table.file, entry))
        self._stored: dict[str, list[tuple[str, str]]] = {}

    async def references(self, partial: bool) -> None:
        """Reports every name that neither a row of this run nor the store bears (M12)."""
        known = await self._known()
        for file, entry in self._entries():
            for name in entry.named:
                if (name.type, name.id) in self._rows or name.id in known[name.type]:
                    continue
                if name.type in self._unread and not partial:
                    continue
                reason = (
                    f"there is no {name.type} {shown(name.id)}, neither in {imports.TYPES[name.type]}.csv nor stored"
                )
                self._report(file, entry, name.column, reason)

    async def hierarchies(self) -> None:
        """Reports the cycles of all rows, bad ones included."""
        if any(table.file.hierarchy in table.columns for table in self._tables):
            self._stored = dict(await imports.hierarchies(self._store))
        for table in self._tables:
            self._report_cycles(table, [entry for entry in table.rows if entry.key[0]])

    def leave_out(self) -> None:
        """M10: whatever names a row that is left out falls out too, and what is left is free of cycles."""
        while True:
            self._spread()
            before = len(self._findings)
            for table in self._tables:
                self._report_cycles(table, [entry for entry in table.rows if not entry.bad])
            if len(self._findings) == before:
                return

    async def _known(self) -> dict[str, set[str]]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for _, entry in self._entries():
            for name in entry.named:
                if (name.type, name.id) not in self._rows:
                    wanted[name.type].add(name.id)
        known: dict[str, set[str]] = {type_: set() for type_ in imports.TYPES}
        for type_, ids in wanted.items():
            asked = sorted(ids)
            for start in range(0, len(asked), _ASKED):
                found = await imports.known(self._store, {type_: asked[start : start + _ASKED]})
                known[type_] |= found[type_]
        return known

    def _report_cycles(self, table: Entries, rows: Sequence[Entry]) -> None:
        column = table.file.hierarchy
        if column is None or column not in table.columns:
            return
        first: dict[str, Entry] = {}
        for entry in rows:
            first.setdefault(entry.key[0], entry)
        own = {id_: [name.id for name in entry.named if name.column == column] for id_, entry in first.items()}
        stored: dict[str, list[str]] = defaultdict(list)
        for low, high in self._stored[table.file.noun]:
            stored[low].append(high)
        for cycle in cycles(own, stored):
            entry = min((first[id_] for id_ in cycle if id_ in first), key=lambda one: (not one.bad, one.line))
            self._report(table.file, entry, column, _round(cycle, entry.key[0]))

    def _spread(self) -> None:
        """Marks, from row to row, whatever names something all of whose rows are left out."""
        naming: dict[tuple[str, str], list[tuple[ExchangeFile, Entry, Named]]] = defaultdict(list)
        for file, entry in self._entries():
            for name in entry.named:
                if not entry.bad:
                    naming[name.type, name.id].append((file, entry, name))
        lost = [thing for thing, rows in self._rows.items() if all(entry.bad for _, entry in rows)]
        while lost:
            thing = lost.pop()
            there, row = self._rows[thing][0]
            for file, entry, name in naming.pop(thing, ()):
                reason = f"names {name.type} {shown(name.id)}, whose row is left out ({there.name} line {row.line})"
                already = entry.bad
                self._report(file, entry, name.column, reason)
                itself = (file.makes or "", entry.key[0])
                if not already and all(other.bad for _, other in self._rows.get(itself, ())) and file.makes:
                    lost.append(itself)

    def _entries(self) -> Iterator[tuple[ExchangeFile, Entry]]:
        for table in self._tables:
            for entry in table.rows:
                yield table.file, entry

    def _report(self, file: ExchangeFile, entry: Entry, column: str, reason: str) -> None:
        entry.bad = True
        self._findings.append(Finding(file.name, entry.line, column, reason))


def _round(cycle: Sequence[str], start: str) -> str:
    at = cycle.index(start)
    ids = [*cycle[at:], *cycle[:at], start]
    middle = ids if len(ids) <= 8 else [*ids[:4], "...", *ids[-3:]]
    return f"goes round in a circle: {' -> '.join(shown(id_) if id_ != '...' else id_ for id_ in middle)}"
