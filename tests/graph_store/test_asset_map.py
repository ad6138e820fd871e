"""The asset map: areas, counts, clusters and features (DESIGN 5, DEFINITIONS J, N11), by hand from the rows."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph_store import asset_map
from graph_store.asset_map import EARTH_RADIUS_KM, Area, Box, Cluster, InPlace, KindCount, Near
from graph_store.assets import AssetFilter
from graph_store.identity import encode
from graph_store.records import Point
from graph_store.relations import Window
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Organisation, Person, Place, Row
from tests.support.communities import Held

CLUB, SECRET, ANA = Key("Organisation", "club"), Key("Organisation", "secret"), Key("Person", "ana")

# r holds the countries c, b, x and y; s lies in d, d in c. The country k lies in the country n, and w in k.
ROWS: tuple[Row, ...] = (
    Place("r", "Caribbean", "REGION", None, None, 15.0, -65.0),
    Place("c", "Trinidad", "COUNTRY", "TT", "r", 10.5, -61.2),
    Place("b", "Barbados", "COUNTRY", "BB", "r"),
    Place("x", "Ávila", "COUNTRY", None, "r"),
    Place("y", "barbados", "COUNTRY", None, "r"),
    Place("d", "Arima", "DISTRICT", None, "c"),
    Place("s", "Valencia", "SETTLEMENT", None, "d"),
    Place("n", "Netherlands", "COUNTRY"),
    Place("k", "Curaçao", "COUNTRY", None, "n"),
    Place("w", "Willemstad", "SETTLEMENT", None, "k"),
    Organisation("club", "Club", sectors=("Health",), spaces=("TRADE",)),
    Organisation("secret", "Secret", sectors=("Health",), visibility="PRIVATE"),
    Person("ana", "Ana", spaces=("TRADE",)),
    Asset("a", "Alpha", "SPACE", "By the sea", CLUB, "s", 10.0, -61.0, 12.5, "LOAN", "2026-01-01", "2026-12-31"),
    Asset("b", "Bravo", "SPACE", None, SECRET, "d", 10.5, -61.5),
    Asset("c", "Charlie", "TRANSPORT", None, ANA, "c"),
    Asset("d", "Delta", "LAND", None, None, "b", 13.0, -59.5),
    Asset("e", "Echo", "OTHER", None, None, "w"),
    Asset("f", "Foxtrot", "SPACE", None, None, "r", 0.0, 180.0),
    Asset("g", "Golf", "TRANSPORT", None, None, None, 0.0, -180.0),
    Asset("h", "Hotel", "FUNDING", None, None, None, 90.0, 0.0),
    Asset("i", "India", "EQUIPMENT", None, None, None, -90.0, 10.0),
    Asset("j", "Juliett", "SPACE", None, None, "s", 10.0, -61.0, visibility="MEMBERS"),
    Asset("k", "Kilo", "OTHER", None, None, "x"),
    Asset("l", "Lima", "OTHER", None, None, "y"),
)
WORLD = Box(-90, -180, 90, 180)
EVERY = AssetFilter()


# One degree of a great circle is 6371.0088 * pi / 180 = 111.19508 km; from a to b the law of cosines gives 78.00 km.
@pytest.mark.parametrize(
    ("area", "found"),
    [
        (InPlace("r"), "abcdfkl"),
        (InPlace("c"), "abc"),
        (InPlace("d"), "ab"),
        (InPlace("s"), "a"),
        (InPlace("n"), "e"),
        (InPlace("w"), "e"),
        (WORLD, "abdfghi"),
        (Box(10, -61.5, 10.5, -61), "ab"),
        (Box(10, -61, 10, -61), "a"),
        (Box(10.0001, -61.5, 10.5, -61), "b"),
        (Box(10, -61.4999, 10.5, -61), "a"),
        (Box(10, -61.5, 10.5, -61.0001), "b"),
        (Box(-1, 170, 1, -170), "fg"),
        (Box(-1, 180, 1, -180), "fg"),
        (Box(-1, 170, 1, 180), "f"),
        (Box(-1, -180, 1, -170), "g"),
        (Box(-90, 10, 90, -61.5), "bfgi"),
        (Box(90, -180, 90, 180), "h"),
        (Box(11, -70, 12, -60), ""),
        (Near(10, -61, 0.001), "a"),
        (Near(10, -61, 77.9), "a"),
        (Near(10, -61, 78.1), "ab"),
        (Near(0, 179, 111.195), ""),
        (Near(0, 179, 111.1951), "fg"),
        (Near(0, -179, 111.1951), "fg"),
        (Near(0, 180, 0.001), "fg"),
        (Near(89, 180, 111.195), ""),
        (Near(89, 180, 111.1951), "h"),
        (Near(90, -75, 0.001), "h"),
        (Near(-89.5, -120, 55.6), "i"),
        (Near(0, 0, 20100), "abdfghi"),
        (Near(0, 0, 20015), "abdhi"),
    ],
)
async def test_assets_in_an_area(held: Held, reading: ReadingFactory, area: Area, found: str) -> None:
    await held.hold(*ROWS)
    rows, total = await asset_map.page(reading(ANONYMOUS), area, EVERY, Window(100), True)
    assert "".join(id_ for id_, _ in rows) == found
    assert total == len(found)


@pytest.mark.parametrize("area", [InPlace("r"), Box(-20, -90, 20, -30), Near(10, -61, 2000)])
@pytest.mark.parametrize(
    ("asked", "viewer", "found"),
    [
        (EVERY, MEMBER, "abdj"),
        (AssetFilter(kinds=("SPACE", "FUNDING")), ANONYMOUS, "ab"),
        (AssetFilter(terms=("LOAN",)), ANONYMOUS, "a"),
        (AssetFilter(available_on="2027-01-01"), ANONYMOUS, "bd"),
        (AssetFilter(sectors=("HEALTH",)), ANONYMOUS, "a"),
        (AssetFilter(sectors=("HEALTH",)), ADMINISTRATOR, "ab"),
        (AssetFilter(sectors=("HEALTH",)), Viewer("member", None, ("secret",)), "ab"),
        (AssetFilter(spaces=("TRADE",)), ANONYMOUS, "a"),
        (AssetFilter(text="SEA alp"), ANONYMOUS, "a"),
        (AssetFilter(text="brav"), ANONYMOUS, "b"),
    ],
)
async def test_every_area_takes_the_filter_and_the_viewer(
    held: Held, reading: ReadingFactory, area: Area, asked: AssetFilter, viewer: Viewer, found: str
) -> None:
    await held.hold(*ROWS)
    rows, total = await asset_map.page(reading(viewer), area, asked, Window(100), True)
    # c, f, k and l are in r too, but without coordinates, or far away.
    assert "".join(id_ for id_, _ in rows if id_ in "abdj") == found
    kinds = await asset_map.by_kind(reading(viewer), area, asked)
    assert sum(one.count for one in kinds) == total == len(rows)


async def test_windows_of_the_map(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for window, expected in (
        (Window(2), "ab"),
        (Window(2, after=("bravo", "b")), "cd"),
        (Window(2, backward=True), "kl"),
        (Window(3, backward=True, before=("delta", "d")), "abc"),
        (Window(9, after=("alpha", "a"), before=("delta", "d")), "bc"),
        (Window(0), ""),
    ):
        rows, total = await asset_map.page(reading(ANONYMOUS), InPlace("r"), EVERY, window, False)
        assert "".join(id_ for id_, _ in rows) == expected
        assert total is None


async def test_kinds_are_counted_most_first_then_in_the_order_of_the_enum(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    assert await asset_map.by_kind(reading(ANONYMOUS), WORLD, EVERY) == [
        KindCount("SPACE", 3),
        KindCount("EQUIPMENT", 1),
        KindCount("FUNDING", 1),
        KindCount("TRANSPORT", 1),
        KindCount("LAND", 1),
    ]
    assert await asset_map.by_kind(reading(MEMBER), InPlace("r"), EVERY) == [
        KindCount("SPACE", 4),
        KindCount("OTHER", 2),
        KindCount("TRANSPORT", 1),
        KindCount("LAND", 1),
    ]
    assert await asset_map.by_kind(reading(ANONYMOUS), Box(11, -70, 12, -60), EVERY) == []


@pytest.mark.parametrize(
    ("area", "level", "counts"),
    [
        (InPlace("r"), "COUNTRY", [("c", 3), ("x", 1), ("b", 1), ("y", 1)]),
        (InPlace("r"), "REGION", [("r", 7)]),
        (InPlace("r"), "DISTRICT", [("d", 2)]),
        (InPlace("r"), "SETTLEMENT", [("s", 1)]),
        (InPlace("d"), "COUNTRY", [("c", 2)]),
        (InPlace("n"), "COUNTRY", [("k", 1)]),
        (InPlace("n"), "REGION", []),
        (WORLD, "COUNTRY", [("c", 2), ("b", 1)]),
        (Near(10, -61, 1), "REGION", [("r", 1)]),
    ],
)
async def test_places_are_rolled_up_to_the_nearest_of_a_kind(
    held: Held, reading: ReadingFactory, area: Area, level: str, counts: list[tuple[str, int]]
) -> None:
    await held.hold(*ROWS)
    assert await asset_map.by_place(reading(ANONYMOUS), area, EVERY, level) == counts


async def test_one_tile_holds_the_world_at_zoom_0(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    kinds = [KindCount(kind, 1) for kind in ("EQUIPMENT", "FUNDING", "TRANSPORT", "LAND")]
    # The latitudes sum to 33.5, the longitudes to -172.
    assert await asset_map.clusters(reading(ANONYMOUS), WORLD, EVERY, 0) == [
        Cluster(Point(4.785714286, -24.571428571), 7, [KindCount("SPACE", 3), *kinds])
    ]


async def test_four_tiles_at_zoom_1_begin_at_the_equator_and_greenwich(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    # Tiles (0, 0): a, b, d; (1, 1): f and i, both limited to the last tile; (0, 1): g; (1, 0): h, limited to the first.
    assert await asset_map.clusters(reading(ANONYMOUS), WORLD, EVERY, 1) == [
        Cluster(Point(11.166666667, -60.666666667), 3, [KindCount("SPACE", 2), KindCount("LAND", 1)]),
        Cluster(Point(-45.0, 95.0), 2, [KindCount("SPACE", 1), KindCount("EQUIPMENT", 1)]),
        Cluster(Point(0.0, -180.0), 1, [KindCount("TRANSPORT", 1)]),
        Cluster(Point(90.0, 0.0), 1, [KindCount("FUNDING", 1)]),
    ]


async def test_the_finest_tiles_follow_by_x(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    clusters = await asset_map.clusters(reading(ANONYMOUS), WORLD, EVERY, 22)
    assert [one.location.longitude for one in clusters] == [-180.0, -61.5, -61.0, -59.5, 0.0, 10.0, 180.0]
    both = await asset_map.clusters(reading(MEMBER), InPlace("c"), EVERY, 22)
    assert both == [
        Cluster(Point(10.0, -61.0), 2, [KindCount("SPACE", 2)]),
        Cluster(Point(10.5, -61.5), 1, [KindCount("SPACE", 1)]),
    ]
    assert await asset_map.clusters(reading(ANONYMOUS), InPlace("w"), EVERY, 5) == []


async def test_tiles_are_those_of_the_web_mercator_grid(held: Held, reading: ReadingFactory) -> None:
    # At zoom 10 the western bound of column 337 is 337 / 1024 * 360 - 180 = -61.5234375; row 481 reaches from
    # atan(sinh(pi * (1 - 2 * 481 / 1024))) = 10.83331 degrees down to 10.48781, the same with 482.
    await held.hold(
        Asset("1", "In", "OTHER", latitude=10.8332, longitude=-61.5234),
        Asset("2", "In", "OTHER", latitude=10.488, longitude=-61.5086),
        Asset("3", "To the west", "OTHER", latitude=10.6596, longitude=-61.5235),
        Asset("4", "To the south", "OTHER", latitude=10.4878, longitude=-61.5086),
        Asset("5", "To the north", "OTHER", latitude=10.8334, longitude=-61.5086),
    )
    clusters = await asset_map.clusters(reading(), WORLD, EVERY, 10)
    assert [(one.count, one.location) for one in clusters] == [
        (2, Point(10.6606, -61.516)),
        (1, Point(10.6596, -61.5235)),
        (1, Point(10.8334, -61.5086)),
        (1, Point(10.4878, -61.5086)),
    ]


@pytest.mark.parametrize(("last", "mean"), [(10.000001, 10.000000062), (10.000003, 10.000000188)])
async def test_a_mean_between_two_figures_is_rounded_to_the_even_one(
    held: Held, reading: ReadingFactory, last: float, mean: float
) -> None:
    # Sixteenths of a millionth: 10.0000000625 and 10.0000001875, whatever the order of adding.
    at = [10.0] * 15
    at.insert(7, last)
    await held.hold(*(Asset(str(n), "A", "OTHER", latitude=x, longitude=-x) for n, x in enumerate(at)))
    (cluster,) = await asset_map.clusters(reading(), WORLD, EVERY, 3)
    assert (cluster.count, cluster.location) == (16, Point(mean, -mean))


async def test_features_are_geojson(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    collection = await asset_map.features(reading(ANONYMOUS), InPlace("c"), EVERY, 3)
    alpha, bravo, charlie = collection.pop("features")
    assert collection == {"type": "FeatureCollection", "truncated": False}
    assert alpha == {
        "type": "Feature",
        "id": encode("Asset", "a"),
        "geometry": {"type": "Point", "coordinates": [-61.0, 10.0]},
        "properties": {
            "name": "Alpha",
            "kind": "SPACE",
            "terms": "LOAN",
            "summary": "By the sea",
            "capacity": 12.5,
            "availableFrom": "2026-01-01",
            "availableUntil": "2026-12-31",
            "place": "Valencia",
            "owner": "Club",
        },
    }
    assert bravo["properties"]["owner"] is None
    assert charlie["geometry"] is None
    assert (charlie["properties"]["owner"], charlie["properties"]["place"]) == ("Ana", "Trinidad")


async def test_features_are_cut_in_the_order_of_the_assets(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for area, first, names, truncated in (
        (InPlace("r"), 2, ["Alpha", "Bravo"], True),
        (InPlace("d"), 2, ["Alpha", "Bravo"], False),
        (Near(0, 180, 1), 1, ["Foxtrot"], True),
        (Box(11, -70, 12, -60), 5, [], False),
    ):
        collection = await asset_map.features(reading(ANONYMOUS), area, EVERY, first)
        assert [feature["properties"]["name"] for feature in collection["features"]] == names
        assert collection["truncated"] is truncated
    hidden = (await asset_map.features(reading(ADMINISTRATOR), InPlace("d"), EVERY, 9))["features"]
    assert [feature["properties"]["owner"] for feature in hidden] == ["Club", "Secret", None]


LATITUDES = st.floats(-90, 90) | st.sampled_from((-90.0, -89.9, 0.0, 89.9, 90.0))
LONGITUDES = st.floats(-180, 180) | st.sampled_from((-180.0, -179.9, 0.0, 179.9, 180.0))


def direction(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The unit vector to a point of the sphere."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance in kilometres, by the angle between two vectors instead of the haversine."""
    a, b = direction(*one), direction(*other)
    cross = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return EARTH_RADIUS_KM * math.atan2(math.hypot(*cross), sum(x * y for x, y in zip(a, b, strict=True)))


@given(LATITUDES, LONGITUDES, st.floats(0.001, 20100), LATITUDES, LONGITUDES)
def test_the_box_around_a_circle_leaves_nothing_of_it_out(
    latitude: float, longitude: float, radius: float, other_latitude: float, other_longitude: float
) -> None:
    assume(distance((latitude, longitude), (other_latitude, other_longitude)) <= radius)
    assert holds(Near(latitude, longitude, radius).surroundings(), other_latitude, other_longitude)


@given(LATITUDES, LONGITUDES, st.floats(0.001, 20000), st.floats(0, 2 * math.pi))
def test_the_box_around_a_circle_holds_its_edge(
    latitude: float, longitude: float, radius: float, bearing: float
) -> None:
    angle, phi = radius / EARTH_RADIUS_KM, math.radians(latitude)
    up = math.asin(
        max(-1, min(1, math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)))
    )
    across = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * math.sin(up)
    )
    turned = (longitude + math.degrees(across) + 540) % 360 - 180
    assert holds(Near(latitude, longitude, radius).surroundings(), math.degrees(up), turned)


def holds(box: Box, latitude: float, longitude: float) -> bool:
    """Whether the point is in the box (J2)."""
    if box.west <= box.east:
        across = box.west <= longitude <= box.east
    else:
        across = longitude >= box.west or longitude <= box.east
    return box.south <= latitude <= box.north and across


def test_the_box_around_a_small_circle_is_small() -> None:
    box = Near(60, 179, 111.1950802).surroundings()
    # One degree up and down; asin(sin 1 degree / cos 60 degrees) = 2.0003 degrees to the sides, across 180 degrees.
    assert [box.south, box.north] == pytest.approx([59, 61], abs=2e-6)
    assert [box.west, box.east] == pytest.approx([176.9997, -178.9997], abs=1e-4)
