"""Shortest paths, those through the fewest hubs first; never all of them.

A path is ranked by the product of the degrees of its inner nodes, then by its sequence of nodes, compared by type name
and id. All paths to one node have the same length, so the best paths to a node are made of the best paths to the nodes
before it: each node keeps its best paths, found one after another and only as far as they are asked for.
"""

from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heapreplace

Node = tuple[str, str]
"""Type name and id, such as ``("Person", "17")``: compared as ids are."""

Path = tuple[Node, ...]
"""The nodes from the first to the last; its length is one less."""

_Ranked = tuple[int, Path]
"""Product of the degrees of all nodes after the first but the last, and the path."""


class Layers:
    """A breadth-first search from one node, layer by layer.

    While ``frontier`` is not empty, find the neighbours of these nodes and ``advance`` with them. It ends at
    ``max_length`` relations, where nothing more is reached, or when every target (null: never) is found.
    """

    def __init__(self, start: Node, *, max_length: int, targets: Iterable[Node] | None = None) -> None:
        self.start = start
        self.distances: dict[Node, int] = {start: 0}
        self.predecessors: dict[Node, set[Node]] = {}
        self._max_length = max_length
        self._reached = 0
        self._missing = None if targets is None else set(targets) - {start}
        self._frontier = frozenset((start,))

    @property
    def frontier(self) -> frozenset[Node]:
        """The nodes whose neighbours are wanted next; empty when the search is over."""
        over = self._reached >= self._max_length or (self._missing is not None and not self._missing)
        return frozenset() if over else self._frontier

    def advance(self, relations: Iterable[tuple[Node, Node]]) -> None:
        """Take the next layer from (node of the frontier, neighbour) pairs; parallel relations count once."""
        frontier = self.frontier
        layer: set[Node] = set()
        for near, far in relations:
            if near in frontier and far not in self.distances:
                layer.add(far)
                self.predecessors.setdefault(far, set()).add(near)
        self._reached += 1
        self.distances.update(dict.fromkeys(layer, self._reached))
        if self._missing is not None:
            self._missing -= layer
        self._frontier = frozenset(layer)

    def between(self, targets: Iterable[Node]) -> set[Node]:
        """The inner nodes of all shortest paths to the targets: those whose degrees rank the paths."""
        inner: set[Node] = set()
        waiting = [target for target in targets if target in self.predecessors]
        while waiting:
            fresh = self.predecessors.get(waiting.pop(), set()) - inner - {self.start}
            inner |= fresh
            waiting.extend(fresh)
        return inner


def best_paths(
    start: Node,
    targets: Iterable[Node],
    predecessors: Mapping[Node, Iterable[Node]],
    degrees: Mapping[Node, int],
    k: int = 1,
    *,
    backwards: bool = False,
) -> dict[Node, list[Path]]:
    """For each target that is reached, its best k of the shortest paths from the start, best first.

    ``predecessors`` has for each node but the start its neighbours one step nearer to the start; ``degrees`` the number
    of distinct neighbours (1 or more) of each inner node. The start itself and what has no predecessors is left out.
    With ``backwards`` the paths lead from the target to the start, and are compared from the target on.
    """
    search = _Search(start, predecessors, degrees, backwards)
    wanted = [target for target in dict.fromkeys(targets) if target != start and target in predecessors]
    return {target: search.best(target, k) for target in wanted}


class _Search:
    """The best paths from one start to any node, each list as long as was asked for."""

    def __init__(
        self, start: Node, predecessors: Mapping[Node, Iterable[Node]], degrees: Mapping[Node, int], backwards: bool
    ) -> None:
        self._start = start
        self._backwards = backwards
        self._predecessors = predecessors
        self._degrees = degrees
        self._found: dict[Node, list[_Ranked]] = {start: [(1, (start,))]}
        # The best path not yet taken by way of each predecessor: (product, path, predecessor, its number there).
        self._waiting: dict[Node, list[tuple[int, Path, Node, int]]] = {start: []}

    def best(self, target: Node, k: int) -> list[Path]:
        while len(self._found.get(target, ())) < k and self._at(target, len(self._found.get(target, ()))):
            pass
        return [path for _, path in self._found[target][:k]]

    def _at(self, node: Node, number: int) -> _Ranked | None:
        """Path `number` of the node, of which all before are known; null where it has no more. As deep as the path."""
        found = self._found.setdefault(node, [])
        if number < len(found):
            return found[number]
        if node not in self._waiting:
            self._waiting[node] = self._first_candidates(node)
        elif self._waiting[node]:
            self._replace_taken(node)
        waiting = self._waiting[node]
        if not waiting:
            return None
        found.append(waiting[0][:2])
        return found[number]

    def _first_candidates(self, node: Node) -> list[tuple[int, Path, Node, int]]:
        candidates = [self._by_way_of(before, node, 0) for before in set(self._predecessors[node])]
        waiting = [candidate for candidate in candidates if candidate is not None]
        heapify(waiting)
        return waiting

    def _replace_taken(self, node: Node) -> None:
        """In place of the path that was taken last, put the next one that comes by the same predecessor."""
        waiting = self._waiting[node]
        _, _, before, number = waiting[0]
        following = self._by_way_of(before, node, number + 1)
        if following is None:
            heappop(waiting)
        else:
            heapreplace(waiting, following)

    def _by_way_of(self, before: Node, node: Node, number: int) -> tuple[int, Path, Node, int] | None:
        ranked = self._at(before, number)
        if ranked is None:
            return None
        product, path = ranked
        passed = 1 if before == self._start else self._degrees[before]
        return product * passed, (node, *path) if self._backwards else (*path, node), before, number


def hops_between(
    pairs: Iterable[tuple[Node, Node]], neighbours: Mapping[Node, Collection[Node]]
) -> dict[tuple[Node, Node], int]:
    """How many relations apart the two nodes of each pair are, who must not be the same; left out beyond four.

    ``neighbours`` are those of all these nodes and of all their neighbours: who are four apart, have a neighbour of
    neighbours in common.
    """
    sets = {node: frozenset(some) for node, some in neighbours.items()}
    known: dict[tuple[Node, Node], int] = {}

    def apart(one: Node, other: Node) -> int:
        """Up to two, and three for all beyond."""
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            meet = not sets[one].isdisjoint(sets[other])
            known[pair] = 0 if one == other else 1 if other in sets[one] else 2 if meet else 3
        return known[pair]

    found = {}
    for one, other in pairs:
        inner = min((apart(near, far) for near in sets[one] for far in sets[other]), default=3)
        hops = 1 if other in sets[one] else inner + 2
        if hops <= 4:
            found[one, other] = hops
    return found
