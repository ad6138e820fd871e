"""The second pass over a tree with markers: errors get their locations and paths, and nulls propagate.

It does afterwards what graphql-core does on its way, and comes to the same errors. There, an error at a position that
cannot be null makes the nearest ancestor null that can be, and what happens beneath an ancestor that is null already is
not reported. Which of several errors is first is a matter of when: of two errors the one with fewer waiting fields
above it comes earlier, and of equals the one that stands earlier in the document and in its lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLList, GraphQLNonNull, located_error

from execution.compiling import FieldPlan, ObjectPlan
from execution.completion import Completer, Lists, Objects
from execution.failures import Failure, Run

Place = tuple[str | int, ...]
"""The response names and indices that lead to a position; () is the whole of the data."""

_DATA: Place = ()


def located(run: Run, plan: ObjectPlan, data: dict[str, Any]) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
    """The data with nulls where errors put them, in objects of its own, and the errors."""
    search = _Search(run)
    search.object(plan, data, _DATA, _DATA, 0)
    nulled: set[Place] = set()
    errors: list[GraphQLError] = []
    for one in sorted(search.found, key=attrgetter("turn")):
        if any(one.nulls[:length] in nulled for length in range(len(one.nulls) + 1)):
            continue
        nulled.add(one.nulls)
        errors.append(located_error(one.error, one.nodes, list(one.place)))
    return _with_nulls(data, _DATA, nulled), errors


@dataclass(frozen=True, slots=True)
class _Found:
    """A marker: how many waiting fields led to it, where it is, what becomes null for it, and its field's nodes."""

    turn: int
    place: Place
    nulls: Place
    error: Exception
    nodes: list[FieldNode]


@dataclass(slots=True)
class _Search:
    """Walks a tree along its plan and collects the markers in it."""

    run: Run
    found: list[_Found] = field(default_factory=list)

    def object(self, plan: ObjectPlan, made: dict[str, Any], place: Place, nulls: Place, turn: int) -> None:
        for one in plan.fields:
            if one.constant is None:
                waits = bool(one.source and one.source.waits)
                self.value(one, one.completer, one.type, made[one.key], (*place, one.key), nulls, turn + waits)

    def value(
        self,
        of: FieldPlan,
        completer: Completer | None,
        type_: Any,
        value: Any,
        place: Place,
        nulls: Place,
        turn: int,
    ) -> None:
        """Looks at one position; `nulls` is the nearest position above it that can be null."""
        if isinstance(type_, GraphQLNonNull):
            type_ = type_.of_type
        else:
            nulls = place
        if value.__class__ is Failure:
            self.found.append(_Found(turn, place, nulls, value.error, of.nodes))
        elif isinstance(type_, GraphQLList) and value is not None:
            items = completer.items if isinstance(completer, Lists) else completer
            for number, item in enumerate(value):
                self.value(of, items, type_.of_type, item, (*place, number), nulls, turn)
        elif value.__class__ is dict and of.attribute is None:
            plan = completer.plan if isinstance(completer, Objects) else self.run.types.get(id(value))
            if plan is not None:
                self.object(plan, value, place, nulls, turn)


def _with_nulls(value: Any, place: Place, nulled: Iterable[Place]) -> Any:
    if place in nulled:
        return None
    if value.__class__ is dict:
        return {key: _with_nulls(one, (*place, key), nulled) for key, one in value.items()}
    if value.__class__ is list:
        return [_with_nulls(one, (*place, number), nulled) for number, one in enumerate(value)]
    return value


def own_copies(value: Any) -> Any:
    """The same tree, in which no object or list stands at two places."""
    if value.__class__ is dict:
        return {key: own_copies(one) for key, one in value.items()}
    if value.__class__ is list:
        return [own_copies(one) for one in value]
    return value
