"""Compiling: an operation, and the variables that its `@skip` and `@include` use, become a plan.

A plan is a tree of ObjectPlans, one for each selection set on each object type. Each field of it knows where its values
come from (sources.py) and how they are completed (completion.py); leaves that are attributes are read and checked by
the one generated function that also makes the objects (assembly.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graphql import (
    FieldNode,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from graphql.execution.collect_fields import FieldDetails, GroupedFieldSet, collect_fields, collect_subfields
from graphql.pyutils import Path

from execution import leaves
from execution.assembly import Build, builder, is_name
from execution.completion import Abstract, Completer, Leaves, Lists, Objects, Position
from execution.failures import Run, Unplanned, dispose
from execution.info import CONDITIONS
from execution.sources import Attribute, Source, source_of

TYPE_NAME = "__typename"


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field of a selection set, under its response name.

    `constant` is the text of `__typename`; `attribute` the name of the attribute that a leaf is. Any other field has a
    `source` and a `completer`, and comes to its object as a column.
    """

    key: str
    type: Any
    nodes: list[FieldNode]
    where: str
    constant: str | None = None
    attribute: str | None = None
    source: Source | None = None
    completer: Completer | None = None

    @property
    def waits(self) -> bool:
        """Whether the column may have to wait for something."""
        return bool(self.source and self.completer and (self.source.waits or self.completer.waits))

    async def column(self, run: Run, parents: Sequence[Any]) -> Sequence[Any]:
        """What is sent of this field for each parent."""
        if self.source is None or self.completer is None:
            raise TypeError(f"{self.where} is no column")
        values = await self.source.values(run, parents)
        try:
            return await self.completer(run, values)
        except Unplanned:
            # What attributes hold was there before, and graphql-core will find it there.
            if not isinstance(self.source, Attribute):
                dispose(values)
            raise


@dataclass(frozen=True, slots=True)
class ObjectPlan:
    """A selection set on an object type."""

    type: GraphQLObjectType
    fields: Sequence[FieldPlan]
    build: Build = field(init=False)
    columns: Sequence[FieldPlan] = field(init=False)
    waits: bool = field(init=False)

    def __post_init__(self) -> None:
        columns = tuple(one for one in self.fields if one.source is not None)
        object.__setattr__(self, "build", builder(self.fields))
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "waits", any(one.waits for one in columns))

    async def built(self, run: Run, objects: Sequence[Any]) -> list[dict[str, Any]]:
        """What is sent of each object: all fields of this level are fetched side by side."""
        columns = self.columns
        if len(columns) < 2 or sum(one.waits for one in columns) < 2:
            return self.build(objects, run, *[await one.column(run, objects) for one in columns])
        found = await asyncio.gather(*(one.column(run, objects) for one in columns), return_exceptions=True)
        # All have come to their end by now, and nothing goes on beside graphql-core where it has to take over.
        return self.build(objects, run, *map(_raised, found))


def _raised(found: Any) -> Any:
    if isinstance(found, BaseException):
        raise found
    return found


def compiled(run: Run) -> ObjectPlan:
    """The plan of the executor's operation. Raises Unplanned where only graphql-core can execute it."""
    executor = run.executor
    root = executor.schema.query_type
    if root is None:
        raise Unplanned("a schema without queries")
    collected = collect_fields(
        executor.schema,
        executor.fragments,
        executor.variable_values,
        root,
        executor.operation,
        executor.hide_suggestions,
    )
    return _object_plan(run, root, collected.grouped_field_set)


def _object_plan(run: Run, type_: GraphQLObjectType, grouped: GroupedFieldSet) -> ObjectPlan:
    fields = (_field_plan(run, type_, key, details) for key, details in grouped.items())
    return ObjectPlan(type_, tuple(one for one in fields if one is not None))


def _field_plan(run: Run, parent: GraphQLObjectType, key: str, details: list[FieldDetails]) -> FieldPlan | None:
    """The plan of a field; None for one that the type does not have, which graphql-core leaves out."""
    _check(details)
    nodes = [one.node for one in details]
    name = nodes[0].name.value
    where = f"{parent.name}.{name}"
    definition = run.executor.schema.get_field(parent, name)
    if definition is None:
        return None
    if name == TYPE_NAME:
        return FieldPlan(key, definition.type, nodes, where, constant=parent.name)
    if name.startswith("__"):
        raise Unplanned("introspection")
    source = source_of(definition, details, parent, key)
    if isinstance(source, Attribute) and leaves.is_leaf(definition.type) and is_name(source.name):
        return FieldPlan(key, definition.type, nodes, where, attribute=source.name)

    def info(run: Run) -> Any:
        return run.executor.build_resolve_info(definition, nodes, parent, Path(None, key, parent.name))

    completer = _completer(run, definition.type, _Completed(details, where, info))
    return FieldPlan(key, definition.type, nodes, where, source=source, completer=completer)


def _check(details: Sequence[FieldDetails]) -> None:
    for one in details:
        if one.defer_usage is not None:
            raise Unplanned("@defer")
        if one.fragment_variable_values is not None:
            raise Unplanned("variables of fragments")
        for directive in one.node.directives or ():
            if directive.name.value not in CONDITIONS:
                raise Unplanned(f"@{directive.name.value}")


@dataclass(frozen=True, slots=True)
class _Completed:
    """The field whose values are completed: its nodes, `Type.field`, and graphql-core's info for it."""

    details: list[FieldDetails]
    where: str
    info: Callable[[Run], Any]


def _completer(run: Run, type_: Any, of: _Completed) -> Completer:
    if leaves.is_leaf(type_):
        return Leaves(type_, of.where)
    inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    position = Position(of.where, nullable=inner is type_)
    if isinstance(inner, GraphQLList):
        return Lists(position, _completer(run, inner.of_type, of))
    if is_abstract_type(inner):
        waits = _may_wait(run, inner, of.details, set())
        make = partial(_objects, position=position, of=of)
        return Abstract(position, inner, of.details, of.info, make, waits)
    return _objects(run, inner, position, of)


def _objects(run: Run, type_: GraphQLObjectType, position: Position, of: _Completed) -> Objects:
    plan = _object_plan(run, type_, _selected(run, type_, of.details))
    return Objects(position, plan, of.details, of.info)


def _selected(run: Run, type_: GraphQLObjectType, details: list[FieldDetails]) -> GroupedFieldSet:
    executor = run.executor
    return collect_subfields(
        executor.schema,
        executor.fragments,
        executor.variable_values,
        executor.operation,
        type_,
        details,
        executor.hide_suggestions,
    ).grouped_field_set


def _may_wait(run: Run, type_: Any, details: list[FieldDetails], seen: set[tuple[object, ...]]) -> bool:
    """Whether anything selected on the type may have to wait, before it is known which objects there will be.

    Each type is looked at once for the same nodes, however many ways lead to it.
    """
    schema = run.executor.schema
    nodes = tuple(id(one.node) for one in details)
    for possible in schema.get_possible_types(type_) if is_abstract_type(type_) else (type_,):
        if (possible, nodes) in seen:
            continue
        seen.add((possible, nodes))
        for key, beneath in _selected(run, possible, details).items():
            definition = schema.get_field(possible, beneath[0].node.name.value)
            if definition is None or definition.resolve is None:
                continue
            inner = get_named_type(definition.type)
            with suppress(Unplanned):  # where such an object comes, graphql-core takes over, whether it waits or not
                if source_of(definition, beneath, possible, key).waits:
                    return True
            if is_composite_type(inner) and _may_wait(run, inner, beneath, seen):
                return True
    return False
