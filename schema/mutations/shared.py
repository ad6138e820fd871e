"""What mutations share: problems, payloads' fields, and how an input becomes what a draft is made of."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from execution.fields import batch_field
from graph_store.identity import decode
from graph_store.projections import granted
from graph_store.records import Record
from graph_store.writes import nodes
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.nodes import Expected
from resolvers.mutations import Asked, Done, Thing, mutate
from schema.info import Info
from schema.scalars import DateTime
from schema.selection import columns_selected

KEY = (
    "1 to 200 characters of the client's choice, good for a day: the same request sent again under the same key is not "
    "done again. Another request under it is a CONFLICT."
)
EXPECTED = "The updatedAt that the client last saw: where it has changed since, nothing is done and CONFLICT is told."
EXPECTED_VALUES = (
    "The values that the client last saw, of those that matter to it: where one is not so any more, nothing is done "
    "and CONFLICT is told."
)
PROBLEMS = "What the client can mend, all at once; empty where it was done. With any problem nothing was changed."

_ASIDE = frozenset({"id", "idempotency_key", "expected_updated_at", "expected"})


@strawberry.enum(description="What kind of thing is wrong with a mutation.")
class ProblemCode(Enum):
    """What kind of thing is wrong with a mutation."""

    INVALID = strawberry.enum_value("INVALID", description="A value that breaks a rule.")
    REQUIRED = strawberry.enum_value("REQUIRED", description="A value that must be there is empty.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description="An id that names nothing that the viewer sees.")
    CONFLICT = strawberry.enum_value("CONFLICT", description="What is there is not what the client takes it for.")


@strawberry.type(description="Something that is wrong with a mutation, and that the client can mend.")
class Problem:
    """The parent object is problems.Problem."""

    code: ProblemCode = strawberry.field(description="Of what kind it is.")
    message: str = strawberry.field(description="What is wrong, and how to mend it.")
    path: list[str] = strawberry.field(description="Where it is in the arguments, from the outside to the inside.")


@strawberry.type(description="What a mutation answers at least.")
class Payload:
    """The parent object is mutations.Done."""

    problems: list[Problem] = strawberry.field(description=PROBLEMS)


@strawberry.type(description="The answer of a mutation that deletes something.")
class DeletePayload(Payload):
    """The parent object is mutations.Done."""

    id: strawberry.ID | None = strawberry.field(description="The id of what was deleted; null where nothing was.")


def optional(description: str) -> Any:
    """A field of an input that may be left out."""
    return strawberry.field(default=UNSET, description=description)


@strawberry.input(description="What every mutation takes.")
class Keyed:
    """The idempotency key."""

    idempotency_key: str | None = optional(KEY)


@strawberry.input(description="What every mutation of a thing takes that has updatedAt.")
class Timed(Keyed):
    """Which thing, and since when the client has not looked."""

    id: strawberry.ID = strawberry.field(description="The global id.")
    expected_updated_at: DateTime | None = optional(EXPECTED)


@strawberry.input(description="What to delete.")
class DeleteInput(Timed):
    """A thing that has updatedAt."""


def mutation_field(resolver: Callable[..., Any], type_: Any, description: str) -> Any:
    """A mutation; null, with an error, where it is not allowed, or its subject is not there."""
    return strawberry.mutation(resolver=resolver, graphql_type=type_ | None, description=description)


def input_field(
    act: Callable[[Info, Any], Awaitable[Done]], input_type: Any, payload: Any, description: str, about: str
) -> Any:
    """A mutation with one argument, its input; `about` is the argument's description."""

    async def resolve(info: Info, input: Any) -> Done:
        return await act(info, input)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    resolve.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("info", kind, annotation=Info),
            inspect.Parameter("input", kind, annotation=Annotated[input_type, strawberry.argument(description=about)]),
        ]
    )
    resolve.__module__ = act.__module__
    return mutation_field(resolve, payload, description)


Relate = Callable[[Change, str, Mapping[str, Any], Mapping[str, Any] | None], Awaitable[Outcome]]
Make = Callable[[Change, Mapping[str, Any]], Awaitable[Outcome]]


def create_field(
    action: str,
    type_name: str,
    input_type: Any,
    payload: Any,
    description: str,
    *,
    make: Make | None = None,
    stewardships: bool = False,
) -> Any:
    """A mutation that makes a thing of a type; `make` where there is more to it than that."""

    async def act(info: Info, asked: Any) -> Done:
        given = given_of(asked)

        async def work(change: Change) -> Outcome:
            return await (make(change, given) if make else nodes.create(change, type_name, given))

        return await mutate(info.context, asked_of(action, asked), work, stewardships=stewardships)

    return input_field(act, input_type, payload, description, "What to make.")


Work = Callable[[Change, str, Mapping[str, Any], Expected], Awaitable[Outcome]]


def change_field(
    action: str,
    type_name: str,
    input_type: Any,
    payload: Any,
    description: str,
    *,
    work: Work | None = None,
    stewardships: bool = False,
) -> Any:
    """A mutation of the thing whose id is in the input; `work` where it does not just change the given columns."""

    async def act(info: Info, asked: Any) -> Done:
        identity = decode("input.id", asked.id, (type_name,))
        given, expected = given_of(asked), expected_of(asked)

        async def do(change: Change) -> Outcome:
            if work:
                return await work(change, identity.id, given, expected)
            return await nodes.update(change, type_name, identity.id, given, expected)

        return await mutate(info.context, asked_of(action, asked, identity), do, stewardships=stewardships)

    return input_field(act, input_type, payload, description, "What to change.")


def delete_field(
    action: str, type_name: str, description: str, *, input_type: Any = DeleteInput, stewardships: bool = False
) -> Any:
    """A mutation that deletes a thing of a type."""

    async def work(change: Change, id_: str, given: Mapping[str, Any], expected: Expected) -> Outcome:
        return await nodes.delete(change, type_name, id_, expected)

    return change_field(action, type_name, input_type, DeletePayload, description, work=work, stewardships=stewardships)


def relation_field(
    action: str, noun: str, act: Relate, input_type: Any, payload: Any, description: str, *, stewardships: bool = False
) -> Any:
    """A mutation of a relation, whose ends and key are in the input."""

    async def do(info: Info, asked: Any) -> Done:
        given, expected = given_of(asked), getattr(asked, "expected", None)

        async def work(change: Change) -> Outcome:
            return await act(change, noun, given, given_of(expected) if expected else None)

        return await mutate(info.context, asked_of(action, asked), work, stewardships=stewardships)

    return input_field(do, input_type, payload, description, "Which relation, and its values.")


def thing_field(type_name: str, type_: Any, description: str) -> Any:
    """A thing that a mutation is about, as the viewer sees it after it."""

    async def things(parents: Sequence[Done], info: Info) -> Sequence[Record | None]:
        ids = [parent.one(type_name) for parent in parents]
        columns = granted(type_name, columns_selected(info))
        wanted = [id_ for id_ in ids if id_ is not None]
        read = dict(zip(wanted, await info.context.batches.entities(type_name, wanted, columns), strict=True))
        return [None if id_ is None else read[id_] for id_ in ids]

    return batch_field(things, graphql_type=type_ | None, description=description)


def given_of(asked: Any) -> dict[str, Any]:
    """What a client gave in an input, by column of the exchange format; null empties, what is left out stays."""
    given: dict[str, Any] = {}
    for one in fields(asked):
        value = getattr(asked, one.name)
        if value is UNSET or one.name in _ASIDE:
            continue
        if one.name == "location":
            given["latitude"] = value and value.latitude
            given["longitude"] = value and value.longitude
        else:
            given[one.name] = _plain(value)
    return given


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.name if isinstance(value, Enum) else value


def asked_of(action: str, asked: Any, subject: Thing | None = None) -> Asked:
    """The mutation of this name, as it is asked for."""
    content = {**given_of(asked), "subject": subject, "expected": expected_of(asked)}
    key = asked.idempotency_key
    return Asked(action, None if key is UNSET else key, content, subject)


def expected_of(asked: Any) -> Expected:
    """What the client last saw, where it says so: updatedAt, or values by column."""
    values = getattr(asked, "expected", None)
    return given_of(values) if values else getattr(asked, "expected_updated_at", None) or None
