"""The organisations of a network by their figures: filters, orders, pages, by hand; and what is read for them."""

from __future__ import annotations

from itertools import product
from typing import Any, TypeVar

import pytest

from graph_store import entities
from graph_store.errors import BadInput
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.network_answers import NetworkWants
from resolvers.network_lists import NodeFilter, NodeOrder, NodeWants, organisations
from resolvers.network_parts import Network
from resolvers.networks import NetworkRequest, partnership_network
from resolvers.paging import Page, Paging
from tests.conftest import ReadingFactory
from tests.reference.community import Organisation, Partnership
from tests.reference.paging import page
from tests.support.communities import Held
from tests.support.networks import Inline, around

T = TypeVar("T")
RANKED = NetworkWants(ranked=True)
WHOLE, ALL, STRONGEST, START = NetworkRequest(), NodeFilter(), NodeOrder(), Paging()
EVERYTHING = NodeWants(
    Wants(total=True),
    organisations=frozenset({"name"}),
    metrics=True,
    figures=frozenset({"degree", "strength", "betweenness", "closeness", "page_rank", "communities"}),
)
# b-c (2), a-b, c-d, d-e, d-f (3); g alone; h, which is hidden, is tied to g and a.
TIES = ("bc", "cb", "ab", "cd", "de", "df", "fd", "df", "gh", "ah")


@pytest.fixture(autouse=True)
async def graph(held: Held) -> None:
    """A path a-b-c-d with two leaves e and f at d."""
    await held.hold(
        *(Organisation(id_, id_.upper()) for id_ in "abcdefg"),
        Organisation("h", "H", visibility="MEMBERS"),
        *(Partnership(tie[0], tie[1], "OTHER", f"20{number:02}-01-01") for number, tie in enumerate(TIES)),
    )


class Counted(Inline):
    """Notes which figures are computed."""

    def __init__(self) -> None:
        super().__init__()
        self.computed: list[frozenset[str]] = []

    async def run(self, function: Any, *arguments: Any) -> Any:
        """What the function returns."""
        self.computed.append(arguments[2])
        return await super().run(function, *arguments)


class Asked:
    """A network, and lists of its organisations."""

    def __init__(self, context: RequestContext, network: Network) -> None:
        self.context = context
        self.network = network

    async def page(
        self,
        passing: NodeFilter = ALL,
        order: NodeOrder = STRONGEST,
        paging: Paging = START,
        wants: NodeWants = EVERYTHING,
    ) -> Page:
        """A page."""
        return await organisations(self.context, self.network, passing, order, paging, wants)

    async def ids(self, passing: NodeFilter = ALL, order: NodeOrder = STRONGEST) -> str:
        """The ids of all."""
        found = await self.page(passing, order)
        assert found.total_count == len(found.nodes) == len(found.edges)
        assert [edge.node for edge in found.edges] == list(found.nodes)
        return "".join(node.id for node in found.nodes)


async def asked(reading: ReadingFactory, request: NetworkRequest = WHOLE, **given: Any) -> Asked:
    """The network as anybody sees it, or the viewer that is given."""
    bound = reading(given.get("viewer", ANONYMOUS))
    context = RequestContext(bound, given.get("compute", Inline()))
    return Asked(context, await partnership_network(context, request, RANKED))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        # Strengths: d 5, c 3, f 3, b 3, a 1, e 1, g 0.
        (NodeOrder(), "dbcfaeg"),
        (NodeOrder("STRENGTH", down=False), "gaebcfd"),
        (NodeOrder("PARTNER_COUNT"), "dbcaefg"),
        # Of 15 pairs of others: between ae af be bf ce cf ef is d, ad ae af bd be bf c, ac ad ae af b.
        (NodeOrder("BETWEENNESS"), "dcbaefg"),
        (NodeOrder("BETWEENNESS", down=False), "aefgbcd"),
        # Distances sum to: c 2+1+1+2+2, d 3+2+1+1+1, b 1+1+2+3+3, a 1+2+3+4+4, e and f 4+3+2+1+2.
        (NodeOrder("CLOSENESS"), "cdbefag"),
    ],
)
async def test_orders(reading: ReadingFactory, order: NodeOrder, expected: str) -> None:
    assert await (await asked(reading)).ids(order=order) == expected


async def test_page_rank_orders_by_itself(reading: ReadingFactory) -> None:
    found = await (await asked(reading)).page(order=NodeOrder("PAGE_RANK"))
    ranks = [(-node.metrics.page_rank, node.id) for node in found.nodes]
    assert ranks == sorted(ranks)
    assert len({rank for rank, _ in ranks}) > 4


@pytest.mark.parametrize(
    ("passing", "expected"),
    [
        (NodeFilter(min_strength=3), "dbcf"),
        (NodeFilter(min_strength=3.0, min_partners=2), "dbc"),
        (NodeFilter(min_partners=3), "d"),
        (NodeFilter(min_betweenness=0.4), "dc"),
        (NodeFilter(min_betweenness=0.400000001), "d"),
        (NodeFilter(min_strength=0, min_partners=0, min_betweenness=0), "dbcfaeg"),
        (NodeFilter(min_partners=4), ""),
        (NodeFilter(community=9), ""),
    ],
)
async def test_filters(reading: ReadingFactory, passing: NodeFilter, expected: str) -> None:
    assert await (await asked(reading)).ids(passing) == expected


async def test_communities_divide_the_organisations(reading: ReadingFactory) -> None:
    network = await asked(reading)
    parts = [await network.ids(NodeFilter(community=number)) for number in (1, 2, 3, 4)]
    assert [set(part) for part in parts] == [set("abc"), set("def"), {"g"}, set()]


async def test_only_what_the_viewer_sees_takes_part(reading: ReadingFactory) -> None:
    seen = await asked(reading, viewer=MEMBER)
    # Strengths: a and h 2 now, g 1.
    assert await seen.ids() == "dbcfaheg"
    assert await seen.ids(NodeFilter(min_partners=2), NodeOrder("PARTNER_COUNT")) == "dabch"


async def test_a_network_with_a_centre_has_distances(reading: ReadingFactory) -> None:
    found = await (await asked(reading, around("a", depth=2))).page(order=NodeOrder("PARTNER_COUNT"))
    assert [(node.id, node.distance, node.organisation.name) for node in found.nodes] == [
        ("b", 1, "B"),
        ("a", 0, "A"),
        ("c", 2, "C"),
    ]
    # Its figures are of the organisations shown: c has no tie to d here.
    assert [node.metrics.degree for node in found.nodes] == [2, 1, 1]


async def test_ties_within_the_last_ring_count(reading: ReadingFactory, held: Held) -> None:
    await held.hold(
        *(Organisation(id_, id_.upper()) for id_ in "abc"),
        *(Partnership(tie[0], tie[1], "OTHER") for tie in ("ab", "ac", "bc")),
    )
    network = await asked(reading, around("a", depth=1))
    assert [node.metrics.degree for node in (await network.page()).nodes] == [2, 2, 2]


# --- pages ---

POSITIONS = (None, 0, 3, 6)


@pytest.mark.parametrize("order", [NodeOrder(), NodeOrder("PARTNER_COUNT", down=False), NodeOrder("CLOSENESS")])
async def test_pages_are_slices_of_the_whole_list(reading: ReadingFactory, order: NodeOrder) -> None:
    network = await asked(reading)
    whole = (await network.page(order=order)).edges
    for after, before, (way, size) in product(
        POSITIONS, POSITIONS, [("first", 0), ("first", 2), ("last", 3), ("last", 7), ("first", None)]
    ):
        cursors = [None if at is None else whole[at].cursor for at in (after, before)]
        found = await network.page(order=order, paging=Paging(**{way: size}, after=cursors[0], before=cursors[1]))
        wanted = page(len(whole), after=after, before=before, **({} if size is None else {way: size}))
        shown = wanted.of(whole)
        assert told(found.edges) == told(shown)
        assert found.total_count == 7
        assert found.page_info == (
            wanted.has_next_page,
            wanted.has_previous_page,
            shown[0].cursor if shown else None,
            shown[-1].cursor if shown else None,
        )


def told(edges: Any) -> list[tuple[str, str, Any]]:
    """What edges say: cursor, id and metrics."""
    return [(edge.cursor, edge.node.id, edge.node.metrics) for edge in edges]


async def test_a_cursor_is_of_its_order(reading: ReadingFactory) -> None:
    network = await asked(reading)
    cursor = (await network.page()).edges[0].cursor
    for order in (NodeOrder(down=False), NodeOrder("BETWEENNESS"), NodeOrder("PARTNER_COUNT")):
        with pytest.raises(BadInput) as caught:
            await network.page(order=order, paging=Paging(after=cursor))
        assert caught.value.argument == "after"


@pytest.mark.parametrize(
    ("passing", "argument"),
    [
        (NodeFilter(min_strength=-0.1), "filter.minStrength"),
        (NodeFilter(min_strength=float("nan")), "filter.minStrength"),
        (NodeFilter(min_strength=float("inf")), "filter.minStrength"),
        (NodeFilter(min_partners=-1), "filter.minPartners"),
        (NodeFilter(min_betweenness=-0.1), "filter.minBetweenness"),
        (NodeFilter(min_betweenness=1.1), "filter.minBetweenness"),
        (NodeFilter(min_betweenness=float("nan")), "filter.minBetweenness"),
        (NodeFilter(community=0), "filter.community"),
    ],
)
async def test_bad_input_names_the_field(reading: ReadingFactory, passing: NodeFilter, argument: str) -> None:
    compute = Counted()
    network = await asked(reading, compute=compute)
    with pytest.raises(BadInput) as caught:
        await network.page(passing)
    assert caught.value.argument == argument
    assert compute.computed == []


# --- what is read and computed ---


@pytest.mark.parametrize(
    ("passing", "order", "wants", "computed", "read"),
    [
        (NodeFilter(), NodeOrder("BETWEENNESS"), NodeWants(Wants()), [{"betweenness"}], 0),
        (NodeFilter(), NodeOrder(), NodeWants(Wants(), organisations=frozenset({"id"})), [{"strength"}], 0),
        (NodeFilter(), NodeOrder(), NodeWants(Wants(), organisations=frozenset({"name"})), [{"strength"}], 1),
        (NodeFilter(community=1), NodeOrder(), NodeWants(Wants()), [{"communities", "strength"}], 0),
        (
            NodeFilter(min_partners=1),
            NodeOrder("CLOSENESS"),
            NodeWants(Wants(), metrics=True, figures=frozenset({"page_rank"})),
            [{"degree", "closeness", "page_rank"}],
            0,
        ),
        # The number of all is known without a figure; that of those that pass wants only those of the filter.
        (NodeFilter(), NodeOrder("CLOSENESS"), NodeWants(Wants(page=False, total=True)), [], 0),
        (NodeFilter(min_partners=1), NodeOrder(), NodeWants(Wants(page=False, total=True)), [{"degree"}], 0),
    ],
)
async def test_only_what_is_needed_is_computed_and_read(
    reading: ReadingFactory,
    passing: NodeFilter,
    order: NodeOrder,
    wants: NodeWants,
    computed: list[set[str]],
    read: int,
) -> None:
    compute = Counted()
    network = await asked(reading, compute=compute)
    before = network.context.reading.statements.total()
    await network.page(passing, order, Paging(first=3), wants)
    assert compute.computed == computed
    assert network.context.reading.statements["organisations/by_ids"] == read
    assert network.context.reading.statements.total() - before == read


async def test_each_figure_is_computed_once_whoever_wants_it(reading: ReadingFactory) -> None:
    compute = Counted()
    network = await asked(reading, compute=compute)
    await network.page(order=NodeOrder("CLOSENESS"), wants=NodeWants(Wants()))
    await network.page(order=NodeOrder("CLOSENESS", down=False), wants=NodeWants(Wants()))
    await network.page(NodeFilter(min_partners=1), NodeOrder("CLOSENESS"), wants=NodeWants(Wants()))
    assert compute.computed == [{"closeness"}, {"degree"}]


async def test_only_the_organisations_of_the_page_are_read(
    reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[list[str]] = []
    by_ids = entities.by_ids

    async def noted(reading: Any, type_name: str, ids: Any, columns: Any = None) -> Any:
        asked_for.append(list(ids))
        return await by_ids(reading, type_name, ids, columns)

    monkeypatch.setattr(entities, "by_ids", noted)
    network = await asked(reading)
    found = await network.page(paging=Paging(first=2))
    assert asked_for == [["d", "b"]]
    assert [node.organisation.name for node in found.nodes] == ["D", "B"]
    assert encode("Organisation", "d") != found.edges[0].cursor


async def test_an_empty_network_has_an_empty_list(reading: ReadingFactory) -> None:
    assert await (await asked(reading, NetworkRequest(around=[]))).ids() == ""
