"""How connected: DESIGN 5, F1 to F6."""

import math
from collections.abc import Sequence
from itertools import combinations, pairwise

import networkx as nx

from .answers import Json, node
from .community import Community, Key
from .enums import RELATION_KINDS
from .figures import active

FARTHEST_MEMBER = 4


def neighbours(community: Community, day: str) -> nx.Graph:
    """F1, F2, F6: people, organisations and projects; an edge where any of the four relations is active on the day.

    The edge's attribute ``relations`` is the set of the kinds that are.
    """
    graph = nx.Graph()
    graph.add_nodes_from(Key("Person", own_id) for own_id in community.people)
    graph.add_nodes_from(Key("Organisation", own_id) for own_id in community.organisations)
    graph.add_nodes_from(Key("Project", own_id) for own_id in community.projects)

    def connect(one: Key, other: Key, kind: str) -> None:
        if not graph.has_edge(one, other):
            graph.add_edge(one, other, relations=set())
        graph.edges[one, other]["relations"].add(kind)

    for membership in community.memberships:
        if active(membership, day):
            connect(Key("Person", membership.person), Key("Organisation", membership.organisation), "MEMBER_OF")
    for work in community.participations:
        if active(work, day):
            connect(work.party, Key("Project", work.project), "WORKS_ON")
    for relation in community.partnerships:
        if active(relation, day):
            connect(Key("Organisation", relation.organisation), Key("Organisation", relation.partner), "PARTNERS_WITH")
    for organisation in community.organisations.values():
        if organisation.parent is not None:
            connect(Key("Organisation", organisation.id), Key("Organisation", organisation.parent), "PART_OF")
    return graph


def shortest_paths(graph: nx.Graph, start: Key, end: Key, max_length: int) -> list[list[Key]]:
    """F2, F3, F4: all shortest paths, through the fewest hubs first; none where start and end are the same."""
    if start == end or not nx.has_path(graph, start, end):
        return []
    if nx.shortest_path_length(graph, start, end) > max_length:
        return []
    return sorted(nx.all_shortest_paths(graph, start, end), key=lambda path: (hubs_on(graph, path), path))


def hubs_on(graph: nx.Graph, path: list[Key]) -> int:
    """F2: the product of the degrees of the inner nodes, exact; 1 over none."""
    return math.prod(graph.degree(inner) for inner in path[1:-1])


def path_answer(graph: nx.Graph, path: list[Key]) -> Json:
    """F1, F5: a ConnectionPath: the steps follow the walk and show the first active relation in the enum's order."""
    steps = []
    for one, other in pairwise(path):
        kinds = graph.edges[one, other]["relations"]
        relation = next(kind for kind in RELATION_KINDS if kind in kinds)
        steps.append({"from": node(one), "relation": relation, "to": node(other)})
    return {"length": len(steps), "steps": steps}


def how_connected(
    community: Community, start: Key, end: Key, day: str, max_length: int = 6, first: int = 3
) -> list[Json]:
    """The first so many of the shortest paths between two people, organisations or projects."""
    graph = neighbours(community, day)
    return [path_answer(graph, path) for path in shortest_paths(graph, start, end, max_length)[:first]]


def cohesion(graph: nx.Graph, people: Sequence[str]) -> float:
    """I5: the mean of 1/hops over all pairs (at most 4 hops, 0 beyond), unrounded; 1 for one member, 0 for none."""
    if len(people) < 2:
        return float(len(people))
    keys = [Key("Person", person) for person in people]
    lengths = {key: nx.single_source_shortest_path_length(graph, key, cutoff=FARTHEST_MEMBER) for key in keys}
    pairs = list(combinations(keys, 2))
    return math.fsum(1 / lengths[one][other] for one, other in pairs if other in lengths[one]) / len(pairs)
