"""Figures of a network: DEFINITIONS E7 to E9, N4, N24."""

import math

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import centrality
from analysis.networks import FIGURE_NAMES, Edge, Figures, figures

TOLERANCE = 2e-9


def unweighted(*pairs: tuple[int, int]) -> list[Edge]:
    return [(source, target, 1.0) for source, target in pairs]


def everything(node_count: int, edges: list[Edge]) -> Figures:
    return figures(node_count, edges, FIGURE_NAMES)


def test_no_nodes() -> None:
    assert everything(0, []) == Figures(
        degree=(),
        strength=(),
        betweenness=(),
        closeness=(),
        page_rank=(),
        communities=(),
        modularity=0.0,
        components=0,
        largest_share=0.0,
        density=0.0,
        centralisation=0.0,
        estimated=False,
    )


def test_one_node() -> None:
    assert everything(1, []) == Figures(
        degree=(0,),
        strength=(0.0,),
        betweenness=(0.0,),
        closeness=(0.0,),
        page_rank=(1.0,),
        communities=(1,),
        modularity=0.0,
        components=1,
        largest_share=1.0,
        density=0.0,
        centralisation=0.0,
    )


def test_two_nodes() -> None:
    assert everything(2, [(0, 1, 2.5)]) == Figures(
        degree=(1, 1),
        strength=(2.5, 2.5),
        betweenness=(0.0, 0.0),
        closeness=(1.0, 1.0),
        page_rank=(0.5, 0.5),
        communities=(1, 1),
        modularity=0.0,
        components=1,
        largest_share=1.0,
        density=1.0,
        centralisation=0.0,
    )


def test_isolated_nodes() -> None:
    assert everything(4, []) == Figures(
        degree=(0, 0, 0, 0),
        strength=(0.0, 0.0, 0.0, 0.0),
        betweenness=(0.0, 0.0, 0.0, 0.0),
        closeness=(0.0, 0.0, 0.0, 0.0),
        page_rank=(0.25, 0.25, 0.25, 0.25),
        communities=(1, 2, 3, 4),
        modularity=0.0,
        components=4,
        largest_share=0.25,
        density=0.0,
        centralisation=0.0,
    )


def test_path_of_four() -> None:
    """PageRank of an end x = 0.0375 + 0.425 y with 2x + 2y = 1; the halves are 1/3 + 1/3 - 2 * (1/2)**2."""
    assert everything(4, unweighted((0, 1), (1, 2), (2, 3))) == Figures(
        degree=(1, 2, 2, 1),
        strength=(1.0, 2.0, 2.0, 1.0),
        betweenness=(0.0, 0.666666667, 0.666666667, 0.0),  # 2 of 3 pairs
        closeness=(0.5, 0.75, 0.75, 0.5),  # 3/6 and 3/4
        page_rank=(0.175438596, 0.324561404, 0.324561404, 0.175438596),
        communities=(1, 1, 2, 2),
        modularity=0.166666667,
        components=1,
        largest_share=1.0,
        density=0.5,
        centralisation=0.333333333,  # 2 / (3 * 2)
    )


def test_star() -> None:
    """PageRank of the centre c = 0.03 + 0.85 (1 - c); no division has a modularity above 0."""
    assert everything(5, unweighted((0, 1), (0, 2), (0, 3), (0, 4))) == Figures(
        degree=(4, 1, 1, 1, 1),
        strength=(4.0, 1.0, 1.0, 1.0, 1.0),
        betweenness=(1.0, 0.0, 0.0, 0.0, 0.0),
        closeness=(1.0, 0.571428571, 0.571428571, 0.571428571, 0.571428571),  # 4/7
        page_rank=(0.475675676, 0.131081081, 0.131081081, 0.131081081, 0.131081081),
        communities=(1, 1, 1, 1, 1),
        modularity=0.0,
        components=1,
        largest_share=1.0,
        density=0.4,
        centralisation=1.0,
    )


def test_triangle_with_a_pendant() -> None:
    found = figures(
        4,
        unweighted((0, 1), (0, 2), (1, 2), (2, 3)),
        frozenset({"degree", "betweenness", "closeness", "density", "centralisation"}),
    )
    assert found == Figures(
        degree=(2, 2, 3, 1),
        betweenness=(0.0, 0.0, 0.666666667, 0.0),
        closeness=(0.75, 0.75, 1.0, 0.6),
        density=0.666666667,
        centralisation=0.666666667,  # (1 + 1 + 0 + 2) / (3 * 2)
    )


def test_two_components_and_an_isolated_node() -> None:
    """PageRank of the isolated node z = 0.025 + 0.85 z / 6; of all others z / 0.15."""
    assert everything(6, unweighted((0, 1), (0, 2), (1, 2), (3, 4))) == Figures(
        degree=(2, 2, 2, 1, 1, 0),
        strength=(2.0, 2.0, 2.0, 1.0, 1.0, 0.0),
        betweenness=(0.0,) * 6,
        closeness=(0.4, 0.4, 0.4, 0.2, 0.2, 0.0),
        page_rank=(0.194174757, 0.194174757, 0.194174757, 0.194174757, 0.194174757, 0.029126214),
        communities=(1, 1, 1, 2, 2, 3),
        modularity=0.375,  # 1 - (6/8)**2 - (2/8)**2
        components=3,
        largest_share=0.5,
        density=0.266666667,  # 8/30
        centralisation=0.2,  # 4 / (5 * 4)
    )


def test_strengths_weigh_in_page_rank_and_modularity_only() -> None:
    """The middle m = 0.05 + 0.85 (1 - m); the ends 0.05 + 0.85 m 3/4 and 0.05 + 0.85 m / 4."""
    found = figures(3, [(0, 1, 3.0), (1, 2, 1.0)], frozenset({"strength", "page_rank", "betweenness", "closeness"}))
    assert found == Figures(
        strength=(3.0, 4.0, 1.0),
        page_rank=(0.360135135, 0.486486486, 0.153378378),
        betweenness=(0.0, 1.0, 0.0),
        closeness=(0.666666667, 1.0, 0.666666667),
    )


def test_strong_ties_hold_communities_together() -> None:
    """A square of two strong and two weak sides: 20/22 inside, each community half of the strength."""
    edges = [(0, 1, 1.0), (0, 3, 10.0), (1, 2, 10.0), (2, 3, 1.0)]
    found = figures(4, edges, frozenset({"communities", "modularity"}))
    assert found == Figures(communities=(1, 2, 2, 1), modularity=0.409090909)


def test_communities_are_numbered_by_size_then_by_their_first_node() -> None:
    edges = unweighted((1, 6), (2, 7), (3, 4), (3, 5), (4, 5))
    assert figures(8, edges, frozenset({"communities"})).communities == (4, 2, 3, 1, 1, 1, 2, 3)


def test_sums_of_strengths_are_rounded() -> None:
    assert figures(3, [(0, 1, 0.1), (0, 2, 0.2)], frozenset({"strength"})).strength == (0.3, 0.1, 0.2)


@pytest.mark.parametrize("name", sorted(FIGURE_NAMES))
def test_only_what_is_wanted_is_there(name: str) -> None:
    found = figures(3, unweighted((0, 1)), frozenset({name}))
    assert {known for known in FIGURE_NAMES if getattr(found, known) is not None} == {name}
    assert found.estimated is False


def test_what_was_sampled_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = networkx.barabasi_albert_graph(2100, 2, seed=3)
    edges = unweighted(*sorted((min(pair), max(pair)) for pair in graph.edges))
    monkeypatch.setattr(centrality, "MOST_STEPS", 0)
    monkeypatch.setattr(centrality, "SAMPLED_STEPS", 0)
    found = figures(2100, edges, frozenset({"closeness", "degree"}))
    assert found.estimated
    # What is shown of it later is estimated where it has a part that is.
    assert found.only(frozenset({"closeness"})).estimated
    assert found.only(frozenset({"degree"})) == Figures(degree=found.degree)
    assert figures(2100, edges, frozenset({"degree", "density"})).estimated is False
    joined = Figures(density=0.5).joined(found)
    assert (joined.density, joined.closeness, joined.estimated) == (0.5, found.closeness, True)


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown figures: fame, luck"):
        figures(2, [], frozenset({"degree", "luck", "fame"}))


@pytest.mark.parametrize("pair", [(1, 1), (1, 0), (0, 3), (-1, 2)])
def test_an_edge_that_is_none_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not between two of 3 nodes"):
        figures(3, [(*pair, 1.0)], frozenset({"degree"}))


@pytest.mark.parametrize("pairs", [[(0, 1), (0, 1)], [(0, 2), (0, 1)], [(1, 2), (0, 1)]])
def test_edges_out_of_order_are_refused(pairs: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="out of order or there twice"):
        figures(3, unweighted(*pairs), frozenset({"degree"}))


@st.composite
def networks(draw: st.DrawFn, most: int = 16) -> tuple[int, list[Edge]]:
    """Any graph: often sparse, with trees, several components and isolated nodes."""
    count = draw(st.integers(0, most))
    possible = [(a, b) for a in range(count) for b in range(a + 1, count)]
    size = draw(st.integers(0, min(len(possible), 2 * count)))
    pairs = draw(st.lists(st.sampled_from(possible), unique=True, max_size=size)) if possible else []
    weights = st.sampled_from([0.173286795, 0.34657359, 1.0, 1.34657359, 25.0])
    return count, [(a, b, draw(weights)) for a, b in sorted(pairs)]


def as_networkx(count: int, edges: list[Edge]) -> networkx.Graph:
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(edges)
    return graph


def ranked_by_iteration(count: int, edges: list[Edge]) -> list[float]:
    """PageRank by its definition: each step passes 0.85 of the rank along, the rest and what is stuck to all alike."""
    graph = as_networkx(count, edges)
    ranks = [1 / max(count, 1)] * count
    for _ in range(200):
        stuck = sum(ranks[node] for node in graph if not graph[node])
        fresh = [(0.15 + 0.85 * stuck) / max(count, 1)] * count
        for node in graph:
            total = sum(data["weight"] for data in graph[node].values())
            for other, data in graph[node].items():
                fresh[other] += 0.85 * ranks[node] * data["weight"] / total
        ranks = fresh
    return ranks


@settings(deadline=None)
@given(networks())
def test_metrics_equal_those_of_networkx(network: tuple[int, list[Edge]]) -> None:
    graph = as_networkx(*network)
    found = everything(*network)
    betweenness = networkx.betweenness_centrality(graph, normalized=True)
    closeness = networkx.closeness_centrality(graph, wf_improved=True)
    assert found.betweenness == pytest.approx(tuple(betweenness.values()), rel=0, abs=TOLERANCE)
    assert found.closeness == pytest.approx(tuple(closeness.values()), rel=0, abs=TOLERANCE)
    assert found.degree == tuple(degree for _, degree in graph.degree)
    assert found.strength == pytest.approx(tuple(dict(graph.degree(weight="weight")).values()), rel=0, abs=TOLERANCE)
    assert found.components == networkx.number_connected_components(graph)
    assert found.density == pytest.approx(networkx.density(graph), rel=0, abs=TOLERANCE)


@settings(deadline=None)
@given(networks())
def test_page_rank_equals_its_definition(network: tuple[int, list[Edge]]) -> None:
    found = figures(*network, frozenset({"page_rank"})).page_rank
    assert found is not None
    assert found == pytest.approx(tuple(ranked_by_iteration(*network)), rel=0, abs=TOLERANCE)
    if found:
        assert math.fsum(found) == pytest.approx(1.0, abs=1e-7)


def test_page_rank_of_a_large_network_equals_its_definition() -> None:
    """Beyond 128 nodes another method computes it: a long path, a star and isolated nodes."""
    edges = [(node, node + 1, 1.0 + node % 3) for node in range(150)]
    edges += [(151, node, 0.34657359) for node in range(152, 250)]
    found = figures(300, edges, frozenset({"page_rank"})).page_rank
    assert found == pytest.approx(tuple(ranked_by_iteration(300, edges)), rel=0, abs=TOLERANCE)


@settings(deadline=None, max_examples=60)
@given(networks(most=24))
def test_communities_are_good_repeatable_and_numbered(network: tuple[int, list[Edge]]) -> None:
    wanted = frozenset({"communities", "modularity"})
    found = figures(*network, wanted)
    assert figures(*network, wanted) == found
    assert found.communities is not None
    assert found.modularity is not None

    members: dict[int, list[int]] = {}
    for node, number in enumerate(found.communities):
        members.setdefault(number, []).append(node)
    order = [members[number] for number in sorted(members)]
    assert list(range(1, len(members) + 1)) == sorted(members)
    assert order == sorted(order, key=lambda nodes: (-len(nodes), nodes[0]))

    graph = as_networkx(*network)
    assert all(len(order[found.communities[node] - 1]) == 1 for node in graph if not graph[node])
    if network[1]:
        shown = networkx.community.modularity(graph, order, weight="weight")
        assert found.modularity == pytest.approx(shown, rel=0, abs=TOLERANCE)
        others = (
            networkx.community.louvain_communities(graph, weight="weight", seed=1),
            networkx.community.greedy_modularity_communities(graph, weight="weight"),
        )
        best = max(networkx.community.modularity(graph, other, weight="weight") for other in others)
        assert found.modularity >= 0.98 * best - 0.02
