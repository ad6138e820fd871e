"""The figures of partnershipNetwork, what is read for them, and what is refused; worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from graph_store.errors import BadInput
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS
from loaders.context import RequestContext
from resolvers.network_answers import NetworkWants
from resolvers.network_parts import Network, NetworkMetrics
from resolvers.networks import NetworkRequest, partnership_network
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Organisation,
    Partnership,
    Place,
    Project,
    Row,
)
from tests.support.communities import Held
from tests.support.networks import METRICS, TIES, Ask, Inline, around, asker, ids, organisation, works


@pytest.fixture
def ask(reading: ReadingFactory) -> Ask:
    """Asks for a network."""
    return asker(reading)


T = TypeVar("T")


def metrics(network: Network) -> list[NetworkMetrics]:
    """The metrics of each node, which are there where they were wanted."""
    return [node.metrics for node in network.nodes if node.metrics is not None]


@pytest.fixture
async def star(held: Held) -> None:
    """z is tied to a (twice), b and c; z is the last id and the first node."""
    rows: tuple[Row, ...] = (
        *(Organisation(id_, id_.upper()) for id_ in "abcz"),
        *(Partnership("z", id_, "FUNDING") for id_ in "abc"),
        Partnership("a", "z", "FUNDING"),
    )
    await held.hold(*rows)


@pytest.mark.usefixtures("star")
async def test_metrics_belong_to_their_nodes(ask: Ask) -> None:
    network = await ask(around("z"), METRICS)
    assert ids(network) == "z a b c"
    # Closeness of a leaf: 3 / (1 + 2 + 2). PageRank of the centre r: r = 0.15 / 4 + 0.85 (1 - r); of a leaf, by its
    # part of the strength 4: 0.0375 + 0.85 r w / 4.
    assert [(m.degree, m.strength, m.betweenness, m.closeness) for m in metrics(network)] == [
        (3, 4.0, 1.0, 1.0),
        (1, 2.0, 0.0, 0.6),
        (1, 1.0, 0.0, 0.6),
        (1, 1.0, 0.0, 0.6),
    ]
    ranks = [each.page_rank for each in metrics(network)]
    assert ranks == pytest.approx([0.479729730, 0.241385135, 0.139442568, 0.139442568], abs=2e-9)
    assert [each.estimated for each in metrics(network)] == [False] * 4
    assert [node.community for node in network.nodes] == [1, 1, 1, 1]
    summary = network.summary
    assert (summary.nodes, summary.edges, summary.density, summary.components) == (4, 3, 0.5, 1)
    assert (summary.largest_share, summary.centralisation, summary.modularity) == (1.0, 1.0, 0.0)


@pytest.mark.usefixtures("star")
async def test_only_what_is_wanted_is_read_and_computed(reading: ReadingFactory) -> None:
    bound = reading(ANONYMOUS)
    asked: list[frozenset[str]] = []

    class Watched(Inline):
        async def run(self, function: Callable[..., T], *arguments: Any) -> T:
            asked.append(arguments[2])
            return await super().run(function, *arguments)

    context = RequestContext(bound, Watched())
    network = await partnership_network(context, around("z", depth=1), NetworkWants())
    assert (ids(network), network.edges, asked) == ("z a b c", [], [])
    assert dict(bound.statements) == {
        "networks/starts": 1,
        "networks/partnerships_around": 1,
        "networks/projects_around": 1,
        "networks/people_around": 1,
    }
    network = await partnership_network(context, around("z"), NetworkWants(metrics=True, figures=frozenset({"degree"})))
    assert asked == [{"degree"}]
    first = metrics(network)[0]
    assert (first.degree, first.strength, first.betweenness, first.page_rank) == (3, None, None, None)
    assert network.nodes[0].organisation is None


@pytest.mark.usefixtures("star")
async def test_organisations_are_read_where_they_are_wanted(ask: Ask) -> None:
    network = await ask(around("z", depth=1), NetworkWants(organisations=frozenset({"name"})))
    assert [getattr(node.organisation, "name", None) for node in network.nodes] == ["Z", "A", "B", "C"]


@pytest.fixture
async def two_groups(held: Held) -> None:
    """Two groups, each tied to each: a b c d, and x y z; a single weak tie between them."""
    sectors = {
        "a": ("Health", "Education"),
        "b": ("health", "ARTS", "Zoology"),
        "c": ("HEALTH", "Arts", "Fishing"),
        "d": ("Mining", "arts"),
        "x": ("Éducation",),
        "y": ("education",),
    }
    place = {"a": "p2", "b": "p1", "c": "p1", "d": "p3", "x": "p1"}
    await held.hold(
        Place("p1", "Village", "SETTLEMENT", None, "p2"),
        Place("p2", "Country", "COUNTRY"),
        Place("p3", "country", "COUNTRY"),
        *(Organisation(id_, id_, sectors=sectors.get(id_, ()), place=place.get(id_)) for id_ in "abcdxyz"),
        *(
            Partnership(one, other, "ALLIANCE", f"202{number}-01-01")
            for one, other in ("ab", "ac", "ad", "bc", "bd", "cd", "xy", "xz", "yz")
            for number in range(5)
        ),
        Project("j", "J"),
        works("j", "d"),
        works("j", "x"),
    )


@pytest.mark.usefixtures("two_groups")
async def test_communities_show_what_most_members_have(ask: Ask) -> None:
    wants = NetworkWants(profiles=True, figures=frozenset({"communities"}))
    network = await ask(NetworkRequest(), wants)
    first, second = network.communities
    assert (first.number, first.size) == (1, 4)
    # arts and health have three each, the others one; of them mining and zoology are one too many, cut at five.
    assert first.sectors == ["ARTS", "Health", "Education", "Fishing", "Mining"]
    # p1 has two; p2 and p3 fold to the same name, so the smaller id is first.
    assert [place.id for place in first.places] == ["p1", "p2", "p3"]
    assert (second.number, second.size, second.sectors) == (2, 3, ["Éducation"])
    assert [place.id for place in second.places] == ["p1"]
    assert {node.id: node.community for node in network.nodes} == dict(
        zip("abcdxyz", (1, 1, 1, 1, 2, 2, 2), strict=True)
    )


@pytest.mark.usefixtures("two_groups")
async def test_communities_without_profiles(ask: Ask) -> None:
    network = await ask(NetworkRequest(), NetworkWants(figures=frozenset({"communities"})))
    assert [(one.number, one.size, one.sectors, one.places) for one in network.communities] == [
        (1, 4, [], []),
        (2, 3, [], []),
    ]


# --- statements, and what is refused ---


async def test_the_number_of_statements_depends_on_the_depth_alone(held: Held, reading: ReadingFactory) -> None:
    """One hub with three ties and one with sixty: each ring costs three statements, whatever it holds."""
    await held.hold(
        *(Organisation(f"s{number:02}", "Small", sectors=("x",)) for number in range(4)),
        *(Organisation(f"l{number:02}", "Large", sectors=("x",)) for number in range(61)),
        *(Partnership("s00", f"s{number:02}", "OTHER") for number in range(1, 4)),
        *(Partnership("l00", f"l{number:02}", "OTHER") for number in range(1, 61)),
    )
    everything = replace(METRICS, organisations=frozenset({"name"}), edges=True, profiles=True)
    counts = []
    for hub in ("s00", "l00"):
        bound = reading(ANONYMOUS)
        await partnership_network(RequestContext(bound, Inline()), around(hub, depth=1), everything)
        counts.append(dict(bound.statements))
    assert counts[0] == counts[1]
    assert sum(counts[0].values()) == 9  # ids, three for the ring, three within it, organisations, profiles


@pytest.mark.parametrize(
    ("request_", "argument"),
    [
        (NetworkRequest(depth=0), "depth"),
        (NetworkRequest(depth=5), "depth"),
        (NetworkRequest(max_nodes=0), "maxNodes"),
        (NetworkRequest(max_nodes=50_001), "maxNodes"),
        (NetworkRequest(min_strength=-0.1), "filter.minStrength"),
        (NetworkRequest(min_strength=float("nan")), "filter.minStrength"),
        (NetworkRequest(min_strength=float("inf")), "filter.minStrength"),
        (NetworkRequest(around=["nonsense"]), "around"),
        (NetworkRequest(around=[encode("Person", "a")]), "around"),
        (NetworkRequest(within=encode("Organisation", "a")), "filter.within"),
    ],
)
async def test_bad_input_names_the_argument(reading: ReadingFactory, request_: NetworkRequest, argument: str) -> None:
    bound = reading(ANONYMOUS)
    with pytest.raises(BadInput) as caught:
        await partnership_network(RequestContext(bound, Inline()), request_, TIES)
    assert caught.value.argument == argument
    assert not bound.statements


async def test_a_large_network_is_as_exact_as_a_small_one(held: Held, ask: Ask) -> None:
    """So many ties are made in a thread: each of seventy shares a project with each."""
    names = [f"o{number:02}" for number in range(70)]
    rows: list[Row] = [Project("j", "J"), *(Organisation(name, name) for name in names)]
    await held.hold(*rows, *(works("j", name) for name in names))
    whole = await ask(
        NetworkRequest(), NetworkWants(edges=True, metrics=True, figures=frozenset({"density", "degree"}))
    )
    near = await ask(around("o69", depth=1), TIES)
    assert [node.id for node in whole.nodes] == names
    assert [node.id for node in near.nodes] == ["o69", *names[:69]]
    for network in (whole, near):
        assert len(network.edges) == 2415
        assert {edge.strength for edge in network.edges} == {0.34657359}
        assert (network.edges[0].source, network.edges[0].target) == (organisation("o00"), organisation("o01"))
        assert (network.edges[-1].source, network.edges[-1].target) == (organisation("o68"), organisation("o69"))
    assert whole.summary.density == 1.0
    assert {each.degree for each in metrics(whole)} == {69}
