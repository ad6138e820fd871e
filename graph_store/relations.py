"""Plain relations: what each of many things is connected to, a page of it, in one statement and one record.

A relation is declared once (in loaders/<noun>.py) and read here. Its statement takes `$keys` (the sender's ids of the
level), `$limit`, `$after` and `$before` (order keys, or null), `$count` and the relation's own arguments, and returns
`[[key, [[order key, neighbour's id, attribute, ...], ...], total], ...]`. The order key is a list that is compared as a
whole, ascending; a page that is read backwards takes the same keys the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_store.reading import Reading

BY_NAME = (str, str)
"""The order key of a list by name: folded name, id (A4)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The declaration of a relation to many.

    `node` is the type of the neighbours, `order` the types of the parts of its order key, `attributes` how many
    attributes of the relation follow the neighbour's id in a row.
    """

    statement: str
    node: str
    order: tuple[type, ...] = BY_NAME
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The declaration of a relation to one at most; `nodes` are the types that the neighbour may have.

    Its statement takes `$keys` and returns `[[key, type, neighbour's id], ...]`.
    """

    statement: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted: `limit` things (one more than the page) between two order keys."""

    limit: int
    backward: bool = False
    after: tuple[Any, ...] | None = None
    before: tuple[Any, ...] | None = None

    def parameters(self) -> dict[str, Any]:
        """The window as a statement takes it."""
        return {
            "limit": self.limit,
            "after": None if self.after is None else list(self.after),
            "before": None if self.before is None else list(self.before),
        }

    def options(self) -> dict[str, str]:
        """The direction in which the statement orders."""
        return {"direction": "descending" if self.backward else "ascending"}


@dataclass(frozen=True, slots=True)
class Row:
    """One neighbour: its place in the order, its id, and the attributes of the relation."""

    order_key: list[Any]
    id: str
    attributes: list[Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one thing is connected to: a page's rows in the order of the list, and how many there are, if asked."""

    rows: list[Row] = field(default_factory=list)
    total: int | None = None


async def read_relation(
    reading: Reading,
    relation: Relation,
    keys: Sequence[str],
    window: Window,
    count: bool,
    arguments: Mapping[str, Any],
) -> list[Rows]:
    """The neighbours of each key, in the order of the keys."""
    (found,) = await reading.one(
        relation.statement, window.options(), keys=list(keys), count=count, **window.parameters(), **arguments
    )
    by_key = {key: rows_of(rows, window, total if count else None) for key, rows, total in found}
    return [by_key.get(key, Rows([], 0 if count else None)) for key in keys]


def rows_of(rows: list[list[Any]], window: Window, total: int | None) -> Rows:
    """Rows as a statement returned them, put into the order of the list."""
    made = [Row(row[0], row[1], row[2:]) for row in rows]
    return Rows(made[::-1] if window.backward else made, total)


async def read_link(reading: Reading, link: Link, keys: Sequence[str]) -> list[tuple[str, str] | None]:
    """The type and id of the neighbour of each key, or None, in the order of the keys."""
    (found,) = await reading.one(link.statement, keys=list(keys))
    by_key = {key: (type_name, id_) for key, type_name, id_ in found if id_ is not None}
    return [by_key.get(key) for key in keys]
