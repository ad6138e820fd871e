"""How a partnership network changes over time (ADR 0035): what came, went, grew and shrank between two days, and the
shape of the network day by day.

On each day the network is the one that partnershipNetwork shows without a centre as of that day, uncut. Statements: one
to check a place, one for the members where a summary is wanted, one or three for all that tied anybody in the span,
however many days are looked at; and for each page of changes one for its organisations.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.change import OrganisationChange, TieChange, organisation_changes, tie_changes
from analysis.history import EMPTY, History, Moment, figures_of, moments, ties_on
from analysis.networks import FIGURE_NAMES, Figures
from graph_store import network_change as store
from graph_store import networks
from graph_store.errors import BadInput
from graph_store.networks import Scope
from loaders.context import RequestContext
from resolvers.network_parts import NetworkSummary
from resolvers.networks import NetworkRequest, scope_of
from resolvers.periods import check_days, periods_of

Names = frozenset[str]
"""What of a summary is selected: `nodes`, `edges`, `tied`, and names of `analysis.networks.FIGURE_NAMES`."""

_NONE: Names = frozenset()
# What needs no ties.
_COUNTED: Names = frozenset({"nodes"})


@dataclass(frozen=True, slots=True)
class ChangeWants:
    """What of a change is selected; nothing else is read or computed.

    `ties` and `organisations`: the lists of changes, `kinds`: those of ties; `before` and `after`: the summaries, null
    where they are not selected; `series`: what is selected of any series.
    """

    ties: bool = False
    organisations: bool = False
    kinds: bool = False
    before: Names | None = None
    after: Names | None = None
    series: Names = frozenset()

    @property
    def summaries(self) -> Names:
        """What of any summary is selected."""
        return self.series.union(self.before or (), self.after or ())

    @property
    def terms(self) -> bool:
        """Whether anything that is selected depends on ties."""
        return self.ties or self.organisations or not self.summaries <= _COUNTED


@dataclass(frozen=True, slots=True)
class Past:
    """What a network was made of in a span: all its organisations, in order, and what tied them when."""

    ids: list[str]
    history: History
    min_strength: float | None


@dataclass(frozen=True, slots=True)
class SummaryAt:
    """The shape of the network on one day; null what was not wanted."""

    on: str
    tied: int | None
    summary: NetworkSummary


@dataclass(frozen=True, slots=True)
class NetworkChange:
    """A network between two days; the changes are all there are, in their order, and empty where not wanted."""

    start: str
    end: str
    before: SummaryAt | None
    after: SummaryAt | None
    ties: list[TieChange]
    organisations: list[OrganisationChange]
    past: Past


async def network_change(
    context: RequestContext, start: str, end: str, request: NetworkRequest, wants: ChangeWants
) -> NetworkChange:
    """What changed from one day to another (ISO dates) in the network that passes the filter of the request.

    BadInput for an end before the start, a day in the filter, and by B7; NotFound naming `filter.within`.
    """
    check_days(start, end)
    if request.as_of is not None:
        raise BadInput("filter.asOf", "leave it out: from and to say on which days")
    scope = scope_of(request, start)
    await networks.check(context.reading, scope)
    ids, history = await asyncio.gather(_ids(context, scope, wants), _history(context, scope, start, end, wants))
    past = Past(ids, history, request.min_strength)
    ties, organisations = await asyncio.to_thread(_changes, past, start, end, wants)
    ends: dict[str, Names] = {}
    for day, names in ((start, wants.before), (end, wants.after)):
        if names is not None:
            ends[day] = ends.get(day, _NONE) | names
    found = {one.on: one for one in await _summaries(context, past, ends)}
    return NetworkChange(start, end, found.get(start), found.get(end), ties, organisations, past)


async def _ids(context: RequestContext, scope: Scope, wants: ChangeWants) -> list[str]:
    return sorted(await networks.members(context.reading, scope)) if wants.summaries else []


async def _history(context: RequestContext, scope: Scope, start: str, end: str, wants: ChangeWants) -> History:
    if not wants.terms:
        return EMPTY
    terms = await store.terms_during(context.reading, scope, start, end, kinds=wants.kinds)
    columns = terms.sources, terms.targets, terms.kinds, terms.firsts, terms.lasts
    return History(*columns, terms.project_groups, terms.people_groups)


def _changes(past: Past, start: str, end: str, wants: ChangeWants) -> tuple[list[TieChange], list[OrganisationChange]]:
    if not (wants.ties or wants.organisations):
        return [], []
    before, after = (ties_on(past.history, day, past.min_strength) for day in (start, end))
    return (
        tie_changes(before, after) if wants.ties else [],
        organisation_changes(before, after) if wants.organisations else [],
    )


# --- the shape, day by day ---


async def series(context: RequestContext, change: NetworkChange, by: str, names: Names) -> list[SummaryAt]:
    """The shape on the last day of each period, and on the last day of all; BadInput for too many periods."""
    days = [period.end for period in periods_of(change.start, change.end, by)]
    return await _summaries(context, change.past, dict.fromkeys(days, names))


async def _summaries(context: RequestContext, past: Past, wanted: Mapping[str, Names]) -> list[SummaryAt]:
    """What is wanted of the shape on each of these days, which ascend.

    Figures are computed day by day: requests that need the worker for less come in between, and nothing more is begun
    for one that has timed out.
    """
    count, days = len(past.ids), list(wanted)
    history = past.history if any(names - _COUNTED for names in wanted.values()) else EMPTY
    walk = await asyncio.to_thread(moments, past.ids, history, days, past.min_strength)
    found = []
    for day, names in wanted.items():
        moment, tied = await asyncio.to_thread(_next, walk, tied="tied" in names)
        figures = names & FIGURE_NAMES
        known = await context.compute.run(figures_of, count, moment, figures) if figures else Figures()
        found.append(SummaryAt(day, tied, _summary(count, len(moment.strengths), known)))
    return found


def _next(walk: Iterator[Moment], *, tied: bool) -> tuple[Moment, int | None]:
    moment = next(walk)
    return moment, moment.tied() if tied else None


def _summary(nodes: int, edges: int, known: Figures) -> NetworkSummary:
    return NetworkSummary(
        nodes=nodes,
        edges=edges,
        density=known.density,
        components=known.components,
        largest_share=known.largest_share,
        centralisation=known.centralisation,
        modularity=known.modularity,
    )
