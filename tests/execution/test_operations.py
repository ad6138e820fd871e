"""Mutations and the events of subscriptions are graphql-core's: each is counted, and returned as it returns it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from inspect import isawaitable
from typing import Any, cast

import graphql
import pytest
import strawberry
from strawberry.schema.exception_handlers import ExceptionHandler
from strawberry.types.field import StrawberryField

from tests.execution.comparing import Context, Pair, error, outcome


@strawberry.type
class Tide:
    metres: float

    @strawberry.field
    def feet(self) -> float:
        return self.metres / 0.3048

    @strawberry.field
    async def rising(self) -> bool | None:
        if self.metres > 2:
            raise ValueError("that is no tide")
        return True


@strawberry.type
class Query:
    @strawberry.field
    def tide(self) -> Tide:
        return Tide(metres=0.3048)


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def note(self, info: strawberry.Info, word: str, turns: int) -> int:
        for _ in range(turns):
            await asyncio.sleep(0)
        info.context.notes.append(word)
        return len(info.context.notes)


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def tides(self, until: int) -> AsyncIterator[Tide]:
        for number in range(1, until + 1):
            yield Tide(metres=float(number))


@strawberry.type
class Storm:
    force: int


class Sheltered(ExceptionHandler[ConnectionError, Storm]):
    def handle(self, exception: ConnectionError, *, field: Any, info: Any) -> Storm:
        return Storm(force=12)


@strawberry.type(name="Query")
class Weather:
    @strawberry.field
    def outlook(self) -> Tide | Storm:
        raise ConnectionError("the mast is down")


@pytest.fixture
def pair() -> Pair:
    """A schema with all three kinds of operation."""
    return Pair(Query, mutation=Mutation, subscription=Subscription)


async def test_mutations_run_one_after_the_other(pair: Pair) -> None:
    context = Context()
    document = 'mutation { a: note(word: "slow", turns: 9) b: note(word: "quick", turns: 0) }'
    result = await pair.planned.execute(document, context_value=context)
    assert outcome(result).data == {"a": 1, "b": 2}
    assert context.notes == ["slow", "quick"]
    pair.expect("mutation")
    assert (await pair.both(document, unplanned="mutation")).text == "{'a': 1, 'b': 2}"


async def events(schema: strawberry.Schema, document: str) -> list[Any]:
    """What is sent for each event."""
    subscription = await schema.subscribe(document, context_value=Context())
    assert isinstance(subscription, AsyncIterator)
    return [outcome(event) async for event in subscription]


async def test_each_event_of_a_subscription_is_executed_as_by_graphql_core_and_counted(pair: Pair) -> None:
    document = "subscription { tides(until: 3) { metres rising } }"
    found = await events(pair.planned, document)
    assert found == await events(pair.plain, document)
    assert [one.data["tides"] for one in found] == [
        {"metres": 1.0, "rising": True},
        {"metres": 2.0, "rising": True},
        {"metres": 3.0, "rising": None},
    ]
    assert [len(one.errors) for one in found] == [0, 0, 1]
    assert found[2].errors == (error(["tides", "rising"], "that is no tide", (1, 41)),)
    assert (pair.times_planned(), pair.reasons()) == (0, {"subscription": 3})


async def test_a_document_of_several_operations_has_a_plan_for_its_queries(pair: Pair) -> None:
    document = 'query Ask { tide { feet } } mutation Tell { note(word: "x", turns: 0) }'
    for name, data in (("Ask", {"tide": {"feet": 1.0}}), ("Tell", {"note": 1}), ("Ask", {"tide": {"feet": 1.0}})):
        result = await pair.planned.execute(document, operation_name=name, context_value=Context())
        assert outcome(result).data == data
    assert (pair.times_planned(), pair.reasons()) == (2, {"mutation": 1})


async def test_handlers_of_exceptions_are_asked() -> None:
    pair = Pair(Weather, exception_handlers=[Sheltered()])
    found = await pair.both("{ outlook { ... on Storm { force } } }", unplanned="exception handlers")
    assert found.data == {"outlook": {"force": 12}}


async def test_fields_that_get_their_result_themselves_are_left_to_graphql_core() -> None:
    class Constant(StrawberryField):
        def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
            return 42

    class Named(StrawberryField):
        def get_result(self, source: Any, info: Any, args: Any, kwargs: Any) -> Any:
            return f"{info.field_name} {super().get_result(source, info, args, kwargs)}"

    def one() -> str:
        return "one"

    @strawberry.type(name="Query")
    class Fixed:
        answer: int = cast("int", Constant())
        named: str = cast("str", Named()(one))

    pair = Pair(Fixed)
    assert (await pair.both("{ answer }", unplanned="the get_result of Query.answer")).data == {"answer": 42}
    assert (await pair.both("{ named }", unplanned="the get_result of Query.named")).data == {"named": "named one"}


@strawberry.type(name="Query")
class Failing:
    @strawberry.field
    def hidden(self) -> list[int]:
        async def fail() -> int:
            raise ValueError("adrift")

        return cast("list[int]", [fail()])

    @strawberry.field
    async def waiting(self) -> int:
        await asyncio.sleep(0)
        return 1

    @strawberry.field
    def failing(self) -> int | None:
        raise ValueError("aground")


async def test_errors_by_graphql_core_have_no_trace_of_the_attempt() -> None:
    pair = Pair(Failing)
    for document in (
        "{ hidden }",
        "{ hidden waiting }",
        "{ __typename @unknown hidden }",
        "{ failing __typename @unknown }",
        "{ failing waiting @unknown }",
    ):
        result = await direct(pair, document)
        assert [type(one.original_error) for one in result.errors or ()] == [ValueError]
        assert [getattr(one.original_error, "__context__", "") for one in result.errors or ()] == [None]
    assert pair.times_planned() == 0


async def direct(pair: Pair, document: str) -> Any:
    """The result also of what validation would refuse."""
    result: Any = graphql.execute(pair.planned._schema, graphql.parse(document), executor_class=pair.executor)
    return await result if isawaitable(result) else result
