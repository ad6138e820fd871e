"""The asset map: DESIGN 5, J1 to J9, N11."""

import math
from collections import Counter
from collections.abc import Callable, Iterable

from .answers import Arguments, Json, by_name, given, global_id, node, required
from .community import Asset, Community, Key, key_of
from .enums import ASSET_KINDS
from .figures import shown
from .lists import assets_found
from .places import is_within, rolled_up
from .relations import nodes_by_name

EARTH_RADIUS_KM = 6371.0088
HIGHEST_LATITUDE = 85.0511287798066


class AssetMap:
    """The assets of an area, filtered, and every field of AssetMap about them."""

    def __init__(self, community: Community, area: Arguments, filters: Arguments | None = None) -> None:
        """Find the assets of a MapArea that pass an AssetFilter, ordered by folded name, then id (J9)."""
        is_in_area = area_of(community, area)
        self.community = community
        self.found = sorted((row for row in assets_found(community, filters) if is_in_area(row)), key=by_name)

    def total_count(self) -> int:
        """AssetMap.totalCount."""
        return len(self.found)

    def assets(self) -> list[Json]:
        """J9: AssetMap.assets, all edges."""
        return nodes_by_name(self.found)

    def by_kind(self) -> list[Json]:
        """J6: AssetMap.byKind."""
        return counts_by_kind(self.found)

    def by_place(self, kind: str = "COUNTRY") -> list[Json]:
        """J6: counts by the nearest place of the kind; count descending, folded name, id."""
        counts = Counter(
            place for row in self.found if (place := rolled_up(self.community, row.place, kind)) is not None
        )
        ordered = sorted(counts, key=lambda place: (-counts[place], by_name(self.community.places[place])))
        return [{"place": node(Key("Place", place)), "count": counts[place]} for place in ordered]

    def clusters(self, zoom: int) -> list[Json]:
        """J7: one for each tile that holds an asset; count descending, x, y."""
        tiles: dict[tuple[int, int], list[Asset]] = {}
        for row in self.found:
            if row.latitude is not None and row.longitude is not None:
                tiles.setdefault(tile(row.latitude, row.longitude, zoom), []).append(row)
        ordered = sorted(tiles.items(), key=lambda one: (-len(one[1]), one[0]))
        return [
            {
                "location": {
                    "latitude": shown(mean(row.latitude for row in inside)),
                    "longitude": shown(mean(row.longitude for row in inside)),
                },
                "count": len(inside),
                "byKind": counts_by_kind(inside),
            }
            for _, inside in ordered
        ]

    def geojson(self, first: int = 1000) -> Json:
        """J8, N11: a FeatureCollection of the first assets, with ``truncated``."""
        return {
            "type": "FeatureCollection",
            "features": [feature(row) for row in self.found[:first]],
            "truncated": len(self.found) > first,
        }


def area_of(community: Community, area: Arguments) -> Callable[[Asset], bool]:
    """J1: the test of a MapArea: a place by the asset's place, a box or a circle by its own coordinates only."""
    if (text := given(area, "place")) is not None:
        place = required(community, text, "area.place", "Place").id
        return lambda row: is_within(community, row.place, place)
    if (box := given(area, "box")) is not None:
        return lambda row: is_in_box(row, box)
    return lambda row: is_near(row, area["near"])


def is_in_box(asset: Asset, box: Arguments) -> bool:
    """J2: bounds are inclusive; west > east means the box crosses 180 degrees."""
    if asset.latitude is None or asset.longitude is None:
        return False
    west, east = box["west"], box["east"]
    from_west, to_east = west <= asset.longitude, asset.longitude <= east
    is_between = (from_west or to_east) if west > east else (from_west and to_east)
    return bool(box["south"] <= asset.latitude <= box["north"] and is_between)


def is_near(asset: Asset, near: Arguments) -> bool:
    """J2: the great-circle distance is at most radiusKm."""
    if asset.latitude is None or asset.longitude is None:
        return False
    centre = near["point"]
    distance = distance_km(asset.latitude, asset.longitude, centre["latitude"], centre["longitude"])
    return bool(shown(distance) <= near["radiusKm"])


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """DESIGN 5: haversine on a sphere of radius 6,371,008.8 m; degrees in, kilometres out."""
    phi, other_phi = math.radians(latitude), math.radians(other_latitude)
    half_north = math.sin((other_phi - phi) / 2)
    half_east = math.sin(math.radians(other_longitude - longitude) / 2)
    haversine = half_north**2 + math.cos(phi) * math.cos(other_phi) * half_east**2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine)))


def tile(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    """J7: x and y of the XYZ tile of a location."""
    limited = math.radians(max(-HIGHEST_LATITUDE, min(HIGHEST_LATITUDE, latitude)))
    across = 2**zoom
    x = math.floor((longitude + 180) / 360 * across)
    y = math.floor((1 - math.asinh(math.tan(limited)) / math.pi) / 2 * across)
    return max(0, min(across - 1, x)), max(0, min(across - 1, y))


def mean(figures: Iterable[float | None]) -> float:
    """The mean of figures that are all known, unrounded."""
    known = [figure for figure in figures if figure is not None]
    return math.fsum(known) / len(known)


def counts_by_kind(assets: Iterable[Asset]) -> list[Json]:
    """J6: counts above 0; count descending, then the enum's order."""
    counts = Counter(row.kind for row in assets)
    ordered = sorted(counts, key=lambda kind: (-counts[kind], ASSET_KINDS.index(kind)))
    return [{"kind": kind, "count": counts[kind]} for kind in ordered]


def feature(asset: Asset) -> Json:
    """J8: the properties are those that are promised; the service may add more."""
    located = asset.latitude is not None
    return {
        "type": "Feature",
        "id": global_id(key_of(asset)),
        "geometry": {"type": "Point", "coordinates": [asset.longitude, asset.latitude]} if located else None,
        "properties": {"name": asset.name, "kind": asset.kind, "terms": asset.terms},
    }
