"""Errors that stay in the tree as markers until the second pass locates them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from graphql.pyutils import UndefinedType

if TYPE_CHECKING:
    from execution.compiling import ObjectPlan
    from execution.executor import PlannedExecutor


class Unplanned(Exception):
    """A query, or a value, that only graphql-core can execute; `reason` is a few words that are counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Failure:
    """Stands in the tree where an error happened: at that position, not where the null will be."""

    error: Exception


@dataclass(slots=True)
class Run:
    """One execution of a plan.

    `failed`: a Failure stands in the tree. `shared`: an object stands at more than one place in it. `types` has the
    plan of each object at an interface or a union, by the object's id(); the tree keeps these objects alive.
    """

    executor: PlannedExecutor
    failed: bool = False
    shared: bool = False
    types: dict[int, ObjectPlan] = field(default_factory=dict)

    def fail(self, error: Exception) -> Failure:
        """A marker for this error."""
        self.failed = True
        return Failure(error)

    def null(self, where: str) -> Failure:
        """The marker for a null where the type has none, in graphql-core's words; `where` is `Type.field`."""
        return self.fail(TypeError(f"Cannot return null for non-nullable field {where}."))


def dispose(values: Iterable[Any]) -> None:
    """Closes the coroutines among these values of resolvers, and in lists: graphql-core asks for all of them anew."""
    for value in values:
        if isinstance(value, CoroutineType):
            value.close()
        elif isinstance(value, list | tuple):
            dispose(value)


def is_absent(kind: type[Any]) -> bool:
    """Whether values of this class are none that a type could complete: null, undefined, an error, or a marker."""
    return kind in (type(None), UndefinedType, Failure) or issubclass(kind, Exception)
