"""The generated function that makes the objects of one level: leaves by the quick tests, what was fetched from columns.

For `{ id kind people { .. } }` it is, in short:

    def build(objects, run, column2):
        made = []
        for o, c2 in zip(objects, column2):
            v0 = o.global_id; v1 = o.kind
            made.append({"id": v0 if v0.__class__ is str else slow0(v0, run), "kind": .., "people": c2})
        return made

Only the schema's names and the document's response names get into the text, and both are GraphQL names: letters, digits
and underscores.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from types import CodeType
from typing import Any, Protocol

from execution import leaves
from execution.failures import Run, Unplanned
from execution.sources import read

Build = Callable[..., list[dict[str, Any]]]
"""(objects, run, *columns) -> one dict for each object."""

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")


class Part(Protocol):
    """A field as the assembly sees it: a constant (`__typename`), a leaf attribute, or one that comes as a column."""

    @property
    def key(self) -> str: ...
    @property
    def constant(self) -> str | None: ...
    @property
    def attribute(self) -> str | None: ...
    @property
    def type(self) -> Any: ...
    @property
    def where(self) -> str: ...


def builder(parts: Sequence[Part]) -> Build:
    """The function for these fields, in their order. Columns are passed in the order of the fields that have one."""
    names: dict[str, Any] = {"read": read}
    entries, reads, columns = [], [], []
    for number, part in enumerate(parts):
        if part.constant is not None:
            value = repr(_name(part.constant))
        elif part.attribute is not None:
            reads.append((number, _name(part.attribute)))
            value, used = leaves.quick(part.type, part.where, number)
            names |= used
        else:
            columns.append(number)
            value = f"c{number}"
        entries.append(f"{_name(part.key)!r}: {value}")
    made = f"{{{', '.join(entries)}}}"
    quickly = _text([f"v{number} = o.{name}" for number, name in reads], columns, made)
    carefully = _text([f"v{number} = read(o, {name!r}, run)" for number, name in reads], columns, made)
    return _either(_function(quickly, names), lambda: _function(carefully, names), bool(reads))


def is_name(name: str) -> bool:
    """Whether this can be a part of the text: Python allows letters in its names that GraphQL does not."""
    return _NAME.fullmatch(name) is not None


def _name(name: str) -> str:
    if not is_name(name):
        raise ValueError(f"{name!r} is no GraphQL name")
    return name


def _text(reads: Sequence[str], columns: Sequence[int], made: str) -> str:
    parameters = "".join(f", column{number}" for number in columns)
    loop = f"for o{''.join(f', c{number}' for number in columns)} in zip(objects{parameters}):"
    if not columns:
        loop = "for o in objects:"
    lines = [f"def build(objects, run{parameters}):", " made = []", " append = made.append", f" {loop}"]
    lines += [f"  {line}" for line in reads]
    return "\n".join([*lines, f"  append({made})", " return made"])


@lru_cache(maxsize=512)
def _code(text: str) -> CodeType:
    return compile(text, "<assembly>", "exec")


def _function(text: str, names: dict[str, Any]) -> Build:
    space = dict(names)
    exec(_code(text), space)  # noqa: S102 - generated from names that were checked, see above
    build: Build = space["build"]
    return build


def _either(quick: Build, careful: Callable[[], Build], reads: bool) -> Build:
    """The quick function; where reading an attribute raises, the careful one, which tells the parents apart."""
    if not reads:
        return quick

    def build(objects: Sequence[Any], run: Run, *columns: Sequence[Any]) -> list[dict[str, Any]]:
        try:
            return quick(objects, run, *columns)
        except Unplanned:
            raise
        except Exception:
            return careful()(objects, run, *columns)

    return build
