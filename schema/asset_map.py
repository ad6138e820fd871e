"""What there is to share: the asset map, the list of assets, and the list of places."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from graph_store.asset_map import Box, Cluster, KindCount, Near
from graph_store.errors import BadInput
from resolvers import asset_map, places
from resolvers.asset_map import DEFAULT_FEATURES
from resolvers.paging import Page
from schema.assets import AssetConnection
from schema.enums import AssetKind, PlaceKind
from schema.fields import After, Before, First, Last, given, paging_of, root_field
from schema.filters import AssetWhere, asked_of
from schema.info import Info
from schema.interfaces import Point
from schema.places import Place, PlaceConnection
from schema.scalars import GeoJSON
from schema.selection import wants

_LATITUDE = "Degrees north of the equator, -90 to 90."
_LONGITUDE = "Degrees east of Greenwich, -180 to 180."


@strawberry.input(description="A position, WGS 84.")
class PointInput:
    """Coordinates in degrees."""

    latitude: float = strawberry.field(description=_LATITUDE)
    longitude: float = strawberry.field(description=_LONGITUDE)


@strawberry.input(description="A box of coordinates, bounds included; west greater than east crosses 180 degrees.")
class BoundingBox:
    """Bounds in degrees."""

    south: float = strawberry.field(description=f"{_LATITUDE} At most north.")
    west: float = strawberry.field(description=_LONGITUDE)
    north: float = strawberry.field(description=_LATITUDE)
    east: float = strawberry.field(description=_LONGITUDE)


@strawberry.input(description="Everything at most so far from a point, along a great circle.")
class Nearby:
    """A circle on the sphere of radius 6,371,008.8 m."""

    point: PointInput = strawberry.field(description="The centre.")
    radius_km: float = strawberry.field(description="Kilometres, above 0 and at most 20100.")


@strawberry.input(
    one_of=True,
    description="One of: a place with all that lies in it (by the asset's place), a box, or the surroundings of a point"
    " (both by the asset's own coordinates).",
)
class MapArea:
    """Exactly one is given."""

    place: strawberry.Maybe[strawberry.ID] = strawberry.field(description="The global id of a place.")
    box: strawberry.Maybe[BoundingBox] = strawberry.field(description="A box of coordinates.")
    near: strawberry.Maybe[Nearby] = strawberry.field(description="The surroundings of a point.")


@strawberry.type(description="How many assets of one kind.")
class AssetKindCount:
    """The parent object is graph_store.asset_map.KindCount."""

    kind: AssetKind = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="How many assets, at least 1.")


@strawberry.type(description="How many assets in one place.")
class PlaceAssetCount:
    """The parent object is resolvers.places.PlaceCount."""

    place: Place = strawberry.field(description="The place.")
    count: int = strawberry.field(description="How many assets in it or within it, at least 1.")


@strawberry.type(description="The assets of one web-Mercator map tile.")
class AssetCluster:
    """The parent object is graph_store.asset_map.Cluster."""

    location: Point = strawberry.field(description="The mean latitude and longitude of its assets.")
    count: int = strawberry.field(description="How many assets, at least 1.")
    by_kind: list[AssetKindCount] = strawberry.field(description="Them by kind, most first.")


async def _total_count(parent: strawberry.Parent[asset_map.AssetMap], info: Info) -> int:
    return await asset_map.total_count(info.context, parent)


async def _map_assets(
    parent: strawberry.Parent[asset_map.AssetMap],
    info: Info,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    return await asset_map.assets(info.context, parent, paging_of(first, after, last, before), wants(info))


async def _clusters(
    parent: strawberry.Parent[asset_map.AssetMap],
    info: Info,
    zoom: Annotated[int, strawberry.argument(description="The zoom of the map's tiles, 0 to 22.")],
) -> list[Cluster]:
    return await asset_map.clusters(info.context, parent, zoom)


async def _by_kind(parent: strawberry.Parent[asset_map.AssetMap], info: Info) -> list[KindCount]:
    return await asset_map.by_kind(info.context, parent)


async def _by_place(
    parent: strawberry.Parent[asset_map.AssetMap],
    info: Info,
    kind: Annotated[PlaceKind, strawberry.argument(description="The level to count by.")] = PlaceKind.COUNTRY,
) -> list[places.PlaceCount]:
    return await asset_map.by_place(info.context, parent, kind.name)


async def _geojson(
    parent: strawberry.Parent[asset_map.AssetMap],
    info: Info,
    first: Annotated[int | None, strawberry.argument(description="How many features, 1 to 10000.")] = DEFAULT_FEATURES,
) -> dict[str, Any]:
    return await asset_map.geojson(info.context, parent, DEFAULT_FEATURES if first is None else first)


@strawberry.type(description="The assets inside an area that pass a filter.")
class AssetMap:
    """The parent object is resolvers.asset_map.AssetMap."""

    total_count: int = root_field(_total_count, int, "How many assets there are.")
    assets: AssetConnection = root_field(_map_assets, AssetConnection, "The assets, by name.")
    clusters: list[AssetCluster] = root_field(
        _clusters,
        list[AssetCluster],
        "The assets that have coordinates, by map tiles at a zoom, most first.",
    )
    by_kind: list[AssetKindCount] = root_field(_by_kind, list[AssetKindCount], "The assets by kind, most first.")
    by_place: list[PlaceAssetCount] = root_field(
        _by_place,
        list[PlaceAssetCount],
        "The assets by the nearest place of a kind around them, most first; those in none are left out.",
    )
    geojson: GeoJSON = root_field(
        _geojson,
        GeoJSON,
        "The first assets as features, at most 10,000; the foreign member truncated says whether there are"
        " more. An asset without coordinates has a null geometry.",
    )


def _area(area: MapArea) -> str | Box | Near:
    if area.place is not None:
        return area.place.value
    if area.box is not None:
        box = area.box.value
        return Box(box.south, box.west, box.north, box.east)
    if area.near is not None:
        near = area.near.value
        return Near(near.point.latitude, near.point.longitude, near.radius_km)
    raise BadInput("area", "give one of place, box and near")


async def _asset_map(
    info: Info,
    area: Annotated[MapArea, strawberry.argument(description="Where.")],
    where: AssetWhere = UNSET,
) -> asset_map.AssetMap:
    return await asset_map.asset_map(info.context, _area(area), asked_of(where))


async def _places(
    info: Info,
    kind: Annotated[PlaceKind | None, strawberry.argument(description="Only places of this kind.")] = UNSET,
    within: Annotated[
        strawberry.ID | None,
        strawberry.argument(description="Only this place (a global id) and what lies in it at any depth."),
    ] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    level, area = given(kind), given(within)
    paging = paging_of(first, after, last, before)
    return await places.places(info.context, level.name if level else None, area, paging, wants(info))


@strawberry.type
class AssetMapQuery:
    """What there is to share, and where."""

    asset_map: AssetMap = root_field(_asset_map, AssetMap, "What there is to share inside an area.")
    places: PlaceConnection = root_field(_places, PlaceConnection, "Places, by name.")
