"""The hook: Strawberry's execution context with another way to execute queries.

graphql-core has then chosen the operation, coerced the variables and gathered the fragments. Mutations, subscriptions
(each event of them), introspection and whatever else a plan does not cover go to graphql-core, and are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, ClassVar

from graphql import ExecutionResult, GraphQLError, OperationType
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from execution.compiling import ObjectPlan, compiled
from execution.failures import Run, Unplanned
from execution.locating import located, own_copies
from execution.plans import Plans


@dataclass(slots=True)
class Counts:
    """How many operations ran by a plan, and how many did not, by the reason."""

    planned: int = 0
    unplanned: Counter[str] = field(default_factory=Counter)


class PlannedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Executes queries breadth-first, to the same data and errors as graphql-core.

    `reason` says, after the execution, why it did not run by a plan; None where it did. Sub-classes with `shares` give
    a tree in which an object that stands at many places is one dict: for a caller that only reads it.
    """

    plans: ClassVar[Plans] = Plans()
    counts: ClassVar[Counts] = Counts()
    shares: ClassVar[bool] = False
    reason: str | None = None

    def execute_operation(self, serially: bool | None = None) -> Any:
        """As graphql-core's: the result, or an awaitable of it."""
        try:
            run = Run(self)
            plan = self._plan(run)
            return self._awaited(plan, run, serially) if plan.waits else _now(self._planned(plan, run))
        except Unplanned as unplanned:
            reason = unplanned.reason
        # Not in the handler, or each error of graphql-core would have been raised during the handling of that one.
        return self._unplanned(reason, serially)

    @property
    def config(self) -> StrawberryConfig:
        """The configuration of Strawberry's schema."""
        config: StrawberryConfig = self._strawberry.config
        return config

    @property
    def scalar_registry(self) -> Mapping[object, Any]:
        """What Strawberry converts arguments with."""
        registry: Mapping[object, Any] = self._strawberry.schema_converter.scalar_registry
        return registry

    @property
    def _strawberry(self) -> Any:
        return self.schema._strawberry_schema  # type: ignore[attr-defined]

    def _plan(self, run: Run) -> ObjectPlan:
        if self.operation.operation is not OperationType.QUERY:
            raise Unplanned(self.operation.operation.value)
        if self.operation.directives or not self.error_propagation:
            raise Unplanned("directives of the operation")
        if self.abort_signal is not None or self.hooks is not None:
            raise Unplanned("hooks of graphql-core")
        if self.middleware_manager and self.middleware_manager.middlewares:
            raise Unplanned("middleware")
        if self._strawberry.exception_handlers:
            raise Unplanned("exception handlers")
        variables = self.variable_values.coerced
        fragments = self.fragment_definitions
        return self.plans.plan(self.schema, self.operation, fragments, variables, lambda: self._compiled(run))

    def _compiled(self, run: Run) -> ObjectPlan:
        try:
            return compiled(run)
        except (GraphQLError, RecursionError):
            raise Unplanned("a selection that graphql-core refuses") from None

    async def _awaited(self, plan: ObjectPlan, run: Run, serially: bool | None) -> ExecutionResult:
        try:
            return await self._planned(plan, run)
        except Unplanned as unplanned:
            reason = unplanned.reason
        result = self._unplanned(reason, serially)
        found: ExecutionResult = await result if isawaitable(result) else result
        return found

    async def _planned(self, plan: ObjectPlan, run: Run) -> ExecutionResult:
        (made,) = await plan.built(run, [self.root_value])
        self.counts.planned += 1
        # Through them graphql-core's executor refers to itself; without them all that the request has read is freed as
        # soon as it is answered, and not in a pause of the garbage collector.
        del self.async_helpers
        if run.failed:
            data, errors = located(run, plan, made)
            return ExecutionResult(data, errors or None)
        return ExecutionResult(own_copies(made) if run.shared and not self.shares else made, None)

    def _unplanned(self, reason: str, serially: bool | None) -> Any:
        self.reason = reason
        self.counts.unplanned[reason] += 1
        return super().execute_operation(serially)


def _now(coroutine: Coroutine[Any, Any, ExecutionResult]) -> ExecutionResult:
    """What a coroutine returns that waits for nothing."""
    try:
        coroutine.send(None)
    except StopIteration as finished:
        result: ExecutionResult = finished.value
        return result
    coroutine.close()
    raise Unplanned("a value that is awaited")
