"""Paths between people, organisations and projects (DEFINITIONS F), with the things that they lead through."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.paths import Path, best_paths
from graph_store import paths as store
from graph_store.paths import Node
from graph_store.records import Entity
from loaders.context import RequestContext

# Above so many steps the search goes to a thread, for it would hold up other requests for 10 ms and more.
_FEW = 2_000


@dataclass(frozen=True, slots=True)
class PathStep:
    """One relation of a path, as it is walked; `relation` is a RelationKind."""

    from_: Entity
    relation: str
    to: Entity


@dataclass(frozen=True, slots=True)
class ConnectionPath:
    """A path from one thing to another."""

    steps: Sequence[PathStep]

    @property
    def length(self) -> int:
        """The number of its relations."""
        return len(self.steps)


async def connecting_paths(
    context: RequestContext, distances: Mapping[Node, int], targets: Iterable[Node], on: str, count: int = 1
) -> dict[Node, list[ConnectionPath]]:
    """The first `count` of the shortest paths to each target, in the order of F3; unreachable ones are left out.

    `distances` are what `graph_store.paths.hops` found from the start. Statements: one for each layer but the first,
    one for degrees, one for partnerships, and one for each type of thing on the way.
    """
    start = next(iter(distances))
    wanted = list(dict.fromkeys(targets))
    before = await store.predecessors(context.reading, distances, wanted, on)
    inner = {node for nearer in before.values() for node in nearer} - {start}
    degrees = await store.degrees(context.reading, inner, on)
    if sum(map(len, before.values())) > _FEW:
        found = await asyncio.to_thread(best_paths, start, wanted, before, degrees, count)
    else:
        found = best_paths(start, wanted, before, degrees, count)
    return await _with_things(context, found, on)


async def _with_things(
    context: RequestContext, found: Mapping[Node, Sequence[Path]], on: str
) -> dict[Node, list[ConnectionPath]]:
    """The paths with their relations and things; one through something that has just gone is left out."""
    paths = [path for several in found.values() for path in several]
    steps = list(dict.fromkeys(step for path in paths for step in pairwise(path)))
    nodes = list(dict.fromkeys(node for path in paths for node in path))
    relations, things = await asyncio.gather(store.relations(context.reading, steps, on), things_of(context, nodes))

    def step(one: Node, other: Node) -> PathStep:
        return PathStep(things[one], relations[one, other], things[other])

    return {
        target: [
            ConnectionPath([step(*pair) for pair in pairwise(path)]) for path in several if things.keys() >= set(path)
        ]
        for target, several in found.items()
    }


async def things_of(context: RequestContext, nodes: Sequence[Node]) -> dict[Node, Entity]:
    """The things with these types and ids that the viewer sees; one statement a type."""
    distinct = list(dict.fromkeys(nodes))
    found = await asyncio.gather(*(context.batches.entity(*node) for node in distinct))
    return {node: thing for node, thing in zip(distinct, found, strict=True) if thing is not None}
