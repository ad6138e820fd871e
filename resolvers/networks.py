"""The partnership network (DESIGN 5, DEFINITIONS D and E): who works with whom, how strongly, and what shape that has.

Statements: one to check ids; for each ring up to `depth` three (partnerships, projects, people), three more between
the organisations of the last ring; one each for organisations, profiles and places where they are selected. Without a
centre three, and one for the members. However large the network is, there are no more. Where partnerships alone tie,
each three are one; and three rings or more of a network that is not too large are walked in memory, after the one
statement that checks the ids and reads every partnership.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from analysis import strengths
from analysis.networks import Figures, figures
from analysis.strengths import Pair, Partnerships, Tie
from analysis.walks import (
    Cut,
    Walk,
    cut_without_centre,
    edges_between,
    leading_places,
    leading_sectors,
    numbered,
    walk_through,
)
from graph_store import entities
from graph_store import networks as store
from graph_store.errors import BadInput
from graph_store.folding import fold
from graph_store.identity import decode
from graph_store.networks import Asked, Profile, Scope, Terms
from graph_store.projections import granted, maker
from graph_store.reading import Reading
from graph_store.records import Entity, Place
from loaders.context import RequestContext
from resolvers.network_parts import Measured, Network, NetworkCommunity, NetworkSummary, edges_of, nodes_of

P = ParamSpec("P")
T = TypeVar("T")

DEEPEST = 4
MOST_NODES = 50_000
# Above so many relations or nodes the work goes to a thread, for it would hold up other requests for 10 ms and more.
_FEW = 5_000
# Partnerships are read all at once where about so many are there, at the most, and so many rings are wanted. Less deep,
# few of them are reached, and where there are more of them, reading those that are not costs more than asking by ring.
MOST_AT_ONCE = 10_000
_RINGS_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class NetworkRequest:
    """What is asked, as the client gave it: global ids, an ISO date; null and empty lists as A9 and A10 have them."""

    around: Sequence[str] | None = None
    depth: int = 2
    max_nodes: int = 500
    sectors: Sequence[str] | None = None
    spaces: Sequence[str] | None = None
    within: str | None = None
    kinds: Sequence[str] | None = None
    min_strength: float | None = None
    implicit: bool = True
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkWants:
    """What of the network is selected; nothing else is read or computed.

    `organisations` are names of their columns, null where they are not wanted at all; `edges`: the ties themselves,
    with or without `kinds` and `since`; `metrics`: those of each organisation, of which `figures` are made, names of
    `analysis.networks.FIGURE_NAMES`; `profiles`: the sectors or places of communities.
    """

    organisations: frozenset[str] | None = None
    edges: bool = False
    kinds: bool = False
    since: bool = False
    metrics: bool = False
    profiles: bool = False
    figures: frozenset[str] = frozenset()

    @property
    def ties(self) -> bool:
        """Whether anything that is wanted depends on all the ties between the organisations shown."""
        return self.edges or bool(self.figures)


async def partnership_network(context: RequestContext, request: NetworkRequest, wants: NetworkWants) -> Network:
    """The network around some organisations, or of all, as far as the viewer sees it.

    BadInput for an id or figure out of range (B7), NotFound naming `around` or `filter.within`.
    """
    scope = scope_of(request, context.reading.today)
    cut, ties = await _walked(_Ask(context.reading, request, scope, wants))
    return await _described(context, cut, ties, wants)


def scope_of(request: NetworkRequest, today: str) -> Scope:
    """The scope of a request; BadInput by B7 and for a malformed id."""
    if not 1 <= request.depth <= DEEPEST:
        raise BadInput("depth", f"must be between 1 and {DEEPEST}")
    if not 1 <= request.max_nodes <= MOST_NODES:
        raise BadInput("maxNodes", f"must be between 1 and {MOST_NODES}")
    least = request.min_strength
    if least is not None and not (math.isfinite(least) and least >= 0):
        raise BadInput("filter.minStrength", "must be 0 or more")
    within = None if request.within is None else decode("filter.within", request.within, ("Place",)).id
    around = (decode("around", one, ("Organisation",)).id for one in request.around or ())
    return Scope(
        on=request.as_of or today,
        around=tuple(dict.fromkeys(around)),
        sector_keys=_some(fold(sector) for sector in request.sectors or ()),
        spaces=_some(request.spaces or ()),
        within=within,
        kinds=_some(request.kinds or ()),
        implicit=request.implicit,
    )


def _some(values: Iterable[str]) -> tuple[str, ...] | None:
    """The distinct values, or null where there are none: an empty list restricts nothing (A10)."""
    return tuple(dict.fromkeys(values)) or None


async def _apart(size: int, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function returns; a large task (`size` things) in a thread, so that the event loop goes on meanwhile.

    This is plain Python, which lets other threads in. Figures need another process, since igraph does not.
    """
    if size <= _FEW:
        return function(*arguments, **named)
    return await asyncio.to_thread(function, *arguments, **named)


# --- which organisations, and their ties ---


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one network is made for."""

    reading: Reading
    request: NetworkRequest
    scope: Scope
    wants: NetworkWants

    @property
    def asked(self) -> Asked:
        """What has to be read of each partnership."""
        return Asked(self.wants.kinds, self.wants.since)

    async def ties(self, terms: Terms, touching: frozenset[str] | None = None) -> dict[Pair, Tie]:
        """The ties that these terms make and that pass. Kinds and implicit are already heeded in what was read."""
        groups = (*terms.project_groups, *terms.people_groups)
        size = len(terms.sources) + sum(len(group) * (len(group) - 1) // 2 for group in groups)
        return await _apart(
            size,
            strengths.ties,
            Partnerships(terms.sources, terms.targets, terms.kinds, terms.sinces),
            terms.project_groups,
            terms.people_groups,
            min_strength=self.request.min_strength,
            touching=touching,
        )


Ties = Collection[Tie]


async def _walked(ask: _Ask) -> tuple[Cut, Ties]:
    if ask.scope.around and ask.request.depth >= _RINGS_AT_ONCE and not ask.scope.shares:
        terms = await store.terms_through(ask.reading, ask.scope, MOST_AT_ONCE, ask.asked)
        return await (_around(ask) if terms is None else _through(ask, terms))
    await store.check(ask.reading, ask.scope)
    return await (_everyone(ask) if ask.request.around is None else _around(ask))


async def _everyone(ask: _Ask) -> tuple[Cut, Ties]:
    ids, terms = await asyncio.gather(
        store.members(ask.reading, ask.scope), store.terms_of_all(ask.reading, ask.scope, ask.asked)
    )
    # An import may add organisations between the two statements: only ties of known members can be ranked.
    known = frozenset(ids)
    ties = [tie for pair, tie in (await ask.ties(terms)).items() if known.issuperset(pair)]
    return await _apart(len(ids), cut_without_centre, ids, ties, ask.request.max_nodes), ties


async def _through(ask: _Ask, terms: Terms) -> tuple[Cut, Ties]:
    """Walks in memory, through all ties that there are."""
    ties, request = (await ask.ties(terms)).values(), ask.request
    starts, depth, most = ask.scope.around, request.depth, request.max_nodes
    return await _apart(len(ties), walk_through, starts, ties, depth=depth, max_nodes=most), ties


async def _around(ask: _Ask) -> tuple[Cut, Ties]:
    """Reads ring by ring, which is all that has to be read."""
    walk = Walk(ask.scope.around, depth=ask.request.depth, max_nodes=ask.request.max_nodes)
    found: dict[Pair, Tie] = {}
    walked: set[str] = set()
    while frontier := walk.frontier:
        terms = await store.terms_around(ask.reading, ask.scope, frontier, ask.asked)
        ring = await ask.ties(terms, frontier)
        await _apart(len(ring), walk.advance, ring.values())
        found |= ring
        walked |= frontier
    cut = await _apart(len(found), walk.cut)
    last = [node for node in cut.nodes if node not in walked]
    if len(last) > 1 and ask.wants.ties:
        found |= await ask.ties(await store.terms_between(ask.reading, ask.scope, last, ask.asked))
    return cut, found.values()


# --- what is shown of them ---


async def _described(context: RequestContext, cut: Cut, ties: Ties, wants: NetworkWants) -> Network:
    # The organisations are asked for first, and come while the ties are put in order.
    organisations, edges = await asyncio.gather(
        _organisations(context, cut.nodes, wants.organisations), _edges_between(cut, ties, wants)
    )
    ids: list[str] = []
    known = Figures()
    if wants.figures:
        ids, columns = await _apart(len(edges), numbered, cut.nodes, edges)
        known = await context.compute.run(figures, len(ids), columns, wants.figures)
    return Network(
        nodes=await _apart(len(cut.nodes), nodes_of, cut, organisations, Measured(ids, known), metrics=wants.metrics),
        edges=await _apart(len(edges), edges_of, cut.nodes, edges) if wants.edges else [],
        communities=await _communities(context, ids, known, wants),
        summary=NetworkSummary(
            nodes=len(cut.nodes),
            edges=len(edges) if wants.ties else None,
            density=known.density,
            components=known.components,
            largest_share=known.largest_share,
            centralisation=known.centralisation,
            modularity=known.modularity,
        ),
        truncated=cut.truncated,
    )


async def _organisations(
    context: RequestContext, ids: Sequence[str], wanted: frozenset[str] | None
) -> Mapping[str, Entity]:
    """The organisations with the wanted columns, none where nothing of them is wanted."""
    if wanted is None or not ids:
        return {}
    columns = granted("Organisation", wanted)
    if not columns:
        # Nothing but their ids, and links that start from these: all is known that is needed.
        make = maker("Organisation", columns)
        return {id_: make((id_,)) for id_ in ids}
    return await entities.by_ids(context.reading, "Organisation", ids, columns)


async def _edges_between(cut: Cut, ties: Ties, wants: NetworkWants) -> list[Tie]:
    return await _apart(len(ties), edges_between, cut.nodes, ties) if wants.ties else []


async def _communities(
    context: RequestContext, ids: Sequence[str], known: Figures, wants: NetworkWants
) -> list[NetworkCommunity]:
    """The communities by number (E8), with the sectors and places of most of their members (E10) where wanted."""
    members: dict[int, list[str]] = {}
    for id_, number in zip(ids, known.communities or (), strict=False):
        members.setdefault(number, []).append(id_)
    profiles: dict[str, Profile] = {}
    folded: dict[str, str] = {}
    if wants.profiles and ids:
        profiles, folded = await store.profiles(context.reading, ids)
    leading = {number: _leading_places(group, profiles, folded) for number, group in members.items()}
    wanted = list(dict.fromkeys(place for places in leading.values() for place in places))
    found = await context.batches.entities("Place", wanted) if wanted else []
    places = {one.id: one for one in found if isinstance(one, Place)}
    return [
        NetworkCommunity(
            number=number,
            size=len(members[number]),
            sectors=_leading_sectors(members[number], profiles),
            places=[places[place] for place in leading[number] if place in places],
        )
        for number in sorted(members)
    ]


def _leading_sectors(group: Iterable[str], profiles: Mapping[str, Profile]) -> list[str]:
    known = ((id_, profiles[id_]) for id_ in group if id_ in profiles)
    return leading_sectors((id_, profile.sector_keys, profile.sectors) for id_, profile in known)


def _leading_places(group: Iterable[str], profiles: Mapping[str, Profile], folded: Mapping[str, str]) -> list[str]:
    own = (profiles[id_].place for id_ in group if id_ in profiles)
    return leading_places([place for place in own if place is not None], folded)
