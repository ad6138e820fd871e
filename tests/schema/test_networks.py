"""What of a network has to be read and computed for a selection, and how arguments become a request."""

from __future__ import annotations

import pytest
import strawberry

from resolvers.networks import NetworkRequest, NetworkWants
from schema.enums import PartnershipKind, Space
from schema.networks import NetworkFilter, request_of, wants_of
from schema.scalars import Date


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ({"truncated"}, NetworkWants()),
        ({"nodes", "nodes.distance"}, NetworkWants()),
        ({"summary", "summary.nodes"}, NetworkWants()),
        ({"nodes", "nodes.metrics", "nodes.metrics.estimated"}, NetworkWants(metrics=True)),
        ({"nodes", "nodes.organisation", "nodes.organisation.id"}, NetworkWants(organisations=frozenset({"id"}))),
        (
            {"nodes.organisation", "nodes.organisation.createdAt", "nodes.organisation.location.latitude"}
            | {"nodes.organisation.location", "nodes.organisation.parent.name"},
            NetworkWants(organisations=frozenset({"created_at", "latitude", "longitude"})),
        ),
        ({"edges", "edges.strength"}, NetworkWants(edges=True)),
        ({"edges", "edges.kinds"}, NetworkWants(edges=True, kinds=True)),
        ({"edges", "edges.since"}, NetworkWants(edges=True, since=True)),
        ({"summary", "summary.edges"}, NetworkWants(edges=True)),
        ({"nodes.metrics.pageRank"}, NetworkWants(figures=frozenset({"page_rank"}))),
        ({"nodes.metrics.strength"}, NetworkWants(figures=frozenset({"strength"}))),
        ({"nodes.community"}, NetworkWants(figures=frozenset({"communities"}))),
        ({"communities", "communities.size"}, NetworkWants(figures=frozenset({"communities"}))),
        ({"communities", "communities.places"}, NetworkWants(profiles=True, figures=frozenset({"communities"}))),
        ({"communities", "communities.sectors"}, NetworkWants(profiles=True, figures=frozenset({"communities"}))),
        (
            {"summary.largestShare", "summary.modularity"},
            NetworkWants(figures=frozenset({"largest_share", "modularity"})),
        ),
        (
            {"nodes.metrics.degree", "nodes.metrics.betweenness", "nodes.metrics.closeness", "summary.density"},
            NetworkWants(figures=frozenset({"degree", "betweenness", "closeness", "density"})),
        ),
        (
            {"summary.components", "summary.centralisation"},
            NetworkWants(figures=frozenset({"components", "centralisation"})),
        ),
    ],
)
def test_only_what_is_selected_is_wanted(paths: set[str], expected: NetworkWants) -> None:
    assert wants_of(frozenset(paths)) == expected


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
