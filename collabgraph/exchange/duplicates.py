"""Rows that are likely duplicates (ADR 0033): of a row before them, or of another thing that is stored.

Nothing is wrong with such a row, so it is a warning. In memory stays, until its file has been checked, each name
with the id of the row that is the first to have it.
"""

from __future__ import annotations

from itertools import islice

from collabgraph.exchange.checks import Checks
from collabgraph.exchange.entries import Entry
from collabgraph.exchange.findings import Finding
from graph_store import duplicates, imports
from graph_store.drafts import Draft
from graph_store.drafts.reading import shown
from graph_store.files import ExchangeFile
from graph_store.folding import name_key
from graph_store.store import Store

MOST = 20
"""How many are reported of a file, one by one; a warning says how many there are."""

_ASKED = 50_000
_TYPES = frozenset(type_.lower() for type_ in duplicates.TYPES)


class Names:
    """The names in one file."""

    def __init__(self, store: Store, file: ExchangeFile, checks: Checks) -> None:
        self._store = store
        self._file = file
        self._checks = checks
        self._type = file.makes if file.makes in _TYPES else None
        self._first: dict[str, str] = {}
        self._alike: list[tuple[int, str]] = []
        self._count = 0

    def add(self, entry: Entry, draft: Draft) -> None:
        """Compares the name of a row that is good by itself with those of the rows before it."""
        if self._type is None:
            return
        key = name_key(draft.__dict__["name"])
        if not key:
            return
        first = self._first.setdefault(key, entry.key[0])
        if first != entry.key[0]:
            self._found(entry.line, f"{self._type} {shown(first)} in line {self._checks.lines[self._type][first]}")

    async def finish(self) -> None:
        """Compares the others with what is stored under other ids, and reports what was found."""
        if self._type is not None and self._file.noun in self._checks.named:
            names = iter(self._first.items())
            while some := dict(islice(names, _ASKED)):
                await self._compare(self._type, some)
        self._first.clear()
        self._report()

    async def _compare(self, type_: str, names: dict[str, str]) -> None:
        lines = self._checks.lines[type_]
        for key, other in (await imports.alike(self._store, type_, names)).items():
            # A row of this run is compared as it is there, not as it was stored.
            if other not in lines:
                self._found(lines[names[key]], f"{type_} {shown(other)}, which is stored")

    def _found(self, line: int, other: str) -> None:
        self._count += 1
        self._alike.append((line, other))
        if len(self._alike) > 2 * MOST:
            self._alike = sorted(self._alike)[:MOST]

    def _report(self) -> None:
        for line, other in sorted(self._alike)[:MOST]:
            self._warn(
                line, f"differs from the name of {other} in nothing but case, accents and signs: likely the same"
            )
        if self._count > MOST:
            reason = (
                f"{self._count} rows are likely duplicates of others, {MOST} are shown: likelyDuplicates has them all"
            )
            self._warn(None, reason)

    def _warn(self, line: int | None, reason: str) -> None:
        self._checks.findings.append(Finding(self._file.name, line, "name", reason, "warning"))
