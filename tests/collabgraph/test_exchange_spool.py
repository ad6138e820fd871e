"""What an import keeps outside its memory, and how it makes the next batch while one is written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from tempfile import TemporaryFile

import pytest

from collabgraph.exchange import ahead, spool
from collabgraph.exchange.spool import Groups, Spool


@pytest.mark.parametrize("waiting", [1, 2, 100])
def test_rows_come_back_group_by_group_in_their_order(monkeypatch: pytest.MonkeyPatch, waiting: int) -> None:
    monkeypatch.setattr(spool, "_WAITING", waiting)
    with TemporaryFile() as file:
        shared = Spool(file)
        groups, others = Groups(shared), Groups(shared)
        for number, row in [(7, ("é", 1.5)), (2, (None, True)), (7, ("", ("a", "\U0001f600"))), (2, {"a": ["b"]})]:
            groups.add(number, row)
            others.add(0, number)
        expected = [[(None, True), {"a": ["b"]}], [("é", 1.5), ("", ("a", "\U0001f600"))]]
        assert list(groups) == expected
        assert list(others) == [[7, 2, 7, 2]]
        assert list(groups) == expected


def test_no_rows_are_no_groups() -> None:
    with TemporaryFile() as file:
        assert list(Groups(Spool(file))) == []


async def _numbers(told: list[str], size: int) -> AsyncIterator[int]:
    for number in range(size):
        told.append(f"makes {number}")
        await asyncio.sleep(0)
        yield number


async def test_the_next_item_is_made_while_one_is_used() -> None:
    told: list[str] = []

    async def use(number: int) -> None:
        told.append(f"uses {number}")
        for _ in range(5):
            await asyncio.sleep(0)
        told.append(f"used {number}")

    await ahead.each(_numbers(told, 3), use)
    assert told == [
        "makes 0",
        "uses 0",
        "makes 1",
        "used 0",
        "uses 1",
        "makes 2",
        "used 1",
        "uses 2",
        "used 2",
    ]


async def test_nothing_to_make_is_nothing_to_use() -> None:
    used: list[int] = []

    async def use(number: int) -> None:
        used.append(number)

    await ahead.each(_numbers([], 0), use)
    assert used == []


async def test_a_use_that_fails_ends_the_making_too() -> None:
    told: list[str] = []

    async def endless() -> AsyncIterator[int]:
        yield 1
        try:
            await asyncio.Event().wait()
        finally:
            told.append("ended")

    async def use(number: int) -> None:
        await asyncio.sleep(0)
        raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        await ahead.each(endless(), use)
    assert told == ["ended"]


async def test_a_making_that_fails_is_told_after_what_was_made_is_used() -> None:
    used: list[int] = []

    async def failing() -> AsyncIterator[int]:
        yield 1
        raise ValueError("gone")

    async def use(number: int) -> None:
        await asyncio.sleep(0)
        used.append(number)

    with pytest.raises(ValueError, match="gone"):
        await ahead.each(failing(), use)
    assert used == [1]
