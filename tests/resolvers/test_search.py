"""search: its pages, its errors, and how many statements it takes (DEFINITIONS B, L2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from graph_store.errors import BadInput
from graph_store.records import Organisation as OrganisationRecord
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.paging import Page, Paging
from resolvers.search import SearchEdge, search
from tests.conftest import ReadingFactory
from tests.reference.community import Organisation, Person, Project, Row, Skill
from tests.support.communities import Held
from tests.support.networks import Inline

# "tide" equals one name, begins two, stands within one, and is in one summary.
ROWS: tuple[Row, ...] = (
    Organisation("1", "Tide"),
    Project("1", "Tide tables"),
    Person("1", "Tideman"),
    Person("2", "Tideman", visibility="MEMBERS"),
    Skill("1", "Reading the tide"),
    Organisation("2", "Harbour", summary="Tides and currents"),
)
HITS = [
    ("Organisation", "1", 1.0),
    ("Project", "1", 0.9),
    ("Person", "1", 0.9),
    ("Skill", "1", 0.8),
    ("Organisation", "2", 0.5),
]

Ask = Callable[..., Awaitable[tuple[Page, RequestContext]]]


@pytest.fixture
def ask(reading: ReadingFactory) -> Ask:
    """Searches: `await ask("tide", first=3)`; the page, and the context that it was made in."""

    async def asked(
        text: str, kinds: tuple[str, ...] = (), wants: Wants | None = None, viewer: Viewer = ANONYMOUS, **paging: Any
    ) -> tuple[Page, RequestContext]:
        context = RequestContext(reading(viewer), Inline())
        page = await search(context, text, kinds, Paging(**paging), wants or Wants())
        return page, context

    return asked


def shown(page: Page) -> list[tuple[str, str, float]]:
    """Type, id and score of each edge."""
    return [(edge.node.type, edge.node.id, edge.score) for edge in page.edges]


async def test_edges_carry_the_thing_and_its_score(held: Held, ask: Ask) -> None:
    await held.hold(*ROWS)
    page, _ = await ask("Tide")
    assert shown(page) == HITS
    assert isinstance(page.edges[0], SearchEdge)
    assert isinstance(page.nodes[0], OrganisationRecord)
    assert page.nodes[0].name == "Tide"
    assert page.total_count is None


async def test_pages_forwards_and_backwards(held: Held, ask: Ask) -> None:
    await held.hold(*ROWS)
    first, _ = await ask("tide", first=2)
    assert shown(first) == HITS[:2]
    assert (first.page_info.has_next_page, first.page_info.has_previous_page) == (True, False)
    rest, _ = await ask("tide", first=3, after=first.page_info.end_cursor)
    assert shown(rest) == HITS[2:]
    assert (rest.page_info.has_next_page, rest.page_info.has_previous_page) == (False, True)
    back, _ = await ask("tide", last=2, before=rest.page_info.end_cursor)
    assert shown(back) == HITS[2:4]
    assert back.page_info.start_cursor == rest.page_info.start_cursor
    none, _ = await ask("tide", first=0)
    assert (none.edges, none.page_info.has_next_page) == ([], True)


async def test_the_count_is_fetched_where_it_is_wanted_and_the_page_likewise(held: Held, ask: Ask) -> None:
    await held.hold(*ROWS)
    page, context = await ask("tide", wants=Wants(page=False, total=True), viewer=MEMBER)
    assert (page.total_count, page.edges) == (6, [])
    assert dict(context.reading.statements) == {"search/count": 1}
    page, context = await ask("tide", wants=Wants(page=True, total=True), first=1)
    assert page.total_count == 5
    assert dict(context.reading.statements) == {"search/count": 1, "search/hits": 1, "organisations/by_ids": 1}


async def test_kinds_restrict_what_is_read(held: Held, ask: Ask) -> None:
    await held.hold(*ROWS)
    page, context = await ask("tide", ("SKILL", "PERSON"))
    assert shown(page) == [HITS[2], HITS[3]]
    assert dict(context.reading.statements) == {"search/hits": 1, "people/by_ids": 1, "skills/by_ids": 1}


@pytest.mark.parametrize("text", ["", "  ", "*?!", "🎉", "\u0301"])
async def test_a_text_without_words_finds_nothing_and_reads_nothing(held: Held, ask: Ask, text: str) -> None:
    await held.hold(*ROWS)
    page, context = await ask(text, wants=Wants(page=True, total=True))
    assert (page.edges, page.total_count) == ([], 0)
    assert (page.page_info.has_next_page, page.page_info.has_previous_page) == (False, False)
    assert dict(context.reading.statements) == {}


@pytest.mark.parametrize("count", [10, 200])
async def test_the_number_of_statements_does_not_depend_on_the_number_of_hits(held: Held, ask: Ask, count: int) -> None:
    await held.hold(
        *(Person(str(number), f"Tide {number}") for number in range(count)),
        *(Organisation(str(number), f"Tide {number}") for number in range(count)),
    )
    page, context = await ask("tide", wants=Wants(page=True, total=True), first=200)
    assert page.total_count == 2 * count
    assert {edge.node.type for edge in page.edges} == {"Person", "Organisation"}
    assert context.reading.statements.total() == 4


@pytest.mark.parametrize(
    ("text", "paging", "argument"),
    [
        ("x" * 1001, {}, "text"),
        ("tide", {"first": 201}, "first"),
        ("tide", {"last": -1}, "last"),
        ("tide", {"after": "nonsense"}, "after"),
        ("", {"before": "nonsense"}, "before"),
    ],
)
async def test_what_is_wrong_is_named(ask: Ask, text: str, paging: dict[str, Any], argument: str) -> None:
    with pytest.raises(BadInput) as refused:
        await ask(text, **paging)
    assert refused.value.argument == argument


async def test_a_text_of_the_greatest_length_is_searched(held: Held, ask: Ask) -> None:
    await held.hold(*ROWS)
    page, _ = await ask("tide " * 200)
    assert shown(page) == [
        ("Skill", "1", 0.8),
        ("Organisation", "1", 0.8),
        ("Project", "1", 0.8),
        ("Person", "1", 0.8),
        ("Organisation", "2", 0.5),
    ]
