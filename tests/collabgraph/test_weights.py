"""The table of weights fits the schema, and the budgets fit what is asked every day."""

from __future__ import annotations

import json
import re
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

from collabgraph.app import PRODUCTION_QUOTAS
from collabgraph.cost import Length, Number, Page, estimated
from collabgraph.operations import Operation, operations
from collabgraph.settings import Settings
from collabgraph.weights import WEIGHTS
from resolvers.paging import DEFAULT_SIZE, LARGEST_SIZE
from schema.schema import schema

CORE = schema._schema
PEERS = sorted((Path(__file__).parents[2] / "benchmarks" / "peers" / "requests").glob("*.graphql"))
LIMITS = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
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
        # Of a network everything is in memory, whatever it is ordered by.
        assert bool(weight.by_count) == ("orderBy" in arguments and name.startswith("Query.")), name


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


def ready(name: str, **variables: Any) -> int:
    return cost(operations()[name].query, dict(operations()[name].variables) | variables)


def of_peers(name: str) -> int:
    return cost((PEERS[0].parent / f"{name}.graphql").read_text("utf-8"), {})


def test_the_costs_in_the_documents_are_those_of_today() -> None:
    skills = "{ people(first: 200) { nodes { skills(first: 200) { nodes { %s } } } } }"
    told = re.findall(r"^\| (.*) \| ([0-9,]+) \|$", LIMITS.partition("| request | cost |")[2], flags=re.MULTILINE)
    assert [int(figure.replace(",", "")) for _, figure in told] == [
        cost("{ organisation(id: 1) { id name kind summary sectors website } }", {}),
        ready("organisation"),
        ready("who_can_help_project", first=10),
        ready("organisations"),
        ready("bridges"),
        cost(skills % "name", {}),
        of_peers("q4"),
        of_peers("q5"),
        cost(skills % "people(first: 200) { nodes { name } }", {}),
    ]
    (example,) = re.findall(r'-d \'({"query".*})\'$', LIMITS, flags=re.MULTILINE)
    asked, (estimate,) = json.loads(example), re.findall(r'"estimate": (\d+), "budget": 5000000', LIMITS)
    assert (cost(asked["query"], {}), asked["extensions"]) == (int(estimate), {"cost": True})


def test_the_limits_in_the_documents_are_the_defaults() -> None:
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+) \| (?:with `PRODUCTION` )?([0-9,; ]+) \|", LIMITS, flags=re.MULTILINE)
    told = {
        name.lower(): float(figure.replace(",", ""))
        for names, figures in rows
        for name, figure in zip(re.findall(r"`(\w+)`", names), figures.split(";"), strict=True)
    }
    limits = ("max_", "budget_", "timeout")
    of_settings = {name: one.default for name, one in Settings.model_fields.items() if name.startswith(limits)}
    rates = {f"rate_{kind}": quota.a_minute for kind, quota in PRODUCTION_QUOTAS.items()}
    at_once = {f"concurrent_{kind}": quota.at_once for kind, quota in PRODUCTION_QUOTAS.items()}
    assert told == of_settings | rates | at_once


def test_everything_three_pages_deep_is_too_much_for_anybody() -> None:
    assert 10_000_000 == Settings().budget_member < 88_442_301 < Settings().budget_administrator == 100_000_000
    assert ANONYMOUS == 5_000_000
