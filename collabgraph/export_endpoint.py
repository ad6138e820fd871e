"""The endpoint of exports: a file for whoever asks, sent while it is made.

Who asks is told, counted and refused as at /graphql, and a network is weighed against the same budget. An error before
the first byte is JSON with its status; after it the connection is closed before the end, so that no client takes a part
for the whole.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from collabgraph.answers import TOO_LATE, until_gone
from collabgraph.callers import Caller, CallerSource
from collabgraph.documents import Documents
from collabgraph.endpoint import Bounds, Connected
from collabgraph.errors import INTERNAL, masked, plain, status_of
from collabgraph.export_parameters import Pairs
from collabgraph.exports import MEDIA, Asked, Name, asked_of, made, weighed
from collabgraph.hardening import check_site
from collabgraph.limits import in_digits
from collabgraph.protocol import JSON, ClientGone, Refusal
from collabgraph.quotas import Quotas
from collabgraph.request_store import RequestStore
from collabgraph.telemetry import Trace, trace_of
from graph_store.errors import RequestTimeout, ServiceError, TooComplex
from graph_store.reading import Reading
from loaders.context import RequestContext

_LOG = structlog.get_logger(__name__)
_MOST_PARAMETERS = 1_000


@dataclass(frozen=True, slots=True)
class ExportEndpoint:
    """The ASGI app at /export/{name}. The application's state has `connected` while it runs.

    `most_assets` bounds an export of assets, as maxNodes and the budget bound one of a network.
    """

    documents: Documents
    caller: CallerSource
    clock: Callable[[], datetime]
    bounds: Bounds
    quotas: Quotas
    budgets: Mapping[str, int]
    origins: frozenset[str]
    most_assets: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        trace = trace_of(scope)
        began = False

        async def noting(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._answer(scope, receive, noting, trace)
            return
        except ClientGone:
            return
        except Refusal as refusal:
            error, status, headers = plain(refusal.code, refusal.message), refusal.status, refusal.headers
        except ServiceError as failure:
            error, headers = _shown(failure), {}
            status = status_of([failure.code])
        except TimeoutError:
            error, headers = plain(RequestTimeout.code, TOO_LATE), {}
            status = status_of([RequestTimeout.code])
        except Exception:
            _LOG.exception("unexpected error", request_id=trace.request_id)
            error, status, headers = plain(INTERNAL, masked(trace.request_id)), 500, {}
        trace.code = error["extensions"]["code"]
        if began:
            _LOG.warning("export broken off", code=trace.code, request_id=trace.request_id)
        else:
            await _refuse(error, status, headers, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, trace: Trace) -> None:
        began = time.monotonic()
        name, headers = _name(scope), Headers(scope=scope)
        if scope["method"] != "GET":
            raise Refusal(405, "Ask for an export by GET.", headers={"allow": "GET"})
        check_site(headers, self.origins)
        connected: Connected = scope["app"].state.connected
        store = RequestStore(connected.store)
        today = self.clock().astimezone(UTC).date().isoformat()
        trace.operation = name
        try:
            async with asyncio.timeout(self.bounds.timeout):
                deadline = began + self.bounds.timeout
                caller = await self.quotas.told(self.caller, scope, store, today, deadline)
            with self.quotas.entered(caller):
                asked = asked_of(name, _pairs(scope))
                self._check_budget(asked, caller)
                reading = Reading(store, caller.viewer, today, deadline)
                context = RequestContext(reading, connected.compute, trace.request_id, connected.kept)
                async with until_gone(receive):
                    await self._send(name, asked, context, send)
        finally:
            store.cancel()
            trace.statements = store.statements

    def _check_budget(self, asked: Asked, caller: Caller) -> None:
        """Raises TooComplex where the same answer of the field would be refused."""
        request = weighed(asked)
        if request is None:
            return
        text, variables = request
        operation = self.documents.read(text).operation(None)
        cost = operation.cost.of(variables) if operation else 0
        budget = self.budgets[caller.viewer.kind]
        if cost > budget:
            raise TooComplex(
                f"The export is estimated to cost {in_digits(cost)}, and {budget} is the most that is made; "
                "ask for fewer organisations (maxNodes), or for no metrics.",
                "maxNodes",
            )

    async def _send(self, name: Name, asked: Asked, context: RequestContext, send: Send) -> None:
        """Sends the export. Until its first chunk it has the time of a request, then each page and chunk has it."""
        seconds = self.bounds.timeout

        def reading() -> Reading:
            return replace(context.reading, deadline=time.monotonic() + seconds)

        async with asyncio.timeout(seconds):
            chunks = await made(name, asked, context, reading, self.most_assets)
            chunk = await anext(chunks, None)
        await send({"type": "http.response.start", "status": 200, "headers": _headers(name)})
        while chunk is not None:
            async with asyncio.timeout(seconds):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                # Whoever takes chunks as fast as they are made would leave no turn for other requests.
                await asyncio.sleep(0)
                chunk = await anext(chunks, None)
        await send({"type": "http.response.body", "body": b""})


def _name(scope: Scope) -> Name:
    name = scope["path_params"]["name"]
    if name not in MEDIA:
        raise Refusal(404, f"There is no export of that name; there are {', '.join(MEDIA)}.", code="NOT_FOUND")
    return cast("Name", name)


def _pairs(scope: Scope) -> Pairs:
    try:
        query = scope["query_string"].decode("ascii")
        return parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except (UnicodeDecodeError, ValueError):
        raise Refusal(400, "The query string of the URL is not UTF-8, or has too many parts.") from None


def _headers(name: Name) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", MEDIA[name].encode()),
        (b"content-disposition", f'attachment; filename="{name}"'.encode()),
        (b"cache-control", b"private, no-store"),
    ]


def _shown(error: ServiceError) -> dict[str, Any]:
    """The error in the words of a URL: `filter.within` of a field is the parameter `within` here."""
    if error.argument is None:
        return plain(error.code, error.message)
    parameter = error.argument.rpartition(".")[2]
    message = error.message.removeprefix(f"{error.argument}: ")
    told = message if message == error.message else f"{parameter}: {message}"
    return plain(error.code, told, parameter)


async def _refuse(error: Mapping[str, Any], status: int, headers: Mapping[str, str], send: Send) -> None:
    body = orjson.dumps({"errors": [error]})
    sent = {
        "content-type": f"{JSON}; charset=utf-8",
        "content-length": str(len(body)),
        "cache-control": "no-store",
        **headers,
    }
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in sent.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
