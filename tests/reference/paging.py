"""Paging a full list: B1 to B4, N14, N21."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

DEFAULT_SIZE = 20


class Page(NamedTuple):
    """A page: its elements are ``[start, end)`` of the full list; the flags are those of PageInfo."""

    start: int
    end: int
    has_next_page: bool
    has_previous_page: bool

    def of(self, elements: Sequence[T]) -> list[T]:
        """The elements of the page, out of the full list."""
        return list(elements[self.start : self.end])


def page(
    count: int, first: int | None = None, after: int | None = None, last: int | None = None, before: int | None = None
) -> Page:
    """The page of a list of ``count`` elements; ``after`` and ``before`` are positions of elements in it.

    B4: after and before bound a window, first takes its start, last its end. B2: the flags say truly whether the list
    has an element beyond this page; N21: also where the page is empty, the elements of the cursors count as there.
    """
    start = 0 if after is None else after + 1
    end = count if before is None else before
    if last is not None:
        start = max(start, end - last)
    else:
        end = min(end, start + (DEFAULT_SIZE if first is None else first))
    return Page(
        start,
        max(start, end),
        has_next_page=before is not None or end < count,
        has_previous_page=after is not None or start > 0,
    )
