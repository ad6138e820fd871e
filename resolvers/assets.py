"""The list of assets, and the filter that it shares with the asset map."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store.assets import AssetFilter
from graph_store.errors import NotFound
from graph_store.identity import decode
from loaders.context import RequestContext
from resolvers.lists import Listing, check_text


async def asset_filter(
    context: RequestContext,
    *,
    kinds: Sequence[str] = (),
    terms: Sequence[str] = (),
    available_on: str | None = None,
    sectors: Sequence[str] = (),
    spaces: Sequence[str] = (),
    owner: str | None = None,
    text: str | None = None,
) -> AssetFilter:
    """The filter with its owner found; BadInput and NotFound name the field."""
    check_text(text)
    party = None if owner is None else decode("filter.owner", owner, ("Organisation", "Person"))
    if party and await context.batches.entity(*party) is None:
        raise NotFound("filter.owner")
    return AssetFilter(tuple(kinds), tuple(terms), available_on, tuple(sectors), tuple(spaces), party, text)


ASSETS = Listing("Asset", asset_filter)
