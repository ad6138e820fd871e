"""partnershipNetwork: who is in it, in which order, and what is cut; worked out by hand from the rows."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from resolvers import networks
from resolvers.networks import NetworkRequest, partnership_network
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Organisation,
    Partnership,
    Place,
    Row,
)
from tests.support.communities import Held
from tests.support.networks import METRICS, TIES, Ask, Inline, around, asker, ids, organisation, shown, ties


@pytest.fixture
def ask(reading: ReadingFactory) -> Ask:
    """Asks for a network."""
    return asker(reading)


# Rings from s: b (2), a and c; then d by a and b, f by c twice, e by c; then g; then k. Ties within a ring (a-b, d-e)
# rank nothing. x and y stand apart, q alone. m is hidden, and z behind it.
STRENGTHS = {
    "s-b": 2,
    "s-a": 1,
    "s-c": 1,
    "a-b": 1,
    "a-d": 1,
    "b-d": 1,
    "c-e": 1,
    "c-f": 2,
    "d-e": 3,
    "d-g": 1,
    "g-k": 1,
}
RINGS: tuple[Row, ...] = (
    *(Organisation(id_, id_.upper()) for id_ in "sabcdefgkxyqz"),
    Organisation("m", "M", visibility="MEMBERS"),
    *(
        Partnership(tie[0], tie[2], "ALLIANCE", f"202{number}-01-01")
        for tie, strength in {**STRENGTHS, "x-y": 1, "s-m": 1, "m-z": 1}.items()
        for number in range(strength)
    ),
)


@pytest.fixture
async def rings(held: Held) -> None:
    await held.hold(*RINGS)


@pytest.mark.usefixtures("rings")
@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, "s b a c"),
        (2, "s b a c d f e"),
        (3, "s b a c d f e g"),
        (4, "s b a c d f e g k"),
    ],
)
@pytest.mark.parametrize("implicit", [True, False])
async def test_rings_are_ranked_by_the_ties_to_the_nearer_one(
    ask: Ask, depth: int, expected: str, implicit: bool
) -> None:
    network = await ask(around("s", depth=depth, implicit=implicit))
    assert ids(network) == expected
    distances = dict(zip("sbacdfegk", (0, 1, 1, 1, 2, 2, 2, 3, 4), strict=True))
    assert [node.distance for node in network.nodes] == [distances[id_] for id_ in expected.split()]
    assert not network.truncated
    inner = {tie for tie in STRENGTHS if set(tie.split("-")) <= set(expected)}
    assert {frozenset(tie.split("-")) for tie in ties(network, *"sabcdefgk")} == {
        frozenset(tie.split("-")) for tie in inner
    }


@pytest.mark.usefixtures("rings")
async def test_edges_come_by_strength_then_source_then_target(ask: Ask) -> None:
    network = await ask(around("s", depth=4))
    assert list(ties(network, *"sabcdefgk").items()) == [
        ("d-e", 3.0),
        ("b-s", 2.0),
        ("c-f", 2.0),
        ("a-b", 1.0),
        ("a-d", 1.0),
        ("a-s", 1.0),
        ("b-d", 1.0),
        ("c-e", 1.0),
        ("c-s", 1.0),
        ("d-g", 1.0),
        ("g-k", 1.0),
    ]


@pytest.mark.usefixtures("rings")
@pytest.mark.parametrize("start", ["s", "g", "q", "sx"])
@pytest.mark.parametrize("fields", [{}, {"max_nodes": 5}, {"min_strength": 2}, {"kinds": ["ALLIANCE"]}, {"depth": 3}])
async def test_it_is_the_same_network_in_memory_and_ring_by_ring(
    ask: Ask, start: str, fields: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = around(*start, **{"depth": 4, "implicit": False, **fields})
    for viewer in (MEMBER, ANONYMOUS):
        at_once = await ask(request, viewer=viewer)
        with monkeypatch.context() as patch:
            patch.setattr(networks, "MOST_AT_ONCE", 0)
            assert await ask(request, viewer=viewer) == at_once


@pytest.mark.usefixtures("rings")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"depth": 4}, {"through": 1}),
        ({"depth": 3}, {"through": 1}),
        ({"depth": 3, "max_nodes": 2}, {"through": 1}),
        ({"depth": 2}, {"starts": 1, "partnerships_around": 2, "partnerships_among": 1}),
        ({"depth": 1}, {"starts": 1, "partnerships_around": 1, "partnerships_among": 1}),
    ],
)
async def test_partnerships_alone_are_read_at_once_from_three_rings_on(
    reading: ReadingFactory, fields: dict[str, Any], expected: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def statements() -> dict[str, int]:
        bound = reading(ANONYMOUS)
        await partnership_network(RequestContext(bound, Inline()), around("s", implicit=False, **fields), TIES)
        return {name.removeprefix("networks/"): number for name, number in bound.statements.items()}

    assert await statements() == expected
    # The community has fewer than 60 partnerships by either database's reckoning, and more than 3.
    monkeypatch.setattr(networks, "MOST_AT_ONCE", 60)
    assert await statements() == expected
    monkeypatch.setattr(networks, "MOST_AT_ONCE", 3)
    rings = min(fields["depth"], 1 if "max_nodes" in fields else 4)
    if fields["depth"] > 2:
        expected = {"through": 1, "partnerships_around": rings}
    assert await statements() == expected


@pytest.mark.usefixtures("rings")
@pytest.mark.parametrize(
    ("depth", "max_nodes", "expected", "truncated"),
    [
        (1, 3, "s b a", True),
        (1, 4, "s b a c", False),
        (2, 4, "s b a c", True),
        (2, 5, "s b a c d", True),
        (2, 6, "s b a c d f", True),
        (2, 7, "s b a c d f e", False),
        (3, 7, "s b a c d f e", True),
        (4, 9, "s b a c d f e g k", False),
        (4, 1, "s", True),
    ],
)
@pytest.mark.parametrize("implicit", [True, False])
async def test_the_cut_leaves_out_the_last_and_says_so(
    ask: Ask, depth: int, max_nodes: int, expected: str, truncated: bool, implicit: bool
) -> None:
    network = await ask(around("s", depth=depth, max_nodes=max_nodes, implicit=implicit))
    assert (ids(network), network.truncated) == (expected, truncated)
    inner = [tie for tie in STRENGTHS if set(tie.split("-")) <= set(expected)]
    assert len(network.edges) == len(inner)
    assert network.summary.edges == len(inner)


@pytest.mark.usefixtures("rings")
async def test_several_starts(ask: Ask) -> None:
    assert shown(await ask(around("x", "s", "x", depth=1))) == [
        ("s", 0),
        ("x", 0),
        ("b", 1),
        ("a", 1),
        ("c", 1),
        ("y", 1),
    ]
    # f is one tie from c and e is one from c and three from d: the nearer start decides.
    assert shown(await ask(around("s", "d", depth=1))) == [
        ("d", 0),
        ("s", 0),
        ("b", 1),
        ("e", 1),
        ("a", 1),
        ("c", 1),
        ("g", 1),
    ]
    cut = await ask(around("s", "b", "a", depth=1, max_nodes=2))
    assert shown(cut) == [("a", 0), ("b", 0)]
    assert ties(cut, *"ab") == {"a-b": 1.0}
    assert cut.truncated


@pytest.mark.usefixtures("rings")
async def test_no_way_leads_through_what_is_hidden(ask: Ask) -> None:
    assert "z" not in ids(await ask(around("s", depth=4)))
    seen = await ask(around("s", depth=2), viewer=MEMBER)
    assert dict(shown(seen))["z"] == 2
    assert ids(seen) == "s b a c m d f e z"


@pytest.mark.usefixtures("rings")
async def test_without_a_centre_all_are_ranked_by_all_their_ties(ask: Ask) -> None:
    whole = await ask(NetworkRequest())
    # Sums of strengths: d 6; b, c, e, s 4; a 3; f, g 2; k, x, y 1; q and z 0.
    assert ids(whole) == "d b c e s a f g k x y q z"
    assert {node.distance for node in whole.nodes} == {None}
    assert len(whole.edges) == 12
    assert not whole.truncated
    cut = await ask(NetworkRequest(max_nodes=4))
    assert ids(cut) == "d b c e"
    assert ties(cut, *"bcde") == {"d-e": 3.0, "b-d": 1.0, "c-e": 1.0}
    assert cut.truncated
    assert not (await ask(NetworkRequest(max_nodes=13))).truncated


@pytest.mark.usefixtures("rings")
async def test_an_empty_around_is_an_empty_network(ask: Ask) -> None:
    network = await ask(NetworkRequest(around=[]), METRICS)
    assert (network.nodes, network.edges, network.communities, network.truncated) == ([], [], [], False)
    summary = network.summary
    assert (summary.nodes, summary.edges, summary.density, summary.components) == (0, 0, 0.0, 0)
    assert (summary.largest_share, summary.centralisation, summary.modularity) == (0.0, 0.0, 0.0)


# --- the filter on organisations ---


@pytest.fixture
async def placed(held: Held) -> None:
    """A chain a-b-c-d, and a way round by e and f; b is in another sector, e in another place."""
    await held.hold(
        Place("r", "Region", "REGION"),
        Place("t", "Country", "COUNTRY", None, "r"),
        Place("v", "Village", "SETTLEMENT", None, "t"),
        Place("u", "Elsewhere", "COUNTRY", None, "r"),
        Organisation("a", "A", sectors=("Santé",), spaces=("TRADE",), place="v"),
        Organisation("b", "B", sectors=("Arts",), spaces=("TRADE", "CULTURE"), place="t"),
        Organisation("c", "C", sectors=("Arts", "SANTE"), spaces=("CULTURE",), place="v"),
        Organisation("d", "D", sectors=("sante",), place="t"),
        Organisation("e", "E", sectors=("sante",), spaces=("FAMILY",), place="u"),
        Organisation("f", "F", sectors=("santé ",)),
        *(Partnership(one, other, "SERVICE") for one, other in ("ab", "bc", "cd", "ae", "ef", "fc")),
    )


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "a:0 b:1 e:1 c:2 f:2 d:3"),
        ({"sectors": ["SANTÉ"]}, "a:0 e:1 f:2 c:3 d:4"),
        ({"sectors": ["arts"]}, "a:0 b:1 c:2"),
        ({"sectors": ["none such"]}, "a:0"),
        ({"sectors": []}, "a:0 b:1 e:1 c:2 f:2 d:3"),
        ({"spaces": ["CULTURE", "FAMILY"]}, "a:0 b:1 e:1 c:2"),
        ({"within": "t"}, "a:0 b:1 c:2 d:3"),
        ({"within": "v"}, "a:0"),
        ({"within": "r", "sectors": ["sante"]}, "a:0 e:1"),
    ],
)
@pytest.mark.parametrize("implicit", [True, False])
async def test_distances_are_walked_in_the_filtered_graph(
    ask: Ask, fields: dict[str, Any], expected: str, implicit: bool
) -> None:
    if "within" in fields:
        fields = {**fields, "within": encode("Place", fields["within"])}
    network = await ask(around("a", depth=4, implicit=implicit, **fields))
    assert " ".join(f"{node.id}:{node.distance}" for node in network.nodes) == expected


@pytest.mark.usefixtures("placed")
async def test_starts_are_in_whatever_the_filter_says(ask: Ask) -> None:
    # b passes no filter of sante, but its ties to those that do (a, c) count.
    network = await ask(around("b", depth=1, sectors=["sante"]))
    assert shown(network) == [("b", 0), ("a", 1), ("c", 1)]
    assert ties(network, *"abc") == {"a-b": 1.0, "b-c": 1.0}
    at_once = await ask(around("b", depth=3, sectors=["sante"], implicit=False))
    assert shown(at_once) == [("b", 0), ("a", 1), ("c", 1), ("d", 2), ("e", 2), ("f", 2)]


@pytest.mark.usefixtures("placed")
async def test_without_a_centre_those_that_pass_are_in_even_alone(ask: Ask) -> None:
    network = await ask(NetworkRequest(within=encode("Place", "v")))
    assert (ids(network), network.edges) == ("a c", [])
    assert ids(await ask(NetworkRequest(sectors=["arts"]))) == "b c"


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("start", [None, [], ["a"]])
async def test_a_place_that_is_not_there(ask: Ask, start: list[str] | None) -> None:
    starts = None if start is None else [organisation(id_) for id_ in start]
    with pytest.raises(NotFound) as caught:
        await ask(NetworkRequest(around=starts, within=encode("Place", "nowhere")))
    assert caught.value.argument == "filter.within"
