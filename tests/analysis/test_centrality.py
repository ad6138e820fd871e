"""Betweenness and closeness, straight and by reduction: both exact (DEFINITIONS E7)."""

import igraph
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import centrality
from analysis.centrality import Way, pairs_between, reduce_graph, sums_of_distances, way_of
from analysis.reduction import Reduced

Pairs = list[tuple[int, int]]


def made(count: int, pairs: Pairs) -> igraph.Graph:
    return igraph.Graph(n=count, edges=pairs)


def betweenness(graph: igraph.Graph) -> list[float]:
    """By the way that is taken."""
    return centrality.betweenness(graph, way_of(graph))


def closeness(graph: igraph.Graph) -> list[float]:
    """By the way that is taken."""
    return centrality.closeness(graph, way_of(graph))


@pytest.fixture(params=["straight", "reduced"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one way whatever the size of the graph."""
    monkeypatch.setattr(centrality, "QUICK", 0 if request.param == "reduced" else 10**12)
    monkeypatch.setattr(centrality, "STEP", 0)


def test_trees_fold_into_one_node() -> None:
    """0-1-2-3 with a leaf 4 at 2: the leaves first, then what they leave."""
    reduced = reduce_graph(made(5, [(0, 1), (1, 2), (2, 3), (2, 4)]))
    assert reduced.folded == [(0, 1), (3, 2), (4, 2), (1, 2)]
    assert reduced.sizes == [1, 2, 5, 1, 1]
    assert reduced.depths == [0, 1, 5, 0, 0]  # 2: itself to 1, 3, 4 one step each, to 0 two steps
    assert reduced.squares == [0, 1, 6, 0, 0]  # 2: branches of 2, 1 and 1
    assert (reduced.members, reduced.neighbours) == ([], [])


def test_twins_are_merged_and_keep_what_is_folded_into_them() -> None:
    """Two hubs 0 and 1 with 2, 3 and 4 between them; 5 hangs on 3; 6 on hub 0; 7 is alone."""
    reduced = reduce_graph(made(8, [(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (3, 5), (0, 6)]))
    assert reduced.members == [[0, 1], [2, 3, 4]]
    assert reduced.neighbours == [[1], [0]]
    assert reduced.sizes == [2, 1, 1, 2, 1, 1, 1, 1]
    assert reduced.totals == [7, 7, 7, 7, 7, 7, 7, 1]


@pytest.mark.usefixtures("way")
def test_figures_by_hand() -> None:
    """A square 0-1-2-3 with a leaf 4 at 0, of 5 nodes; 5 is alone: 10 pairs of others, 5 others.

    Between: 0 has 1-3 by half, 4-1, 4-3, 4-2 (4 is folded into 0): 3.5; 1 has 0-2 and 4-2 by half each: 1, as has 3;
    2 has 1-3 by half: 0.5.
    """
    graph = made(6, [(0, 1), (0, 3), (0, 4), (1, 2), (2, 3)])
    assert betweenness(graph) == pytest.approx([0.35, 0.1, 0.05, 0.1, 0.0, 0.0])
    # 4 reached of 5 others; distances sum to 5, 6, 7, 6 and 8.
    expected = [4 / 5 * 4 / 5, 4 / 6 * 4 / 5, 4 / 7 * 4 / 5, 4 / 6 * 4 / 5, 4 / 8 * 4 / 5, 0.0]
    assert closeness(graph) == pytest.approx(expected)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_without_edges_all_is_zero(count: int) -> None:
    assert betweenness(made(count, [])) == [0.0] * count
    assert closeness(made(count, [])) == [0.0] * count


@pytest.mark.usefixtures("way")
def test_a_large_network_equals_networkx() -> None:
    """Hubs with many leaves and twins, chains, a dense middle, a second component that is a tree."""
    graph = networkx.disjoint_union(networkx.barabasi_albert_graph(120, 2, seed=7), networkx.cycle_graph(9))
    graph = networkx.disjoint_union(graph, networkx.random_labeled_tree(60, seed=3))
    graph.add_edges_from([(0, 125), (1, 130)])
    graph.add_edges_from((node % 120, 188 + node) for node in range(1, 80))
    graph.add_edges_from((hub, twin) for hub in (0, 1, 2) for twin in range(268, 300))
    count = graph.number_of_nodes()
    found = made(count, [(min(pair), max(pair)) for pair in graph.edges])
    expected = networkx.betweenness_centrality(graph, normalized=True)
    assert betweenness(found) == pytest.approx([expected[node] for node in range(count)], rel=0, abs=1e-12)
    expected = networkx.closeness_centrality(graph, wf_improved=True)
    assert closeness(found) == pytest.approx([expected[node] for node in range(count)], rel=0, abs=1e-12)


def test_a_large_network_of_hubs_is_reduced_and_a_dense_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def noted(reduced: Reduced, sources: int | None) -> list[float]:
        assert sources is None
        taken.append("reduced")
        return pairs_between(reduced)

    monkeypatch.setattr(centrality, "pairs_between", noted)
    hubs = [(hub, leaf) for hub in (0, 1) for leaf in range(2, 2000)]
    assert betweenness(made(2000, hubs))[0] == pytest.approx(0.499, abs=0.001)
    assert taken == ["reduced"]
    dense = networkx.gnm_random_graph(700, 4000, seed=1)
    betweenness(made(700, list(dense.edges)))
    assert taken == ["reduced"]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Pairs]:
    """Any graph, then leaves, chains and twins put to it; several components, whole trees, isolated nodes."""
    count = draw(st.integers(1, 9))
    possible = [(a, b) for a in range(count) for b in range(a + 1, count)]
    pairs = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    for _ in range(draw(st.integers(0, 7))):
        twin_of = draw(st.none() | st.integers(0, count - 1))
        if twin_of is None:
            pairs.append((draw(st.integers(0, count - 1)), count))
        else:
            pairs += [(a + b - twin_of, count) for a, b in pairs if twin_of in (a, b)]
        count += 1
    return count, pairs


@settings(deadline=None)
@given(graphs())
def test_pairs_and_distances_by_reduction_equal_networkx(network: tuple[int, Pairs]) -> None:
    count, pairs = network
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    reduced = reduce_graph(made(count, pairs))
    expected = networkx.betweenness_centrality(graph, normalized=False)
    assert pairs_between(reduced) == pytest.approx([expected[node] for node in range(count)], rel=0, abs=1e-12)
    distances = dict(networkx.all_pairs_shortest_path_length(graph))
    assert sums_of_distances(reduced) == [sum(distances[node].values()) for node in range(count)]


@settings(deadline=None)
@given(graphs())
def test_all_nodes_are_folded_merged_or_the_root_of_a_tree(network: tuple[int, Pairs]) -> None:
    reduced = reduce_graph(made(*network))
    folded = [node for node, _ in reduced.folded]
    merged = [node for nodes in reduced.members for node in nodes]
    roots = set(range(network[0])) - set(folded) - set(merged)
    assert len(folded) + len(merged) + len(roots) == network[0]
    assert all(reduced.sizes[root] == reduced.totals[root] for root in roots)
    assert sum(reduced.sizes[node] for node in [*merged, *roots]) == network[0]


# --- samples ---


def of_hubs(count: int, seed: int) -> igraph.Graph:
    """A core that neither folds nor merges, some leaves on its first nodes, a tree, and a node that is alone."""
    graph = networkx.barabasi_albert_graph(count, 3, seed=seed)
    graph.add_edges_from((node, count + leaf) for leaf, node in enumerate([0, 0, 0, 1, 1, 2, 5, 9]))
    graph.add_edges_from([(count + 10, count + 11), (count + 11, count + 12)])
    return made(count + 14, [(min(pair), max(pair)) for pair in graph.edges])


def test_a_sample_comes_near_is_repeated_and_leaves_exact_what_is_folded() -> None:
    graph = of_hubs(400, seed=5)
    reduced = reduce_graph(graph)
    sampled, exact = Way(reduced, 120), Way(reduced)
    between, near = centrality.betweenness(graph, sampled), centrality.closeness(graph, sampled)
    wanted, distances = centrality.betweenness(graph, exact), centrality.closeness(graph, exact)
    assert (centrality.betweenness(graph, sampled), centrality.closeness(graph, sampled)) == (between, near)
    assert between != wanted
    assert near != distances
    assert between == pytest.approx(wanted, rel=0, abs=0.03)
    assert near == pytest.approx(distances, rel=0.06)
    leaves, tree, alone = range(400, 408), range(410, 413), 413
    assert [between[node] for node in (*leaves, *tree, alone)] == [wanted[node] for node in (*leaves, *tree, alone)]
    assert [near[node] for node in (*tree, alone)] == [distances[node] for node in (*tree, alone)]


def test_a_sample_of_all_is_exact() -> None:
    graph = of_hubs(60, seed=2)
    reduced = reduce_graph(graph)
    assert pairs_between(reduced, 60) == pairs_between(reduced)
    assert sums_of_distances(reduced, 60) == sums_of_distances(reduced)


def test_the_heaviest_classes_stand_for_themselves_and_the_drawn_ones_for_the_others() -> None:
    chosen = centrality._chosen(range(10), [1, 1, 9, 1, 1, 1, 5, 1, 1, 1], 4)
    assert chosen[:2] == [(2, 1.0), (6, 1.0)]
    assert [times for _, times in chosen[2:]] == [4.0, 4.0]
    assert len({number for number, _ in chosen}) == 4


def test_a_graph_is_sampled_only_where_it_is_large_and_its_core_is_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centrality, "MOST_STEPS", 0)
    monkeypatch.setattr(centrality, "SAMPLED_STEPS", 0)
    assert not way_of(of_hubs(1980, seed=1)).is_sampled  # 1,994 nodes: never (N5)
    assert way_of(of_hubs(1990, seed=1)).sources == centrality.LEAST_SOURCES
    monkeypatch.setattr(centrality, "LEAST_SOURCES", 1990)
    assert not way_of(of_hubs(1990, seed=1)).is_sampled  # no fewer searches than classes
    monkeypatch.undo()
    assert not way_of(of_hubs(1990, seed=1)).is_sampled
    monkeypatch.setattr(centrality, "MOST_STEPS", 0)
    star = [(0, leaf) for leaf in range(1, 3000)]
    assert not way_of(made(3000, star)).is_sampled  # all is folded
