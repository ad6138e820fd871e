"""Leaves: whatever value stands where a leaf is expected, both executors make the same of it."""

from __future__ import annotations

import enum
import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, NewType

import pytest
import strawberry
from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull, Undefined
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from execution import leaves
from execution.failures import Failure, Unplanned
from execution.info import Info
from tests.execution.comparing import Outcome, Pair, error

LARGEST, SMALLEST = 2_147_483_647, -2_147_483_648


class Text(str):
    """A text that is not quite a str."""


class Number(int):
    """A number that is not quite an int."""


@strawberry.enum
class Colour(enum.Enum):
    RED = "red"
    BLUE = strawberry.enum_value("blue", name="AZURE")


@strawberry.enum
class Depth(enum.IntEnum):
    SHALLOW = 1
    DEEP = 2


@strawberry.enum
class Wind(str, enum.Enum):  # noqa: UP042 - the kind of enum that is a text without being printed as one
    NORTH = "n"
    EAST = "e"


@strawberry.enum
class Pairs(enum.Enum):
    ONE = ("a", "b")
    NONE = None
    TRUE = True


class Other(enum.Enum):
    RED = "red"
    WRONG = "wrong"


class Strange:
    """A value that no leaf expects."""

    def __repr__(self) -> str:
        return "<strange>"


def told(value: Any) -> Any:
    """What the scalar `Told` makes of a value: an error of some, None or a list of others."""
    if value == "raise":
        raise ValueError("not to be told")
    return {"none": None, "undefined": Undefined, "list": [1, {"a": [2]}]}.get(value, f"told {value!s}")


Told = NewType("Told", object)
Plain = NewType("Plain", object)
SCALARS: Any = {
    Told: strawberry.scalar(name="Told", serialize=told, parse_value=str),
    Plain: strawberry.scalar(name="Plain", serialize=str, parse_value=str),
}

KINDS: dict[str, Any] = {
    "int": int,
    "float": float,
    "string": str,
    "boolean": bool,
    "id": strawberry.ID,
    "colour": Colour,
    "depth": Depth,
    "wind": Wind,
    "pairs": Pairs,
    "told": Told,
    "plain": Plain,
}
SHAPES: dict[str, Any] = {
    "one": lambda kind: kind,
    "maybe": lambda kind: kind | None,
    "all": lambda kind: list[kind],  # type: ignore[valid-type]
    "some": lambda kind: list[kind | None] | None,  # type: ignore[valid-type]
    "grid": lambda kind: list[list[kind] | None] | None,  # type: ignore[valid-type]
}


def _query() -> type:
    """A type with each shape of each kind, once as an attribute and once by a resolver."""
    space: dict[str, Any] = {"__annotations__": {}}

    def resolver(name: str, type_: Any) -> Any:
        def resolve(self: Any) -> Any:
            return getattr(self, name)

        resolve.__annotations__["return"] = type_
        return strawberry.field(resolver=resolve)

    for kind_name, kind in KINDS.items():
        for shape_name, shape in SHAPES.items():
            name, type_ = f"{shape_name}_{kind_name}", shape(kind)
            space["__annotations__"][name] = type_
            space[f"by_resolver_{name}"] = resolver(name, type_)
    query: type = strawberry.type(type("Query", (), space))
    return query


# The few documents are parsed and validated once.
PAIR = Pair(
    _query(),
    config=StrawberryConfig(info_class=Info, scalar_map=SCALARS),
    extensions=[ParserCache, ValidationCache],
)
FIELDS = [f"{shape}_{kind}" for kind in KINDS for shape in SHAPES]


def camel(name: str) -> str:
    """The name in the schema."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def answered(name: str, value: Any) -> Outcome:
    """What both come to where the attribute has this value: the same, whether it is read or a resolver returns it."""

    def root() -> Any:
        return SimpleNamespace(**{name: value})

    read = PAIR.both_sync(f"{{ x: {camel(name)} }}", root=root)
    resolved = PAIR.both_sync(f"{{ x: {camel('by_resolver_' + name)} }}", root=root)
    assert resolved.text == read.text
    return read


def value_of(name: str, value: Any) -> Any:
    """The data of a field without errors."""
    found = answered(name, value)
    assert found.errors == ()
    return found.data["x"]


ATOMS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(LARGEST - 2, LARGEST + 2),
    st.integers(SMALLEST - 2, SMALLEST + 2),
    st.integers(-3, 3),
    st.integers(),
    st.sampled_from([10**400, Number(5), Number(2**40), Decimal("1.5"), Decimal(3), Fraction(7, 2)]),
    st.floats(),
    st.sampled_from([0.0, -0.0, 1.0, 1e308, -1e308, 5e-324, 2.0**31, 2.5]),
    st.text(max_size=3),
    st.sampled_from(["", "1", "1.5", "red", "blue", "RED", "AZURE", "n", "raise", "none", "undefined", "list", "true"]),
    st.builds(Text, st.sampled_from(["", "red", "text", "n", "raise"])),
    st.sampled_from([*Colour, *Depth, *Wind, *Pairs, *Other]),
    st.sampled_from([b"", b"red", (), ("a", "b"), ("a", ["b"]), ([],), {}, {"a": 1}, {1}, frozenset()]),
    st.sampled_from([ValueError("as a value"), KeyError("key"), Undefined, Strange, math.inf, Ellipsis]),
    st.builds(Strange),
)
VALUES = st.one_of(
    ATOMS,
    st.lists(ATOMS, max_size=4),
    st.lists(ATOMS, max_size=3).map(tuple),
    st.lists(ATOMS, max_size=3).map(deque),
    st.lists(st.one_of(st.lists(ATOMS, max_size=3), ATOMS), max_size=3),
)


@pytest.mark.parametrize("name", FIELDS)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_value_comes_out_as_from_graphql_core(name: str, data: st.DataObject) -> None:
    answered(name, data.draw(VALUES))


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("one_int", LARGEST, 2147483647),
        ("one_int", SMALLEST, -2147483648),
        ("one_int", True, 1),
        ("one_int", 3.0, 3),
        ("one_int", "17", 17),
        ("one_float", 2, 2.0),
        ("one_float", -0.0, -0.0),
        ("one_float", True, 1),
        ("one_boolean", 0, False),
        ("one_boolean", 2.5, True),
        ("one_string", True, "true"),
        ("one_string", 1.5, "1.5"),
        ("one_id", 7, "7"),
        ("one_colour", Colour.BLUE, "AZURE"),
        ("one_colour", "blue", "AZURE"),
        ("one_depth", Depth.DEEP, "DEEP"),
        ("one_depth", 2, "DEEP"),
        ("one_wind", Wind.EAST, "EAST"),
        ("one_wind", "e", "EAST"),
        ("one_pairs", ("a", "b"), "ONE"),
        ("one_pairs", Pairs.TRUE, "TRUE"),
        ("one_told", 5, "told 5"),
        ("one_told", "list", [1, {"a": [2]}]),
        ("one_plain", 5, "5"),
        ("maybe_int", None, None),
        ("maybe_int", Undefined, None),
        ("all_string", [], []),
        ("all_string", ("a", 1), ["a", "1"]),
        ("all_colour", (Colour.RED, "blue"), ["RED", "AZURE"]),
        ("all_int", deque([1, "2"]), [1, 2]),
        ("some_wind", [Wind.NORTH, None], ["NORTH", None]),
        ("grid_int", [[1], None, [2, 3]], [[1], None, [2, 3]]),
    ],
)
def test_values_that_a_leaf_takes(name: str, value: Any, wanted: Any) -> None:
    found = value_of(name, value)
    assert repr(found) == repr(wanted)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("maybe_int", LARGEST + 1, "Int cannot represent non 32-bit signed integer value: 2147483648"),
        ("maybe_int", SMALLEST - 1, "Int cannot represent non 32-bit signed integer value: -2147483649"),
        ("maybe_int", 1.5, "Int cannot represent non-integer value: 1.5"),
        ("maybe_int", math.nan, "Int cannot represent non-integer value: nan"),
        ("maybe_float", math.nan, "Float cannot represent non numeric value: nan"),
        ("maybe_float", math.inf, "Float cannot represent non numeric value: inf"),
        ("maybe_float", -math.inf, "Float cannot represent non numeric value: -inf"),
        ("maybe_boolean", "true", "Boolean cannot represent a non boolean value: 'true'"),
        ("maybe_string", ["a"], "String cannot represent value: ['a']"),
        ("maybe_id", True, "ID cannot represent value: True"),
        ("maybe_colour", "green", "Enum 'Colour' cannot represent value: 'green'"),
        ("maybe_colour", ["red"], "Enum 'Colour' cannot represent value: ['red']"),
        ("maybe_pairs", ("a", ["b"]), "Enum 'Pairs' cannot represent value: ('a', ['b'])"),
        ("maybe_told", "raise", "not to be told"),
        ("some_int", "12", "Expected Iterable, but did not find one for field 'Query.someInt'."),
        ("some_int", {"a": 1}, "Expected Iterable, but did not find one for field 'Query.someInt'."),
        ("some_string", 7, "Expected Iterable, but did not find one for field 'Query.someString'."),
        ("maybe_float", ValueError("as a value"), "as a value"),
    ],
)
def test_values_that_are_errors(name: str, value: Any, message: str) -> None:
    found = answered(name, value)
    assert found.data == {"x": None}
    assert found.told == {("x",): message}


def test_an_error_in_a_list_is_that_of_its_item() -> None:
    found = answered("some_int", [1, "x", None, ValueError("in a list"), 2**31])
    assert found.data == {"x": [1, None, None, None, None]}
    assert found.told == {
        ("x", 1): "Int cannot represent non-integer value: 'x'",
        ("x", 3): "in a list",
        ("x", 4): "Int cannot represent non 32-bit signed integer value: 2147483648",
    }


def test_the_first_error_of_a_list_without_nulls_makes_the_nearest_null_that_can_be() -> None:
    found = answered("grid_int", [[1, 2], [3, None, 4, None], None])
    assert found.data == {"x": [[1, 2], None, None]}
    assert found.told == {("x", 1, 1): "Cannot return null for non-nullable field Query.gridInt."}
    assert answered("all_int", [1, None]).text == "None"


@pytest.mark.parametrize("given_", [None, Undefined])
def test_null_where_none_may_be(given_: Any) -> None:
    found = answered("one_string", given_)
    assert found.text == "None"
    assert found.told == {("x",): "Cannot return null for non-nullable field Query.oneString."}


@pytest.mark.parametrize(("given_", "shown"), [("none", "None"), ("undefined", "Undefined")])
def test_a_scalar_that_makes_nothing_of_a_value(given_: str, shown: str) -> None:
    found = answered("maybe_told", given_)
    message = f"Expected `Told.coerce_output_value('{given_}')` to return non-nullable value, returned: {shown}"
    assert found.errors == (error(["x"], message, (1, 3), TypeError),)


@pytest.mark.parametrize("name", ["some_int", "some_told", "grid_int"])
def test_a_list_that_fails_while_it_is_made(name: str) -> None:
    def items() -> Iterator[Any]:
        yield [] if name == "grid_int" else 1
        raise ValueError("no more")

    class Root:
        def __getattr__(self, asked: str) -> Any:
            return items()

    for prefix in ("", "by_resolver_"):
        found = PAIR.both_sync(f"{{ x: {camel(prefix + name)} }}", root=Root)
        assert found.data == {"x": None}
        assert found.told == {("x",): "no more"}


@dataclass
class Never:
    """A slow way that must not be taken."""

    taken: int = 0

    def fail(self, error: Exception) -> Failure:
        """Counts."""
        self.taken += 1
        return Failure(error)


QUICK: list[tuple[str, Any]] = [
    ("one_int", 5),
    ("maybe_int", LARGEST),
    ("one_float", 2.5),
    ("one_string", "eel"),
    ("one_id", "id"),
    ("one_boolean", False),
    ("one_plain", "eel"),
    ("one_colour", "red"),
    ("maybe_depth", 2),
    ("one_wind", "n"),
    ("all_string", ["a", "b"]),
    ("some_plain", []),
    ("all_colour", ["red", "blue"]),
    ("some_depth", (1, 2)),
]


@pytest.mark.parametrize(("name", "value"), QUICK)
def test_usual_values_take_the_quick_way(name: str, value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def complete(*_: Any) -> Any:
        raise AssertionError("the slow way")

    type_ = PAIR.planned._schema.query_type.fields[camel(name)].type  # type: ignore[union-attr]
    wanted = value_of(name, value)
    monkeypatch.setattr(leaves, "complete", complete)
    expression, names = leaves.quick(type_, "Query.x", 0)
    assert eval(expression, {**names, "v0": value, "run": Never()}) == wanted  # noqa: S307 - what assembly.py runs


def test_lists_are_made_anew_by_the_quick_way() -> None:
    texts = ["a", "b"]
    expression, names = leaves.quick(GraphQLList(GraphQLNonNull(string())), "Query.x", 0)
    made = eval(expression, {**names, "v0": texts, "run": Never()})  # noqa: S307 - what assembly.py runs
    assert made == texts
    assert made is not texts


def string() -> Any:
    """The type String."""
    return PAIR.planned._schema.type_map["String"]


def test_enum_values_are_looked_up_by_what_the_type_makes_of_them() -> None:
    types = PAIR.planned._schema.type_map
    colours, depths = (leaves.names_of(types[name]) for name in ("Colour", "Depth"))  # type: ignore[arg-type]
    assert isinstance(types["Colour"], GraphQLEnumType)
    assert (colours.by_value, colours.kinds) == ({"red": "RED", "blue": "AZURE"}, frozenset({str}))
    assert (depths.by_value, depths.kinds) == ({1: "SHALLOW", 2: "DEEP"}, frozenset({int}))
    assert colours.by_id == {id(Colour.RED): "RED", id(Colour.BLUE): "AZURE"}
    assert set(colours.members) == set(Colour)


def test_a_leaf_that_has_to_be_awaited_is_not_completed_here() -> None:
    class Awaited:
        def __await__(self) -> Iterator[None]:
            return iter(())

    for value in (Awaited(), [Awaited()]):
        type_ = GraphQLList(string()) if isinstance(value, list) else string()
        with pytest.raises(Unplanned, match="a value that is awaited"):
            leaves.complete(type_, value, Never(), "Query.x")  # type: ignore[arg-type]
