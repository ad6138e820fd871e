"""How people, organisations and projects are connected (DEFINITIONS F): searched breadth-first, a statement a layer.

Nodes are (type, id). Only what the viewer sees, and relations active on the day, take part. The number of statements
depends on lengths only, never on how many nodes are found nor from how many starts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph_store.reading import Reading

Node = tuple[str, str]
"""Type (Person, Organisation or Project) and id."""

TYPES = ("Person", "Organisation", "Project")
"""What paths lead through, in the order in which the statements take and return them."""

FARTHEST = 4
"""Relations to the farthest candidate who is still near (DESIGN 5)."""


@dataclass(slots=True)
class _Search:
    """A breadth-first search from one node: how far away each node that it has reached is, and the newest layer."""

    distances: dict[Node, int]
    frontier: list[Node]
    reached: int = 0

    @classmethod
    def of(cls, start: Node) -> _Search:
        return cls({start: 0}, [start])

    def reach(self, neighbours: Iterable[Node]) -> None:
        """Takes the neighbours of the newest layer: those that are new are the next one."""
        self.frontier = [node for node in neighbours if node not in self.distances]
        self.reached += 1
        self.distances.update(dict.fromkeys(self.frontier, self.reached))


async def between(reading: Reading, start: Node, end: Node, on: str, limit: int) -> dict[Node, list[Node]]:
    """For every node on a shortest path from start to end but the start: those before it on such a path.

    Empty where no path of at most `limit` relations is there. Searched from both ends, always on from the smaller
    layer, so that a hub is reached, and not left: one statement a layer, and again one a layer of the paths.
    """
    ahead, back = _Search.of(start), _Search.of(end)
    while True:
        nearer = min(ahead, back, key=lambda side: (len(side.frontier), side.reached))
        if not nearer.frontier or ahead.reached + back.reached >= limit:
            return {}
        nearer.reach(await _next_layer(reading, nearer.frontier, on))
        other = back if nearer is ahead else ahead
        # No earlier layers met, so whatever is in both is in the newest layer of each.
        if met := [node for node in nearer.frontier if node in other.distances]:
            break
    before = await predecessors(reading, ahead.distances, met, on)
    after = await predecessors(reading, back.distances, met, on)
    for node, nearer_to_end in after.items():
        for following in nearer_to_end:
            before.setdefault(following, []).append(node)
    return before


async def predecessors(
    reading: Reading, distances: Mapping[Node, int], targets: Iterable[Node], on: str
) -> dict[Node, list[Node]]:
    """For every node on a shortest path to one of the targets but the start: its neighbours one step nearer to it.

    `distances` are from the start, which comes first; targets that are not among them, and the start, are left out. One
    statement for each layer but the first.
    """
    return (await predecessors_of_each(reading, [(distances, targets)], on))[0]


async def predecessors_of_each(
    reading: Reading, searches: Iterable[tuple[Mapping[Node, int], Iterable[Node]]], on: str
) -> list[dict[Node, list[Node]]]:
    """What `predecessors` finds for each of these distances and targets: one statement a layer, for all of them."""
    ways = [_WayBack.of(distances, targets) for distances, targets in searches]
    for distance in range(max((way.farthest for way in ways), default=0), 1, -1):
        layers = [way.layer(distance) for way in ways]
        around = await neighbours(reading, set().union(*layers), on)
        for way in ways:
            way.step(distance, around)
    return [way.ended() for way in ways]


@dataclass(slots=True)
class _WayBack:
    """The ways from targets back to the start of a search, a layer at a time."""

    distances: Mapping[Node, int]
    wanted: dict[int, set[Node]]
    reached: set[Node] = field(default_factory=set)
    found: dict[Node, list[Node]] = field(default_factory=dict)

    @classmethod
    def of(cls, distances: Mapping[Node, int], targets: Iterable[Node]) -> _WayBack:
        wanted: dict[int, set[Node]] = {}
        for target in targets:
            if distances.get(target, 0) > 0:
                wanted.setdefault(distances[target], set()).add(target)
        return cls(distances, wanted)

    @property
    def farthest(self) -> int:
        """How far away the farthest target is; 0 where there is none."""
        return max(self.wanted, default=0)

    def layer(self, distance: int) -> set[Node]:
        """The nodes at that distance from which ways lead on; the layers are asked for from the farthest on."""
        self.reached |= self.wanted.get(distance, set())
        return self.reached

    def step(self, distance: int, neighbours: Mapping[Node, Iterable[Node]]) -> None:
        """Goes on from the layer at that distance to the next nearer one."""
        near = {
            node: [one for one in neighbours[node] if self.distances.get(one) == distance - 1] for node in self.reached
        }
        self.found |= near
        self.reached = {node for nearer in near.values() for node in nearer}

    def ended(self) -> dict[Node, list[Node]]:
        """What was found, with the layer next to the start."""
        start = next(iter(self.distances))
        return self.found | {node: [start] for node in self.layer(1)}


async def vicinity(reading: Reading, nodes: Collection[Node], on: str) -> dict[Node, list[Node]]:
    """The neighbours of these nodes, and those of all these neighbours. Two statements, or one where there are none."""
    near = await neighbours(reading, nodes, on)
    further = {neighbour for some in near.values() for neighbour in some} - near.keys()
    return near | (await neighbours(reading, further, on) if further else {})


async def degrees(reading: Reading, nodes: Collection[Node], on: str) -> dict[Node, int]:
    """The number of distinct neighbours of each node (F2); no statement where there are no nodes."""
    if not nodes:
        return {}
    columns = await reading.one("paths/degrees", on=on, **ids_by_type(nodes))
    return {(type_name, id_): count for type_name, rows in zip(TYPES, columns, strict=True) for id_, count in rows}


async def relations(reading: Reading, steps: Collection[tuple[Node, Node]], on: str) -> dict[tuple[Node, Node], str]:
    """The RelationKind of each step between two neighbours: the first active one (F1).

    Only two organisations can be related in two ways, so only those are asked for.
    """
    pairs = [[one[1], other[1]] for one, other in steps if one[0] == other[0] == "Organisation"]
    partners = set()
    if pairs:
        (found,) = await reading.one("paths/partnerships", pairs=pairs, on=on)
        partners = {(one, other) for one, other in found}
    return {(one, other): _relation(one, other, partners) for one, other in steps}


def _relation(one: Node, other: Node, partners: Collection[tuple[str, str]]) -> str:
    if "Project" in (one[0], other[0]):
        return "WORKS_ON"
    if "Person" in (one[0], other[0]):
        return "MEMBER_OF"
    return "PARTNERS_WITH" if (one[1], other[1]) in partners else "PART_OF"


async def _next_layer(reading: Reading, layer: Collection[Node], on: str) -> list[Node]:
    """What is one relation away from these nodes, each once: one statement."""
    columns = await reading.one("paths/neighbours", on=on, **ids_by_type(layer))
    return [(type_name, id_) for type_name, ids in zip(TYPES, columns, strict=True) for id_ in ids]


async def neighbours(reading: Reading, nodes: Collection[Node], on: str) -> dict[Node, list[Node]]:
    """The distinct neighbours of each node. One statement."""
    found: dict[Node, list[Node]] = {node: [] for node in nodes}
    columns = await reading.one("paths/links", on=on, **ids_by_type(nodes))
    for type_name, rows in zip(TYPES, columns, strict=True):
        for id_, neighbour_type, ids in rows:
            found[type_name, id_].extend((neighbour_type, neighbour) for neighbour in ids)
    return found


def ids_by_type(nodes: Iterable[Node]) -> dict[str, list[str]]:
    """The nodes as statements take them."""
    ids: dict[str, list[str]] = {"people": [], "organisations": [], "projects": []}
    for type_name, id_ in nodes:
        ids["people" if type_name == "Person" else f"{type_name.lower()}s"].append(id_)
    return ids
