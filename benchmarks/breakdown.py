"""Where the time of a request goes: `python -m benchmarks.breakdown --database neo4j --only network`.

The service runs in this process on a store that notes how long each statement took; a signal looks a thousand times a
second at what the event loop is doing. Both cost a little: read shares here, and times in the report of the benchmark.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, TypeVar

import httpx
from cyclopts import App, Parameter

from benchmarks import databases
from benchmarks.cases import Case, cases
from benchmarks.databases import Place
from benchmarks.measure import percentile
from benchmarks.records import DatabaseName
from benchmarks.report import shown, table
from collabgraph import telemetry
from collabgraph.app import create_app
from collabgraph.opening import opened_store
from collabgraph.settings import Settings
from collabgraph.worker import Workers
from graph_store.statements import Dialect, Statement
from graph_store.store import Statements, Store
from tests.collabgraph.processes import ROOT

_SEVERAL = Parameter(consume_multiple=True, negative="")
_PAUSE = 0.001
_PARTS: Mapping[str, str] = {
    "neo4j": "driver: sending, decoding",
    "execution": "executor",
    "<assembly>": "executor",
    "graphql": "graphql-core: variables, arguments",
    "strawberry": "graphql-core: variables, arguments",
    "schema": "schema and resolvers",
    "resolvers": "schema and resolvers",
    "loaders": "loaders and store",
    "graph_store": "loaders and store",
    "aiodataloader": "loaders and store",
    "collabgraph": "endpoint: reading, limits, JSON",
    "starlette": "endpoint: reading, limits, JSON",
    "asyncio": "event loop, sockets",
    "selectors.py": "waiting",
}
T = TypeVar("T")
Span = tuple[str, float, float]
app = App(name="breakdown", help=__doc__)


class Noting:
    """A store, and a place where figures are computed, that note from when to when each of their calls ran."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self._store = store
        self._workers = workers
        self.spans: list[Span] = []

    @property
    def dialect(self) -> Dialect:
        """That of the store."""
        return self._store.dialect

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store's."""
        with self._noted(statement.name):
            return await self._store.read(statement, options, parameters, timeout)

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        """As the store's."""
        return await self._store.write(statement, options, parameters, timeout)

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """As the store's."""
        return await self._store.transact(name, work, timeout)

    async def apply(self, statement: Statement, options: Mapping[str, str], timeout: float) -> None:
        """As the store's."""
        await self._store.apply(statement, options, timeout)

    async def close(self) -> None:
        """Nothing: who made the store closes it."""

    async def run(self, function: Callable[..., T], *arguments: object) -> T:
        """As the workers'."""
        with self._noted(f"figures: {function.__name__}"):
            return await self._workers.run(function, *arguments)

    @contextmanager
    def _noted(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.spans.append((name, began, time.perf_counter()))


class Sampler:
    """Adds up the seconds that the main thread spends on each part, while it is on.

    It looks a thousand times a second, by a signal: another thread would see the main thread mostly where that one
    gives the interpreter away. A look counts as long as it came after the one before.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = 0.0

    def __enter__(self) -> Sampler:
        self._last = time.perf_counter()
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _PAUSE, _PAUSE)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        part, now = part_of(frame), time.perf_counter()
        self.seconds[part] = self.seconds.get(part, 0.0) + now - self._last
        self._last = now


def part_of(frame: FrameType | None) -> str:
    """What is done in this frame: by the innermost function that belongs to a package we know."""
    while frame is not None:
        part = _PARTS.get(_package(frame.f_code.co_filename))
        if part:
            return part
        frame = frame.f_back
    return "other"


@cache
def _package(name: str) -> str:
    """The package or module that a file is of: of this project, installed, or Python's own."""
    file = Path(name)
    if "site-packages" in file.parts:
        return file.parts[file.parts.index("site-packages") + 1]
    if file.is_relative_to(ROOT):
        return file.relative_to(ROOT).parts[0]
    return file.parent.name if file.parent.name == "asyncio" else file.name


def busy(spans: Sequence[Span]) -> float:
    """Seconds in which at least one of the calls ran."""
    total, until = 0.0, 0.0
    for _, began, ended in sorted(spans, key=lambda span: span[1]):
        total += max(0.0, ended - max(began, until))
        until = max(until, ended)
    return total


@app.default
def breakdown(
    *,
    people: int = 10_000,
    database: DatabaseName = "embedded",
    only: Annotated[tuple[str, ...], _SEVERAL] = (),
    seconds: float = 5.0,
    kept: Annotated[Path, Parameter(name="--cache")] = ROOT / ".cache" / "bench",
) -> int:
    """Print where the time of each request goes, on the stores that the benchmark keeps.

    Parameters
    ----------
    people
        The size of the community.
    database
        On which database.
    only
        Only requests whose names have one of these words in them; without it, those that have a target.
    seconds
        For so long each request is repeated, after as long to warm up.
    kept
        Where communities and stores are kept.
    """
    place = Place(kept / str(people), database)
    subjects = databases.community(place.community, people)
    databases.filled(place)
    chosen = [case for case in cases(subjects) if any(word in case.name for word in only) or (not only and case.target)]
    telemetry.configure("json", "error")
    with databases.started(place) as env:
        given = {
            name.removeprefix("COLLABGRAPH_").lower(): env[name] for name in env if name.startswith("COLLABGRAPH_")
        }
        asyncio.run(_all(Settings(**given), chosen, seconds))  # type: ignore[arg-type]
    return 0


async def _all(settings: Settings, chosen: Sequence[Case], seconds: float) -> None:
    workers = Workers()
    async with opened_store(settings) as store:
        noting = Noting(store, workers)
        service = create_app(settings, store=noting, compute=noting, freeze=True)
        transport = httpx.ASGITransport(service)
        async with (
            service.router.lifespan_context(service),
            httpx.AsyncClient(transport=transport, base_url="http://service") as client,
        ):
            for case in chosen:
                await _one(client, case, noting, seconds)
    workers.close()


async def _one(client: httpx.AsyncClient, case: Case, noting: Noting, seconds: float) -> None:
    await _asked(client, case, noting, seconds)
    with Sampler() as sampler:
        requests = await _asked(client, case, noting, seconds)
    print("\n".join(_lines(case.name, requests, sampler.seconds)), flush=True)


async def _asked(
    client: httpx.AsyncClient, case: Case, noting: Noting, seconds: float
) -> list[tuple[float, list[Span]]]:
    """For each request its seconds and the calls that it made."""
    body = {"query": case.query, "variables": dict(case.variables)}
    requests = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        noting.spans = []
        began = time.perf_counter()
        await client.post("/graphql", json=body)
        requests.append((time.perf_counter() - began, noting.spans))
    return requests


def _lines(name: str, requests: Sequence[tuple[float, list[Span]]], parts: Mapping[str, float]) -> Iterator[str]:
    took = percentile([seconds for seconds, _ in requests], 0.5) * 1000
    within = percentile([busy(spans) for _, spans in requests], 0.5) * 1000
    yield f"### {name}: {shown(took)} ms, with a statement or figures under way in {shown(within)} ms of them\n"
    total = sum(parts.values())
    yield from table(
        ["the service", "share", "ms"],
        [
            [part, f"{seconds / total:.0%}", shown(took * seconds / total)]
            for part, seconds in sorted(parts.items(), key=lambda item: -item[1])
        ],
    )
    calls: dict[str, list[float]] = {}
    for _, spans in requests:
        for call, began, ended in spans:
            calls.setdefault(call, []).append((ended - began) * 1000)
    rows = [
        [call, f"{len(times) / len(requests):.0f}", shown(sum(times) / len(requests))] for call, times in calls.items()
    ]
    yield from table(["statement", "times", "ms, waiting included"], rows)


if __name__ == "__main__":
    sys.exit(app())
