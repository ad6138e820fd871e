"""The list of places: what is checked, its pages, its statements."""

from __future__ import annotations

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.paging import Paging
from resolvers.places import places
from tests.conftest import ReadingFactory
from tests.reference.community import Place, Row
from tests.support.communities import Held
from tests.support.networks import Inline

ROWS: tuple[Row, ...] = (
    Place("c", "Curaçao", "COUNTRY"),
    Place("w", "Willemstad", "SETTLEMENT", None, "c"),
    Place("b", "Bandabou", "DISTRICT", None, "c"),
    Place("o", "Other", "COUNTRY"),
)


async def test_pages_of_the_places_within_a_place(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    within = encode("Place", "c")
    first = await places(context, None, within, Paging(first=2), Wants(page=True, total=True))
    assert ([node.name for node in first.nodes], first.total_count) == (["Bandabou", "Curaçao"], 3)
    # The place itself was read for the check of the argument, and is not read again.
    assert dict(context.reading.statements) == {"places/by_ids": 2, "places/list": 1, "places/count": 1}
    rest = await places(context, None, within, Paging(first=2, after=first.page_info.end_cursor), Wants())
    assert [node.name for node in rest.nodes] == ["Willemstad"]
    assert (rest.page_info.has_next_page, rest.page_info.has_previous_page) == (False, True)


async def test_places_of_a_kind(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    page = await places(context, "COUNTRY", None, Paging(last=1), Wants())
    assert [node.name for node in page.nodes] == ["Other"]
    assert page.page_info.has_previous_page is True
    count = await places(context, "DISTRICT", None, Paging(), Wants(page=False, total=True))
    assert (count.edges, count.total_count) == ([], 1)


@pytest.mark.parametrize("within", ["nonsense", encode("Person", "c")])
async def test_an_id_of_no_place_is_bad_input(reading: ReadingFactory, within: str) -> None:
    with pytest.raises(BadInput) as refused:
        await places(RequestContext(reading(), Inline()), None, within, Paging(), Wants())
    assert refused.value.argument == "within"


async def test_a_place_that_is_not_there_is_not_found(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    with pytest.raises(NotFound) as refused:
        await places(RequestContext(reading(), Inline()), None, encode("Place", "zz"), Paging(), Wants())
    assert refused.value.argument == "within"
