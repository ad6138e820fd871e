"""Exporting: everything that is stored, streamed into a new folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from collabgraph.exchange.new_folder import NewFolder
from collabgraph.progress import Progress, silent
from graph_store import exports
from graph_store.exports import ExportedNode
from graph_store.files import FILES, ExchangeFile
from graph_store.folding import unsortable
from graph_store.store import Store


class Form(Protocol):
    """How rows are written into the folder."""

    def begin(self, file: ExchangeFile) -> None:
        """Makes what rows of this file of the exchange format go into."""

    def nodes(self, file: ExchangeFile, rows: Sequence[ExportedNode]) -> None:
        """Writes some rows of a file that makes nodes."""

    def relations(self, file: ExchangeFile, rows: Sequence[tuple[Any, ...]]) -> None:
        """Writes some rows of a file that makes relations."""

    def end(self) -> None:
        """Writes what belongs to all files together."""

    def counts(self) -> dict[str, int]:
        """How many rows, the header not counted, each file of the folder has."""


async def export(store: Store, form: Form, progress: Progress | None = None) -> None:
    """Writes everything that the store holds, whoever may see it, in pages; the memory it takes does not grow with it.

    Files are read in the reverse of the order in which an import writes them, so that what a row names is read after
    the row: a thing that is added meanwhile is missing together with its relations, or there with some of them.

    Errors: FolderError where the folder cannot be written; the store's.
    """
    shown = progress or silent
    for file in reversed(FILES):
        form.begin(file)
        label = f"Reading {file.noun}"
        if file.makes is None:
            async for relations in exports.relations(store, file.noun):
                form.relations(file, relations.rows)
                shown(label, relations.done, relations.total)
        else:
            linking = [file.columns.index(column) for column in file.references]
            async for nodes in exports.nodes(store, file.noun, linking):
                form.nodes(file, nodes.rows)
                shown(label, nodes.done, nodes.total)
    form.end()


class ExchangeForm:
    """The exchange format: rows that an import into an empty store turns into the same graph, times apart."""

    def __init__(self, folder: NewFolder) -> None:
        self._folder = folder
        self._counts = {file.name: 0 for file in FILES}

    def begin(self, file: ExchangeFile) -> None:
        """Makes the file, with its header."""
        self._folder.write(file.name, [f"{','.join(file.columns)}\n"])

    def nodes(self, file: ExchangeFile, rows: Sequence[ExportedNode]) -> None:
        """Writes rows; a column that can name one thing names the first where the store has more, as an import does."""
        single = [file.columns.index(column) for column in file.references if column not in file.lists]
        lines = []
        for row in rows:
            values = list(row.values)
            for position in single:
                values[position] = values[position][:1]
            lines.append(_line(file, values))
        self._add(file, lines)

    def relations(self, file: ExchangeFile, rows: Sequence[tuple[Any, ...]]) -> None:
        """Writes rows."""
        self._add(file, [_line(file, row) for row in rows])

    def end(self) -> None:
        """There is nothing besides the files."""

    def counts(self) -> dict[str, int]:
        """Rows a file, in the order of an import."""
        return dict(self._counts)

    def _add(self, file: ExchangeFile, lines: Sequence[str]) -> None:
        self._folder.write(file.name, lines)
        self._counts[file.name] += len(lines)


def _line(file: ExchangeFile, values: Sequence[Any]) -> str:
    """One row of CSV; ids are stored in another form than the sender's."""
    fields = []
    for column, value in zip(file.columns, values, strict=True):
        text = _text(value)
        fields.append(_field(unsortable(text) if column == "id" or column in file.references else text))
    return f"{','.join(fields)}\n"


def _text(value: Any) -> str:
    """A value as an import reads it back: numbers without loss, lists between `|`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "|".join(value) if isinstance(value, tuple) else str(value)


def _field(text: str) -> str:
    """The text as a field of CSV. (Python's writer leaves a lone carriage return without the quotes that it needs.)"""
    if any(character in text for character in ',"\r\n'):
        return quoted(text)
    return text


def quoted(text: str) -> str:
    """The text in quotation marks, those inside it doubled."""
    return '"' + text.replace('"', '""') + '"'
