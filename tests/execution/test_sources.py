"""Where values come from: attributes and resolvers, and what resolvers are called with."""

from __future__ import annotations

import asyncio
import enum
import gc
import weakref
from dataclasses import dataclass
from typing import Annotated, Any, cast

import pytest
import strawberry
from strawberry import UNSET
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from execution.info import Info
from tests.execution.comparing import Context, Pair, column, error, outcome


@strawberry.enum
class Size(enum.Enum):
    SMALL = "s"
    LARGE = "l"


@strawberry.input
class Box:
    width: int
    size: Size = Size.SMALL
    tags: list[str] | None = None


@dataclass
class Row:
    """What the resolvers are called for."""

    number: int


def by_root(root: Any, by: int = 2) -> str:
    """A resolver that names its parent `root`."""
    return f"root {root.number} {by}"


def by_parent(above: strawberry.Parent[Any], info: strawberry.Info) -> str:
    """A resolver that marks its parent."""
    return f"parent {above.number} {info.field_name}"


def by_nothing() -> str:
    """A resolver that needs nothing."""
    return "nothing"


def only_info(info: strawberry.Info, most: int) -> str:
    """A resolver that needs no parent."""
    return f"info {info.field_name} {info.context.__class__.__name__} {most}"


@strawberry.type
class Thing:
    number: int
    root: str = strawberry.field(resolver=by_root)
    above: str = strawberry.field(resolver=by_parent)
    nothing: str = strawberry.field(resolver=by_nothing)
    informed: str = strawberry.field(resolver=only_info)

    @strawberry.field
    def itself(self, info: strawberry.Info, by: int = 3) -> str:
        return f"self {self.number} {by} {info.field_name}"

    @strawberry.field
    def boxed(self, box: Box, boxes: list[Box] | None = UNSET, size: Size | None = None) -> str:
        return f"{box!r} {boxes!r} {size!r}"

    @strawberry.field
    def renamed(self, from_: Annotated[int, strawberry.argument(name="from")] = 1, two_words: int = 2) -> str:
        return f"{from_} {two_words}"

    @strawberry.field
    def greedy(self, numbers: list[int]) -> int:
        numbers.append(self.number)
        return len(numbers)

    @strawberry.field
    async def side(self, info: strawberry.Info) -> list[int]:
        notes = info.context.notes
        notes.append(self.number)
        await asyncio.sleep(0)
        return list(notes)

    @strawberry.field
    def even(self) -> int | None:
        if self.number % 2:
            raise ValueError(f"{self.number} is odd")
        return self.number

    @strawberry.field
    async def late_even(self) -> int | None:
        await asyncio.sleep(0)
        if self.number % 2:
            raise ValueError(f"{self.number} is odd")
        return self.number


@strawberry.type
class Query:
    plain: int

    @strawberry.field
    def things(self) -> list[Thing]:
        return cast("list[Thing]", [Row(number) for number in (1, 2, 3)])

    @strawberry.field
    def thing(self) -> Thing:
        return cast("Thing", Row(7))


@pytest.fixture
def pair() -> Pair:
    """The schema of this module; what is asked twice is parsed once."""
    return Pair(Query, config=StrawberryConfig(info_class=Info), extensions=[ParserCache, ValidationCache])


SMALL = "<Size.SMALL: 's'>"
CALLS = [
    ("root", {}, "root 7 2"),
    ("root(by: 5)", {}, "root 7 5"),
    ("root(by: $n)", {"n": 6}, "root 7 6"),
    ("root(by: $n)", {}, "root 7 4"),
    ("above", {}, "parent 7 above"),
    ("nothing", {}, "nothing"),
    ("informed(most: $n)", {"n": 1}, "info informed Context 1"),
    ("itself", {}, "self 7 3 itself"),
    ("itself(by: 4)", {}, "self 7 4 itself"),
    ("renamed", {}, "1 2"),
    ("renamed(from: 3, twoWords: $n)", {"n": 9}, "3 9"),
    ("boxed(box: {width: 1})", {}, f"Box(width=1, size={SMALL}, tags=None) UNSET None"),
    (
        "boxed(box: $b, boxes: [$b], size: LARGE)",
        {"b": {"width": 2, "tags": ["x"]}},
        f"Box(width=2, size={SMALL}, tags=['x']) [Box(width=2, size={SMALL}, tags=['x'])] <Size.LARGE: 'l'>",
    ),
    (
        "boxed(box: {width: $n, size: LARGE}, boxes: null)",
        {"n": 3},
        "Box(width=3, size=<Size.LARGE: 'l'>, tags=None) None None",
    ),
]


@pytest.mark.parametrize(("field", "variables", "wanted"), CALLS)
async def test_what_a_resolver_is_called_with(pair: Pair, field: str, variables: dict[str, Any], wanted: str) -> None:
    declared = ", ".join(text for name, text in {"$n": "$n: Int! = 4", "$b": "$b: Box!"}.items() if name in field)
    document = f"query {f'({declared})' if declared else ''} {{ thing {{ x: {field} }} }}"
    for _ in range(2):
        found = await pair.both(document, variables)
        assert found.data == {"thing": {"x": wanted}}


async def test_other_values_of_variables_are_other_arguments(pair: Pair) -> None:
    document = "query ($n: Int!) { thing { a: itself(by: $n) b: itself(by: 1) } }"
    for number in (8, 9, 8):
        found = await pair.both(document, {"n": number})
        assert found.data == {"thing": {"a": f"self 7 {number} itself", "b": "self 7 1 itself"}}
    assert len(pair.executor.plans) == 1


async def test_what_a_resolver_changes_is_its_own(pair: Pair) -> None:
    for _ in range(2):
        found = await pair.both("{ things { greedy(numbers: [0]) } }")
        assert found.data == {"things": [{"greedy": 2}] * 3}


async def test_resolvers_that_wait_wait_side_by_side(pair: Pair) -> None:
    for schema in (pair.planned, pair.plain):
        found = outcome(await schema.execute("{ things { side } }", context_value=Context()))
        assert found.data == {"things": [{"side": [1, 2, 3]}] * 3}


@pytest.mark.parametrize("field", ["even", "lateEven"])
async def test_a_resolver_that_raises_raises_for_its_parent_alone(pair: Pair, field: str) -> None:
    document = f"{{ things {{ number {field} }} }}"
    found = await pair.both(document)
    assert [one[field] for one in found.data["things"]] == [None, 2, None]
    at = column(document, field)
    assert found.errors == (
        error(["things", 0, field], "1 is odd", at),
        error(["things", 2, field], "3 is odd", at),
    )


async def test_arguments_that_cannot_be_coerced_are_errors_of_the_field(pair: Pair) -> None:
    document = "query ($n: Int) { things { root(by: $n) } }"
    found = await pair.both(document, {"n": None})
    assert found.data is None
    assert [one.path for one in found.errors] == [("things", 0, "root")]


async def test_attributes_of_the_root_are_those_of_the_root_value(pair: Pair) -> None:
    assert (await pair.both("{ plain }", root=lambda: cast("Any", Query(plain=3)))).data == {"plain": 3}
    found = await pair.both("{ plain }")
    assert found.told == {("plain",): "'NoneType' object has no attribute 'plain'"}


async def test_a_plan_keeps_nothing_of_what_resolvers_were_called_with(pair: Pair) -> None:
    context = Context()
    gone = weakref.ref(context)
    document = "{ thing { root(by: 5) above informed(most: 1) itself(by: 2) } }"
    for _ in range(2):
        await pair.planned.execute(document, context_value=context)
    assert pair.times_planned() == 2
    del context
    gc.collect()
    assert len(pair.executor.plans) == 1
    assert gone() is None
