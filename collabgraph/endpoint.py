"""The GraphQL endpoint: a request in, its caller told apart and held to a quota, an answer out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from collabgraph import graphiql
from collabgraph.answers import (
    Answer,
    Answers,
    Request,
    encoded,
    failed,
    refused,
    send_whole,
    too_late,
    unexpected,
)
from collabgraph.callers import Caller, CallerSource, author_of
from collabgraph.hardening import check_site
from collabgraph.protocol import (
    GRAPHQL_JSON,
    JSON,
    Asked,
    ClientGone,
    Refusal,
    asked_by,
    body_too_late,
    negotiated,
    wants_page,
    wants_stream,
)
from collabgraph.quotas import Quotas
from collabgraph.request_store import RequestStore
from collabgraph.telemetry import Trace, trace_of
from graph_store.errors import ServiceError
from graph_store.reading import Reading
from graph_store.store import Store
from loaders.context import Compute, RequestContext
from loaders.kept import Kept


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

    `has_page` says whether browsers get the page; pages of other sites may ask from `origins`; `streams` answers who
    wants a stream of events. Documents are executed by the executor itself, not by Strawberry's `Schema.execute`: that
    parses and validates every document anew and logs every error with a traceback, expected ones too. Strawberry's
    extensions therefore do not run.
    """

    answers: Answers
    caller: CallerSource
    clock: Callable[[], datetime]
    bounds: Bounds
    quotas: Quotas
    origins: frozenset[str] = field(default=frozenset())
    has_page: bool = True
    streams: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = Headers(scope=scope)
        accept = headers.get("accept")
        if self.has_page and scope["method"] == "GET" and wants_page(accept):
            await graphiql.page(scope, receive, send)
            return
        if self.streams is not None and wants_stream(accept):
            await self.streams(scope, receive, send)
            return
        trace = trace_of(scope)
        media = negotiated(accept)
        try:
            answer = await self._answer(scope, headers, receive, trace, media)
        except ClientGone:
            return
        except Refusal as refusal:
            answer = refused(refusal, trace)
        except Exception as error:
            answer = unexpected(error, trace)
        await send_whole(answer, encoded(answer.body, self.bounds.answer_bytes, trace), media or JSON, send)

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
        now = self.clock().astimezone(UTC)
        today = now.date().isoformat()
        deadline = began + self.bounds.timeout
        caller: Caller | None = None
        asked: Asked | None = None
        try:
            async with asyncio.timeout(self.bounds.timeout):
                caller = await self.quotas.told(self.caller, scope, store, today, deadline)
                with self.quotas.entered(caller):
                    asked = await asked_by(scope, headers, receive, self.bounds.body_bytes)
                    reading = Reading(store, caller.viewer, today, deadline)
                    author = author_of(caller, store, now)
                    context = RequestContext(reading, connected.compute, trace.request_id, connected.kept, author)
                    return await self.answers.answer(
                        asked, Request(caller, context, trace, media, scope["method"], receive)
                    )
        except ServiceError as error:
            return failed(error, media, trace)
        except TimeoutError:
            if caller and not asked:
                raise body_too_late() from None
            return too_late(trace)
        finally:
            store.cancel()
            trace.statements = store.statements
