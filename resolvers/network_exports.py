"""A partnership network as a file has it: what `partnershipNetwork` says of it, in columns.

The statements are those of the network, one for the links to the organisations' places, and one for the places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.networks import FIGURE_NAMES
from formats.graphs import Column, Graph, Value
from graph_store.identity import encode
from loaders.context import RequestContext
from loaders.organisations import PLACE
from resolvers.connections import Wants, neighbours
from resolvers.network_answers import NetworkWants
from resolvers.network_parts import Network, NetworkMetrics, NetworkNode
from resolvers.networks import NetworkRequest, partnership_network

_ORGANISATION = (
    Column("name", "string"),
    Column("kind", "string"),
    Column("sectors", "list"),
    Column("spaces", "list"),
    Column("website", "string"),
    Column("latitude", "double"),
    Column("longitude", "double"),
)
_NODE = (*_ORGANISATION, Column("place", "string"), Column("distance", "int"))
_METRICS = (
    Column("community", "int"),
    Column("degree", "int"),
    Column("strength", "double"),
    Column("betweenness", "double"),
    Column("closeness", "double"),
    Column("pageRank", "double"),
)
_EDGE = (
    Column("strength", "double"),
    Column("partnerships", "int"),
    Column("jointProjects", "int"),
    Column("sharedPeople", "int"),
    Column("kinds", "list"),
    Column("since", "string"),
)
_ABOUT = (Column("asOf", "string"), Column("truncated", "boolean"))
_SUMMARY = (
    Column("density", "double"),
    Column("components", "int"),
    Column("largestShare", "double"),
    Column("centralisation", "double"),
    Column("modularity", "double"),
    Column("estimated", "boolean"),
)


async def network_graph(context: RequestContext, request: NetworkRequest, *, metrics: bool) -> Graph:
    """The network as a graph to write; `metrics`: with metrics, communities and the figures of the whole.

    Errors: those of `partnership_network`.
    """
    wants = NetworkWants(
        organisations=frozenset(column.name for column in _ORGANISATION),
        edges=True,
        kinds=True,
        since=True,
        metrics=metrics,
        figures=FIGURE_NAMES if metrics else frozenset(),
    )
    network = await partnership_network(context, request, wants)
    places = await _places(context, [node.id for node in network.nodes])
    about = (request.as_of or context.reading.today, network.truncated)
    return Graph(
        about_columns=(*_ABOUT, *(_SUMMARY if metrics else ())),
        about=(*about, *(_summary(network) if metrics else ())),
        node_columns=(*_NODE, *(_METRICS if metrics else ())),
        nodes=_nodes(network.nodes, places),
        edge_columns=_EDGE,
        edges=_edges(network),
    )


async def _places(context: RequestContext, ids: Sequence[str]) -> list[str | None]:
    """The name of each organisation's place, where it has one."""
    if not ids:
        return []
    found = await neighbours(context, PLACE, ids, Wants(node=frozenset({"name"})))
    return [None if place is None else place.name for place in found]


def _nodes(nodes: Sequence[NetworkNode], places: Sequence[str | None]) -> Iterator[tuple[Value, ...]]:
    for node, place in zip(nodes, places, strict=True):
        own = node.organisation
        # One that went away between two statements: its ties are there, so it is, too.
        values = [None if own is None else getattr(own, column.name) for column in _ORGANISATION]
        measured = () if node.metrics is None else (node.community, *_measures(node.metrics))
        yield (encode("Organisation", node.id), *values, place, node.distance, *measured)


def _measures(metrics: NetworkMetrics) -> tuple[Value, ...]:
    return metrics.degree, metrics.strength, metrics.betweenness, metrics.closeness, metrics.page_rank


def _edges(network: Network) -> Iterator[tuple[Value, ...]]:
    for edge in network.edges:
        counts = (edge.partnerships, edge.joint_projects, edge.shared_people)
        yield (edge.source, edge.target, edge.strength, *counts, edge.kinds, edge.since)


def _summary(network: Network) -> tuple[Value, ...]:
    summary = network.summary
    return (
        summary.density,
        summary.components,
        summary.largest_share,
        summary.centralisation,
        summary.modularity,
        any(node.metrics is not None and node.metrics.estimated for node in network.nodes),
    )
