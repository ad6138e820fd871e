"""The second pass: which errors are told, where they are, and what becomes null for them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
import strawberry
from graphql import GraphQLError

from execution.fields import batch_field
from execution.info import Info
from execution.locating import own_copies
from tests.execution.comparing import Pair, column, error, outcome

Asked = str


class Broken(LookupError):
    """What fails here."""


def value(asked: Asked) -> Any:
    """The value that a document asks for: a number, null, or an error with this text."""
    if asked == "null":
        return None
    return int(asked) if asked.isdigit() else Broken(asked)


def raised(asked: Asked) -> Any:
    """The value, or the error raised."""
    found = value(asked)
    if isinstance(found, Exception):
        raise found
    return found


async def batch_of(parents: Sequence[Any], info: Info[Any, Any], v: Asked) -> list[Any]:
    """The value for each parent."""
    return [value(v)] * len(parents)


async def batch_all(parents: Sequence[Any], info: Info[Any, Any], v: Asked) -> list[Any]:
    """The value for each parent; an error is one of the batch."""
    return [raised(v)] * len(parents)


@strawberry.type
class Box:
    """Each field gives what its argument says; `m` may be null and `s` may not."""

    m_batch: int | None = batch_field(batch_of, graphql_type=None, description="")
    s_batch: int = batch_field(batch_of, graphql_type=None, description="")
    m_batch_all: int | None = batch_field(batch_all, graphql_type=None, description="")
    s_batch_all: int = batch_field(batch_all, graphql_type=None, description="")

    @strawberry.field
    def m(self, v: Asked) -> int | None:
        return raised(v)  # type: ignore[no-any-return]

    @strawberry.field
    def s(self, v: Asked) -> int:
        return raised(v)  # type: ignore[no-any-return]

    @strawberry.field
    async def m_async(self, v: Asked) -> int | None:
        await asyncio.sleep(0)
        return raised(v)  # type: ignore[no-any-return]

    @strawberry.field
    async def s_async(self, v: Asked) -> int:
        await asyncio.sleep(0)
        return raised(v)  # type: ignore[no-any-return]

    @strawberry.field
    def mm(self, v: list[Asked]) -> list[int | None] | None:
        return list(map(value, v))

    @strawberry.field
    def ms(self, v: list[Asked]) -> list[int] | None:
        return list(map(value, v))

    @strawberry.field
    def ss(self, v: list[Asked]) -> list[int]:
        return list(map(value, v))

    @strawberry.field
    def mss(self, v: list[list[Asked]]) -> list[list[int]] | None:
        return [list(map(value, one)) for one in v]

    @strawberry.field
    def msm(self, v: list[list[Asked]]) -> list[list[int] | None] | None:
        return [list(map(value, one)) for one in v]

    @strawberry.field
    def box(self) -> Box | None:
        return Box()

    @strawberry.field
    def sbox(self) -> Box:
        return Box()

    @strawberry.field
    async def abox(self) -> Box:
        await asyncio.sleep(0)
        return Box()

    @strawberry.field
    def boxes(self) -> list[Box | None]:
        return [Box(), None, Box()]

    @strawberry.field
    def sboxes(self) -> list[Box] | None:
        return [Box(), Box()]

    @strawberry.field
    def mixed(self) -> list[Box] | None:
        return [Box(), Broken("for a box"), Box()]  # type: ignore[list-item]


@strawberry.type
class Query(Box):
    pass


@pytest.fixture
def pair() -> Pair:
    """The schema of this module."""
    return Pair(Query)


def null(field: str) -> str:
    """What graphql-core says of a null where there may be none."""
    return f"Cannot return null for non-nullable field {field}."


LISTS = [
    ('mm(v: ["1", "x", "null"])', [1, None, None], {("mm", 1): "x"}),
    ('ms(v: ["1", "x", "y"])', None, {("ms", 1): "x"}),
    ('ms(v: ["1", "null"])', None, {("ms", 1): null("Query.ms")}),
    ("ms(v: [])", [], {}),
    ('mss(v: [["1"], ["2", "x"], ["y"]])', None, {("mss", 1, 1): "x"}),
    (
        'msm(v: [["1"], ["2", "x", "y"], [], ["null"]])',
        [[1], None, [], None],
        {
            ("msm", 1, 1): "x",
            ("msm", 3, 0): null("Query.msm"),
        },
    ),
]


@pytest.mark.parametrize(("field", "wanted", "told"), LISTS)
async def test_errors_in_lists(pair: Pair, field: str, wanted: Any, told: Any) -> None:
    found = await pair.both(f"{{ {field} }}")
    assert found.data == {field.partition("(")[0]: wanted}
    assert found.told == told


SEVERAL: list[tuple[str, Any, dict[Any, str]]] = [
    # Siblings that may be null do not hinder each other.
    ('m(v: "x") box { m(v: "y") }', {"m": None, "box": {"m": None}}, {("m",): "x", ("box", "m"): "y"}),
    # The nearest ancestor that may be null, and no further.
    ('box { sbox { s(v: "x") } } m(v: "1")', {"box": None, "m": 1}, {("box", "sbox", "s"): "x"}),
    ('box { box { sbox { s(v: "x") } } }', {"box": {"box": None}}, {("box", "box", "sbox", "s"): "x"}),
    ('boxes { s(v: "x") }', {"boxes": [None, None, None]}, {("boxes", 0, "s"): "x", ("boxes", 2, "s"): "x"}),
    ('sboxes { s(v: "x") }', {"sboxes": None}, {("sboxes", 0, "s"): "x"}),
    ('sbox { s(v: "x") }', None, {("sbox", "s"): "x"}),
    ('sbox { sbox { sBatch(v: "x") } } m(v: "1")', None, {("sbox", "sbox", "sBatch"): "x"}),
    # Beneath what is null already nothing is told.
    ('box { s(v: "x") m(v: "y") t: s(v: "z") }', {"box": None}, {("box", "s"): "x"}),
    ('box { s(v: "x") box { m(v: "y") } sbox { s(v: "z") } }', {"box": None}, {("box", "s"): "x"}),
    ('box { sAsync(v: "x") box { mAsync(v: "1") sbox { m(v: "y") } } }', {"box": None}, {
        ("box", "box", "sbox", "m"): "y",
        ("box", "sAsync"): "x",
    }),
    # What is told before stays told.
    ('box { m(v: "x") s(v: "y") }', {"box": None}, {("box", "m"): "x", ("box", "s"): "y"}),
    ('box { box { s(v: "x") } s(v: "y") }', {"box": None}, {("box", "box", "s"): "x", ("box", "s"): "y"}),
    ('box { sAsync(v: "x") m(v: "y") }', {"box": None}, {("box", "sAsync"): "x", ("box", "m"): "y"}),
    ('box { s(v: "null") m(v: "y") }', {"box": None}, {("box", "s"): null("Box.s")}),
    # Errors at once at several depths.
    (
        'm(v: "a") box { m(v: "b") box { m(v: "c") sbox { m(v: "d") mBatch(v: "e") } } }',
        {"m": None, "box": {"m": None, "box": {"m": None, "sbox": {"m": None, "mBatch": None}}}},
        {
            ("m",): "a",
            ("box", "m"): "b",
            ("box", "box", "m"): "c",
            ("box", "box", "sbox", "m"): "d",
            ("box", "box", "sbox", "mBatch"): "e",
        },
    ),
    # A batch that fails fails for each parent.
    ('boxes { mBatchAll(v: "x") }', {"boxes": [{"mBatchAll": None}, None, {"mBatchAll": None}]}, {
        ("boxes", 0, "mBatchAll"): "x",
        ("boxes", 2, "mBatchAll"): "x",
    }),
    ('boxes { sBatchAll(v: "x") }', {"boxes": [None, None, None]}, {
        ("boxes", 0, "sBatchAll"): "x",
        ("boxes", 2, "sBatchAll"): "x",
    }),
    # An error instead of an object is at the object's place.
    ('mixed { m(v: "1") }', {"mixed": None}, {("mixed", 1): "for a box"}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "wanted", "told"), SEVERAL)
async def test_several_errors_and_what_becomes_null(pair: Pair, fields: str, wanted: Any, told: Any) -> None:
    found = await pair.both(f"{{ {fields} }}")
    assert found.data == wanted
    assert found.told == told


async def test_errors_come_in_the_order_in_which_they_happen(pair: Pair) -> None:
    document = (
        '{ a: mAsync(v: "a") b: m(v: "b") box { c: mAsync(v: "c") d: m(v: "d") } abox { e: m(v: "e") } f: m(v: "f") }'
    )
    for schema in (pair.plain, pair.planned):
        result = await schema.execute(document)
        # Those that wait for nothing first, then those that wait for one turn.
        assert [one.message for one in result.errors or ()] == ["b", "d", "f", "a", "c", "e"]


async def test_an_error_has_the_locations_of_all_nodes_of_its_field(pair: Pair) -> None:
    document = '{ box { m(v: "x") } box { ...A } } fragment A on Box { m(v: "x") }'
    found = await pair.both(document)
    (only,) = found.errors
    places = (column(document, 'm(v: "x") } box'), column(document, 'm(v: "x") }', -1))
    assert only.locations == places
    assert only.path == ("box", "m")


async def test_an_alias_is_in_the_path_and_not_in_the_message(pair: Pair) -> None:
    document = '{ there: sbox { here: s(v: "null") } }'
    found = await pair.both(document)
    assert found.errors == (error(["there", "here"], null("Box.s"), column(document, "here", -1), TypeError),)


def test_copies_have_no_object_at_two_places() -> None:
    shared = {"a": [1, {"b": 2}]}
    tree = {"x": shared, "y": [shared, shared], "z": "text"}
    copied = own_copies(tree)
    assert copied == tree
    assert list(copied) == list(tree)
    seen = [copied, copied["x"], copied["y"], *copied["y"]]
    seen += [one["a"] for one in (copied["x"], *copied["y"])] + [one["a"][1] for one in (copied["x"], *copied["y"])]
    assert len(set(map(id, seen))) == len(seen)


@strawberry.type(name="Query")
class Told:
    @strawberry.field
    def extended(self) -> int | None:
        raise GraphQLError("with more", extensions={"code": "MORE"})

    @strawberry.field
    def elsewhere(self) -> int | None:
        raise GraphQLError("from elsewhere", path=["other", 3])

    @strawberry.field
    def textless(self) -> int | None:
        raise Broken

    @strawberry.field
    def again(self) -> list[int | None]:
        broken = Broken("one and the same")
        return [broken, 1, broken]  # type: ignore[list-item]


async def test_errors_that_are_graphql_errors_keep_what_they_say() -> None:
    pair = Pair(Told)
    for document, extensions, path in (
        ("{ extended }", {"code": "MORE"}, ["extended"]),
        ("{ elsewhere }", {}, ["other", 3]),
        ("{ textless }", {}, ["textless"]),
    ):
        for schema in (pair.plain, pair.planned):
            result = await schema.execute(document)
            (only,) = result.errors or ()  # type: ignore[misc]
            assert (only.extensions or {}, only.path) == (extensions, path)
        pair.expect(None)
    found = await pair.both("{ again }")
    assert found.told == {("again", 0): "one and the same", ("again", 2): "one and the same"}


async def test_data_with_nulls_are_the_callers_own(pair: Pair) -> None:
    document = '{ boxes { m(v: "x") box { m(v: "1") } } }'
    first = outcome(await pair.planned.execute(document))
    second = outcome(await pair.planned.execute(document))
    first.data["boxes"][0]["box"]["m"] = "changed"
    assert first.data["boxes"][2]["box"] == second.data["boxes"][0]["box"] == {"m": 1}
