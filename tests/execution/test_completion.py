"""Completion: an object is built once wherever it stands, types are decided, and wrong objects are errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, cast

import pytest
import strawberry
from strawberry.extensions import ParserCache
from strawberry.types import ExecutionResult

from execution.fields import decided_by_class
from tests.execution.comparing import Pair, outcome


class Reads:
    """An object that counts how often each of its attributes is read."""

    def __init__(self, name: str, **attributes: Any) -> None:
        self.counted: Counter[str] = Counter()
        self._attributes = {"name": name, **attributes}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        self.counted[name] += 1
        return self._attributes[name]

    def __repr__(self) -> str:
        return f"<{self._attributes['name']}>"


ASKED: Counter[str] = Counter()


@decided_by_class
def is_reads(value: Any, info: Any) -> bool:
    """Whether the value is one of these objects, which its class says."""
    ASKED["by class"] += 1
    return isinstance(value, Reads)


def is_named(value: Any, info: Any) -> bool:
    """Whether the value has a name that it may have; this differs from object to object."""
    ASKED[f"of {value.name}"] += 1
    if value.name == "raises":
        raise ValueError("nobody knows")
    return not value.name.startswith("not")


@strawberry.type
class Place:
    name: str
    tags: list[str]
    near: list[Place]

    @strawberry.field
    def loud(self) -> str:
        ASKED["loud"] += 1
        return self.name.upper()


@strawberry.type
class ByClass:
    is_type_of = is_reads
    name: str


@strawberry.type
class ByObject:
    is_type_of = is_named
    name: str


@strawberry.interface
class Being:
    name: str


@strawberry.type
class Fish(Being):
    fins: int


@strawberry.type
class Bird(Being):
    wings: int


@strawberry.type
class Crab(Being):
    """Of the interface, and not of the union."""

    claws: int


Flyer = Annotated[Fish | Bird, strawberry.union("Flyer")]


@strawberry.type
class Query:
    @strawberry.field
    def places(self) -> list[Place]:
        return cast("list[Place]", self)

    @strawberry.field
    def by_class(self) -> list[ByClass | None]:
        return cast("list[ByClass | None]", self)

    @strawberry.field
    def by_object(self) -> list[ByObject | None]:
        return cast("list[ByObject | None]", self)

    @strawberry.field
    def strict_by_class(self) -> list[ByClass] | None:
        return cast("list[ByClass]", self)

    @strawberry.field
    def beings(self) -> list[Being | None]:
        return cast("list[Being | None]", self)

    @strawberry.field
    def flyers(self) -> list[Flyer | None]:
        return cast("list[Flyer | None]", self)

    @strawberry.field
    def strict_beings(self) -> list[Being] | None:
        return cast("list[Being]", self)


@pytest.fixture
def pair() -> Pair:
    """The schema of this module; the root value is what its fields return."""
    ASKED.clear()
    return Pair(Query, types=[Fish, Bird, Crab])


def harbour() -> list[Reads]:
    """Three places, of which the last is near to all and two stand twice."""
    quay = Reads("quay", tags=["q"], near=[])
    pier, mole = Reads("pier", tags=["p"], near=[quay, quay]), Reads("mole", tags=["m"], near=[quay])
    return [pier, mole, pier, quay]


PLACES = "{ places { name tags loud near { name tags } } }"
QUAY = {"name": "quay", "tags": ["q"]}
PIER = {"name": "pier", "tags": ["p"], "loud": "PIER", "near": [QUAY, QUAY]}
HARBOUR = {
    "places": [
        PIER,
        {"name": "mole", "tags": ["m"], "loud": "MOLE", "near": [QUAY]},
        PIER,
        {**QUAY, "loud": "QUAY", "near": []},
    ]
}


async def test_an_object_at_many_places_is_the_same_to_a_client(pair: Pair) -> None:
    found = await pair.both(PLACES, root=harbour)
    assert found.data == HARBOUR
    assert found.errors == ()


async def test_an_object_is_built_once_for_a_selection_set(pair: Pair) -> None:
    root = harbour()
    result = outcome(await pair.planned.execute(PLACES, root_value=root))
    assert result.data == HARBOUR
    pier, mole, _, quay = root
    # `loud` reads the name a second time.
    assert pier.counted == mole.counted == {"name": 2, "tags": 1, "near": 1}
    # Once for `places`, and once for the three times that it is near.
    assert quay.counted == {"name": 3, "tags": 2, "near": 1}
    assert ASKED["loud"] == 3


def objects_in(value: Any) -> Iterator[Any]:
    """Every dict and list of a tree, each place once."""
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from objects_in(one)


async def test_the_callers_objects_are_each_its_own(pair: Pair) -> None:
    result = await pair.planned.execute(PLACES, root_value=harbour())
    assert isinstance(result, ExecutionResult)
    everything = list(objects_in(result.data))
    assert len(everything) == 1 + 1 + 4 * 3 + 5 * 2
    assert len(set(map(id, everything))) == len(everything)
    places = (result.data or {})["places"]
    places[0]["tags"].append("changed")
    places[0]["near"][0]["name"] = "changed"
    places[0]["name"] = "changed"
    assert places[1:] == HARBOUR["places"][1:]
    assert places[0]["near"][1] == QUAY


async def test_an_executor_that_shares_gives_one_object_for_one() -> None:
    pair = Pair(Query, types=[Fish, Bird, Crab], shares=True)
    result = await pair.planned.execute(PLACES, root_value=harbour())
    assert isinstance(result, ExecutionResult)
    assert result.data == HARBOUR
    first, second, third, _ = (result.data or {})["places"]
    assert first is third
    assert first["near"][0] is first["near"][1] is second["near"][0]
    assert (await pair.both(PLACES, root=harbour)).data == HARBOUR


async def test_objects_that_are_equal_are_not_the_same(pair: Pair) -> None:
    class Equal(Reads):
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    found = await pair.both("{ places { name } }", root=lambda: [Equal("a"), Equal("b"), Equal("c")])
    assert found.data == {"places": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}


async def test_a_type_that_the_class_decides_is_asked_once_a_class() -> None:
    pair = Pair(Query, types=[Fish, Bird, Crab], extensions=[ParserCache])

    class Other(Reads):
        pass

    root = [Reads("a"), Other("b"), Reads("c"), Reads("d"), Other("e"), None]
    document = "{ byClass { name } }"
    wanted = {"byClass": [{"name": name} for name in "abcde"] + [None]}
    # The second time it is the same document, whose plan remembers the answers.
    for asked in (2, 0):
        ASKED.clear()
        assert outcome(await pair.planned.execute(document, root_value=root)).data == wanted
        assert ASKED["by class"] == asked


async def test_any_other_type_is_asked_of_each_object(pair: Pair) -> None:
    same = Reads("a")
    root = [same, Reads("not b"), Reads("c"), same, None, Reads("raises")]
    await pair.planned.execute("{ byObject { name } }", root_value=root[:5])
    assert set(ASKED) == {"of a", "of not b", "of c"}
    found = await pair.both("{ byObject { name } }", root=lambda: root)
    assert found.data == {"byObject": [{"name": "a"}, None, {"name": "c"}, {"name": "a"}, None, None]}
    assert found.told == {
        ("byObject", 1): "Expected value of type 'ByObject' but got: <Reads instance>.",
        ("byObject", 5): "nobody knows",
    }


async def test_objects_of_a_wrong_class_are_errors_each_time(pair: Pair) -> None:
    for _ in range(2):
        found = await pair.both("{ byClass { name } }", root=lambda: [Reads("a"), 5, Reads("b"), 5, "text"])
        assert found.data == {"byClass": [{"name": "a"}, None, {"name": "b"}, None, None]}
        assert found.told == {
            ("byClass", 1): "Expected value of type 'ByClass' but got: 5.",
            ("byClass", 3): "Expected value of type 'ByClass' but got: 5.",
            ("byClass", 4): "Expected value of type 'ByClass' but got: 'text'.",
        }
    found = await pair.both("{ strictByClass { name } }", root=lambda: [Reads("a"), 5, 6])
    assert found.data == {"strictByClass": None}
    assert found.told == {("strictByClass", 1): "Expected value of type 'ByClass' but got: 5."}


def zoo() -> list[Any]:
    """One of each, and two that are not."""
    return [Fish(name="cod", fins=8), Bird(name="tern", wings=2), None, Crab(name="edible", claws=2), 5, Reads("x")]


async def test_interfaces(pair: Pair) -> None:
    document = "{ beings { __typename name ... on Fish { fins } ... on Crab { claws } ... on Being { again: name } } }"
    found = await pair.both(document, root=lambda: zoo()[:4])
    assert [None if one is None else list(one.items()) for one in found.data["beings"]] == [
        [("__typename", "Fish"), ("name", "cod"), ("fins", 8), ("again", "cod")],
        [("__typename", "Bird"), ("name", "tern"), ("again", "tern")],
        None,
        [("__typename", "Crab"), ("name", "edible"), ("claws", 2), ("again", "edible")],
    ]


async def test_what_is_of_no_type_of_an_interface_is_an_error_at_its_place(pair: Pair) -> None:
    found = await pair.both("{ beings { name } strictBeings { name } }", root=zoo)
    assert [one and one["name"] for one in found.data["beings"]] == ["cod", "tern", None, "edible", None, None]
    assert found.data["strictBeings"] is None
    assert set(found.told) == {("beings", 4), ("beings", 5), ("strictBeings", 2)}
    assert found.told["strictBeings", 2] == "Cannot return null for non-nullable field Query.strictBeings."
    assert found.told["beings", 4].startswith("Abstract type 'Being' must resolve to an Object type at runtime")


async def test_unions(pair: Pair) -> None:
    document = "{ flyers { __typename ... on Fish { fins } ... on Bird { wings } ... on Being { name } } }"
    found = await pair.both(document, root=zoo)
    assert [one and list(one.values()) for one in found.data["flyers"]] == [
        ["Fish", 8, "cod"],
        ["Bird", 2, "tern"],
        None,
        None,
        None,
        None,
    ]
    assert set(found.told) == {("flyers", 3), ("flyers", 4), ("flyers", 5)}


async def test_an_object_of_an_interface_at_many_places_is_built_once(pair: Pair) -> None:
    cod, tern = Fish(name="cod", fins=8), Bird(name="tern", wings=2)
    found = await pair.both("{ beings { name } }", root=lambda: [cod, tern, cod, cod])
    assert [one["name"] for one in found.data["beings"]] == ["cod", "tern", "cod", "cod"]
    result = await pair.planned.execute("{ beings { name } }", root_value=[cod, tern, cod, cod])
    assert isinstance(result, ExecutionResult)
    assert len({id(one) for one in (result.data or {})["beings"]}) == 4


async def test_anything_that_can_be_walked_through_is_a_list(pair: Pair) -> None:
    def walked() -> Iterator[Fish]:
        yield Fish(name="cod", fins=8)
        yield Fish(name="eel", fins=1)

    for root in (walked, lambda: tuple(walked()), lambda: {one.name: one for one in walked()}.values()):
        found = await pair.both("{ beings { name } }", root=root)
        assert found.data == {"beings": [{"name": "cod"}, {"name": "eel"}]}
    message = "Expected Iterable, but did not find one for field 'Query.beings'."
    for wrong in ("text", {"a": 1}, 5):
        found = await pair.both("{ beings { name } }", root=lambda wrong=wrong: wrong)  # type: ignore[misc]
        assert (found.text, found.told) == ("None", {("beings",): message})


async def test_a_list_of_objects_that_fails_while_it_is_made(pair: Pair) -> None:
    def broken() -> Iterator[Fish]:
        yield Fish(name="cod", fins=8)
        raise ValueError("the net is torn")

    found = await pair.both("{ strictBeings { name } }", root=broken)
    assert (found.data, found.told) == ({"strictBeings": None}, {("strictBeings",): "the net is torn"})
