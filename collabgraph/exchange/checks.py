"""Checks across rows: references to this run and the store, cycles, and what falls out with a row that is left out.

The files come in the order of writing, so whatever a column names stands in an earlier file, in its own, or in the
store. In memory stays, until the run has ended, the id and the line of every row that makes a node, and the key and the
line of every row of a file within which others stand (`ExchangeFile.within`); while a file is
being checked, also the key and line of each of its rows, and what its rows name in the file itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from collabgraph.exchange.cycles import cycles
from collabgraph.exchange.entries import Entry, Named
from collabgraph.exchange.findings import Finding
from graph_store import imports
from graph_store.drafts.reading import shown
from graph_store.files import FILES, ExchangeFile, relation_key
from graph_store.store import Store

_ASKED = 10_000
_NAMES = {file.makes or file.noun: file.name for file in FILES}
_WITHIN = frozenset(file.within for file in FILES if file.within)


class Checks:
    """What the checks of one run know of all files so far.

    `unread` are the types whose file is there but could not be read: whether it has an id, nobody can say. `named` are
    the nouns of which the names that are stored are compared with those of the rows.
    """

    def __init__(
        self, store: Store, unread: frozenset[str], partial: bool, findings: list[Finding], named: Collection[str]
    ) -> None:
        self.unread = unread
        self.named = named
        self.partial = partial
        self.findings = findings
        self.lines: dict[str, dict[str, int]] = defaultdict(dict)
        self.bad: dict[str, set[int]] = defaultdict(set)
        self._store = store
        self._known: dict[str, set[str]] = defaultdict(set)
        self._steps: dict[str, list[tuple[str, str]]] | None = None

    async def known(self, wanted: dict[str, set[str]]) -> dict[str, set[str]]:
        """Of each type, ids of the store: all that are wanted and there, and perhaps others."""
        for type_, ids in wanted.items():
            asked = sorted(ids - self._known[type_])
            for start in range(0, len(asked), _ASKED):
                self._known[type_] |= await self._stored(type_, asked[start : start + _ASKED])
        return self._known

    async def _stored(self, type_: str, ids: list[str]) -> set[str]:
        if type_ not in _WITHIN:
            return (await imports.known(self._store, {type_: ids}))[type_]
        file = next(file for file in FILES if file.noun == type_)
        first = list(dict.fromkeys(id_.partition("\0")[0] for id_ in ids))
        return {"\0".join(relation_key(file, row)) for row in await imports.relations(self._store, type_, first)}

    async def steps(self, noun: str) -> dict[str, list[str]]:
        """What the store has above each id in the hierarchy of a noun."""
        if self._steps is None:
            self._steps = dict(await imports.hierarchies(self._store))
        above: dict[str, list[str]] = defaultdict(list)
        for low, high in self._steps[noun]:
            above[low].append(high)
        return above


class _Naming(NamedTuple):
    """The row of a line names something in a column; `by` is the first text of its key."""

    line: int
    by: str
    name: Named


class FileChecks:
    """The checks of one file, `columns` those that its header has; they mark entries as bad and add to the findings.

    `bad` are the lines of bad rows: of those read so far, and after `finish` of all.
    """

    def __init__(self, checks: Checks, file: ExchangeFile, columns: Collection[str]) -> None:
        self.bad: set[int] = set()
        self._checks = checks
        self._file = file
        self._hierarchy = file.hierarchy if file.hierarchy in columns else None
        self._lines: dict[str, int] = {}
        self._inner: list[_Naming] = []
        self._outer: list[_Naming] = []
        named = file.noun if file.noun in _WITHIN else file.makes
        if named is not None:
            checks.lines[named] = self._lines
            checks.bad[named] = self.bad

    async def batch(self, entries: Sequence[Entry]) -> None:
        """Checks some rows for duplicates, and for names of things that earlier files make or the store has."""
        for entry in entries:
            self._seek_duplicate(entry)
        lines = self._checks.lines
        open_names = []
        wanted: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for name in entry.named:
                if name.type == self._file.makes:
                    self._inner.append(_Naming(entry.line, entry.key[0], name))
                elif (line := lines[name.type].get(name.id)) is None:
                    open_names.append((entry, name))
                    wanted[name.type].add(name.id)
                elif line in self._checks.bad[name.type]:
                    self._outer.append(_Naming(entry.line, entry.key[0], name))
        known = await self._checks.known(wanted)
        for entry, name in open_names:
            if name.id not in known[name.type]:
                entry.bad |= self._unknown(entry.line, name)
        self.bad.update(entry.line for entry in entries if entry.bad)

    async def finish(self) -> None:
        """Checks what only the whole file shows: names within it (M12), cycles, and with `partial` what falls out."""
        await self._seek_inner_names()
        steps = await self._checks.steps(self._file.noun) if self._hierarchy else {}
        self._report_cycles(steps, whole=True)
        if self._checks.partial:
            found = True
            while found:
                self._spread()
                found = self._report_cycles(steps, whole=False)
        self._inner.clear()
        self._outer.clear()

    def _seek_duplicate(self, entry: Entry) -> None:
        """A second row with the same key is a bad row, told at the key's first column (A16, M5)."""
        key = entry.key
        if not all(key[: len(self._file.needed)]):
            return
        line = self._lines.setdefault("\0".join(key), entry.line)
        if line != entry.line:
            entry.bad = True
            columns = zip(self._file.key, key, strict=True)
            told = ", ".join(f"{column} {shown(text)}" for column, text in columns if text)
            reason = f"{told}: line {line} has this already; remove one of the rows"
            self._checks.findings.append(Finding(self._file.name, entry.line, self._file.key[0], reason))

    async def _seek_inner_names(self) -> None:
        missing = [naming for naming in self._inner if naming.name.id not in self._lines]
        if missing and self._file.makes:
            known = await self._checks.known({self._file.makes: {naming.name.id for naming in missing}})
            for naming in missing:
                if naming.name.id not in known[self._file.makes] and self._unknown(naming.line, naming.name):
                    self.bad.add(naming.line)

    def _unknown(self, line: int, name: Named) -> bool:
        """Reports a name that neither a row of this run nor the store bears, unless nobody can say (M12)."""
        if name.type in self._checks.unread and not self._checks.partial:
            return False
        reason = f"there is no {_what(name)}, neither in {_NAMES[name.type]} nor stored"
        self._checks.findings.append(Finding(self._file.name, line, name.column, reason))
        return True

    def _report_cycles(self, stored: dict[str, list[str]], whole: bool) -> bool:
        """Reports the cycles of all rows, or only of those that are good; whether there are any."""
        if self._hierarchy is None:
            return False
        own: dict[str, list[str]] = {id_: [] for id_, line in self._lines.items() if whole or line not in self.bad}
        for line, by, name in self._inner:
            if name.column == self._hierarchy and by in own and self._lines[by] == line:
                own[by].append(name.id)
        found = False
        for cycle in cycles(own, stored):
            found = True
            id_ = min(
                (one for one in cycle if one in own), key=lambda one: (self._lines[one] in self.bad, self._lines[one])
            )
            self._mark(self._lines[id_], self._hierarchy, _round(cycle, id_))
        return found

    def _spread(self) -> None:
        """M10: marks, from row to row, whatever names something whose row is left out."""
        naming: dict[str, list[_Naming]] = defaultdict(list)
        for one in self._inner:
            if one.line not in self.bad:
                naming[one.name.id].append(one)
        for one in [one for one in self._outer if one.line not in self.bad]:
            self._leave_out(one)
        lost = [id_ for id_, line in self._lines.items() if line in self.bad] if naming else []
        while lost:
            for one in naming.pop(lost.pop(), ()):
                if one.line not in self.bad and self._lines.get(one.by) == one.line:
                    lost.append(one.by)
                self._leave_out(one)

    def _leave_out(self, naming: _Naming) -> None:
        name = naming.name
        line = self._checks.lines[name.type][name.id]
        reason = f"names {_what(name)}, whose row is left out ({_NAMES[name.type]} line {line})"
        self._mark(naming.line, name.column, reason)

    def _mark(self, line: int, column: str, reason: str) -> None:
        self.bad.add(line)
        self._checks.findings.append(Finding(self._file.name, line, column, reason))


def _what(name: Named) -> str:
    """What is named, in words: a thing, or a row by its key."""
    if name.type in _WITHIN:
        return f"row {', '.join(map(shown, name.id.split(chr(0))))}"
    return f"{name.type} {shown(name.id)}"


def _round(cycle: Sequence[str], start: str) -> str:
    at = cycle.index(start)
    ids = [*cycle[at:], *cycle[:at], start]
    middle = ids if len(ids) <= 8 else [*ids[:4], "...", *ids[-3:]]
    return f"goes round in a circle: {' -> '.join(shown(id_) if id_ != '...' else id_ for id_ in middle)}"
