"""A graph made smaller without losing a shortest path: trees folded into their roots, twins merged.

Partnership networks are hubs with many small partners. Nodes of one neighbour are folded into it, again and again; of
what is left (the core), nodes with the very same neighbours are *twins*: they are reached, and passed through, alike.
Betweenness and closeness of the whole graph follow exactly from searches among the classes of twins.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reduced:
    """The reduced graph. Lists of nodes have an entry for each node of the graph, lists of classes for each class.

    For nodes: ``sizes`` is the number of nodes folded into it, itself counted; ``depths`` the sum of their distances
    from it; ``squares`` the sum of the squared sizes of the branches folded into it; ``totals`` the size of its
    component. ``folded`` has (node, what it was folded into) in the order of folding. For classes: ``members`` are the
    nodes, ``neighbours`` the classes next to it. A tree folds into one node, which is in no class.
    """

    sizes: list[int]
    depths: list[int]
    squares: list[int]
    totals: list[int]
    folded: list[tuple[int, int]]
    members: list[list[int]]
    neighbours: list[list[int]]

    def unfold(self, values: list[float]) -> None:
        """Complete the sums of distances, known for the core, by those of the folded nodes."""
        for node, root in reversed(self.folded):
            # Seen from a node one step out, its own branch is one step nearer and all else one step farther.
            values[node] = values[root] + self.totals[node] - 2 * self.sizes[node]


def reduced_graph(adjacency: Sequence[Sequence[int]], totals: list[int]) -> Reduced:
    """Reduce a graph given by the neighbours of each node; ``totals`` are the sizes of the nodes' components."""
    count = len(adjacency)
    sizes, depths, squares = [1] * count, [0] * count, [0] * count
    folded, core = _fold(adjacency)
    for node, root in folded:
        sizes[root] += sizes[node]
        depths[root] += depths[node] + sizes[node]
        squares[root] += sizes[node] ** 2
    members, neighbours = _merge(adjacency, core)
    return Reduced(sizes, depths, squares, totals, folded, members, neighbours)


def _fold(adjacency: Sequence[Sequence[int]]) -> tuple[list[tuple[int, int]], list[bool]]:
    """Each folded node with what it was folded into, and which nodes are left."""
    degrees = [len(around) for around in adjacency]
    left = [True] * len(adjacency)
    folded: list[tuple[int, int]] = []
    leaves = [node for node, degree in enumerate(degrees) if degree == 1]
    for node in leaves:
        if degrees[node] != 1:
            continue  # the other end of the last edge of a tree, which was folded into this one
        root = next(other for other in adjacency[node] if left[other])
        left[node] = False
        folded.append((node, root))
        degrees[root] -= 1
        if degrees[root] == 1:
            leaves.append(root)
    return folded, left


def _merge(adjacency: Sequence[Sequence[int]], core: Sequence[bool]) -> tuple[list[list[int]], list[list[int]]]:
    """The classes of twins in the core, and the classes next to each."""
    alike: dict[tuple[int, ...], list[int]] = {}
    for node, around in enumerate(adjacency):
        inner = tuple(sorted(other for other in around if core[other])) if core[node] else ()
        if inner:
            alike.setdefault(inner, []).append(node)
    numbers = {node: number for number, nodes in enumerate(alike.values()) for node in nodes}
    neighbours = [sorted({numbers[other] for other in around}) for around in alike]
    return list(alike.values()), neighbours
