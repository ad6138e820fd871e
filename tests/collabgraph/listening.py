"""Services on ports, in this event loop, and clients that subscribe to them over both transports."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import Any, Self

import httpx
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from collabgraph.app import create_app, utc_now
from collabgraph.http_protocol import BoundedHttp
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import Viewer
from tests.support.networks import Inline

PROTOCOL = Subprotocol("graphql-transport-ws")
WITHIN = 60
STREAM = {"accept": "text/event-stream"}


@asynccontextmanager
async def serving(
    store: Store, viewer: Viewer | None, clock: Callable[[], datetime] = utc_now, **settings: Any
) -> AsyncIterator[str]:
    """The host and port of a service; without a viewer it is asked as the credentials say."""
    chosen = Settings(**{"subscription_interval": 0.05, **settings})
    app = create_app(chosen, store=store, viewer=viewer, compute=Inline(), clock=clock)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(
            app, log_config=None, http=BoundedHttp, ws="websockets-sansio", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        served = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await served


async def asked(host: str, document: str, **variables: Any) -> Any:
    """The data of an ordinary request without errors."""
    async with httpx.AsyncClient(timeout=WITHIN) as client:
        body = {"query": document, "variables": variables}
        answer = (await client.post(f"http://{host}/graphql", json=body)).json()
    assert "errors" not in answer, answer
    return answer["data"]


class Events:
    """An event stream that was opened."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def event(self) -> tuple[str, Any]:
        """The next event: its name and its data."""
        found: dict[str, str] = {}
        async with asyncio.timeout(WITHIN):
            async for line in self._lines:
                if not line and found:
                    return found["event"], json.loads(found["data"] or "null")
                name, _, value = line.partition(":")
                if name:
                    found[name] = value.strip()
        return "end", None

    async def told(self) -> Any:
        """The data of the next answer, which has no errors."""
        name, answer = await self.event()
        assert (name, list(answer)) == ("next", ["data"]), answer
        return answer["data"]


@asynccontextmanager
async def streamed(
    host: str, document: str, headers: dict[str, str] | None = None, **variables: Any
) -> AsyncIterator[Events]:
    """A subscription as an event stream."""
    body = {"query": document, "variables": variables}
    async with (
        httpx.AsyncClient(timeout=WITHIN) as client,
        client.stream("POST", f"http://{host}/graphql", json=body, headers=STREAM | (headers or {})) as response,
    ):
        yield Events(response)


class Socket:
    """A WebSocket that was opened."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, kind: str, **parts: Any) -> Self:
        """Sends a message."""
        return await self.send({"type": kind, **parts})

    async def send(self, message: Any) -> Self:
        """Sends anything as JSON."""
        await self.connection.send(json.dumps(message))
        return self

    async def hear(self) -> Any:
        """The next message."""
        async with asyncio.timeout(WITHIN):
            return json.loads(await self.connection.recv())

    async def begin(self, payload: dict[str, Any] | None = None) -> Self:
        """Initialises the connection."""
        await self.say("connection_init", **({"payload": payload} if payload else {}))
        assert await self.hear() == {"type": "connection_ack"}
        return self

    async def subscribe(self, id_: str, document: str, **variables: Any) -> Self:
        """Begins a subscription."""
        return await self.say("subscribe", id=id_, payload={"query": document, "variables": variables})

    async def told(self, id_: str) -> Any:
        """The data of the next message, which is an answer without errors to that subscription."""
        message = await self.hear()
        assert (message["type"], message["id"], list(message["payload"])) == ("next", id_, ["data"]), message
        return message["payload"]["data"]

    async def closed(self) -> int:
        """The code with which the server closes, when it has said all else."""
        async with asyncio.timeout(WITHIN):
            await self.connection.wait_closed()
        return int(self.connection.close_code or 0)


@asynccontextmanager
async def connected(host: str, **how: Any) -> AsyncIterator[Socket]:
    """A WebSocket by graphql-transport-ws."""
    async with connect(f"ws://{host}/graphql", **{"subprotocols": [PROTOCOL], **how}) as connection:
        yield Socket(connection)


@asynccontextmanager
async def many(*contexts: Any) -> AsyncIterator[list[Any]]:
    """All of these contexts."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(one) for one in contexts]
