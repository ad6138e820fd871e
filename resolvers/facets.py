"""Facets: what passes a list's filter, counted by its properties. The same Selection as the list, so the same things.

Each count is a statement of its own, read only where it is selected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store import lists as store
from graph_store import sectors as sectors_store
from graph_store.errors import BadInput
from graph_store.lists import Selection, Value
from graph_store.sectors import Sector
from loaders.context import RequestContext
from resolvers.lists import Asked, Listing
from resolvers.places import PlaceCount, place_counts

MOST_VALUES = 1000


@dataclass(frozen=True, slots=True)
class Facets:
    """What passes a filter that has been checked."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class ValueCount:
    """How many things have one value of a property."""

    value: str
    count: int


async def facets(context: RequestContext, listing: Listing, asked: Asked) -> Facets:
    """The facets of what passes the filter; BadInput and NotFound as for the list."""
    return Facets((await listing.check(context, **asked)).selection())


async def total_count(context: RequestContext, found: Facets) -> int:
    """How many things pass."""
    return await store.count_all(context.reading, found.selection)


async def closed(context: RequestContext, found: Facets, by: str, values: Sequence[str]) -> list[ValueCount]:
    """The counts by a property with a closed set of values, in this order where equal: most first, never 0."""
    counts = await store.count_values(context.reading, found.selection, by)
    return [
        ValueCount(one.spelling, one.count)
        for one in sorted(counts, key=lambda one: (-one.count, values.index(one.spelling)))
    ]


async def free(context: RequestContext, found: Facets, by: str, first: int) -> list[ValueCount]:
    """The first counts by a property of free text, in the spelling of the smallest id: most first, then folded."""
    check_first(first)
    counts = await store.count_values(context.reading, found.selection, by)
    return [ValueCount(one.spelling, one.count) for one in sorted(counts, key=_most_first)[:first]]


async def places(context: RequestContext, found: Facets, level: str) -> list[PlaceCount]:
    """The counts by the nearest place of a kind (J6); what is in none is left out."""
    counts = await store.count_places(context.reading, found.selection, level)
    return await place_counts(context, counts)


async def sectors(context: RequestContext, first: int) -> list[Sector]:
    """The first of the sectors in use, most used first."""
    check_first(first)
    return (await sectors_store.sectors(context.reading))[:first]


def check_first(first: int) -> None:
    """BadInput for a number of values outside 1 to MOST_VALUES."""
    if not 1 <= first <= MOST_VALUES:
        raise BadInput("first", f"must be between 1 and {MOST_VALUES}")


def _most_first(one: Value) -> tuple[int, str]:
    return (-one.count, one.key)
