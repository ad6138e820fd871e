"""Exports of the partnership network: they say what the field says, and are weighed as the field is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import igraph
import networkx as nx
import pytest

from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.collabgraph.shore import GULF, VIEWERS, serving
from tests.comparison.asking import execute
from tests.reference.answers import global_id
from tests.reference.community import Key
from tests.support.networks import Inline

T = TypeVar("T")
NODES = """distance community organisation {
  id name kind sectors spaces website location { latitude longitude } place { name }
} metrics { degree strength betweenness closeness pageRank estimated }"""
NETWORK = f"""query N($filter: NetworkFilter) {{ partnershipNetwork(filter: $filter) {{
  truncated nodes {{ {NODES} }}
  edges {{ source target strength partnerships jointProjects sharedPeople kinds since }}
  summary {{ density components largestShare centralisation modularity }}
}} }}"""


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
