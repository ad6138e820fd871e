"""The partnership network over time: its types and its root field."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers import network_change as resolvers
from resolvers import network_change_pages as pages
from resolvers.network_change import ChangeWants, Names, SummaryAt
from resolvers.paging import Page
from schema.enums import NetworkChangeKind, Period
from schema.fields import After, Before, First, Last, given, paging_of, root_field
from schema.info import Info
from schema.networks import SUMMARY_FIGURES, NetworkEdge, NetworkFilter, NetworkSummary, request_of
from schema.organisations import Organisation
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date
from schema.selection import columns_beneath, wants

_STRENGTH_CHANGE = "The strength after less the strength before: above 0 where it came or grew, below where it went."


@strawberry.type(description="The shape of the network on one day.")
class NetworkSummaryAt:
    """The parent object is resolvers.network_change.SummaryAt."""

    on: Date = strawberry.field(description="The day.")
    tied: int = strawberry.field(
        description="How many organisations have a tie on this day. Organisations have no dates, so summary.nodes is "
        "the same on every day, and density, largestShare and centralisation are of all of them."
    )
    summary: NetworkSummary = strawberry.field(description="As partnershipNetwork shows it as of this day, uncut.")


@strawberry.type(description="A tie between two organisations that has another strength than before.")
class NetworkTieChange:
    """The parent object is resolvers.network_change_pages.TieChanged."""

    change: NetworkChangeKind = strawberry.field(description="What became of it.")
    source: Organisation = strawberry.field(description="The organisation of the smaller id of the two.")
    target: Organisation = strawberry.field(description="The other organisation.")
    strength_change: float = strawberry.field(description=f"{_STRENGTH_CHANGE} Never 0.")
    before: NetworkEdge | None = strawberry.field(
        description="The tie on the first day; null where there was none that passes the filter."
    )
    after: NetworkEdge | None = strawberry.field(
        description="The tie on the last day; null where there is none that passes the filter."
    )


@strawberry.type(description="An organisation whose ties have another sum of strengths than before.")
class NetworkOrganisationChange:
    """The parent object is resolvers.network_change_pages.OrganisationChanged."""

    change: NetworkChangeKind = strawberry.field(description="What became of it.")
    organisation: Organisation = strawberry.field(description="The organisation.")
    strength_change: float = strawberry.field(description=f"{_STRENGTH_CHANGE} Never 0.")
    strength_before: float = strawberry.field(description="The sum of the strengths of its ties on the first day.")
    strength_after: float = strawberry.field(description="The sum of the strengths of its ties on the last day.")
    ties_before: int = strawberry.field(description="How many organisations it was tied to on the first day.")
    ties_after: int = strawberry.field(description="How many organisations it is tied to on the last day.")


@strawberry.type(description="A tie in a list of ties that changed.")
class NetworkTieChangeEdge(Edge):
    """One edge."""

    node: NetworkTieChange = strawberry.field(description="The tie, before and after.")


@strawberry.type(description="A page of ties that changed, the largest changes first.")
class NetworkTieChangeConnection(Connection):
    """A page."""

    edges: list[NetworkTieChangeEdge] = strawberry.field(description=EDGES)
    nodes: list[NetworkTieChange] = strawberry.field(description=NODES)


@strawberry.type(description="An organisation in a list of organisations whose ties changed.")
class NetworkOrganisationChangeEdge(Edge):
    """One edge."""

    node: NetworkOrganisationChange = strawberry.field(description="The organisation, before and after.")


@strawberry.type(description="A page of organisations whose ties changed, the largest changes first.")
class NetworkOrganisationChangeConnection(Connection):
    """A page."""

    edges: list[NetworkOrganisationChangeEdge] = strawberry.field(description=EDGES)
    nodes: list[NetworkOrganisationChange] = strawberry.field(description=NODES)


Parent = strawberry.Parent[resolvers.NetworkChange]
_Changes = Annotated[
    list[NetworkChangeKind] | None,
    strawberry.argument(description="Only those that any of these became of; none: all."),
]


async def _ties(
    parent: Parent,
    info: Info,
    changes: _Changes = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    columns = _columns(info.selected, "source", "target")
    paging = paging_of(first, after, last, before)
    return await pages.ties(info.context, parent.ties, _values(changes), paging, wants(info), columns)


async def _organisations(
    parent: Parent,
    info: Info,
    changes: _Changes = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    columns = _columns(info.selected, "organisation")
    paging = paging_of(first, after, last, before)
    return await pages.organisations(info.context, parent.organisations, _values(changes), paging, wants(info), columns)


async def _series(
    parent: Parent,
    info: Info,
    by: Annotated[Period, strawberry.argument(description="The periods, on whose last days to look.")],
) -> list[SummaryAt]:
    return await resolvers.series(info.context, parent, by.name, _names(info.selected, "") or frozenset())


def _values(changes: list[NetworkChangeKind] | None) -> list[str]:
    return [change.name for change in given(changes) or ()]


def _columns(paths: frozenset[str], *fields: str) -> frozenset[str] | None:
    """The columns of organisations that are selected in these fields of the nodes of a connection, None for nothing."""
    places = {f"{nodes}.{field}" for nodes in ("nodes", "edges.node") for field in fields} & paths
    return frozenset().union(*(columns_beneath(paths, place) for place in places)) if places else None


_NAMES = {"tied": "tied", "summary.nodes": "nodes", "summary.edges": "edges"} | {
    f"summary.{name}": figure for name, figure in SUMMARY_FIGURES.items()
}


def _names(paths: frozenset[str], prefix: str) -> Names:
    """What is selected of a summary."""
    return frozenset(name for path, name in _NAMES.items() if f"{prefix}{path}" in paths)


# Selections come with plans, of which there are only so many: most requests find theirs here.
@lru_cache(maxsize=1024)
def wants_of(paths: frozenset[str]) -> ChangeWants:
    """What has to be read and computed for the selected paths."""
    sides = [f"ties.{nodes}.{side}.kinds" for nodes in ("nodes", "edges.node") for side in ("before", "after")]
    return ChangeWants(
        ties="ties" in paths,
        organisations="organisations" in paths,
        kinds=not paths.isdisjoint(sides),
        before=_names(paths, "before.") if "before" in paths else None,
        after=_names(paths, "after.") if "after" in paths else None,
        series=_names(paths, "series."),
    )


_ORDER = "The largest change of strength first, whichever way; equal ones by"


@strawberry.type(description="What changed in a partnership network from one day to another.")
class NetworkChange:
    """The parent object is resolvers.network_change.NetworkChange."""

    before: NetworkSummaryAt = strawberry.field(description="The shape of the network on the first day.")
    after: NetworkSummaryAt = strawberry.field(description="The shape of the network on the last day.")
    ties: NetworkTieChangeConnection = root_field(
        _ties,
        NetworkTieChangeConnection,
        "The ties whose strength on the last day is not that of the first; a tie that is too weak for "
        f"filter.minStrength on a day is not there on that day. {_ORDER} source, then target.",
    )
    organisations: NetworkOrganisationChangeConnection = root_field(
        _organisations,
        NetworkOrganisationChangeConnection,
        "The organisations whose sum of strengths of ties on the last day is not that of the first: those that came "
        f"had no tie on the first day, those that went have none on the last. {_ORDER} id.",
    )
    series: list[NetworkSummaryAt] = root_field(
        _series,
        list[NetworkSummaryAt],
        "The shape of the network on the last day of each month, quarter or year from the first day to the last, and "
        "on the last day itself; at most 120 days, more are BAD_INPUT.",
    )


async def _network_change(
    info: Info,
    from_: Annotated[Date, strawberry.argument(name="from", description="The first day.")],
    to: Annotated[Date, strawberry.argument(description="The last day; not before the first.")],
    filter: Annotated[
        NetworkFilter | None,
        strawberry.argument(description="Which organisations and ties take part; without asOf."),
    ] = UNSET,
) -> resolvers.NetworkChange:
    request = request_of(None, None, given(filter), None)
    return await resolvers.network_change(info.context, from_, to, request, wants_of(info.selected))


@strawberry.type
class NetworkChangeQuery:
    """The root field of this module."""

    network_change: NetworkChange = root_field(
        _network_change,
        NetworkChange,
        "Which ties and organisations came, went, grew and shrank between two days, and the shape of the network on "
        "days between. On each day the network is that of partnershipNetwork without around as of that day, of all "
        "organisations that pass the filter. BAD_INPUT where to is before from or the filter has asOf, NOT_FOUND where "
        "the place of filter.within is not there.",
    )
