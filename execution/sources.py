"""Where the values of a field come from, one for each parent of a level: an attribute, a batch function, a resolver."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import Any, Protocol

from graphql import FieldNode, GraphQLField, GraphQLObjectType, ListValueNode, ObjectValueNode, VariableNode
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path, is_awaitable
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument, convert_argument
from strawberry.types.field import StrawberryField

from execution.failures import Run, Unplanned, dispose
from execution.fields import BatchFunction, batch_of, results
from execution.info import Info, selected_paths

_BACK_REFERENCE = GraphQLCoreConverter.DEFINITION_BACKREF
_FIXED = (str, int, float, bool, type(None), Enum)


class Source(Protocol):
    """Gives the values of a field; `waits` says whether it may have to wait for something."""

    @property
    def waits(self) -> bool: ...

    async def values(self, run: Run, parents: Sequence[Any]) -> Sequence[Any]:
        """One value for each parent; a Failure, or an exception, where there is an error."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of the parent, as Strawberry's default resolver reads it."""

    name: str
    waits: bool = False

    async def values(self, run: Run, parents: Sequence[Any]) -> Sequence[Any]:
        """As `Source.values`."""
        name = self.name
        try:
            return list(map(attrgetter(name), parents))
        except Exception:
            return [read(parent, name, run) for parent in parents]


def read(parent: Any, name: str, run: Run) -> Any:
    """The attribute, or a Failure where reading it raises."""
    try:
        return getattr(parent, name)
    except Exception as error:
        return run.fail(error)


@dataclass(slots=True)
class Called:
    """What a field with a resolver or a batch function is called with.

    Arguments without variables are converted once, where nobody could change what they were converted to.
    """

    field: StrawberryField
    definition: GraphQLField
    details: FieldDetails
    nodes: list[FieldNode]
    parent_type: GraphQLObjectType
    key: str
    _selected: frozenset[str] | None = None
    _fixed: dict[str, Any] | None = None
    _arguments: list[tuple[str, StrawberryArgument]] | None = None

    def info(self, run: Run) -> Any:
        """Strawberry's info for this field in this run."""
        executor = run.executor
        raw = executor.build_resolve_info(
            self.definition, self.nodes, self.parent_type, Path(None, self.key, self.parent_type.name)
        )
        info = executor.config.info_class(_raw_info=raw, _field=self.field)
        if isinstance(info, Info):
            if self._selected is None:
                variables = executor.variable_values.coerced
                self._selected = selected_paths(self.nodes, executor.fragment_definitions, variables)
            info.selected = self._selected
        return info

    def coerced(self, run: Run) -> dict[str, Any]:
        """The arguments as graphql-core coerces them. Raises GraphQLError."""
        if not self.definition.args and not self.details.node.arguments:
            return {}
        values = run.executor.variable_values
        hide = run.executor.hide_suggestions
        return get_argument_values(self.definition, self.details.node, values, None, hide)

    def converted(self, run: Run, info: Any) -> dict[str, Any]:
        """The arguments as Strawberry converts them, by their Python names. Raises what conversions raise."""
        if self._fixed is not None:
            return dict(self._fixed)
        coerced = self.coerced(run)
        executor = run.executor
        converted = {
            one.python_name: convert_argument(
                coerced[name], one.type, executor.scalar_registry, executor.config, info, path=(name,)
            )
            for name, one in self._named(executor.config)
            if name in coerced
        }
        if not _has_variables(self.details.node) and all(isinstance(one, _FIXED) for one in converted.values()):
            self._fixed = dict(converted)
        return converted

    def _named(self, config: StrawberryConfig) -> list[tuple[str, StrawberryArgument]]:
        """Each argument with its name in the schema."""
        if self._arguments is None:
            name_of = config.name_converter.from_argument
            self._arguments = [(name_of(one), one) for one in self.field.arguments]
        return self._arguments

    def passed(self, run: Run, parent: Any) -> tuple[list[Any], dict[str, Any]]:
        """What Strawberry's own way to call the resolver would pass for this parent."""
        info = self.info(run)
        named = self.converted(run, info)
        resolver = self.field.base_resolver
        if resolver is None:
            return [], named
        for parameter, value in (
            (resolver.parent_parameter, parent),
            (resolver.root_parameter, parent),
            (resolver.info_parameter, info),
        ):
            if parameter is not None:
                named[parameter.name] = value
        return [parent] if resolver.self_parameter else [], named


def _has_variables(value: Any) -> bool:
    """Whether a variable stands anywhere in a field's arguments or in a value."""
    if isinstance(value, FieldNode):
        return any(_has_variables(argument.value) for argument in value.arguments or ())
    if isinstance(value, ListValueNode):
        return any(map(_has_variables, value.values))
    if isinstance(value, ObjectValueNode):
        return any(_has_variables(one.value) for one in value.fields)
    return isinstance(value, VariableNode)


@dataclass(frozen=True, slots=True)
class Batched:
    """A batch function: one call for all parents of the level."""

    called: Called
    function: BatchFunction
    waits: bool = True

    async def values(self, run: Run, parents: Sequence[Any]) -> Sequence[Any]:
        """As `Source.values`; an error of the whole call stands for each parent."""
        if not parents:
            return []
        try:
            info = self.called.info(run)
            arguments = self.called.converted(run, info)
            return await results(self.function, parents, info, arguments)
        except Unplanned:
            raise
        except Exception as error:
            return [run.fail(error)] * len(parents)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolver: a call for each parent, those that wait side by side."""

    called: Called
    waits: bool = True

    async def values(self, run: Run, parents: Sequence[Any]) -> Sequence[Any]:
        """As `Source.values`."""
        found = [self._call(run, parent) for parent in parents]
        waiting = [number for number, value in enumerate(found) if is_awaitable(value)]
        if waiting and not self.waits:
            dispose(found)
            raise Unplanned("a resolver that is not async and returns an awaitable")
        if len(waiting) == 1:
            found[waiting[0]] = await _outcome(run, found[waiting[0]])
        elif waiting:
            outcomes = await asyncio.gather(*(_outcome(run, found[number]) for number in waiting))
            for number, outcome in zip(waiting, outcomes, strict=True):
                found[number] = outcome
        return found

    def _call(self, run: Run, parent: Any) -> Any:
        called = self.called
        try:
            arguments, named = called.passed(run, parent)
            return called.field.get_result(parent, None, arguments, named)
        except Exception as error:
            return run.fail(error)


async def _outcome(run: Run, awaitable: Any) -> Any:
    try:
        return await awaitable
    except Exception as error:
        return run.fail(error)


def source_of(
    definition: GraphQLField, details: list[FieldDetails], parent_type: GraphQLObjectType, key: str
) -> Source:
    """Where the values of a field come from. Raises Unplanned for fields that only graphql-core can resolve."""
    name = details[0].node.name.value
    declared = definition.extensions.get(_BACK_REFERENCE)
    if not isinstance(declared, StrawberryField) or definition.resolve is None:
        raise Unplanned("a field that is not Strawberry's")
    if declared.extensions or declared.is_subscription or declared.default_resolver is not getattr:
        raise Unplanned(f"the extensions of {parent_type.name}.{name}")
    if type(declared).get_result is not StrawberryField.get_result:
        raise Unplanned(f"the get_result of {parent_type.name}.{name}")
    if declared.base_resolver is None:
        return Attribute(declared.python_name)
    called = Called(declared, definition, details[0], [one.node for one in details], parent_type, key)
    function = batch_of(declared)
    return Resolved(called, waits=declared.is_async) if function is None else Batched(called, function)
