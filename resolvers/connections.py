"""Connections: the resolver that all plain relations share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_store.relations import Link, Relation, Row, Rows, Window
from loaders.context import RequestContext
from resolvers.edges import BY_ATTRIBUTES
from resolvers.paging import Order, Page, Paging, page_of, trim, window


@dataclass(frozen=True, slots=True)
class Wants:
    """What of a connection the client selects: the page (edges, nodes, pageInfo), and the count."""

    page: bool = True
    total: bool = False


async def connection(
    context: RequestContext, relation: Relation, id_: str, paging: Paging, wants: Wants, **arguments: Any
) -> Page:
    """A page of what the thing with this id is connected to."""
    order = Order(relation.statement, relation.order)
    asked = window(paging, order)
    read = asked if wants.page else replace(asked, limit=0)
    found = await context.batches.rows(relation, id_, read, wants.total, arguments)
    return await page_with_nodes(context, found, asked, order, relation.node, BY_ATTRIBUTES[relation.attributes])


async def everything(context: RequestContext, relation: Relation, id_: str) -> list[Any]:
    """All that the thing is connected to, for the few relations that are lists without pages."""
    found = await context.batches.rows(relation, id_, Window(limit=10_000), False, {})
    return [node for node in await context.batches.entities(relation.node, [r.id for r in found.rows]) if node]


async def neighbour(context: RequestContext, link: Link, id_: str) -> Any:
    """What the thing is linked to, or None."""
    return await context.batches.neighbour(link, id_)


async def page_with_nodes(
    context: RequestContext,
    found: Rows,
    asked: Window,
    order: Order,
    type_name: str,
    edge: Callable[..., Any],
) -> Page:
    """The page of rows whose neighbours are of one type, with those neighbours read."""
    rows, more = trim(found.rows, asked)
    nodes = await context.batches.entities(type_name, [row.id for row in rows]) if rows else []
    return assemble(rows, nodes, more, asked, order, edge, found.total)


def assemble(
    rows: Sequence[Row],
    nodes: Sequence[Any],
    more: bool,
    asked: Window,
    order: Order,
    edge: Callable[..., Any],
    total: int | None,
) -> Page:
    """The page of rows and their nodes; a row whose node went away between two statements is left out."""
    present = [(row, node) for row, node in zip(rows, nodes, strict=True) if node is not None]
    by_row = {id(row): node for row, node in present}
    return page_of(
        [row for row, _ in present],
        more,
        asked,
        order,
        lambda cursor, row: edge(cursor, by_row[id(row)], *row.attributes),
        total,
    )
