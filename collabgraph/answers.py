"""What is asked becomes an answer: the document is found, weighed against the budget, and executed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, Final, cast

import orjson
import structlog
from graphql import ExecutionResult, GraphQLError
from starlette.types import Receive, Send

from collabgraph.callers import Caller, check_changes
from collabgraph.documents import Document, Documents, Refused
from collabgraph.errors import INTERNAL, cause, code_of, masked, plain, shown, status_of
from collabgraph.limits import in_digits
from collabgraph.protocol import GRAPHQL_JSON, Asked, ClientGone, Refusal
from collabgraph.request_store import statement_of
from collabgraph.telemetry import Trace
from collabgraph.trusted import Trusted
from execution.executor import PlannedExecutor
from graph_store.errors import RequestTimeout, ServiceError, TooComplex
from graph_store.viewers import ViewerKind
from loaders.context import RequestContext

_LOG = structlog.get_logger(__name__)
_WATCHED_AFTER = 0.05
_NO_STREAM: Final = "A subscription is answered as text/event-stream (send it as Accept), or over a WebSocket."
_NO_REQUEST: Final = "Only subscriptions are streamed: send queries and mutations as ordinary requests."
TOO_LATE: Final = "The answer was not ready in time; ask for less, or try again later."


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body that orjson writes, and headers besides those that every answer has."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of a request besides what it asks; `media` is the type of its answer."""

    caller: Caller
    context: RequestContext
    trace: Trace
    media: str
    method: str
    receive: Receive


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers what is asked; `budgets` are the highest costs by the kind of viewer."""

    documents: Documents
    trusted: Trusted
    budgets: Mapping[str, int]

    async def answer(self, asked: Asked, request: Request) -> Answer:
        """The answer, errors included; whoever calls ends it in time.

        Raises Refusal, ClientGone, and what is no error that a client may see.
        """
        try:
            document = self.documents.read(self.trusted.text(asked))
            operation = document.operation(asked.operation_name)
            if operation is None:
                # graphql-core says which operations there are.
                return await self._executed(asked, document, request, None)
            request.trace.operation = operation.name[:100] if operation.name else None
            if operation.is_subscription:
                raise Refusal(406, _NO_STREAM)
            if request.method == "GET" and not operation.is_query:
                raise Refusal(405, "GET is for queries; send this operation by POST.", headers={"allow": "POST"})
            if not operation.is_query:
                check_changes(request.caller)
            cost = operation.cost.of(asked.variables)
            budget = self.budgets[request.context.reading.viewer.kind]
            if cost > budget:
                answer = failed(_too_costly(cost, budget), request.media, request.trace)
            else:
                answer = await self._executed(asked, document, request, request.receive if operation.is_query else None)
        except Refused as error:
            return not_executed(error.errors, request.media, request.trace)
        except ServiceError as error:
            return failed(error, request.media, request.trace)
        if asked.wants_cost:
            extensions = {"cost": {"estimate": cost, "budget": budget}}
            return Answer(answer.status, {**answer.body, "extensions": extensions}, answer.headers)
        return answer

    def subscribed(self, asked: Asked, kind: ViewerKind, trace: Trace) -> Document:
        """The document of a subscription that a viewer of this kind may ask for.

        Raises Refused where it cannot be found, is too costly, or is no subscription.
        """
        try:
            document = self.documents.read(self.trusted.text(asked))
            operation = document.operation(asked.operation_name)
            if operation is None:
                raise Refused([GraphQLError("operationName must be the name of one of the document's operations.")])
            trace.operation = operation.name[:100] if operation.name else None
            if not operation.is_subscription:
                raise Refused([GraphQLError(_NO_REQUEST)])
            cost, budget = operation.cost.of(asked.variables), self.budgets[kind]
            if cost > budget:
                raise _too_costly(cost, budget)
        except ServiceError as error:
            raise Refused([GraphQLError(error.message, original_error=error)]) from None
        except Refusal as refusal:
            raise Refused([GraphQLError(refusal.message)]) from None
        return document

    async def event(self, asked: Asked, document: Document, request: Request, watch: object) -> Mapping[str, Any]:
        """What a subscription tells now: its operation executed once, on the object that its root fields are given."""
        return _executed_answer(await self._run(asked, document, request, watch), request).body

    async def _executed(self, asked: Asked, document: Document, request: Request, receive: Receive | None) -> Answer:
        async with until_gone(receive):
            return _executed_answer(await self._run(asked, document, request), request)

    async def _run(self, asked: Asked, document: Document, request: Request, root: object = None) -> ExecutionResult:
        built = _Executor.build(
            document.schema,
            document.node,
            root_value=root,
            context_value=request.context,
            raw_variable_values=asked.variables,
            operation_name=asked.operation_name,
            hide_suggestions=self.documents.is_closed,
        )
        if isinstance(built, list):
            return ExecutionResult(None, errors=built)
        executor = cast("_Executor", built)
        result = executor.execute_operation()
        finished: ExecutionResult = await result if isawaitable(result) else result
        request.trace.unplanned = executor.reason
        if finished.errors:
            _log_unexpected(finished.errors, request.context)
        return finished


class _Executor(PlannedExecutor):
    """What is returned goes straight into JSON, so an object may be one dict at every place where it stands."""

    shares = True


def encoded(body: Mapping[str, Any], most: int, trace: Trace) -> bytes:
    """The body of an answer as JSON; one of more than `most` bytes becomes an error that says so."""
    text = orjson.dumps(body)
    if len(text) <= most:
        return text
    trace.code = TooComplex.code
    too_large = plain(
        TooComplex.code,
        f"The answer has {len(text)} bytes, and {most} is the most that is sent; "
        "ask for smaller pages (first, last) or fewer fields.",
    )
    return orjson.dumps({"errors": [too_large], "data": None})


async def send_whole(answer: Answer, body: bytes, media: str, send: Send) -> None:
    """Sends an answer of which the body is encoded already."""
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


def refused(refusal: Refusal, trace: Trace) -> Answer:
    """The answer to a request that was refused."""
    trace.code = refusal.code
    return Answer(refusal.status, {"errors": [plain(refusal.code, refusal.message)]}, refusal.headers)


def unexpected(error: Exception, trace: Trace) -> Answer:
    """The answer to a request in which something of ours went wrong: logged whole, told by the request's id alone."""
    _LOG.error("unexpected error", request_id=trace.request_id, exc_info=error)
    trace.code = INTERNAL
    return Answer(500, {"errors": [plain(INTERNAL, masked(trace.request_id))]})


def failed(error: ServiceError, media: str, trace: Trace) -> Answer:
    """The answer to a request that ended in this error before its execution."""
    return _with_status([plain(error.code, error.message, error.argument)], media, trace)


def too_late(trace: Trace) -> Answer:
    """The answer to a request whose time was over."""
    trace.code = RequestTimeout.code
    return Answer(200, {"errors": [plain(RequestTimeout.code, TOO_LATE)], "data": None})


def _too_costly(cost: int, budget: int) -> TooComplex:
    return TooComplex(
        f"The request is estimated to cost {in_digits(cost)}, and {budget} is the most that is answered; "
        "ask for smaller pages (first, last), for fewer levels, or for less at once.",
    )


def _executed_answer(result: ExecutionResult, request: Request) -> Answer:
    if not result.errors:
        return Answer(200, {"data": result.data})
    errors = [shown(error, request.trace.request_id) for error in sorted(result.errors, key=_by_path)]
    if result.data is None and all(error.path is None for error in result.errors):
        return _with_status(errors, request.media, request.trace)
    request.trace.code = errors[0]["extensions"]["code"]
    return Answer(200, {"errors": errors, "data": result.data})


def not_executed(errors: Sequence[GraphQLError], media: str, trace: Trace) -> Answer:
    """The answer to a request that these errors have kept from being executed."""
    return _with_status([shown(error, trace.request_id) for error in errors], media, trace)


def _with_status(errors: list[dict[str, Any]], media: str, trace: Trace) -> Answer:
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
async def until_gone(receive: Receive | None) -> AsyncIterator[None]:
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
