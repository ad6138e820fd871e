"""Leaves: scalars, enums and lists of them, as graphql-core's `complete_value` completes them.

Most values are right as they are. For each leaf type there is a quick test, written into the generated code, for values
that would come out of graphql-core unchanged (or, of an enum, by a look-up); every other value takes the slow way.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable
from contextlib import suppress
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
        # A value of one of these classes can be looked up; what is not there gets its error on the slow way.
        known = names[f"names{number}"] = names_of_values(inner)
        names[f"kinds{number}"] = frozenset(kinds_of(known))
        right, sent = f"{v}.__class__ in kinds{number}", f"(names{number}.get({v}) or {slowly}({v}, run))"
    else:
        right, sent = _TEXT if is_text(inner) else _QUICK.get(inner, "False"), v
        right = right.format(v=v)
    null = f"None if {v} is None else " if is_nullable else ""
    return f"({sent} if {right} else {null}{slowly}({v}, run))", names


def is_text(type_: Any) -> bool:
    """Whether the type leaves texts as they are: String, ID, and scalars that declare `serialize=str`."""
    return type_ in (GraphQLString, GraphQLID) or (
        isinstance(type_, GraphQLScalarType) and type_.coerce_output_value is str
    )


def names_of_values(type_: GraphQLEnumType) -> dict[Any, str]:
    """The name that is sent for each value that resolvers may return: of those that can be looked up by it.

    Taken from what the type itself makes of its values, so it agrees with graphql-core by construction.
    """
    values = [item.value for item in type_.values.values()]
    members = [getattr(value, "value", value) for value in values]
    found: dict[Any, str] = {}
    for value in (*values, *members):
        # What the type refuses takes the slow way, to the error that belongs there.
        with suppress(Exception):
            found[value] = type_.coerce_output_value(value)
    return found


def kinds_of(names: dict[Any, str]) -> set[type[Any]]:
    """The classes of these values, where all values of the class can be looked up: a tuple with a list in it cannot."""
    return {kind for kind in map(type, names) if kind in (str, int, float, bool, bytes) or issubclass(kind, Enum)}


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
        names = names_of_values(item)
        kinds = kinds_of(names)

        def of_names(value: Any, run: Run) -> Any:
            if value.__class__ in (list, tuple) and kinds.issuperset(map(type, value)):
                found = list(map(names.get, value))
                if None not in found:
                    return found
            return slowly(value, run)

        return of_names
    return slowly
