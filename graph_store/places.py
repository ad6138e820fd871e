"""The list of places."""

from __future__ import annotations

from graph_store.lists import KeyOrder
from graph_store.reading import Reading
from graph_store.relations import Rows, Window, rows_of


async def list_places(reading: Reading, kind: str | None, within: str | None, window: Window, count: bool) -> Rows:
    """A page of the places of a kind (None: of any), within a place, itself included (None: anywhere), by name."""
    source = "every_place" if within is None else "places_within"
    rows, total = await reading.one(
        "places/list",
        {**KeyOrder().options(window), "source": source},
        kind=kind,
        within=within,
        count=count,
        **window.parameters(),
    )
    return rows_of(rows, window, total if count else None)
