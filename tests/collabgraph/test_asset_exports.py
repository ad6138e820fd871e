"""Exports of assets: the features of the map's field, page by page, up to the bound."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from resolvers import asset_exports
from tests.collabgraph.shore import VIEWERS, serving
from tests.comparison.asking import execute
from tests.reference.answers import global_id
from tests.reference.community import Key

MAP = """query M($area: MapArea!, $filter: AssetFilter) {
  assetMap(area: $area, filter: $filter) { geojson(first: 10000) }
}"""
WORLD = {"box": {"south": -90, "west": -180, "north": 90, "east": 180}}


async def features_of(store: Store, viewer: Viewer, area: Any, filter_: Any = None) -> Any:
    """What the field says."""
    result, _ = await execute(store, viewer, MAP, {"area": area, "filter": filter_})
    assert result.data is not None
    return result.data["assetMap"]["geojson"]


@pytest.mark.parametrize("sizes", [(10_000, 2_000), (1, 1), (2, 1), (3, 2)])
@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.kind)
async def test_assets_are_the_features_of_the_field_whatever_the_pages(
    shore: Store, viewer: Viewer, sizes: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", sizes[0])
    monkeypatch.setattr(asset_exports, "FEATURES_AT_ONCE", sizes[1])
    place = global_id(Key("Place", "tt"))
    areas: list[tuple[dict[str, Any], Any]] = [
        ({"place": place}, {"place": place}),
        (WORLD["box"], WORLD),
        (
            {"latitude": 10.5, "longitude": -61.25, "radiusKm": 1},
            {"near": {"point": {"latitude": 10.5, "longitude": -61.25}, "radiusKm": 1}},
        ),
    ]
    async with serving(shore, viewer) as client:
        for parameters, area in areas:
            answer = await client.get("/export/assets.geojson", params=parameters)
            assert answer.content == orjson.dumps(await features_of(shore, viewer, area)) + b"\n"
        everything = (await client.get("/export/assets.geojson")).json()
        names = [feature["properties"]["name"] for feature in everything["features"]]
        seen = {"anonymous": 2, "member": 3, "administrator": 4}[viewer.kind]
        assert names == ["Anchor", "Boat", "Crane", "Dock"][:seen]
        assert everything["truncated"] is False
        for first in range(1, seen + 1):
            some = (await client.get("/export/assets.geojson", params={"first": first})).json()
            assert [feature["properties"]["name"] for feature in some["features"]] == names[:first]
            assert some["truncated"] is (first < seen)


async def test_features_are_as_rfc_7946_has_them(shore: Store) -> None:
    async with serving(shore, ADMINISTRATOR) as client:
        found = (await client.get("/export/assets.geojson", params={"kinds": "TRANSPORT"})).json()
    assert found == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": global_id(Key("Asset", "boat")),
                "geometry": {"type": "Point", "coordinates": [-61.25, 10.5]},
                "properties": {
                    "name": "Boat",
                    "kind": "TRANSPORT",
                    "terms": "LOAN",
                    "summary": "Twelve seats",
                    "capacity": 12.0,
                    "availableFrom": None,
                    "availableUntil": None,
                    "place": "Toco",
                    "owner": "1+1+1=ONE",
                },
            }
        ],
        "truncated": False,
    }


async def test_assets_end_at_the_bound_of_the_setting(shore: Store) -> None:
    async with serving(shore, ADMINISTRATOR, max_export_assets=3) as client:
        found = (await client.get("/export/assets.geojson")).json()
    assert (len(found["features"]), found["truncated"]) == (3, True)
