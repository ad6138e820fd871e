"""The reference finds and counts assets as J says."""

import math
from typing import Any

import pytest

from tests.reference.answers import global_id, ids
from tests.reference.asset_map import AssetMap, distance_km, tile
from tests.reference.community import Asset, Community, Key, Organisation, Person, Place

PLACES = (
    Place("c", "Zambia", "COUNTRY", latitude=5.0, longitude=5.0),
    Place("d", "District", "DISTRICT", parent="c"),
    Place("t", "Town", "SETTLEMENT", parent="d"),
    Place("b", "Éire", "COUNTRY"),
    Place("a", "Eire", "COUNTRY"),
)
SHARED = Community.of(
    *PLACES,
    Organisation("o", "O", sectors=("Health",), spaces=("TRADE",)),
    Person("p", "P", spaces=("FAMILY",)),
    Asset(
        "1",
        "Hall",
        "SPACE",
        owner=Key("Organisation", "o"),
        place="t",
        latitude=10.0,
        longitude=-61.0,
        terms="FREE",
        available_from="2026-11-21",
    ),
    Asset("2", "Van", "TRANSPORT", owner=Key("Person", "p"), place="c", latitude=11.0, longitude=-60.0),
    Asset("3", "étude", "SPACE", summary="Meeting room", place="b", latitude=-10.0, longitude=180.0),
    Asset("4", "Boat", "TRANSPORT", place="a", latitude=-10.0, longitude=-180.0, terms="LOAN"),
    Asset("5", "Land", "LAND", owner=Key("Organisation", "o"), place="t", available_until="2026-11-20"),
    Asset("6", "Books", "OTHER", owner=Key("Person", "p")),
)
EVERYWHERE: Any = {"box": {"south": -90.0, "west": -180.0, "north": 90.0, "east": 180.0}}


def box(south: float, west: float, north: float, east: float) -> Any:
    return {"box": {"south": south, "west": west, "north": north, "east": east}}


def near(latitude: float, longitude: float, radius: float) -> Any:
    return {"near": {"point": {"latitude": latitude, "longitude": longitude}, "radiusKm": radius}}


@pytest.mark.parametrize(
    ("area", "found"),
    [
        ({"place": global_id(Key("Place", "c"))}, ["1", "5", "2"]),
        ({"place": global_id(Key("Place", "d"))}, ["1", "5"]),
        # 5 has a place with coordinates, but none of its own.
        (EVERYWHERE, ["4", "3", "1", "2"]),
        (box(10.0, -61.0, 10.0, -61.0), ["1"]),
        (box(-20.0, 170.0, 0.0, -170.0), ["4", "3"]),
        (box(-20.0, 170.0, 0.0, 180.0), ["3"]),
        # A quarter of the meridian is 6371.0088 * pi / 2 = 10007.557 km.
        (near(-80.0, -61.0, 10007.55), ["4", "3"]),
        (near(-80.0, -61.0, 10007.56), ["4", "3", "1"]),
        # Across 180 degrees it is the same point.
        (near(-10.0, 180.0, 0.001), ["4", "3"]),
    ],
)
def test_areas(area: Any, found: list[str]) -> None:
    assert ids(AssetMap(SHARED, area).assets()) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kinds": ["SPACE", "LAND"]}, ["3", "1"]),
        ({"terms": ["FREE", "LOAN"]}, ["4", "1"]),
        ({"terms": []}, ["4", "3", "1", "2"]),
        ({"availableOn": "2026-11-20"}, ["4", "3", "2"]),
        ({"sectors": ["HEALTH"]}, ["1"]),
        ({"spaces": ["FAMILY", "TRADE"]}, ["1", "2"]),
        ({"owner": global_id(Key("Person", "p"))}, ["2"]),
        ({"text": "ROOM étu"}, ["3"]),
        ({"text": "--"}, ["4", "3", "1", "2"]),
        ({"kinds": ["SPACE"], "terms": ["FREE"]}, ["1"]),
    ],
)
def test_filters_apply_together(filters: Any, found: list[str]) -> None:
    assert ids(AssetMap(SHARED, EVERYWHERE, filters).assets()) == found


def test_counts_by_kind_and_place() -> None:
    found = AssetMap(SHARED, EVERYWHERE)
    assert found.total_count() == 4
    assert found.by_kind() == [{"kind": "SPACE", "count": 2}, {"kind": "TRANSPORT", "count": 2}]
    # c has two; a and b fold alike, so by id.
    assert found.by_place() == [
        {"place": {"id": global_id(Key("Place", own_id))}, "count": count}
        for own_id, count in (("c", 2), ("a", 1), ("b", 1))
    ]
    # Only the asset in the town lies in a district.
    assert found.by_place("DISTRICT") == [{"place": {"id": global_id(Key("Place", "d"))}, "count": 1}]
    assert found.by_place("REGION") == []


def test_clusters_by_tile() -> None:
    found = AssetMap(SHARED, EVERYWHERE)
    # Zoom 0: one tile. Means (10 + 11 - 10 - 10) / 4 and (-61 - 60 + 180 - 180) / 4.
    assert found.clusters(0) == [
        {"location": {"latitude": 0.25, "longitude": -30.25}, "count": 4, "byKind": found.by_kind()}
    ]
    # Zoom 1: 1 and 2 north west (0, 0); 4 at -180 south west (0, 1); 3 at 180 is limited to south east (1, 1).
    assert [(one["location"], one["count"]) for one in found.clusters(1)] == [
        ({"latitude": 10.5, "longitude": -60.5}, 2),
        ({"latitude": -10.0, "longitude": -180.0}, 1),
        ({"latitude": -10.0, "longitude": 180.0}, 1),
    ]


@pytest.mark.parametrize(
    ("latitude", "longitude", "zoom", "expected"),
    [
        (0.0, 0.0, 1, (1, 1)),
        (90.0, -180.0, 22, (0, 0)),
        (-90.0, 180.0, 22, (4194303, 4194303)),
        # 90 degrees west is a quarter of the way. 66.51326044311186 north is gd(pi / 2): a quarter of the way down.
        (66.6, -90.0, 2, (1, 0)),
        (66.4, -90.0, 2, (1, 1)),
    ],
)
def test_tiles(latitude: float, longitude: float, zoom: int, expected: tuple[int, int]) -> None:
    assert tile(latitude, longitude, zoom) == expected


def test_distances_are_on_the_mean_sphere() -> None:
    assert distance_km(0.0, 0.0, 0.0, 180.0) == pytest.approx(6371.0088 * math.pi, abs=1e-9)
    # One degree of longitude at the equator.
    assert distance_km(0.0, 179.5, 0.0, -179.5) == pytest.approx(6371.0088 * math.pi / 180, abs=1e-9)


def test_geojson_has_longitude_first_and_says_whether_there_is_more() -> None:
    found = AssetMap(SHARED, {"place": global_id(Key("Place", "d"))})
    hall = {
        "type": "Feature",
        "id": global_id(Key("Asset", "1")),
        "geometry": {"type": "Point", "coordinates": [-61.0, 10.0]},
        "properties": {"name": "Hall", "kind": "SPACE", "terms": "FREE"},
    }
    land = {
        "type": "Feature",
        "id": global_id(Key("Asset", "5")),
        "geometry": None,
        "properties": {"name": "Land", "kind": "LAND", "terms": None},
    }
    assert found.geojson() == {"type": "FeatureCollection", "features": [hall, land], "truncated": False}
    assert found.geojson(1) == {"type": "FeatureCollection", "features": [hall], "truncated": True}
