"""A tiny schema and a store of our own making: what the tests of the endpoint ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import strawberry
from starlette.applications import Starlette

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store import constraints
from graph_store.errors import BadInput, NotFound, Unavailable
from graph_store.statements import Dialect, Statement
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from tests.support.untransacted import Untransacted

NOW = datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC)
CANARY = "canary-4711"
Info = strawberry.Info[RequestContext, None]
Read = Callable[[Mapping[str, Any]], Awaitable[list[Any]]]


class FakeStore(Untransacted):
    """Answers the statements that it was given an answer for; everything of the set-up is in place."""

    def __init__(self, reads: Mapping[str, Read] | None = None, missing: tuple[str, ...] = ()) -> None:
        self.reads = dict(reads or {})
        self.missing = set(missing)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.timeouts: list[float] = []
        self.cancelled: list[str] = []
        self.closed = False

    @property
    def dialect(self) -> Dialect:
        return "neo4j"

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        wanted_constraints, wanted_indexes = constraints._wanted()
        if statement.name == "setup/constraints":
            return [sorted(wanted_constraints - self.missing)]
        if statement.name == "setup/indexes":
            return [sorted(wanted_indexes - self.missing), []]
        self.asked.append((statement.name, dict(parameters)))
        self.timeouts.append(timeout)
        try:
            return await self.reads[statement.name](parameters)
        except asyncio.CancelledError:
            self.cancelled.append(statement.name)
            raise

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        raise AssertionError("nothing is written here")

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        raise AssertionError("nothing is set up here")

    async def close(self) -> None:
        self.closed = True


class NoCompute:
    """Nothing is computed here."""

    async def run(self, function: Callable[..., Any], *arguments: object) -> Any:
        raise AssertionError("nothing is computed here")


@strawberry.type
class Thing:
    name: str = "thing"

    @strawberry.field
    def inner(self) -> Thing:
        return Thing()


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "you") -> str:
        return f"Hello {name}"

    @strawberry.field
    def thing(self) -> Thing | None:
        return Thing()

    @strawberry.field
    def today(self, info: Info) -> str:
        return info.context.reading.today

    @strawberry.field
    def asker(self, info: Info) -> list[str]:
        viewer = info.context.reading.viewer
        return [viewer.kind, viewer.self_id or "", *viewer.steward_of]

    @strawberry.field
    async def counts(self, info: Info) -> list[int] | None:
        found: list[int] = await info.context.reading.one("setup/counts")
        return found

    @strawberry.field
    def bad_input(self) -> str | None:
        raise BadInput("first", "must be 0 to 200")

    @strawberry.field
    def not_found(self) -> str | None:
        raise NotFound("around")

    @strawberry.field
    def unavailable(self) -> str | None:
        raise Unavailable("The database cannot be reached just now; try again later.")

    @strawberry.field
    def broken(self) -> str | None:
        raise RuntimeError(CANARY)

    @strawberry.field
    def promised(self) -> str:
        return None  # type: ignore[return-value]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def touch(self) -> bool:
        return True


SCHEMA = strawberry.Schema(query=Query, mutation=Mutation)


def tiny_app(store: FakeStore | None = None, viewer: Viewer | None = None, **settings: Any) -> Starlette:
    """The service with the tiny schema; `settings` by their names."""
    return create_app(
        Settings(**settings),
        store=store or FakeStore(),
        viewer=viewer,
        compute=NoCompute(),
        schema=SCHEMA,
        clock=lambda: NOW,
    )


@asynccontextmanager
async def serving(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app while it runs."""
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            yield client
