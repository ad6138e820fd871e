"""The catalogue of statements: reads queries/cypher, puts fragments in, knows what each header declares.

A statement is one file, `<noun>/<statement>.cypher`, that begins with a header of `//` lines: sentences that say what
it returns, then `key: value` lines (`returns`, `cost`, `plan`, `viewer`, `mode`, `graph`, `options`, `order`, `row`,
`columns`). A write changes the version of the graph, but where its header says `graph: same`.
In its text `@name(a, b)` stands for the fragment `_fragments/name.cypher`, and `@{hole}(a)` for the fragment that the
caller chooses for that hole, out of those that the header lists. An overlay, `_arcadedb/<noun>/<statement>.cypher` or
`_arcadedb/_fragments/<name>.cypher`, replaces the text for the embedded engine only.

What a statement returns of each thing x is chosen by the caller too: `@row` is `x.id`, or a list that begins with it
where more is asked for, out of what the header's `row` names (`name = expression; ...`) and then of the columns of its
type (`columns: Person` is the file `_columns/Person.cypher`). Where the header has an `order` (expressions), `@order`
orders by it in the `direction`, `@place` is the list of its values, and `place` is one more thing that a row can have:
that list, or of two, the second of which is the id, the first.

Everything is put together from our own files when the catalogue is read; what a client sends is only ever a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

Dialect = Literal["neo4j", "arcadedb"]
Form = Literal["anybody", "self", "steward"]
"""For whom a statement is written: the less can belong to a viewer, the less is looked for (ADR 0019)."""

_CALL = re.compile(r"@(\w+|\{\w+\})(?:\(([^()]*)\))?")
_FRAGMENT_NAME = re.compile(r"^// (\w+)(?:\(([^()]*)\))?$")
_KEYS = ("returns", "cost", "plan", "viewer", "mode", "graph", "options", "order", "row", "columns")
_CHOSEN = ("row", "columns")
_PLANS = ("expand", "label scan", "sort")
_VIEWERS = ("filtered", "reference", "none")
_MODES = ("read", "write", "schema")
# Texts are made of our own pieces, but clients choose how they are put together: this bounds what that can fill.
_MOST_TEXTS = 1_000


class StatementError(Exception):
    """A statement's file is not as the catalogue needs it; a fault of ours, never of a client."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A named piece of Cypher; `{parameter}` in its text stands for what the caller puts there."""

    name: str
    parameters: tuple[str, ...]
    text: str

    def filled(self, arguments: tuple[str, ...]) -> str:
        if len(arguments) != len(self.parameters):
            raise StatementError(f"@{self.name} takes {len(self.parameters)} arguments, not {len(arguments)}")
        text = self.text
        for parameter, argument in zip(self.parameters, arguments, strict=True):
            text = text.replace(f"{{{parameter}}}", argument)
        return text


@dataclass(frozen=True, slots=True)
class Statement:
    """One documented statement and its text for each choice of its holes and each database."""

    name: str
    description: str
    headers: Mapping[str, str]
    source: Mapping[Dialect, str]
    fragments: Mapping[Dialect, Mapping[str, Fragment]] = field(repr=False)
    holes: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...] = ()
    row: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    _texts: dict[tuple[object, ...], str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def mode(self) -> str:
        """`read`, `write` or `schema`."""
        return self.headers["mode"]

    @property
    def changes_graph(self) -> bool:
        """Whether writing it changes what somebody may see, so that the graph needs another version."""
        return self.headers.get("graph") != "same"

    @property
    def plan(self) -> frozenset[str]:
        """What the statement may do to everything there is: `label scan`, `sort`, `expand`; mostly nothing."""
        return frozenset(filter(None, self.headers.get("plan", "").split(", ")))

    @property
    def viewer(self) -> str:
        """`filtered`, `reference` (reads reference data only) or `none`."""
        return self.headers["viewer"]

    def text(self, dialect: Dialect, options: Mapping[str, str] | None = None) -> str:
        """The Cypher for one database, with the given fragments in the holes.

        Where a row can be chosen, the options `row` and `columns` name its parts, separated by blanks.
        """
        chosen = options or {}
        key = (dialect, *sorted(chosen.items()))
        text = self._texts.get(key)
        if text is None:
            self._check(chosen)
            fragments = {**self.fragments[dialect], **self._made(chosen)}
            text = _expand(self.source[dialect], fragments, chosen, self.name).strip()
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = text
        return text

    def every_option(self) -> Iterator[dict[str, str]]:
        """Fillings of the holes in which each fragment of each hole comes up at least once."""
        for turn in range(max(map(len, self.holes.values()), default=1)):
            filled = {hole: fragments[turn % len(fragments)] for hole, fragments in self.holes.items()}
            yield {**filled, **self._whole_row()}

    def _whole_row(self) -> dict[str, str]:
        parts = {"row": self.row, "columns": self.columns}
        return {name: " ".join(parts[name]) for name in _CHOSEN if self.has_row}

    @property
    def has_row(self) -> bool:
        """Whether callers choose what is returned of each thing."""
        return bool(self.row or self.columns)

    def _made(self, chosen: Mapping[str, str]) -> dict[str, Fragment]:
        """The fragments that the choice of a row makes."""
        if not self.has_row:
            return {}
        parts = [self.row[name] for name in chosen["row"].split()]
        parts += [self.columns[name] for name in chosen["columns"].split()]
        texts = {
            "row": f"[{', '.join(['x.id', *parts])}]" if parts else "x.id",
            "place": f"[{', '.join(self.order)}]",
            "order": ", ".join(f"{one} @{{direction}}" for one in self.order),
        }
        return {name: Fragment(name, (), text) for name, text in texts.items()}

    def _check(self, chosen: Mapping[str, str]) -> None:
        needed = {*self.holes, *(_CHOSEN if self.has_row else ())}
        if chosen.keys() != needed:
            raise StatementError(f"{self.name}: options {sorted(needed)} are needed, not {sorted(chosen)}")
        for hole, value in chosen.items():
            if hole in self.holes and value not in self.holes[hole]:
                raise StatementError(f"{self.name}: {hole} cannot be {value!r}")
        for name, known in (("row", self.row), ("columns", self.columns)):
            if unknown := set(chosen.get(name, "").split()) - known.keys():
                raise StatementError(f"{self.name}: a {name} cannot have {sorted(unknown)}")


def _expand(text: str, fragments: Mapping[str, Fragment], chosen: Mapping[str, str], where: str) -> str:
    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("{"):
            name = chosen[name[1:-1]]
        if name not in fragments:
            raise StatementError(f"{where}: there is no fragment {name}")
        arguments = tuple(part.strip() for part in match[2].split(",")) if match[2] else ()
        return _expand(fragments[name].filled(arguments), fragments, chosen, f"{where}: @{name}")

    return _CALL.sub(put, text)


def _split(text: str) -> tuple[list[str], str]:
    lines = text.splitlines()
    header = 0
    while header < len(lines) and lines[header].startswith("//"):
        header += 1
    return lines[:header], "\n".join(lines[header:]).strip()


def _fragment(file: Traversable) -> Fragment:
    header, body = _split(file.read_text("utf-8"))
    match = _FRAGMENT_NAME.match(header[-1]) if header else None
    if not match or match[1] != file.name.removesuffix(".cypher"):
        raise StatementError(f"{file.name}: the header's last line must be `// name(parameters)` with the file's name")
    parameters = tuple(part.strip() for part in match[2].split(",")) if match[2] else ()
    return Fragment(match[1], parameters, body)


def _headers(name: str, lines: list[str]) -> tuple[str, dict[str, str], dict[str, tuple[str, ...]]]:
    sentences: list[str] = []
    headers: dict[str, str] = {}
    for line in (line.removeprefix("//").strip() for line in lines):
        key, _, value = line.partition(":")
        if key in _KEYS:
            if key == "options":
                headers["options"] = "; ".join(filter(None, (headers.get("options"), value.strip())))
            else:
                headers[key] = value.strip()
        elif headers:
            last = list(headers)[-1]
            headers[last] += f" {line}"
        else:
            sentences.append(line)
    if not sentences or not {"returns", "cost", "viewer", "mode"} <= headers.keys():
        raise StatementError(f"{name}: the header needs a description, returns, cost, viewer and mode")
    if headers["viewer"] not in _VIEWERS or headers["mode"] not in _MODES:
        raise StatementError(f"{name}: viewer is one of {_VIEWERS}, mode one of {_MODES}")
    if not set(filter(None, headers.get("plan", "").split(", "))) <= set(_PLANS):
        raise StatementError(f"{name}: plan is some of {_PLANS}")
    holes: dict[str, tuple[str, ...]] = {}
    for option in filter(None, headers.get("options", "").split(";")):
        hole, _, values = option.partition("=")
        holes[hole.strip()] = tuple(value.strip() for value in values.split("|"))
    return " ".join(sentences), headers, holes


def _fragments(folder: Traversable) -> dict[str, Fragment]:
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {fragment.name: fragment for fragment in map(_fragment, files)}


def _statement(name: str, file: Traversable, overlay: Traversable, parts: _Parts) -> Statement:
    lines, text = _split(file.read_text("utf-8"))
    description, headers, holes = _headers(name, lines)
    embedded = _split(overlay.read_text("utf-8"))[1] if overlay.is_file() else text
    order = tuple(filter(None, map(str.strip, headers.get("order", "").split(";"))))
    row = _named(name, headers.get("row", "").split(";"))
    if order:
        row = {"place": order[0] if len(order) == 2 else f"[{', '.join(order)}]", **row}
    type_name = headers.get("columns")
    if type_name and type_name not in parts.columns:
        raise StatementError(f"{name}: there are no columns of {type_name}")
    return Statement(
        name,
        description,
        headers,
        {"neo4j": text, "arcadedb": embedded},
        parts.fragments,
        holes,
        order,
        row,
        parts.columns[type_name] if type_name else {},
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What statements are put together from: fragments by database and name, columns by type and name."""

    fragments: Mapping[Dialect, Mapping[str, Fragment]]
    columns: Mapping[str, Mapping[str, str]]


def _named(where: str, lines: Iterable[str]) -> dict[str, str]:
    """Named expressions, `name = expression` each."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines)):
        name, equals, expression = line.partition(" = ")
        if not equals or name in found:
            raise StatementError(f"{where}: {line!r} must be `name = expression`, each name once")
        found[name] = expression
    return found


def _columns(folder: Traversable) -> dict[str, dict[str, str]]:
    """The columns of each type; the id is in every row, so it is none."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        found[file.name.removesuffix(".cypher")] = _named(file.name, _split(file.read_text("utf-8"))[1].splitlines())
    return found


@cache
def catalogue(form: Form = "steward") -> Mapping[str, Statement]:
    """Every statement by its name, `<noun>/<statement>`.

    For `anybody`, a viewer without a person of his own, a fragment that has a simpler form `name__anybody` is that one,
    for `self`, a person who is a steward of nothing, `name__self`: a plan that looks at fewer relations is made and run
    faster.
    """
    root = resources.files("queries") / "cypher"
    common = _fragments(root / "_fragments")
    common = {name: common.get(f"{name}__{form}", fragment) for name, fragment in common.items()}
    overlaid = {**common, **_fragments(root / "_arcadedb" / "_fragments")}
    parts = _Parts({"neo4j": common, "arcadedb": overlaid}, _columns(root / "_columns"))
    found: dict[str, Statement] = {}
    for folder in sorted(root.iterdir(), key=lambda entry: entry.name):
        if folder.name.startswith("_") or not folder.is_dir():
            continue
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".cypher"):
                name = f"{folder.name}/{file.name.removesuffix('.cypher')}"
                overlay = root / "_arcadedb" / folder.name / file.name
                found[name] = _statement(name, file, overlay, parts)
    return found


def statement(name: str, form: Form = "steward") -> Statement:
    """The statement of that name in that form; StatementError where there is none."""
    try:
        return catalogue(form)[name]
    except KeyError:
        raise StatementError(f"there is no statement {name}") from None
