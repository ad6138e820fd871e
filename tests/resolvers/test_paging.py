"""Windows, cursors and flags, by hand (DEFINITIONS B1-B4, N14, N21)."""

from __future__ import annotations

import base64
import json

import pytest

from graph_store.errors import BadInput
from graph_store.relations import Row, Shape, Window
from resolvers.connections import Wants, page_maker
from resolvers.paging import Order, Page, Paging, decode_cursor, encode_cursor, trim, window

BY_NAME = Order("things", (str, str))
A, B, C = ([name, name] for name in "abc")


def page(rows: list[Row], asked: Window) -> Page:
    kept, more = trim(rows, asked)
    return page_maker(BY_NAME, asked, Shape(place=True), Wants())(kept, more, {name: name for name in "abc"}, None)


def flags(found: Page) -> tuple[bool, bool]:
    return found.page_info.has_next_page, found.page_info.has_previous_page


def test_without_arguments_the_first_twenty_are_asked_for_and_one_more() -> None:
    assert window(Paging(), BY_NAME) == Window(21)


@pytest.mark.parametrize("size", [-1, 201])
@pytest.mark.parametrize("argument", ["first", "last"])
def test_sizes_outside_0_to_200_are_bad(argument: str, size: int) -> None:
    with pytest.raises(BadInput, match=rf"^{argument}: must be between 0 and 200$"):
        window(Paging(first=size) if argument == "first" else Paging(last=size), BY_NAME)


def test_first_and_last_together_are_bad() -> None:
    with pytest.raises(BadInput, match=r"^last: "):
        window(Paging(first=1, last=1), BY_NAME)


def test_first_page_of_more() -> None:
    found = page([A, B, C], window(Paging(first=2), BY_NAME))
    assert found.nodes == ["a", "b"]
    assert flags(found) == (True, False)
    assert found.page_info.start_cursor == encode_cursor(BY_NAME, ["a", "a"])
    assert found.page_info.end_cursor == encode_cursor(BY_NAME, ["b", "b"])


def test_last_page_of_more_keeps_the_order_of_the_list() -> None:
    found = page([A, B, C], window(Paging(last=2), BY_NAME))
    assert found.nodes == ["b", "c"]
    assert flags(found) == (False, True)


def test_first_0_says_whether_there_is_anything() -> None:
    assert flags(page([A], window(Paging(first=0), BY_NAME))) == (True, False)
    assert flags(page([], window(Paging(first=0), BY_NAME))) == (False, False)


def test_with_a_cursor_on_a_side_there_is_something_on_that_side() -> None:
    cursor = encode_cursor(BY_NAME, ["b", "b"])
    assert flags(page([C], window(Paging(first=1, after=cursor), BY_NAME))) == (False, True)
    assert flags(page([A], window(Paging(last=1, before=cursor), BY_NAME))) == (True, False)
    assert flags(page([], window(Paging(first=0, after=cursor, before=cursor), BY_NAME))) == (True, True)


def test_a_cursor_gives_its_order_key_back() -> None:
    cursor = encode_cursor(BY_NAME, ["Ünïcode \U0001f3dd", "17"])
    assert decode_cursor("after", cursor, BY_NAME) == ("Ünïcode \U0001f3dd", "17")


def raw(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "é",
        "!!!",
        "A",
        raw(["things", "a"]),
        raw(["things", "a", "b", "c"]),
        raw(["things", "a", 1]),
        raw(["things", "a", None]),
        raw(["others", "a", "b"]),
        raw({"things": 1}),
        raw([]),
        raw(17),
        raw(["things", "a", "b"]) + "=",
        "[" * 5000,
    ],
)
def test_a_malformed_or_foreign_cursor_is_bad(cursor: str) -> None:
    with pytest.raises(BadInput, match=r"^before: this is not a cursor of this list"):
        window(Paging(before=cursor), BY_NAME)


@pytest.mark.parametrize("key", [[float("nan")], [float("inf")], ["1"], [True], [1]])
def test_a_number_in_a_cursor_is_finite_and_of_its_type(key: list[object]) -> None:
    with pytest.raises(BadInput):
        decode_cursor("after", raw(["by strength", *key]), Order("by strength", (float,)))
