"""Rows of the table, the document that asks for all of them at once, and what an answer says to each."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from schema.schema import schema
from tests.policy.world import Thing

OURS: GraphQLSchema = build_schema(schema.as_str())
_STEP = re.compile(r"(\w+)(\(.*?\))?(?::(\w+))?(?:\.|$)")
_ID = re.compile(r"@(\w+):(\w+)")


@dataclass(frozen=True, slots=True)
class Probe:
    """A field of a type: where it is read, what those see who see the thing, and what all others see."""

    type_name: str
    thing: Thing
    steps: tuple[str, ...]
    seen: Any
    hidden: Any
    field: str

    def __str__(self) -> str:
        return f"{self.type_name}.{self.field} ({'.'.join(self.steps)})"


def rows(type_name: str, thing: Thing, path: str, seen: Mapping[str, Any], hidden: Any = None) -> list[Probe]:
    """Fields of a type beneath one path. A key is the field and, where that has fields itself, the way down to one.

    A step is a field, with arguments, and `:Type` where it can be several types. `@Type:id` is a global id. What is
    met in lists comes in one list. `hidden` is what those see who do not see the thing; `Either` tells it for one row.
    """
    return [
        Probe(
            type_name,
            thing,
            (*split(path), *split(key)),
            with_ids(value.seen if isinstance(value, Either) else value),
            with_ids(value.hidden if isinstance(value, Either) else hidden),
            split(key)[0].partition("(")[0].partition(":")[0],
        )
        for key, value in seen.items()
    ]


@dataclass(frozen=True, slots=True)
class Either:
    """What those see who see the thing, and what the others see."""

    seen: Any
    hidden: Any


class _Text:
    """Equal to every text that is not empty: what is opaque."""

    def __eq__(self, other: object) -> bool:
        return other is self or (isinstance(other, str) and other != "")

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "a text"


TEXT = _Text()


def split(path: str) -> tuple[str, ...]:
    """The steps of a path."""
    return tuple(found.group(0).rstrip(".") for found in _STEP.finditer(path) if found.group(0))


def with_ids(value: Any) -> Any:
    """The value with every `@Type:id` as the global id (N8)."""
    if isinstance(value, list):
        return [with_ids(one) for one in value]
    if isinstance(value, str):
        return _ID.sub(lambda found: _global_id(found.group(0)[1:]), value)
    return value


def _global_id(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def parts(step: str) -> tuple[str, str, str | None]:
    """Name, arguments with their brackets, and the type of a step."""
    found = _STEP.fullmatch(step)
    assert found, step
    return found.group(1), found.group(2) or "", found.group(3)


def type_beneath(type_name: str, field_name: str) -> GraphQLNamedType:
    """The type of a field, without lists."""
    parent = OURS.type_map[type_name]
    assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType), (
        f"{type_name}: name the type, as in node:Person"
    )
    found: GraphQLNamedType = get_named_type(parent.fields[field_name].type)
    return found


@dataclass
class Tree:
    """The selections of many paths put together; equal steps are asked for once."""

    type_name: str
    below: dict[str, Tree] = field(default_factory=dict)
    is_leaf: bool = False

    def add(self, steps: Sequence[str]) -> None:
        """Adds the path; what lies beneath a scalar is not for the document."""
        if not steps:
            return
        name, _, narrowed = parts(steps[0])
        type_ = type_beneath(self.type_name, name)
        child = self.below.setdefault(steps[0], Tree(narrowed or type_.name, is_leaf=is_leaf_type(type_)))
        if not child.is_leaf:
            child.add(steps[1:])

    def text(self) -> str:
        """The selection set, every step with an alias of its own."""
        chosen = []
        for number, (step, tree) in enumerate(self.below.items()):
            name, arguments, narrowed = parts(step)
            inside = "" if tree.is_leaf else tree.text()
            if narrowed:
                inside = f" {{ ... on {narrowed}{inside} }}"
            arguments = re.sub(r"@\w+:\w+", lambda found: f'"{with_ids(found.group(0))}"', arguments)
            chosen.append(f"a{number}: {name}{arguments}{inside}")
        return f" {{ {' '.join(chosen)} }}"

    def value(self, answer: Any, steps: Sequence[str]) -> Any:
        """What an answer says to a path: null where something on the way is null, one list for all lists."""
        if isinstance(answer, list):
            found = [self.value(one, steps) for one in answer]
            return [one for some in found for one in (some if isinstance(some, list) else [some])]
        if answer is None or not steps:
            return answer
        if self.is_leaf:
            return self.value(answer[steps[0]], steps[1:])
        tree = self.below[steps[0]]
        return tree.value(answer.get(f"a{list(self.below).index(steps[0])}"), steps[1:])


def tree_of(probes: Sequence[Probe]) -> Tree:
    """The selections of all probes."""
    tree = Tree("Query")
    for probe in probes:
        tree.add(probe.steps)
    return tree


def type_of(probe: Probe) -> str:
    """The type that has the field of the probe, by its path: what the table says must be true."""
    type_name = "Query"
    for step in probe.steps:
        name, _, narrowed = parts(step)
        if name == probe.field and type_name == probe.type_name:
            return type_name
        type_name = narrowed or type_beneath(type_name, name).name
    return type_name
