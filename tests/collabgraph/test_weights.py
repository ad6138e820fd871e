"""The table of weights fits the schema, and the budgets fit what is asked every day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
    parse,
)

from collabgraph.cost import Length, Number, Page, estimated
from collabgraph.operations import Operation, operations
from collabgraph.settings import Settings
from collabgraph.weights import WEIGHTS
from resolvers.paging import DEFAULT_SIZE, LARGEST_SIZE
from schema.schema import schema

CORE = schema._schema
PEERS = sorted((Path(__file__).parents[2] / "benchmarks" / "peers" / "requests").glob("*.graphql"))
ANONYMOUS = Settings().budget_anonymous
# What these arguments say changes which things there are, and not how many at most.
FREE = {"activeOn", "asOf", "minLevel", "kinds", "filter", "after", "before", "orderBy", "first", "last"}


def fields() -> Iterator[tuple[str, GraphQLField]]:
    for type_ in CORE.type_map.values():
        if isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType)) and not type_.name.startswith("__"):
            for name, field in type_.fields.items():
                yield f"{type_.name}.{name}", field


FIELDS = dict(fields())


def has_a_rule(name: str, field: GraphQLField) -> bool:
    """Whether the shape alone says what a field costs: a plain connection, its lists, one thing by its id."""
    type_name, _, own = name.partition(".")
    arguments = set(field.args)
    if arguments:
        is_connection = {"first", "after", "last", "before"} <= arguments and type_name != "Query"
        return (is_connection and arguments <= FREE) or arguments == {"id"}
    if "[" not in str(field.type) or not is_composite_type(get_named_type(field.type)):
        return True
    return type_name.endswith("Connection") and own in ("nodes", "edges")


def test_every_field_with_arguments_or_a_list_has_a_weight() -> None:
    assert {name for name, field in FIELDS.items() if not has_a_rule(name, field)} - WEIGHTS.table.keys() == set()


def test_every_weight_is_of_a_field_and_its_arguments() -> None:
    assert WEIGHTS.table.keys() - FIELDS.keys() == set()
    for name, weight in WEIGHTS.table.items():
        arguments = FIELDS[name].args
        for figure in (weight.times, weight.entries, weight.page):
            if isinstance(figure, Number | Length):
                assert figure.argument in arguments, name
            if isinstance(figure, Number) and isinstance(arguments[figure.argument].default_value, int):
                assert figure.default == arguments[figure.argument].default_value, name
        if isinstance(weight.page, Page):
            assert {"first", "last"} <= arguments.keys(), name
        assert bool(weight.by_count) == ("orderBy" in arguments), name


def test_pages_are_those_of_the_lists() -> None:
    assert (Page().default, Page().most) == (DEFAULT_SIZE, LARGEST_SIZE)


def cost(text: str, variables: dict[str, Any]) -> int:
    document = parse(text)
    (operation,) = (node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    return estimated(CORE, WEIGHTS, document, operation).of(variables)


@pytest.mark.parametrize("operation", operations().values(), ids=lambda operation: operation.name)
def test_every_ready_operation_takes_a_fiftieth_of_the_budget_at_most(operation: Operation) -> None:
    assert 100 < cost(operation.query, dict(operation.variables)) <= ANONYMOUS / 50


@pytest.mark.parametrize("request_", PEERS, ids=lambda path: path.stem)
def test_every_request_of_the_benchmark_with_others_is_within_the_budget(request_: Path) -> None:
    assert cost(request_.read_text("utf-8"), {}) <= ANONYMOUS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ organisation(id: 1) { id name kind summary sectors website } }", 16),
        ("{ people(first: 200) { nodes { skills(first: 200) { nodes { name } } } } }", 442_301),
        ("{ organisations(orderBy: {field: PARTNER_COUNT}) { nodes { name } } }", 10_321),
        ("{ people(first: 200) { nodes { skills(first: 200) { nodes { people(first: 200) { nodes { name } } } } } } }",
         88_442_301),
    ],
)  # fmt: skip
def test_figures_that_are_told_to_operators(text: str, expected: int) -> None:
    assert cost(text, {}) == expected


def test_everything_three_pages_deep_is_too_much_for_anybody() -> None:
    assert 10_000_000 == Settings().budget_member < 88_442_301 < Settings().budget_administrator == 100_000_000
    assert ANONYMOUS == 5_000_000
