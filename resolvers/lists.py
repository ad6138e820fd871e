"""The root lists: a filter is checked, then a page of what passes is read in the order that is asked for.

The way of a list: the schema hands the filter's fields on as the client gave them (`Asked`), the noun's `check`
(resolvers/<noun>.py) makes its filter of them, and the order says which statement reads the page: `<noun>/list` for a
stored property, `<noun>/ranked` for a figure.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph_store import lists as store
from graph_store.errors import BadInput, NotFound, TooComplex
from graph_store.identity import decode
from graph_store.lists import FigureOrder, Filter, KeyOrder, TooMany
from graph_store.relations import BY_NAME, Row, Shape, Window
from loaders.context import RequestContext
from resolvers.connections import Wants, page_of_rows
from resolvers.paging import Order, Page, Paging, window

Asked = Mapping[str, Any]
"""The fields of a filter that the client gave, by Python name: enums by name, ids global, dates ISO 8601, no nulls."""

LONGEST_TEXT = 1000
_BY_FIGURE = (int, str)


@dataclass(frozen=True, slots=True)
class Listing:
    """A root list: its type, the check of its filter, and what its fields of order mean beside NAME and CREATED_AT.

    `counts` are ordered up to COUNT_ORDER_LIMIT things, `figures` without a limit; both name fragments of the noun's
    `ranked` statement. `helps` says what narrows a filter that lets too many pass.
    """

    type: str
    check: Callable[..., Awaitable[Filter]]
    counts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    helps: str = ""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What a list is ordered by: a field of the noun's order enum, up or down."""

    field: str = "NAME"
    down: bool = False

    def name(self, type_name: str) -> str:
        """What cursors of this order belong to."""
        return f"{type_name}:{self.field}:{'DESC' if self.down else 'ASC'}"


async def page(
    context: RequestContext, listing: Listing, asked: Asked, order: ListOrder, paging: Paging, wants: Wants
) -> Page:
    """A page of what passes the filter. BadInput by B1, B3, B5 and B7, NotFound by B5, TooComplex by B10."""
    by = _order(listing, order)
    cursors = Order(order.name(listing.type), BY_NAME if isinstance(by, KeyOrder) else _BY_FIGURE)
    shown = window(paging, cursors)
    passing = await listing.check(context, **asked)
    read = shown if wants.page else replace(shown, limit=0)
    # Each thing is on a page once, so its columns come with its row; what a figure orders is read by its id.
    columns = wants.columns(listing.type)
    shape = wants.shape(columns=columns or ()) if isinstance(by, KeyOrder) else Shape(place=True)
    by = by if wants.page else KeyOrder()
    rows, total = await _rows(context, listing, passing, by, read, shape, wants.total)
    return await page_of_rows(context, listing.type, rows, shape, shown, cursors, wants, total)


async def _rows(
    context: RequestContext,
    listing: Listing,
    passing: Filter,
    by: KeyOrder | FigureOrder,
    read: Window,
    shape: Shape,
    count: bool,
) -> tuple[list[Row], int | None]:
    selection = passing.selection()
    if isinstance(by, KeyOrder):
        return await store.list_by_key(context.reading, selection, by, read, shape, count)
    try:
        return await store.list_by_figure(context.reading, selection, by, read, count)
    except TooMany:
        raise TooComplex(
            f"orderBy: more than {by.most:,} things pass the filter, too many to order by a count. Give the filter "
            f"{listing.helps}, or order by NAME or CREATED_AT.",
            "orderBy",
        ) from None


def _order(listing: Listing, order: ListOrder) -> KeyOrder | FigureOrder:
    if order.field in listing.counts:
        return FigureOrder(listing.counts[order.field], order.down, store.COUNT_ORDER_LIMIT)
    if order.field in listing.figures:
        return FigureOrder(listing.figures[order.field], order.down)
    return KeyOrder("by_creation" if order.field == "CREATED_AT" else "by_name", order.down)


async def existing(context: RequestContext, argument: str, global_id: str | None, *types: str) -> str | None:
    """The id, as stored, of the thing that an argument names; None where it names none. BadInput, NotFound by B5."""
    return None if global_id is None else await named(context, argument, global_id, *types)


async def named(context: RequestContext, argument: str, global_id: str, *types: str) -> str:
    """The id, as stored, of the thing that an argument must name. BadInput, NotFound by B5."""
    identity = decode(argument, global_id, types)
    if await context.batches.entity(*identity) is None:
        raise NotFound(argument)
    return identity.id


def check_text(text: str | None, argument: str = "filter.text") -> None:
    """BadInput for a text longer than is searched for."""
    if text is not None and len(text) > LONGEST_TEXT:
        raise BadInput(argument, f"may have at most {LONGEST_TEXT} characters")
