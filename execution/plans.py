"""Plans, kept as long as the document that they belong to, and a few for each of its operations."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

from execution.compiling import ObjectPlan
from execution.failures import Unplanned
from execution.info import CONDITIONS

MOST_OF_AN_OPERATION = 16
"""How many plans of one operation are kept: one for each set of values of the variables in `@skip` and `@include`."""


@dataclass(slots=True)
class _Operation:
    """The plans of an operation, or why there is none, by what they depend on."""

    conditions: tuple[str, ...]
    alive: weakref.ref[OperationDefinitionNode]
    plans: OrderedDict[Hashable, ObjectPlan | str] = field(default_factory=OrderedDict)


class Plans:
    """The plans of every operation that is alive: what keeps documents bounds this as well.

    Operations are told apart by identity. A document may be executed by several schemas: Strawberry's ParserCache
    gives it to all that use it. A query that cannot be planned is remembered as such.
    """

    def __init__(self) -> None:
        self._operations: dict[int, _Operation] = {}

    def __len__(self) -> int:
        return sum(len(one.plans) for one in self._operations.values())

    def plan(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
        compiled: Callable[[], ObjectPlan],
    ) -> ObjectPlan:
        """The plan for these values, compiled where it is not there. Raises Unplanned."""
        known = self._operations.get(id(operation)) or self._added(operation, fragments)
        key = (schema, *map(variables.get, known.conditions))
        plan = known.plans.get(key)
        if plan is None:
            plan = known.plans[key] = _attempted(compiled)
            while len(known.plans) > MOST_OF_AN_OPERATION:
                known.plans.popitem(last=False)
        else:
            known.plans.move_to_end(key)
        if isinstance(plan, str):
            raise Unplanned(plan)
        return plan

    def _added(self, operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> _Operation:
        identity = id(operation)

        def forget(_: object) -> None:
            self._operations.pop(identity, None)

        selections = [operation.selection_set, *(one.selection_set for one in fragments.values())]
        conditions = {name for selection in selections for name in _conditions(selection)}
        known = _Operation(tuple(sorted(conditions)), weakref.ref(operation, forget))
        self._operations[identity] = known
        return known


def _attempted(compiled: Callable[[], ObjectPlan]) -> ObjectPlan | str:
    try:
        return compiled()
    except Unplanned as unplanned:
        # The reason alone: an exception keeps the frames of each time that it was raised, and these the request.
        return unplanned.reason


def _conditions(selection_set: SelectionSetNode | None) -> Iterator[str]:
    """The names of the variables that decide what is selected."""
    for node in selection_set.selections if selection_set else ():
        for directive in node.directives or ():
            if directive.name.value in CONDITIONS:
                values = (argument.value for argument in directive.arguments or ())
                yield from (value.name.value for value in values if isinstance(value, VariableNode))
        yield from _conditions(getattr(node, "selection_set", None))
