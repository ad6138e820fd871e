"""The list of places: kinds, and what lies within a place (DEFINITIONS L4)."""

from __future__ import annotations

import pytest

from graph_store.places import list_places
from graph_store.relations import Shape, Window
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from tests.conftest import ReadingFactory
from tests.reference.community import Place, Row
from tests.support.communities import Held

# c in r, d in c, s in d, t in c directly; o stands alone. 40 places below each other, z00 the highest.
ROWS: tuple[Row, ...] = (
    Place("r", "Caribbean", "REGION"),
    Place("c", "Barbados", "COUNTRY", "BB", "r"),
    Place("d", "Alleyne", "DISTRICT", None, "c"),
    Place("s", "Éden", "SETTLEMENT", None, "d"),
    Place("t", "Dover", "SETTLEMENT", None, "c"),
    Place("o", "Elsewhere", "COUNTRY"),
    *(Place(f"z{n:02}", f"Z{n:02}", "DISTRICT", None, f"z{n - 1:02}" if n else None) for n in range(40)),
)


@pytest.fixture(scope="module")
async def held(store: Store) -> Held:
    """The store with this module's places in it."""
    holder = Held(store)
    await holder.hold(*ROWS)
    return holder


@pytest.mark.parametrize(
    ("kind", "within", "found"),
    [
        ("REGION", None, "r"),
        ("COUNTRY", None, "co"),
        ("SETTLEMENT", None, "ts"),
        (None, "r", "dcrts"),
        (None, "c", "dcts"),
        (None, "d", "ds"),
        (None, "s", "s"),
        ("SETTLEMENT", "r", "ts"),
        ("COUNTRY", "c", "c"),
        ("REGION", "c", ""),
    ],
)
async def test_places_by_kind_and_place(
    held: Held, reading: ReadingFactory, kind: str | None, within: str | None, found: str
) -> None:
    rows, total = await list_places(reading(ANONYMOUS), kind, within, Window(100), Shape(), True)
    assert "".join(rows) == found
    assert total == len(found)


async def test_all_places(held: Held, reading: ReadingFactory) -> None:
    rows, total = await list_places(reading(ANONYMOUS), None, None, Window(7), Shape(), True)
    assert rows == ["d", "c", "r", "t", "s", "o", "z00"]
    assert total == 46


async def test_within_reaches_any_depth(held: Held, reading: ReadingFactory) -> None:
    rows, total = await list_places(reading(ANONYMOUS), None, "z00", Window(100), Shape(), True)
    assert rows == [f"z{n:02}" for n in range(40)]
    assert total == 40


async def test_windows_within_a_place(held: Held, reading: ReadingFactory) -> None:
    for window, expected in (
        (Window(2), "dc"),
        (Window(2, after=("barbados", "c")), "rt"),
        (Window(2, backward=True), "ts"),
        (Window(2, backward=True, before=("dover", "t")), "cr"),
        (Window(9, after=("alleyne", "d"), before=("eden", "s")), "crt"),
    ):
        rows, total = await list_places(reading(ANONYMOUS), None, "r", window, Shape(), False)
        assert "".join(rows) == expected
        assert total is None
