"""Paths between people, organisations and projects (DEFINITIONS F), with the things that they lead through."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.paths import Path, best_paths
from graph_store import paths as store
from graph_store.errors import BadInput, NotFound
from graph_store.identity import decode
from graph_store.nearness import Neighbourhood, distances_each
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


@dataclass(frozen=True, slots=True)
class Search:
    """Paths that are wanted: to the targets, from the start that comes first in the distances."""

    distances: Mapping[Node, int]
    targets: Sequence[Node]

    @property
    def start(self) -> Node:
        """Where the search began."""
        return next(iter(self.distances))


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
    (found,) = await _best(context, [(start, [end], before)], on, first, backwards=False)
    return found.get(end, [])


async def _ends(context: RequestContext, from_: str, to: str) -> tuple[Node, Node]:
    """The people, organisations or projects that the arguments name."""
    start, end = (decode(argument, id_, _TYPES) for argument, id_ in (("from", from_), ("to", to)))
    things = await asyncio.gather(context.batches.entity(*start), context.batches.entity(*end))
    for argument, thing in zip(("from", "to"), things, strict=True):
        if thing is None:
            raise NotFound(argument)
    return (start.type, start.id), (end.type, end.id)


async def searches_to(
    context: RequestContext, wanted: Sequence[tuple[Neighbourhood, Mapping[Node, int]]]
) -> list[Search]:
    """The searches for paths from starts to what is near them, whose rings (1 to 4) were found out."""
    distances = await distances_each(context.reading, wanted)
    return [Search(found, list(targets)) for found, (_, targets) in zip(distances, wanted, strict=True)]


async def connecting_paths(
    context: RequestContext, searches: Sequence[Search], on: str, count: int = 1, *, backwards: bool = False
) -> list[dict[Node, list[ConnectionPath]]]:
    """For each search the first `count` of the shortest paths to each target, in the order of F3.

    Unreachable targets are left out. With `backwards` the paths lead from the targets to the start. Statements,
    whatever the number of searches: one for each layer but the first, one for degrees, one for partnerships, and one
    for each type of thing on the way.
    """
    before = await store.predecessors_of_each(
        context.reading, [(search.distances, search.targets) for search in searches], on
    )
    wanted = [(search.start, search.targets, ways) for search, ways in zip(searches, before, strict=True)]
    return await _best(context, wanted, on, count, backwards)


_Wanted = tuple[Node, Sequence[Node], Mapping[Node, Sequence[Node]]]
"""A start, the ends, and for each node on the way those before it."""


async def _best(
    context: RequestContext, wanted: Sequence[_Wanted], on: str, count: int, backwards: bool
) -> list[dict[Node, list[ConnectionPath]]]:
    """The first `count` of the paths that lead from each start to each of its ends over the nodes before each."""
    inner = {node for start, _, before in wanted for nearer in before.values() for node in nearer if node != start}
    degrees = await store.degrees(context.reading, inner, on)

    def search() -> list[dict[Node, list[Path]]]:
        return [best_paths(start, ends, before, degrees, count, backwards=backwards) for start, ends, before in wanted]

    steps = sum(len(nearer) for _, _, before in wanted for nearer in before.values())
    return await _with_things(context, await asyncio.to_thread(search) if steps > _FEW else search(), on)


async def _with_things(
    context: RequestContext, searched: Sequence[Mapping[Node, Sequence[Path]]], on: str
) -> list[dict[Node, list[ConnectionPath]]]:
    """The paths with their relations and things; one through something that has just gone is left out."""
    paths = [path for found in searched for several in found.values() for path in several]
    steps = list(dict.fromkeys(step for path in paths for step in pairwise(path)))
    nodes = list(dict.fromkeys(node for path in paths for node in path))
    relations, things = await asyncio.gather(store.relations(context.reading, steps, on), things_of(context, nodes))

    def step(one: Node, other: Node) -> PathStep:
        return PathStep(things[one], relations[one, other], things[other])

    def shown(several: Sequence[Path]) -> list[ConnectionPath]:
        whole = (path for path in several if things.keys() >= set(path))
        return [ConnectionPath([step(*pair) for pair in pairwise(path)]) for path in whole]

    return [{target: shown(several) for target, several in found.items()} for found in searched]


async def things_of(context: RequestContext, nodes: Sequence[Node]) -> dict[Node, Entity]:
    """The things with these types and ids that the viewer sees; one statement a type."""
    distinct = list(dict.fromkeys(nodes))
    found = await asyncio.gather(*(context.batches.entity(*node) for node in distinct))
    return {node: thing for node, thing in zip(distinct, found, strict=True) if thing is not None}
