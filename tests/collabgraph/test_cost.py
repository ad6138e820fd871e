"""What a request is estimated to cost: by hand on a small schema, and how the real documents stand to the budgets."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate

from collabgraph.cost import Estimate, Length, Number, Page, Weight, Weights, estimated

SCHEMA = build_schema("""
    type Query {
      a: Thing
      things(first: Int, after: String, last: Int, before: String, orderBy: Order): ThingConnection!
      some(ids: [ID!]!): [Thing]!
      words: [String!]!
      ranked(with: String, first: Int): [Hit!]!
      net(depth: Int, most: Int): Net!
      either: Either
    }
    input Order { field: Field!, up: Boolean }
    enum Field { NAME PART_COUNT }
    type Thing { id: ID! name: String other: Thing things(first: Int, last: Int): ThingConnection! }
    type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! totalCount: Int! pageInfo: PageInfo! }
    type ThingEdge { node: Thing! since: String }
    type PageInfo { hasNextPage: Boolean! }
    type Hit { score: Float thing: Thing }
    type Net { size: Int nodes: [Thing!]! ties: [Hit!]! }
    union Either = Thing | Hit
""")
WEIGHTS = Weights(
    {
        "Query.things": Weight(once=100, page=Page(), by_count=7_000),
        "Query.some": Weight(entries=Length("ids", 200)),
        "Query.ranked": Weight(once=1_000, entries=Number("first", 3, 50), each=2),
        "Query.net": Weight(once=10, times=Number("depth", 2, 4), page=Number("most", 500, 1_000), each=10),
        "Net.nodes": Weight(entries=None),
        "Net.ties": Weight(entries=None, share=3),
    }
)


def estimate(text: str, name: str | None = None) -> Estimate:
    document = parse(text)
    assert validate(SCHEMA, document) == []
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    (operation,) = (one for one in operations if name in (None, one.name and one.name.value))
    return estimated(SCHEMA, WEIGHTS, document, operation)


def cost(text: str, **variables: Any) -> int:
    return estimate(text).of(variables)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ a { name } }", 10 + 1),
        ("{ a { name x: name y: name } }", 10 + 3),
        ("{ words __typename }", 2),
        ("{ a { other { name } } }", 10 + 10 + 1),
        # A list: what it costs itself, its page, and per entry the thing with what is selected of it.
        ("{ things { nodes { name } } }", 100 + 1 + 20 * 11),
        ("{ things(first: 50) { nodes { name } } }", 100 + 1 + 50 * 11),
        ("{ things(last: 7) { edges { since node { name } } } }", 100 + 1 + 7 * (1 + 1 + 11)),
        ("{ things(first: 0) { nodes { name } pageInfo { hasNextPage } } }", 100 + 1 + 2),
        ("{ things(first: null) { nodes { name } } }", 100 + 1 + 20 * 11),
        # A wrong number is refused later, with a better message; here it counts as the nearest right one.
        ("{ things(first: 100000) { nodes { name } } }", 100 + 1 + 200 * 11),
        ("{ things(first: -5) { nodes { name } } }", 100 + 1),
        ("{ things { totalCount } }", 100 + 1 + 101),
        # Pages multiply downwards.
        ("{ things(first: 10) { nodes { things(first: 5) { nodes { name } } } } }", 101 + 10 * (10 + 1 + 5 * 11)),
        ("{ things(orderBy: {field: PART_COUNT}) { totalCount } }", 7_000 + 100 + 1 + 101),
        ("{ things(orderBy: {field: NAME}) { totalCount } }", 100 + 1 + 101),
        ('{ some(ids: ["a", "b", "c"]) { name } }', 3 * 11),
        ("{ ranked { score thing { name } } }", 1_000 + 3 * (1 + 2 + 1 + 11)),
        ("{ ranked(first: 99) { score } }", 1_000 + 50 * (1 + 2 + 1)),
        # The figures of the whole network are computed, whatever is selected.
        ("{ net { size } }", 20 + 1 + 500 * 10 + 1),
        ("{ net(depth: 4, most: 100) { nodes { name } ties { score } } }", 40 + 1 + 100 * (10 + 11 + 3 * 2)),
        ("{ either { ... on Thing { name } ... on Hit { score } } }", 10 + 2),
        ("{ ...f ...f } fragment f on Query { a { name } }", 22),
        ("{ things { ...f } } fragment f on ThingConnection { nodes { ...g } } fragment g on Thing { name }", 321),
        ("{ a @skip(if: true) { name } words @include(if: false) }", 0),
        ("{ a @skip(if: false) { name } ... @include(if: true) { words } }", 11 + 1),
        ("{ ...f @skip(if: true) words } fragment f on Query { a { name } }", 1),
        ("{ __schema { types { name } } }", 1_000),
    ],
)  # fmt: skip
def test_the_cost_of_a_document_alone_is_known_when_it_is_read(text: str, expected: int) -> None:
    found = estimate(text)
    assert (found.amount, found.of({"first": 200})) == (expected, expected)


def test_variables_take_part_with_their_values_and_defaults() -> None:
    text = "query($n: Int, $m: Int = 3) { things(first: $n) { nodes { things(last: $m) { nodes { name } } } } }"
    for variables, n, m in (
        ({}, 20, 3),
        ({"n": None}, 20, 3),
        ({"n": 5}, 5, 3),
        ({"n": 5, "m": None}, 5, 20),
        ({"n": 5, "m": 7}, 5, 7),
        ({"n": 10**30, "m": -1}, 200, 0),
        ({"n": "many", "m": True}, 20, 20),
    ):  # fmt: skip
        assert cost(text, **variables) == 101 + n * (10 + 1 + m * 11)


def test_variables_within_arguments() -> None:
    ordered = "query($o: Order, $f: Field!) { a: things(orderBy: $o) { totalCount } }"
    assert cost(ordered.replace(", $f: Field!", ""), o={"field": "PART_COUNT"}) == 7_202
    assert cost(ordered.replace(", $f: Field!", ""), o={"field": "NAME"}) == 202
    within = "query($f: Field!) { things(orderBy: {field: $f}) { totalCount } }"
    assert (cost(within, f="PART_COUNT"), cost(within, f="NAME")) == (7_202, 202)
    listed = "query($ids: [ID!]!) { some(ids: $ids) { name } }"
    assert (cost(listed, ids=["a"] * 4), cost(listed, ids="a"), cost(listed, ids=["a"] * 999)) == (44, 11, 2_200)


def test_skip_and_include_with_variables() -> None:
    text = "query($no: Boolean!, $yes: Boolean!) { a @skip(if: $no) { name } ...f @include(if: $yes) } "
    text += "fragment f on Query { ranked { score } }"
    for no, yes, expected in ((True, False, 0), (False, False, 11), (True, True, 1_012), (False, True, 1_023)):
        assert cost(text, no=no, yes=yes) == expected


def test_each_operation_has_its_own_defaults_where_they_share_a_fragment() -> None:
    text = (
        "query A($n: Int = 1) { ...f } query B($n: Int = 9) { ...f } "
        "fragment f on Query { things(first: $n) { nodes { name } } }"
    )
    assert (estimate(text, "A").of({}), estimate(text, "B").of({})) == (101 + 11, 101 + 99)


def test_fragments_that_multiply_are_cheap_to_estimate() -> None:
    doubled = [f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(60)]
    leaf = "fragment f60 on Query { things(first: $n) { nodes { name } } }"
    document = parse("query($n: Int) { ...f0 } " + " ".join([*doubled, leaf]))
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    # Written out, 2 ** 60 fields would keep the test for ever.
    assert estimated(SCHEMA, WEIGHTS, document, operation).of({"n": 1}) == 2**60 * 112
