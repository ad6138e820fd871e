"""Importing a folder: read, check everything, then write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from collabgraph.exchange.checks import Checks
from collabgraph.exchange.entries import Entries, read_entries, report_duplicates
from collabgraph.exchange.files import FILES
from collabgraph.exchange.findings import Finding
from collabgraph.exchange.tables import Table, read_folder
from collabgraph.exchange.writing import BATCH, Advance, Counts, Writing
from collabgraph.progress import Progress, silent
from graph_store.imports import Links
from graph_store.store import Store


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
) -> Report:
    """Imports a folder of the exchange format (DESIGN 7): checks every file in full, then writes what differs.

    With any bad row nothing is written, unless `partial`: then the good rows that name no bad one. A dry run writes
    nothing and counts what it would write. `now` (with a time zone; the clock's where None) becomes createdAt and
    updatedAt. Running it again completes an interrupted run and otherwise changes nothing.

    Errors: FileNotFoundError or NotADirectoryError where there is no such folder; the store's, between two batches.
    """
    tables, findings = read_folder(folder)
    shown = progress or silent
    checked = await _check(store, tables, _unread(findings, tables), partial, findings, shown)
    refused = not partial and any(finding.severity == "error" for finding in findings)
    counts = {entries.file.noun: Counts() for entries in checked}
    if not refused:
        await _write(Writing(store, _stamp(now or datetime.now(UTC)), dry_run), checked, counts, shown)
    return Report(
        tuple(sorted(findings, key=Finding.order)),
        tuple(_file_count(entries, counts[entries.file.noun]) for entries in checked),
        0 if refused else sum(row.defaulted and not row.bad for entries in checked for row in entries.rows),
        refused,
        dry_run,
    )


async def _check(
    store: Store,
    tables: Sequence[Table],
    unread: frozenset[str],
    partial: bool,
    findings: list[Finding],
    progress: Progress,
) -> list[Entries]:
    checked = []
    for table in tables:
        entries = Entries(table.file, frozenset(table.positions), [])
        advance = _counting(progress, f"Checking {table.file.name}", len(table.rows))
        for start in range(0, len(table.rows), BATCH):
            batch = table.rows[start : start + BATCH]
            entries.rows.extend(await read_entries(store, table, batch, findings))
            advance(len(batch))
        table.rows.clear()
        report_duplicates(entries, findings)
        checked.append(entries)
    checks = Checks(store, checked, unread, findings)
    await checks.references(partial)
    await checks.hierarchies()
    if partial:
        checks.leave_out()
    return checked


async def _write(writing: Writing, checked: Sequence[Entries], counts: dict[str, Counts], progress: Progress) -> None:
    waiting: list[tuple[Entries, list[list[Links]]]] = []
    for entries in checked:
        if entries.file.makes is not None:
            advance = _counting(progress, f"Writing {entries.file.name}", len(entries.rows))
            waiting.append((entries, await writing.nodes(entries, counts[entries.file.noun], advance)))
    for entries, links in waiting:
        advance = _counting(progress, f"Linking {entries.file.name}", len(links))
        await writing.links(entries.file, links, advance)
    for entries in checked:
        if entries.file.makes is None:
            advance = _counting(progress, f"Writing {entries.file.name}", len(entries.rows))
            await writing.relations(entries, counts[entries.file.noun], advance)


def _unread(findings: Sequence[Finding], tables: Sequence[Table]) -> frozenset[str]:
    """The types whose file is there but could not be read as a whole."""
    read = {table.file.noun for table in tables}
    bad = {finding.file for finding in findings if finding.severity == "error"}
    return frozenset(file.makes for file in FILES if file.makes and file.name in bad and file.noun not in read)


def _counting(progress: Progress, label: str, total: int) -> Advance:
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(label, done, total)

    return advance


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _file_count(entries: Entries, counts: Counts) -> FileCount:
    left_out = sum(entry.bad for entry in entries.rows)
    return FileCount(entries.file.name, len(entries.rows), counts.new, counts.changed, counts.unchanged, left_out)
