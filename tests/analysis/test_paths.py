"""Shortest paths through few hubs: DEFINITIONS F1 to F5."""

from itertools import pairwise
from math import prod

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.paths import Layers, Node, Path, best_paths


def person(number: str) -> Node:
    return ("Person", number)


def searched(graph: networkx.Graph, start: Node, max_length: int, targets: list[Node] | None = None) -> Layers:
    layers = Layers(start, max_length=max_length, targets=targets)
    while layers.frontier:
        layers.advance([(near, far) for near in layers.frontier for far in graph[near]])
    return layers


def best(graph: networkx.Graph, start: Node, target: Node, k: int, max_length: int = 8) -> list[Path]:
    layers = searched(graph, start, max_length)
    return best_paths(start, [target], layers.predecessors, dict(graph.degree), k).get(target, [])


A, B, C, D, E, F = (person(letter) for letter in "ABCDEF")


def test_a_direct_relation_is_a_path_of_two_nodes() -> None:
    assert best_paths(A, [B], {B: [A]}, {}) == {B: [(A, B)]}


def test_the_way_through_fewer_neighbours_comes_first() -> None:
    predecessors = {B: [A], C: [A], D: [B, C]}
    assert best_paths(A, [D], predecessors, {B: 3, C: 2}, k=5) == {D: [(A, C, D), (A, B, D)]}
    assert best_paths(A, [D], predecessors, {B: 3, C: 2}) == {D: [(A, C, D)]}


def test_equal_products_are_ordered_by_the_nodes_from_the_first() -> None:
    """Degrees 2 * 6 and 3 * 4 are equal; then type names come before ids, and ids go by code point."""
    project, organisation = ("Project", "1"), ("Organisation", "9")
    ten, nine = person("10"), person("9")
    predecessors = {project: [A], organisation: [A], ten: [project], nine: [organisation], B: [ten, nine]}
    found = best_paths(A, [B], predecessors, {project: 2, ten: 6, organisation: 3, nine: 4}, k=2)
    assert found == {B: [(A, organisation, nine, B), (A, project, ten, B)]}
    predecessors = {ten: [A], nine: [A], B: [nine, ten]}
    assert best_paths(A, [B], predecessors, {ten: 2, nine: 2}, k=2) == {B: [(A, ten, B), (A, nine, B)]}


def test_backwards_the_nodes_are_compared_from_the_target_on() -> None:
    """A-C-D-F and A-B-E-F have equal products: from A the second comes first, from F the first."""
    predecessors = {B: [A], C: [A], D: [C], E: [B], F: [D, E]}
    degrees = {B: 2, C: 2, D: 3, E: 3}
    assert best_paths(A, [F], predecessors, degrees, 2) == {F: [(A, B, E, F), (A, C, D, F)]}
    assert best_paths(A, [F], predecessors, degrees, 2, backwards=True) == {F: [(F, D, C, A), (F, E, B, A)]}
    fewer = degrees | {B: 1}
    assert best_paths(A, [F], predecessors, fewer, backwards=True) == {F: [(F, E, B, A)]}


def test_products_are_exact_beyond_floats() -> None:
    """The products differ by 1 in 10**18, which floats cannot tell apart."""
    predecessors = {B: [A], C: [A], D: [B], E: [C], F: [D, E]}
    degrees = {B: 10**9, D: 10**9, C: 10**9 - 1, E: 10**9 + 1}
    assert best_paths(A, [F], predecessors, degrees, k=1) == {F: [(A, C, E, F)]}


def test_degrees_of_the_ends_do_not_count() -> None:
    predecessors = {B: [A], C: [B]}
    assert best_paths(A, [B, C], predecessors, {A: 0, B: 2, C: 0}) == {B: [(A, B)], C: [(A, B, C)]}


def test_parallel_relations_make_no_further_path() -> None:
    assert best_paths(A, [C], {B: [A, A], C: [B, B]}, {B: 2}, k=9) == {C: [(A, B, C)]}


def test_the_start_and_what_is_not_reached_have_no_path() -> None:
    assert best_paths(A, [A, C, B], {B: [A]}, {}, k=3) == {B: [(A, B)]}


def test_layers_end_when_all_targets_are_found() -> None:
    graph = networkx.Graph([(A, B), (B, C), (C, D), (D, E)])
    layers = searched(graph, A, 8, targets=[C, A])
    assert layers.distances == {A: 0, B: 1, C: 2}
    assert layers.predecessors == {B: {A}, C: {B}}


def test_layers_end_at_the_greatest_length() -> None:
    graph = networkx.Graph([(A, B), (B, C), (C, D)])
    assert searched(graph, A, 2).distances == {A: 0, B: 1, C: 2}
    assert searched(graph, A, 2, targets=[D]).distances == {A: 0, B: 1, C: 2}


def test_without_targets_to_find_nothing_is_asked() -> None:
    assert Layers(A, max_length=4, targets=[A]).frontier == frozenset()


def test_inner_nodes_are_those_of_shortest_paths_only() -> None:
    graph = networkx.Graph([(A, B), (A, C), (B, D), (C, D), (C, E), (D, F)])
    layers = searched(graph, A, 8)
    assert layers.between([F]) == {B, C, D}
    assert layers.between([B]) == set()
    assert layers.between([E, A]) == {C}


def test_between_two_hubs_the_paths_are_never_all_listed() -> None:
    """Six layers of 60 nodes: 60**6 shortest paths. Degrees grow with the number, so the best run through 00."""
    layers = [[person(f"{layer}{number:02}") for number in range(60)] for layer in range(6)]
    predecessors: dict[Node, list[Node]] = {node: [A] for node in layers[0]}
    for before, after in pairwise(layers):
        predecessors |= dict.fromkeys(after, before)
    predecessors[B] = layers[-1]
    degrees = {node: 100 + number for layer in layers for number, node in enumerate(layer)}
    found = best_paths(A, [B], predecessors, degrees, k=200)[B]
    assert len(set(found)) == 200
    assert found[0] == (A, *(layer[0] for layer in layers), B)
    # One step of one layer up costs a factor of 1.01 wherever it is taken: the ids decide among the six.
    assert found[1] == (A, *(layer[0] for layer in layers[:5]), layers[5][1], B)
    assert found[6] == (A, layers[0][1], *(layer[0] for layer in layers[1:]), B)


NODES = [(kind, number) for kind in ("Organisation", "Person", "Project") for number in ("1", "10", "2", "3")]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda edge: edge[0] != edge[1])),
    st.sampled_from([1, 2, 3, 50]),
    st.integers(1, 6),
)
def test_paths_are_the_first_of_all_shortest_paths(edges: list[tuple[Node, Node]], k: int, max_length: int) -> None:
    graph = networkx.Graph(edges)
    graph.add_node(A)
    start = edges[0][0] if edges else A
    layers = searched(graph, start, max_length)
    degrees = dict(graph.degree)
    expected = {}
    for target in graph:
        if target != start and networkx.has_path(graph, start, target):
            paths = [tuple(path) for path in networkx.all_shortest_paths(graph, start, target)]
            if len(paths[0]) - 1 <= max_length:
                paths.sort(key=lambda path: (prod(degrees[node] for node in path[1:-1]), path))
                expected[target] = paths[:k]
    assert best_paths(start, graph, layers.predecessors, degrees, k) == expected


@pytest.mark.parametrize("k", [1, 5])
def test_many_targets_share_one_search(k: int) -> None:
    graph = networkx.grid_2d_graph(6, 6)
    named = networkx.relabel_nodes(graph, {node: person(f"{node[0]}{node[1]}") for node in graph})
    start, targets = person("00"), [person("55"), person("23"), person("01")]
    layers = searched(named, start, 10)
    together = best_paths(start, targets, layers.predecessors, dict(named.degree), k)
    assert list(together) == targets
    for target in targets:
        assert together[target] == best(named, start, target, k, max_length=10)
