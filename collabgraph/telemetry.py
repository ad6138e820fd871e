"""What the service writes about itself: log lines, one for each request, never a body, a variable or a secret."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import time
import uuid
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_REQUEST_ID = re.compile(r"[A-Za-z0-9._:/+=@-]{1,128}")
_TRACE = "collabgraph.trace"
_CLIENT_GONE = 499
_LOG = structlog.get_logger(__name__)


@dataclass(slots=True)
class Trace:
    """What is known of a request for its log line; `operation` is the operation's name, `code` its first error's."""

    request_id: str
    operation: str | None = None
    statements: int = 0
    code: str | None = None
    unplanned: str | None = None


def trace_of(scope: Scope) -> Trace:
    """The trace of the request; made here where the app is called without the middleware."""
    trace: Trace | None = scope.get(_TRACE)
    if trace is None:
        trace = scope[_TRACE] = Trace(_request_id(scope))
    return trace


class AccessLog:
    """Gives every request an id, returned as X-Request-ID, and writes its line when it is over.

    Every answer gets the `headers` that it has not itself.
    """

    def __init__(self, app: ASGIApp, headers: Sequence[tuple[bytes, bytes]] = ()) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        trace = trace_of(scope)
        status = _CLIENT_GONE

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                added = [header for header in self._headers if header[0] not in given]
                identity = (b"x-request-id", trace.request_id.encode("ascii"))
                message["headers"] = [*message["headers"], *added, identity]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            write = _LOG.debug if scope["path"].startswith("/health/") else _LOG.info
            write(
                "request",
                method=scope["method"],
                path=scope["path"],
                status=status,
                ms=round((time.perf_counter() - began) * 1000, 1),
                operation=trace.operation,
                statements=trace.statements,
                code=trace.code,
                unplanned=trace.unplanned,
                request_id=trace.request_id,
            )


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


def configure(log_format: Literal["auto", "console", "json"], level: str) -> None:
    """Sends our lines and those of the libraries to stderr: for people on a terminal, else one JSON object a line."""
    console = sys.stderr.isatty() if log_format == "auto" else log_format == "console"
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="%H:%M:%S" if console else "iso", utc=not console),
    ]
    # Tracebacks without the values of local variables, which may be anything.
    rendering: list[Any] = (
        [_without_empty, _for_people()]
        if console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)]
    )
    # A line for each request: written as the bytes that they are, without the way through text and back.
    own: tuple[list[Any], Any] = (
        (rendering, structlog.PrintLoggerFactory(sys.stderr))
        if console
        else (
            [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json_bytes)],
            structlog.BytesLoggerFactory(sys.stderr.buffer),
        )
    )
    structlog.configure(
        processors=[*shared, *own[0]],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=own[1],
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    removing = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared], processors=[removing, *rendering]
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for chatty in ("neo4j", "asyncio", "uvicorn"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))


def report_lost_connections(loop: asyncio.AbstractEventLoop) -> None:
    """Logs in one line a connection's end that nobody waits for any more, as when the database goes away.

    The answer that it belonged to has its error already; asyncio would report it as an exception never retrieved.
    """

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, OSError):
            _LOG.warning("connection lost", error=str(error))
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)


def _json_bytes(value: object, **_: object) -> bytes:
    return orjson.dumps(value, default=str)


def _json(value: object, **_: object) -> str:
    return _json_bytes(value).decode()


def _without_empty(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if value is not None}


def _for_people() -> structlog.dev.ConsoleRenderer:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
