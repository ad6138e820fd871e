"""assetMap: what is checked, what each field asks for, and how many statements it takes (DEFINITIONS B, J)."""

from __future__ import annotations

import math
from typing import Any

import pytest

from graph_store.asset_map import Box, Near
from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers import asset_map
from resolvers.connections import Wants
from resolvers.paging import Paging
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Person, Place, Row
from tests.support.communities import Held
from tests.support.networks import Inline

ROWS: tuple[Row, ...] = (
    Place("c", "Country", "COUNTRY"),
    Place("s", "Settlement", "SETTLEMENT", None, "c"),
    Person("p", "P"),
    Person("h", "H", visibility="PRIVATE"),
    Asset("a", "Alpha", "SPACE", None, Key("Person", "p"), "s", 1.0, 2.0),
    Asset("b", "Bravo", "LAND", None, None, "c", 1.0, 2.0),
    Asset("c", "Charlie", "LAND", None, Key("Person", "h"), "s"),
)
COUNTRY = encode("Place", "c")
ANY: dict[str, Any] = {}


def context_of(reading: ReadingFactory, viewer: Viewer = ANONYMOUS) -> RequestContext:
    """A request of the viewer."""
    return RequestContext(reading(viewer), Inline())


async def test_each_field_of_the_map_is_one_statement(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = context_of(reading)
    found = await asset_map.asset_map(context, COUNTRY, ANY)
    assert await asset_map.total_count(context, found) == 3
    page = await asset_map.assets(context, found, Paging(first=2), Wants(page=True, total=True))
    assert ([node.name for node in page.nodes], page.total_count) == (["Alpha", "Bravo"], 3)
    assert (page.page_info.has_next_page, page.page_info.has_previous_page) == (True, False)
    clusters = await asset_map.clusters(context, found, 22)
    assert [(one.count, one.location.latitude, one.location.longitude) for one in clusters] == [(2, 1.0, 2.0)]
    assert [(one.kind, one.count) for one in await asset_map.by_kind(context, found)] == [("LAND", 2), ("SPACE", 1)]
    counts = await asset_map.by_place(context, found, "SETTLEMENT")
    assert [(one.place.name, one.count) for one in counts] == [("Settlement", 2)]
    assert len((await asset_map.geojson(context, found, 10))["features"]) == 3
    assert dict(context.reading.statements) == {
        "places/by_ids": 2,
        "asset_map/assets": 2,
        "assets/by_ids": 1,
        "asset_map/clusters": 1,
        "asset_map/by_kind": 1,
        "asset_map/by_place": 1,
        "asset_map/features": 1,
    }


@pytest.mark.parametrize("count", [10, 1000])
async def test_the_number_of_statements_does_not_depend_on_the_number_of_assets(
    held: Held, reading: ReadingFactory, count: int
) -> None:
    await held.hold(
        *(Place(str(n), f"Place {n}", "COUNTRY") for n in range(count)),
        *(Asset(str(n), f"Asset {n}", "OTHER", None, None, str(n), n / 100, n / 100) for n in range(count)),
    )
    context = context_of(reading)
    found = await asset_map.asset_map(context, Box(-90, -180, 90, 180), ANY)
    assert await asset_map.total_count(context, found) == count
    assert len((await asset_map.assets(context, found, Paging(first=200), Wants())).edges) == min(count, 200)
    assert len(await asset_map.by_place(context, found, "COUNTRY")) == count
    assert len(await asset_map.clusters(context, found, 22)) == count
    assert len((await asset_map.geojson(context, found, 10_000))["features"]) == count
    assert context.reading.statements.total() == 7


async def test_pages_of_the_map_backwards_and_by_cursor(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = context_of(reading)
    found = await asset_map.asset_map(context, COUNTRY, ANY)
    last = await asset_map.assets(context, found, Paging(last=2), Wants())
    assert [node.id for node in last.nodes] == ["b", "c"]
    assert (last.page_info.has_next_page, last.page_info.has_previous_page) == (False, True)
    before = await asset_map.assets(context, found, Paging(last=2, before=last.page_info.start_cursor), Wants())
    assert [node.id for node in before.nodes] == ["a"]
    assert before.total_count is None
    count = await asset_map.assets(context, found, Paging(), Wants(page=False, total=True))
    assert (count.edges, count.total_count) == ([], 3)


@pytest.mark.parametrize(
    "area",
    [
        Box(-90, -180, 90, 180),
        Box(1, 2, 1, 2),
        Box(0, 170, 1, -170),
        Near(90, 180, 20100),
        Near(-90, -180, 1e-9),
    ],
)
async def test_areas_at_the_bounds_of_their_ranges_are_taken(reading: ReadingFactory, area: Box | Near) -> None:
    assert (await asset_map.asset_map(context_of(reading), area, ANY)).area == area


@pytest.mark.parametrize(
    ("area", "argument"),
    [
        (Box(-90.1, 0, 0, 0), "area.box.south"),
        (Box(0, 0, 90.1, 0), "area.box.north"),
        (Box(0, -180.1, 0, 0), "area.box.west"),
        (Box(0, 0, 0, 180.1), "area.box.east"),
        (Box(0, 0, math.nan, 0), "area.box.north"),
        (Box(1, 0, 0.9, 0), "area.box.south"),
        (Near(90.1, 0, 1), "area.near.point.latitude"),
        (Near(0, -180.1, 1), "area.near.point.longitude"),
        (Near(0, math.inf, 1), "area.near.point.longitude"),
        (Near(0, 0, 0), "area.near.radiusKm"),
        (Near(0, 0, -1), "area.near.radiusKm"),
        (Near(0, 0, 20100.1), "area.near.radiusKm"),
        (Near(0, 0, math.nan), "area.near.radiusKm"),
        ("nonsense", "area.place"),
        (encode("Person", "p"), "area.place"),
    ],
)
async def test_an_area_out_of_range_is_named(reading: ReadingFactory, area: str | Box | Near, argument: str) -> None:
    with pytest.raises(BadInput) as refused:
        await asset_map.asset_map(context_of(reading), area, ANY)
    assert refused.value.argument == argument


async def test_what_the_viewer_does_not_see_is_not_there(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    with pytest.raises(NotFound) as refused:
        await asset_map.asset_map(context_of(reading), encode("Place", "zz"), ANY)
    assert refused.value.argument == "area.place"
    hidden = {"owner": encode("Person", "h")}
    with pytest.raises(NotFound) as refused:
        await asset_map.asset_map(context_of(reading, MEMBER), COUNTRY, hidden)
    assert refused.value.argument == "filter.owner"
    own = context_of(reading, Viewer("member", "h"))
    assert await asset_map.total_count(own, await asset_map.asset_map(own, COUNTRY, hidden)) == 1


@pytest.mark.parametrize("zoom", [-1, 23])
async def test_a_zoom_out_of_range_is_named(held: Held, reading: ReadingFactory, zoom: int) -> None:
    context = context_of(reading)
    found = await asset_map.asset_map(context, Near(0, 0, 1), ANY)
    with pytest.raises(BadInput, match="zoom"):
        await asset_map.clusters(context, found, zoom)


@pytest.mark.parametrize("first", [0, -1, 10_001])
async def test_a_number_of_features_out_of_range_is_named(reading: ReadingFactory, first: int) -> None:
    context = context_of(reading)
    found = await asset_map.asset_map(context, Near(0, 0, 1), ANY)
    with pytest.raises(BadInput, match="first"):
        await asset_map.geojson(context, found, first)


@pytest.mark.parametrize(("paging", "argument"), [({"first": 201}, "first"), ({"after": "x"}, "after")])
async def test_a_wrong_page_is_named(reading: ReadingFactory, paging: dict[str, Any], argument: str) -> None:
    context = context_of(reading)
    found = await asset_map.asset_map(context, Near(0, 0, 1), ANY)
    with pytest.raises(BadInput) as refused:
        await asset_map.assets(context, found, Paging(**paging), Wants())
    assert refused.value.argument == argument
