"""Plans: one for each set of values that decides what is selected, kept as long as the document and no longer."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator
from typing import Any

import graphql
import pytest
import strawberry
from graphql import DocumentNode, ExecutionResult, OperationDefinitionNode, parse

from execution import compiling
from execution.executor import PlannedExecutor
from execution.failures import Unplanned
from execution.plans import MOST_OF_AN_OPERATION, Plans
from tests.execution.comparing import Pair, Schema, fresh_executor


@strawberry.type
class Shell:
    colour: str
    turns: int

    @strawberry.field
    def inner(self) -> Shell | None:
        return Shell(colour="pearl", turns=self.turns - 1) if self.turns else None


@strawberry.type
class Query:
    @strawberry.field
    def shell(self, turns: int = 2) -> Shell:
        return Shell(colour="grey", turns=turns)


@strawberry.type
class Coral:
    n: int

    @strawberry.field
    async def next(self) -> Coral:
        # The higher the number, the earlier it is there.
        for _ in range(60 - self.n):
            await asyncio.sleep(0)
        return Coral(n=self.n + 1)


@strawberry.type(name="Query")
class Reef:
    @strawberry.field
    async def at(self, n: int) -> Coral:
        await asyncio.sleep(0)
        return Coral(n=n)


@pytest.fixture
def executor() -> Iterator[type[PlannedExecutor]]:
    """An executor whose plans are counted by the test."""
    executor = fresh_executor()
    yield executor
    gc.collect()
    assert len(executor.plans) == 0


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The schema of this module."""
    return Schema(Query)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The types whose selection sets were compiled, one after the other."""
    made: list[str] = []
    original = compiling.ObjectPlan.__post_init__

    def noted(plan: compiling.ObjectPlan) -> None:
        made.append(plan.type.name)
        original(plan)

    monkeypatch.setattr(compiling.ObjectPlan, "__post_init__", noted)
    return made


def asked(schema: Schema, executor: type[PlannedExecutor], document: DocumentNode, **variables: Any) -> Any:
    """The data; errors are none."""
    result = graphql.execute(schema._schema, document, variable_values=variables, executor_class=executor)
    assert isinstance(result, ExecutionResult)
    assert result.errors is None
    return result.data


CHOICES = """query ($plain: Boolean!, $deep: Boolean = true) {
  shell { colour @skip(if: $plain) ...Inner }
}
fragment Inner on Shell { turns inner @include(if: $deep) { turns } }"""


def test_a_document_is_compiled_once(schema: Schema, executor: type[PlannedExecutor], compiled: list[str]) -> None:
    document = parse("{ shell { turns inner { colour } } }")
    for _ in range(3):
        assert asked(schema, executor, document) == {"shell": {"turns": 2, "inner": {"colour": "pearl"}}}
    assert compiled == ["Shell", "Shell", "Query"]
    assert (len(executor.plans), executor.counts.planned) == (1, 3)


def test_values_of_other_variables_need_no_plan_of_their_own(
    schema: Schema, executor: type[PlannedExecutor], compiled: list[str]
) -> None:
    document = parse("query ($turns: Int!) { shell(turns: $turns) { turns } }")
    for turns in range(5):
        assert asked(schema, executor, document, turns=turns) == {"shell": {"turns": turns}}
    assert compiled == ["Shell", "Query"]
    assert len(executor.plans) == 1


def test_each_set_of_conditions_has_its_plan(
    schema: Schema, executor: type[PlannedExecutor], compiled: list[str]
) -> None:
    document = parse(CHOICES)
    wanted = [
        ({"plain": True, "deep": True}, {"turns": 2, "inner": {"turns": 1}}),
        ({"plain": True, "deep": False}, {"turns": 2}),
        ({"plain": False, "deep": False}, {"colour": "grey", "turns": 2}),
        ({"plain": False, "deep": True}, {"colour": "grey", "turns": 2, "inner": {"turns": 1}}),
        # The default is the value that is not given.
        ({"plain": False}, {"colour": "grey", "turns": 2, "inner": {"turns": 1}}),
    ]
    for _ in range(2):
        for variables, shell in wanted:
            assert asked(schema, executor, document, **variables) == {"shell": shell}
    assert len(executor.plans) == 4
    assert len(compiled) == 3 + 2 + 2 + 3


def test_conditions_of_interfaces_and_of_what_is_selected_agree_with_graphql_core() -> None:
    pair = Pair(Query)
    for plain in (True, False):
        for deep in (True, False):
            found = pair.both_sync(CHOICES, {"plain": plain, "deep": deep})
            wanted: dict[str, Any] = {} if plain else {"colour": "grey"}
            wanted |= {"turns": 2} | ({"inner": {"turns": 1}} if deep else {})
            assert list(found.data["shell"].items()) == list(wanted.items())


def test_the_plans_of_one_operation_are_bounded_and_the_oldest_goes_first(
    schema: Schema, executor: type[PlannedExecutor], compiled: list[str]
) -> None:
    names = [f"v{number}" for number in range(5)]
    fields = " ".join(f"f{number}: turns @include(if: ${name})" for number, name in enumerate(names))
    document = parse(f"query ({' '.join(f'${name}: Boolean!' for name in names)}) {{ shell {{ colour {fields} }} }}")

    def ask(number: int) -> None:
        chosen = {name: bool(number >> place & 1) for place, name in enumerate(names)}
        wanted = {"colour": "grey"} | {f"f{place}": 2 for place, name in enumerate(names) if chosen[name]}
        assert asked(schema, executor, document, **chosen) == {"shell": wanted}

    assert 2 ** len(names) > MOST_OF_AN_OPERATION + 1
    for number in range(MOST_OF_AN_OPERATION):
        ask(number)
    assert len(executor.plans) == MOST_OF_AN_OPERATION
    ask(0)  # used again, so that number 1 is the oldest now
    before = len(compiled)
    ask(MOST_OF_AN_OPERATION)
    assert len(executor.plans) == MOST_OF_AN_OPERATION
    assert len(compiled) == before + 2
    ask(0)
    assert len(compiled) == before + 2
    ask(1)
    assert len(compiled) == before + 4


def test_plans_die_with_their_document(schema: Schema, executor: type[PlannedExecutor]) -> None:
    document, other = parse(CHOICES), parse("{ shell { turns } }")
    asked(schema, executor, document, plain=True)
    asked(schema, executor, document, plain=False)
    asked(schema, executor, other)
    assert len(executor.plans) == 3
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    alive = weakref.ref(operation)
    del document, operation
    gc.collect()
    assert alive() is None
    assert len(executor.plans) == 1
    assert asked(schema, executor, other) == {"shell": {"turns": 2}}


def test_plans_keep_nothing_of_a_request(schema: Schema, executor: type[PlannedExecutor]) -> None:
    class Root:
        pass

    document = parse("{ shell { turns inner { colour } } }")
    root = Root()
    alive = weakref.ref(root)
    assert not isinstance(graphql.execute(schema._schema, document, root, executor_class=executor), type(None))
    refused = parse("{ __schema { queryType { name } } }")
    graphql.execute(schema._schema, refused, root, executor_class=executor)
    del root
    gc.collect()
    assert len(executor.plans) == 2
    assert alive() is None


def test_a_query_without_a_plan_is_remembered_as_such(
    schema: Schema, executor: type[PlannedExecutor], monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[str] = []
    original = compiling.compiled

    def noted(run: Any) -> Any:
        attempts.append("attempt")
        return original(run)

    monkeypatch.setattr("execution.executor.compiled", noted)
    document = parse("{ shell { turns } __schema { queryType { name } } }")
    for _ in range(3):
        assert asked(schema, executor, document) == {
            "shell": {"turns": 2},
            "__schema": {"queryType": {"name": "Query"}},
        }
    assert attempts == ["attempt"]
    assert executor.counts.unplanned == {"introspection": 3}
    assert executor.counts.planned == 0


def test_each_operation_of_a_document_and_each_schema_has_its_plan(
    schema: Schema, executor: type[PlannedExecutor]
) -> None:
    @strawberry.type(name="Query")
    class Other:
        @strawberry.field
        def shell(self) -> Shell:
            return Shell(colour="black", turns=0)

    other = Schema(Other)
    document = parse("query A { shell { turns } } query B { shell { colour } }")

    def ask(asked_of: Schema, name: str) -> Any:
        result = graphql.execute(asked_of._schema, document, operation_name=name, executor_class=executor)
        assert isinstance(result, ExecutionResult)
        return result.data

    for _ in range(2):
        assert ask(schema, "A") == {"shell": {"turns": 2}}
        assert ask(schema, "B") == {"shell": {"colour": "grey"}}
        assert ask(other, "A") == {"shell": {"turns": 0}}
        assert ask(other, "B") == {"shell": {"colour": "black"}}
    assert len(executor.plans) == 4
    assert executor.counts.planned == 8


def test_a_remembered_reason_is_raised_without_the_frames_of_earlier_times(schema: Schema) -> None:
    plans = Plans()
    document = parse("{ shell { turns } }")
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)

    def refuse() -> Any:
        raise Unplanned("a test")

    lengths = []
    for _ in range(3):
        with pytest.raises(Unplanned, match="a test") as caught:
            plans.plan(schema._schema, operation, {}, {}, refuse)
        lengths.append(len(caught.traceback))
        del caught
    assert len(set(lengths)) == 1


async def test_requests_side_by_side_share_a_plan_and_nothing_else(executor: type[PlannedExecutor]) -> None:
    schema = Schema(Reef)
    document = parse("query ($n: Int!) { at(n: $n) { n next { n deeper: next { n } } } }")

    async def ask(number: int) -> Any:
        awaitable: Any = graphql.execute(
            schema._schema, document, variable_values={"n": number}, executor_class=executor
        )
        return (await awaitable).data

    found = await asyncio.gather(*map(ask, range(50)))
    assert found == [{"at": {"n": n, "next": {"n": n + 1, "deeper": {"n": n + 2}}}} for n in range(50)]
    assert (len(executor.plans), executor.counts.planned) == (1, 50)
