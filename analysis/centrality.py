"""Betweenness and closeness of an undirected graph, unweighted, normalised as networkx does, not yet rounded.

Exact, but for graphs too large for it. igraph searches from every node of the graph as it is; where much of a large
graph folds away (see reduction), the searches among what is left are so few that they are quicker, although they are
written in Python. Where even these are too many, some of the classes are searched from: the heaviest, each for itself,
and of the others as many again, drawn by a fixed seed, which stand for all of them. What is folded is exact then, too.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

import igraph

from analysis.reduction import Reduced, reduced_graph

# Below so many steps (a twentieth of a second of igraph's) reduction gains nothing worth having.
QUICK = 5_000_000
# How many of igraph's steps one step among classes takes (measured: 10 ns and 100 to 200 ns).
STEP = 20
# The most steps of igraph's that one exact figure may take (some ten seconds), and those that an estimated one takes.
MOST_STEPS = 1_500_000_000
SAMPLED_STEPS = 400_000_000
# Graphs of up to so many nodes are never sampled (N5), however long it takes.
ALWAYS_EXACT = 2_000
LEAST_SOURCES = 32
SAMPLE_SEED = 20_261_122


@dataclass(frozen=True, slots=True)
class Way:
    """How a graph is searched: reduced, or as it is (None); and from how many classes of each component, None: all."""

    reduced: Reduced | None = None
    sources: int | None = None

    @property
    def is_sampled(self) -> bool:
        """Whether the figures are estimates."""
        return self.sources is not None


def way_of(graph: igraph.Graph) -> Way:
    """The quickest exact way, or where that takes too long and the graph is large, a sample."""
    count = graph.vcount()
    steps = count * (count + 2 * graph.ecount())
    if steps < QUICK:
        return Way()
    reduced = reduce_graph(graph)
    one_search = STEP * (len(reduced.members) + sum(map(len, reduced.neighbours)))
    fewer = one_search * len(reduced.members)
    if count > ALWAYS_EXACT and min(steps, fewer) > MOST_STEPS:
        sources = max(LEAST_SOURCES, SAMPLED_STEPS // one_search)
        if sources < max(map(len, _classes(reduced).connected_components())):
            return Way(reduced, sources)
    return Way(reduced) if fewer < steps else Way()


def betweenness(graph: igraph.Graph, way: Way) -> list[float]:
    """For each node the share of pairs of others whose shortest paths run through it; 0 below 3 nodes."""
    count = graph.vcount()
    if count < 3:
        return [0.0] * count
    sums = graph.betweenness(directed=False) if way.reduced is None else pairs_between(way.reduced, way.sources)
    pairs = (count - 1) * (count - 2) / 2
    # An estimate may be above what there is.
    return [min(value / pairs, 1.0) for value in sums]


def closeness(graph: igraph.Graph, way: Way) -> list[float]:
    """For each node the number of others it reaches by their mean distance, times the share that it reaches.

    0 for a node without edges: the share makes small components count little (Wasserman and Faust).
    """
    others = graph.vcount() - 1
    reached = [total - 1 for total in _totals(graph)]
    if way.reduced is None:
        within = graph.closeness(normalized=True)
    else:
        sums = sums_of_distances(way.reduced, way.sources)
        # An estimate may be below what there is: each other is at least one step away.
        within = [reach / max(total, reach) if reach else math.nan for reach, total in zip(reached, sums, strict=True)]
    return [0.0 if math.isnan(value) else value * reach / others for value, reach in zip(within, reached, strict=True)]


def reduce_graph(graph: igraph.Graph) -> Reduced:
    """The reduced form of a graph."""
    return reduced_graph(graph.get_adjlist(), _totals(graph))


def pairs_between(reduced: Reduced, sources: int | None = None) -> list[float]:
    """For each node the number of pairs of others that it is between, each by its share of their shortest paths.

    Pairs on two branches that meet in a node, or on a branch and beyond, are counted at once, the rest by searches
    among the classes, in which a class stands for all that is folded into its members. ``sources``: from how many
    classes of each component; None: from all.
    """
    sizes, totals = reduced.sizes, reduced.totals
    sums = [
        ((total - 1) ** 2 - square - (total - size) ** 2) / 2
        for total, square, size in zip(totals, reduced.squares, sizes, strict=True)
    ]
    for nodes, shared in zip(reduced.members, _pairs_between_classes(reduced, sources), strict=True):
        for node in nodes:
            sums[node] += shared / 2
    return sums


def sums_of_distances(reduced: Reduced, sources: int | None = None) -> Sequence[float]:
    """For each node the sum of its distances to all nodes of its component; ``sources`` as for `pairs_between`."""
    sizes, members = reduced.sizes, reduced.members
    weights = [sum(sizes[node] for node in nodes) for nodes in members]
    sums: list[float] = list(reduced.depths)
    classes = _classes(reduced)
    for component in classes.connected_components():
        folded = sum(reduced.depths[node] for number in component for node in members[number])
        for number, outside in zip(component, _outside(classes, component, weights, sources), strict=True):
            for node in members[number]:
                # A twin is two steps away: over any neighbour that they share.
                sums[node] = outside + folded + 2 * (weights[number] - sizes[node])
    reduced.unfold(sums)
    return sums


def _outside(
    classes: igraph.Graph, component: Sequence[int], weights: Sequence[int], sources: int | None
) -> list[float]:
    """For each class of a component the sum of its distances to all that is in the others."""
    if sources is None or len(component) <= sources:
        nearby = [weights[number] for number in component]
        rows = (classes.distances(source=number, target=component)[0] for number in component)
        return [sum(map(mul, distances, nearby)) for distances in rows]
    sums = [0.0] * len(component)
    for number, times in _chosen(component, weights, sources):
        (distances,) = classes.distances(source=number, target=component)
        weight = weights[number] * times
        sums = [total + weight * distance for total, distance in zip(sums, distances, strict=True)]
    return sums


def _classes(reduced: Reduced) -> igraph.Graph:
    """The graph of the classes."""
    edges = [(a, b) for a, around in enumerate(reduced.neighbours) for b in around if a < b]
    return igraph.Graph(n=len(reduced.members), edges=edges)


def _chosen(component: Sequence[int], weights: Sequence[int], sources: int | None) -> list[tuple[int, float]]:
    """The classes of a component to search from, each with the number of classes that it stands for.

    The heavier half of them stand for themselves: most pairs begin there. The others are drawn.
    """
    if sources is None or len(component) <= sources:
        return [(number, 1.0) for number in component]
    order = sorted(component, key=lambda number: (-weights[number], number))
    heavy, light = order[: sources // 2], order[sources // 2 :]
    drawn = random.Random(SAMPLE_SEED).sample(light, sources - len(heavy))  # noqa: S311 - no secret
    return [(number, 1.0) for number in heavy] + [(number, len(light) / len(drawn)) for number in drawn]


def _totals(graph: igraph.Graph) -> list[int]:
    """For each node the size of its component."""
    components = graph.connected_components()
    sizes = components.sizes()
    return [sizes[number] for number in components.membership]


def _pairs_between_classes(reduced: Reduced, sources: int | None) -> list[float]:
    """For the members of each class the ordered pairs, each on other members' branches, that they are between.

    Brandes' algorithm with weights: a search from one member serves for all its twins.
    """
    sizes, neighbours = reduced.sizes, reduced.neighbours
    counts = [len(nodes) for nodes in reduced.members]
    weights = [sum(sizes[node] for node in nodes) for nodes in reduced.members]
    sums = [0.0] * len(counts)
    for component in _classes(reduced).connected_components():
        for source, times in _chosen(component, weights, sources):
            weight = weights[source] * times
            for number, part in _dependencies(source, neighbours, counts, weights):
                sums[number] += weight * part
    for source, around in enumerate(neighbours):
        # Pairs of twins: the paths between two of them run over each of their neighbours alike.
        twins = weights[source] ** 2 - sum(sizes[node] ** 2 for node in reduced.members[source])
        for number in around:
            sums[number] += twins / sum(counts[other] for other in around)
    return sums


def _dependencies(
    source: int, neighbours: list[list[int]], counts: list[int], weights: list[int]
) -> list[tuple[int, float]]:
    """For each class reached: the weight of all that lies behind a member of it, seen from one node of the source."""
    # Lists, not dicts, and no list of who comes before: a search among a thousand classes takes two thirds of the time.
    distances = [-1] * len(neighbours)
    ways = [0.0] * len(neighbours)
    distances[source], ways[source] = 0, 1.0
    order = [source]
    for number in order:
        beyond = distances[number] + 1
        passing = ways[number] * counts[number] if number != source else 1.0
        for other in neighbours[number]:
            known = distances[other]
            if known < 0:
                distances[other] = beyond
                ways[other] = passing
                order.append(other)
            elif known == beyond:
                ways[other] += passing
    behind = [0.0] * len(neighbours)
    for number in reversed(order):
        nearer = distances[number] - 1
        share = (weights[number] + counts[number] * behind[number]) / ways[number]
        for other in neighbours[number]:
            if distances[other] == nearer:
                behind[other] += ways[other] * share
    return [(number, behind[number]) for number in order if number != source]
