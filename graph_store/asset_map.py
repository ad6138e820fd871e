"""The asset map (DESIGN 5, DEFINITIONS J): the assets inside an area, counted, clustered, and as features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin
from typing import Any

from graph_store import lists
from graph_store.assets import AssetFilter, in_enum_order
from graph_store.identity import encode
from graph_store.lists import KeyOrder
from graph_store.reading import Reading
from graph_store.records import Point
from graph_store.relations import Row, Shape, Window

EARTH_RADIUS_KM = 6371.0088
_MARGIN = 1e-6
"""Degrees (a decimetre) by which the box around a circle is larger than it, so that rounding leaves nothing out."""


@dataclass(frozen=True, slots=True)
class InPlace:
    """The assets whose place is this one or within it; `place` is the sender's id."""

    place: str

    def options(self) -> dict[str, str]:
        """The fragment that matches the area."""
        return {"area": "assets_in_place"}

    def parameters(self) -> dict[str, Any]:
        """The area as its fragment takes it."""
        return {"place": self.place}


@dataclass(frozen=True, slots=True)
class Box:
    """The assets with own coordinates inside these bounds (degrees, inclusive); west > east crosses 180 degrees."""

    south: float
    west: float
    north: float
    east: float

    def options(self) -> dict[str, str]:
        """The fragment that matches the area."""
        return {"area": "assets_in_box"}

    def parameters(self) -> dict[str, Any]:
        """The area as its fragment takes it."""
        return {"south": self.south, "west": self.west, "north": self.north, "east": self.east}


@dataclass(frozen=True, slots=True)
class Near:
    """The assets with own coordinates at most this far (kilometres, great circle) from a point (degrees)."""

    latitude: float
    longitude: float
    radius_km: float

    def options(self) -> dict[str, str]:
        """The fragment that matches the area."""
        return {"area": "assets_nearby"}

    def parameters(self) -> dict[str, Any]:
        """The area as its fragment takes it, with the box around it that the index serves."""
        circle = {"latitude": self.latitude, "longitude": self.longitude, "radiusKm": self.radius_km}
        return {**circle, **self.surroundings().parameters()}

    def surroundings(self) -> Box:
        """A box that holds the whole circle; around a pole it has every longitude."""
        angle = self.radius_km / EARTH_RADIUS_KM
        height = degrees(angle) + _MARGIN
        south, north = self.latitude - height, self.latitude + height
        if south <= -90 or north >= 90:
            return Box(south, -180.0, north, 180.0)
        width = degrees(asin(min(1.0, sin(angle) / cos(radians(self.latitude))))) + _MARGIN
        west, east = self.longitude - width, self.longitude + width
        return Box(south, west + 360 if west < -180 else west, north, east - 360 if east > 180 else east)


Area = InPlace | Box | Near


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many assets of one kind."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """The assets of one map tile: where they are on average, how many, and of which kinds."""

    location: Point
    count: int
    by_kind: list[KindCount]


async def page(
    reading: Reading, area: Area, asked: AssetFilter, window: Window, count: bool
) -> tuple[list[Row], int | None]:
    """A page of the assets of the map by folded name, then id, each with that name; and how many there are.

    With a limit of 0 there is only the count.
    """
    rows, total = await reading.one(
        "asset_map/assets",
        {**area.options(), **window.options()},
        count=count,
        **window.parameters(),
        **area.parameters(),
        **asked.parameters(),
    )
    return rows[::-1] if window.backward else rows, total if count else None


async def by_kind(reading: Reading, area: Area, asked: AssetFilter) -> list[KindCount]:
    """How many assets of each kind, most first, then in the order of the enum."""
    (counts,) = await _read(reading, "by_kind", area, asked)
    return _kinds(counts)


async def by_place(reading: Reading, area: Area, asked: AssetFilter, level: str) -> list[tuple[str, int]]:
    """How many assets in each place of that kind: (id of the place, count), most first, then by folded name, id."""
    (counts,) = await _read(reading, "by_place", area, asked, level=level)
    return [(place, count) for place, count in counts]


async def clusters(reading: Reading, area: Area, asked: AssetFilter, zoom: int) -> list[Cluster]:
    """The assets by the tiles of that zoom, most first, then by x, y."""
    (found,) = await _read(reading, "clusters", area, asked, tiles=float(2**zoom))
    return [Cluster(Point(latitude, longitude), count, _kinds(kinds)) for latitude, longitude, count, kinds in found]


async def features(reading: Reading, area: Area, asked: AssetFilter, first: int) -> dict[str, Any]:
    """A GeoJSON FeatureCollection (RFC 7946) of the first assets; its member `truncated`: whether there are more."""
    (found,) = await _read(reading, "features", area, asked, limit=first + 1)
    return {
        "type": "FeatureCollection",
        "features": [_feature(*row) for row in found[:first]],
        "truncated": len(found) > first,
    }


async def ids(reading: Reading, area: Area | None, asked: AssetFilter, window: Window) -> list[tuple[str, str]]:
    """A window of the assets of an area, or of all there are, by folded name, then id: (id, folded name).

    All there are come in the order of the index; those of an area are ordered anew for each window.
    """
    if area is not None:
        rows, _ = await page(reading, area, asked, window, False)
    else:
        rows, _ = await lists.list_by_key(reading, asked.selection(), KeyOrder(), window, Shape(place=True), False)
    return [(id_, name) for id_, name in rows]


async def features_of(reading: Reading, chosen: Sequence[str]) -> list[dict[str, Any]]:
    """The assets with these ids as GeoJSON features, by folded name, then id; those that are not there are left out."""
    (found,) = await reading.one("asset_map/features_of", ids=list(chosen))
    return [_feature(*row) for row in found]


async def _read(reading: Reading, statement: str, area: Area, asked: AssetFilter, **parameters: Any) -> list[Any]:
    return await reading.one(
        f"asset_map/{statement}", area.options(), **area.parameters(), **asked.parameters(), **parameters
    )


def _kinds(counts: list[list[Any]]) -> list[KindCount]:
    return [KindCount(kind, count) for kind, count in in_enum_order(counts)]


def _feature(
    id_: str,
    name: str,
    kind: str,
    terms: str | None,
    summary: str | None,
    capacity: float | None,
    available_from: str | None,
    available_until: str | None,
    latitude: float | None,
    longitude: float | None,
    place: str | None,
    owner: str | None,
) -> dict[str, Any]:
    located = latitude is not None and longitude is not None
    return {
        "type": "Feature",
        "id": encode("Asset", id_),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if located else None,
        "properties": {
            "name": name,
            "kind": kind,
            "terms": terms,
            "summary": summary,
            "capacity": capacity,
            "availableFrom": available_from,
            "availableUntil": available_until,
            "place": place,
            "owner": owner,
        },
    }
