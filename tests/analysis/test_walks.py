"""The walk, the cut and the order of a partnership network: DEFINITIONS E."""

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rounding import rounded
from analysis.strengths import Tie
from analysis.walks import (
    Cut,
    Walk,
    cut_without_centre,
    edges_between,
    leading_places,
    leading_sectors,
    numbered,
    walk_through,
)


def tie(source: str, target: str, strength: float = 1.0) -> Tie:
    return Tie(source, target, (), 0, 0, 0, strength, None)


def walked(starts: list[str], ties: list[Tie], *, depth: int = 4, max_nodes: int = 100) -> tuple[Cut, list[list[str]]]:
    """The cut, and the frontiers that were asked for on the way."""
    walk = Walk(starts, depth=depth, max_nodes=max_nodes)
    frontiers = []
    while walk.frontier:
        frontiers.append(sorted(walk.frontier))
        walk.advance([each for each in ties if {each.source, each.target} & walk.frontier])
    return walk.cut(), frontiers


# a is the centre; b and c are its neighbours; d hangs on both of them, e on c; b and c know each other; f is far out.
TIES = [
    tie("a", "b", 1.0),
    tie("a", "c", 2.0),
    tie("b", "c", 9.0),
    tie("b", "d", 0.5),
    tie("c", "d", 0.75),
    tie("c", "e", 1.25),
    tie("e", "f", 3.0),
]


def test_rings_are_ordered_by_the_ties_to_the_nearer_ring() -> None:
    cut, frontiers = walked(["a"], TIES)
    # d: 0.5 + 0.75 = e: 1.25, so their ids decide; the tie of b and c is inside a ring and counts nothing.
    assert cut == Cut(("a", "c", "b", "d", "e", "f"), (0, 1, 1, 2, 2, 3), truncated=False)
    assert frontiers == [["a"], ["b", "c"], ["d", "e"], ["f"]]


def test_the_walk_ends_at_its_depth() -> None:
    cut, frontiers = walked(["a"], TIES, depth=1)
    assert cut == Cut(("a", "c", "b"), (0, 1, 1), truncated=False)
    assert frontiers == [["a"]]


def test_the_walk_stops_as_soon_as_the_limit_is_passed() -> None:
    cut, frontiers = walked(["a"], TIES, max_nodes=4)
    assert cut == Cut(("a", "c", "b", "d"), (0, 1, 1, 2), truncated=True)
    assert frontiers == [["a"], ["b", "c"]]


def test_a_limit_that_just_suffices_truncates_nothing() -> None:
    cut, frontiers = walked(["a"], TIES, max_nodes=6)
    assert cut.truncated is False
    assert frontiers == [["a"], ["b", "c"], ["d", "e"], ["f"]]


def test_a_full_network_looks_one_ring_further_to_know_whether_it_is_cut() -> None:
    assert walked(["a"], TIES, max_nodes=3)[0] == Cut(("a", "c", "b"), (0, 1, 1), truncated=True)
    assert walked(["a"], TIES, max_nodes=3, depth=1)[0] == Cut(("a", "c", "b"), (0, 1, 1), truncated=False)


def test_starts_are_cut_by_id_and_count_once() -> None:
    cut, frontiers = walked(["c", "a", "b", "a"], TIES, max_nodes=2)
    assert cut == Cut(("a", "b"), (0, 0), truncated=True)
    assert frontiers == []


def test_starts_without_ties_are_there() -> None:
    assert walked(["z", "y"], TIES)[0] == Cut(("y", "z"), (0, 0), truncated=False)


def test_no_starts_make_an_empty_network() -> None:
    assert walked([], TIES) == (Cut((), (), truncated=False), [])


def test_ranks_are_compared_as_rounded() -> None:
    ties = [tie("a", "y", 0.3), tie("a", "x", 0.1), tie("b", "x", 0.2)]
    # 0.1 + 0.2 is 0.30000000000000004 unrounded: equal ranks, and the ids decide either way.
    assert walked(["a", "b"], ties)[0].nodes == ("a", "b", "x", "y")
    swapped = [tie("a", "x", 0.3), tie("a", "y", 0.1), tie("b", "y", 0.2)]
    assert walked(["a", "b"], swapped)[0].nodes == ("a", "b", "x", "y")


def test_without_a_centre_all_ties_rank() -> None:
    # Sums: a 3, b 10.5, c 13, d 1.25, e 4.25, f 3, z 0.
    nodes = ["z", "f", "e", "d", "c", "b", "a"]
    assert cut_without_centre(nodes, TIES, 100) == Cut(
        ("c", "b", "e", "a", "f", "d", "z"), (None,) * 7, truncated=False
    )
    assert cut_without_centre(nodes, TIES, 3) == Cut(("c", "b", "e"), (None,) * 3, truncated=True)
    assert cut_without_centre([], [], 3) == Cut((), (), truncated=False)


def test_edges_are_those_between_shown_nodes_strongest_first() -> None:
    shown = edges_between(["a", "b", "c", "e"], TIES)
    assert [(edge.source, edge.target) for edge in shown] == [("b", "c"), ("a", "c"), ("c", "e"), ("a", "b")]


def test_equal_edges_are_ordered_by_source_and_target() -> None:
    shown = edges_between("abc", [tie("b", "c"), tie("a", "c"), tie("a", "b")])
    assert [(edge.source, edge.target) for edge in shown] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_numbers_follow_the_ids() -> None:
    ids, edges = numbered(["c", "a", "e", "b"], edges_between(["a", "b", "c", "e"], TIES))
    assert ids == ["a", "b", "c", "e"]
    assert edges == [(0, 1, 1.0), (0, 2, 2.0), (1, 2, 9.0), (2, 3, 1.25)]


def test_leading_sectors_are_those_of_most_members() -> None:
    members = [
        ("2", ["health", "youth"], ["HEALTH", "Youth"]),
        ("1", ["youth", "culture", "health"], ["youth", "Culture", "Health"]),
        ("3", ["health", "arts"], ["health", "Arts"]),
        ("4", ["sport", "trade", "zoo"], ["Sport", "Trade", "Zoo"]),
    ]
    assert leading_sectors(members) == ["Health", "youth", "Arts", "Culture", "Sport"]


def test_a_member_carries_a_sector_once_in_its_first_spelling() -> None:
    members = [("1", ["health", "health"], ["Health", "HEALTH"]), ("2", ["youth"], ["Youth"]), ("3", ["youth"], ["Y"])]
    assert leading_sectors(members) == ["Youth", "Health"]


def test_leading_places_are_ordered_by_members_name_and_id() -> None:
    names = {"p1": "roseau", "p2": "castries", "p3": "castries", "p4": "willemstad", "p5": "basseterre", "p6": "zion"}
    places = ["p4", "p1", "p4", "p3", "p2", "p6", "p5"]
    assert leading_places(places, names) == ["p4", "p5", "p2", "p3", "p1"]
    assert leading_places([], names) == []


@st.composite
def networks(draw: st.DrawFn) -> list[Tie]:
    pairs = draw(st.lists(st.sampled_from([(a, b) for a in "abcdefgh" for b in "abcdefgh" if a < b]), unique=True))
    return [tie(a, b, draw(st.sampled_from([0.1, 0.2, 0.3, 1.0, 1.34657359]))) for a, b in pairs]


@settings(deadline=None)
@given(networks(), st.lists(st.sampled_from("abcdefgh"), max_size=3), st.integers(1, 4), st.integers(1, 9))
def test_the_walk_equals_distances_taken_at_once(
    ties: list[Tie], starts: list[str], depth: int, max_nodes: int
) -> None:
    graph = networkx.Graph([(each.source, each.target) for each in ties])
    graph.add_nodes_from(starts)
    distances: dict[str, int] = {}
    for start in starts:
        for node, distance in networkx.single_source_shortest_path_length(graph, start, depth).items():
            distances[node] = min(distance, distances.get(node, distance))

    def rank(node: str) -> float:
        others = (
            (t.target if t.source == node else t.source, t.strength) for t in ties if node in (t.source, t.target)
        )
        return rounded(sum(s for other, s in others if distances.get(other, 99) == distances[node] - 1))

    order = sorted(distances, key=lambda node: (distances[node], -rank(node), node))
    cut, _ = walked(starts, ties, depth=depth, max_nodes=max_nodes)
    assert cut.nodes == tuple(order[:max_nodes])
    assert cut.distances == tuple(distances[node] for node in cut.nodes)
    assert cut.truncated is (len(order) > max_nodes)
    assert walk_through(starts, ties, depth=depth, max_nodes=max_nodes) == cut
