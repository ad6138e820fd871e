"""What waits for a client: in order, bounded, and nobody waits with it."""

from __future__ import annotations

import asyncio

import pytest

from collabgraph import outbox
from collabgraph.outbox import MOST, MOST_BYTES, Outbox, Slow


async def test_messages_are_sent_in_their_order_and_all_before_the_end() -> None:
    box, sent = Outbox(), list[bytes]()

    async def send(message: bytes) -> None:
        sent.append(message)

    box.put(b"one")
    running = asyncio.create_task(box.sent(send))
    await asyncio.sleep(0)
    box.put(b"two")
    box.put(b"three")
    box.close()
    await running
    assert sent == [b"one", b"two", b"three"]


@pytest.mark.parametrize(("message", "most"), [(b"x", MOST), (b"x" * (MOST_BYTES // 4), 4)])
async def test_who_takes_nothing_is_dropped_when_too_much_waits(
    message: bytes, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "SENT_WITHIN", 3600.0)
    box, taken, begun, never = Outbox(), list[bytes](), asyncio.Event(), asyncio.Event()

    async def send(message: bytes) -> None:
        taken.append(message)
        begun.set()
        await never.wait()

    running = asyncio.create_task(box.sent(send))
    box.put(b"first")
    await begun.wait()
    for _ in range(most):
        box.put(message)
    for _ in range(10):
        await asyncio.sleep(0)
    assert not running.done()
    box.put(b"one too many")
    with pytest.raises(Slow):
        async with asyncio.timeout(30):
            await running
    assert taken == [b"first"]


async def test_one_message_may_be_larger_than_all_that_may_wait() -> None:
    box, sent = Outbox(), list[int]()

    async def send(message: bytes) -> None:
        sent.append(len(message))

    box.put(b"x" * (MOST_BYTES + 1))
    box.close()
    await box.sent(send)
    assert sent == [MOST_BYTES + 1]


async def test_who_does_not_take_one_message_in_time_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "SENT_WITHIN", 0.0)
    box, never = Outbox(), asyncio.Event()

    async def send(message: bytes) -> None:
        await never.wait()

    box.put(b"one")
    with pytest.raises(Slow):
        await box.sent(send)


async def test_where_nothing_is_to_be_said_something_is() -> None:
    box, sent = Outbox(), list[bytes]()

    async def send(message: bytes) -> None:
        sent.append(message)
        if len(sent) == 3:
            box.close()

    await box.sent(send, quiet=0.0, idle=b":")
    assert sent == [b":"] * 3
