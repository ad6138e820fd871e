"""Reading the files of a folder: rows with their line numbers, and what is wrong with files and headers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from collabgraph.exchange.findings import Finding
from graph_store.files import FILES, ExchangeFile

FIELD_LENGTH = csv.field_size_limit()
"""The longest field that is read, in characters (Python's own limit, 131,072)."""

_HOW = (
    "fields stand between commas; one that contains a comma, a quotation mark or a new line stands in quotation marks"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins, its fields, and whether they are as many as the header has."""

    line: int
    fields: list[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One file that could be read: `positions` says which of a row's fields is which column that we know.

    `width` is the number of fields of the header, `size` the number of rows.
    """

    file: ExchangeFile
    path: Path
    positions: Mapping[str, int]
    width: int
    size: int

    def rows(self, findings: list[Finding]) -> Iterator[Row]:
        """The rows, read as they are asked for; what is no row of CSV, or has another width, is added to the findings.

        Errors: OSError and UnicodeDecodeError where the file has changed since it was found to be readable.
        """
        with _opened(self.path) as text:
            rows = _rows(text, self.file, findings)
            next(rows)
            for row in rows:
                yield _checked(row, self.width, self.file, findings)


def read_folder(folder: Path) -> tuple[list[Table], list[Finding]]:
    """Every file of the format that the folder holds, in the order of writing, and what is wrong with them.

    Each is read once from end to end, so that one that cannot be read is known before any row is judged. Errors:
    FileNotFoundError or NotADirectoryError where there is no such folder.
    """
    known = {file.name: file for file in FILES}
    names = sorted(entry.name for entry in folder.iterdir())
    findings = [
        Finding(name, None, None, f"is not a file of the exchange format ({', '.join(known)}): ignored", "warning")
        for name in names
        if name not in known
    ]
    tables = []
    for file in FILES:
        if file.name in names:
            table = _survey(folder / file.name, file, findings)
            if table:
                tables.append(table)
    return tables, findings


def _survey(path: Path, file: ExchangeFile, findings: list[Finding]) -> Table | None:
    in_rows: list[Finding] = []
    try:
        with _opened(path) as text:
            rows = _rows(text, file, in_rows)
            header = next(rows, None)
            before_rows = tuple(in_rows)
            size = sum(1 for _ in rows)
    except OSError as error:
        findings.append(Finding(file.name, None, None, f"cannot be read: {error.strerror}"))
        return None
    except UnicodeDecodeError:
        findings.append(Finding(file.name, _undecodable(path), None, "is not UTF-8: save the file in that encoding"))
        return None
    positions = _header(header, file, findings)
    if header is None or positions is None:
        findings += before_rows
        return None
    return Table(file, path, positions, len(header.fields), size)


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _undecodable(path: Path) -> int | None:
    """The first line that is not UTF-8."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return None


def _rows(text: TextIO, file: ExchangeFile, findings: list[Finding]) -> Iterator[Row]:
    """The rows that are not empty, each with the line where it begins; those that are no CSV are reported."""
    reader = csv.reader(text, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            findings.append(Finding(file.name, line, None, _no_csv(str(error))))
            continue
        if fields and (len(fields) > 1 or fields[0].strip()):
            yield Row(line, fields, True)


def _no_csv(error: str) -> str:
    if "unexpected end" in error:
        return "a quotation mark is opened here and never closed: close it, or write it twice inside a field"
    if "field larger" in error:
        return f"a field is longer than {FIELD_LENGTH:,} characters: shorten it, or close its quotation mark"
    return f"is not a row of CSV ({error}): {_HOW}"


def _header(header: Row | None, file: ExchangeFile, findings: list[Finding]) -> dict[str, int] | None:
    if header is None:
        findings.append(Finding(file.name, 1, None, f"has no header: begin it with {','.join(file.columns)}"))
        return None
    positions: dict[str, int] = {}
    good = True
    for position, column in enumerate(field.strip() for field in header.fields):
        if column not in file.columns:
            reason = f"is not a column of this file ({', '.join(file.columns)}): ignored"
            findings.append(Finding(file.name, None, _printable(column), reason, "warning"))
        elif column in positions:
            findings.append(Finding(file.name, header.line, column, "stands in the header twice: remove one"))
            good = False
        else:
            positions[column] = position
    for column in file.needed:
        if column not in positions:
            findings.append(Finding(file.name, header.line, column, "is missing in the header: add the column"))
            good = False
    return positions if good else None


def _printable(column: str) -> str:
    return column if column.isprintable() else repr(column)


def _checked(row: Row, width: int, file: ExchangeFile, findings: list[Finding]) -> Row:
    if len(row.fields) == width:
        return row
    reason = f"has {len(row.fields)} fields, the header has {width}: {_HOW}"
    findings.append(Finding(file.name, row.line, None, reason))
    return Row(row.line, row.fields, False)
