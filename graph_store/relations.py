"""Plain relations: what each of many things is connected to, a page of it, in one statement and one record.

A relation is declared once (in loaders/<noun>.py) and read here. Its statement takes `$keys` (the sender's ids of the
level), `$limit`, `$after` and `$before` (order keys, or null) and the relation's own arguments, and returns
`[[key, page], ...]`, or `[[key, count], ...]`. A page is a list of rows. The order key is a list that is compared as a
whole, ascending; a page that is read backwards takes the same keys the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.projections import Columns
from graph_store.reading import Reading

BY_NAME = (str, str)
"""The order key of a list by name: folded name, id (A4)."""

Row = Any
"""What a page has of one neighbour: its id, or a list of the id and what the Shape says."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The declaration of a relation to many.

    `node` is the type of the neighbours, `order` the types of the parts of its order key, `attributes` the names of
    the relation's attributes. `parts` are the fragments of its statement that read a page, and that count.
    Where `reference` is true many things lead to few (skills, places), which are then read once by their ids; the
    columns of other neighbours come with the rows, which spares a statement and a seek for each.
    """

    statement: str
    node: str
    order: tuple[type, ...] = BY_NAME
    attributes: tuple[str, ...] = ()
    parts: tuple[str, str] = ("page_of_things", "count_of_things")
    reference: bool = False


RELATIONS = ("page_of_relations", "count_of_relations")
"""The parts where each relation is an edge, with attributes; several may lead to one neighbour."""
NEIGHBOURS = "page_of_neighbours"
"""The part of the same statements where nothing is asked of the relations: those to one neighbour are alike then."""
PARTNERS = ("page_of_partners", "count_of_partners")
"""The parts of the aggregated connection between organisations."""
COLLABORATORS = ("page_of_collaborators", "count_of_things")
"""The parts of the aggregated connection between people."""
MEMBERS_SKILLS = ("page_of_skills", "count_of_things")
"""The parts of the aggregated connection from organisations to the skills of their members."""


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
class Shape:
    """What a row has behind the id, in this order: its place, attributes of the relation, columns of the neighbour.

    The place is the order key; of an order key of two parts, of which the second is the id, the first. A row with
    nothing behind the id is the id itself.
    """

    place: bool = False
    attributes: tuple[str, ...] = ()
    columns: Columns = ()

    @property
    def is_bare(self) -> bool:
        """Whether a row is the id alone."""
        return not (self.place or self.attributes or self.columns)

    @property
    def width(self) -> int:
        """How many parts of a row come before the columns."""
        return 1 + self.place + len(self.attributes)

    def options(self) -> dict[str, str]:
        """The row as a statement takes it."""
        row = ("place", *self.attributes) if self.place else self.attributes
        return {"row": " ".join(row), "columns": " ".join(self.columns)}


async def read_pages(
    reading: Reading,
    relation: Relation,
    keys: Sequence[str],
    window: Window,
    shape: Shape,
    arguments: Mapping[str, Any],
) -> list[list[Row]]:
    """The rows of each key, in the order of the list; the lists are in the order of the keys."""
    is_of_relations = shape.place or shape.attributes or relation.parts != RELATIONS
    options = {
        "part": relation.parts[0] if is_of_relations else NEIGHBOURS,
        "window": "whole_list" if window.after is None and window.before is None else "between_cursors",
        **window.options(),
        **shape.options(),
    }
    (found,) = await reading.one(relation.statement, options, keys=list(keys), **window.parameters(), **arguments)
    by_key = dict(found)
    if window.backward:
        return [by_key.get(key, [])[::-1] for key in keys]
    return [by_key.get(key, []) for key in keys]


async def read_counts(
    reading: Reading, relation: Relation, keys: Sequence[str], arguments: Mapping[str, Any]
) -> list[int]:
    """How many neighbours each key has, in the order of the keys."""
    options = {"part": relation.parts[1], "window": "whole_list", "direction": "ascending", "row": "", "columns": ""}
    (found,) = await reading.one(relation.statement, options, keys=list(keys), **arguments)
    by_key = dict(found)
    return [by_key.get(key, 0) for key in keys]


async def read_link(reading: Reading, link: Link, keys: Sequence[str]) -> list[tuple[str, str] | None]:
    """The type and id of the neighbour of each key, or None, in the order of the keys."""
    (found,) = await reading.one(link.statement, keys=list(keys))
    by_key = {key: (type_name, id_) for key, type_name, id_ in found if id_ is not None}
    return [by_key.get(key) for key in keys]
