"""Search over everything that has a name (DEFINITIONS L2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store import search as store
from graph_store.folding import words
from graph_store.records import Entity
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.lists import check_text
from resolvers.paging import Order, Page, Paging, encode_cursor, page_of, trim, window
from resolvers.paths import things_of

ORDER = Order("search", store.ORDER)


@dataclass(frozen=True, slots=True)
class SearchEdge:
    """A hit; the score is above 0 and at most 1."""

    cursor: str
    node: Entity
    score: float


async def search(context: RequestContext, text: str, kinds: Sequence[str], paging: Paging, wants: Wants) -> Page:
    """A page of the hits of these kinds (none: of all), best first; empty for a text without words."""
    check_text(text, "text")
    asked = window(paging, ORDER)
    if not words(text):
        return page_of([], asked, False, 0)
    found = await store.hits(context.reading, text, kinds, asked) if wants.page else []
    total = await store.count(context.reading, text, kinds) if wants.total else None
    rows, more = trim(found, asked)
    things = await things_of(context, [(place[2], id_) for id_, place in rows])
    edges = [
        SearchEdge(encode_cursor(ORDER, place), things[place[2], id_], -place[0])
        for id_, place in rows
        if (place[2], id_) in things
    ]
    return page_of(edges, asked, more, total)
