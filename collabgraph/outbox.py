"""What is to be sent to a client that may be slow: a queue with an end, and nobody waits where it is full."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

MOST = 64
"""Messages that wait for a client."""
MOST_BYTES = 10_000_000
"""Their bytes together, unless it is one alone."""
SENT_WITHIN = 20.0
"""Seconds in which a client has to take a message."""


class Slow(Exception):
    """The client does not take what is sent to it: it is dropped."""


@dataclass(slots=True)
class Outbox:
    """Messages in their order."""

    _waiting: deque[bytes] = field(default_factory=deque)
    _bytes: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _is_full: asyncio.Event = field(default_factory=asyncio.Event)
    _is_closed: bool = False

    def put(self, message: bytes) -> None:
        """Takes a message; where there are too many the client is dropped, and it goes nowhere."""
        if self._waiting and (len(self._waiting) >= MOST or self._bytes + len(message) > MOST_BYTES):
            self._is_full.set()
            return
        self._waiting.append(message)
        self._bytes += len(message)
        self._changed.set()

    def close(self) -> None:
        """No more comes: `sent` ends when all is sent."""
        self._is_closed = True
        self._changed.set()

    async def sent(
        self, send: Callable[[bytes], Awaitable[None]], *, quiet: float | None = None, idle: bytes = b""
    ) -> None:
        """Sends until the outbox is closed and empty; after so many `quiet` seconds `idle`. Raises Slow."""
        sending = asyncio.ensure_future(self._send_all(send, quiet, idle))
        full = asyncio.ensure_future(self._is_full.wait())
        try:
            await asyncio.wait((sending, full), return_when=asyncio.FIRST_COMPLETED)
            if not sending.done():
                raise Slow
            await sending
        finally:
            full.cancel()
            sending.cancel()

    async def _send_all(self, send: Callable[[bytes], Awaitable[None]], quiet: float | None, idle: bytes) -> None:
        while True:
            try:
                async with asyncio.timeout(quiet):
                    await self._changed.wait()
            except TimeoutError:
                await self._send(send, idle)
                continue
            self._changed.clear()
            while self._waiting:
                message = self._waiting.popleft()
                self._bytes -= len(message)
                await self._send(send, message)
            if self._is_closed:
                return

    async def _send(self, send: Callable[[bytes], Awaitable[None]], message: bytes) -> None:
        try:
            async with asyncio.timeout(SENT_WITHIN):
                await send(message)
        except TimeoutError:
            raise Slow from None
