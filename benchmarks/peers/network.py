"""The partnership network from all ties that count, for the yardstick and for the Strawberry service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.strengths import PARTNERSHIP_KINDS

_DEPTH = 4
Edge = dict[str, Any]


@dataclass(slots=True)
class Network:
    """Distances of the organisations that are reached, and the edges between them; both in the contract's order."""

    distances: dict[str, int] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


def network(around: Sequence[str], sources: Iterable[str], targets: Iterable[str], kinds: Iterable[str]) -> Network:
    """Breadth first from some organisations, four steps far; each pair is an edge, as strong as it has partnerships.

    Nodes by distance, then by how strongly they are tied to the ring before, then by id; edges by strength, then ends.
    """
    edges = _edges(zip(sources, targets, kinds, strict=True))
    neighbours: dict[str, list[tuple[str, float]]] = {}
    for (a, b), edge in edges.items():
        neighbours.setdefault(a, []).append((b, edge["strength"]))
        neighbours.setdefault(b, []).append((a, edge["strength"]))
    distances = _walked(around, neighbours)
    shown = [edge for (a, b), edge in edges.items() if a in distances and b in distances]
    shown.sort(key=lambda edge: (-edge["strength"], edge["source"], edge["target"]))
    return Network(distances, shown)


def _edges(ties: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], Edge]:
    edges: dict[tuple[str, str], Edge] = {}
    several = []
    for a, b, kind in ties:
        pair = (a, b) if a < b else (b, a)
        if edge := edges.get(pair):
            edge["strength"] += 1.0
            if kind not in edge["kinds"]:
                edge["kinds"].append(kind)
                several.append(edge["kinds"])
        else:
            edges[pair] = {"source": pair[0], "target": pair[1], "kinds": [kind], "strength": 1.0}
    for kinds in several:
        kinds.sort(key=PARTNERSHIP_KINDS.index)
    return edges


def _walked(around: Sequence[str], neighbours: dict[str, list[tuple[str, float]]]) -> dict[str, int]:
    distances = dict.fromkeys(around, 0)
    ring = sorted(distances)
    for step in range(1, _DEPTH + 1):
        ranks: dict[str, float] = {}
        for a in ring:
            for b, strength in neighbours.get(a, ()):
                if b not in distances:
                    ranks[b] = ranks.get(b, 0.0) + strength
        ring = sorted(ranks, key=lambda one: (-ranks[one], one))
        distances.update(dict.fromkeys(ring, step))
    return distances
