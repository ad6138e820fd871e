"""Completion: the values of a field, of all parents of a level at once, become what is sent.

A completer takes the list of values and returns a list of the same length. Errors do not stop it: their markers stay
at their positions, and all that is well is completed without them.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

from graphql import GraphQLError, GraphQLObjectType
from graphql.execution.collect_fields import FieldDetails
from graphql.pyutils import inspect, is_awaitable, is_iterable

from execution import leaves
from execution.failures import Failure, Run, Unplanned, dispose, is_absent

if TYPE_CHECKING:
    from execution.compiling import ObjectPlan


class Completer(Protocol):
    """Completes the values of one type; `waits` says whether anything beneath may have to wait."""

    @property
    def waits(self) -> bool: ...

    async def __call__(self, run: Run, values: Sequence[Any]) -> Sequence[Any]:
        """What is sent for each value."""


@dataclass(slots=True)
class Position:
    """What all completers of a field know of it: `where` is `Type.field`; `nullable` whether null may stand there.

    `plain` has the classes of values that were met and are neither null nor an error nor something to be awaited.
    """

    where: str
    nullable: bool
    plain: set[type[Any]] = field(default_factory=set)

    def all_plain(self, values: Sequence[Any]) -> bool:
        """Whether every value can be completed by its type."""
        kinds = set(map(type, values))
        if self.plain.issuperset(kinds):
            return True
        for kind in kinds - self.plain:
            if is_absent(kind):
                return False
        for value in {type(value): value for value in values}.values():
            if is_awaitable(value) or isinstance(value, AsyncIterable):
                raise Unplanned("a value that is awaited")
        self.plain |= kinds
        return True

    def absent(self, run: Run, value: Any) -> Any:
        """What stands in the place of a value that no type completes."""
        if value.__class__ is Failure:
            return value
        if isinstance(value, Exception):
            return run.fail(value)
        return None if self.nullable else run.null(self.where)

    async def apart(self, run: Run, values: Sequence[Any], complete: Completer) -> list[Any]:
        """Completes what can be, and puts what is absent back into its places."""
        here = [not is_absent(type(value)) for value in values]
        completed = iter(await complete(run, [value for value, is_here in zip(values, here, strict=True) if is_here]))
        return [
            next(completed) if is_here else self.absent(run, value) for value, is_here in zip(values, here, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Leaves:
    """Leaves that do not come from an attribute: of a batch function or a resolver, or in lists of lists."""

    type: Any
    where: str
    waits: bool = False

    async def __call__(self, run: Run, values: Sequence[Any]) -> Sequence[Any]:
        """As `Completer`."""
        return [leaves.complete(self.type, value, run, self.where) for value in values]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists, all items of all of them completed at once."""

    position: Position
    items: Completer

    @property
    def waits(self) -> bool:
        """As `Completer`."""
        return self.items.waits

    async def __call__(self, run: Run, values: Sequence[Any]) -> Sequence[Any]:
        """As `Completer`."""
        if not self.position.all_plain(values):
            return await self.position.apart(run, values, self)
        if not {list, tuple}.issuperset(map(type, values)):
            values = [self._listed(run, value) for value in values]
            if run.failed and not self.position.all_plain(values):
                return await self.position.apart(run, values, self)
        if len(values) == 1:
            return [list(await self.items(run, values[0]))]
        completed = iter(await self.items(run, list(chain.from_iterable(values))))
        return [list(islice(completed, len(value))) for value in values]

    def _listed(self, run: Run, value: Any) -> Any:
        if is_iterable(value):
            try:
                return list(value)
            except Exception as error:
                return run.fail(error)
        return run.fail(GraphQLError(f"Expected Iterable, but did not find one for field '{self.position.where}'."))


@dataclass(slots=True)
class Objects:
    """Objects of one type. One that stands at many places is built once, and then stands at all of them."""

    position: Position
    plan: ObjectPlan
    details: list[FieldDetails]
    info: Callable[[Run], Any]
    _of_type: set[type[Any]] = field(default_factory=set)

    @property
    def waits(self) -> bool:
        """As `Completer`."""
        return self.plan.waits

    async def __call__(self, run: Run, values: Sequence[Any]) -> Sequence[Any]:
        """As `Completer`."""
        if not self.position.all_plain(values):
            return await self.position.apart(run, values, self)
        if self.plan.type.is_type_of and (wrong := self._wrong(run, values)):
            marked = [wrong.get(id(value), value) for value in values]
            return await self.position.apart(run, marked, self)
        identities = list(map(id, values))
        once = dict(zip(identities, values, strict=True))
        if len(once) == len(values):
            return await self.plan.built(run, values)
        run.shared = True
        built = dict(zip(once, await self.plan.built(run, list(once.values())), strict=True))
        return list(map(built.__getitem__, identities))

    def _wrong(self, run: Run, values: Sequence[Any]) -> dict[int, Failure]:
        """Values that are not of the type, by their id()."""
        if self._of_type.issuperset(map(type, values)):
            return {}
        found: dict[int, Failure] = {}
        is_type_of = self.plan.type.is_type_of
        by_class = getattr(is_type_of, "decided_by_class", False)
        for value in {id(value): value for value in values}.values():
            if value.__class__ in self._of_type:
                continue
            failure = self._checked(run, value)
            if failure is not None:
                found[id(value)] = failure
            elif by_class:
                self._of_type.add(value.__class__)
        return found

    def _checked(self, run: Run, value: Any) -> Failure | None:
        type_ = self.plan.type
        try:
            is_of_type = type_.is_type_of(value, self.info(run)) if type_.is_type_of else True
        except Exception as error:
            return run.fail(error)
        if is_awaitable(is_of_type):
            dispose([is_of_type])
            raise Unplanned("an is_type_of that is awaited")
        if is_of_type:
            return None
        nodes = [one.node for one in self.details]
        return run.fail(GraphQLError(f"Expected value of type '{type_}' but got: {inspect(value)}.", nodes))


@dataclass(slots=True)
class Abstract:
    """Objects of an interface or a union: each group of one type completed by the plan of that type."""

    position: Position
    type: Any
    details: list[FieldDetails]
    info: Callable[[Run], Any]
    objects_of: Callable[[Run, GraphQLObjectType], Objects]
    waits: bool
    _plans: dict[str, Objects] = field(default_factory=dict)

    async def __call__(self, run: Run, values: Sequence[Any]) -> Sequence[Any]:
        """As `Completer`."""
        if not self.position.all_plain(values):
            return await self.position.apart(run, values, self)
        groups: dict[str, list[int]] = {}
        found: list[Any] = [None] * len(values)
        for number, value in enumerate(values):
            named = self._type_of(run, value)
            if isinstance(named, Failure):
                found[number] = named
            else:
                groups.setdefault(named, []).append(number)
        for name, numbers in groups.items():
            objects = self._plans[name]
            for number, built in zip(numbers, await objects(run, [values[n] for n in numbers]), strict=True):
                found[number] = built
                run.types[id(built)] = objects.plan
        return found

    def _type_of(self, run: Run, value: Any) -> str | Failure:
        """The name of the type of the value, whose plan is there then."""
        executor = run.executor
        resolve = self.type.resolve_type or executor.type_resolver
        try:
            info = self.info(run)
            name = resolve(value, info, self.type)
            if is_awaitable(name):
                dispose([name])
                raise Unplanned("a type that is awaited")
            if not isinstance(name, str) or name not in self._plans:
                runtime = executor.ensure_valid_runtime_type(name, self.type, self.details, info, value)
                self._plans[runtime.name] = self.objects_of(run, runtime)
        except Unplanned:
            raise
        except Exception as error:
            return run.fail(error)
        return str(name)
