"""Paths between people, organisations and projects (DEFINITIONS F), with the things that they lead through."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.paths import Path, best_paths
from graph_store import paths as store
from graph_store.errors import BadInput, NotFound
from graph_store.identity import decode
from graph_store.paths import Node
from graph_store.records import Entity
from loaders.context import RequestContext

# Above so many steps the search goes to a thread, for it would hold up other requests for 10 ms and more.
_FEW = 2_000

_TYPES = ("Organisation", "Person", "Project")

LONGEST_PATH = 8
MOST_PATHS = 200


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


async def how_connected(
    context: RequestContext, from_: str, to: str, max_length: int, first: int, as_of: str | None
) -> list[ConnectionPath]:
    """The first of the shortest paths between two things (F), at most `max_length` relations long.

    `from_` and `to` are global ids, `as_of` is an ISO date, None for today. BadInput by B1, B5, B7; NotFound by B5.
    """
    for argument, value, most in (("maxLength", max_length, LONGEST_PATH), ("first", first, MOST_PATHS)):
        if not 1 <= value <= most:
            raise BadInput(argument, f"must be between 1 and {most}")
    start, end = await _ends(context, from_, to)
    if start == end:
        return []
    on = as_of or context.reading.today
    before = await store.between(context.reading, start, end, on, max_length)
    return (await _best(context, start, [end], before, on, first)).get(end, [])


async def _ends(context: RequestContext, from_: str, to: str) -> tuple[Node, Node]:
    """The people, organisations or projects that the arguments name."""
    start, end = (decode(argument, id_, _TYPES) for argument, id_ in (("from", from_), ("to", to)))
    things = await asyncio.gather(context.batches.entity(*start), context.batches.entity(*end))
    for argument, thing in zip(("from", "to"), things, strict=True):
        if thing is None:
            raise NotFound(argument)
    return (start.type, start.id), (end.type, end.id)


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
    return await _best(context, start, wanted, before, on, count)


async def _best(
    context: RequestContext,
    start: Node,
    wanted: Sequence[Node],
    before: Mapping[Node, Sequence[Node]],
    on: str,
    count: int,
) -> dict[Node, list[ConnectionPath]]:
    """The first `count` of the paths that lead to each wanted node over the nodes before each."""
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
