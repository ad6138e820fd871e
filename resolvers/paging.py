"""Pages and cursors (DEFINITIONS B1-B4, N14, N21), alike for every connection.

A cursor is the order key of an element and the name of the order, so it depends on nothing else and stays good
whatever the page. Flags: with a cursor on a side, that cursor's element counts as being there (N21); without one the
list begins or ends there, unless more was found than the page holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

import orjson

from graph_store.errors import BadInput
from graph_store.identity import base64url, from_base64url
from graph_store.relations import Window

T = TypeVar("T")

DEFAULT_SIZE = 20
LARGEST_SIZE = 200


@dataclass(frozen=True, slots=True)
class Paging:
    """The four arguments of a connection, as the client gave them."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What a cursor belongs to: a name for the list and its order, and the types of the parts of its order key."""

    name: str
    parts: tuple[type, ...]


class PageInfo(NamedTuple):
    """The flags and end cursors of a page."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


NO_INFO = PageInfo(has_next_page=False, has_previous_page=False, start_cursor=None, end_cursor=None)
"""That of a page of which nobody wants to know it."""


class Page(NamedTuple):
    """A page of a list; what was not asked for is empty or None."""

    nodes: Sequence[Any]
    edges: Sequence[Any]
    page_info: PageInfo = NO_INFO
    total_count: int | None = None


def encode_cursor(order: Order, key: Sequence[Any]) -> str:
    """The cursor of the element with this order key: base64url without padding of the JSON of name and key."""
    return base64url(orjson.dumps([order.name, *key]))


def decode_cursor(argument: str, cursor: str, order: Order) -> tuple[Any, ...]:
    """The order key in a cursor; BadInput where it is malformed or belongs to another list or order (B3)."""
    problem = "this is not a cursor of this list in this order; take endCursor or startCursor of one of its pages"
    try:
        name, *key = orjson.loads(from_base64url(cursor))
    except (ValueError, TypeError):
        raise BadInput(argument, problem) from None
    if name != order.name or len(key) != len(order.parts):
        raise BadInput(argument, problem)
    if not all(_is(part, type_) for part, type_ in zip(key, order.parts, strict=True)):
        raise BadInput(argument, problem)
    if encode_cursor(order, key) != cursor:
        raise BadInput(argument, problem)
    return tuple(key)


def _is(part: object, type_: type) -> bool:
    if type_ is float:
        return isinstance(part, float) and part - part == 0
    if type_ is int:
        return type(part) is int and abs(part) < 2**53
    return isinstance(part, str)


def window(paging: Paging, order: Order) -> Window:
    """The part of the list that the arguments ask for, one element more than the page; BadInput by B1 and B3."""
    for argument, value in (("first", paging.first), ("last", paging.last)):
        if value is not None and not 0 <= value <= LARGEST_SIZE:
            raise BadInput(argument, f"must be between 0 and {LARGEST_SIZE}")
    if paging.first is not None and paging.last is not None:
        raise BadInput("last", "give either first or last, not both")
    size = paging.last if paging.last is not None else paging.first if paging.first is not None else DEFAULT_SIZE
    return Window(
        limit=size + 1,
        backward=paging.last is not None,
        after=None if paging.after is None else decode_cursor("after", paging.after, order),
        before=None if paging.before is None else decode_cursor("before", paging.before, order),
    )


def trim(rows: Sequence[T], asked: Window) -> tuple[Sequence[T], bool]:
    """The page's own rows, and whether more was found beyond it in the direction of reading."""
    size = asked.limit - 1
    if len(rows) <= size:
        return rows, False
    return (rows[len(rows) - size :] if asked.backward else rows[:size]), True


def between_cursors(rows: Sequence[T], asked: Window, key: Callable[[T], tuple[Any, ...]]) -> Sequence[T]:
    """Of a whole list, in the order of its keys, what the window asks for: for answers that are made in memory."""
    start = 0 if asked.after is None else bisect_right(rows, asked.after, key=key)
    end = len(rows) if asked.before is None else bisect_left(rows, asked.before, key=key)
    if asked.backward:
        return rows[max(start, end - asked.limit) : end]
    return rows[start : min(end, start + asked.limit)]


class _Edge(Protocol):
    """An edge that was made already."""

    @property
    def cursor(self) -> str: ...

    @property
    def node(self) -> Any: ...


def page_of(edges: Sequence[_Edge], asked: Window, more: bool, total: int | None) -> Page:
    """The page of these edges, `more` of which was found in the direction of reading."""
    ends = (edges[0].cursor, edges[-1].cursor) if edges else (None, None)
    return Page([edge.node for edge in edges], edges, page_info(asked, more, *ends), total)


def page_info(asked: Window, more: bool, start: str | None, end: str | None) -> PageInfo:
    """The flags and end cursors of a page, `more` of which was found in the direction of reading."""
    return PageInfo(
        has_next_page=asked.before is not None or (more and not asked.backward),
        has_previous_page=asked.after is not None or (more and asked.backward),
        start_cursor=start,
        end_cursor=end,
    )
