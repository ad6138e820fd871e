"""The list of places."""

from __future__ import annotations

from dataclasses import replace

from graph_store import places as store
from graph_store.errors import NotFound
from graph_store.identity import decode
from graph_store.relations import BY_NAME
from loaders.context import RequestContext
from resolvers.connections import Wants, page_with_nodes
from resolvers.edges import Edge
from resolvers.paging import Order, Page, Paging, window

ORDER = Order("Place:NAME:ASC", BY_NAME)


async def places(context: RequestContext, kind: str | None, within: str | None, paging: Paging, wants: Wants) -> Page:
    """A page of the places of a kind, within the place with this global id (itself included), by folded name, id."""
    asked = window(paging, ORDER)
    area = None if within is None else await existing_place(context, "within", within)
    read = asked if wants.page else replace(asked, limit=0)
    found = await store.list_places(context.reading, kind, area, read, wants.total)
    return await page_with_nodes(context, found, asked, ORDER, "Place", Edge)


async def existing_place(context: RequestContext, argument: str, global_id: str) -> str:
    """The sender's id of the place that an argument names; BadInput and NotFound by B5."""
    identity = decode(argument, global_id, ("Place",))
    if await context.batches.entity(*identity) is None:
        raise NotFound(argument)
    return identity.id
