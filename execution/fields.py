"""Batch fields: declared by one function for all parents of a level, which both executors call.

    async def pages(parents: Sequence[Record], info: Info, first: First = UNSET) -> list[Page]: ...

    skills: PersonSkillConnection = batch_field(pages, graphql_type=..., description=...)

The function takes the parents, the info and the field's arguments, and returns one value for each parent, in their
order; a value that is an exception is the error of that parent alone, and what it raises is the error of all. The
breadth-first executor calls it once a level. Where graphql-core executes, aiodataloader gathers the parents that ask
for the same field with the same arguments and the same selection, and calls it once for them; the context must then
have a dict `loaders`, which lives as long as the request.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Annotated, Any

import strawberry
from aiodataloader import DataLoader
from strawberry.parent import StrawberryParent
from strawberry.types.field import StrawberryField

from execution.info import Info

BatchFunction = Callable[..., Awaitable[Sequence[Any]]]
"""(parents, info, **arguments) -> one value for each parent."""

_BATCH = "batch"
_PARENT = Annotated[Any, StrawberryParent()]


def batch_field(function: BatchFunction, *, graphql_type: Any, description: str) -> Any:
    """A Strawberry field whose values come from a batch function."""

    async def resolve(parent: Any, info: Any, **arguments: Any) -> Any:
        return await _loader(function, info, arguments).load(parent)

    parameters = list(inspect.signature(function).parameters.values())
    # Strawberry reads the field's arguments from the signature: that of the function, with one parent for many.
    resolve.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("parent", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=_PARENT),
            *parameters[1:],
        ]
    )
    resolve.__module__ = function.__module__
    return strawberry.field(
        resolver=resolve, graphql_type=graphql_type, description=description, metadata={_BATCH: function}
    )


def batch_of(field: StrawberryField) -> BatchFunction | None:
    """The batch function of a field, where it has one."""
    return field.metadata.get(_BATCH) if field.metadata else None


async def results(
    function: BatchFunction, parents: Sequence[Any], info: Any, arguments: dict[str, Any]
) -> Sequence[Any]:
    """What the function returns. Raises ValueError where that is not one value for each parent."""
    values = await function(parents, info, **arguments)
    if len(values) != len(parents):
        name = f"{info._raw_info.parent_type}.{info.field_name}"
        raise ValueError(f"{name}: a batch function returned {len(values)} values for {len(parents)} parents")
    return values


def _loader(function: BatchFunction, info: Info[Any, Any], arguments: dict[str, Any]) -> DataLoader[Any, Any]:
    loaders: dict[Hashable, DataLoader[Any, Any]] = info.context.loaders
    key = (function, info.selected, _frozen(arguments))
    if key not in loaders:

        async def batch(parents: list[Any]) -> list[Any]:
            return list(await results(function, parents, info, arguments))

        loaders[key] = DataLoader(batch, get_cache_key=id, cache=False)
    return loaders[key]


def _frozen(value: Any) -> Hashable:
    """The same for equal arguments, and hashable: with their classes, as 1, 1.0 and True are equal to Python."""
    if isinstance(value, dict):
        return dict, tuple((name, _frozen(one)) for name, one in sorted(value.items()))
    if isinstance(value, list | tuple):
        return list, tuple(map(_frozen, value))
    return value.__class__, value if isinstance(value, Hashable) else repr(value)


def decided_by_class(function: Any) -> Any:
    """Marks an `is_type_of` whose answer depends on the class of the value alone, so that it is asked once a class."""
    function.decided_by_class = True
    return function
