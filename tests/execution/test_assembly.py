"""The generated function: names are checked, and a property that raises hits its own object alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import strawberry
from graphql import GraphQLInt, GraphQLNonNull, GraphQLString

from execution.assembly import builder, is_name
from execution.failures import Failure
from tests.execution.comparing import Pair


@dataclass
class Part:
    """A field as the assembly sees it."""

    key: str
    constant: str | None = None
    attribute: str | None = None
    type: Any = GraphQLString
    where: str = "Type.field"


class Run:
    """What of a run the generated code needs."""

    def fail(self, error: Exception) -> Failure:
        """A marker."""
        return Failure(error)


RUN: Any = Run()


class Sunken:
    """An object some of whose properties raise."""

    def __init__(self, name: str, raises: bool = False) -> None:
        self.name = name
        self.raises = raises
        self.reads = 0

    @property
    def age(self) -> int:
        """Raises, where it is to."""
        self.reads += 1
        if self.raises:
            raise ValueError(f"no age of {self.name}")
        return 7


def test_fields_are_in_their_order_whatever_they_come_from() -> None:
    build = builder(
        [
            Part("z", constant="Ship"),
            Part("column"),
            Part("a", attribute="name"),
            Part("other"),
            Part("m", attribute="age", type=GraphQLNonNull(GraphQLInt)),
        ]
    )
    made = build([Sunken("Vasa"), Sunken("Mars")], RUN, ["c0", "c1"], [10, 11])
    assert [list(one.items()) for one in made] == [
        [("z", "Ship"), ("column", "c0"), ("a", "Vasa"), ("other", 10), ("m", 7)],
        [("z", "Ship"), ("column", "c1"), ("a", "Mars"), ("other", 11), ("m", 7)],
    ]


def test_no_objects_and_no_fields() -> None:
    assert builder([Part("a", attribute="name")])([], RUN) == []
    assert builder([])([Sunken("Vasa"), Sunken("Mars")], RUN) == [{}, {}]
    only_columns = builder([Part("a")])
    assert only_columns([1, 2], RUN, ["x", "y"]) == [{"a": "x"}, {"a": "y"}]


def test_a_property_that_raises_hits_its_own_object_alone() -> None:
    ships = [Sunken("Vasa"), Sunken("Mars", raises=True), Sunken("Kronan")]
    made = builder([Part("name", attribute="name"), Part("age", attribute="age", type=GraphQLInt)])(ships, RUN)
    assert [one["name"] for one in made] == ["Vasa", "Mars", "Kronan"]
    assert (made[0]["age"], made[2]["age"]) == (7, 7)
    failure = made[1]["age"]
    assert isinstance(failure, Failure)
    assert str(failure.error) == "no age of Mars"


def test_each_property_is_read_once_where_none_raises() -> None:
    ships = [Sunken("Vasa"), Sunken("Kronan")]
    builder([Part("age", attribute="age", type=GraphQLInt)])(ships, RUN)
    assert [ship.reads for ship in ships] == [1, 1]


@pytest.mark.parametrize("name", ["", "a b", "1a", "a'b", "a\nb", "a]", "größe", "a.b", "a\n", "__import__('os')"])
def test_names_that_are_not_graphql_names_do_not_get_into_the_text(name: str) -> None:
    assert not is_name(name)
    for part in (Part(name, attribute="a"), Part("a", attribute=name), Part("a", constant=name), Part(name)):
        with pytest.raises(ValueError, match="is no GraphQL name"):
            builder([part])


@pytest.mark.parametrize("name", ["a", "_", "A9_b", "__typename", "class_", "made", "o", "run", "append", "v0", "zip"])
def test_names_that_are_may_be_those_that_the_text_uses(name: str) -> None:
    ship = Sunken("Vasa")
    setattr(ship, name, "found")
    build = builder([Part(name, attribute=name), Part("x"), Part("y", attribute="name")])
    assert build([ship], RUN, ["column"]) == [{name: "found", "x": "column", "y": "Vasa"}]


@strawberry.type
class Measured:
    größe: int = strawberry.field(name="size", default=3)
    breite: int | None = strawberry.field(name="width", default=None)


@strawberry.type
class Ship:
    name: str
    age: int | None
    mate: Ship | None


class Wreck:
    """A ship by its attributes."""

    def __init__(self, name: str, *, age: bool = True, mate: bool = True) -> None:
        self.name = name
        self._age = age
        self._mate = mate

    @property
    def age(self) -> int:
        """Raises, where it is to."""
        if not self._age:
            raise ValueError(f"no age of {self.name}")
        return 7

    @property
    def mate(self) -> Wreck:
        """Raises, where it is to."""
        if not self._mate:
            raise KeyError(self.name)
        return Wreck(f"{self.name} II", age=self._age)


@strawberry.type
class Query:
    @strawberry.field
    def measured(self) -> Measured:
        return Measured()

    @strawberry.field
    def ships(self) -> list[Ship]:
        found: Any = [Wreck("Vasa"), Wreck("Mars", age=False), Wreck("Kronan", mate=False)]
        return found  # type: ignore[no-any-return]


async def test_python_names_may_have_letters_that_graphql_names_do_not() -> None:
    found = await Pair(Query).both("{ measured { width size } }")
    assert found.text == "{'measured': {'width': None, 'size': 3}}"


async def test_properties_that_raise_through_the_whole_executor() -> None:
    found = await Pair(Query).both("{ ships { name age mate { name age } } }")
    assert found.data == {
        "ships": [
            {"name": "Vasa", "age": 7, "mate": {"name": "Vasa II", "age": 7}},
            {"name": "Mars", "age": None, "mate": {"name": "Mars II", "age": None}},
            {"name": "Kronan", "age": 7, "mate": None},
        ]
    }
    assert found.told == {
        ("ships", 1, "age"): "no age of Mars",
        ("ships", 1, "mate", "age"): "no age of Mars II",
        ("ships", 2, "mate"): "'Kronan'",
    }
