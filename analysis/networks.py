"""Figures of a partnership network: metrics of its nodes, communities, and the summary."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import igraph

from analysis.centrality import Way, betweenness, closeness, way_of
from analysis.rounding import rounded

Edge = tuple[int, int, float]
"""Positions of source and target, the smaller first, and the strength (above 0)."""

DAMPING = 0.85
LEIDEN_SEED = 20_240_501


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one network, rounded to 9 decimals; null what was not wanted.

    Columns have one value for each node, in the order of the nodes' numbers. ``degree`` counts edges; ``strength`` is
    the sum of their strengths; ``betweenness``, ``closeness``, ``density``, ``largest_share`` and ``centralisation``
    are 0 to 1; ``page_rank`` sums to 1; ``communities`` are numbers from 1, the largest community first;
    ``modularity`` is that of these communities, -0.5 to 1. ``estimated`` says whether betweenness or closeness were
    sampled.
    """

    degree: tuple[int, ...] | None = None
    strength: tuple[float, ...] | None = None
    betweenness: tuple[float, ...] | None = None
    closeness: tuple[float, ...] | None = None
    page_rank: tuple[float, ...] | None = None
    communities: tuple[int, ...] | None = None
    modularity: float | None = None
    components: int | None = None
    largest_share: float | None = None
    density: float | None = None
    centralisation: float | None = None
    estimated: bool = False

    def only(self, wanted: frozenset[str]) -> Figures:
        """These figures alone; they are estimated where one of them is."""
        estimated = self.estimated and not wanted.isdisjoint(_SEARCHED)
        return Figures(**{name: getattr(self, name) for name in wanted}, estimated=estimated)

    def joined(self, other: Figures) -> Figures:
        """These figures and the other ones, all of the same network."""
        more = {name: value for name in _FIGURES if (value := getattr(other, name)) is not None}
        return replace(self, **more, estimated=self.estimated or other.estimated)


def figures(node_count: int, edges: Sequence[Edge], wanted: frozenset[str]) -> Figures:
    """The wanted figures of an undirected network; ``wanted`` holds names of columns and values of Figures.

    Nodes are numbered from 0 in order of their ids, edges come in order of (source, target), so that the communities
    are the same each time. Raises ValueError for edges out of order, self-loops, parallel edges, nodes that are not
    there, and figures that are not known.
    """
    unknown = wanted - _FIGURES.keys()
    if unknown:
        raise ValueError(f"unknown figures: {', '.join(sorted(unknown))}")
    network = _Network(node_count, edges)
    found = {name: figure(network) for name, figure in _FIGURES.items() if name in wanted}
    return Figures(**found, estimated=not wanted.isdisjoint(_SEARCHED) and network.way.is_sampled)


class _Network:
    """A checked network; the graph and the communities are made when they are first needed, and once."""

    def __init__(self, node_count: int, edges: Sequence[Edge]) -> None:
        _check(node_count, edges)
        self.count = node_count
        self.edges = edges
        self.weights = [edge[2] for edge in edges]
        self._graph: igraph.Graph | None = None
        self._way: Way | None = None
        self._communities: tuple[int, ...] | None = None

    @property
    def graph(self) -> igraph.Graph:
        if self._graph is None:
            self._graph = igraph.Graph(n=self.count, edges=[edge[:2] for edge in self.edges])
        return self._graph

    @property
    def way(self) -> Way:
        if self._way is None:
            self._way = way_of(self.graph)
        return self._way

    @property
    def communities(self) -> tuple[int, ...]:
        if self._communities is None:
            # igraph keeps one generator for the whole process: a fresh one each time makes each call repeatable.
            igraph.set_random_number_generator(random.Random(LEIDEN_SEED))  # noqa: S311 - no secret
            clustering = self.graph.community_leiden(
                objective_function="modularity", weights=self.weights, n_iterations=-1
            )
            self._communities = _numbered_by_size(clustering.membership)
        return self._communities


def _check(node_count: int, edges: Sequence[Edge]) -> None:
    before = (-1, -1)
    for source, target, _ in edges:
        if not 0 <= source < target < node_count:
            raise ValueError(f"the edge {source}-{target} is not between two of {node_count} nodes, the smaller first")
        if (source, target) <= before:
            raise ValueError(f"the edge {source}-{target} is out of order or there twice")
        before = (source, target)


def _numbered_by_size(membership: Sequence[int]) -> tuple[int, ...]:
    """Numbers from 1, the largest first, equal sizes by their first node."""
    sizes: dict[int, int] = {}
    for group in membership:
        sizes[group] = sizes.get(group, 0) + 1
    # The dict has the groups in order of their first nodes, and sorting keeps that order among equal sizes.
    order = sorted(sizes, key=lambda group: -sizes[group])
    numbers = {group: number for number, group in enumerate(order, start=1)}
    return tuple(numbers[group] for group in membership)


def _degree(network: _Network) -> tuple[int, ...]:
    degrees = [0] * network.count
    for source, target, _ in network.edges:
        degrees[source] += 1
        degrees[target] += 1
    return tuple(degrees)


def _strength(network: _Network) -> tuple[float, ...]:
    terms: list[list[float]] = [[] for _ in range(network.count)]
    for source, target, strength in network.edges:
        terms[source].append(strength)
        terms[target].append(strength)
    return tuple(rounded(math.fsum(strengths)) for strengths in terms)


def _betweenness(network: _Network) -> tuple[float, ...]:
    return tuple(rounded(value) for value in betweenness(network.graph, network.way))


def _closeness(network: _Network) -> tuple[float, ...]:
    return tuple(rounded(value) for value in closeness(network.graph, network.way))


def _page_rank(network: _Network) -> tuple[float, ...]:
    ranks = network.graph.pagerank(directed=False, damping=DAMPING, weights=network.weights, implementation="prpack")
    return tuple(rounded(rank) for rank in ranks)


def _communities(network: _Network) -> tuple[int, ...]:
    return network.communities


def _modularity(network: _Network) -> float:
    """Newman's, with strengths as weights and resolution 1; 0 without edges."""
    total = math.fsum(network.weights)
    if not total:
        return 0.0
    numbers = network.communities
    inside: list[float] = []
    incident: dict[int, list[float]] = {}
    for source, target, strength in network.edges:
        for node in (source, target):
            incident.setdefault(numbers[node], []).append(strength)
        if numbers[source] == numbers[target]:
            inside.append(strength / total)
    expected = [(math.fsum(strengths) / (2 * total)) ** 2 for strengths in incident.values()]
    return rounded(math.fsum(inside) - math.fsum(expected))


def _components(network: _Network) -> int:
    return len(network.graph.connected_components())


def _largest_share(network: _Network) -> float:
    """Nodes in the largest component by all nodes; 0 where there are none."""
    sizes = network.graph.connected_components().sizes()
    return rounded(max(sizes) / network.count) if sizes else 0.0


def _density(network: _Network) -> float:
    """Edges by possible edges; 0 below 2 nodes."""
    count = network.count
    return rounded(2 * len(network.edges) / (count * (count - 1))) if count > 1 else 0.0


def _centralisation(network: _Network) -> float:
    """Freeman's, of degrees: 1 for a star; 0 below 3 nodes."""
    count = network.count
    if count < 3:
        return 0.0
    degrees = _degree(network)
    return rounded((max(degrees) * count - sum(degrees)) / ((count - 1) * (count - 2)))


_FIGURES: dict[str, Callable[[_Network], Any]] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "page_rank": _page_rank,
    "communities": _communities,
    "modularity": _modularity,
    "components": _components,
    "largest_share": _largest_share,
    "density": _density,
    "centralisation": _centralisation,
}
_SEARCHED = frozenset({"betweenness", "closeness"})
FIGURE_NAMES = frozenset(_FIGURES)
"""All figures that there are."""
