"""A graph as it is written: columns with types, and rows that are made while they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Value = str | int | float | bool | Sequence[str] | None
"""A list of texts is one value; None is unknown."""

ValueType = Literal["string", "int", "double", "boolean", "list"]

BETWEEN = "|"
"""What stands between the texts of a list where a format has no lists, as in the exchange format."""


class Column(NamedTuple):
    """A name and the type of its values."""

    name: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class Graph:
    """An undirected graph without parallel edges.

    `about` has a value for each of `about_columns`: what is said of the whole. A node is its id, then its values; an
    edge the ids of its ends, then its values. Rows may be made as they are read, so they are read once.
    """

    about_columns: tuple[Column, ...]
    about: tuple[Value, ...]
    node_columns: tuple[Column, ...]
    nodes: Iterable[tuple[Value, ...]]
    edge_columns: tuple[Column, ...]
    edges: Iterable[tuple[Value, ...]]
