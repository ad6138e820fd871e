"""The asset map (DESIGN 5, DEFINITIONS J): its area and filter are checked once, each of its fields asks by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graph_store import asset_map as store
from graph_store.asset_map import Area, Box, Cluster, InPlace, KindCount, Near
from graph_store.assets import AssetFilter
from graph_store.errors import BadInput
from graph_store.relations import BY_NAME, Shape, Window
from loaders.context import RequestContext
from resolvers.assets import asset_filter
from resolvers.connections import Wants, page_of_rows
from resolvers.lists import Asked, named
from resolvers.paging import Order, Page, Paging, window
from resolvers.places import PlaceCount, place_counts

ORDER = Order("AssetMap.assets", BY_NAME)
LARGEST_RADIUS_KM = 20_100
LARGEST_ZOOM = 22
MOST_FEATURES = 10_000
DEFAULT_FEATURES = 1000


@dataclass(frozen=True, slots=True)
class AssetMap:
    """A checked area and filter."""

    area: Area
    filter: AssetFilter


async def asset_map(context: RequestContext, area: str | Box | Near, asked: Asked) -> AssetMap:
    """The map of an area: a place by its global id, a box, or a circle. BadInput by B7, NotFound by B5."""
    return AssetMap(await checked_area(context, area), await asset_filter(context, **asked))


async def total_count(context: RequestContext, found: AssetMap) -> int:
    """How many assets the map has."""
    _, total = await store.page(context.reading, found.area, found.filter, Window(limit=0), True)
    return total or 0


async def assets(context: RequestContext, found: AssetMap, paging: Paging, wants: Wants) -> Page:
    """A page of the map's assets by folded name, then id (J9)."""
    asked = window(paging, ORDER)
    read = asked if wants.page else replace(asked, limit=0)
    rows, total = await store.page(context.reading, found.area, found.filter, read, wants.total)
    return await page_of_rows(context, "Asset", rows, Shape(place=True), asked, ORDER, wants, total)


async def clusters(context: RequestContext, found: AssetMap, zoom: int) -> list[Cluster]:
    """The map's assets by map tiles (J7), most first."""
    if not 0 <= zoom <= LARGEST_ZOOM:
        raise BadInput("zoom", f"must be between 0 and {LARGEST_ZOOM}")
    return await store.clusters(context.reading, found.area, found.filter, zoom)


async def by_kind(context: RequestContext, found: AssetMap) -> list[KindCount]:
    """The map's assets by kind (J6), most first."""
    return await store.by_kind(context.reading, found.area, found.filter)


async def by_place(context: RequestContext, found: AssetMap, kind: str) -> list[PlaceCount]:
    """The map's assets by their nearest place of a kind (J6), most first."""
    counts = await store.by_place(context.reading, found.area, found.filter, kind)
    return await place_counts(context, counts)


async def geojson(context: RequestContext, found: AssetMap, first: int) -> dict[str, Any]:
    """The map's first assets as a GeoJSON FeatureCollection (J8)."""
    if not 1 <= first <= MOST_FEATURES:
        raise BadInput("first", f"must be between 1 and {MOST_FEATURES}")
    return await store.features(context.reading, found.area, found.filter, first)


async def checked_area(context: RequestContext, area: str | Box | Near) -> Area:
    """The area with its place found. BadInput by B7, NotFound by B5; both name the part of `area`."""
    if isinstance(area, str):
        return InPlace(await named(context, "area.place", area, "Place"))
    if isinstance(area, Box):
        for side, degrees in (("south", area.south), ("north", area.north)):
            _check_degrees(f"area.box.{side}", degrees, 90)
        for side, degrees in (("west", area.west), ("east", area.east)):
            _check_degrees(f"area.box.{side}", degrees, 180)
        if area.south > area.north:
            raise BadInput("area.box.south", "must not be north of north")
        return area
    _check_degrees("area.near.point.latitude", area.latitude, 90)
    _check_degrees("area.near.point.longitude", area.longitude, 180)
    if not 0 < area.radius_km <= LARGEST_RADIUS_KM:
        raise BadInput("area.near.radiusKm", f"must be above 0 and at most {LARGEST_RADIUS_KM}")
    return area


def _check_degrees(argument: str, degrees: float, most: int) -> None:
    if not -most <= degrees <= most:
        raise BadInput(argument, f"must be between -{most} and {most} degrees")
