"""Importing a folder: read, check everything, then write."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

from collabgraph.exchange.checks import Checks, FileChecks
from collabgraph.exchange.duplicates import Names
from collabgraph.exchange.entries import read_entries
from collabgraph.exchange.findings import Finding
from collabgraph.exchange.spool import Groups, Spool
from collabgraph.exchange.tables import Table, read_folder
from collabgraph.exchange.writing import Advance, Checked, LinkGroups, Writing, group_of, spooled
from collabgraph.progress import Progress, silent
from graph_store import imports
from graph_store.files import FILES
from graph_store.store import Store
from graph_store.writes.moments import stamp

_READ = 2000


@dataclass(frozen=True, slots=True)
class FileCount:
    """How many rows of one file were what; in a dry run, what they would have been.

    `left_out` are the bad rows and, with `partial`, those that name one. Where the run was refused, the good rows are
    neither new, changed nor unchanged.
    """

    file: str
    rows: int
    new: int
    changed: int
    unchanged: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found and did.

    `findings` are sorted by file, line, column and reason; `files` stand in the order of writing; `defaulted` is the
    number of rows (of those written, or that would be) that took the default visibility (DEFINITIONS C1); `refused`
    is true where bad rows kept everything from being written.
    """

    findings: tuple[Finding, ...]
    files: tuple[FileCount, ...]
    defaulted: int
    refused: bool
    dry_run: bool

    @property
    def errors(self) -> int:
        """The number of findings that are errors: with any, the command ends with status 1."""
        return sum(finding.severity == "error" for finding in self.findings)


async def import_folder(
    store: Store,
    folder: Path,
    *,
    dry_run: bool = False,
    partial: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
    compare_names: bool = True,
) -> Report:
    """Imports a folder of the exchange format (DESIGN 7): checks every file in full, then writes what differs.

    With any bad row nothing is written, unless `partial`: then the good rows that name no bad one. A dry run writes
    nothing and counts what it would write. `now` (with a time zone; the clock's where None) becomes createdAt and
    updatedAt. `compare_names`: whether rows are compared with the names of all that is stored, too, to warn of likely
    duplicates. Running it again completes an interrupted run and otherwise changes nothing.

    Errors: FileNotFoundError or NotADirectoryError where there is no such folder; the store's, between two batches.
    """
    tables, findings = read_folder(folder)
    shown = progress or silent
    present = await imports.present(store)
    named = present if compare_names else ()
    checks = Checks(store, _unread(findings, tables), partial, findings, named)
    with TemporaryFile(prefix="collabgraph-") as file:
        spool = Spool(file)
        checked = [await _check(store, present, table, checks, spool, shown) for table in tables]
        refused = not partial and any(finding.severity == "error" for finding in findings)
        if not refused:
            moment = stamp(now or datetime.now(UTC))
            await _write(Writing(store, present, spool, moment, dry_run), checked, shown)
    return Report(
        tuple(sorted(findings, key=Finding.order)),
        tuple(_file_count(one) for one in checked),
        sum(one.counts.defaulted for one in checked),
        refused,
        dry_run,
    )


async def _check(
    store: Store, present: Collection[str], table: Table, checks: Checks, spool: Spool, progress: Progress
) -> Checked:
    """Checks the rows of a file, a batch at a time; those that are good by themselves go into the spool."""
    own = FileChecks(checks, table.file, table.positions)
    names = Names(store, table.file, checks)
    checked = Checked(table.file, table.size, Groups(spool), own.bad)
    advance = _counting(progress, f"Checking {table.file.name}", table.size)
    rows = table.rows(checks.findings)
    number = 0
    while batch := list(islice(rows, _READ)):
        entries = await read_entries(store, present, table, batch, checks.findings)
        await own.batch(entries)
        for entry in entries:
            if entry.draft is not None:
                names.add(entry, entry.draft)
                checked.groups.add(group_of(table, number, entry.key[0]), spooled(table.file, entry, entry.draft))
            number += 1
        advance(len(batch))
    await own.finish()
    await names.finish()
    return checked


async def _write(writing: Writing, files: Sequence[Checked], progress: Progress) -> None:
    waiting: list[tuple[Checked, LinkGroups]] = []
    for one in files:
        if one.file.makes is not None:
            advance = _counting(progress, f"Writing {one.file.name}", one.size)
            waiting.append((one, await writing.nodes(one, advance)))
    for one, links in waiting:
        advance = _counting(progress, f"Linking {one.file.name}", links.size)
        await writing.links(one.file, links, advance)
    for one in files:
        if one.file.makes is None:
            advance = _counting(progress, f"Writing {one.file.name}", one.size)
            await writing.relations(one, advance)


def _unread(findings: Sequence[Finding], tables: Sequence[Table]) -> frozenset[str]:
    """The types, and of relations the nouns, whose file is there but could not be read as a whole."""
    read = {table.file.noun for table in tables}
    bad = {finding.file for finding in findings if finding.severity == "error"}
    return frozenset(file.makes or file.noun for file in FILES if file.name in bad and file.noun not in read)


def _counting(progress: Progress, label: str, total: int) -> Advance:
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(label, done, total)

    return advance


def _file_count(checked: Checked) -> FileCount:
    counts = checked.counts
    return FileCount(checked.file.name, checked.size, counts.new, counts.changed, counts.unchanged, len(checked.bad))
