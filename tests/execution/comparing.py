"""Runs a document twice, by a plan and by graphql-core alone, and compares all that a client could tell apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult

from execution.executor import Counts, PlannedExecutor
from execution.info import Info
from execution.plans import Plans


class Schema(strawberry.Schema):
    """A schema whose errors, which these tests make on purpose, are not logged."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing."""


@dataclass
class Context:
    """What batch fields need of a context; a new one for each execution."""

    loaders: dict[Any, Any] = field(default_factory=dict)
    notes: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Error:
    """An error as a client sees it, and the class of what was raised."""

    path: tuple[str | int, ...] | None
    message: str
    locations: tuple[tuple[int, int], ...] | None
    original: type[Exception] | None


@dataclass(frozen=True)
class Outcome:
    """The data, as a text that also tells the order of keys and 1 from 1.0 and True, and the errors by their paths."""

    text: str
    errors: tuple[Error, ...]
    data: Any = field(compare=False)

    @property
    def told(self) -> dict[tuple[str | int, ...], str]:
        """The messages by their paths."""
        assert len({error.path for error in self.errors}) == len(self.errors)
        return {error.path or (): error.message for error in self.errors}


def outcome(result: Any) -> Outcome:
    """What is compared of a result."""
    errors = sorted(map(_error, result.errors or ()), key=_order)
    return Outcome(repr(result.data), tuple(errors), result.data)


def _error(error: GraphQLError) -> Error:
    original = error.original_error
    return Error(
        None if error.path is None else tuple(error.path),
        error.message,
        None if error.locations is None else tuple((one.line, one.column) for one in error.locations),
        None if original is None else type(original),
    )


def _order(error: Error) -> tuple[Any, ...]:
    return ([(isinstance(step, str), step) for step in error.path or ()], error.message)


def fresh_executor(shares: bool = False) -> type[PlannedExecutor]:
    """An executor with plans and counts of its own."""

    class Fresh(PlannedExecutor):
        plans = Plans()
        counts = Counts()

    Fresh.shares = shares
    return Fresh


class Pair:
    """One schema with both executors.

    `planned` and `plain` are the two schemas; `executor` is the planned one's, with counts of its own.
    """

    def __init__(self, query: type, *, shares: bool = False, **options: Any) -> None:
        self.executor = fresh_executor(shares)
        options.setdefault("config", StrawberryConfig(info_class=Info))
        self.plain = Schema(query, **options)
        self.planned = Schema(query, execution_context_class=self.executor, **options)

    def reasons(self) -> dict[str, int]:
        """How often each reason was counted since the last question."""
        found = dict(self.executor.counts.unplanned)
        self.executor.counts.unplanned.clear()
        return found

    def times_planned(self) -> int:
        """How many ran by a plan since the last question."""
        found, self.executor.counts.planned = self.executor.counts.planned, 0
        return found

    def forget(self) -> None:
        """Starts to count anew."""
        self.executor.counts.planned = 0
        self.executor.counts.unplanned.clear()

    def expect(self, unplanned: str | None) -> None:
        """Fails unless the last execution was planned, or unplanned for exactly this reason."""
        found = (self.times_planned(), self.reasons())
        assert found == ((1, {}) if unplanned is None else (0, {unplanned: 1}))

    async def both(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        root: Callable[[], Any] = lambda: None,
        unplanned: str | None = None,
    ) -> Outcome:
        """What both come to, which must be equal; `root` makes the root value anew for each."""
        self.forget()
        wanted = await run(self.plain, document, variables, root())
        found = await run(self.planned, document, variables, root())
        self.expect(unplanned)
        assert found == wanted, f"{document}\nplanned: {found}\nby graphql-core: {wanted}"
        return found

    def both_sync(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        *,
        root: Callable[[], Any] = lambda: None,
        unplanned: str | None = None,
    ) -> Outcome:
        """As `both`, by `execute_sync`."""
        self.forget()
        wanted, found = (
            outcome(
                schema.execute_sync(
                    document,
                    variable_values=dict(variables or {}),
                    context_value=Context(),
                    root_value=root(),
                )
            )
            for schema in (self.plain, self.planned)
        )
        self.expect(unplanned)
        assert found == wanted, f"{document}\nplanned: {found}\nby graphql-core: {wanted}"
        return found


async def run(schema: strawberry.Schema, document: str, variables: Mapping[str, Any] | None, root: Any) -> Outcome:
    """What a schema answers, with a context of its own."""
    result = await schema.execute(
        document, variable_values=dict(variables or {}), context_value=Context(), root_value=root
    )
    assert isinstance(result, ExecutionResult)
    return outcome(result)


def error(
    path: Sequence[str | int], message: str, at: tuple[int, int], original: type[Exception] | None = ValueError
) -> Error:
    """An error that a test expects: its path, its message, its one location, and what was raised."""
    return Error(tuple(path), message, (at,), original)


def column(document: str, text: str, occurrence: int = 0) -> tuple[int, int]:
    """Where a text stands in a document of one line: at its first occurrence, or at its last where that is -1."""
    place = document.rindex(text) if occurrence else document.index(text)
    return (1, place + 1)
