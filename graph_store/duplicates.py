"""Likely duplicates: things of one type whose names have the same letters and digits (ADR 0033).

The name as words is stored for the search; without its spaces it is what is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph_store.reading import Reading
from graph_store.relations import Window

TYPES = ("Person", "Organisation", "Project", "Skill")
"""Types whose things have names of their own. Assets and needs are called after what they are, places recur."""

ORDER = (int, str)
"""The types of the parts of a group's order key: minus its size, the smallest id in it."""

# Skills are reference data, with statements of their own that have no filter.
_STATEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Person": ("", {"source": "every_person", "visible": "visible_person"}),
    "Organisation": ("", {"source": "every_organisation", "visible": "visible_organisation"}),
    "Project": ("", {"source": "every_project", "visible": "visible_project"}),
    "Skill": ("_of_skills", {}),
}


class Group(NamedTuple):
    """Things of the same name: what is the same, how many there are, and the smallest of their ids."""

    key: str
    size: int
    first: str


async def groups(reading: Reading, type_name: str, window: Window, count: bool) -> tuple[list[Group], int | None]:
    """A window of the groups of two and more, the largest first, then by the smallest id; and how many there are.

    With a limit of 0 there is only the count.
    """
    suffix, options = _STATEMENTS[type_name]
    rows, total = await reading.one(
        f"duplicates/groups{suffix}", {**options, **window.options()}, count=count, **window.parameters()
    )
    found = [Group(*row) for row in rows]
    return found[::-1] if window.backward else found, total if count else None


async def things(reading: Reading, type_name: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
    """The ids of the first things of each of these groups, by id."""
    suffix, options = _STATEMENTS[type_name]
    (found,) = await reading.one(f"duplicates/things{suffix}", options, keys=list(keys), most=most)
    return dict(found)
