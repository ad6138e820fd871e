"""The list of assets and its filter (DEFINITIONS J3, J4, J5, N2, A10, A11, B9, L1), by hand from the rows."""

from __future__ import annotations

import pytest

from graph_store.assets import AssetFilter
from graph_store.identity import Identity
from graph_store.lists import KeyOrder, list_by_key
from graph_store.reading import Reading
from graph_store.relations import Row as Found
from graph_store.relations import Shape, Window
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import Asset, Key, Organisation, Person, Row
from tests.support.communities import Held

CLUB, SECRET = Key("Organisation", "club"), Key("Organisation", "secret")
ANA, BEN = Key("Person", "ana"), Key("Person", "ben")

# By name: a boat, b bus, c drill, d hall, e land, f mat, g nets.
ROWS: tuple[Row, ...] = (
    Organisation("club", "Club", sectors=("Éducation", "Health"), spaces=("CULTURE", "TRADE")),
    Organisation("secret", "Secret", sectors=("Health",), spaces=("CULTURE",), visibility="PRIVATE"),
    Person("ana", "Ana", spaces=("FAMILY", "CULTURE")),
    Person("ben", "Ben", spaces=("TRADE",), visibility="MEMBERS"),
    Asset("a", "Boat", "TRANSPORT", "Seats twelve", CLUB, terms="LOAN", visibility="PUBLIC"),
    Asset("b", "Bus", "TRANSPORT", "Old boat trailer", ANA, terms="HIRE", available_from="2026-11-21"),
    Asset("c", "Drill", "EQUIPMENT", None, SECRET, terms="FREE", available_until="2026-11-21"),
    Asset("d", "Hall", "SPACE", None, CLUB, available_from="2026-01-01", available_until="2026-11-20"),
    Asset("e", "Land", "LAND", None, None, terms="GRANT"),
    Asset("f", "Mat", "MATERIAL", "For boats", BEN, terms="FREE"),
    Asset("g", "Nets", "OTHER", None, ANA, terms="FREE", visibility="MEMBERS"),
)


async def list_assets(
    reading: Reading, asked: AssetFilter, window: Window, count: bool
) -> tuple[list[Found], int | None]:
    """The list by name, upwards: id and folded name of each."""
    return await list_by_key(reading, asked.selection(), KeyOrder(), window, Shape(place=True), count)


def owned(by: Key) -> Identity:
    """The owner of a filter."""
    return Identity(by.type, by.id)


@pytest.mark.parametrize(
    ("asked", "viewer", "found"),
    [
        (AssetFilter(), ANONYMOUS, "abcdef"),
        (AssetFilter(), MEMBER, "abcdefg"),
        (AssetFilter(kinds=("TRANSPORT",)), ANONYMOUS, "ab"),
        (AssetFilter(kinds=("LAND", "SPACE")), ANONYMOUS, "de"),
        (AssetFilter(kinds=("FUNDING",)), ANONYMOUS, ""),
        (AssetFilter(terms=("FREE",)), MEMBER, "cfg"),
        (AssetFilter(terms=("LOAN", "HIRE", "SALE", "GRANT", "FREE")), ANONYMOUS, "abcef"),
        (AssetFilter(available_on="2026-11-20"), ANONYMOUS, "acdef"),
        (AssetFilter(available_on="2026-11-21"), ANONYMOUS, "abcef"),
        (AssetFilter(available_on="2026-11-22"), ANONYMOUS, "abef"),
        (AssetFilter(sectors=("HEALTH",)), ANONYMOUS, "ad"),
        (AssetFilter(sectors=("health",)), ADMINISTRATOR, "acd"),
        (AssetFilter(sectors=("education", "other")), ANONYMOUS, "ad"),
        (AssetFilter(sectors=("Educ",)), ANONYMOUS, ""),
        (AssetFilter(spaces=("CULTURE",)), ANONYMOUS, "abd"),
        (AssetFilter(spaces=("CULTURE",)), ADMINISTRATOR, "abcdg"),
        (AssetFilter(spaces=("CULTURE",)), Viewer("member", "ana", ("secret",)), "abcdg"),
        (AssetFilter(spaces=("TRADE",)), ANONYMOUS, "ad"),
        (AssetFilter(spaces=("TRADE",)), MEMBER, "adf"),
        (AssetFilter(spaces=("TOURISM", "FAMILY")), MEMBER, "bg"),
        (AssetFilter(spaces=("FAMILY",), sectors=("Health",)), MEMBER, ""),
        (AssetFilter(owner=owned(CLUB)), ANONYMOUS, "ad"),
        (AssetFilter(owner=owned(ANA)), ANONYMOUS, "b"),
        (AssetFilter(owner=owned(ANA)), MEMBER, "bg"),
        (AssetFilter(owner=owned(ANA), text="boat"), MEMBER, "b"),
        (AssetFilter(owner=owned(CLUB), kinds=("SPACE",), terms=()), MEMBER, "d"),
        (AssetFilter(owner=Identity("Organisation", "ana")), ADMINISTRATOR, ""),
        (AssetFilter(text="boat"), ANONYMOUS, "abf"),
        (AssetFilter(text="OLD bóat"), ANONYMOUS, "b"),
        (AssetFilter(text="oat"), ANONYMOUS, ""),
        (AssetFilter(text="--"), ANONYMOUS, "abcdef"),
        (AssetFilter(text="boat", kinds=("MATERIAL",)), ANONYMOUS, "f"),
        (AssetFilter(text="club"), ANONYMOUS, ""),
    ],
)
async def test_assets_that_pass(
    held: Held, reading: ReadingFactory, asked: AssetFilter, viewer: Viewer, found: str
) -> None:
    await held.hold(*ROWS)
    rows, total = await list_assets(reading(viewer), asked, Window(100), True)
    assert "".join(id_ for id_, _ in rows) == found
    assert total == len(found)


@pytest.mark.parametrize("asked", [AssetFilter(), AssetFilter(text="b"), AssetFilter(owner=owned(ANA))])
async def test_windows_of_the_list_from_every_source(held: Held, reading: ReadingFactory, asked: AssetFilter) -> None:
    await held.hold(*ROWS)
    whole, _ = await list_assets(reading(), asked, Window(100), False)
    keys = [(place, id_) for id_, place in whole]
    assert len(whole) >= 2
    for window, expected in (
        (Window(1), whole[:1]),
        (Window(1, backward=True), whole[-1:]),
        (Window(9, after=keys[0]), whole[1:]),
        (Window(9, before=keys[-1]), whole[:-1]),
        (Window(9, backward=True, before=keys[-1]), whole[:-1]),
        (Window(9, backward=True, after=keys[0], before=keys[-1]), whole[1:-1]),
        (Window(0), []),
    ):
        assert await list_assets(reading(), asked, window, False) == (expected, None)


async def test_equal_names_follow_by_id(held: Held, reading: ReadingFactory) -> None:
    names = {"9": "Net", "10": "NÉT", "8": "net", "1": "o"}
    await held.hold(*(Asset(id_, name, "OTHER") for id_, name in names.items()))
    rows, _ = await list_assets(reading(), AssetFilter(), Window(9), False)
    assert [(place, id_) for id_, place in rows] == [("net", "10"), ("net", "8"), ("net", "9"), ("o", "1")]
    after, _ = await list_assets(reading(), AssetFilter(), Window(9, after=("net", "8")), False)
    assert [id_ for id_, _ in after] == ["9", "1"]
