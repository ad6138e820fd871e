"""The app: Strawberry's own ASGI endpoint, a driver for the process, a set of loaders for each request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import neo4j
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from benchmarks.peers import connecting, profiling
from benchmarks.peers.strawberry_service.loading import Reading
from benchmarks.peers.strawberry_service.schema import schema

_counted = profiling.install() if connecting.is_profiled() else profiling.Counted()


class Endpoint(GraphQL[dict[str, Any], None]):
    """Strawberry's, with the loaders of the request in its context."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> dict[str, Any]:
        driver: neo4j.AsyncDriver = request.app.state.driver
        return {"reading": Reading(driver)}


@asynccontextmanager
async def _lifespan(started: Starlette) -> AsyncIterator[None]:
    async with connecting.driver() as driver:
        started.state.driver = driver
        yield


async def _hits(_: Request) -> JSONResponse:
    return JSONResponse(_counted.take())


app = Starlette(
    routes=[Route("/graphql", Endpoint(schema, graphql_ide=None)), Route("/hits", _hits, methods=["POST"])],
    lifespan=_lifespan,
)
