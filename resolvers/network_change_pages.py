"""Pages of what changed in a network: of ties and of organisations, the largest changes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from analysis.change import OrganisationChange, TieChange
from analysis.strengths import Tie
from graph_store.records import Entity
from graph_store.relations import Window
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.edges import edge_type
from resolvers.network_answers import organisations_of
from resolvers.network_parts import NetworkEdge, edges_of
from resolvers.paging import NO_INFO, Order, Page, Paging, between_cursors, encode_cursor, page_info, trim, window

TIES = Order("networkChange.ties", (float, str, str))
ORGANISATIONS = Order("networkChange.organisations", (float, str))

Columns = frozenset[str]
"""Names of columns of organisations that are wanted."""
T = TypeVar("T", TieChange, OrganisationChange)


class TieChanged(NamedTuple):
    """A tie whose strength changed; the organisations are null where nothing of them is wanted."""

    change: str
    source: Entity | None
    target: Entity | None
    strength_change: float
    before: NetworkEdge | None
    after: NetworkEdge | None


class OrganisationChanged(NamedTuple):
    """An organisation whose sum of strengths changed; the organisation is null where nothing of it is wanted."""

    change: str
    organisation: Entity | None
    strength_change: float
    strength_before: float
    strength_after: float
    ties_before: int
    ties_after: int


async def ties(
    context: RequestContext,
    found: Sequence[TieChange],
    changes: Sequence[str],
    paging: Paging,
    wants: Wants,
    columns: Columns | None,
) -> Page:
    """A page of the ties that changed in one of these ways (none: in any); BadInput by B1 and B3.

    `columns` are those wanted of both organisations, null where nothing of them is.
    """
    part = _part(found, changes, TieChange.place, TIES, paging)
    known = await organisations_of(context, [id_ for row in part.rows for id_ in (row.source, row.target)], columns)
    there = [row for row in part.rows if columns is None or {row.source, row.target} <= known.keys()]
    nodes = [
        TieChanged(
            row.change,
            known.get(row.source),
            known.get(row.target),
            row.difference,
            _edge(row.before),
            _edge(row.after),
        )
        for row in there
    ]
    return part.page([row.place() for row in there], nodes, wants)


async def organisations(
    context: RequestContext,
    found: Sequence[OrganisationChange],
    changes: Sequence[str],
    paging: Paging,
    wants: Wants,
    columns: Columns | None,
) -> Page:
    """A page of the organisations that changed in one of these ways (none: in any); BadInput by B1 and B3.

    `columns` are those wanted of each, null where nothing of it is.
    """
    part = _part(found, changes, OrganisationChange.place, ORGANISATIONS, paging)
    known = await organisations_of(context, [row.id for row in part.rows], columns)
    there = [row for row in part.rows if columns is None or row.id in known]
    nodes = [
        OrganisationChanged(
            row.change,
            known.get(row.id),
            row.difference,
            row.before.strength,
            row.after.strength,
            row.before.ties,
            row.after.ties,
        )
        for row in there
    ]
    return part.page([row.place() for row in there], nodes, wants)


@dataclass(frozen=True, slots=True)
class _Part(Generic[T]):
    """The rows of a page, and what is known of the list around it."""

    rows: Sequence[T]
    order: Order
    asked: Window
    more: bool
    total: int

    def page(self, places: Sequence[tuple[Any, ...]], nodes: Sequence[Any], wants: Wants) -> Page:
        """The page of these nodes, each with its place in the order."""
        edge, cursor = edge_type(), partial(encode_cursor, self.order)
        edges = [
            edge(cursor(place) if wants.cursors else None, node) for place, node in zip(places, nodes, strict=True)
        ]
        info = NO_INFO
        if wants.info:
            ends = (cursor(places[0]), cursor(places[-1])) if wants.ends and places else (None, None)
            info = page_info(self.asked, self.more, *ends)
        return Page(nodes, edges if wants.edges else (), info, self.total)


def _part(
    found: Sequence[T], changes: Sequence[str], place: Callable[[T], tuple[Any, ...]], order: Order, paging: Paging
) -> _Part[T]:
    """The part of the changes of these kinds that the paging asks for; they are all in memory, in their order."""
    asked = window(paging, order)
    listed = [row for row in found if row.change in changes] if changes else found
    rows, more = trim(between_cursors(listed, asked, place), asked)
    return _Part(rows, order, asked, more, len(listed))


def _edge(tie: Tie | None) -> NetworkEdge | None:
    return None if tie is None else edges_of((tie.source, tie.target), [tie])[0]
