"""What a client selects beneath a field, so that only that is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution.values import get_directive_values

from resolvers.connections import Wants
from schema.info import Info

_PAGE_FIELDS = frozenset({"edges", "nodes", "pageInfo"})


def selected(info: Info) -> frozenset[str]:
    """The paths of all fields selected beneath this one, such as `edges` and `edges.node`, whatever their type.

    A field that is skipped by `@skip` or `@include` is not in it.
    """
    raw = info._raw_info
    paths: set[str] = set()

    def collect(selection_set: SelectionSetNode | None, prefix: str) -> None:
        for field in _fields(selection_set, raw):
            path = f"{prefix}{field.name.value}"
            paths.add(path)
            collect(field.selection_set, f"{path}.")

    for node in raw.field_nodes:
        collect(node.selection_set, "")
    return frozenset(paths)


def _fields(selection_set: SelectionSetNode | None, raw: Any) -> Iterator[FieldNode]:
    for node in selection_set.selections if selection_set else ():
        if not _included(node, raw):
            continue
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, raw)
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(raw.fragments[node.name.value].selection_set, raw)


def _included(node: Any, raw: Any) -> bool:
    if not node.directives:
        return True
    skip = get_directive_values(GraphQLSkipDirective, node, raw.variable_values)
    include = get_directive_values(GraphQLIncludeDirective, node, raw.variable_values)
    return not (skip and skip["if"]) and not (include and not include["if"])


def wants(info: Info) -> Wants:
    """What of a connection is selected: its page, its count, or both."""
    names = {path for path in selected(info) if "." not in path}
    return Wants(page=bool(names & _PAGE_FIELDS), total="totalCount" in names)
