"""Rows that became drafts: each row of a table read by its draft, with what the store says in the missing columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from collabgraph.exchange.findings import Finding
from collabgraph.exchange.tables import Row, Table
from graph_store import imports
from graph_store.drafts import Draft, faults
from graph_store.files import FILES, ExchangeFile, relation_key, single
from graph_store.folding import sortable
from graph_store.store import Store


class Named(NamedTuple):
    """One thing that a column of a row names; or, by the texts of its key, a row of a file of relations."""

    column: str
    type: str
    id: str


@dataclass(slots=True)
class Entry:
    """One row on its way: what identifies it and what it names are known also where the row is bad.

    `key` are the texts of the key's columns, '' for none; `draft` is None where the row breaks a rule of its own;
    `defaulted` says that it took the default visibility (C1); `bad` that it is not to be written.
    """

    line: int
    key: tuple[str, ...]
    named: tuple[Named, ...]
    draft: Draft | None
    defaulted: bool
    bad: bool


async def read_entries(
    store: Store, present: Collection[str], table: Table, rows: Sequence[Row], findings: list[Finding]
) -> list[Entry]:
    """The entries of some rows of a table; what is wrong with a row by itself is added to the findings.

    `present` are the nouns of which the store has anything: of the others nothing is read.
    """
    texts = [_texts(table, row) for row in rows]
    named = [_named(table.file, text) for text in texts]
    keys = [_key(table.file, text) for text in texts]
    kept = await _kept(store, table, keys) if table.file.noun in present else {}
    return [
        _entry(table.file, row, key, names, {**kept[key], **text} if key in kept else text, findings)
        for row, text, key, names in zip(rows, texts, keys, named, strict=True)
    ]


def _texts(table: Table, row: Row) -> dict[str, str]:
    fields = row.fields
    return {column: fields[at].strip() for column, at in table.positions.items() if at < len(fields)}


def _named(file: ExchangeFile, texts: Mapping[str, str]) -> tuple[Named, ...]:
    """What the columns name, as far as it can be read: the draft tells what cannot."""
    names: dict[Named, None] = {}
    for column, types in file.references.items():
        text = texts.get(column, "")
        for part in map(str.strip, text.split("|") if column in file.lists else (text,)):
            if not part or "|" in part or "\0" in part:
                continue
            if len(types) == 1:
                names[Named(column, types[0], sortable(part))] = None
                continue
            type_, _, id_ = part.partition(":")
            if type_ in types and id_.strip():
                names[Named(column, type_, sortable(id_.strip()))] = None
    if file.within is not None and (row := _row_named(file.within, names)):
        names[row] = None
    return tuple(names)


def _row_named(noun: str, names: Collection[Named]) -> Named | None:
    """The row of a file of relations within which this one stands, where all of its key can be read."""
    key = next(other.key for other in FILES if other.noun == noun)
    ids = {name.column: name.id for name in names}
    return Named(key[-1], noun, "\0".join(ids[column] for column in key)) if ids.keys() >= set(key) else None


def _key(file: ExchangeFile, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The key as the store has it: ids sortable, all else as written."""

    def part(column: str) -> str:
        text = texts.get(column, "")
        if column != "id" and column not in file.references:
            return text
        return sortable(_typed(text) if len(file.references.get(column, ())) > 1 else text)

    return tuple(map(part, file.key))


def _typed(text: str) -> str:
    type_, colon, id_ = text.partition(":")
    return f"{type_}{colon}{id_.strip()}"


async def _kept(store: Store, table: Table, keys: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], dict[str, Any]]:
    """What the store has in the columns that the header lacks, by key (M1: a missing column leaves it as it is)."""
    file = table.file
    missing = [column for column in file.columns if column not in table.positions and column not in file.key]
    if not missing:
        return {}
    ids = list(dict.fromkeys(key[0] for key in keys if key[0]))
    positions = [(column, file.columns.index(column)) for column in missing]
    if file.makes is not None:
        nodes = await imports.nodes(store, file.noun, ids)
        return {(id_,): {c: single(file, c, node.values[at]) for c, at in positions} for id_, node in nodes.items()}
    relations = await imports.relations(store, file.noun, ids)
    return {relation_key(file, row): {column: row[at] for column, at in positions} for row in relations}


def _entry(
    file: ExchangeFile,
    row: Row,
    key: tuple[str, ...],
    named: tuple[Named, ...],
    values: Mapping[str, Any],
    findings: list[Finding],
) -> Entry:
    if not row.whole:
        return Entry(row.line, key, (), None, False, True)
    defaulted = "visibility" in file.columns and not values.get("visibility")
    try:
        draft = file.draft.model_validate(values)
    except ValidationError as error:
        findings += (Finding(file.name, row.line, fault.column, fault.reason) for fault in faults(error))
        return Entry(row.line, key, named, None, defaulted, True)
    return Entry(row.line, key, named, draft, defaulted, False)
