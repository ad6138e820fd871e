"""Places: the list of them, and what lies inside one."""

from __future__ import annotations

from graph_store.lists import KeyOrder, Selection, list_by_key
from graph_store.reading import Reading
from graph_store.relations import Row, Shape, Window


async def inside(reading: Reading, place: str) -> list[str]:
    """The ids of a place and of everything that lies in it at any depth."""
    (ids,) = await reading.one("places/inside", place=place)
    return list(ids)


async def list_places(
    reading: Reading, kind: str | None, within: str | None, window: Window, shape: Shape, count: bool
) -> tuple[list[Row], int | None]:
    """A page of the places of a kind (None: of any), within a place, itself included (None: anywhere), by name."""
    source = "every_place" if within is None else "places_within"
    selection = Selection("Place", {"source": source}, {"kind": kind, "within": within})
    return await list_by_key(reading, selection, KeyOrder(), window, shape, count)
