"""Strength, in Organisation.partners and in the network alike; every figure is worked out by hand from the rows."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import NotFound
from graph_store.reading import Reading
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from loaders.organisations import PARTNERS
from resolvers.connections import Wants, connections
from resolvers.networks import NetworkRequest
from resolvers.paging import Page, Paging
from tests.conftest import TODAY, ReadingFactory
from tests.reference.community import (
    Membership,
    Organisation,
    Partnership,
    Person,
    Project,
    Row,
)
from tests.support.communities import Held
from tests.support.networks import Ask, Inline, around, asker, ids, organisation, ties, works


@pytest.fixture
def ask(reading: ReadingFactory) -> Ask:
    """Asks for a network."""
    return asker(reading)


# a and b: three partnerships that count, one that ended yesterday; two joint projects, one that begins later, a hidden
# one; two shared people, one whose membership of b ended yesterday, one whom only members see. c shares a project with
# both, d a person. h is hidden.
TIED: tuple[Row, ...] = (
    *(Organisation(id_, id_.upper()) for id_ in "abcd"),
    Organisation("h", "H", visibility="PRIVATE"),
    Partnership("a", "b", "ALLIANCE", "2021-03-01"),
    Partnership("b", "a", "FUNDING", "2019-05-01"),
    Partnership("a", "b", "ALLIANCE"),
    Partnership("a", "b", "SERVICE", "2018-01-01", "2026-11-20"),
    Partnership("h", "a", "OTHER"),
    Partnership("c", "h", "OTHER"),
    Project("j1", "One"),
    Project("j2", "Two", status="CANCELLED"),
    Project("j3", "Three"),
    Project("j4", "Four", visibility="MEMBERS"),
    works("j1", "a", "LEAD"),
    works("j1", "a", "FUNDER"),
    works("j1", "b", since="2020-01-01"),
    works("j2", "a"),
    works("j2", "b"),
    works("j2", "c"),
    works("j2", "h"),
    works("j3", "a"),
    works("j3", "b", since="2026-11-22"),
    works("j4", "a"),
    works("j4", "b"),
    *(Person(id_, id_) for id_ in ("p1", "p2", "p3")),
    Person("p4", "p4", visibility="MEMBERS"),
    *(Membership(person, "a") for person in ("p1", "p2", "p3", "p4")),
    *(Membership(person, "b") for person in ("p1", "p2", "p4")),
    Membership("p2", "a", "Chair", "2020-01-01"),
    Membership("p3", "b", until="2026-11-20"),
    Membership("p1", "d", until="2026-11-21"),
)


@pytest.fixture
async def tied(held: Held) -> None:
    await held.hold(*TIED)


@pytest.mark.usefixtures("tied")
async def test_strength_has_its_three_terms(ask: Ask) -> None:
    network = await ask(around("a", depth=1))
    strongest = network.edges[0]
    assert (strongest.source, strongest.target) == (organisation("a"), organisation("b"))
    assert strongest.kinds == ("ALLIANCE", "FUNDING")
    assert strongest.partnerships == 3
    assert (strongest.joint_projects, strongest.shared_people) == (2, 2)
    assert strongest.since == "2019-05-01"
    # 3 + 0.5 ln 3 + 0.25 ln 3; a project alone is 0.5 ln 2, a person alone 0.25 ln 2
    assert ties(network, *"abcd") == {
        "a-b": 3.823959217,
        "a-c": 0.34657359,
        "b-c": 0.34657359,
        "a-d": 0.173286795,
        "b-d": 0.173286795,
    }
    only_a_project = network.edges[1]
    assert (only_a_project.kinds, only_a_project.partnerships, only_a_project.since) == ((), 0, None)
    assert (only_a_project.joint_projects, only_a_project.shared_people) == (1, 0)


@pytest.mark.usefixtures("tied")
@pytest.mark.parametrize(
    ("viewer", "joint", "shared", "strength"),
    [
        (ANONYMOUS, 2, 2, 3.823959217),
        (MEMBER, 3, 3, 4.039720771),  # 3 + 0.5 ln 4 + 0.25 ln 4
        (ADMINISTRATOR, 3, 3, 4.039720771),
    ],
)
async def test_only_what_the_viewer_sees_ties(
    ask: Ask, viewer: Viewer, joint: int, shared: int, strength: float
) -> None:
    network = await ask(around("b", depth=1), viewer=viewer)
    edge = network.edges[0]
    assert (edge.joint_projects, edge.shared_people, edge.strength) == (joint, shared, strength)


@pytest.mark.usefixtures("tied")
async def test_a_hidden_organisation_is_only_in_the_network_of_those_who_see_it(ask: Ask) -> None:
    assert "h" not in ids(await ask(NetworkRequest()))
    assert "h" in ids(await ask(NetworkRequest(), viewer=ADMINISTRATOR))
    # A steward of h sees it though it is private: one project with a, b and c, and partnerships with a and c.
    steward = Viewer("member", "p9", ("h",))
    network = await ask(around("h", depth=1, kinds=["OTHER"]), viewer=steward)
    assert ties(network, *"ach") == {"a-h": 1.0, "c-h": 1.0}
    with pytest.raises(NotFound) as caught:
        await ask(around("a", "h"), viewer=MEMBER)
    assert caught.value.argument == "around"


@pytest.mark.usefixtures("tied")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kinds": ["FUNDING"]}, {"a-b": 1.0}),
        ({"kinds": ["SERVICE", "ALLIANCE"]}, {"a-b": 2.0}),
        ({"kinds": ["KNOWLEDGE"]}, {}),
        ({"implicit": False}, {"a-b": 3.0}),
        ({"min_strength": 0.34657359}, {"a-b": 3.823959217, "a-c": 0.34657359, "b-c": 0.34657359}),
        ({"min_strength": 0.346573591}, {"a-b": 3.823959217}),
        # SERVICE and p3 count until the day before: 4 + 0.5 ln 3 + 0.25 ln 4
        ({"as_of": "2026-11-20", "min_strength": 1.0}, {"a-b": 4.895879735}),
        # FUNDING, SERVICE and the ALLIANCE of any date; j2 alone (b is on j1 since 2020); p1, p2, p3:
        # 3 + 0.5 ln 2 + 0.25 ln 4
        ({"as_of": "2019-12-31", "min_strength": 1.0}, {"a-b": 3.693147181}),
        # d has p1 until today; j3 begins for b: 3 + 0.5 ln 4 + 0.25 ln 3
        (
            {"as_of": "2026-11-22"},
            {"a-b": 3.967800253, "a-c": 0.34657359, "b-c": 0.34657359},
        ),
    ],
)
async def test_the_filter_decides_what_ties(ask: Ask, fields: dict[str, Any], expected: dict[str, float]) -> None:
    assert ties(await ask(around("a", depth=2, **fields)), *"abcd") == expected
    assert ties(await ask(NetworkRequest(**fields)), *"abcd") == expected


@pytest.mark.usefixtures("tied")
async def test_terms_that_are_left_out_are_shown_as_none(ask: Ask) -> None:
    (edge,) = (await ask(around("a", depth=1, kinds=["FUNDING"]))).edges
    assert (edge.kinds, edge.partnerships, edge.since) == (("FUNDING",), 1, "2019-05-01")
    assert (edge.joint_projects, edge.shared_people) == (0, 0)
    (edge,) = (await ask(around("a", depth=1, kinds=["ALLIANCE"]))).edges
    assert (edge.kinds, edge.partnerships, edge.since) == (("ALLIANCE",), 2, "2021-03-01")


# --- Organisation.partners ---


def partner_rows(page: Page) -> list[tuple[Any, ...]]:
    return [
        (e.node.id, tuple(e.kinds), e.partnerships, e.since, e.joint_projects, e.shared_people, e.strength)
        for e in page.edges
    ]


EVERYTHING = Wants(total=True, attributes=frozenset(PARTNERS.attributes))


async def partners(
    reading: Reading, id_: str, kinds: tuple[str, ...] | None = None, on: str = TODAY, paging: Paging | None = None
) -> Page:
    context = RequestContext(reading, Inline())
    (page,) = await connections(context, PARTNERS, [id_], paging or Paging(), EVERYTHING, kinds=kinds, on=on)
    return page


B = ("b", ("ALLIANCE", "FUNDING"), 3, "2019-05-01", 2, 2, 3.823959217)
C = ("c", (), 0, None, 1, 0, 0.34657359)
D = ("d", (), 0, None, 0, 1, 0.173286795)


@pytest.mark.usefixtures("tied")
async def test_partners_show_what_makes_their_strength(reading: ReadingFactory) -> None:
    page = await partners(reading(ANONYMOUS), "a")
    assert partner_rows(page) == [B, C, D]
    assert page.total_count == 3


@pytest.mark.usefixtures("tied")
@pytest.mark.parametrize(
    ("viewer", "expected"),
    [
        (MEMBER, [("b", 4.039720771), ("c", 0.34657359), ("d", 0.173286795)]),
        # h has a partnership with a, and project j2: 1 + 0.5 ln 2
        (ADMINISTRATOR, [("b", 4.039720771), ("h", 1.34657359), ("c", 0.34657359), ("d", 0.173286795)]),
    ],
)
async def test_partners_are_of_what_the_viewer_sees(
    reading: ReadingFactory, viewer: Viewer, expected: list[tuple[str, float]]
) -> None:
    page = await partners(reading(viewer), "a")
    assert [(edge.node.id, edge.strength) for edge in page.edges] == expected
    assert page.total_count == len(expected)


@pytest.mark.usefixtures("tied")
@pytest.mark.parametrize(
    ("kinds", "on", "expected"),
    [
        (("FUNDING",), TODAY, [("b", ("FUNDING",), 1, "2019-05-01", 0, 0, 1.0)]),
        (("ALLIANCE",), TODAY, [("b", ("ALLIANCE",), 2, "2021-03-01", 0, 0, 2.0)]),
        (("SERVICE",), TODAY, []),
        (("FUNDING", "SERVICE"), "2026-11-20", [("b", ("FUNDING", "SERVICE"), 2, "2018-01-01", 0, 0, 2.0)]),
        # 4 + 0.5 ln 3 + 0.25 ln 4
        (None, "2026-11-20", [("b", ("ALLIANCE", "FUNDING", "SERVICE"), 4, "2018-01-01", 2, 3, 4.895879735), C, D]),
        # Before any known beginning: one ALLIANCE without one; j2; p1, p2, p3: 1 + 0.5 ln 2 + 0.25 ln 4
        (None, "2017-12-31", [("b", ("ALLIANCE",), 1, None, 1, 3, 1.693147181), C, D]),
    ],
)
async def test_partners_of_kinds_and_of_a_day(
    reading: ReadingFactory, kinds: tuple[str, ...] | None, on: str, expected: list[Any]
) -> None:
    page = await partners(reading(ANONYMOUS), "a", kinds, on)
    assert partner_rows(page) == expected
    assert page.total_count == len(expected)


@pytest.mark.usefixtures("tied")
async def test_partners_both_ways_page_by_page(reading: ReadingFactory) -> None:
    bound = reading(ANONYMOUS)
    first = await partners(bound, "a", paging=Paging(first=2))
    assert (partner_rows(first), first.page_info.has_next_page) == ([B, C], True)
    second = await partners(bound, "a", paging=Paging(first=2, after=first.page_info.end_cursor))
    assert (partner_rows(second), second.page_info.has_next_page) == ([D], False)
    last = await partners(bound, "a", paging=Paging(last=1, before=second.page_info.start_cursor))
    assert (partner_rows(last), last.page_info.has_previous_page) == ([C], True)
    assert first.total_count == second.total_count == last.total_count == 3


@pytest.mark.usefixtures("tied")
async def test_equal_strengths_come_by_id_both_ways(reading: ReadingFactory) -> None:
    # c shares j2 with a and b: equal strengths.
    forwards = await partners(reading(ANONYMOUS), "c")
    assert [(edge.node.id, edge.strength) for edge in forwards.edges] == [("a", 0.34657359), ("b", 0.34657359)]
    backwards = await partners(reading(ANONYMOUS), "c", paging=Paging(last=2))
    assert partner_rows(backwards) == partner_rows(forwards)
    (only,) = (await partners(reading(ANONYMOUS), "c", paging=Paging(last=1))).edges
    assert only.node.id == "b"


@pytest.mark.usefixtures("tied")
async def test_partners_of_a_level_are_one_statement(reading: ReadingFactory) -> None:
    bound = reading(ANONYMOUS)
    context = RequestContext(bound, Inline())
    pages = await connections(context, PARTNERS, list("abcd"), Paging(), Wants(), kinds=None, on=TODAY)
    assert [[edge.node.id for edge in page.edges] for page in pages] == [
        ["b", "c", "d"],
        ["a", "c", "d"],
        ["a", "b"],
        ["a", "b"],
    ]
    assert bound.statements["organisations/partners"] == 1
