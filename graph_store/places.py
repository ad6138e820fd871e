"""The list of places."""

from __future__ import annotations

from graph_store.lists import AS_FOUND, IN_INDEX_ORDER, KeyOrder
from graph_store.reading import Reading
from graph_store.relations import Rows, Window, rows_of


async def inside(reading: Reading, place: str) -> list[str]:
    """The ids of a place and of everything that lies in it at any depth."""
    (ids,) = await reading.one("places/inside", place=place)
    return list(ids)


async def list_places(reading: Reading, kind: str | None, within: str | None, window: Window, count: bool) -> Rows:
    """A page of the places of a kind (None: of any), within a place, itself included (None: anywhere), by name."""
    order = KeyOrder()
    source = "every_place" if within is None else "places_within"
    cut = IN_INDEX_ORDER if within is None and order.is_upwards(window) else AS_FOUND
    rows, total = await reading.one(
        "places/list",
        {**order.options(window), "source": source, "cut": cut},
        kind=kind,
        within=within,
        count=count,
        **window.parameters(),
    )
    return rows_of(rows, window, total if count else None)
