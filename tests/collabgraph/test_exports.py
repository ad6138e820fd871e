"""What holds for every export over HTTP: whoever asks is held to what holds at /graphql."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.store import Store
from resolvers import asset_exports
from tests.collabgraph.counting import Counting
from tests.collabgraph.shore import serving
from tests.collabgraph.tiny import FakeStore
from tests.reference.answers import global_id
from tests.reference.community import Asset, Key, Organisation, Partnership, Place
from tests.support.communities import Held


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("network.graphml", "application/graphml+xml"),
        ("network.csv", "text/csv; charset=utf-8; header=present"),
        ("network.json", "application/json"),
        ("assets.geojson", "application/geo+json"),
        ("engagement.csv", "text/csv; charset=utf-8; header=present"),
    ],
)
async def test_every_export_is_a_file_that_nobody_keeps(shore: Store, name: str, media: str) -> None:
    async with serving(shore) as client:
        days = {"from": "2025-01-01", "to": "2025-12-31", "everything": "true"} if name == "engagement.csv" else {}
        answer = await client.get(f"/export/{name}", params=days)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


async def test_statements_do_not_grow_with_what_is_exported(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in (10, 60):
        rows: list[Any] = [Place("isle", "Isle", "COUNTRY"), Organisation("hub", "Hub", place="isle")]
        for number in range(size):
            rows += [
                Organisation(f"{number:03}", f"Organisation {number}", place="isle"),
                Partnership("hub", f"{number:03}", "ALLIANCE"),
                Asset(f"{number:03}", f"Asset {number}", "SPACE", place="isle"),
            ]
        await held.hold(*rows)
        counting = Counting(held.store)
        async with serving(counting) as client:
            await client.get("/export/network.graphml", params={"metrics": "true"})
            assert sorted(counting.asked) == [
                "networks/members",
                "networks/partnerships_all",
                "networks/people_among",
                "networks/projects_among",
                "organisations/by_ids",
                "organisations/place",
                "places/by_ids",
                "versions/current",
            ]
            counting.asked.clear()
            await client.get("/export/assets.geojson")
            assert counting.asked == ["assets/list", "asset_map/features_of"]
            counting.asked.clear()
            await client.get("/export/assets.geojson", params={"place": global_id(Key("Place", "isle"))})
            assert counting.asked == ["places/by_ids", "asset_map/assets", "asset_map/features_of"]
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 40)
    monkeypatch.setattr(asset_exports, "FEATURES_AT_ONCE", 30)
    async with serving(counting) as client:
        counting.asked.clear()
        found = (await client.get("/export/assets.geojson")).json()
    assert len(found["features"]) == 60
    page, features = "assets/list", "asset_map/features_of"
    assert counting.asked == [page, features, features, page, features]


@pytest.mark.parametrize(
    ("path", "status", "message", "extensions"),
    [
        ("network.xml", 404, "There is no export of that name; there are network.graphml, ", {"code": "NOT_FOUND"}),
        ("network.json?depth=5", 400, "depth: must be between 1 and 4", {"code": "BAD_INPUT", "argument": "depth"}),
        (
            "network.json?minStrength=-1",
            400,
            "minStrength: must be 0 or more",
            {"code": "BAD_INPUT", "argument": "minStrength"},
        ),
        ("network.json?x=1", 400, "x: there is no such parameter here", {"code": "BAD_INPUT", "argument": "x"}),
        (
            "network.json?within=UGxhY2U6eA",
            400,
            "within: there is no place with this id",
            {"code": "NOT_FOUND", "argument": "within"},
        ),
        ("network.json?around=x", 400, "around: this is not an id of", {"code": "BAD_INPUT", "argument": "around"}),
        (
            "assets.geojson?place=UGxhY2U6eA",
            400,
            "place: there is nothing with this id",
            {"code": "NOT_FOUND", "argument": "place"},
        ),
        (
            "assets.geojson?latitude=91&longitude=0&radiusKm=1",
            400,
            "latitude: must be between -90 and 90 degrees",
            {"code": "BAD_INPUT", "argument": "latitude"},
        ),
        (
            "assets.geojson?first=1000001",
            400,
            "first: must be between 1 and 1000000",
            {"code": "BAD_INPUT", "argument": "first"},
        ),
        ("assets.geojson?text=%ff", 400, "The query string of the URL is not UTF-8", {"code": "BAD_INPUT"}),
    ],
)
async def test_what_is_wrong_is_said_before_anything_is_sent(
    shore: Store, path: str, status: int, message: str, extensions: dict[str, str]
) -> None:
    async with serving(shore) as client:
        answer = await client.get(f"/export/{path}")
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]) == (status, extensions)
    assert error["message"].startswith(message)
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-disposition" not in answer.headers


async def test_only_get_and_only_pages_that_may_ask() -> None:
    front = "https://front.example"
    store: Any = FakeStore()
    async with serving(store, cors_origins=front) as client:
        posted = await client.post("/export/network.json")
        headers = {"sec-fetch-site": "cross-site", "origin": "https://other.example"}
        elsewhere = await client.get("/export/network.json", headers=headers)
        preflight = await client.options(
            "/export/network.json", headers={"origin": front, "access-control-request-method": "GET"}
        )
    assert (posted.status_code, posted.headers["allow"]) == (405, "GET")
    assert (elsewhere.status_code, elsewhere.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, front)
    assert store.asked == []


async def test_who_asks_is_told_and_counted_as_at_graphql(shore: Store) -> None:
    async with serving(shore, None, rate_anonymous=2) as client:
        refused = await client.get("/export/network.csv", headers={"authorization": "Bearer nonsense"})
        answers = [await client.get("/export/network.csv") for _ in range(3)]
        asked = await client.post("/graphql", json={"query": "{ __typename }"})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "retry-after" in answers[2].headers
    assert asked.status_code == 429


async def test_the_limits_of_documents_are_not_those_of_exports(shore: Store) -> None:
    async with serving(shore, max_depth=1, max_fields=1, max_tokens=10) as client:
        assert (await client.get("/export/network.csv", params={"metrics": "true"})).status_code == 200
