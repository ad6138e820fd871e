"""The list of places."""

from __future__ import annotations

from dataclasses import replace

from graph_store import places as store
from graph_store.relations import BY_NAME
from loaders.context import RequestContext
from resolvers.connections import Wants, page_with_nodes
from resolvers.edges import Edge
from resolvers.lists import existing
from resolvers.paging import Order, Page, Paging, window

ORDER = Order("Place:NAME:ASC", BY_NAME)


async def places(context: RequestContext, kind: str | None, within: str | None, paging: Paging, wants: Wants) -> Page:
    """A page of the places of a kind, within the place with this global id (itself included), by folded name, id."""
    asked = window(paging, ORDER)
    area = await existing(context, "within", within, "Place")
    read = asked if wants.page else replace(asked, limit=0)
    found = await store.list_places(context.reading, kind, area, read, wants.total)
    return await page_with_nodes(context, found, asked, ORDER, "Place", Edge)
