"""HTTP/1.1 as uvicorn's, with bounds on what comes before a body, of which httptools and uvicorn have none.

A header without end would otherwise be copied anew with every part of it that arrives, and one that never ends would
keep its connection for ever.
"""

from __future__ import annotations

import asyncio
from typing import Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BYTES = 65_536
"""Of a request's line and headers; what arrived with them in one piece, 256 kB at most, may be more."""
WITHIN = 10.0
"""Seconds for line and headers, from their first byte, or from the connection's beginning where it is new."""

ENDLESS: Final = "collabgraph.endless"
"""What a request's scope has where its answer goes on until one side ends it."""


class BoundedHttp(HttpToolsProtocol):
    """One connection: 431 where line and headers are too large, 408 where they do not come in time."""

    _head: int | None = None
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begins to wait for a request."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._timer = self.loop.call_later(WITHIN, self._late)

    def data_received(self, data: bytes) -> None:
        """Passes on what has arrived; most of the time all of the headers, so that there is nothing to count."""
        super().data_received(data)
        if self._head is None:
            self._in_time()
            return
        self._head += len(data)
        if self._timer is None:
            self._timer = self.loop.call_later(WITHIN, self._late)
        if self._head > MOST_BYTES:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        """Line and headers begin."""
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Line and headers are there."""
        self._head = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing any more."""
        self._in_time()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """The service ends: an answer is sent first, but for one that has no end, which uvicorn would wait for."""
        super().shutdown()
        cycle = self.cycle
        if cycle is not None and not cycle.response_complete and cycle.scope.get(ENDLESS):
            self.transport.close()

    def _in_time(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        if self._head is None:
            self.transport.close()
        else:
            self._refuse(b"408 Request Timeout")

    def _refuse(self, status: bytes) -> None:
        """Answers what never became a request, and reads no more of it."""
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            self.transport.close()
