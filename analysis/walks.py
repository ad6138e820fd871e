"""The breadth-first walk through a partnership network: rings, ranks, the cut, and the order of what is shown."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from analysis.rounding import rounded
from analysis.strengths import Tie

_STRENGTH = attrgetter("strength")


@dataclass(frozen=True, slots=True)
class Cut:
    """The organisations that are shown, in the order of the cut: by distance, rank descending, id.

    ``distances`` has the distance of each, null for all where nobody is at the centre. ``truncated`` says whether the
    limit left out an organisation that depth and filter would have shown.
    """

    nodes: tuple[str, ...]
    distances: tuple[int | None, ...]
    truncated: bool


class Walk:
    """A breadth-first walk from some organisations, ring by ring.

    While ``frontier`` is not empty, find the ties of these organisations that pass the filter, and ``advance`` with
    them. Ties to organisations of rings further in do no harm, nor do ties between others. It ends at ``depth``
    relations, where nothing more is reached, or as soon as more than ``max_nodes`` organisations are known: those of
    further rings come later in the cut, whatever their rank.
    """

    def __init__(self, starts: Iterable[str], *, depth: int, max_nodes: int) -> None:
        self._depth = depth
        self._max_nodes = max_nodes
        self._distances = dict.fromkeys(starts, 0)
        self._ranks = dict.fromkeys(self._distances, 0.0)
        self._reached = 0
        self._frontier = frozenset(self._distances)

    @property
    def frontier(self) -> frozenset[str]:
        """The ids whose ties are wanted next; empty when the walk is over."""
        over = self._reached >= self._depth or len(self._distances) > self._max_nodes
        return frozenset() if over else self._frontier

    def advance(self, ties: Iterable[Tie]) -> None:
        """Take the next ring from the ties of the frontier (each tie once)."""
        frontier, distances = self.frontier, self._distances
        terms: dict[str, list[float]] = {}
        for tie in ties:
            source, target = tie[0], tie[1]
            if source in distances:
                if target not in distances and source in frontier:
                    terms.setdefault(target, []).append(tie.strength)
            elif target in frontier:
                terms.setdefault(source, []).append(tie.strength)
        self._reached += 1
        self._frontier = frozenset(terms)
        for far, strengths in terms.items():
            distances[far] = self._reached
            self._ranks[far] = rounded(math.fsum(strengths))

    def cut(self) -> Cut:
        """The organisations to show, of those that the walk has reached so far."""
        distances = self._distances
        order = sorted(distances, key=lambda node: (distances[node], -self._ranks[node], node))
        nodes = tuple(order[: self._max_nodes])
        return Cut(nodes, tuple(distances[node] for node in nodes), len(order) > self._max_nodes)


def walk_through(starts: Iterable[str], ties: Collection[Tie], *, depth: int, max_nodes: int) -> Cut:
    """The organisations to show around the starts, where all ties that pass the filter are known."""
    walk = Walk(starts, depth=depth, max_nodes=max_nodes)
    while walk.frontier:
        walk.advance(ties)
    return walk.cut()


def cut_without_centre(nodes: Iterable[str], ties: Iterable[Tie], max_nodes: int) -> Cut:
    """The organisations to show where nobody is at the centre.

    ``nodes`` are all that pass the filter, ``ties`` all that pass between them; each organisation is ranked by the sum
    of the strengths of all its ties.
    """
    terms: dict[str, list[float]] = {node: [] for node in nodes}
    for tie in ties:
        terms[tie.source].append(tie.strength)
        terms[tie.target].append(tie.strength)
    ranks = {node: rounded(math.fsum(strengths)) for node, strengths in terms.items()}
    order = sorted(ranks, key=lambda node: (-ranks[node], node))
    shown = tuple(order[:max_nodes])
    return Cut(shown, (None,) * len(shown), len(order) > max_nodes)


def edges_between(nodes: Collection[str], ties: Iterable[Tie]) -> list[Tie]:
    """The ties between any two of the nodes: by strength descending, then source, then target."""
    position = {node: number for number, node in enumerate(sorted(nodes))}
    count = len(position)
    inner = [tie for tie in ties if tie[0] in position and tie[1] in position]
    # Twice over, by one number each: a third of the time of one key that has the strength and both ids.
    inner.sort(key=lambda tie: position[tie[0]] * count + position[tie[1]])
    inner.sort(key=_STRENGTH, reverse=True)
    return inner


def numbered(nodes: Iterable[str], edges: Iterable[Tie]) -> tuple[list[str], list[tuple[int, int, float]]]:
    """The ids in order, and the edges as (position of source, position of target, strength) in order of positions.

    This is what the figures of a network are made from; position i of each of its columns belongs to id i.
    """
    ids = sorted(nodes)
    position = {node: number for number, node in enumerate(ids)}
    return ids, sorted((position[tie.source], position[tie.target], tie.strength) for tie in edges)


def leading_sectors(members: Iterable[tuple[str, Sequence[str], Sequence[str]]], limit: int = 5) -> list[str]:
    """The sectors carried by most members, as written by the member of the smallest id.

    Each member is (id, folded sectors, the same as written). Most first, then by folded sector.
    """
    counts: dict[str, int] = {}
    spellings: dict[str, str] = {}
    for _, keys, written in sorted(members, key=lambda member: member[0]):
        own = dict(zip(reversed(keys), reversed(written), strict=True))
        for key, spelling in own.items():
            counts[key] = counts.get(key, 0) + 1
            spellings.setdefault(key, spelling)
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return [spellings[key] for key in order[:limit]]


def leading_places(places: Iterable[str], folded_names: Mapping[str, str], limit: int = 5) -> list[str]:
    """The ids of the places of most members: most first, then by folded name, then by id.

    ``places`` has the id of the own place of each member that has one; ``folded_names`` the folded name of each.
    """
    counts: dict[str, int] = {}
    for place in places:
        counts[place] = counts.get(place, 0) + 1
    return sorted(counts, key=lambda place: (-counts[place], folded_names[place], place))[:limit]
