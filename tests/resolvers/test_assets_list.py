"""The list of assets: what is checked, its pages, its statements."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import BadInput, NotFound
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER
from loaders.context import RequestContext
from resolvers.assets import ASSETS
from resolvers.connections import Wants
from resolvers.lists import ListOrder, page
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


async def test_a_page_by_name_with_everything_asked(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    asked = {
        "kinds": ["TRANSPORT"],
        "terms": ["LOAN", "HIRE"],
        "available_on": "2026-11-21",
        "sectors": ["sante"],
        "spaces": ["TRADE", "FAMILY"],
        "owner": encode("Organisation", "o"),
        "text": "V",
    }
    found = await page(context, ASSETS, asked, ListOrder(), Paging(), Wants(page=True, total=True))
    assert ([node.name for node in found.nodes], found.total_count) == (["Van"], 1)
    assert dict(context.reading.statements) == {
        "organisations/by_ids": 1,
        "assets/list": 1,
        "assets/count": 1,
        "assets/by_ids": 1,
    }


async def test_pages_follow_each_other(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    context = RequestContext(reading(ANONYMOUS), Inline())
    first = await page(context, ASSETS, {}, ListOrder(), Paging(first=2), Wants())
    assert [node.name for node in first.nodes] == ["Boat", "Tent"]
    assert (first.page_info.has_next_page, first.total_count) == (True, None)
    rest = await page(context, ASSETS, {}, ListOrder(), Paging(first=2, after=first.page_info.end_cursor), Wants())
    assert [node.name for node in rest.nodes] == ["Van"]
    assert (rest.page_info.has_next_page, rest.page_info.has_previous_page) == (False, True)
    count = await page(context, ASSETS, {}, ListOrder(), Paging(), Wants(page=False, total=True))
    assert (count.edges, count.total_count) == ([], 3)


@pytest.mark.parametrize(
    ("asked", "paging", "argument"),
    [
        ({"text": "x" * 1001}, {}, "filter.text"),
        ({"owner": "nonsense"}, {}, "filter.owner"),
        ({"owner": encode("Project", "o")}, {}, "filter.owner"),
        ({}, {"first": 1, "last": 1}, "last"),
        ({}, {"before": "nonsense"}, "before"),
    ],
)
async def test_what_is_wrong_is_named(
    reading: ReadingFactory, asked: dict[str, Any], paging: dict[str, Any], argument: str
) -> None:
    with pytest.raises(BadInput) as refused:
        await page(RequestContext(reading(), Inline()), ASSETS, asked, ListOrder(), Paging(**paging), Wants())
    assert refused.value.argument == argument


async def test_an_owner_who_is_hidden_or_not_there_is_not_found(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*ROWS)
    for id_ in ("h", "zz"):
        asked = {"owner": encode("Organisation", id_)}
        with pytest.raises(NotFound) as refused:
            await page(RequestContext(reading(ANONYMOUS), Inline()), ASSETS, asked, ListOrder(), Paging(), Wants())
        assert refused.value.argument == "filter.owner"
    seen = {"owner": encode("Organisation", "h")}
    found = await page(RequestContext(reading(MEMBER), Inline()), ASSETS, seen, ListOrder(), Paging(), Wants())
    assert [node.name for node in found.nodes] == ["Tent"]
