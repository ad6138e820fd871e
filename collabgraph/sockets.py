"""Subscriptions over a WebSocket, by the protocol graphql-transport-ws: many on one connection, each with an id.

Who asks is said by the headers of the connection, or by `authorization` or `x-api-key` in the payload of
connection_init, since pages cannot set headers of a WebSocket. Queries and mutations are sent as ordinary requests.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from collabgraph.callers import address_of
from collabgraph.endpoint import Connected
from collabgraph.errors import INTERNAL, Unauthenticated
from collabgraph.hardening import check_socket
from collabgraph.outbox import Outbox, Slow
from collabgraph.protocol import ClientGone, Refusal, asked_of
from collabgraph.quotas import counted_as
from collabgraph.subscriptions import Places, Shared, Subscription, failure
from collabgraph.telemetry import Trace, trace_of
from collabgraph.watcher import Watcher
from graph_store.errors import RequestTimeout, Unavailable

PROTOCOL: Final = "graphql-transport-ws"
INIT_WITHIN = 10.0
"""Seconds in which a client has to say connection_init."""
LONGEST_ID = 128
"""Characters of the id that a client gives a subscription."""

_CREDENTIALS = ("authorization", "x-api-key")
_CLOSED_WITHIN = 1.0
_LOG = structlog.get_logger(__name__)


class Closed(Exception):
    """The connection is closed with that code, for that reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Sockets:
    """The ASGI app for WebSockets at /graphql; pages of `origins` may connect.

    There may be so many `connections`, of one address and at all, and on each of them `most` subscriptions.
    """

    shared: Shared
    watcher: Watcher
    origins: frozenset[str]
    connections: Places
    most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lives through one connection."""
        await receive()
        trace = trace_of(scope)
        try:
            check_socket(Headers(scope=scope), self.origins)
            with self.connections.taken(counted_as(address_of(scope))):
                await self._connected(scope, receive, send, trace)
        except Refusal as refusal:
            # Before it is accepted there are no codes: the client reads status 403.
            trace.code = refusal.code
            await send({"type": "websocket.close", "code": 4403, "reason": refusal.message})
        _LOG.info(
            "websocket",
            path=scope["path"],
            statements=trace.statements,
            code=trace.code,
            request_id=trace.request_id,
        )

    async def _connected(self, scope: Scope, receive: Receive, send: Send, trace: Trace) -> None:
        if PROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close", "code": 4406, "reason": "Subprotocol not acceptable"})
            return
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL})
        connection = _Connection(self, scope, receive, send, trace)
        try:
            await connection.run()
        except Closed as closed:
            trace.code = str(closed.code)
            await _close(send, closed)
        except (ClientGone, OSError):
            return


async def _close(send: Send, closed: Closed) -> None:
    """Says why; to a client that takes nothing only as far as it does so at once."""
    try:
        async with asyncio.timeout(_CLOSED_WITHIN):
            await send({"type": "websocket.close", "code": closed.code, "reason": closed.reason})
    except (TimeoutError, OSError):
        return


def _code(error: dict[str, Any]) -> int:
    """The code of a connection of which could not be said whose it is: a client that signs out must not for a while."""
    code = error["extensions"]["code"]
    if code in (Unavailable.code, RequestTimeout.code):
        return 1013
    return 4500 if code == INTERNAL else 4403


@dataclass(slots=True)
class _Connection:
    sockets: Sockets
    scope: Scope
    receive: Receive
    send: Send
    trace: Trace
    _outbox: Outbox = field(default_factory=Outbox)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _end: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    async def run(self) -> None:
        """Until one side ends it. Raises Closed and ClientGone."""
        tasks = [
            asyncio.create_task(self._outbox.sent(self._sent)),
            asyncio.create_task(self._listen()),
        ]
        try:
            done, _ = await asyncio.wait((*tasks, self._end), return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                await one
        except Slow:
            raise Closed(1013, "Too slow: what is told was not taken") from None
        finally:
            self._end.cancel()
            for task in (*tasks, *self._running.values()):
                task.cancel()
            await asyncio.gather(*tasks, *self._running.values(), return_exceptions=True)

    async def _sent(self, message: bytes) -> None:
        await self.send({"type": "websocket.send", "text": message.decode()})

    def _put(self, kind: str, id_: str | None = None, payload: bytes = b"") -> None:
        """A message; its payload is JSON already."""
        parts = [b'{"type":', orjson.dumps(kind)]
        if id_ is not None:
            parts += [b',"id":', orjson.dumps(id_)]
        if payload:
            parts += [b',"payload":', payload]
        self._outbox.put(b"".join([*parts, b"}"]))

    async def _message(self) -> dict[str, Any]:
        received = await self.receive()
        if received["type"] == "websocket.disconnect":
            raise ClientGone
        try:
            message = orjson.loads(received.get("text") or b"")
        except orjson.JSONDecodeError:
            message = None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Closed(4400, "A message has to be a JSON object with a type")
        if not isinstance(message.get("payload"), dict | None):
            raise Closed(4400, "A payload has to be an object")
        return message

    async def _listen(self) -> None:
        connected: Connected = self.scope["app"].state.connected
        await self._begin(connected)
        while True:
            message = await self._message()
            kind = message["type"]
            if kind == "subscribe":
                self._subscribe(connected, message)
            elif kind == "complete":
                self._complete(message)
            elif kind == "connection_init":
                raise Closed(4429, "Too many initialisation requests")
            else:
                self._pinged(kind)

    def _pinged(self, kind: str) -> None:
        if kind == "ping":
            self._put("pong")
        elif kind != "pong":
            raise Closed(4400, "Messages of that type are not for servers")

    async def _begin(self, connected: Connected) -> None:
        try:
            async with asyncio.timeout(INIT_WITHIN):
                while (message := await self._message())["type"] != "connection_init":
                    if message["type"] == "subscribe":
                        raise Closed(4401, "Unauthorized")
                    if message["type"] != "complete":
                        self._pinged(message["type"])
        except TimeoutError:
            raise Closed(4408, "Connection initialisation timeout") from None
        self._sign_in(message.get("payload") or {})
        shared = self.sockets.shared
        try:
            async with shared.moment(connected) as moment:
                await shared.quotas.told(shared.caller, self.scope, moment.store, moment.today, moment.deadline)
        except Exception as error:
            (first, *_) = failure(error, self.trace).body["errors"]
            raise Closed(_code(first), first["message"][:120]) from None
        self._put("connection_ack")

    def _sign_in(self, payload: dict[str, Any]) -> None:
        """Takes credentials of the payload for headers of the connection."""
        given = [
            (name.lower().encode(), value.encode("latin-1", "replace"))
            for name, value in payload.items()
            if name.lower() in _CREDENTIALS and isinstance(value, str)
        ]
        if given:
            self.scope = {**self.scope, "headers": [*self.scope["headers"], *given]}

    def _subscribe(self, connected: Connected, message: dict[str, Any]) -> None:
        id_ = message.get("id")
        if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
            raise Closed(4400, f"An id has to be a string of 1 to {LONGEST_ID} characters")
        if id_ in self._running:
            raise Closed(4409, "There is a subscription with this id already")
        task = asyncio.create_task(self._subscribed(connected, id_, message.get("payload") or {}))
        self._running[id_] = task
        task.add_done_callback(lambda _: self._forget(id_, task))

    def _forget(self, id_: str, task: asyncio.Task[None]) -> None:
        if self._running.get(id_) is task:
            del self._running[id_]
        error = None if task.cancelled() else task.exception()
        if error is not None and not self._end.done():
            self._end.set_exception(error)

    def _complete(self, message: dict[str, Any]) -> None:
        task = self._running.pop(str(message.get("id")), None)
        if task is not None:
            task.cancel()

    async def _subscribed(self, connected: Connected, id_: str, payload: dict[str, Any]) -> None:
        """Runs one subscription. Raises Closed where the client's credentials are not good any more."""
        try:
            if len(self._running) > self.sockets.most:
                most = f"One connection may have {self.sockets.most} subscriptions at the same time."
                raise Refusal(429, most, code=Unavailable.code)
            subscription = Subscription(
                self.sockets.shared,
                connected,
                self.scope,
                asked_of(payload),
                self.trace,
                lambda text: self._put("next", id_, text),
            )
            async with subscription.begun(self.sockets.watcher.watching):
                await subscription.over.wait()
            errors = subscription.errors
        except Exception as error:
            errors = list(failure(error, self.trace).body["errors"])
        if any(error["extensions"]["code"] == Unauthenticated.code for error in errors if "path" not in error):
            raise Closed(4403, errors[0]["message"][:120])
        if errors:
            self._put("error", id_, orjson.dumps(errors))
        else:
            self._put("complete", id_)
