"""Who is near whom (DEFINITIONS H6), as far as a ranking has to know it beforehand.

The nodes around a start are in rings: ring 1 is one relation away, and nearness ends with ring 4. A community of a
million has most of its people in the outer rings of anybody, so only small rings are read. Whoever is in none of the
rings that are known is looked up the other way round, from himself back to the outermost of them; and that is done for
those only who can come on a page (`queries/cypher/_fragments/helper_page`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_store.paths import FARTHEST, TYPES, Node, ids_by_type, neighbours
from graph_store.reading import Reading

# Of a ring with more nodes, or with more relations behind its organisations and projects, the next one is not read; for
# many starts at once of a smaller one, down to the least.
_MOST, _LEAST = 300, 50
_RELATIONS, _LEAST_RELATIONS = 10_000, 5_000


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The ring of each node that is known to be near a start, which itself is in ring 0 and comes first.

    Everything in the first `known` rings (2 to 4) is there; with 4 nothing else is near, or is asked for. With groups
    the organisations and projects of the third ring are there besides the first two. `behind` is how many relations the
    organisations and projects of the outermost known ring have, ended and hidden ones too, where something else may be
    near; 0 where they are more than 600, which nobody walks through.
    """

    rings: Mapping[Node, int]
    known: int = FARTHEST
    has_groups: bool = False
    behind: int = 0

    @property
    def beyond(self) -> float:
        """The proximity that a node which is not there has at most."""
        return 1 / (self.known + 1) if self.known < FARTHEST else 0.0

    def layers(self) -> list[dict[str, list[str]]]:
        """The ids of what is known to be in each ring, from 0 to 4, by type; every type is there."""
        found: list[dict[str, list[str]]] = [{type_name: [] for type_name in TYPES} for _ in range(FARTHEST + 1)]
        for (type_name, id_), ring in self.rings.items():
            found[ring][type_name].append(id_)
        return found

    def parameters(self, excluded: Collection[Node]) -> dict[str, Any]:
        """As statements take it, with who is no candidate; for pages the bar of `graph_store.looking` comes to it."""
        return {
            "excluded": _by_type(dict.fromkeys(excluded, True)),
            "rings": _by_type(self.rings),
            "known": self.known,
            "beyond": self.beyond,
            "grouped": self.has_groups,
        }


NOBODY = Neighbourhood({})
"""Where there is nobody to be near to."""


async def near_each(reading: Reading, farthest: Mapping[Node, int]) -> dict[Node, Neighbourhood]:
    """What is near each of these starts today, up to so many relations away (0 to 4). One statement, none for nothing.

    A start that the viewer does not see is left out, where anything is looked for around it.
    """
    starts = [node for node, most in farthest.items() if most]
    found = {node: Neighbourhood({node: 0}) for node, most in farthest.items() if not most}
    if starts:
        asked = [[number, *node, farthest[node]] for number, node in enumerate(starts)]
        most = max(_LEAST, _MOST // len(starts))
        relations = max(_LEAST_RELATIONS, _RELATIONS // len(starts))
        (rows,) = await reading.one("paths/near", starts=asked, most=most, relations=relations)
        for number, *layers, known, after_second, after_third in rows:
            start = starts[number]
            rings = _rings(start, layers)
            if known < farthest[start]:
                found[start] = Neighbourhood(rings, known, behind=after_second if known == 2 else after_third)
            else:
                found[start] = Neighbourhood(rings)
    return {node: found[node] for node in farthest if node in found}


def _rings(start: Node, layers: Iterable[Iterable[Sequence[str]]]) -> dict[Node, int]:
    rings = {start: 0}
    for ring, layer in enumerate(layers, 1):
        for type_name, id_ in layer:
            rings.setdefault((type_name, id_), ring)
    return rings


async def with_groups(reading: Reading, near: Neighbourhood) -> Neighbourhood:
    """The same with all organisations and projects of the first three rings: who people near are, follows from theirs.

    One statement where they are not known; what else is in the third ring is not read.
    """
    if near.known > 2 or near.has_groups:
        return near
    outermost = [node for node, ring in near.rings.items() if ring == near.known]
    (found,) = await reading.one("paths/groups", **ids_by_type(outermost))
    third = [(type_name, id_) for type_name, id_ in found if (type_name, id_) not in near.rings]
    return replace(near, rings={**near.rings, **dict.fromkeys(third, near.known + 1)}, has_groups=True)


async def distances_each(
    reading: Reading, searches: Sequence[tuple[Neighbourhood, Mapping[Node, int]]]
) -> list[dict[Node, int]]:
    """The rings, the start first, with those of some targets that were found out (1 to 4), and of what leads to these.

    Two statements where a target is two relations behind the known rings, otherwise none, for any number of searches.
    """
    far = [
        [node for node, ring in targets.items() if ring > near.known + 1 and node not in near.rings]
        for near, targets in searches
    ]
    around = await neighbours(reading, set().union(*far), reading.today) if any(far) else {}
    between = await _beside(reading, [near for near, _ in searches], [[around[node] for node in one] for one in far])
    return [
        {**near.rings, **dict.fromkeys(nodes, near.known + 1), **targets}
        for (near, targets), nodes in zip(searches, between, strict=True)
    ]


async def _beside(
    reading: Reading, nears: Sequence[Neighbourhood], around: Sequence[Iterable[Iterable[Node]]]
) -> list[list[Node]]:
    """Of what is around nodes far out, those in the ring behind the known ones. One statement, none for nothing."""
    unknown = [
        dict.fromkeys(node for some in every for node in some if node not in near.rings)
        for near, every in zip(nears, around, strict=True)
    ]
    asked = [
        {
            "nodes": [list(node) for node in nodes],
            "rings": _by_type(near.rings),
            "ring": near.known,
        }
        for near, nodes in zip(nears, unknown, strict=True)
    ]
    if not any(unknown):
        return [[] for _ in nears]
    (rows,) = await reading.one("paths/beside", searches=asked)
    found = {number: [(type_name, id_) for type_name, id_ in nodes] for number, nodes in rows}
    return [found.get(number, []) for number in range(len(nears))]


def ring_of(proximity: float) -> int | None:
    """The ring to which a proximity, as it is shown, belongs; None for 0."""
    return round(1 / proximity) if proximity else None


def _by_type(figures: Mapping[Node, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {type_name: {} for type_name in TYPES}
    for (type_name, id_), figure in figures.items():
        found[type_name][id_] = figure
    return found
