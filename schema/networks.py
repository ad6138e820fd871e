"""The partnership network: its types, its filter, its root field."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from resolvers import network_lists, network_parts, networks
from resolvers.network_answers import NetworkWants
from resolvers.network_lists import NodeFilter, NodeOrder, NodeWants
from resolvers.networks import NetworkRequest
from resolvers.paging import Page
from schema.enums import NetworkNodeOrderField, OrderDirection, PartnershipKind, Space
from schema.fields import After, Before, First, Last, given, paging_of, root_field
from schema.info import Info
from schema.organisations import Organisation
from schema.pages import EDGES, NODES, Connection, Edge
from schema.places import Place
from schema.scalars import Date
from schema.selection import columns_beneath, wants_beneath


@strawberry.input(
    description="Which organisations and which ties make the network; all that is given applies together."
)
class NetworkFilter:
    """Organisations named in around are always in, whatever the filter says."""

    sectors: list[str] | None = strawberry.field(
        default=UNSET, description="Organisations with any of these sectors; case and accents do not matter."
    )
    spaces: list[Space] | None = strawberry.field(
        default=UNSET, description="Organisations active in any of these spaces."
    )
    within: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Organisations whose place is this place or lies in it at any depth."
    )
    kinds: list[PartnershipKind] | None = strawberry.field(
        default=UNSET,
        description="Only explicit partnerships of any of these kinds; joint projects and shared people then drop out.",
    )
    min_strength: float | None = strawberry.field(
        default=UNSET, description="Only ties of this strength or more: 0 or more."
    )
    implicit: bool | None = strawberry.field(
        default=True, description="Whether joint projects and shared people tie organisations too."
    )
    as_of: Date | None = strawberry.field(
        default=UNSET,
        description="The day on which partnerships, work on projects and memberships must be active; today by default. "
        "Not with networkChange, which has days of its own.",
    )


@strawberry.input(description="Which organisations of a network are listed; all that is given applies together.")
class NetworkNodeFilter:
    """Bounds are inclusive, on the figures as they are shown."""

    min_strength: float | None = strawberry.field(
        default=UNSET, description="Organisations whose ties have this strength or more together: 0 or more."
    )
    min_partners: int | None = strawberry.field(
        default=UNSET, description="Organisations tied to so many others of the network or more: 0 or more."
    )
    min_betweenness: float | None = strawberry.field(
        default=UNSET, description="Organisations of this betweenness or more: 0 to 1."
    )
    community: int | None = strawberry.field(
        default=UNSET,
        description="Organisations of the community of this number, from 1; none where there are fewer communities.",
    )


@strawberry.input(description="How to order the organisations of a network; equal ones follow by id.")
class NetworkNodeOrder:
    """The strongest first unless told otherwise."""

    field: NetworkNodeOrderField = strawberry.field(
        default=NetworkNodeOrderField.STRENGTH, description="The figure to order by; only it is computed."
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description="The largest first by default; ids go upwards in both."
    )


@strawberry.type(description="Metrics of an organisation within this network: its ties are taken as undirected.")
class NetworkMetrics:
    """The parent object is resolvers.network_parts.NetworkMetrics."""

    degree: int = strawberry.field(description="How many organisations of the network it is tied to.")
    strength: float = strawberry.field(description="The sum of the strengths of its ties.")
    betweenness: float = strawberry.field(
        description="The share of shortest ways between two others that lead through it: 0 to 1; ties count alike."
    )
    closeness: float = strawberry.field(
        description="How near it is to all others (Wasserman and Faust): 0 to 1, 0 without ties; ties count alike."
    )
    page_rank: float = strawberry.field(
        description="PageRank by strength with damping 0.85: 0 to 1, the sum over the network is 1."
    )
    estimated: bool = strawberry.field(description="True where betweenness and closeness are sampled.")


@strawberry.type(description="An organisation in a network.")
class NetworkNode:
    """The parent object is resolvers.network_parts.NetworkNode."""

    organisation: Organisation = strawberry.field(description="The organisation.")
    distance: int | None = strawberry.field(
        description="Ties to the nearest organisation of around: 0 to 4; null where the network has no centre."
    )
    community: int = strawberry.field(description="The number of its community, from 1.")
    metrics: NetworkMetrics = strawberry.field(description="Its metrics; only what is selected is computed.")


@strawberry.type(description="An organisation in a list of those of a network.")
class NetworkNodeEdge(Edge):
    """One edge."""

    node: NetworkNode = strawberry.field(description="The organisation and its figures.")


@strawberry.type(description="A page of the organisations of a network.")
class NetworkNodeConnection(Connection):
    """A page."""

    edges: list[NetworkNodeEdge] = strawberry.field(description=EDGES)
    nodes: list[NetworkNode] = strawberry.field(description=NODES)


@strawberry.type(description="The tie between two organisations of a network.")
class NetworkEdge:
    """The parent object is resolvers.network_parts.NetworkEdge."""

    source: strawberry.ID = strawberry.field(description="The organisation of the smaller id of the two.")
    target: strawberry.ID = strawberry.field(description="The other organisation.")
    kinds: list[PartnershipKind] = strawberry.field(
        description="Of the explicit partnerships; empty where only joint projects or shared people tie the two."
    )
    partnerships: int = strawberry.field(description="How many explicit partnerships count.")
    joint_projects: int = strawberry.field(
        description="Projects that both work on; 0 where the filter leaves them out."
    )
    shared_people: int = strawberry.field(
        description="People who are members of both; 0 where the filter leaves them out."
    )
    strength: float = strawberry.field(
        description="partnerships + 0.5 ln(1 + jointProjects) + 0.25 ln(1 + sharedPeople), above 0, to 9 decimals."
    )
    since: Date | None = strawberry.field(
        description="The earliest known beginning of the partnerships that count; null where none is known."
    )


@strawberry.type(description="Organisations that are tied more closely to each other than to others (Leiden).")
class NetworkCommunity:
    """The parent object is resolvers.network_parts.NetworkCommunity."""

    number: int = strawberry.field(description="From 1, the largest community first.")
    name: str = strawberry.field(
        description="Its first two sectors and in brackets its first two places: Health, Education (Barbados, "
        "Jamaica); what it has not is left out, and Community 3 where it has neither. Two may have the same name."
    )
    size: int = strawberry.field(description="How many organisations it has.")
    sectors: list[str] = strawberry.field(description="Up to five sectors that most of its organisations have.")
    places: list[Place] = strawberry.field(description="Up to five places where most of its organisations are.")


@strawberry.type(description="The shape of a network as a whole.")
class NetworkSummary:
    """The parent object is resolvers.network_parts.NetworkSummary."""

    nodes: int = strawberry.field(description="How many organisations.")
    edges: int = strawberry.field(description="How many ties.")
    density: float = strawberry.field(description="Ties by possible ties: 0 to 1, 0 below two organisations.")
    components: int = strawberry.field(description="Parts that are not connected to each other.")
    largest_share: float = strawberry.field(
        description="The organisations of the largest part by all organisations: 0 to 1, 0 where there are none."
    )
    centralisation: float = strawberry.field(
        description="Freeman's degree centralisation: 0 to 1, 1 for a star, 0 below three organisations."
    )
    modularity: float = strawberry.field(
        description="Newman's modularity of the communities by strength: -0.5 to 1, 0 without ties."
    )


async def _organisations(
    parent: strawberry.Parent[network_parts.Network],
    info: Info,
    filter: Annotated[
        NetworkNodeFilter | None, strawberry.argument(description="Which of them; all by default.")
    ] = UNSET,
    order_by: Annotated[
        NetworkNodeOrder | None, strawberry.argument(description="The order; the strongest first by default.")
    ] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    asked, order = given(filter) or NetworkNodeFilter(), given(order_by) or NetworkNodeOrder()
    passing = NodeFilter(
        min_strength=given(asked.min_strength),
        min_partners=given(asked.min_partners),
        min_betweenness=given(asked.min_betweenness),
        community=given(asked.community),
    )
    by = NodeOrder(order.field.name, down=order.direction is OrderDirection.DESC)
    paging = paging_of(first, after, last, before)
    return await network_lists.organisations(info.context, parent, passing, by, paging, node_wants(info.selected))


@strawberry.type(description="Organisations and the ties between them.")
class PartnershipNetwork:
    """The parent object is resolvers.network_parts.Network."""

    nodes: list[NetworkNode] = strawberry.field(
        description="By distance, then the strength of the ties to the nearer ring (without a centre: of all ties), "
        "strongest first, then id."
    )
    organisations: NetworkNodeConnection = root_field(
        _organisations,
        NetworkNodeConnection,
        "The same organisations in pages, filtered and ordered by their figures in this network.",
    )
    edges: list[NetworkEdge] = strawberry.field(
        description="Every tie between two of these organisations, strongest first, then by source and target."
    )
    communities: list[NetworkCommunity] = strawberry.field(description="The largest first.")
    summary: NetworkSummary = strawberry.field(description="Figures of the whole network as it is shown.")
    truncated: bool = strawberry.field(
        description="True where maxNodes left out organisations that depth and filter would have shown."
    )


_METRICS = {
    "degree": "degree",
    "strength": "strength",
    "betweenness": "betweenness",
    "closeness": "closeness",
    "pageRank": "page_rank",
}
SUMMARY_FIGURES = {
    "density": "density",
    "components": "components",
    "largestShare": "largest_share",
    "centralisation": "centralisation",
    "modularity": "modularity",
}
"""Fields of NetworkSummary that are computed, and the figures that they are."""


# Selections come with plans, of which there are only so many: most requests find theirs here.
@lru_cache(maxsize=1024)
def wants_of(paths: frozenset[str]) -> NetworkWants:
    """What has to be read and computed for the selected paths; the list of organisations says so itself."""
    figures = _figures_of_nodes(paths, "nodes")
    figures |= {figure for name, figure in SUMMARY_FIGURES.items() if f"summary.{name}" in paths}
    if "communities" in paths:
        figures |= {"communities"}
    return NetworkWants(
        nodes="nodes" in paths,
        organisations=columns_beneath(paths, "nodes.organisation") if "nodes.organisation" in paths else None,
        edges=not paths.isdisjoint({"edges", "summary.edges"}),
        kinds="edges.kinds" in paths,
        since="edges.since" in paths,
        metrics="nodes.metrics" in paths,
        profiles=not paths.isdisjoint({"communities.name", "communities.sectors", "communities.places"}),
        ranked="organisations" in paths,
        figures=figures,
    )


@lru_cache(maxsize=1024)
def node_wants(paths: frozenset[str]) -> NodeWants:
    """What has to be read and computed for the paths selected of a list of a network's organisations."""
    lists = ("nodes", "edges.node")
    shown = [columns_beneath(paths, f"{one}.organisation") for one in lists if f"{one}.organisation" in paths]
    return NodeWants(
        wants_beneath(paths),
        organisations=frozenset().union(*shown) if shown else None,
        metrics=not paths.isdisjoint({f"{one}.metrics" for one in lists}),
        figures=frozenset().union(*(_figures_of_nodes(paths, one) for one in lists)),
    )


def _figures_of_nodes(paths: frozenset[str], nodes: str) -> frozenset[str]:
    """The figures that are shown of the organisations in that list."""
    figures = {figure for name, figure in _METRICS.items() if f"{nodes}.metrics.{name}" in paths}
    return frozenset(figures | ({"communities"} if f"{nodes}.community" in paths else set()))


def request_of(
    around: list[strawberry.ID] | None, depth: int | None, filter_: NetworkFilter | None, max_nodes: int | None
) -> NetworkRequest:
    """The request as the resolver takes it; an explicit null means the default (A9)."""
    asked = filter_ or NetworkFilter()
    spaces, kinds = given(asked.spaces), given(asked.kinds)
    return NetworkRequest(
        around=around,
        depth=2 if depth is None else depth,
        max_nodes=500 if max_nodes is None else max_nodes,
        sectors=given(asked.sectors),
        spaces=None if spaces is None else [space.value for space in spaces],
        within=given(asked.within),
        kinds=None if kinds is None else [kind.value for kind in kinds],
        min_strength=given(asked.min_strength),
        implicit=asked.implicit is not False,
        as_of=given(asked.as_of),
    )


async def _partnership_network(
    info: Info,
    around: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description="Ids of the organisations at the centre; none: all organisations that pass."),
    ] = UNSET,
    depth: Annotated[int | None, strawberry.argument(description="How many ties away from the centre: 1 to 4.")] = 2,
    filter: Annotated[
        NetworkFilter | None, strawberry.argument(description="Which organisations and ties take part.")
    ] = UNSET,
    max_nodes: Annotated[
        int | None, strawberry.argument(description="How many organisations at most: 1 to 50000.")
    ] = 500,
) -> Any:
    request = request_of(given(around), depth, given(filter), max_nodes)
    return await networks.partnership_network(info.context, request, wants_of(info.selected))


@strawberry.type
class NetworkQuery:
    """The root field of this module."""

    partnership_network: PartnershipNetwork = strawberry.field(
        resolver=_partnership_network,
        graphql_type=PartnershipNetwork,
        description="Organisations and the ties between them, around some of them or all, with metrics and "
        "communities. depth 1 to 4, maxNodes at most 50000. Figures are of the organisations shown, and only those "
        "selected are computed. NOT_FOUND where an id of around or filter.within is not there.",
    )
