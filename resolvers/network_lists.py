"""The organisations of a network by their figures: filtered, ordered, and cut into pages (keyset by figure, then id).

Everything here is in memory; only the organisations of the page are read, in one statement.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analysis.walks import Cut
from graph_store.errors import BadInput
from graph_store.relations import Shape, Window
from loaders.context import RequestContext
from resolvers.apart import apart
from resolvers.connections import Wants, page_maker
from resolvers.drawn_networks import Measured
from resolvers.network_answers import organisations_of
from resolvers.network_parts import Network, nodes_of
from resolvers.paging import Order, Page, Paging, between_cursors, trim, window

_FIGURES = {
    "STRENGTH": "strength",
    "PARTNER_COUNT": "degree",
    "BETWEENNESS": "betweenness",
    "CLOSENESS": "closeness",
    "PAGE_RANK": "page_rank",
}
_SHAPE = Shape(place=True)

Row = tuple[str, float]
"""The id of an organisation, and the figure that it is ordered by."""


@dataclass(frozen=True, slots=True)
class NodeFilter:
    """Which organisations of a network are listed, as the client gave it; null restricts nothing."""

    min_strength: float | None = None
    min_partners: int | None = None
    min_betweenness: float | None = None
    community: int | None = None

    @property
    def figures(self) -> frozenset[str]:
        """The figures that it looks at."""
        given = {
            "strength": self.min_strength,
            "degree": self.min_partners,
            "betweenness": self.min_betweenness,
            "communities": self.community,
        }
        return frozenset(name for name, value in given.items() if value is not None)

    def check(self) -> None:
        """BadInput, naming the field, for what no figure can be."""
        if self.min_strength is not None and not (math.isfinite(self.min_strength) and self.min_strength >= 0):
            raise BadInput("filter.minStrength", "must be 0 or more")
        if self.min_partners is not None and self.min_partners < 0:
            raise BadInput("filter.minPartners", "must be 0 or more")
        if self.min_betweenness is not None and not 0 <= self.min_betweenness <= 1:
            raise BadInput("filter.minBetweenness", "must be between 0 and 1")
        if self.community is not None and self.community < 1:
            raise BadInput("filter.community", "must be 1 or more")


@dataclass(frozen=True, slots=True)
class NodeOrder:
    """What the organisations of a network are ordered by; equal ones by id, always upwards."""

    field: str = "STRENGTH"
    down: bool = True

    @property
    def figure(self) -> str:
        """The name of the figure."""
        return _FIGURES[self.field]

    @property
    def cursors(self) -> Order:
        """What cursors of this order belong to."""
        name = f"PartnershipNetwork.organisations:{self.field}:{'DESC' if self.down else 'ASC'}"
        return Order(name, (int if self.figure == "degree" else float, str))


@dataclass(frozen=True, slots=True)
class NodeWants:
    """What of the list is selected: of the connection; columns of its organisations, null where they are not wanted;
    whether there are metrics, and which figures they and the communities are made of."""

    connection: Wants
    organisations: frozenset[str] | None = None
    metrics: bool = False
    figures: frozenset[str] = field(default=frozenset())


async def organisations(
    context: RequestContext, network: Network, passing: NodeFilter, order: NodeOrder, paging: Paging, wants: NodeWants
) -> Page:
    """A page of the network's organisations. BadInput by B1 and B3, and for a filter that no figure can pass."""
    passing.check()
    asked = window(paging, order.cursors)
    of_page = wants.figures | {order.figure} if wants.connection.page else frozenset()
    measured = await network.drawn.figures(context.compute, passing.figures | of_page)
    count = len(measured.ids)
    passed = await apart(count, _passed, measured, passing)
    total = len(passed) if wants.connection.total else None
    if not wants.connection.page:
        return Page((), (), total_count=total)
    rows, more = trim(await apart(count, _cut, measured, passed, order, asked), asked)
    ids = [id_ for id_, _ in rows]
    found = await organisations_of(context, ids, wants.organisations)
    distances = dict(zip(network.drawn.cut.nodes, network.drawn.cut.distances, strict=True))
    # What went away between two statements is on no page.
    there = [id_ for id_ in ids if wants.organisations is None or id_ in found]
    shown = Cut(tuple(there), tuple(distances[id_] for id_ in there), truncated=False)
    things = {node.id: node for node in nodes_of(shown, found, measured, metrics=wants.metrics)}
    return page_maker(order.cursors, asked, _SHAPE, wants.connection)(rows, more, things, total)


def _passed(measured: Measured, passing: NodeFilter) -> Sequence[int]:
    """The positions of the organisations that pass."""
    found = measured.figures
    positions: Iterable[int] = range(len(measured.ids))
    least = (
        (found.strength, passing.min_strength),
        (found.degree, passing.min_partners),
        (found.betweenness, passing.min_betweenness),
    )
    for column, bound in least:
        if column is not None and bound is not None:
            positions = [at for at in positions if column[at] >= bound]
    numbers = found.communities
    if numbers is not None and passing.community is not None:
        positions = [at for at in positions if numbers[at] == passing.community]
    return list(positions)


def _cut(measured: Measured, passed: Sequence[int], order: NodeOrder, asked: Window) -> list[Row]:
    """The rows between the cursors, as many as are asked for from the side that is asked for."""
    column: Sequence[float] = getattr(measured.figures, order.figure)
    # Of numbers the negative ones are in the other order, so that ids go upwards both ways.
    sign = -1 if order.down else 1
    keys = sorted((sign * column[at], measured.ids[at]) for at in passed)
    after, before = (None if one is None else (sign * one[0], one[1]) for one in (asked.after, asked.before))
    cut = between_cursors(keys, replace(asked, after=after, before=before), tuple)
    return [(id_, sign * figure) for figure, id_ in cut]
