"""The assets of an area, or all, as features of one export: read page after page by their order, never all at once.

Each page is a statement for ids and then one for every 2,000 features, each in a transaction of its own: what changes
while an export runs is in it or not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from graph_store import asset_map as store
from graph_store.asset_map import Area, Box, Near
from graph_store.assets import AssetFilter
from graph_store.errors import BadInput
from graph_store.reading import Reading
from graph_store.relations import Window
from loaders.context import RequestContext
from resolvers.asset_map import checked_area
from resolvers.assets import asset_filter
from resolvers.lists import Asked

IDS_AT_ONCE = 10_000
FEATURES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class AssetExport:
    """A checked area (None: everywhere) and filter, and how many assets at most."""

    area: Area | None
    filter: AssetFilter
    first: int


FeaturePage = tuple[list[dict[str, Any]], bool]
"""Some features, and whether there are others that the export leaves out, which only its last page can say."""


async def asset_export(
    context: RequestContext, area: str | Box | Near | None, asked: Asked, first: int | None, most: int
) -> AssetExport:
    """What is to be exported, at most `most` assets. BadInput by B7, NotFound by B5."""
    if first is not None and not 1 <= first <= most:
        raise BadInput("first", f"must be between 1 and {most}")
    checked = None if area is None else await checked_area(context, area)
    return AssetExport(checked, await asset_filter(context, **asked), most if first is None else first)


async def feature_pages(export: AssetExport, reading: Callable[[], Reading]) -> AsyncIterator[FeaturePage]:
    """The assets by folded name, then id (J9), as GeoJSON features (J8).

    `reading` is called for each statement, so that its time-out is that of a page.
    """
    left = export.first
    after: tuple[str, str] | None = None
    more = True
    while more and left:
        size = min(left, IDS_AT_ONCE)
        found = await store.ids(reading(), export.area, export.filter, Window(limit=size + 1, after=after))
        more, found = len(found) > size, found[:size]
        left -= len(found)
        for start in range(0, len(found), FEATURES_AT_ONCE):
            part = found[start : start + FEATURES_AT_ONCE]
            features = await store.features_of(reading(), [id_ for id_, _ in part])
            yield features, more and not left and start + len(part) == len(found)
        if found:
            id_, name = found[-1]
            after = (name, id_)
