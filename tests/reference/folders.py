"""Exchange folders (DESIGN 7), read and written, with the import's defaults.

Only well-formed folders are understood: to refuse bad rows is the import's job.
"""

import csv
import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from .community import TABLES, Community, Key, Row


def read_folder(folder: Path) -> Community:
    """The community of an exchange folder; files and columns may be missing."""
    rows = [row for table in TABLES for row in _read_table(folder / f"{table}.csv", table)]
    return Community.of(*rows)


def write_folder(community: Community, folder: Path, *, leave_defaults_empty: bool = False) -> None:
    """Write all files in the exchange format; with leave_defaults_empty the import has to know C1, C3 and M1."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, row_type in TABLES.items():
        columns = [column.name for column in dataclasses.fields(row_type)]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            for row in community.rows(table):
                texts = {column: _text(getattr(row, column)) for column in columns}
                if leave_defaults_empty:
                    texts |= {name: "" for name, text in texts.items() if text == _default(table, name, texts)}
                writer.writerow(texts)


def _split(text: str) -> tuple[str, ...]:
    """M1, M9: the parts between ``|``, trimmed, empty ones left out, repeated ones once at their first place."""
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _optional(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: parse(text) if text else None


_PARSERS: Final[Mapping[object, Callable[[str], Any]]] = {
    str: str,
    int: int,
    float: float,
    bool: lambda text: text.lower() == "true",
    Key: Key.parse,
    str | None: _optional(str),
    int | None: _optional(int),
    float | None: _optional(float),
    bool | None: _optional(lambda text: text.lower() == "true"),
    Key | None: _optional(Key.parse),
    types.GenericAlias(tuple, (str, ...)): _split,
}


def _read_table(file: Path, table: str) -> list[Row]:
    """The rows of one file: M1 (trimmed, defaults), M3 (a byte order mark and empty lines)."""
    if not file.exists():
        return []
    row_type = TABLES[table]
    columns = typing.get_type_hints(row_type)
    rows = []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        for record in csv.DictReader(opened, strict=True):
            texts = {column: (record.get(column) or "").strip() for column in columns}
            filled = {column: text or _default(table, column, texts) for column, text in texts.items()}
            rows.append(row_type(**{column: _PARSERS[kind](filled[column]) for column, kind in columns.items()}))
    return rows


def _default(table: str, column: str, texts: Mapping[str, str]) -> str:
    """C1, C3, M1: what an empty field means, as text."""
    if column == "visibility":
        of_a_person = texts.get("owner", texts.get("subject", "")).startswith("person:")
        return "MEMBERS" if table == "people" or of_a_person else "PUBLIC"
    return _DEFAULTS.get((table, column), "")


_DEFAULTS: Final[Mapping[tuple[str, str], str]] = {
    ("people", "contact"): "STEWARDS",
    ("needs", "quantity"): "1.0",
    ("needs", "urgency"): "NORMAL",
    ("needs", "status"): "OPEN",
    ("memberships", "steward"): "false",
}


def _text(value: object) -> str:
    """A value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and not isinstance(value, Key):
        return "|".join(value)
    return str(value)
