"""The hook: what is planned, what goes to graphql-core and how that is counted, and what is returned."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Annotated, Any, cast

import graphql
import pytest
import strawberry
from graphql import ExecutionResult, GraphQLError, parse
from strawberry.extensions import FieldExtension, ParserCache, SchemaExtension
from strawberry.permission import BasePermission
from strawberry.types import ExecutionResult as StrawberryResult

from execution.executor import PlannedExecutor
from tests.execution.comparing import Context, Outcome, Pair, Schema, error, fresh_executor, outcome


@strawberry.interface
class Animal:
    name: str


@strawberry.type
class Seal(Animal):
    whiskers: int


@strawberry.type
class Gull(Animal):
    span: float


class Never(BasePermission):
    """Refuses."""

    message = "no"

    def has_permission(self, source: Any, info: strawberry.Info, **kwargs: Any) -> bool:
        return False


class Doubling(FieldExtension):
    """Doubles what the resolver returns."""

    def resolve(self, next_: Callable[..., Any], source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        return 2 * next_(source, info, **kwargs)


async def later(value: Any) -> Any:
    """The value, after a turn of the event loop."""
    await asyncio.sleep(0)
    return value


def hidden(value: Any) -> Any:
    """A coroutine that no annotation tells of."""
    return later(value)


@strawberry.type
class Query:
    @strawberry.field
    def three(self) -> int:
        return 3

    @strawberry.field
    async def four(self) -> int:
        return cast("int", await later(4))

    @strawberry.field
    def hidden_five(self) -> int:
        return cast("int", hidden(5))

    @strawberry.field
    def hidden_list(self) -> list[int]:
        return [hidden(6), 7, hidden(8)]

    @strawberry.field
    def hidden_seals(self) -> list[Seal]:
        return [hidden(Seal(name="Nils", whiskers=9)), hidden(Seal(name="Ida", whiskers=10))]

    @strawberry.field
    async def streamed(self) -> list[int]:
        async def numbers() -> AsyncIterator[int]:
            yield 1
            yield 2

        return cast("list[int]", numbers())

    @strawberry.field(permission_classes=[Never])  # type: ignore[untyped-decorator]
    def forbidden(self) -> int | None:
        return 1

    @strawberry.field(extensions=[Doubling()])  # type: ignore[untyped-decorator]
    def extended(self) -> int:
        return 21

    @strawberry.field
    def animals(self) -> list[Animal]:
        return [Seal(name="Nils", whiskers=9), Gull(name="Ea", span=1.5)]

    @strawberry.field
    def either(self) -> Annotated[Seal | Gull, strawberry.union("Either")]:
        return Gull(name="Ea", span=1.5)

    @strawberry.field
    def failing(self) -> int | None:
        raise ValueError("three is enough")


@pytest.fixture
def pair() -> Pair:
    """The schema of this module, with counts of its own."""
    return Pair(Query, types=[Seal, Gull])


async def test_a_query_runs_by_a_plan(pair: Pair) -> None:
    found = await pair.both("{ three also: four __typename }")
    assert found == Outcome("{'three': 3, 'also': 4, '__typename': 'Query'}", (), None)


async def test_a_query_without_waiting_fields_may_be_executed_either_way(pair: Pair) -> None:
    found = await pair.both("{ three }")
    assert found.text == "{'three': 3}"
    assert pair.both_sync("{ three }") == found


def test_interfaces_and_unions_need_no_event_loop(pair: Pair) -> None:
    found = pair.both_sync("{ animals { name ... on Seal { whiskers } } either { ... on Gull { span } } }")
    assert found.data == {
        "animals": [{"name": "Nils", "whiskers": 9}, {"name": "Ea"}],
        "either": {"span": 1.5},
    }


# What Strawberry gives up it leaves unawaited, with either executor.
@pytest.mark.filterwarnings("ignore:.*was never awaited:RuntimeWarning")
async def test_a_resolver_that_waits_cannot_be_executed_synchronously(pair: Pair) -> None:
    wanted, found = (outcome(one.execute_sync("{ four }")) for one in (pair.plain, pair.planned))
    assert found == wanted
    assert [one.message for one in found.errors] == ["GraphQL execution failed to complete synchronously."]
    gc.collect()


async def test_the_hook_returns_a_result_where_nothing_waits_and_else_an_awaitable_of_it(pair: Pair) -> None:
    def executed(document: str) -> Any:
        return graphql.execute(pair.planned._schema, parse(document), executor_class=pair.executor)

    assert executed("{ three }") == ExecutionResult({"three": 3}, None)
    assert executed("{ animals { name } }") == ExecutionResult({"animals": [{"name": "Nils"}, {"name": "Ea"}]}, None)
    waiting = executed("{ four }")
    assert isinstance(waiting, Awaitable)
    assert await waiting == ExecutionResult({"four": 4}, None)


async def test_errors_are_none_where_there_are_none_and_a_list_where_there_are(pair: Pair) -> None:
    well = await pair.planned.execute("{ three }")
    failed = await pair.planned.execute("{ three failing }")
    assert isinstance(well, StrawberryResult)
    assert isinstance(failed, StrawberryResult)
    assert well.errors is None
    assert outcome(failed).errors == (error(["failing"], "three is enough", (1, 9)),)
    assert failed.data == {"three": 3, "failing": None}


@pytest.mark.parametrize(
    ("document", "reason", "data"),
    [
        ("{ hiddenFive }", "a resolver that is not async and returns an awaitable", {"hiddenFive": 5}),
        ("{ hiddenList }", "a value that is awaited", {"hiddenList": [6, 7, 8]}),
        (
            "{ hiddenSeals { name } }",
            "a value that is awaited",
            {"hiddenSeals": [{"name": "Nils"}, {"name": "Ida"}]},
        ),
        ("{ streamed }", "a value that is awaited", {"streamed": [1, 2]}),
        ("{ forbidden }", "the extensions of Query.forbidden", {"forbidden": None}),
        ("{ extended three }", "the extensions of Query.extended", {"extended": 42, "three": 3}),
        ('{ three __type(name: "Seal") { name } }', "introspection", {"three": 3, "__type": {"name": "Seal"}}),
        ("{ __schema { queryType { name } } }", "introspection", {"__schema": {"queryType": {"name": "Query"}}}),
    ],
)
async def test_what_no_plan_covers_goes_to_graphql_core_and_is_counted(
    pair: Pair, document: str, reason: str, data: Any
) -> None:
    found = await pair.both(document, unplanned=reason)
    assert found.data == data
    gc.collect()  # a coroutine that nobody awaited would be told of here, and a warning is an error


async def test_what_attributes_hold_is_left_for_graphql_core_to_await() -> None:
    @strawberry.type(name="Query")
    class Holding:
        numbers: list[int]
        seals: list[Seal]

    def root() -> Any:
        seals = [later(Seal(name="Nils", whiskers=9)), later(Seal(name="Ida", whiskers=10))]
        return SimpleNamespace(numbers=[later(1), later(2)], seals=seals)

    document = "{ numbers seals { name } }"
    found = await Pair(Holding).both(document, root=root, unplanned="a value that is awaited")
    assert found.data == {"numbers": [1, 2], "seals": [{"name": "Nils"}, {"name": "Ida"}]}


async def test_fields_that_the_type_does_not_have_are_left_out(pair: Pair) -> None:
    # As graphql-core leaves them out; validation refuses such documents before.
    document = parse("{ three nothing animals { name nobody } }")
    result = graphql.execute(pair.planned._schema, document, executor_class=pair.executor)
    assert result == ExecutionResult({"three": 3, "animals": [{"name": "Nils"}, {"name": "Ea"}]}, None)
    pair.expect(None)


async def test_the_counter_shows_each_reason_as_often_as_it_happened(pair: Pair) -> None:
    for document in ("{ three }", "{ extended }", "{ hiddenList }", "{ extended }", "{ three }", "{ three }"):
        await pair.planned.execute(document)
    assert pair.times_planned() == 3
    assert pair.reasons() == {"the extensions of Query.extended": 2, "a value that is awaited": 1}


async def test_an_execution_knows_why_it_did_not_run_by_a_plan() -> None:
    made: list[PlannedExecutor] = []

    class Watched(fresh_executor()):  # type: ignore[misc]
        def execute_operation(self, serially: bool | None = None) -> Any:
            made.append(self)
            return super().execute_operation(serially)

    schema = Schema(Query, types=[Seal, Gull], execution_context_class=Watched)
    for document in ("{ three }", "{ hiddenList }", "{ extended }"):
        await schema.execute(document)
    assert [one.reason for one in made] == [None, "a value that is awaited", "the extensions of Query.extended"]


async def test_middleware_sees_every_field_so_nothing_is_planned() -> None:
    seen: list[str] = []

    class Watching(SchemaExtension):
        def resolve(self, _next: Any, root: Any, info: Any, *args: Any, **kwargs: Any) -> Any:
            seen.append(info.field_name)
            return _next(root, info, *args, **kwargs)

    pair = Pair(Query, types=[Seal, Gull], extensions=[Watching])
    assert (await pair.both("{ three animals { name } }", unplanned="middleware")).data is not None
    assert seen == 2 * ["three", "animals", "name", "name"]


async def test_extensions_that_do_not_look_at_fields_do_not_hinder_a_plan() -> None:
    pair = Pair(Query, types=[Seal, Gull], extensions=[ParserCache])
    assert (await pair.both("{ three }")).data == {"three": 3}


async def test_a_document_of_one_schema_may_be_executed_by_another() -> None:
    @strawberry.type(name="Query")
    class Other:
        @strawberry.field
        def three(self) -> str:
            return "drei"

    executor = fresh_executor()
    # ParserCache gives both schemas the same parsed document.
    one, other = (
        Schema(query, types=[Seal, Gull], extensions=[ParserCache], execution_context_class=executor)
        for query in (Query, Other)
    )
    assert (await one.execute("{ three }")).data == {"three": 3}
    assert (await other.execute("{ three }")).data == {"three": "drei"}
    assert (await one.execute("{ three }")).data == {"three": 3}
    assert executor.counts.planned == 3


async def test_directives_that_a_plan_does_not_know_are_left_to_graphql_core(pair: Pair) -> None:
    schema, document = pair.planned._schema, parse("{ three @unknown }")
    assert graphql.execute(schema, document, executor_class=pair.executor).data == {"three": 3}  # type: ignore[union-attr]
    pair.expect("@unknown")
    document = parse("query @unknown { three }")
    assert graphql.execute(schema, document, executor_class=pair.executor).data == {"three": 3}  # type: ignore[union-attr]
    pair.expect("directives of the operation")


async def test_a_selection_that_graphql_core_refuses_gets_its_error(pair: Pair) -> None:
    document = parse("{ three @skip }")
    found, wanted = (
        outcome(graphql.execute(pair.planned._schema, document, executor_class=one)) for one in (pair.executor, None)
    )
    assert found == wanted
    assert found.data is None
    assert len(found.errors) == 1
    pair.expect("a selection that graphql-core refuses")


async def test_hooks_and_signals_of_graphql_core_are_its_own(pair: Pair) -> None:
    class Signal:
        aborted = False
        reason: BaseException | None = None

        async def wait(self) -> None:
            await asyncio.Event().wait()

    signal = cast("Any", Signal())
    result = graphql.execute(
        pair.planned._schema, parse("{ three }"), executor_class=pair.executor, abort_signal=signal
    )
    assert result == ExecutionResult({"three": 3}, None)
    pair.expect("hooks of graphql-core")


async def test_what_never_reaches_the_hook_is_not_counted(pair: Pair) -> None:
    for document in ("{ nothing }", "{ three", "query($n: Int!) { three }"):
        wanted = outcome(await pair.plain.execute(document))
        assert outcome(await pair.planned.execute(document)) == wanted
        assert wanted.errors
    assert (pair.times_planned(), pair.reasons()) == (0, {})


async def test_nothing_goes_on_beside_the_execution_that_took_over() -> None:
    ended = []

    @strawberry.type(name="Query")
    class Slow:
        @strawberry.field
        async def slow(self) -> int:
            for _ in range(20):
                await asyncio.sleep(0)
            ended.append("slow")
            return 1

        @strawberry.field
        async def hidden_list(self) -> list[int]:
            # By the time that graphql-core asks for the second time, the first has to have come to its end.
            ended.append("asked")
            return [hidden(6)]

    pair = Pair(Slow)
    result = await pair.planned.execute("{ slow hiddenList }")
    assert not isinstance(result, GraphQLError)
    pair.expect("a value that is awaited")
    assert outcome(result).data == {"slow": 1, "hiddenList": [6]}
    assert ended == ["asked", "slow", "asked", "slow"]
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_contexts_are_those_of_the_execution() -> None:
    @strawberry.type(name="Query")
    class Noting:
        @strawberry.field
        def noted(self, info: strawberry.Info, word: str) -> int:
            info.context.notes.append(word)
            return len(info.context.notes)

    pair = Pair(Noting)
    context = Context()
    document = "query($word: String!) { noted(word: $word) }"
    for word in ("kelp", "eel"):
        await pair.planned.execute(document, variable_values={"word": word}, context_value=context)
    assert context.notes == ["kelp", "eel"]
    assert pair.times_planned() == 2
