"""A subscription as an event stream: graphql-sse, one connection for each, by POST or GET of `text/event-stream`.

There are events `next`, each with an answer, and at the end `complete`; a comment now and then keeps the connection.
What is wrong with a document is told so, too: clients take another status than 200 for a fault of the network, try
again, and show nobody what it says. With a status and JSON is answered what another document would not mend.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from collabgraph.answers import send_whole
from collabgraph.documents import Refused
from collabgraph.hardening import check_site
from collabgraph.http_protocol import ENDLESS
from collabgraph.outbox import Outbox, Slow
from collabgraph.protocol import EVENT_STREAM, GRAPHQL_JSON, Asked, ClientGone, Refusal, asked_by, body_too_late
from collabgraph.subscriptions import Shared, Subscription, failure
from collabgraph.telemetry import Trace, trace_of
from collabgraph.watcher import Watcher

QUIET = 12.0
"""Seconds without an event after which a comment is sent."""

_COMPLETE = b"event: complete\ndata:\n\n"
_COMMENT = b":\n\n"
_SLOW = "SLOW_CLIENT"
_HEADERS = [
    (b"content-type", f"{EVENT_STREAM}; charset=utf-8".encode()),
    (b"cache-control", b"no-store"),
    (b"vary", b"accept"),
    # What nginx and its like understand: they would else keep events back until there are many.
    (b"x-accel-buffering", b"no"),
]
_LOG = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class EventStreams:
    """The ASGI app for requests at /graphql that want an event stream; pages of `origins` may ask."""

    shared: Shared
    watcher: Watcher
    origins: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streams one subscription."""
        trace = trace_of(scope)
        outbox = Outbox()
        try:
            asked = await self._asked(scope, receive)
            subscription = Subscription(
                self.shared, scope["app"].state.connected, scope, asked, trace, lambda text: outbox.put(_event(text))
            )
            async with subscription.begun(self.watcher.watching):
                scope[ENDLESS] = True
                await self._stream(subscription, outbox, receive, send)
        except ClientGone:
            return
        except Refused as error:
            told = _event(orjson.dumps(failure(error, trace).body)) + _COMPLETE
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": told})
        except Exception as error:
            answer = failure(error, trace)
            await send_whole(answer, orjson.dumps(answer.body), GRAPHQL_JSON, send)

    async def _asked(self, scope: Scope, receive: Receive) -> Asked:
        if scope["method"] not in ("GET", "POST"):
            raise Refusal(405, "Subscribe by POST, or by GET.", headers={"allow": "GET, POST"})
        headers = Headers(scope=scope)
        check_site(headers, self.origins)
        bounds = self.shared.bounds
        try:
            async with asyncio.timeout(bounds.timeout):
                return await asked_by(scope, headers, receive, bounds.body_bytes)
        except TimeoutError:
            raise body_too_late() from None

    async def _stream(self, subscription: Subscription, outbox: Outbox, receive: Receive, send: Send) -> None:
        async def send_part(part: bytes) -> None:
            await send({"type": "http.response.body", "body": part, "more_body": True})

        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        tasks = [
            asyncio.create_task(outbox.sent(send_part, quiet=QUIET, idle=_COMMENT)),
            asyncio.create_task(_ended(subscription, outbox)),
            asyncio.create_task(_gone(receive)),
        ]
        try:
            done, _ = await asyncio.wait((tasks[0], tasks[2]), return_when=asyncio.FIRST_COMPLETED)
            if tasks[0] in done:
                await _finish(tasks[0], subscription.trace, send)
        finally:
            for task in tasks:
                task.cancel()


async def _ended(subscription: Subscription, outbox: Outbox) -> None:
    """Says the end of a subscription that has ended by itself."""
    await subscription.over.wait()
    if subscription.errors:
        outbox.put(_event(orjson.dumps({"errors": subscription.errors})))
    outbox.put(_COMPLETE)
    outbox.close()


async def _finish(sent: asyncio.Task[None], trace: Trace, send: Send) -> None:
    try:
        await sent
    except Slow:
        # The answer stays without an end, so the connection is closed, with what was not taken.
        trace.code = _SLOW
        return
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(text: bytes) -> bytes:
    # JSON of ours is one line.
    return b"event: next\ndata: " + text + b"\n\n"
