"""Leaves: scalars, enums and lists of them, as graphql-core's `complete_value` completes them.

Most values are right as they are. For each leaf type there is a quick test, written into the generated code, for values
that would come out of graphql-core unchanged (or, of an enum, by a look-up); every other value takes the slow way.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLString,
    Undefined,
    is_leaf_type,
)
from graphql.pyutils import inspect, is_awaitable, is_iterable

from execution.failures import Failure, Run, Unplanned

Slow = Callable[[Any, Run], Any]
"""Completes one value of one leaf type, in a run."""

# Tests of a value v that is sent as it is; x - x is nan for the two infinities and for nan, which a Float cannot be.
_TEXT = "{v}.__class__ is str"
_QUICK = {
    GraphQLString: _TEXT,
    GraphQLID: _TEXT,
    GraphQLInt: f"{{v}}.__class__ is int and {-(2**31)} <= {{v}} <= {2**31 - 1}",
    GraphQLFloat: "{v}.__class__ is float and {v} - {v} == 0.0",
    GraphQLBoolean: "{v}.__class__ is bool",
}


def is_leaf(type_: Any) -> bool:
    """Whether the type is a leaf, or lists of leaves."""
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        type_ = type_.of_type
    return is_leaf_type(type_)


def complete(type_: Any, value: Any, run: Run, where: str) -> Any:
    """What graphql-core makes of the value, with a Failure in each place where it finds an error.

    `where` is `Type.field`. Raises Unplanned for what has to be awaited.
    """
    if value.__class__ is Failure:
        return value
    if isinstance(value, Exception):
        return run.fail(value)
    if is_awaitable(value) or isinstance(value, AsyncIterable):
        raise Unplanned("a value that is awaited")
    if isinstance(type_, GraphQLNonNull):
        completed = complete(type_.of_type, value, run, where)
        return run.null(where) if completed is None else completed
    if value is None or value is Undefined:
        return None
    if isinstance(type_, GraphQLList):
        if not is_iterable(value):
            return run.fail(GraphQLError(f"Expected Iterable, but did not find one for field '{where}'."))
        try:
            items = list(value)
        except Exception as error:
            return run.fail(error)
        return [complete(type_.of_type, item, run, where) for item in items]
    return _coerced(type_, value, run)


def _coerced(type_: Any, value: Any, run: Run) -> Any:
    try:
        coerced = type_.coerce_output_value(value)
    except Exception as error:
        return run.fail(error)
    if coerced is None or coerced is Undefined:
        call = f"{inspect(type_)}.coerce_output_value({inspect(value)})"
        return run.fail(TypeError(f"Expected `{call}` to return non-nullable value, returned: {inspect(coerced)}"))
    return coerced


def slow(type_: Any, where: str) -> Slow:
    """The slow way of a type, which takes any value."""

    def completed(value: Any, run: Run) -> Any:
        return complete(type_, value, run, where)

    return completed


def quick(type_: Any, where: str, number: int) -> tuple[str, dict[str, Any]]:
    """An expression for the completed value of the variable `v{number}`, and the names that it uses."""
    v, slowly = f"v{number}", f"slow{number}"
    names: dict[str, Any] = {slowly: slow(type_, where)}
    is_nullable = not isinstance(type_, GraphQLNonNull)
    inner = type_ if is_nullable else type_.of_type
    if isinstance(inner, GraphQLList):
        item = inner.of_type.of_type if isinstance(inner.of_type, GraphQLNonNull) else inner.of_type
        names[f"list{number}"] = _quick_list(item, names[slowly])
        return f"list{number}({v}, run)", names
    if isinstance(inner, GraphQLEnumType):
        known = names_of(inner)
        names |= {f"names{number}": known.by_value, f"kinds{number}": known.kinds}
        names |= {f"ids{number}": known.by_id, f"members{number}": known.members}
        found = f"(names{number}.get({v}) if {v}.__class__ in kinds{number} else ids{number}.get(id({v})))"
        return f"({found} or {slowly}({v}, run))", names
    right, sent = _TEXT if is_text(inner) else _QUICK.get(inner, "False"), v
    right = right.format(v=v)
    null = f"None if {v} is None else " if is_nullable else ""
    return f"({sent} if {right} else {null}{slowly}({v}, run))", names


def is_text(type_: Any) -> bool:
    """Whether the type leaves texts as they are: String, ID, and scalars that declare `serialize=str`."""
    return type_ in (GraphQLString, GraphQLID) or (
        isinstance(type_, GraphQLScalarType) and type_.coerce_output_value is str
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an enum's values that can be looked up: of texts and numbers, and of members by their id().

    Hashing a member is slow, and its id() is as good: `members` keeps them alive, so no other object has one of these.
    """

    by_value: dict[Any, str]
    by_id: dict[int, str]
    members: tuple[Enum, ...]
    kinds: frozenset[type[Any]]


_LOOKED_UP = (str, int)


def names_of(type_: GraphQLEnumType) -> Names:
    """The name that is sent for each value that resolvers may return; what is not among them takes the slow way.

    Taken from what the type itself makes of its values, so it agrees with graphql-core by construction.
    """
    values = [item.value for item in type_.values.values()]
    # Strawberry's enum types take the members of the class that they were made of, too.
    members = (*values, *getattr(type_, "wrapped_cls", ()))
    by_value: dict[Any, str] = {}
    found: dict[Enum, str] = {}
    for value in (*members, *(getattr(value, "value", None) for value in members)):
        # What the type refuses takes the slow way, to the error that belongs there.
        with suppress(Exception):
            if type(value) in _LOOKED_UP:
                by_value[value] = type_.coerce_output_value(value)
            elif isinstance(value, Enum):
                found[value] = type_.coerce_output_value(value)
    by_id = {id(member): name for member, name in found.items()}
    return Names(by_value, by_id, tuple(found), frozenset(map(type, by_value)))


def _quick_list(item: Any, slowly: Slow) -> Slow:
    """Lists of texts and of enum values, where all items are as expected; every other list on the slow way."""
    if is_text(item):
        texts = {str}

        def of_texts(value: Any, run: Run) -> Any:
            if value.__class__ is list and texts.issuperset(map(type, value)):
                return value[:]
            return slowly(value, run)

        return of_texts
    if isinstance(item, GraphQLEnumType):
        names = names_of(item)
        of_value, of_id, kinds = names.by_value.get, names.by_id.get, names.kinds

        def of_names(value: Any, run: Run) -> Any:
            if value.__class__ in (list, tuple):
                found = [of_value(one) if one.__class__ in kinds else of_id(id(one)) for one in value]
                if None not in found:
                    return found
            return slowly(value, run)

        return of_names
    return slowly
