"""What can be exported, and how: by the service for whoever asks, by the command line for the operator.

Whatever is wrong is said before the first chunk is made, but for what happens to the database later on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Literal

from collabgraph.export_parameters import (
    AssetsAsked,
    MyDataAsked,
    NetworkAsked,
    Pairs,
    assets_asked,
    engagement_asked,
    my_data_asked,
    network_asked,
)
from formats.documents import document
from formats.geojson import feature_collection
from formats.graphml import graphml
from formats.graphs import Column, Graph
from formats.node_link import node_link
from formats.tables import table
from graph_store.reading import Reading
from loaders.context import RequestContext
from resolvers.asset_exports import asset_export, feature_pages
from resolvers.engagement import ReportRequest, engagement_report
from resolvers.engagement_exports import engagement_table
from resolvers.my_data import changes, my_data
from resolvers.network_exports import network_graph

Name = Literal["network.graphml", "network.csv", "network.json", "assets.geojson", "engagement.csv", "my-data.json"]

_CSV = "text/csv; charset=utf-8; header=present"
MEDIA: Mapping[Name, str] = {
    "network.graphml": "application/graphml+xml",
    "network.csv": _CSV,
    "network.json": "application/json",
    "assets.geojson": "application/geo+json",
    "engagement.csv": _CSV,
    "my-data.json": "application/json",
}
"""The exports, and the media type of each."""

_NODE = "distance organisation { id name kind sectors spaces website location { latitude longitude } place { name } }"
_EDGE = "source target strength partnerships jointProjects sharedPeople kinds since"
_METRICS = "community metrics { degree strength betweenness closeness pageRank estimated }"
_SUMMARY = "summary { density components largestShare centralisation modularity }"
_ASK = """query Export($depth: Int, $maxNodes: Int) {
  partnershipNetwork(depth: $depth, maxNodes: $maxNodes) { truncated nodes { %s } edges { %s } %s }
}"""

_REPORT = """{
  engagementReport(scope: {everything: true}, from: "2001-01-01", to: "2001-01-01", by: YEAR) { periods { to } }
}"""

Asked = NetworkAsked | AssetsAsked | ReportRequest | MyDataAsked


def asked_of(name: Name, pairs: Pairs) -> Asked:
    """What the parameters of a URL ask for. BadInput names the one that is wrong."""
    if name == "assets.geojson":
        return assets_asked(pairs)
    if name == "engagement.csv":
        return engagement_asked(pairs)
    if name == "my-data.json":
        return my_data_asked(pairs)
    return network_asked(pairs, is_table=name == "network.csv")


def weighed(asked: Asked) -> tuple[str, dict[str, int]] | None:
    """A request with the same answer, by which an export is weighed; None for assets, whose number is bounded, and for
    one's own data."""
    if isinstance(asked, AssetsAsked | MyDataAsked):
        return None
    if isinstance(asked, ReportRequest):
        return _REPORT, {}
    parts = (f"{_NODE} {_METRICS}", _EDGE, _SUMMARY) if asked.metrics else (_NODE, _EDGE, "")
    # Without a centre there are no rings.
    depth = 1 if asked.request.around is None else asked.request.depth
    return _ASK % parts, {"depth": depth, "maxNodes": asked.request.max_nodes}


async def made(
    name: Name, asked: Asked, context: RequestContext, reading: Callable[[], Reading], most: int
) -> AsyncIterator[bytes]:
    """The chunks of an export; assets, at most `most`, and the audit are read while they are written.

    `reading` gives each page of them its own time. Errors: those of the fields of the same subject.
    """
    if isinstance(asked, AssetsAsked):
        export = await asset_export(context, asked.area, asked.filter, asked.first, most)
        return feature_collection(feature_pages(export, reading))
    if isinstance(asked, MyDataAsked):
        mine = await my_data(context)
        return document(mine.rows, "changes", changes(mine, reading))
    if isinstance(asked, ReportRequest):
        return _each(table(*engagement_table(await engagement_report(context, asked))))
    graph = await network_graph(context, asked.request, metrics=asked.metrics)
    if name == "network.graphml":
        return _each(graphml(graph))
    return _each(node_link(graph) if name == "network.json" else _table(graph, nodes=asked.nodes))


def _table(graph: Graph, *, nodes: bool) -> Iterable[bytes]:
    if nodes:
        return table((Column("id", "string"), *graph.node_columns), graph.nodes)
    return table((Column("source", "string"), Column("target", "string"), *graph.edge_columns), graph.edges)


async def _each(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
