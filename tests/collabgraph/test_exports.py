"""Exports over HTTP: what is in them is what the fields say, and whoever asks is held to what holds at /graphql."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx
import igraph
import networkx as nx
import orjson
import pytest
from starlette.applications import Starlette
from starlette.types import Message

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from resolvers import asset_exports
from tests.collabgraph.tiny import FakeStore
from tests.comparison.asking import NOW, execute
from tests.reference.answers import global_id
from tests.reference.community import Asset, Key, Membership, Organisation, Partnership, Person, Place
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.reef_report import ROWS as REEF

T = TypeVar("T")
ONE, TWO, GULF = (Key("Organisation", name) for name in ("one", "two", "gulf"))
ROWS = (
    Place("tt", "Trinidad & Tobago", "COUNTRY"),
    Place("toco", "Toco", "SETTLEMENT", None, "tt"),
    Organisation("one", "1+1+1=ONE", "NGO", None, ("Sea", "Arts, crafts"), ("TRADE",), "toco", 10.75, -61.0),
    Organisation("two", '=Two <&> "2"', "SCHOOL", sectors=("Sea",)),
    Organisation("gulf", "Gulf\u0007Board", visibility="MEMBERS"),
    Organisation("lone", "Lone", visibility="PRIVATE"),
    Person("ana", "Ana"),
    Membership("ana", "one"),
    Membership("ana", "gulf"),
    Partnership("one", "two", "FUNDING", "2021-01-01"),
    Partnership("two", "gulf", "ALLIANCE"),
    Asset("boat", "Boat", "TRANSPORT", "Twelve seats", ONE, "toco", 10.5, -61.25, 12.0, "LOAN"),
    Asset("anchor", "Anchor", "EQUIPMENT", owner=TWO),
    Asset("crane", "Crane", "EQUIPMENT", owner=GULF, latitude=18.0, longitude=-77.0, visibility="MEMBERS"),
    Asset("dock", "Dock", "SPACE", place="tt", visibility="PRIVATE"),
)
VIEWERS = (ANONYMOUS, MEMBER, ADMINISTRATOR)
NODES = """distance community organisation {
  id name kind sectors spaces website location { latitude longitude } place { name }
} metrics { degree strength betweenness closeness pageRank estimated }"""
NETWORK = f"""query N($filter: NetworkFilter) {{ partnershipNetwork(filter: $filter) {{
  truncated nodes {{ {NODES} }}
  edges {{ source target strength partnerships jointProjects sharedPeople kinds since }}
  summary {{ density components largestShare centralisation modularity }}
}} }}"""


@asynccontextmanager
async def serving(
    store: Store, viewer: Viewer | None = ANONYMOUS, compute: Any = None, **settings: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service with its own schema."""
    app = create_app(Settings(**settings), store=store, viewer=viewer, compute=compute or Inline(), clock=lambda: NOW)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        yield client


@pytest.fixture
async def shore(held: Held) -> Store:
    """The store with a small community."""
    await held.hold(*ROWS)
    return held.store


async def network_of(store: Store, viewer: Viewer, filter_: Mapping[str, Any] | None = None) -> Any:
    """What the field says."""
    result, _ = await execute(store, viewer, NETWORK, {"filter": filter_})
    assert result.errors is None
    assert result.data is not None
    return result.data["partnershipNetwork"]


def flat(node: Mapping[str, Any]) -> dict[str, Any]:
    """A node of the field as an export has it."""
    organisation = dict(node["organisation"])
    location = organisation.pop("location") or {"latitude": None, "longitude": None}
    place = organisation.pop("place")
    metrics = {name: value for name, value in node["metrics"].items() if name != "estimated"}
    return {
        **organisation,
        **location,
        "place": place and place["name"],
        "distance": node["distance"],
        "community": node["community"],
        **metrics,
    }


@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.kind)
async def test_node_link_says_what_the_field_says(shore: Store, viewer: Viewer) -> None:
    wanted = await network_of(shore, viewer)
    async with serving(shore, viewer) as client:
        answer = await client.get("/export/network.json", params={"metrics": "true"})
    found = answer.json()
    assert found["nodes"] == [flat(node) for node in wanted["nodes"]]
    assert found["edges"] == wanted["edges"]
    about = {"asOf": "2026-11-21", "truncated": False, **wanted["summary"], "estimated": False}
    assert found["graph"] == about
    graph = nx.node_link_graph(found)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(wanted["nodes"]), len(wanted["edges"]))
    assert len(wanted["nodes"]) == {"anonymous": 2, "member": 3, "administrator": 4}[viewer.kind]


@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.kind)
async def test_graphml_says_what_the_field_says(shore: Store, viewer: Viewer, tmp_path: Any) -> None:
    wanted = await network_of(shore, viewer)
    async with serving(shore, viewer) as client:
        answer = await client.get("/export/network.graphml", params={"metrics": "true"})
    graph = nx.parse_graphml(answer.text)
    for node in wanted["nodes"]:
        values = flat(node)
        known = {name: value for name, value in values.items() if value not in (None, []) and name != "id"}
        for name in ("sectors", "spaces"):
            known |= {name: "|".join(known[name])} if name in known else {}
        known["name"] = known["name"].replace("\u0007", "")
        assert graph.nodes[values["id"]] == known
    assert {frozenset(pair): data["strength"] for *pair, data in graph.edges(data=True)} == {
        frozenset((edge["source"], edge["target"])): edge["strength"] for edge in wanted["edges"]
    }
    path = tmp_path / "network.graphml"
    path.write_bytes(answer.content)
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.vs["id"] == [node["organisation"]["id"] for node in wanted["nodes"]]
    assert read.es["strength"] == [edge["strength"] for edge in wanted["edges"]]


@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.kind)
async def test_tables_say_what_the_field_says(shore: Store, viewer: Viewer) -> None:
    wanted = await network_of(shore, viewer)
    async with serving(shore, viewer) as client:
        edges = await client.get("/export/network.csv")
        nodes = await client.get("/export/network.csv", params={"part": "nodes", "metrics": "true"})
    for answer, rows in ((edges, wanted["edges"]), (nodes, [flat(node) for node in wanted["nodes"]])):
        found = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        assert found == [{name: cell(value) for name, value in row.items()} for row in rows]


def cell(value: Any) -> str:
    """A value as a cell has it."""
    if isinstance(value, list):
        return "|".join(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith("=") else text


async def test_filters_are_those_of_the_field(shore: Store) -> None:
    filters = {"sectors": ["SEA", "none"], "kinds": ["FUNDING"], "minStrength": 0.5, "within": None}
    wanted = await network_of(shore, ADMINISTRATOR, filters)
    pairs = {"sectors": ["SEA", "none"], "kinds": ["FUNDING"], "minStrength": ["0.5"]}
    async with serving(shore, ADMINISTRATOR) as client:
        answer = await client.get("/export/network.json", params=pairs)
        toco = await client.get("/export/network.json", params={"within": global_id(Key("Place", "tt"))})
        first = await client.get("/export/network.json", params={"maxNodes": 1})
        near = await client.get("/export/network.json", params={"around": global_id(GULF), "depth": 1})
    assert answer.json()["edges"] == wanted["edges"]
    assert [node["name"] for node in answer.json()["nodes"]] == ["1+1+1=ONE", '=Two <&> "2"']
    assert "community" not in answer.json()["nodes"][0]
    assert [node["name"] for node in toco.json()["nodes"]] == ["1+1+1=ONE"]
    assert (len(first.json()["nodes"]), first.json()["graph"]["truncated"]) == (1, True)
    assert [(node["name"], node["distance"]) for node in near.json()["nodes"]] == [
        ("Gulf\u0007Board", 0),
        ('=Two <&> "2"', 1),
        ("1+1+1=ONE", 1),
    ]


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


class Counting:
    """A store that counts the statements that it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def read(self, statement: Any, *rest: Any) -> list[Any]:
        """As the store's."""
        if not statement.name.startswith("setup/"):
            self.asked.append(statement.name)
        return await self._store.read(statement, *rest)


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


async def test_an_engagement_report_says_what_the_field_says(held: Held) -> None:
    await held.hold(*REEF)
    asked = """{ engagementReport(scope: {everything: true}, from: "2025-01-01", to: "2025-08-15", by: QUARTER) {
      periods { from to participants hours funds { currency amount } }
    } }"""
    result, _ = await execute(held.store, ANONYMOUS, asked)
    assert result.data is not None
    wanted = result.data["engagementReport"]["periods"]
    days = {"from": "2025-01-01", "to": "2025-08-15", "by": "QUARTER", "everything": "true"}
    async with serving(held.store) as client:
        answer = await client.get("/export/engagement.csv", params=days)
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [(row["from"], row["to"]) for row in rows] == [(one["from"], one["to"]) for one in wanted]
    assert [int(row["participants"]) for row in rows] == [one["participants"] for one in wanted]
    assert [float(row["hours"]) for row in rows] == [one["hours"] for one in wanted]
    money = [{one["currency"]: one["amount"] for one in period["funds"]} for period in wanted]
    assert {currency for period in money for currency in period} == {"TTD", "USD"}
    for row, period in zip(rows, money, strict=True):
        assert (float(row["funds_TTD"]), float(row["funds_USD"])) == (period.get("TTD", 0.0), period.get("USD", 0.0))


async def test_figures_are_computed_elsewhere_and_only_where_asked(shore: Store) -> None:
    ran: list[str] = []

    class Elsewhere(Inline):
        async def run(self, function: Callable[..., T], *arguments: Any) -> T:
            ran.append(function.__name__)
            return await super().run(function, *arguments)

    async with serving(shore, compute=Elsewhere()) as client:
        await client.get("/export/network.graphml")
        assert ran == []
        await client.get("/export/network.graphml", params={"metrics": "true"})
    assert ran == ["figures"]


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


async def test_a_network_is_weighed_against_the_budget(shore: Store) -> None:
    async with serving(shore, budget_anonymous=10_000) as client:
        refused = await client.get("/export/network.json", params={"metrics": "true"})
        answer = await client.get("/export/network.json", params={"maxNodes": 20})
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["extensions"]) == (400, {"code": "TOO_COMPLEX", "argument": "maxNodes"})
    assert "10000 is the most that is made; ask for fewer organisations (maxNodes)" in error["message"]
    assert answer.status_code == 200


async def test_what_everybody_may_ask_for_by_default(shore: Store) -> None:
    async with serving(shore, production=True) as client:
        answers = [
            await client.get(f"/export/network.csv?{parameters}")
            for parameters in ("metrics=true", "maxNodes=50000", "metrics=true&maxNodes=50000")
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 400]


async def test_the_limits_of_documents_are_not_those_of_exports(shore: Store) -> None:
    async with serving(shore, max_depth=1, max_fields=1, max_tokens=10) as client:
        assert (await client.get("/export/network.csv", params={"metrics": "true"})).status_code == 200


async def test_assets_end_at_the_bound_of_the_setting(shore: Store) -> None:
    async with serving(shore, ADMINISTRATOR, max_export_assets=3) as client:
        found = (await client.get("/export/assets.geojson")).json()
    assert (len(found["features"]), found["truncated"]) == (3, True)


# --- what goes wrong on the way ---


def breaking(pages: int) -> FakeStore:
    """A store with assets without end, of which so many pages can be read."""
    store = FakeStore()

    async def ids(parameters: Mapping[str, Any]) -> list[Any]:
        return [[[f"a{number}", "name"] for number in range(parameters["limit"])]]

    async def features(parameters: Mapping[str, Any]) -> list[Any]:
        if sum(name == "asset_map/features_of" for name, _ in store.asked) > pages:
            raise RuntimeError("canary-4711")
        return [[[id_, *["x"] * 7, 1.0, 2.0, None, None] for id_ in parameters["ids"]]]

    store.reads = {"assets/list": ids, "asset_map/features_of": features}
    return store


def app_of(store: FakeStore, **settings: Any) -> Starlette:
    return create_app(Settings(**settings), store=store, viewer=ANONYMOUS, compute=Inline(), clock=lambda: NOW)


async def sent_by(app: Starlette, receive: Any, path: str = "/export/assets.geojson") -> list[Message]:
    """What the app sends to a client with that way of receiving."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "server": ("service", 80),
        "scheme": "http",
        "http_version": "1.1",
    }
    async with app.router.lifespan_context(app):
        await app(scope, receive, send)
    return sent


async def waiting() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def test_what_breaks_before_the_first_byte_is_an_error() -> None:
    sent = await sent_by(app_of(breaking(0)), waiting)
    assert sent[0]["status"] == 500
    assert orjson.loads(sent[1]["body"])["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert b"canary" not in sent[1]["body"]


async def test_what_breaks_later_is_never_a_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server closes a connection whose answer has no end, so that its client knows that it has but a part."""
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 1_000)
    monkeypatch.setattr(asset_exports, "FEATURES_AT_ONCE", 1_000)
    sent = await sent_by(app_of(breaking(3)), waiting)
    assert sent[0]["status"] == 200
    assert all(message["more_body"] for message in sent[1:])
    assert b"".join(message["body"] for message in sent[1:]).count(b'"Feature"') == 3_000


async def test_a_client_that_goes_away_ends_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 100)
    store = breaking(10**9)
    gone = asyncio.Event()

    async def features(parameters: Mapping[str, Any]) -> list[Any]:
        if sum(name == "asset_map/features_of" for name, _ in store.asked) > 5:
            gone.set()
            await asyncio.Event().wait()
        return [[[id_, *["x"] * 7, 1.0, 2.0, None, None] for id_ in parameters["ids"]]]

    store.reads["asset_map/features_of"] = features

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    sent = await sent_by(app_of(store), receive)
    assert all(message["more_body"] for message in sent[1:])
    assert store.cancelled == ["asset_map/features_of"]


async def test_each_page_has_the_time_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 100)
    store = breaking(10**9)
    await sent_by(app_of(store, timeout=30, max_export_assets=1_000), waiting)
    assert len(store.timeouts) == 20
    assert all(29 < seconds <= 30 for seconds in store.timeouts)
