"""Raw ASGI: the shape is told by the operation's name in the body, and the answer is the contract's.

A session for each request, auto-commit reads, orjson, and the garbage collector kept from what stays.
"""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import neo4j
import orjson

from benchmarks.peers import connecting, profiling
from benchmarks.peers.limit import answers

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
_SHAPES = {"Q1": answers.q1, "Q2": answers.q2, "Q3": answers.q3, "Q4": answers.q4, "Q5": answers.q5}
_GC_THRESHOLD = 10_000


class Limit:
    """The app; it opens its driver with the lifespan."""

    def __init__(self) -> None:
        self._driver: neo4j.AsyncDriver | None = None
        self._counted = profiling.install() if connecting.is_profiled() else profiling.Counted()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["path"] == "/hits":
            await _send(send, orjson.dumps(self._counted.take()))
        else:
            await _send(send, await self._answer(await _body(receive)))

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._driver = connecting.driver()
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._driver.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, body: bytes) -> bytes:
        assert self._driver is not None
        asked = orjson.loads(body)
        shape = _SHAPES[asked["query"][6:8]]
        async with self._driver.session(default_access_mode="READ", database="neo4j", fetch_size=-1) as session:

            async def run(statement: str, **parameters: Any) -> list[Any]:
                record = await (await session.run(statement, parameters)).single()
                return record.values() if record else []

            return orjson.dumps({"data": await shape(run, asked.get("variables") or {})})


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body


async def _send(send: Send, content: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


app = Limit()
