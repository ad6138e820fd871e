"""Records of which only some columns were read.

A projection is a record as any other, except that a column that was not read is not there: touching it raises
AttributeError, so a field that forgot to ask for it is found at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from graph_store.records import BY_TYPE

Columns = tuple[str, ...]
"""Names of columns of a type besides its id, in the order of its record."""

_MOST = 64
_granted: dict[str, dict[frozenset[str], Columns]] = {}


@cache
def columns_of(type_name: str) -> Columns:
    """All columns of a type."""
    return tuple(one.name for one in fields(BY_TYPE[type_name]) if one.name != "id")


def granted(type_name: str, wanted: Iterable[str]) -> Columns:
    """The columns to read where these are wanted; what the type does not have is left out.

    Each set of columns is a text of its own for the database to plan. Clients choose them, so only the first 64 sets
    of a type that are asked for are read as such; after that whoever wants another one gets every column.
    """
    known = _granted.setdefault(type_name, {})
    asked = frozenset(wanted)
    if asked not in known:
        everything = columns_of(type_name)
        if len(known) >= _MOST:
            return everything
        known[asked] = tuple(name for name in everything if name in asked)
    return known[asked]


Maker = Callable[[Sequence[Any]], Any]
"""Makes the record of one row: the id, then the columns."""


@cache
def maker(type_name: str, columns: Columns) -> Maker:
    """What makes records of rows with these columns."""
    record: Any = BY_TYPE[type_name]
    if columns == columns_of(type_name):
        return lambda row: record(*row)
    return _maker(record, ("id", *columns))


def _maker(record: type[Any], names: Columns) -> Maker:
    """A function that sets these slots of a new record, written out as dataclasses write out their __init__.

    It takes a third of the time of a loop over the slots, and it runs for everything that is read.
    """
    values = ", ".join(f"value{number}" for number in range(len(names)))
    lines = ["def make(row):", " made = new(record)", f" {values}, = row"]
    lines += [f" set{number}(made, value{number})" for number in range(len(names))]
    space: dict[str, Any] = {f"set{number}": getattr(record, name).__set__ for number, name in enumerate(names)}
    space |= {"new": object.__new__, "record": record}
    exec("\n".join([*lines, " return made"]), space)  # noqa: S102 - of numbers and nothing else
    make: Maker = space["make"]
    return make
