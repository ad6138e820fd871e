"""The reference builds, cuts and measures partnership networks as E says; figures worked out by hand."""

from typing import Any

import pytest

from tests.reference import networks
from tests.reference.answers import RefusedError, global_id, key_from
from tests.reference.community import Community, Key, Membership, Organisation, Partnership, Person, Place

TODAY = "2026-11-21"
YESTERDAY = "2026-11-20"


def gid(own_id: str) -> str:
    return global_id(Key("Organisation", own_id))


def own_ids(answer: Any) -> list[str]:
    return [key_from(node["organisation"]["id"]).id for node in answer["nodes"]]


def ends(answer: Any) -> list[tuple[str, str, float]]:
    return [(key_from(one["source"]).id, key_from(one["target"]).id, one["strength"]) for one in answer["edges"]]


def ties(*pairs: str) -> list[Partnership]:
    """One partnership for each pair of letters; the same pair again, with another since, makes the tie stronger."""
    return [Partnership(pair[0], pair[1], "OTHER", since=f"20{number:02}-01-01") for number, pair in enumerate(pairs)]


# a - c (2), a - b, b - d, c - d, c - e, d - e; f alone.
SIX = Community.of(
    *(Organisation(own_id, own_id) for own_id in "abcdef"), *ties("ac", "ca", "ab", "bd", "dc", "ce", "de")
)


def test_rings_are_ranked_by_strength_to_the_nearer_ring() -> None:
    answer = networks.partnership_network(SIX, TODAY, {"around": [gid("a"), gid("a")]})
    # Ring 1: c (2), b (1). Ring 2: d has b and c (2), e has c only (1; its tie to d is in the same ring).
    assert own_ids(answer) == ["a", "c", "b", "d", "e"]
    assert [node["distance"] for node in answer["nodes"]] == [0, 1, 1, 2, 2]
    assert not answer["truncated"]
    near = networks.partnership_network(SIX, TODAY, {"around": [gid("a")], "depth": 1, "maxNodes": 3})
    assert own_ids(near) == ["a", "c", "b"]
    # Nothing at depth 1 is left out; the edge between b and c does not exist.
    assert not near["truncated"]
    assert ends(near) == [("a", "c", 2.0), ("a", "b", 1.0)]


def test_without_around_organisations_are_ranked_by_all_their_edges() -> None:
    answer = networks.partnership_network(SIX, TODAY, {"around": None, "depth": None, "maxNodes": 5})
    # c: 2 + 1 + 1 = 4; a: 2 + 1 = 3; d: 1 + 1 + 1 = 3; b: 2; e: 2; f: 0.
    assert own_ids(answer) == ["c", "a", "d", "b", "e"]
    assert {node["distance"] for node in answer["nodes"]} == {None}
    assert answer["truncated"]
    assert own_ids(networks.partnership_network(SIX, TODAY)) == ["c", "a", "d", "b", "e", "f"]


def test_no_starts_make_an_empty_network() -> None:
    assert networks.partnership_network(SIX, TODAY, {"around": []}) == {
        "nodes": [],
        "edges": [],
        "summary": {
            "nodes": 0,
            "edges": 0,
            "density": 0.0,
            "components": 0,
            "largestShare": 0.0,
            "centralisation": 0.0,
        },
        "truncated": False,
    }


def test_figures_of_a_square() -> None:
    answer = networks.partnership_network(SIX, TODAY, {"around": [gid("a")], "maxNodes": 4})
    assert own_ids(answer) == ["a", "c", "b", "d"]
    assert answer["truncated"]
    assert ends(answer) == [("a", "c", 2.0), ("a", "b", 1.0), ("b", "d", 1.0), ("c", "d", 1.0)]
    # Each lies on one of the two shortest paths between its neighbours: 0.5 of 3 pairs. Distances 1 + 1 + 2.
    # PageRank: a = c = x, b = d = y, 2x + 2y = 1, x = 0.15/4 + 0.85 (x 2/3 + y 1/2), so x = 1.5/5.15.
    strong = {"strength": 3.0, "pageRank": 0.291262136}
    weak = {"strength": 2.0, "pageRank": 0.208737864}
    common = {"degree": 2, "betweenness": 0.166666667, "closeness": 0.75, "estimated": False}
    assert [node["metrics"] for node in answer["nodes"]] == [common | one for one in (strong, strong, weak, weak)]
    # 2 * 4 / (4 * 3)
    assert answer["summary"] == {
        "nodes": 4,
        "edges": 4,
        "density": 0.666666667,
        "components": 1,
        "largestShare": 1.0,
        "centralisation": 0.0,
    }
    # Total weight 5. {a, c}: inside 2, degrees 6; {b, d}: inside 1, degrees 4. 2/5 - 0.36 + 1/5 - 0.16.
    graph = networks.graph_of(answer)
    assert networks.modularity(graph, [{"a", "c"}, {"b", "d"}]) == 0.08
    assert networks.acceptable_modularity(graph, 0.08)
    assert not networks.acceptable_modularity(graph, 0.05)


def test_figures_of_a_star_with_a_loner() -> None:
    star = Community.of(*(Organisation(own_id, own_id) for own_id in "abcdz"), *ties("ab", "ac", "ad"))
    answer = networks.partnership_network(star, TODAY)
    assert own_ids(answer) == ["a", "b", "c", "d", "z"]
    centre, leaf, loner = (answer["nodes"][index]["metrics"] for index in (0, 1, 4))
    # The centre lies between 3 of the 6 pairs of the others. Closeness: 3/3 * 3/4, and 3/5 * 3/4 for a leaf.
    assert (centre["betweenness"], centre["closeness"]) == (0.5, 0.75)
    assert (leaf["betweenness"], leaf["closeness"]) == (0.0, 0.45)
    assert (loner["degree"], loner["strength"], loner["closeness"]) == (0, 0.0, 0.0)
    # z = 0.15/5 + 0.85 z/5, so z = 3/83; c = z + 0.85 * 3 l and l = z + 0.85 c/3, so c = 3.55 z / 0.2775.
    assert loner["pageRank"] == 0.036144578
    assert centre["pageRank"] == 0.462390101
    assert leaf["pageRank"] == 0.167155107
    # Degrees 3 1 1 1 0: (0 + 2 + 2 + 2 + 3) / (4 * 3); 2 * 3 / (5 * 4); 4 of 5 in the largest of two components.
    assert answer["summary"] == {
        "nodes": 5,
        "edges": 3,
        "density": 0.3,
        "components": 2,
        "largestShare": 0.8,
        "centralisation": 0.75,
    }


@pytest.mark.parametrize(
    ("filters", "nodes", "edges"),
    [
        # a-b by a partnership and a shared person: 1 + 0.25 ln 2; b-c by a shared person.
        ({}, ["b", "a", "c"], [("a", "b", 1.173286795), ("b", "c", 0.173286795)]),
        ({"implicit": False}, ["a", "b", "c"], [("a", "b", 1.0)]),
        ({"implicit": None}, ["b", "a", "c"], [("a", "b", 1.173286795), ("b", "c", 0.173286795)]),
        ({"kinds": ["OTHER"]}, ["a", "b", "c"], [("a", "b", 1.0)]),
        ({"kinds": []}, ["b", "a", "c"], [("a", "b", 1.173286795), ("b", "c", 0.173286795)]),
        ({"minStrength": 0.173286795}, ["b", "a", "c"], [("a", "b", 1.173286795), ("b", "c", 0.173286795)]),
        ({"minStrength": 0.173286796}, ["a", "b", "c"], [("a", "b", 1.173286795)]),
        ({"asOf": "1999-12-31"}, ["b", "a", "c"], [("a", "b", 0.173286795), ("b", "c", 0.173286795)]),
        ({"sectors": ["HEALTH", "x"]}, ["a", "b"], [("a", "b", 1.173286795)]),
        ({"spaces": ["TRADE"]}, ["b", "c"], [("b", "c", 0.173286795)]),
        ({"within": global_id(Key("Place", "island"))}, ["a"], []),
    ],
)
def test_the_filter_makes_the_graph(filters: Any, nodes: list[str], edges: list[tuple[str, str, float]]) -> None:
    community = Community.of(
        Place("island", "Island", "COUNTRY"),
        Place("town", "Town", "SETTLEMENT", parent="island"),
        Organisation("a", "A", sectors=("Health",), place="town"),
        Organisation("b", "B", sectors=("health",), spaces=("TRADE",)),
        Organisation("c", "C", spaces=("TRADE", "FAMILY")),
        Person("p", "P"),
        Person("q", "Q"),
        *(Membership("p", own_id) for own_id in "ab"),
        *(Membership("q", own_id) for own_id in "bc"),
        *ties("ab"),
    )
    answer = networks.partnership_network(community, TODAY, {"filter": filters})
    assert own_ids(answer) == nodes
    assert ends(answer) == edges


def test_starts_are_always_in_and_distances_are_walked_in_the_filtered_graph() -> None:
    community = Community.of(
        Organisation("a", "A"),
        Organisation("b", "B"),
        Organisation("c", "C", sectors=("x",)),
        Organisation("d", "D", sectors=("x",)),
        *ties("ab", "bc", "ad"),
    )
    arguments = {"around": [gid("a")], "depth": 4, "filter": {"sectors": ["X"]}}
    # b does not pass, so c cannot be reached through it.
    assert own_ids(networks.partnership_network(community, TODAY, arguments)) == ["a", "d"]


def test_a_start_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        networks.partnership_network(SIX, TODAY, {"around": [gid("nobody")]})
    assert (refusal.value.code, refusal.value.argument) == ("NOT_FOUND", "around")


def test_communities_are_numbered_by_size_then_smallest_id() -> None:
    community = Community.of(
        Place("t", "Town", "SETTLEMENT"),
        Place("u", "Éire", "COUNTRY"),
        Organisation("a", "A", sectors=("Health", "Trade"), place="t"),
        Organisation("b", "B", sectors=("TRADE", "Culture"), place="u"),
        Organisation("c", "C", sectors=("health", "HEALTH"), place="t"),
        Organisation("d", "D", sectors=("1", "2", "3", "4", "5", "6")),
        Organisation("e", "E"),
        Organisation("f", "F"),
    )
    answer, numbers = networks.communities_answer(community, [{"f"}, {"d", "e"}, {"c", "a", "b"}])
    places = [{"id": global_id(Key("Place", own_id))} for own_id in "tu"]
    # Health and trade have two carriers each (c names it twice), culture one; the spelling is that of a.
    assert answer == [
        {
            "number": 1,
            "name": "Health, Trade (Town, Éire)",
            "size": 3,
            "sectors": ["Health", "Trade", "Culture"],
            "places": places,
        },
        {"number": 2, "name": "1, 2", "size": 2, "sectors": ["1", "2", "3", "4", "5"], "places": []},
        {"number": 3, "name": "Community 3", "size": 1, "sectors": [], "places": []},
    ]
    assert numbers == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
    equal, _ = networks.communities_answer(community, [{"e"}, {"d"}])
    assert equal[0]["sectors"] == ["1", "2", "3", "4", "5"]


def test_a_community_without_sectors_is_named_by_its_places() -> None:
    assert networks.community_name(2, [], ["Town", "Éire", "Isle"]) == "Town, Éire"
    assert networks.community_name(2, ["Trade"], ["Town"]) == "Trade (Town)"


def test_organisations_are_listed_by_the_figures_that_are_shown() -> None:
    # Strengths: c 4, a 3, d 3, b 2, e 2, f 0; partners: c 3, d 3, a 2, b 2, e 2, f 0.
    nodes = networks.partnership_network(SIX, TODAY)["nodes"]
    for one in nodes:
        one["community"] = 2 if key_from(one["organisation"]["id"]).id == "f" else 1

    def listed(filters: Any = None, **order: str) -> str:
        edges = networks.organisations_answer(nodes, filters, order)
        return "".join(key_from(one["node"]["organisation"]["id"]).id for one in edges)

    assert listed() == "cadbef"
    assert listed(direction="ASC") == "fbeadc"
    assert listed(field="PARTNER_COUNT") == "cdabef"
    assert listed({"minStrength": 2}, field="PARTNER_COUNT", direction="ASC") == "abecd"
    assert listed({"minPartners": 3}) == "cd"
    assert listed({"community": 2}) == "f"
    assert listed({"community": 3}) == ""


def test_two_triangles_are_two_communities() -> None:
    community = Community.of(
        *(Organisation(own_id, own_id) for own_id in "abcdef"), *ties("ab", "bc", "ca", "de", "ef", "fd", "cd")
    )
    graph = networks.graph_of(networks.partnership_network(community, TODAY))
    # Of 7 edges 3 and 3 are inside, degrees 7 and 7 of 14: 6/7 - 2 * (1/2)^2. Both of networkx's ways find it.
    assert networks.modularity(graph, [set("abc"), set("def")]) == 0.357142857
    # 0.98 * 0.357142857 - 0.02 = 0.33.
    assert networks.acceptable_modularity(graph, 0.3301)
    assert not networks.acceptable_modularity(graph, 0.3299)
    assert not networks.acceptable_modularity(networks.graph_of({"nodes": [], "edges": []}), 0.1)


def test_organisations_without_edges_must_be_alone() -> None:
    graph = networks.graph_of(networks.partnership_network(SIX, TODAY))
    assert networks.loners_alone(graph, [{"a", "b", "c", "d", "e"}, {"f"}])
    assert not networks.loners_alone(graph, [{"a", "b", "c", "d"}, {"e", "f"}])
    shown = {
        "nodes": [
            {"organisation": {"id": gid(one)}, "community": number} for one, number in (("a", 1), ("b", 1), ("c", 2))
        ]
    }
    assert networks.partition_of(shown) == [{"a", "b"}, {"c"}]
