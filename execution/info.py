"""What resolvers and batch functions are told about the field: the context, and what is selected beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, Generic, TypeVar, cast

import strawberry
from graphql import (
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

CONDITIONS = (GraphQLSkipDirective.name, GraphQLIncludeDirective.name)
"""The directives that say whether a selection takes part."""

C = TypeVar("C")
R = TypeVar("R")


class Info(strawberry.Info[C, R], Generic[C, R]):
    """Strawberry's info, and the paths that are selected; the same from both executors.

    In a batch the info is one for all parents: its `path` is that of the field, without the indices of lists.
    """

    _selected: frozenset[str] | None = None

    @property
    def selected(self) -> frozenset[str]:
        """The paths of all fields selected beneath this one, such as `edges` and `edges.node`, whatever their type.

        They are the schema's names, not aliases. A field that is skipped by `@skip` or `@include` is not in it.
        """
        if self._selected is None:
            raw = self._raw_info
            # Strawberry gives resolvers the coerced values where graphql-core's type says more.
            variables = cast("Mapping[str, Any]", raw.variable_values)
            self._selected = selected_paths(raw.field_nodes, raw.fragments, variables)
        return self._selected

    @selected.setter
    def selected(self, paths: frozenset[str]) -> None:
        self._selected = paths


def selected_paths(
    nodes: Sequence[FieldNode], fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, Any]
) -> frozenset[str]:
    """The paths selected beneath the nodes of one field."""
    return frozenset(path for node in nodes for path in _paths(node.selection_set, "", fragments, variables))


def _paths(
    selection_set: SelectionSetNode | None,
    prefix: str,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any],
) -> Iterator[str]:
    for node in _fields(selection_set, fragments, variables):
        path = f"{prefix}{node.name.value}"
        yield path
        yield from _paths(node.selection_set, f"{path}.", fragments, variables)


def _fields(
    selection_set: SelectionSetNode | None,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any],
) -> Iterator[FieldNode]:
    for node in selection_set.selections if selection_set else ():
        if not _included(node, variables):
            continue
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, fragments, variables)
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(fragments[node.name.value].selection_set, fragments, variables)


def _included(node: Any, variables: Mapping[str, Any]) -> bool:
    return not node.directives or all(map(_lets_in, node.directives, repeat(variables)))


def _lets_in(directive: DirectiveNode, variables: Mapping[str, Any]) -> bool:
    name = directive.name.value
    if name not in CONDITIONS:
        return True
    (condition,) = (argument.value for argument in directive.arguments or ())
    holds = variables.get(condition.name.value) if isinstance(condition, VariableNode) else _literal(condition)
    return bool(holds) is (name == GraphQLIncludeDirective.name)


def _literal(value: ValueNode) -> bool:
    return isinstance(value, BooleanValueNode) and value.value
