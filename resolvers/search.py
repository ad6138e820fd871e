"""Search over everything that has a name (DEFINITIONS L2)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from graph_store import search as store
from graph_store.folding import words
from graph_store.records import Entity
from graph_store.relations import Row
from loaders.context import RequestContext
from resolvers.connections import Wants, assemble
from resolvers.edges import Edge
from resolvers.lists import check_text
from resolvers.paging import Order, Page, Paging, trim, window

ORDER = Order("search", store.ORDER)


@dataclass(frozen=True, slots=True)
class SearchEdge(Edge):
    """A hit."""

    score: float


async def search(context: RequestContext, text: str, kinds: Sequence[str], paging: Paging, wants: Wants) -> Page:
    """A page of the hits of these kinds (none: of all), best first; empty for a text without words."""
    check_text(text, "text")
    asked = window(paging, ORDER)
    if not words(text):
        return assemble([], [], False, asked, ORDER, SearchEdge, 0)
    found = await store.hits(context.reading, text, kinds, asked) if wants.page else []
    total = await store.count(context.reading, text, kinds) if wants.total else None
    rows, more = trim(found, asked)
    return assemble(rows, await _nodes(context, rows), more, asked, ORDER, SearchEdge, total)


async def _nodes(context: RequestContext, rows: Sequence[Row]) -> list[Entity | None]:
    """The thing of each hit: one statement for each type among them."""
    return list(await asyncio.gather(*(context.batches.entity(row.order_key[2], row.id) for row in rows)))
