"""The GraphQL endpoint: a request in, its caller told apart and held to a quota, an answer out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from collabgraph import graphiql
from collabgraph.answers import Answer, Answers, Request, failed, too_late
from collabgraph.callers import Caller, CallerSource
from collabgraph.errors import INTERNAL, masked, plain
from collabgraph.hardening import check_site
from collabgraph.protocol import (
    GRAPHQL_JSON,
    JSON,
    Asked,
    ClientGone,
    Refusal,
    asked_by_body,
    asked_by_url,
    negotiated,
    wants_page,
)
from collabgraph.quotas import Quotas
from collabgraph.request_store import RequestStore
from collabgraph.telemetry import Trace, trace_of
from graph_store.errors import ServiceError, TooComplex
from graph_store.reading import Reading
from graph_store.store import Store
from loaders.context import Compute, RequestContext
from loaders.kept import Kept

_LOG = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Connected:
    """What is there while the service runs."""

    store: Store
    compute: Compute
    kept: Kept


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that a request may take: seconds, bytes of its body, bytes of its answer."""

    timeout: float
    body_bytes: int
    answer_bytes: int


@dataclass(frozen=True, slots=True)
class GraphQLEndpoint:
    """The ASGI app at /graphql. The application's state has `connected` while it runs.

    `has_page` says whether browsers get the page; pages of other sites may ask from `origins`. Documents are executed
    by the executor itself, not by Strawberry's `Schema.execute`: that parses and validates every document anew and logs
    every error with a traceback, expected ones too. Strawberry's extensions therefore do not run.
    """

    answers: Answers
    caller: CallerSource
    clock: Callable[[], datetime]
    bounds: Bounds
    quotas: Quotas
    origins: frozenset[str] = field(default=frozenset())
    has_page: bool = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = Headers(scope=scope)
        accept = headers.get("accept")
        if self.has_page and scope["method"] == "GET" and wants_page(accept):
            await graphiql.page(scope, receive, send)
            return
        trace = trace_of(scope)
        media = negotiated(accept)
        try:
            answer = await self._answer(scope, headers, receive, trace, media)
        except ClientGone:
            return
        except Refusal as refusal:
            trace.code = refusal.code
            answer = Answer(refusal.status, {"errors": [plain(refusal.code, refusal.message)]}, refusal.headers)
        except Exception:
            _LOG.exception("unexpected error", request_id=trace.request_id)
            trace.code = INTERNAL
            answer = Answer(500, {"errors": [plain(INTERNAL, masked(trace.request_id))]})
        await self._send(answer, media or JSON, trace, send)

    async def _answer(
        self, scope: Scope, headers: Headers, receive: Receive, trace: Trace, media: str | None
    ) -> Answer:
        began = time.monotonic()
        if media is None:
            raise Refusal(406, f"The answer can be {GRAPHQL_JSON} or {JSON}; Accept has neither.")
        if scope["method"] not in ("GET", "POST"):
            raise Refusal(405, "Ask by POST, or by GET for queries.", headers={"allow": "GET, POST"})
        check_site(headers, self.origins)
        connected: Connected = scope["app"].state.connected
        store = RequestStore(connected.store)
        today = self.clock().astimezone(UTC).date().isoformat()
        deadline = began + self.bounds.timeout
        caller: Caller | None = None
        asked: Asked | None = None
        try:
            async with asyncio.timeout(self.bounds.timeout):
                caller = await self.quotas.told(self.caller, scope, store, today, deadline)
                with self.quotas.entered(caller):
                    asked = await self._asked(scope, headers, receive)
                    reading = Reading(store, caller.viewer, today, deadline)
                    context = RequestContext(reading, connected.compute, trace.request_id, connected.kept)
                    return await self.answers.answer(
                        asked, Request(caller, context, trace, media, scope["method"], receive)
                    )
        except ServiceError as error:
            return failed(error, media, trace)
        except TimeoutError:
            if caller and not asked:
                raise Refusal(
                    408, "The body did not arrive in time.", code="TIMEOUT", headers={"connection": "close"}
                ) from None
            return too_late(trace)
        finally:
            store.cancel()
            trace.statements = store.statements

    async def _asked(self, scope: Scope, headers: Headers, receive: Receive) -> Asked:
        if scope["method"] == "GET":
            return asked_by_url(scope)
        return await asked_by_body(headers, receive, self.bounds.body_bytes)

    async def _send(self, answer: Answer, media: str, trace: Trace, send: Send) -> None:
        body = orjson.dumps(answer.body)
        if len(body) > self.bounds.answer_bytes:
            trace.code = TooComplex.code
            body = orjson.dumps({"errors": [self._too_large(len(body))], "data": None})
        headers = {
            "content-type": f"{media}; charset=utf-8",
            "content-length": str(len(body)),
            "cache-control": "no-store",
            "vary": "accept",
            **(answer.headers or {}),
        }
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    def _too_large(self, size: int) -> dict[str, object]:
        return plain(
            TooComplex.code,
            f"The answer has {size} bytes, and {self.bounds.answer_bytes} is the most that is sent; "
            "ask for smaller pages (first, last) or fewer fields.",
        )
