"""The list of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_store import places as store
from graph_store.records import Place
from graph_store.relations import BY_NAME
from loaders.context import RequestContext
from resolvers.connections import Wants, page_of_rows
from resolvers.lists import existing
from resolvers.paging import Order, Page, Paging, window

ORDER = Order("Place:NAME:ASC", BY_NAME)


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many things there are in a place or within it."""

    place: Place
    count: int


async def places(context: RequestContext, kind: str | None, within: str | None, paging: Paging, wants: Wants) -> Page:
    """A page of the places of a kind, within the place with this global id (itself included), by folded name, id."""
    asked = window(paging, ORDER)
    area = await existing(context, "within", within, "Place")
    read = asked if wants.page else replace(asked, limit=0)
    columns = wants.columns("Place")
    shape = wants.shape(columns=columns or ())
    rows, total = await store.list_places(context.reading, kind, area, read, shape, wants.total)
    return await page_of_rows(context, "Place", rows, shape, asked, ORDER, wants, total)


async def place_counts(context: RequestContext, counts: Sequence[tuple[str, int]]) -> list[PlaceCount]:
    """Counts by the ids of places, with the places, in the same order."""
    places = await context.batches.entities("Place", [place for place, _ in counts])
    pairs = zip(places, counts, strict=True)
    return [PlaceCount(place, count) for place, (_, count) in pairs if isinstance(place, Place)]
