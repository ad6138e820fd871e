"""Partnership networks: DESIGN 5, E1 to E12, N3, N5, N24. Metrics by networkx."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import networkx as nx

from .answers import Arguments, Json, by_name, given, global_id, key_from, node, required
from .community import Community, Key, Organisation
from .figures import shown
from .folding import any_folded, any_of, fold
from .lists import within_test
from .partnerships import Tie, tie


def partnership_network(community: Community, today: str, arguments: Arguments | None = None) -> Json:
    """``partnershipNetwork`` without what depends on the communities found.

    Left out, because any good partition is right (N24): ``nodes.community``, ``communities`` and
    ``summary.modularity``; ``communities_answer`` and ``modularity`` check those of a given partition.
    """
    around = given(arguments, "around")
    starts = None if around is None else sorted({_organisation(community, one) for one in around})
    graph = filtered_graph(community, today, given(arguments, "filter"), starts or [])
    distances = distances_from(graph, starts, given(arguments, "depth", 2))
    order = order_of_the_cut(graph, distances)
    max_nodes = given(arguments, "maxNodes", 500)
    kept = order[:max_nodes]
    inside = graph.subgraph(kept)
    return {
        "nodes": [
            {
                "organisation": node(Key("Organisation", one)),
                "distance": distances[one],
                "metrics": metrics,
            }
            for one, metrics in zip(kept, metrics_of(inside, kept), strict=True)
        ],
        "edges": edges_of(inside),
        "summary": summary_of(inside),
        "truncated": len(order) > max_nodes,
    }


def _organisation(community: Community, text: str) -> str:
    return required(community, text, "around", "Organisation").id


def filtered_graph(community: Community, today: str, filters: Arguments | None, starts: Sequence[str]) -> nx.Graph:
    """E1, E11, D3, D6, N3: the organisations and edges that pass the filter, with the starts (always in).

    An edge has the attributes ``tie`` (its figures) and ``strength``.
    """
    day = given(filters, "asOf", today)
    kinds, implicit = given(filters, "kinds", ()), given(filters, "implicit", True)
    least = given(filters, "minStrength", 0.0)
    is_inside = within_test(community, filters, "filter.within")
    graph = nx.Graph()
    for row in community.organisations.values():
        passes = (
            any_folded(given(filters, "sectors"), row.sectors)
            and any_of(given(filters, "spaces"), row.spaces)
            and is_inside(row.place)
        )
        if passes or row.id in starts:
            graph.add_node(row.id)
    for one, other in combinations(sorted(graph), 2):
        found = tie(community, one, other, day, kinds, implicit=implicit)
        if found is not None and found.strength >= least:
            graph.add_edge(one, other, tie=found, strength=found.strength)
    return graph


def distances_from(graph: nx.Graph, starts: Sequence[str] | None, depth: int) -> dict[str, int | None]:
    """E1, E3, E4: how far each organisation of the network is from the nearest start; without starts all, with null."""
    if starts is None:
        return dict.fromkeys(graph)
    distances: dict[str, int | None] = {}
    for start in starts:
        for one, steps in nx.single_source_shortest_path_length(graph, start, cutoff=depth).items():
            nearest = distances.get(one)
            distances[one] = steps if nearest is None else min(nearest, steps)
    return distances


def order_of_the_cut(graph: nx.Graph, distances: Mapping[str, int | None]) -> list[str]:
    """E3, E12: by distance, strength to the nearer ring descending (without starts: of all edges), id."""

    def rank(one: str) -> tuple[int, float, str]:
        distance = distances[one]
        nearer = [
            graph.edges[one, other]["strength"]
            for other in graph[one]
            if distance is None or distances.get(other) == distance - 1
        ]
        return distance or 0, -shown(math.fsum(nearer)), one

    return sorted(distances, key=rank)


def edges_of(graph: nx.Graph) -> list[Json]:
    """E2, E6, D4: all edges between the organisations, strongest first, then source, then target."""
    found = []
    for one, other, attributes in graph.edges(data=True):
        figures: Tie = attributes["tie"]
        source, target = sorted((one, other))
        found.append((-figures.strength, source, target, figures))
    return [
        {
            "source": global_id(Key("Organisation", source)),
            "target": global_id(Key("Organisation", target)),
            "kinds": list(figures.kinds),
            "partnerships": figures.partnerships,
            "jointProjects": figures.joint_projects,
            "sharedPeople": figures.shared_people,
            "strength": figures.strength,
            "since": figures.since,
        }
        for _, source, target, figures in sorted(found, key=lambda one: one[:3])
    ]


def metrics_of(graph: nx.Graph, order: Sequence[str]) -> list[Json]:
    """E7: the metrics of each organisation, in the order given."""
    betweenness = nx.betweenness_centrality(graph, normalized=True)
    closeness = nx.closeness_centrality(graph, wf_improved=True)
    ranks = page_ranks(graph)
    return [
        {
            "degree": graph.degree(one),
            "strength": shown(math.fsum(graph.edges[one, other]["strength"] for other in graph[one])),
            "betweenness": shown(betweenness[one]),
            "closeness": shown(closeness[one]),
            "pageRank": shown(ranks[one]),
            "estimated": False,
        }
        for one in order
    ]


def page_ranks(graph: nx.Graph, damping: float = 0.85) -> dict[str, float]:
    """E7: PageRank by strength, iterated to 1e-12; the rank of organisations without edges is spread over all."""
    count = graph.number_of_nodes()
    ranks: dict[str, float] = dict.fromkeys(graph, 1 / count) if count else {}
    strengths = dict(graph.degree(weight="strength"))
    change = 1.0
    while change > 1e-14 * count and count:
        loose = math.fsum(ranks[one] for one in graph if not graph[one])
        following = {
            one: (1 - damping) / count
            + damping * loose / count
            + damping
            * math.fsum(ranks[other] * graph.edges[one, other]["strength"] / strengths[other] for other in graph[one])
            for one in graph
        }
        change = math.fsum(abs(following[one] - ranks[one]) for one in graph)
        ranks = following
    return ranks


def summary_of(graph: nx.Graph) -> Json:
    """E9, without modularity."""
    count, edges = graph.number_of_nodes(), graph.number_of_edges()
    components = list(nx.connected_components(graph))
    degrees = [degree for _, degree in graph.degree()]
    most = max(degrees, default=0)
    spread = sum(most - degree for degree in degrees)
    return {
        "nodes": count,
        "edges": edges,
        "density": shown(2 * edges / (count * (count - 1)) if count > 1 else 0.0),
        "components": len(components),
        "largestShare": shown(max(map(len, components)) / count if count else 0.0),
        "centralisation": shown(spread / ((count - 1) * (count - 2)) if count > 2 else 0.0),
    }


RANKED = {
    "STRENGTH": "strength",
    "PARTNER_COUNT": "degree",
    "BETWEENNESS": "betweenness",
    "CLOSENESS": "closeness",
    "PAGE_RANK": "pageRank",
}


def organisations_answer(
    nodes: Sequence[Json], filters: Arguments | None = None, order: Arguments | None = None
) -> list[Json]:
    """``organisations`` of a network as edges: its own ``nodes``, by the figures that they show.

    Bounds are inclusive. By default the strongest first; equal figures by id, upwards in both directions.
    """
    community = given(filters, "community")
    passing = [
        one
        for one in nodes
        if one["metrics"]["strength"] >= given(filters, "minStrength", 0)
        and one["metrics"]["degree"] >= given(filters, "minPartners", 0)
        and one["metrics"]["betweenness"] >= given(filters, "minBetweenness", 0)
        and community in (None, one["community"])
    ]
    figure = RANKED[given(order, "field", "STRENGTH")]
    passing.sort(key=lambda one: key_from(one["organisation"]["id"]).id)
    passing.sort(key=lambda one: one["metrics"][figure], reverse=given(order, "direction", "DESC") == "DESC")
    return [{"node": one} for one in passing]


# --- communities ---------------------------------------------------------------------------------------------------


def graph_of(answer: Json) -> nx.Graph:
    """The graph that a network's answer shows (of the service or of the reference): E7, N4."""
    graph = nx.Graph()
    graph.add_nodes_from(key_from(one["organisation"]["id"]).id for one in answer["nodes"])
    for one in answer["edges"]:
        graph.add_edge(key_from(one["source"]).id, key_from(one["target"]).id, strength=one["strength"])
    return graph


def partition_of(answer: Json) -> list[set[str]]:
    """The communities that a network's answer shows, by ``nodes.community``."""
    parts: dict[int, set[str]] = {}
    for one in answer["nodes"]:
        parts.setdefault(one["community"], set()).add(key_from(one["organisation"]["id"]).id)
    return list(parts.values())


def modularity(graph: nx.Graph, partition: Sequence[set[str]]) -> float:
    """E9: Newman's modularity with strengths as weights, resolution 1, 0 without edges, of a given partition."""
    if not graph.number_of_edges():
        return 0.0
    return shown(nx.community.modularity(graph, partition, weight="strength", resolution=1))


def acceptable_modularity(graph: nx.Graph, figure: float) -> bool:
    """N24: at least 0.98 of the better of networkx's louvain and greedy partitions, less 0.02."""
    if not graph.number_of_edges():
        return figure == 0
    louvain = nx.community.louvain_communities(graph, weight="strength", seed=1)
    greedy = nx.community.greedy_modularity_communities(graph, weight="strength")
    return figure >= 0.98 * max(modularity(graph, louvain), modularity(graph, greedy)) - 0.02


def loners_alone(graph: nx.Graph, partition: Sequence[set[str]]) -> bool:
    """E8: whether every organisation without edges is a community of its own."""
    return all(len(part) == 1 for part in partition for one in part if not graph[one])


def communities_answer(community: Community, partition: Sequence[set[str]]) -> tuple[list[Json], dict[str, int]]:
    """E8, E10: ``communities`` of a given partition, and the number of each organisation.

    Numbered from 1, largest first, equal sizes by their smallest id.
    """
    ordered = sorted(partition, key=lambda part: (-len(part), min(part)))
    answer: list[Json] = []
    numbers: dict[str, int] = {}
    for number, part in enumerate(ordered, start=1):
        members = [community.organisations[one] for one in sorted(part)]
        numbers |= dict.fromkeys(part, number)
        sectors, places = leading_sectors(members), leading_places(community, members)
        answer.append(
            {
                "number": number,
                "name": community_name(number, sectors, [community.places[one].name for one in places]),
                "size": len(part),
                "sectors": sectors,
                "places": [node(Key("Place", one)) for one in places],
            }
        )
    return answer, numbers


def community_name(number: int, sectors: Sequence[str], places: Sequence[str]) -> str:
    """The first two sectors, and the first two places in brackets, as far as there are any; else the number."""
    parts = [", ".join(sectors[:2]), ", ".join(places[:2])]
    if all(parts):
        return f"{parts[0]} ({parts[1]})"
    return "".join(parts) or f"Community {number}"


def leading_sectors(members: Sequence[Organisation]) -> list[str]:
    """E10: up to five sectors, folded, that most members carry, in the spelling of the smallest id that carries it."""
    carriers: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for member in sorted(members, key=lambda one: one.id):
        for sector in member.sectors:
            spelling.setdefault(fold(sector), sector)
        carriers.update({fold(sector) for sector in member.sectors})
    ordered = sorted(carriers, key=lambda sector: (-carriers[sector], sector))
    return [spelling[sector] for sector in ordered[:5]]


def leading_places(community: Community, members: Sequence[Organisation]) -> list[str]:
    """E10: up to five places, each organisation's own, that most members are in; then folded name, then id."""
    carriers: Counter[str] = Counter(member.place for member in members if member.place is not None)

    def rank(place: str) -> tuple[Any, ...]:
        return -carriers[place], by_name(community.places[place])

    return sorted(carriers, key=rank)[:5]
