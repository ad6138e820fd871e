"""What is shown of a partnership network, and how its nodes and edges are made. Nothing is read here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple, TypeVar

from analysis.networks import Figures
from analysis.strengths import Tie
from analysis.walks import Cut
from graph_store.identity import encode
from graph_store.records import Entity, Place
from resolvers.drawn_networks import Drawn, Measured

T = TypeVar("T")

# How many sectors, and how many places, name a community.
_NAMED = 2
# About what an organisation takes in memory with its metrics, and a tie, in bytes.
_NODE = 600
_EDGE = 400


@dataclass(frozen=True, slots=True)
class NetworkMetrics:
    """Metrics of one organisation in the network; null what was not wanted."""

    degree: int | None
    strength: float | None
    betweenness: float | None
    closeness: float | None
    page_rank: float | None
    estimated: bool


class NetworkNode(NamedTuple):
    """One organisation in the network; null is what was not wanted of `organisation`, `community` and `metrics`."""

    id: str
    organisation: Entity | None
    distance: int | None
    community: int | None
    metrics: NetworkMetrics | None


class NetworkEdge(NamedTuple):
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

    @property
    def name(self) -> str:
        """Its first two sectors, and in brackets its first two places; its number where it has neither."""
        sectors = ", ".join(self.sectors[:_NAMED])
        places = ", ".join(place.name for place in self.places[:_NAMED])
        if sectors and places:
            return f"{sectors} ({places})"
        return sectors or places or f"Community {self.number}"


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
    """A partnership network, in the orders of E6; `drawn` is what it was made of, for what is asked of it further."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    communities: list[NetworkCommunity]
    summary: NetworkSummary
    truncated: bool
    drawn: Drawn = field(compare=False, repr=False)

    @property
    def size(self) -> int:
        """About how many bytes the answer takes, without what it was made of."""
        return _NODE * (len(self.nodes) + len(self.communities)) + _EDGE * len(self.edges)


def nodes_of(cut: Cut, organisations: Mapping[str, Entity], measured: Measured, *, metrics: bool) -> list[NetworkNode]:
    """The nodes in the order of the cut, with metrics where they are wanted."""
    ids, known = measured
    communities: Iterable[int | None] = repeat(None)
    found: Iterable[NetworkMetrics | None] = repeat(None)
    if metrics or known.communities is not None:
        position = {id_: number for number, id_ in enumerate(ids)}
        places = [position.get(id_, 0) for id_ in cut.nodes]
        communities = [_at(known.communities, at) for at in places]
        found = [_metrics(known, at) for at in places] if metrics else found
    return list(map(NetworkNode, cut.nodes, map(organisations.get, cut.nodes), cut.distances, communities, found))


def _metrics(known: Figures, at: int) -> NetworkMetrics:
    return NetworkMetrics(
        degree=_at(known.degree, at),
        strength=_at(known.strength, at),
        betweenness=_at(known.betweenness, at),
        closeness=_at(known.closeness, at),
        page_rank=_at(known.page_rank, at),
        estimated=known.estimated,
    )


def _at(column: Sequence[T] | None, position: int) -> T | None:
    return None if column is None else column[position]


def edges_of(nodes: Iterable[str], ties: Collection[Tie]) -> list[NetworkEdge]:
    """The edges that ties between these nodes are, in the order of the ties."""
    if not ties:
        return []
    name = {id_: encode("Organisation", id_) for id_ in nodes}.__getitem__
    sources, targets, *others = zip(*ties, strict=True)
    # There are thousands of them: by columns, and without a call of Python's for each.
    rows = zip(map(name, sources), map(name, targets), *others, strict=True)
    return [tuple.__new__(NetworkEdge, row) for row in rows]
