"""The partnership network (DESIGN 5, DEFINITIONS D and E): who works with whom, how strongly, and what shape that has.

Statements: one to check ids; for each ring up to `depth` three (partnerships, projects, people), three more between
the organisations of the last ring; one each for organisations, profiles and places where they are selected. Without a
centre three, and one for the members. However large the network is, there are no more.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from analysis import strengths
from analysis.networks import Figures, figures
from analysis.strengths import Pair, Partnerships, Tie
from analysis.walks import Cut, Walk, cut_without_centre, edges_between, leading_places, leading_sectors, numbered
from graph_store import entities
from graph_store import networks as store
from graph_store.errors import BadInput
from graph_store.folding import fold
from graph_store.identity import decode, encode
from graph_store.networks import Profile, Scope, Terms
from graph_store.records import Entity, Place
from loaders.context import RequestContext

P = ParamSpec("P")
T = TypeVar("T")

DEEPEST = 4
MOST_NODES = 50_000
# Above so many relations or nodes the work goes to a thread, for it would hold up other requests for 10 ms and more.
_FEW = 2_000


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

    `figures` are names of `analysis.networks.FIGURE_NAMES`; `profiles`: the sectors or places of communities.
    """

    organisations: bool = False
    edges: bool = False
    profiles: bool = False
    figures: frozenset[str] = frozenset()

    @property
    def ties(self) -> bool:
        """Whether anything that is wanted depends on all the ties between the organisations shown."""
        return self.edges or bool(self.figures)


@dataclass(frozen=True, slots=True)
class NetworkMetrics:
    """Metrics of one organisation in the network; null what was not wanted."""

    degree: int | None
    strength: float | None
    betweenness: float | None
    closeness: float | None
    page_rank: float | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """One organisation in the network; `organisation` and `community` are null where they were not wanted."""

    id: str
    organisation: Entity | None
    distance: int | None
    community: int | None
    metrics: NetworkMetrics


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """The tie between two organisations; `source` and `target` are global ids, `since` an ISO date."""

    source: str
    target: str
    kinds: tuple[str, ...]
    partnerships: int
    joint_projects: int
    shared_people: int
    strength: float
    since: str | None


@dataclass(frozen=True, slots=True)
class NetworkCommunity:
    """A community, and the sectors and places that most of its members have."""

    number: int
    size: int
    sectors: list[str]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """The shape of the whole; null what was not wanted."""

    nodes: int
    edges: int | None
    density: float | None
    components: int | None
    largest_share: float | None
    centralisation: float | None
    modularity: float | None


@dataclass(frozen=True, slots=True)
class Network:
    """A partnership network, in the orders of E6."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    communities: list[NetworkCommunity]
    summary: NetworkSummary
    truncated: bool


async def partnership_network(context: RequestContext, request: NetworkRequest, wants: NetworkWants) -> Network:
    """The network around some organisations, or of all, as far as the viewer sees it.

    BadInput for an id or figure out of range (B7), NotFound naming `around` or `filter.within`.
    """
    scope = _scope(request, context.reading.today)
    await store.check(context.reading, scope)
    if request.around is None:
        cut, ties = await _everyone(context, request, scope)
    else:
        cut, ties = await _around(context, request, scope, wants)
    edges = await _apart(len(ties), edges_between, cut.nodes, ties)
    return await _described(context, cut, edges, wants)


def _scope(request: NetworkRequest, today: str) -> Scope:
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


async def _everyone(context: RequestContext, request: NetworkRequest, scope: Scope) -> tuple[Cut, list[Tie]]:
    ids, terms = await asyncio.gather(store.members(context.reading, scope), store.terms_of_all(context.reading, scope))
    # An import may add organisations between the two statements: only ties of known members can be ranked.
    known = frozenset(ids)
    ties = [tie for pair, tie in (await _ties(request, terms)).items() if known.issuperset(pair)]
    return await _apart(len(ids), cut_without_centre, ids, ties, request.max_nodes), ties


async def _around(
    context: RequestContext, request: NetworkRequest, scope: Scope, wants: NetworkWants
) -> tuple[Cut, list[Tie]]:
    walk = Walk(scope.around, depth=request.depth, max_nodes=request.max_nodes)
    found: dict[Pair, Tie] = {}
    walked: set[str] = set()
    while frontier := walk.frontier:
        ring = await _ties(request, await store.terms_around(context.reading, scope, frontier), frontier)
        await _apart(len(ring), walk.advance, ring.values())
        found |= ring
        walked |= frontier
    cut = await _apart(len(found), walk.cut)
    last = [node for node in cut.nodes if node not in walked]
    if len(last) > 1 and wants.ties:
        found |= await _ties(request, await store.terms_between(context.reading, scope, last))
    return cut, list(found.values())


async def _ties(request: NetworkRequest, terms: Terms, touching: frozenset[str] | None = None) -> dict[Pair, Tie]:
    """The ties that these terms make and that pass. Kinds and implicit are already heeded in what was read."""
    groups = (*terms.project_groups, *terms.people_groups)
    size = len(terms.sources) + sum(len(group) * (len(group) - 1) // 2 for group in groups)
    return await _apart(
        size,
        strengths.ties,
        Partnerships(terms.sources, terms.targets, terms.kinds, terms.sinces),
        terms.project_groups,
        terms.people_groups,
        min_strength=request.min_strength,
        touching=touching,
    )


# --- what is shown of them ---


async def _described(context: RequestContext, cut: Cut, edges: list[Tie], wants: NetworkWants) -> Network:
    ids, columns = await _apart(len(edges), numbered, cut.nodes, edges)
    known = Figures()
    if wants.figures:
        known = await context.compute.run(figures, len(ids), columns, wants.figures)
    organisations = await entities.by_ids(context.reading, "Organisation", ids) if wants.organisations and ids else {}
    return Network(
        nodes=await _apart(len(ids), _nodes, cut, ids, known, organisations),
        edges=await _apart(len(edges), _edges, edges) if wants.edges else [],
        communities=await _communities(context, ids, known, wants),
        summary=NetworkSummary(
            nodes=len(ids),
            edges=len(edges) if wants.ties else None,
            density=known.density,
            components=known.components,
            largest_share=known.largest_share,
            centralisation=known.centralisation,
            modularity=known.modularity,
        ),
        truncated=cut.truncated,
    )


def _nodes(cut: Cut, ids: Sequence[str], known: Figures, organisations: Mapping[str, Entity]) -> list[NetworkNode]:
    """The nodes in the order of the cut; the columns of the figures are in the order of the ids."""
    position = {id_: number for number, id_ in enumerate(ids)}
    nodes: list[NetworkNode] = []
    for id_, distance in zip(cut.nodes, cut.distances, strict=True):
        at = position[id_]
        metrics = NetworkMetrics(
            degree=_at(known.degree, at),
            strength=_at(known.strength, at),
            betweenness=_at(known.betweenness, at),
            closeness=_at(known.closeness, at),
            page_rank=_at(known.page_rank, at),
            estimated=known.estimated,
        )
        nodes.append(NetworkNode(id_, organisations.get(id_), distance, _at(known.communities, at), metrics))
    return nodes


def _at(column: Sequence[T] | None, position: int) -> T | None:
    return None if column is None else column[position]


def _edges(ties: Iterable[Tie]) -> list[NetworkEdge]:
    names: dict[str, str] = {}

    def name(id_: str) -> str:
        if id_ not in names:
            names[id_] = encode("Organisation", id_)
        return names[id_]

    return [
        NetworkEdge(
            source=name(tie.source),
            target=name(tie.target),
            kinds=tie.kinds,
            partnerships=tie.partnerships,
            joint_projects=tie.joint_projects,
            shared_people=tie.shared_people,
            strength=tie.strength,
            since=tie.since,
        )
        for tie in ties
    ]


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
