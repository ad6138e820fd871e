"""What a partnership network shows: its organisations, ties, communities and summary, as far as they are selected."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.networks import Figures
from analysis.walks import leading_places, leading_sectors
from graph_store import networks as store
from graph_store.networks import Profile
from graph_store.projections import granted, maker
from graph_store.records import Entity, Place
from loaders.context import RequestContext
from resolvers.apart import apart
from resolvers.drawn_networks import Drawn, Measured
from resolvers.network_parts import Network, NetworkCommunity, NetworkSummary, edges_of, nodes_of


@dataclass(frozen=True, slots=True)
class NetworkWants:
    """What of the network is selected; nothing else is read or computed.

    `nodes`: the list of all organisations, with `organisations`, names of their columns, null where they are not wanted
    at all; `edges`: the ties themselves, with or without `kinds` and `since`; `metrics`: those of each organisation, of
    which `figures` are made, names of `analysis.networks.FIGURE_NAMES`; `profiles`: the sectors, places or names of
    communities; `ranked`: the list of organisations by their figures, which says itself what else it wants.
    """

    nodes: bool = True
    organisations: frozenset[str] | None = None
    edges: bool = False
    kinds: bool = False
    since: bool = False
    metrics: bool = False
    profiles: bool = False
    ranked: bool = False
    figures: frozenset[str] = frozenset()

    @property
    def ties(self) -> bool:
        """Whether anything that is wanted depends on all the ties between the organisations shown."""
        return self.edges or self.ranked or bool(self.figures)


async def described(context: RequestContext, drawn: Drawn, wants: NetworkWants) -> Network:
    """The answer of which this is wanted, from a network that was walked."""
    cut = drawn.cut
    # What is read comes while the ties are put in order and the figures are computed.
    organisations, profiles, measured = await asyncio.gather(
        organisations_of(context, cut.nodes, wants.organisations),
        _profiles(context, drawn, wants),
        _measured(context, drawn, wants),
    )
    known, edges = measured.figures, await drawn.edges() if wants.ties else []
    return Network(
        nodes=await apart(len(cut.nodes), nodes_of, cut, organisations, measured, metrics=wants.metrics)
        if wants.nodes
        else [],
        edges=await apart(len(edges), edges_of, cut.nodes, edges) if wants.edges else [],
        communities=await _communities(context, measured, *profiles),
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
        drawn=drawn,
    )


async def organisations_of(
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
    found = await context.batches.entities("Organisation", ids, columns)
    return {id_: one for id_, one in zip(ids, found, strict=True) if one is not None}


_Profiles = tuple[Mapping[str, Profile], Mapping[str, str]]
"""The profile of each organisation, and the folded name of each place."""


async def _profiles(context: RequestContext, drawn: Drawn, wants: NetworkWants) -> _Profiles:
    return await store.profiles(context.reading, drawn.ids) if wants.profiles and drawn.ids else ({}, {})


async def _measured(context: RequestContext, drawn: Drawn, wants: NetworkWants) -> Measured:
    if wants.ties:
        await drawn.edges()
    return await drawn.figures(context.compute, wants.figures) if wants.figures else Measured((), Figures())


async def _communities(
    context: RequestContext, measured: Measured, profiles: Mapping[str, Profile], folded: Mapping[str, str]
) -> list[NetworkCommunity]:
    """The communities by number (E8), with the sectors and places of most of their members (E10) where known."""
    ids, known = measured
    members: dict[int, list[str]] = {}
    for id_, number in zip(ids, known.communities or (), strict=False):
        members.setdefault(number, []).append(id_)
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
