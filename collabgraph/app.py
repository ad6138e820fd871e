"""The composition root: the one place where the parts are put together."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import strawberry
from graphql import GraphQLSchema
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from collabgraph import callers, health, telemetry, trusted
from collabgraph import settings as configuration
from collabgraph.answers import Answers
from collabgraph.documents import Documents
from collabgraph.endpoint import Bounds, Connected, GraphQLEndpoint
from collabgraph.event_streams import EventStreams
from collabgraph.export_endpoint import ExportEndpoint
from collabgraph.hardening import allowing, answer_headers
from collabgraph.limits import Limits
from collabgraph.opening import opened_store
from collabgraph.quotas import Quota, Quotas
from collabgraph.settings import Settings
from collabgraph.sockets import Sockets
from collabgraph.subscriptions import Places, Shared
from collabgraph.watcher import Watcher
from collabgraph.weights import WEIGHTS
from collabgraph.worker import Workers
from graph_store import constraints
from graph_store.store import Store
from graph_store.viewers import Viewer
from loaders.context import Compute
from loaders.kept import Kept

# What large answers hold is looked through once or twice before it is freed, not again for every tenth collection.
_GC_THRESHOLDS = (10_000, 50, 20)
_GRAPHQL = "/graphql"
PRODUCTION_QUOTAS = {"anonymous": Quota(600, 20), "member": Quota(3_000, 20), "administrator": Quota(6_000, 40)}


def utc_now() -> datetime:
    """The clock of the service."""
    return datetime.now(UTC)


class Service(Starlette):
    """Starlette with a shorter way for the one path that matters.

    Its router and its two layers for exceptions cost a small request a tenth of its time, and the endpoint answers
    every exception itself.
    """

    def __init__(self, graphql: ASGIApp, sockets: ASGIApp, **parts: Any) -> None:
        super().__init__(**parts)
        self._graphql = graphql
        self._sockets = sockets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or lives through a WebSocket or the lifespan."""
        if scope["type"] == "http" and scope["path"] == _GRAPHQL:
            scope["app"] = self
            await self._graphql(scope, receive, send)
        elif scope["type"] == "websocket" and scope["path"] == _GRAPHQL:
            scope["app"] = self
            await self._sockets(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(
    settings: Settings,
    *,
    store: Store | None = None,
    viewer: Viewer | None = None,
    compute: Compute | None = None,
    kept: Kept | None = None,
    schema: strawberry.Schema | None = None,
    clock: Callable[[], datetime] = utc_now,
    freeze: bool = False,
) -> Starlette:
    """The service as an ASGI app; what is given takes the place of what the settings name, and stays open at the end.

    A `viewer` asks every request; `clock` (with time zone UTC) says which day it is. `freeze` takes what is there after
    the start out of the garbage collector's work: for a process that does nothing else. The lifespan opens the store,
    makes its constraints and indexes, and raises what `open_store`, `constraints.ensure` and the viewer raise. Raises
    SettingsError where the operator's own documents cannot be read.
    """
    source = callers.always(viewer) if viewer else callers.from_headers(settings, clock)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            opened = await _entered(stack, settings, store)
            await constraints.ensure(opened)
            await source({}, opened, clock().astimezone(UTC).date().isoformat(), time.monotonic() + settings.timeout)
            app.state.connected = Connected(opened, compute or _workers(stack), Kept() if kept is None else kept)
            if freeze:
                telemetry.report_lost_connections(asyncio.get_running_loop())
                _freeze()
            yield

    schema = schema or _service_schema()
    shared = Shared(
        answers=_answers(settings, schema),
        caller=source,
        clock=clock,
        bounds=Bounds(settings.timeout, settings.max_body_bytes, settings.max_answer_bytes),
        quotas=quotas_of(settings),
        places=_places(settings, "subscriptions"),
    )
    watcher = Watcher(clock, settings.subscription_interval, settings.timeout)
    endpoint = GraphQLEndpoint(
        answers=shared.answers,
        caller=source,
        clock=clock,
        bounds=shared.bounds,
        quotas=shared.quotas,
        origins=settings.origins,
        has_page=not settings.production,
        streams=EventStreams(shared, watcher, settings.origins),
    )
    connections = _places(settings, "connections")
    sockets = Sockets(shared, watcher, settings.origins, connections, settings.max_subscriptions_connection)
    exports = ExportEndpoint(
        # Documents of our own are not held to limits that an operator sets for those of clients.
        documents=Documents(_core(schema), Limits(), WEIGHTS),
        caller=source,
        clock=clock,
        bounds=endpoint.bounds,
        quotas=endpoint.quotas,
        budgets=endpoint.answers.budgets,
        origins=settings.origins,
        most_assets=settings.max_export_assets,
    )
    headers = answer_headers(settings.hsts_seconds)
    routes = [
        Route("/health/live", health.live),
        Route("/health/ready", health.ready),
        Route("/export/{name}", allowing(exports, settings.origins)),
    ]
    return Service(
        telemetry.AccessLog(allowing(endpoint, settings.origins), headers),
        sockets,
        routes=routes,
        middleware=[Middleware(telemetry.AccessLog, headers)],
        lifespan=lifespan,
    )


def _answers(settings: Settings, schema: strawberry.Schema) -> Answers:
    """What makes answers, with the known documents."""
    documents = Documents(_core(schema), _limits(settings), WEIGHTS, is_closed=settings.production)
    budgets = {
        "anonymous": settings.budget_anonymous,
        "suspended": settings.budget_anonymous,
        "member": settings.budget_member,
        "administrator": settings.budget_administrator,
    }
    return Answers(documents, trusted.from_settings(settings), budgets)


def _places(settings: Settings, what: str) -> Places:
    return Places(settings.max_subscriptions, settings.max_subscriptions_caller, what)


def quotas_of(settings: Settings) -> Quotas:
    """What is set; what is not is limited on the internet, and free where one tries things out and measures."""
    usual = PRODUCTION_QUOTAS if settings.production else dict.fromkeys(PRODUCTION_QUOTAS, Quota())
    given = {
        "anonymous": (settings.rate_anonymous, settings.concurrent_anonymous),
        "member": (settings.rate_member, settings.concurrent_member),
        "administrator": (settings.rate_administrator, settings.concurrent_administrator),
    }
    quotas = {kind: usual[kind].changed(*quota) for kind, quota in given.items()}
    return Quotas({**quotas, "suspended": quotas["anonymous"]})


async def _entered(stack: AsyncExitStack, settings: Settings, store: Store | None) -> Store:
    return await stack.enter_async_context(opened_store(settings)) if store is None else store


def from_environment() -> Starlette:
    """The service by the settings of the environment: what every process of the server runs."""
    settings = configuration.load()
    telemetry.configure(settings.log_format, settings.log_level)
    return create_app(settings, freeze=True)


def _core(schema: strawberry.Schema) -> GraphQLSchema:
    return schema._schema  # Strawberry has no public name for it.


def _service_schema() -> strawberry.Schema:
    from schema.schema import schema

    return schema


def _limits(settings: Settings) -> Limits:
    return Limits(
        tokens=settings.max_tokens,
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        directives=settings.max_directives,
        fields=settings.max_fields,
    )


def _workers(stack: AsyncExitStack) -> Compute:
    workers = Workers()
    stack.callback(workers.close)
    return workers


def _freeze() -> None:
    """The schema and the modules stay for ever; looking through them again and again costs pauses (measured: p99)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GC_THRESHOLDS)
