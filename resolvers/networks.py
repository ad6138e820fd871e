"""The partnership network (DESIGN 5, DEFINITIONS D and E): who works with whom, how strongly, and what shape that has.

Statements: one to check ids; for each ring up to `depth` three (partnerships, projects, people), three more between
the organisations of the last ring; one each for organisations, profiles and places where they are selected. Without a
centre three, one for the members, and one for the version of the graph. However large the network is, there are no
more. Where partnerships alone tie, each three are one; and three rings or more of a network that is not too large are
walked in memory, after the one statement that checks the ids and reads every partnership.

A network without a centre is kept for later requests, as it was walked and as it was answered, under the version of the
graph, the day, the viewer and what was asked: asked again it costs the one statement that reads the version.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analysis import strengths
from analysis.strengths import Pair, Partnerships, Tie
from analysis.walks import Cut, Walk, cut_without_centre, walk_through
from graph_store import networks as store
from graph_store import versions
from graph_store.errors import BadInput
from graph_store.folding import fold
from graph_store.identity import decode
from graph_store.networks import Asked, Scope, Terms
from graph_store.reading import Reading
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from resolvers.apart import apart
from resolvers.drawn_networks import Drawn, Ties
from resolvers.network_answers import NetworkWants, described
from resolvers.network_parts import Network

DEEPEST = 4
MOST_NODES = 50_000
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


async def partnership_network(context: RequestContext, request: NetworkRequest, wants: NetworkWants) -> Network:
    """The network around some organisations, or of all, as far as the viewer sees it.

    BadInput for an id or figure out of range (B7), NotFound naming `around` or `filter.within`.
    """
    scope = scope_of(request, context.reading.today)
    ask = _Ask(context.reading, request, scope, wants.ties, Asked(wants.kinds, wants.since))
    if request.around is None:
        return await _whole(context, ask, wants)
    return await described(context, await _drawn(ask), wants)


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


# --- networks without a centre, which are kept ---


class _Key(NamedTuple):
    """All that a network without a centre depends on. The viewer says who sees what, and the day who is a steward."""

    version: str
    today: str
    viewer: Viewer
    scope: Scope
    min_strength: float | None
    max_nodes: int


async def _whole(context: RequestContext, ask: _Ask, wants: NetworkWants) -> Network:
    """The network without a centre: that of an earlier request, where nothing was written since."""
    # The version first: what is read after it may be newer than the version says, and is then never asked for again.
    version = await versions.current(ask.reading)
    if version is None:
        return await described(context, await _drawn(ask), wants)
    request, kept = ask.request, context.kept
    key = _Key(version, ask.reading.today, ask.reading.viewer, ask.scope, request.min_strength, request.max_nodes)
    drawn: Drawn | None = kept.get(key)
    answer: Network | None = kept.get((key, wants))
    if answer is None:
        if drawn is None or not drawn.asked.has(ask.asked):
            drawn = await _drawn(ask if drawn is None else replace(ask, asked=drawn.asked.together(ask.asked)))
            kept.put(key, drawn, drawn.size)
        answer = await described(context, drawn, wants)
        kept.put((key, wants), answer, answer.size)
    return answer


# --- which organisations, and their ties ---


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one network is made for: whether the ties between all its organisations are wanted, and what of each."""

    reading: Reading
    request: NetworkRequest
    scope: Scope
    has_ties: bool
    asked: Asked

    async def ties(self, terms: Terms, touching: frozenset[str] | None = None) -> dict[Pair, Tie]:
        """The ties that these terms make and that pass. Kinds and implicit are already heeded in what was read."""
        groups = (*terms.project_groups, *terms.people_groups)
        size = len(terms.sources) + sum(len(group) * (len(group) - 1) // 2 for group in groups)
        return await apart(
            size,
            strengths.ties,
            Partnerships(terms.sources, terms.targets, terms.kinds, terms.sinces),
            terms.project_groups,
            terms.people_groups,
            min_strength=self.request.min_strength,
            touching=touching,
        )


async def _drawn(ask: _Ask) -> Drawn:
    return Drawn(*await _walked(ask), ask.asked)


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
    return await apart(len(ids), cut_without_centre, ids, ties, ask.request.max_nodes), ties


async def _through(ask: _Ask, terms: Terms) -> tuple[Cut, Ties]:
    """Walks in memory, through all ties that there are."""
    ties, request = (await ask.ties(terms)).values(), ask.request
    starts, depth, most = ask.scope.around, request.depth, request.max_nodes
    return await apart(len(ties), walk_through, starts, ties, depth=depth, max_nodes=most), ties


async def _around(ask: _Ask) -> tuple[Cut, Ties]:
    """Reads ring by ring, which is all that has to be read."""
    walk = Walk(ask.scope.around, depth=ask.request.depth, max_nodes=ask.request.max_nodes)
    found: dict[Pair, Tie] = {}
    walked: set[str] = set()
    while frontier := walk.frontier:
        terms = await store.terms_around(ask.reading, ask.scope, frontier, ask.asked)
        ring = await ask.ties(terms, frontier)
        await apart(len(ring), walk.advance, ring.values())
        found |= ring
        walked |= frontier
    cut = await apart(len(found), walk.cut)
    last = [node for node in cut.nodes if node not in walked]
    if len(last) > 1 and ask.has_ties:
        found |= await ask.ties(await store.terms_between(ask.reading, ask.scope, last, ask.asked))
    return cut, found.values()
