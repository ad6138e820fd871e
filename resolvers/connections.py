"""Connections: the batch function that all plain relations share, and the pages that all lists share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from graph_store.projections import Columns, granted, maker
from graph_store.relations import Link, Relation, Row, Shape, Window, read_counts, read_pages
from loaders.context import RequestContext
from resolvers.edges import edge_type
from resolvers.paging import NO_INFO, Order, Page, Paging, encode_cursor, page_info, trim, window

_EVERYTHING = 10_000


@dataclass(frozen=True, slots=True)
class Wants:
    """What of a connection the client selects; nothing else is read or made.

    `page`: edges, nodes or pageInfo; `total`: the count; `info`: pageInfo; `edges`: the edges; `cursors`: that of
    each edge; `ends`: those of the first and last alone. `attributes` are fields of the edges, `node` of their nodes:
    by the names of records' columns, among others that no record has.
    """

    page: bool = True
    total: bool = False
    info: bool = True
    edges: bool = True
    cursors: bool = True
    ends: bool = True
    attributes: frozenset[str] = frozenset()
    node: frozenset[str] | None = None

    def columns(self, type_name: str) -> Columns | None:
        """The columns of nodes of this type; None: all."""
        return None if self.node is None else granted(type_name, self.node)

    def shape(self, attributes: Sequence[str] = (), columns: Columns = ()) -> Shape:
        """The rows to read, of a relation with these attributes, with these columns in them."""
        chosen = tuple(name for name in attributes if name in self.attributes) if self.edges else ()
        return Shape(self.cursors or self.ends, chosen, columns)


Things = Mapping[str, Any]
"""Records by their id."""


async def connections(
    context: RequestContext, relation: Relation, ids: Sequence[str], paging: Paging, wants: Wants, **arguments: Any
) -> list[Page]:
    """A page of what each thing is connected to; BadInput by B1 and B3."""
    order = Order(relation.statement, relation.order)
    asked = window(paging, order)
    columns = wants.columns(relation.node)
    shape = wants.shape(relation.attributes, () if relation.reference else columns or ())
    keys = list(dict.fromkeys(ids))
    found, totals = await _read(context, relation, keys, asked, shape, wants, arguments)
    cut = {key: trim(rows, asked) for key, rows in zip(keys, found, strict=True)}
    rows = list(chain.from_iterable(page for page, _ in cut.values()))
    things = await things_by_id(context, relation.node, rows, shape, columns)
    make = page_maker(order, asked, shape, wants, relation.reference)
    return [make(*cut[id_], things, totals.get(id_)) for id_ in ids]


async def _read(
    context: RequestContext,
    relation: Relation,
    keys: Sequence[str],
    asked: Window,
    shape: Shape,
    wants: Wants,
    arguments: Mapping[str, Any],
) -> tuple[list[list[Row]], dict[str, int]]:
    """The rows of each key, and how many there are by key, each only where it is wanted."""
    reading = context.reading
    if not wants.total:
        return await read_pages(reading, relation, keys, asked, shape, arguments) if wants.page else [
            [] for _ in keys
        ], {}
    if not wants.page:
        return [[] for _ in keys], dict(zip(keys, await read_counts(reading, relation, keys, arguments), strict=True))
    found, totals = await asyncio.gather(
        read_pages(reading, relation, keys, asked, shape, arguments), read_counts(reading, relation, keys, arguments)
    )
    return found, dict(zip(keys, totals, strict=True))


async def everything(context: RequestContext, relation: Relation, ids: Sequence[str], wants: Wants) -> list[list[Any]]:
    """All that each thing is connected to, for the few relations that are lists without pages."""
    found = await read_pages(context.reading, relation, ids, Window(limit=_EVERYTHING), Shape(), {})
    rows = [row for page in found for row in page]
    things = await things_by_id(context, relation.node, rows, Shape(), wants.columns(relation.node))
    return [[things[row] for row in page if row in things] for page in found]


async def neighbours(context: RequestContext, link: Link, ids: Sequence[str], wants: Wants) -> list[Any]:
    """What each thing is linked to, or None."""
    columns = {type_name: wants.columns(type_name) for type_name in link.nodes}
    return await context.batches.neighbours(link, ids, columns)


async def things_by_id(
    context: RequestContext,
    type_name: str,
    rows: Sequence[Row],
    shape: Shape,
    columns: Columns | None,
) -> Things:
    """The thing of each row, each made once: of its columns where they came along, else read by its id."""
    distinct: dict[str, Any] = dict.fromkeys(rows) if shape.is_bare else {row[0]: row for row in rows}
    if columns == shape.columns:
        make, width = maker(type_name, shape.columns), shape.width
        if not shape.columns:
            return {id_: make((id_,)) for id_ in distinct}
        if width == 1:
            return {id_: make(row) for id_, row in distinct.items()}
        return {id_: make((id_, *row[width:])) for id_, row in distinct.items()}
    ids = list(distinct)
    found = await context.batches.entities(type_name, ids, columns)
    return {id_: thing for id_, thing in zip(ids, found, strict=True) if thing is not None}


async def page_of_rows(
    context: RequestContext,
    type_name: str,
    rows: Sequence[Row],
    shape: Shape,
    asked: Window,
    order: Order,
    wants: Wants,
    total: int | None,
) -> Page:
    """The page of the rows of a list."""
    page, more = trim(rows, asked)
    things = await things_by_id(context, type_name, page, shape, wants.columns(type_name))
    return page_maker(order, asked, shape, wants)(page, more, things, total)


def page_maker(
    order: Order, asked: Window, shape: Shape, wants: Wants, is_reference: bool = False
) -> Callable[[Sequence[Row], bool, Things, int | None], Page]:
    """What makes a page of its rows; a row whose thing went away between two statements is left out."""
    cursor = _cursors(order)
    edges_of = _edge_maker(shape, cursor if wants.cursors else None, is_reference)

    is_bare = shape.is_bare

    def nodes_of(rows: Sequence[Row], things: Things) -> list[Any]:
        return [things[row] for row in rows] if is_bare else [things[row[0]] for row in rows]

    def make(rows: Sequence[Row], more: bool, things: Things, total: int | None) -> Page:
        try:
            nodes = nodes_of(rows, things)
        except KeyError:
            rows = [row for row in rows if (row if is_bare else row[0]) in things]
            nodes = nodes_of(rows, things)
        info = NO_INFO
        if wants.info:
            ends = (cursor(rows[0]), cursor(rows[-1])) if wants.ends and rows else (None, None)
            info = page_info(asked, more, *ends)
        return Page(nodes, edges_of(rows, nodes) if wants.edges else (), info, total)

    return make


def _cursors(order: Order) -> Callable[[Row], str]:
    """What makes the cursor of a row that has its order key."""
    if len(order.parts) != 2:
        return lambda row: encode_cursor(order, row[1])
    # The order key is one figure or text and the id: the same neighbour, the same cursor.
    known: dict[str, str] = {}

    def cursor(row: Row) -> str:
        made = known.get(row[0])
        if made is None:
            made = known[row[0]] = encode_cursor(order, (row[1], row[0]))
        return made

    return cursor


def _edge_maker(
    shape: Shape, cursor: Callable[[Row], str] | None, is_reference: bool
) -> Callable[[Sequence[Row], Sequence[Any]], Sequence[Any]]:
    """What makes the edges of rows and their nodes."""
    edge = edge_type(shape.attributes)
    first, end = 1 + shape.place, shape.width
    if shape.is_bare:
        return lambda rows, nodes: [edge(None, node) for node in nodes]
    # Many things lead to few with few levels: the same edge is made once, and then stands at many places.
    known: dict[tuple[Any, ...], Any] = {}

    def made(row: Row, node: Any) -> Any:
        attributes = row[first:end]
        key = (row[0], *attributes)
        found = known.get(key)
        if found is None:
            found = known[key] = edge(cursor(row) if cursor else None, node, *attributes)
        return found

    if is_reference:
        return lambda rows, nodes: list(map(made, rows, nodes))
    if cursor is None:
        return lambda rows, nodes: [edge(None, node, *row[first:end]) for row, node in zip(rows, nodes, strict=True)]
    return lambda rows, nodes: [edge(cursor(row), node, *row[first:end]) for row, node in zip(rows, nodes, strict=True)]
