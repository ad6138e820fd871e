"""The ready operations answer on the demo community, at the cost that their header names."""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from inspect import isawaitable
from types import FunctionType
from typing import Any

import pytest
from graphql import OperationDefinitionNode, execute, parse
from strawberry.types import ExecutionResult

from collabgraph.callers import viewer_of_person
from collabgraph.demo import load_if_empty
from collabgraph.operations import SHOWN, Operation, mutations, operations, queries
from collabgraph.request_store import RequestStore
from execution.executor import PlannedExecutor
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.conftest import TODAY
from tests.mutations.asking import done
from tests.support.lockstep import Lockstep
from tests.support.networks import Inline
from tests.support.statements import empty

OURS = {"collabgraph", "schema", "resolvers", "loaders", "graph_store", "analysis", "execution", "formats"}
QUERIES = pytest.mark.parametrize("operation", queries().values(), ids=lambda operation: operation.name)
MUTATIONS = pytest.mark.parametrize("operation", mutations().values(), ids=lambda operation: operation.name)
EVERY = pytest.mark.parametrize("operation", operations().values(), ids=lambda operation: operation.name)


@pytest.fixture(scope="module")
async def demo(store: Store) -> Store:
    """The store with the demo community and nothing else."""
    await empty(store)
    assert await load_if_empty(store)
    return store


def asker_of(operation: Operation) -> Viewer:
    """Anybody; what is for administrators is asked by one."""
    return ADMINISTRATOR if operation.description.startswith("For administrators") else ANONYMOUS


async def run(
    store: Store, operation: Operation, document: str | None = None
) -> tuple[ExecutionResult, RequestContext]:
    """The operation's answer for its demo variables, for anybody who may ask."""
    reading = Reading(Lockstep(store), asker_of(operation), TODAY, time.monotonic() + 120)
    context = RequestContext(reading, Inline())
    result = await schema.execute(
        document or operation.query, variable_values=dict(operation.variables), context_value=context
    )
    assert isinstance(result, ExecutionResult)
    return result, context


def leaves(value: Any) -> int:
    """How many values an answer has that say something."""
    if isinstance(value, dict):
        return sum(map(leaves, value.values()))
    if isinstance(value, list):
        return sum(map(leaves, value))
    return value not in (None, 0, "", False)


@QUERIES
async def test_an_operation_answers_on_the_demo_at_its_cost(demo: Store, operation: Operation) -> None:
    result, context = await run(demo, operation)
    assert result.errors is None
    assert result.data is not None
    # Anybody is told little: his role, and that he may look. In the demo nothing is there twice.
    least = {"who_am_i": 2, "likely_duplicates": 0}.get(operation.name, 5)
    assert all(leaves(value) >= least for value in result.data.values())
    spent = dict(context.reading.statements)
    assert sum(spent.values()) == operation.statements, spent


@EVERY
def test_an_operation_is_documented(operation: Operation) -> None:
    (definition,) = parse(operation.query).definitions
    assert isinstance(definition, OperationDefinitionNode)
    assert definition.name
    assert re.sub(r"(?<!^)(?=[A-Z])", "_", definition.name.value).replace("I_", "i_").lower() == operation.name
    assert operation.question[-1] in "?."
    assert operation.description.startswith("For ")
    declared = {variable.variable.name.value for variable in definition.variable_definitions or ()}
    assert operation.variables.keys() <= declared


def test_there_is_one_for_each_question_of_those_who_ask() -> None:
    assert sorted(queries()) == [
        "asset_map",
        "bridges",
        "brokers",
        "collaborators",
        "engagement",
        "gap_report",
        "how_connected",
        "likely_duplicates",
        "network_change",
        "network_series",
        "open_needs",
        "organisation",
        "organisations",
        "partnership_network",
        "people",
        "person",
        "search",
        "sectors",
        "suggest_team",
        "thin_places",
        "what_is_missing",
        "who_am_i",
        "who_can_help",
        "who_can_help_project",
        "whom_can_i_help",
    ]
    assert set(SHOWN) <= set(queries())


def test_there_is_one_for_what_front_ends_change_most() -> None:
    assert sorted(mutations()) == [
        "accept_pledge",
        "endorse_skill",
        "fulfil_need",
        "join_organisation",
        "pledge_help",
        "raise_need",
        "record_contribution",
    ]
    assert all(one.query.startswith("mutation ") for one in mutations().values())
    assert not any(one.query.startswith("mutation ") for one in queries().values())


@MUTATIONS
async def test_a_change_is_made_on_the_demo_at_its_cost(clean_store: Store, operation: Operation) -> None:
    assert await load_if_empty(clean_store)
    assert operation.asker is not None
    viewer = await viewer_of_person(clean_store, operation.asker, TODAY, time.monotonic() + 60)
    counted = RequestStore(clean_store)
    data = await done(counted, viewer, operation.query, operation.variables)
    (payload,) = data.values()
    assert payload["problems"] == []
    assert leaves(payload) >= 4
    assert counted.statements == operation.statements


@QUERIES
async def test_what_was_read_is_freed_with_the_answer(demo: Store, operation: Operation) -> None:
    """Nothing of ours refers to itself: large answers do not wait for the garbage collector, nor it for them."""
    document = parse(operation.query)

    async def answer() -> None:
        reading = Reading(Lockstep(demo), asker_of(operation), TODAY, time.monotonic() + 120)
        result = execute(
            schema._schema,
            document,
            context_value=RequestContext(reading, Inline()),
            variable_values=dict(operation.variables),
            executor_class=PlannedExecutor,
        )
        assert isawaitable(result)
        assert (await result).errors is None

    await answer()
    # What earlier tests left: an object with a finaliser is freed at the second look only.
    while gc.collect():
        pass
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        await answer()
        gc.collect()
        left = [one if isinstance(one, FunctionType) else type(one) for one in gc.garbage]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert Counter(one.__qualname__ for one in left if str(one.__module__).partition(".")[0] in OURS) == {}
