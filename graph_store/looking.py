"""Pages of candidates whose nearness has to be looked up: for as few of them as the page allows, and always exact.

A candidate whose ring around the asker is not known can have an order key between a first one, where he is as near as
he can be, and a last one, where he is not near at all (`graph_store.nearness`). A statement looks up those whose first
key comes first (read backwards: those whose last key comes last), and says how far it came. The page is right where it
is full and nobody behind that can come before the last on it. If not, the statement is run once more, for all who can.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph_store.relations import Window

T = TypeVar("T")

Reach = Sequence[Any]
"""How many were looked up, and in a list the first key of the last of them, none where nobody was."""

# How many are looked up at once, for all lists together, but for so many of each at least.
_AT_ONCE = 1000
_LEAST = 50
_ALL = 2_000_000_000
_AFTER_ALL: list[Any] = [2.0, "", ""]
_BEFORE_ALL: list[Any] = [-2.0, "", ""]


@dataclass(frozen=True, slots=True)
class Look:
    """A window, of which so many candidates are looked up."""

    window: Window
    most: int
    is_first: bool = True

    def parameters(self) -> dict[str, Any]:
        """What the statement takes."""
        return {**self.window.parameters(), "look": self.most}

    @property
    def nowhere(self) -> list[Any]:
        """A bar behind everybody."""
        return _BEFORE_ALL if self.window.backward else _AFTER_ALL

    def options(self) -> dict[str, str]:
        """The direction in which the statement orders, and the key by which it looks up."""
        lead, bar = ("last_key", "behind_bar") if self.window.backward else ("first_key", "before_bar")
        return {**self.window.options(), "lead": lead, "bar": bar}

    def bar(self, rows: Sequence[Sequence[Any]], reach: Reach) -> list[Any] | None:
        """Beyond which key nobody can come on the page any more, after these rows of it; None where they are right."""
        count, lead = reach
        if not self.window.limit or count < self.most:
            return None
        if len(rows) < self.window.limit:
            return self.nowhere
        last: list[Any] = rows[-1][0]
        is_right = last >= lead[0] if self.window.backward else last <= lead[0]
        return None if is_right else last

    def at_all(self) -> Look:
        """The second reading, of all who can come on the page."""
        return Look(self.window, _ALL, is_first=False)


def first_look(window: Window, unsure: int) -> Look:
    """The first reading of lists of which so many are unsure; where no key is, the page is all that is looked up."""
    share = max(_LEAST, _AT_ONCE // unsure) if unsure else 0
    return Look(window, max(share, window.limit))


Place = tuple[int, list[Any]]
"""The number of a list, and its bar."""


async def looked_up_each(
    read: Callable[[Look, Sequence[Place]], Awaitable[list[list[Any]]]], window: Window, unsure: Sequence[bool]
) -> list[tuple[list[Any], int]]:
    """The rows of the page of each list, their order key first, and its total, in two readings at most.

    `read` returns for lists [place among those asked for, rows, reach, total]. No reading where there are no lists.
    """
    if not unsure:
        return []
    look = first_look(window, sum(unsure))
    pages: dict[int, tuple[list[Any], int]] = {}
    again: list[Place] = []
    for number, rows, reach, total in await read(look, [(number, look.nowhere) for number in range(len(unsure))]):
        pages[number] = (rows, total)
        if bar := look.bar(rows, reach):
            again.append((number, bar))
    if again:
        for place, rows, _, _ in await read(look.at_all(), again):
            number = again[place][0]
            pages[number] = (rows, pages[number][1])
    return [pages[number] for number in range(len(unsure))]


async def looked_up(
    read: Callable[[Look, list[Any]], Awaitable[tuple[list[Any], Reach, T]]], window: Window, is_unsure: bool
) -> tuple[list[Any], T]:
    """As `looked_up_each` for one list, of which the reading gives something else than the total besides."""
    look = first_look(window, int(is_unsure))
    rows, reach, rest = await read(look, look.nowhere)
    if bar := look.bar(rows, reach):
        rows, _, _ = await read(look.at_all(), bar)
    return rows, rest
