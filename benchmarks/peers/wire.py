"""HTTP/1.1 as cheap as it can be: one request, built once, sent again and again over connections that stay open.

The load generator shares two processors with what it measures, so it reads no more of an answer than its status, its
length and how many bytes have come. Answers in chunks are refused: whoever sends them is told so.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import cast

_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"content-length:"


class BadAnswer(RuntimeError):
    """An answer that is not the expected one: its status, its length, or the way it is sent; the message says which."""


class Lost(BadAnswer):
    """The connection was closed when nothing of an answer had come: a server may do so that takes it for idle."""


def request(port: int, body: bytes, path: str = "/graphql") -> bytes:
    """The bytes of a POST of JSON to this machine."""
    kinds = "content-type: application/json\r\naccept: application/json"
    head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{kinds}\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def head_of(head: bytes) -> tuple[int, int]:
    """Status and length of the body, from all bytes before the empty line. BadAnswer where there is no length."""
    lower = head.lower()
    start = lower.find(_LENGTH)
    if start < 0:
        raise BadAnswer(f"no content-length in {head[:200]!r}")
    start += len(_LENGTH)
    end = lower.find(b"\r\n", start)
    return int(head[9:12]), int(head[start : end if end >= 0 else len(head)])


class Asker(asyncio.Protocol):
    """One connection that asks the same again and again, each time when the answer before is whole.

    `again` is told the seconds that an answer took and says whether to ask once more; `ended` is told None or what went
    wrong. `length` is that of the body in bytes, which every answer must have.
    """

    def __init__(
        self, asked: bytes, length: int, again: Callable[[float], bool], ended: Callable[[BaseException | None], None]
    ) -> None:
        self._asked = asked
        self._length = length
        self._again = again
        self._ended = ended
        self._transport: asyncio.WriteTransport | None = None
        self._head = b""
        self._missing = 0
        self._began = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is none by its class
        self._ask()

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            try:
                self._read_head(data)
            except (BadAnswer, ValueError) as error:
                self._close(error)
                return
        if self._missing == 0 and not self._head:
            self._answered()
        elif self._missing < 0:
            self._close(BadAnswer("more was sent than the length of the answer"))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._head or self._missing:
            self._close(exc or BadAnswer("the connection was closed before the answer was whole"))
        else:
            self._close(Lost(f"the connection was closed before the answer ({exc})"))

    def _read_head(self, data: bytes) -> None:
        self._head += data
        end = self._head.find(_END_OF_HEAD)
        if end < 0:
            return
        status, length = head_of(self._head[:end])
        if status != 200 or length != self._length:
            body = self._head[end + 4 : end + 304]
            raise BadAnswer(f"status {status}, {length} bytes instead of {self._length}: {body!r}")
        self._missing = length - (len(self._head) - end - len(_END_OF_HEAD))
        self._head = b""

    def _ask(self) -> None:
        if self._transport is not None:
            self._began = time.perf_counter()
            self._transport.write(self._asked)

    def _answered(self) -> None:
        if self._again(time.perf_counter() - self._began):
            self._ask()
        else:
            self._close(None)

    def _close(self, reason: BaseException | None) -> None:
        """Ends the connection and says so, once."""
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.close()
            self._ended(reason)
