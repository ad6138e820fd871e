"""The GraphQL endpoint: a request in, the operation executed as its viewer and within its time, an answer out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import InitVar, dataclass, field
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any, cast

import orjson
import strawberry
import structlog
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationType,
    get_operation_ast,
)
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from collabgraph import graphiql
from collabgraph.callers import CallerSource, check_changes
from collabgraph.documents import Documents, Refused
from collabgraph.errors import INTERNAL, cause, code_of, masked, plain, shown, status_of
from collabgraph.limits import Limits
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
from collabgraph.request_store import RequestStore, statement_of
from collabgraph.telemetry import Trace, trace_of
from execution.executor import PlannedExecutor
from graph_store.errors import RequestTimeout, ServiceError
from graph_store.reading import Reading
from graph_store.store import Store
from loaders.context import Compute, RequestContext

_LOG = structlog.get_logger(__name__)
_WATCHED_AFTER = 0.05
_TOO_LATE = "The answer was not ready in time; ask for less, or try again later."


@dataclass(frozen=True, slots=True)
class Connected:
    """What is there while the service runs."""

    store: Store
    compute: Compute


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body that orjson writes, and headers besides those that every answer has."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class GraphQLEndpoint:
    """The ASGI app at /graphql. `timeout` in seconds; the application's state has `connected` while it runs.

    Documents are executed by the executor itself, not by Strawberry's `Schema.execute`: that parses and validates
    every document anew and logs every error with a traceback, expected ones too. Strawberry's extensions therefore do
    not run.
    """

    schema: strawberry.Schema
    limits: InitVar[Limits]
    caller: CallerSource
    clock: Callable[[], datetime]
    timeout: float
    most_bytes: int
    documents: Documents = field(init=False)

    def __post_init__(self, limits: Limits) -> None:
        object.__setattr__(self, "documents", Documents(_core(self.schema), limits))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = Headers(scope=scope)
        accept = headers.get("accept")
        if scope["method"] == "GET" and wants_page(accept):
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
        await _send(answer, media or JSON, send)

    async def _answer(
        self, scope: Scope, headers: Headers, receive: Receive, trace: Trace, media: str | None
    ) -> Answer:
        began = time.monotonic()
        if media is None:
            raise Refusal(406, f"The answer can be {GRAPHQL_JSON} or {JSON}; Accept has neither.")
        asked = await self._asked(scope, headers, receive)
        try:
            document = self.documents.read(asked.query)
            is_query = self._check_operation(document, asked, scope["method"], trace)
            result = await self._executed(asked, document, scope, receive if is_query else None, trace, began)
        except Refused as refused:
            return _not_executed([shown(error, trace.request_id) for error in refused.errors], media, trace)
        except ServiceError as error:
            return _not_executed([plain(error.code, error.message, error.argument)], media, trace)
        if result is None:
            trace.code = RequestTimeout.code
            return Answer(200, {"errors": [plain(RequestTimeout.code, _TOO_LATE)], "data": None})
        return _executed_answer(result, media, trace)

    async def _asked(self, scope: Scope, headers: Headers, receive: Receive) -> Asked:
        if scope["method"] == "GET":
            return asked_by_url(scope)
        if scope["method"] != "POST":
            raise Refusal(405, "Ask by POST, or by GET for queries.", headers={"allow": "GET, POST"})
        try:
            return await asked_by_body(headers, receive, self.most_bytes, self.timeout)
        except TimeoutError:
            raise Refusal(
                408, "The body did not arrive in time.", code="TIMEOUT", headers={"connection": "close"}
            ) from None

    def _check_operation(self, document: DocumentNode, asked: Asked, method: str, trace: Trace) -> bool:
        """Whether the operation is a query; Refusal where GET asks for anything else."""
        operation = get_operation_ast(document, asked.operation_name)
        if operation is None:
            return True
        trace.operation = operation.name.value[:100] if operation.name else None
        is_query = operation.operation is OperationType.QUERY
        if method == "GET" and not is_query:
            raise Refusal(405, "GET is for queries; send this operation by POST.", headers={"allow": "POST"})
        return is_query

    async def _executed(
        self, asked: Asked, document: DocumentNode, scope: Scope, receive: Receive | None, trace: Trace, began: float
    ) -> ExecutionResult | None:
        """The result; None where the time was over before."""
        connected: Connected = scope["app"].state.connected
        store = RequestStore(connected.store)
        today = self.clock().astimezone(UTC).date().isoformat()
        deadline = began + self.timeout
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                caller = await self.caller(scope, store, today, deadline)
                if receive is None:
                    check_changes(caller)
                reading = Reading(store, caller.viewer, today, deadline)
                context = RequestContext(reading, connected.compute, trace.request_id)
                async with _until_gone(receive):
                    return await self._run(asked, document, context, trace)
        except TimeoutError:
            return None
        finally:
            store.cancel()
            trace.statements = store.statements

    async def _run(
        self, asked: Asked, document: DocumentNode, context: RequestContext, trace: Trace
    ) -> ExecutionResult:
        built = _Executor.build(
            _core(self.schema),
            document,
            context_value=context,
            raw_variable_values=asked.variables,
            operation_name=asked.operation_name,
        )
        if isinstance(built, list):
            return ExecutionResult(None, errors=built)
        executor = cast("_Executor", built)
        result = executor.execute_operation()
        finished: ExecutionResult = await result if isawaitable(result) else result
        trace.unplanned = executor.reason
        if finished.errors:
            _log_unexpected(finished.errors, context)
        return finished


class _Executor(PlannedExecutor):
    """What is returned goes straight into JSON, so an object may be one dict at every place where it stands."""

    shares = True


def _core(schema: strawberry.Schema) -> GraphQLSchema:
    """graphql-core's schema, for which Strawberry has no public name."""
    return schema._schema


def _executed_answer(result: ExecutionResult, media: str, trace: Trace) -> Answer:
    if not result.errors:
        return Answer(200, {"data": result.data})
    errors = [shown(error, trace.request_id) for error in sorted(result.errors, key=_by_path)]
    if result.data is None and all(error.path is None for error in result.errors):
        return _not_executed(errors, media, trace)
    trace.code = errors[0]["extensions"]["code"]
    return Answer(200, {"errors": errors, "data": result.data})


def _not_executed(errors: list[dict[str, Any]], media: str, trace: Trace) -> Answer:
    """A request that ended before its execution: no data, and only graphql-response+json says so by the status."""
    codes = [error["extensions"]["code"] for error in errors]
    trace.code = codes[0]
    return Answer(status_of(codes) if media == GRAPHQL_JSON else 200, {"errors": errors})


def _by_path(error: GraphQLError) -> list[tuple[bool, str | int]]:
    """Errors in an order that does not depend on which field was ready first."""
    return [(isinstance(key, str), key) for key in error.path or ()]


def _log_unexpected(errors: Sequence[GraphQLError], context: RequestContext) -> None:
    """Logs every exception once, however many fields it has failed."""
    logged: set[int] = set()
    for error in errors:
        behind = cause(error) or error
        if code_of(error) != INTERNAL or id(behind) in logged:
            continue
        logged.add(id(behind))
        _LOG.error(
            "unexpected error",
            request_id=context.request_id,
            path=error.path,
            statement=statement_of(behind),
            statements=sorted(context.reading.statements),
            exc_info=behind,
        )


@asynccontextmanager
async def _until_gone(receive: Receive | None) -> AsyncIterator[None]:
    """Cancels what is inside, and raises ClientGone, when the client closes the connection."""
    if receive is None:
        yield
        return
    task = cast("asyncio.Task[Any]", asyncio.current_task())
    gone = False

    watcher: asyncio.Task[None] | None = None

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        task.cancel()

    def begin() -> None:
        nonlocal watcher
        watcher = asyncio.create_task(watch())

    # Most answers are there before it is worth a task to watch for their client.
    timer = asyncio.get_running_loop().call_later(_WATCHED_AFTER, begin)
    try:
        yield
    except asyncio.CancelledError:
        if gone and task.uncancel() == 0:
            raise ClientGone from None
        raise
    finally:
        timer.cancel()
        if watcher is not None:
            watcher.cancel()


async def _send(answer: Answer, media: str, send: Send) -> None:
    body = orjson.dumps(answer.body)
    headers = {
        "content-type": f"{media}; charset=utf-8",
        "content-length": str(len(body)),
        "cache-control": "no-store",
        "vary": "accept",
        "x-content-type-options": "nosniff",
        **(answer.headers or {}),
    }
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
