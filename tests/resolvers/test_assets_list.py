"""The list of assets: what is checked, its pages, its statements."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from resolvers.assets import AskedAssets, assets
from resolvers.connections import Wants
from resolvers.paging import Paging
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Organisation, Row
from tests.support.communities import Held
from tests.support.networks import Inline

ROWS: tuple[Row, ...] = (
    Organisation("o", "Owner", sectors=("Santé",), spaces=("TRADE",)),
    Organisation("h", "Hidden", visibility="MEMBERS"),
    Asset("1", "Van", "TRANSPORT", None, Key("Organisation", "o"), terms="LOAN", available_from="2026-11-21"),
    Asset("2", "Tent", "EQUIPMENT", None, Key("Organisation", "h")),
    Asset("3", "Boat", "TRANSPORT", None, Key("Organisation", "o"), terms="HIRE"),
)


@pytest.fixture(scope="module")
def held(store: Store) -> Held:
    """The store, for this module's community."""
    return Held(store)


async def test_a_page_by_name_with_everything_asked(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    asked = AskedAssets(
        kinds=["TRANSPORT"],
        terms=["LOAN", "HIRE"],
        available_on="2026-11-21",
        sectors=["sante"],
        spaces=["TRADE", "FAMILY"],
        owner=encode("Organisation", "o"),
        text="V",
    )
    page = await assets(context, asked, Paging(), Wants(page=True, total=True))
    assert ([node.name for node in page.nodes], page.total_count) == (["Van"], 1)
    assert dict(context.reading.statements) == {"organisations/by_ids": 1, "assets/list": 1, "assets/by_ids": 1}


async def test_pages_follow_each_other(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    first = await assets(context, AskedAssets(), Paging(first=2), Wants())
    assert [node.name for node in first.nodes] == ["Boat", "Tent"]
    assert (first.page_info.has_next_page, first.total_count) == (True, None)
    rest = await assets(context, AskedAssets(), Paging(first=2, after=first.page_info.end_cursor), Wants())
    assert [node.name for node in rest.nodes] == ["Van"]
    assert (rest.page_info.has_next_page, rest.page_info.has_previous_page) == (False, True)
    count = await assets(context, AskedAssets(), Paging(), Wants(page=False, total=True))
    assert (count.edges, count.total_count) == ([], 3)


@pytest.mark.parametrize(
    ("asked", "paging", "argument"),
    [
        (AskedAssets(text="x" * 1001), {}, "filter.text"),
        (AskedAssets(owner="nonsense"), {}, "filter.owner"),
        (AskedAssets(owner=encode("Project", "o")), {}, "filter.owner"),
        (AskedAssets(), {"first": 1, "last": 1}, "last"),
        (AskedAssets(), {"before": "nonsense"}, "before"),
    ],
)
async def test_what_is_wrong_is_named(
    reading: ReadingFactory, asked: AskedAssets, paging: dict[str, Any], argument: str
) -> None:
    with pytest.raises(BadInput) as refused:
        await assets(RequestContext(reading(), Inline()), asked, Paging(**paging), Wants())
    assert refused.value.argument == argument


async def test_an_owner_who_is_hidden_or_not_there_is_not_found(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for id_ in ("h", "zz"):
        asked = AskedAssets(owner=encode("Organisation", id_))
        with pytest.raises(NotFound) as refused:
            await assets(RequestContext(reading(ANONYMOUS), Inline()), asked, Paging(), Wants())
        assert refused.value.argument == "filter.owner"
    seen = AskedAssets(owner=encode("Organisation", "h"))
    page = await assets(RequestContext(reading(MEMBER), Inline()), seen, Paging(), Wants())
    assert [node.name for node in page.nodes] == ["Tent"]
