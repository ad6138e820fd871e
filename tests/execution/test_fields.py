"""Batch fields: called with all parents of a level, with the same arguments and selection by both executors."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NewType, cast

import pytest
import strawberry
from strawberry import UNSET
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from execution.fields import batch_field, batch_of
from execution.info import Info
from tests.execution.comparing import Context, Outcome, Pair, column, error, outcome

Anything = NewType("Anything", object)
SCALARS: Any = {Anything: strawberry.scalar(name="Anything", serialize=repr, parse_value=lambda value: value)}


@strawberry.enum
class Order(enum.Enum):
    UP = "up"
    DOWN = "down"


@strawberry.input
class Span:
    low: int
    high: int = 9
    order: Order = Order.UP
    inner: Span | None = None


@dataclass
class Parent:
    """What the fields of a leaf are asked of."""

    number: int


@dataclass
class Call:
    """A call of a batch function."""

    parents: list[int]
    arguments: dict[str, Any]
    selected: frozenset[str]


def note(parents: Sequence[Any], info: Info[Any, Any], **arguments: Any) -> None:
    """Keeps the call in the context."""
    info.context.notes.append(Call([one.number for one in parents], arguments, info.selected))


async def described(
    parents: Sequence[Any],
    info: Info[Any, Any],
    number: int = 5,
    span: Span | None = UNSET,
    orders: list[Order] | None = None,
    anything: Anything | None = None,
) -> list[str]:
    """The arguments, as a text, for each parent."""
    await asyncio.sleep(0)
    note(parents, info, number=number, span=span, orders=orders, anything=anything)
    return [f"{parent.number}: {number!r} {span!r} {orders!r} {anything!r}" for parent in parents]


async def followed(parents: Sequence[Any], info: Info[Any, Any], by: int = 1) -> list[Parent]:
    """The parents that follow."""
    note(parents, info, by=by)
    await asyncio.sleep(0)
    return [Parent(10 * parent.number + by) for parent in parents]


async def listed(parents: Sequence[Any], info: Info[Any, Any]) -> list[list[Parent]]:
    """Two for each parent."""
    note(parents, info)
    return [[Parent(10 * parent.number + by) for by in (1, 2)] for parent in parents]


async def partly(parents: Sequence[Any], info: Info[Any, Any]) -> list[Any]:
    """An error instead of the value of even numbers; nothing instead of that of three."""
    return [
        KeyError(parent.number) if parent.number % 2 == 0 else None if parent.number == 3 else parent.number
        for parent in parents
    ]


async def never(parents: Sequence[Any], info: Info[Any, Any]) -> list[Any]:
    """Fails."""
    raise ConnectionError("all at once")


async def counted(parents: Sequence[Any], info: Info[Any, Any], less: int) -> Any:
    """So many values too few, or none at all."""
    return None if less == 9 else [parent.number for parent in parents][max(less, 0) :] + [0] * -less


async def placed(parents: Sequence[Any], info: Info[Any, Any]) -> tuple[str, ...]:
    """What the info says."""
    return tuple(f"{info.field_name} {info.context.__class__.__name__}" for _ in parents)


@strawberry.type
class Leaf:
    number: int
    described: str = batch_field(described, graphql_type=None, description="")
    followed: Leaf = batch_field(followed, graphql_type=None, description="")
    listed: list[Leaf] = batch_field(listed, graphql_type=None, description="")
    partly: int | None = batch_field(partly, graphql_type=None, description="")
    never: int | None = batch_field(never, graphql_type=None, description="")
    counted: int | None = batch_field(counted, graphql_type=None, description="")
    placed: str = batch_field(placed, graphql_type=None, description="")


@strawberry.type
class Query:
    @strawberry.field
    def leaves(self, most: int = 4) -> list[Leaf]:
        return cast("list[Leaf]", [Parent(number) for number in range(1, most + 1)])

    @strawberry.field
    def leaf(self) -> Leaf:
        return cast("Leaf", Parent(7))


@pytest.fixture
def pair() -> Pair:
    """The schema of this module."""
    return Pair(Query, config=StrawberryConfig(info_class=Info, scalar_map=SCALARS))


async def calls(pair: Pair, document: str, variables: dict[str, Any] | None = None) -> tuple[list[Call], list[Call]]:
    """The calls by a plan and by graphql-core, whose answers must be equal."""
    made, found = [], []
    for schema in (pair.planned, pair.plain):
        context = Context()
        result = outcome(await schema.execute(document, variable_values=variables, context_value=context))
        made.append(context.notes)
        found.append(result)
    assert found[0] == found[1]
    assert found[0].errors == ()
    pair.expect(None)
    return made[0], made[1]


async def test_a_batch_has_all_parents_of_its_level(pair: Pair) -> None:
    for made in await calls(pair, "{ leaves { followed { number followed(by: 3) { number } } } }"):
        assert made == [
            Call([1, 2, 3, 4], {"by": 1}, frozenset(["number", "followed", "followed.number"])),
            Call([11, 21, 31, 41], {"by": 3}, frozenset(["number"])),
        ]


async def test_lists_are_one_level(pair: Pair) -> None:
    for made in await calls(pair, "{ leaves(most: 2) { listed { listed { number } } } }"):
        assert [call.parents for call in made] == [[1, 2], [11, 12, 21, 22]]


async def test_other_arguments_and_other_selections_are_other_calls(pair: Pair) -> None:
    document = """{ leaves(most: 2) {
      a: followed { number } b: followed(by: 1) { number } c: followed(by: 2) { number }
      d: followed { number followed { number } } } }"""
    planned, plain = await calls(pair, document)
    number, deeper = frozenset(["number"]), frozenset(["number", "followed", "followed.number"])
    # By a plan each field is a call; graphql-core's loaders put together what asks for the same.
    assert planned == [
        Call([1, 2], {"by": 1}, number),
        Call([1, 2], {"by": 1}, number),
        Call([1, 2], {"by": 2}, number),
        Call([1, 2], {"by": 1}, deeper),
        Call([11, 21], {"by": 1}, number),
    ]
    assert Call([1, 1, 2, 2], {"by": 1}, number) in plain
    assert Call([1, 2], {"by": 2}, number) in plain
    assert Call([1, 2], {"by": 1}, deeper) in plain


async def test_no_parents_no_call(pair: Pair) -> None:
    for made in await calls(pair, "{ leaves(most: 0) { followed { number } described } }"):
        assert made == []


UP = "<Order.UP: 'up'>"
ARGUMENTS = [
    ("described", {}, "5 UNSET None None"),
    ("described(number: 8)", {}, "8 UNSET None None"),
    ("described(number: $n)", {"n": 3}, "3 UNSET None None"),
    ("described(number: $n)", {}, "5 UNSET None None"),
    ("described(span: null, orders: null)", {}, "5 None None None"),
    ("described(span: $s)", {"s": None}, "5 None None None"),
    ("described(span: $s)", {}, "5 UNSET None None"),
    ("described(orders: [UP, DOWN])", {}, f"5 UNSET [{UP}, <Order.DOWN: 'down'>] None"),
    ("described(orders: UP)", {}, f"5 UNSET [{UP}] None"),
    ("described(orders: [$o])", {"o": "UP"}, f"5 UNSET [{UP}] None"),
    ("described(orders: [])", {}, "5 UNSET [] None"),
    ("described(span: {low: 1})", {}, f"5 Span(low=1, high=9, order={UP}, inner=None) None None"),
    ("described(span: {low: $n, high: 2})", {"n": 1}, f"5 Span(low=1, high=2, order={UP}, inner=None) None None"),
    (
        "described(span: $s)",
        {"s": {"low": 1, "order": "DOWN", "inner": {"low": 2}}},
        "5 Span(low=1, high=9, order=<Order.DOWN: 'down'>, "
        f"inner=Span(low=2, high=9, order={UP}, inner=None)) None None",
    ),
    ("described(anything: {a: [1, true, null]})", {}, "5 UNSET None {'a': [1, True, None]}"),
    ("described(anything: $a)", {"a": {"b": [1]}}, "5 UNSET None {'b': [1]}"),
]


@pytest.mark.parametrize(("field", "variables", "wanted"), ARGUMENTS)
async def test_arguments(field: str, variables: dict[str, Any], wanted: str) -> None:
    used = {"$n": "$n: Int = 5", "$s": "$s: Span", "$o": "$o: Order!", "$a": "$a: Anything"}
    declared = ", ".join(text for name, text in used.items() if name in field)
    document = f"query {f'({declared})' if declared else ''} {{ leaf {{ x: {field} }} }}"
    # Twice, as arguments without variables are converted once for a document.
    pair = Pair(
        Query, config=StrawberryConfig(info_class=Info, scalar_map=SCALARS), extensions=[ParserCache, ValidationCache]
    )
    for _ in range(2):
        found = await pair.both(document, variables)
        assert found.data == {"leaf": {"x": f"7: {wanted}"}}


async def test_other_values_of_variables_are_other_arguments_of_the_same_plan() -> None:
    pair = Pair(
        Query, config=StrawberryConfig(info_class=Info, scalar_map=SCALARS), extensions=[ParserCache, ValidationCache]
    )
    document = "query ($n: Int!) { leaf { x: described(number: $n) y: described(number: 0, orders: []) } }"
    for number in (1, 2, 1):
        found = await pair.both(document, {"n": number})
        assert found.data["leaf"] == {"x": f"7: {number} UNSET None None", "y": "7: 0 UNSET [] None"}
    assert len(pair.executor.plans) == 1


async def test_what_was_converted_once_is_not_what_a_function_could_change() -> None:
    async def grow(parents: Sequence[Any], info: Info[Any, Any], numbers: list[int]) -> list[int]:
        numbers.append(100)
        return [len(numbers)] * len(parents)

    @strawberry.type(name="Query")
    class Greedy:
        greedy: int = batch_field(grow, graphql_type=None, description="")

    pair = Pair(Greedy, extensions=[ParserCache])
    for _ in range(2):
        result = outcome(await pair.planned.execute("{ greedy(numbers: [1, 2]) }", context_value=Context()))
        assert result.data == {"greedy": 3}
    assert pair.times_planned() == 2


@pytest.mark.parametrize(
    ("one", "other"), [("1", "true"), ("1", "1.0"), ("{a: 1}", '[["a", 1]]'), ("[1]", "[true]"), ('"1"', "1")]
)
async def test_arguments_that_python_takes_for_equal_are_not(pair: Pair, one: str, other: str) -> None:
    document = f"{{ leaf {{ x: described(anything: {one}) y: described(anything: {other}) }} }}"
    found = await pair.both(document)
    assert found.data["leaf"]["x"] != found.data["leaf"]["y"]


async def test_an_exception_as_a_value_is_the_error_of_its_parent_alone(pair: Pair) -> None:
    document = "{ leaves { number partly } }"
    found = await pair.both(document)
    assert [one["partly"] for one in found.data["leaves"]] == [1, None, None, None]
    at = column(document, "partly")
    assert found.errors == (
        error(["leaves", 1, "partly"], "2", at, KeyError),
        error(["leaves", 3, "partly"], "4", at, KeyError),
    )


async def test_what_a_batch_raises_is_the_error_of_every_parent(pair: Pair) -> None:
    document = "{ leaves(most: 3) { number never } }"
    found = await pair.both(document)
    assert found.data == {"leaves": [{"number": number, "never": None} for number in (1, 2, 3)]}
    at = column(document, "never")
    assert found.errors == tuple(
        error(["leaves", number, "never"], "all at once", at, ConnectionError) for number in range(3)
    )


@pytest.mark.parametrize(("less", "values"), [(1, 2), (3, 0), (-1, 4)])
async def test_a_wrong_number_of_values_is_the_error_of_every_parent(pair: Pair, less: int, values: int) -> None:
    document = f"{{ leaves(most: 3) {{ number counted(less: {less}) }} }}"
    found = await pair.both(document)
    assert found.data == {"leaves": [{"number": number, "counted": None} for number in (1, 2, 3)]}
    message = f"Leaf.counted: a batch function returned {values} values for 3 parents"
    assert set(found.told.values()) == {message}
    assert len(found.errors) == 3


async def test_no_values_at_all_are_an_error_too(pair: Pair) -> None:
    found = await pair.both("{ leaves(most: 2) { counted(less: 9) } }")
    assert found.data == {"leaves": [{"counted": None}, {"counted": None}]}
    assert [one.original for one in found.errors] == [TypeError, TypeError]


async def test_arguments_that_cannot_be_coerced_are_errors_of_every_parent(pair: Pair) -> None:
    document = "query ($n: Int) { leaves(most: 2) { counted(less: 0) described(number: $n) } }"
    found = await pair.both(document, {"n": None})
    assert found.text == "None"
    assert [one.path for one in found.errors] == [("leaves", 0, "described")]


async def test_the_info_is_the_fields(pair: Pair) -> None:
    found = await pair.both("{ leaves(most: 2) { here: placed } }")
    assert found.data == {"leaves": [{"here": "placed Context"}, {"here": "placed Context"}]}


SELECTIONS = [
    ("followed { number }", {}, "number"),
    ("followed { n: number m: number }", {}, "number"),
    ("followed { __typename f: followed(by: 2) { x: number } }", {}, "__typename followed followed.number"),
    ("followed { ...A }", {}, "number followed followed.number followed.placed"),
    ("followed { ... on Leaf { number } ... { placed } }", {}, "number placed"),
    ("followed { number } followed { placed }", {}, "number placed"),
    ("followed { number @skip(if: true) placed @include(if: true) never @include(if: false) }", {}, "placed"),
    ("followed { number placed @skip(if: $c) never @include(if: $c) }", {"c": True}, "number never"),
    ("followed { number placed @skip(if: $c) never @include(if: $c) }", {"c": False}, "number placed"),
    ("followed { number ...A @include(if: $c) }", {"c": False}, "number"),
    ("followed { number ...A @include(if: $c) }", {"c": True}, "number followed followed.number followed.placed"),
    ("followed { number ... @skip(if: $c) { placed } }", {"c": True}, "number"),
    ("followed { number followed @skip(if: $c) { placed } }", {"c": True}, "number"),
]


@pytest.mark.parametrize(("fields", "variables", "wanted"), SELECTIONS)
async def test_what_is_selected_is_the_same_in_both(
    pair: Pair, fields: str, variables: dict[str, Any], wanted: str
) -> None:
    fragment = "fragment A on Leaf { number ...B } fragment B on Leaf { followed { number placed } }"
    declared = "query ($c: Boolean!)" if "$c" in fields else "query"
    document = f"{declared} {{ leaf {{ {fields} }} }} {fragment if '...A' in fields else ''}"
    found = []
    for schema in (pair.planned, pair.plain):
        context = Context()
        result: Outcome = outcome(await schema.execute(document, variable_values=variables, context_value=context))
        assert result.data is not None
        found.append(context.notes[0].selected)
    assert found == [frozenset(wanted.split())] * 2


def test_a_batch_field_knows_its_function() -> None:
    fields = {one.python_name: one for one in cast("Any", Leaf).__strawberry_definition__.fields}
    assert batch_of(fields["followed"]) is followed
    assert batch_of(fields["number"]) is None
    assert [argument.python_name for argument in fields["followed"].arguments] == ["by"]
