"""What of a network has to be read and computed for a selection, and how arguments become a request."""

from __future__ import annotations

import pytest
import strawberry

from resolvers.network_answers import NetworkWants
from resolvers.networks import NetworkRequest
from schema.enums import PartnershipKind, Space
from schema.networks import NetworkFilter, node_wants, request_of, wants_of
from schema.scalars import Date


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ({"truncated"}, NetworkWants(nodes=False)),
        ({"nodes", "nodes.distance"}, NetworkWants(nodes=True)),
        ({"summary", "summary.nodes"}, NetworkWants(nodes=False)),
        ({"nodes", "nodes.metrics", "nodes.metrics.estimated"}, NetworkWants(nodes=True, metrics=True)),
        (
            {"nodes", "nodes.organisation", "nodes.organisation.id"},
            NetworkWants(nodes=True, organisations=frozenset({"id"})),
        ),
        (
            {"nodes.organisation", "nodes.organisation.createdAt", "nodes.organisation.location.latitude"}
            | {"nodes.organisation.location", "nodes.organisation.parent.name"},
            NetworkWants(nodes=False, organisations=frozenset({"created_at", "latitude", "longitude"})),
        ),
        ({"edges", "edges.strength"}, NetworkWants(nodes=False, edges=True)),
        ({"edges", "edges.kinds"}, NetworkWants(nodes=False, edges=True, kinds=True)),
        ({"edges", "edges.since"}, NetworkWants(nodes=False, edges=True, since=True)),
        ({"summary", "summary.edges"}, NetworkWants(nodes=False, edges=True)),
        ({"nodes.metrics.pageRank"}, NetworkWants(nodes=False, figures=frozenset({"page_rank"}))),
        ({"nodes.metrics.strength"}, NetworkWants(nodes=False, figures=frozenset({"strength"}))),
        ({"nodes.community"}, NetworkWants(nodes=False, figures=frozenset({"communities"}))),
        ({"communities", "communities.size"}, NetworkWants(nodes=False, figures=frozenset({"communities"}))),
        (
            {"communities", "communities.places"},
            NetworkWants(nodes=False, profiles=True, figures=frozenset({"communities"})),
        ),
        (
            {"communities", "communities.name"},
            NetworkWants(nodes=False, profiles=True, figures=frozenset({"communities"})),
        ),
        (
            {"organisations", "organisations.nodes", "organisations.nodes.community"},
            NetworkWants(nodes=False, ranked=True),
        ),
        (
            {"communities", "communities.sectors"},
            NetworkWants(nodes=False, profiles=True, figures=frozenset({"communities"})),
        ),
        (
            {"summary.largestShare", "summary.modularity"},
            NetworkWants(nodes=False, figures=frozenset({"largest_share", "modularity"})),
        ),
        (
            {"nodes.metrics.degree", "nodes.metrics.betweenness", "nodes.metrics.closeness", "summary.density"},
            NetworkWants(nodes=False, figures=frozenset({"degree", "betweenness", "closeness", "density"})),
        ),
        (
            {"summary.components", "summary.centralisation"},
            NetworkWants(nodes=False, figures=frozenset({"components", "centralisation"})),
        ),
    ],
)
def test_only_what_is_selected_is_wanted(paths: set[str], expected: NetworkWants) -> None:
    assert wants_of(frozenset(paths)) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ({"totalCount"}, (None, False, set())),
        ({"nodes", "nodes.distance"}, (None, False, set())),
        ({"nodes", "nodes.organisation", "nodes.organisation.name"}, ({"name"}, False, set())),
        (
            {"nodes", "nodes.organisation", "nodes.organisation.name"}
            | {"edges", "edges.node", "edges.node.organisation", "edges.node.organisation.kind"},
            ({"name", "kind"}, False, set()),
        ),
        ({"edges", "edges.node", "edges.node.metrics", "edges.node.metrics.pageRank"}, (None, True, {"page_rank"})),
        (
            {"nodes", "nodes.metrics", "nodes.metrics.degree", "edges.node.community"},
            (None, True, {"degree", "communities"}),
        ),
    ],
)
def test_of_a_list_only_what_is_selected_is_wanted(paths: set[str], expected: tuple[object, ...]) -> None:
    found = node_wants(frozenset(paths))
    assert (found.organisations, found.metrics, found.figures) == expected
    assert (found.connection.total, found.connection.page) == ("totalCount" in paths, "totalCount" not in paths)


def test_a_request_with_everything() -> None:
    asked = NetworkFilter(
        sectors=["Arts"],
        spaces=[Space.TRADE, Space.FAMILY],
        within=strawberry.ID("p"),
        kinds=[PartnershipKind.FUNDING],
        min_strength=0.5,
        implicit=False,
        as_of=Date("2026-01-31"),
    )
    assert request_of([strawberry.ID("o")], 3, asked, 10) == NetworkRequest(
        around=["o"],
        depth=3,
        max_nodes=10,
        sectors=["Arts"],
        spaces=["TRADE", "FAMILY"],
        within="p",
        kinds=["FUNDING"],
        min_strength=0.5,
        implicit=False,
        as_of="2026-01-31",
    )


@pytest.mark.parametrize("asked", [None, NetworkFilter(), NetworkFilter(implicit=None, sectors=None, kinds=None)])
def test_null_means_the_default(asked: NetworkFilter | None) -> None:
    assert request_of(None, None, asked, None) == NetworkRequest(depth=2, max_nodes=500, implicit=True)
