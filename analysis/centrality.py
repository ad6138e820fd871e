"""Betweenness and closeness of an undirected graph, unweighted, normalised as networkx does, not yet rounded.

Both are exact. igraph searches from every node of the graph as it is; where much of a large graph folds away (see
reduction), the searches among what is left are so few that they are quicker, although they are written in Python.
"""

import math
from operator import mul

import igraph

from analysis.reduction import Reduced, reduced_graph

# Below so many steps (a twentieth of a second of igraph's) reduction gains nothing worth having.
QUICK = 5_000_000
# How many of igraph's steps one step among classes takes (measured: 10 ns and 200 to 300 ns).
STEP = 30


def betweenness(graph: igraph.Graph) -> list[float]:
    """For each node the share of pairs of others whose shortest paths run through it; 0 below 3 nodes."""
    count = graph.vcount()
    if count < 3:
        return [0.0] * count
    reduced = _reduced_if_quicker(graph)
    sums = graph.betweenness(directed=False) if reduced is None else pairs_between(reduced)
    pairs = (count - 1) * (count - 2) / 2
    return [value / pairs for value in sums]


def closeness(graph: igraph.Graph) -> list[float]:
    """For each node the number of others it reaches by their mean distance, times the share that it reaches.

    0 for a node without edges: the share makes small components count little (Wasserman and Faust).
    """
    others = graph.vcount() - 1
    reached = [total - 1 for total in _totals(graph)]
    reduced = _reduced_if_quicker(graph)
    if reduced is None:
        within = graph.closeness(normalized=True)
    else:
        sums = sums_of_distances(reduced)
        within = [reach / total if total else math.nan for reach, total in zip(reached, sums, strict=True)]
    return [0.0 if math.isnan(value) else value * reach / others for value, reach in zip(within, reached, strict=True)]


def reduce_graph(graph: igraph.Graph) -> Reduced:
    """The reduced form of a graph."""
    return reduced_graph(graph.get_adjlist(), _totals(graph))


def pairs_between(reduced: Reduced) -> list[float]:
    """For each node the number of pairs of others that it is between, each by its share of their shortest paths.

    Pairs on two branches that meet in a node, or on a branch and beyond, are counted at once, the rest by searches
    among the classes, in which a class stands for all that is folded into its members.
    """
    sizes, totals = reduced.sizes, reduced.totals
    sums = [
        ((total - 1) ** 2 - square - (total - size) ** 2) / 2
        for total, square, size in zip(totals, reduced.squares, sizes, strict=True)
    ]
    for nodes, shared in zip(reduced.members, _pairs_between_classes(reduced), strict=True):
        for node in nodes:
            sums[node] += shared / 2
    return sums


def sums_of_distances(reduced: Reduced) -> list[int]:
    """For each node the sum of its distances to all nodes of its component."""
    sizes, members = reduced.sizes, reduced.members
    weights = [sum(sizes[node] for node in nodes) for nodes in members]
    sums = list(reduced.depths)
    classes = igraph.Graph(
        n=len(members), edges=[(a, b) for a, around in enumerate(reduced.neighbours) for b in around if a < b]
    )
    for component in classes.connected_components():
        nearby = [weights[number] for number in component]
        folded = sum(reduced.depths[node] for number in component for node in members[number])
        for number in component:
            (distances,) = classes.distances(source=number, target=component)
            outside = sum(map(mul, distances, nearby)) + folded
            for node in members[number]:
                # A twin is two steps away: over any neighbour that they share.
                sums[node] = outside + 2 * (weights[number] - sizes[node])
    reduced.unfold(sums)
    return sums


def _totals(graph: igraph.Graph) -> list[int]:
    """For each node the size of its component."""
    components = graph.connected_components()
    sizes = components.sizes()
    return [sizes[number] for number in components.membership]


def _reduced_if_quicker(graph: igraph.Graph) -> Reduced | None:
    steps = graph.vcount() * (graph.vcount() + 2 * graph.ecount())
    if steps < QUICK:
        return None
    reduced = reduce_graph(graph)
    fewer = len(reduced.members) * (len(reduced.members) + sum(map(len, reduced.neighbours)))
    return reduced if fewer * STEP < steps else None


def _pairs_between_classes(reduced: Reduced) -> list[float]:
    """For the members of each class the ordered pairs, each on other members' branches, that they are between.

    Brandes' algorithm with weights: a search from one member serves for all its twins.
    """
    sizes, neighbours = reduced.sizes, reduced.neighbours
    counts = [len(nodes) for nodes in reduced.members]
    weights = [sum(sizes[node] for node in nodes) for nodes in reduced.members]
    sums = [0.0] * len(counts)
    for source, around in enumerate(neighbours):
        for number, part in _dependencies(source, neighbours, counts, weights):
            sums[number] += weights[source] * part
        # Pairs of twins: the paths between two of them run over each of their neighbours alike.
        twins = weights[source] ** 2 - sum(sizes[node] ** 2 for node in reduced.members[source])
        for number in around:
            sums[number] += twins / sum(counts[other] for other in around)
    return sums


def _dependencies(
    source: int, neighbours: list[list[int]], counts: list[int], weights: list[int]
) -> list[tuple[int, float]]:
    """For each class reached: the weight of all that lies behind a member of it, seen from one node of the source."""
    distances = {source: 0}
    ways: dict[int, float] = {source: 1.0}
    before: dict[int, list[int]] = {source: []}
    order = [source]
    for number in order:
        beyond = distances[number] + 1
        passing = ways[number] * (counts[number] if number != source else 1)
        for other in neighbours[number]:
            known = distances.get(other)
            if known is None:
                distances[other] = beyond
                ways[other] = passing
                before[other] = [number]
                order.append(other)
            elif known == beyond:
                ways[other] += passing
                before[other].append(number)
    behind = dict.fromkeys(order, 0.0)
    for number in reversed(order):
        share = (weights[number] + counts[number] * behind[number]) / ways[number]
        for nearer in before[number]:
            behind[nearer] += ways[nearer] * share
    del behind[source]
    return list(behind.items())
