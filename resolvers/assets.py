"""The list of assets, and the filter that it shares with the asset map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_store import assets as store
from graph_store.assets import AssetFilter
from graph_store.errors import NotFound
from graph_store.identity import decode
from graph_store.relations import BY_NAME
from loaders.context import RequestContext
from resolvers.connections import Wants, check_text, page_with_nodes
from resolvers.edges import Edge
from resolvers.paging import Order, Page, Paging, window

ORDER = Order("Asset:NAME:ASC", BY_NAME)


@dataclass(frozen=True, slots=True)
class AskedAssets:
    """An AssetFilter as the client wrote it; `owner` is a global id, `available_on` an ISO 8601 date."""

    kinds: Sequence[str] = ()
    terms: Sequence[str] = ()
    available_on: str | None = None
    sectors: Sequence[str] = ()
    spaces: Sequence[str] = ()
    owner: str | None = None
    text: str | None = None


async def checked_filter(context: RequestContext, asked: AskedAssets) -> AssetFilter:
    """The filter as the store takes it; BadInput and NotFound by B5 for the owner, BadInput for too long a text."""
    check_text(asked.text, "filter.text")
    owner = None if asked.owner is None else decode("filter.owner", asked.owner, ("Organisation", "Person"))
    if owner and await context.batches.entity(*owner) is None:
        raise NotFound("filter.owner")
    return AssetFilter(
        tuple(asked.kinds),
        tuple(asked.terms),
        asked.available_on,
        tuple(asked.sectors),
        tuple(asked.spaces),
        owner,
        asked.text,
    )


async def assets(context: RequestContext, asked: AskedAssets, paging: Paging, wants: Wants) -> Page:
    """A page of the assets that pass the filter, by folded name, then id."""
    within = window(paging, ORDER)
    passing = await checked_filter(context, asked)
    read = within if wants.page else replace(within, limit=0)
    found = await store.list_assets(context.reading, passing, read, wants.total)
    return await page_with_nodes(context, found, within, ORDER, "Asset", Edge)
