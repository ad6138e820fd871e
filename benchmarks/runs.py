"""One run: a database with a community of one size, its service, every request, and what memory that took."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks import databases, measure
from benchmarks.cases import Case, cases
from benchmarks.databases import Place
from benchmarks.measure import Budget, Client
from benchmarks.records import DatabaseName, Memory, Run, Timing
from tests.collabgraph.processes import ROOT, Server, served

WITHOUT_ENGINE = 250.0
WITH_ENGINE = 900.0
"""The megabytes that the service may take."""
_PATIENCE = 120.0

Say = Callable[[str], None]


def run(place: Place, people: int, only: Sequence[str], budget: Budget, viewer: str | None, say: Say) -> Run:
    """Measures everything, or the requests whose name has one of the words of `only`."""
    subjects = databases.community(place.community, people)
    say(f"## {place.database}, {people:,} people (load {measure.load():.1f})")
    imported = databases.filled(place)
    say(f"import: {imported.seconds:.0f} s on {imported.made}")
    chosen = [case for case in cases(subjects) if not only or any(word in case.name for word in only)]
    settings = {} if viewer is None else {"COLLABGRAPH_DEVELOPMENT_VIEWER": viewer}
    with databases.started(place) as env, served(env=env | settings) as server:
        before = _resident(server.process.pid)
        timings = tuple(_timings(server, chosen, place.database, people, budget, say))
        memory = _memory(place.database, before, _resident(server.process.pid))
    for one in memory:
        say(f"memory of {one.process}: {one.after:.0f} MB, at its peak {one.peak:.0f} MB")
    return Run(place.database, people, _version(), imported, timings, memory)


def _timings(
    server: Server, chosen: Sequence[Case], database: DatabaseName, people: int, budget: Budget, say: Say
) -> Iterator[Timing]:
    with _connected(server.port) as client:
        for number, case in enumerate(chosen):
            target = case.target.of(database, people) if case.target else None
            timing = _timed(client, server, case, f"bench-{number}", target, budget)
            figures = f"{timing.p50:.1f} / {timing.p95:.1f} ms, {timing.cpu:.1f} ms of CPU"
            say(f"{case.name}: {timing.failure or figures} (load {timing.load:.1f})")
            yield timing


def _timed(client: Client, server: Server, case: Case, request_id: str, target: float | None, budget: Budget) -> Timing:
    load = measure.load()
    body = json.dumps({"query": case.query, "variables": case.variables}).encode()
    first, answer = client.ask(body, request_id)
    if code := measure.failure(answer):
        return Timing(case.name, target, load, first, failure=code)
    data = json.loads(answer)["data"]
    measure.repeated(lambda: client.ask(body)[0], measure.warm_up(budget))
    family = _family(server.process.pid)
    cpu = measure.cpu(family)
    times = measure.repeated(lambda: client.ask(body)[0], budget)
    cpu = measure.cpu(family) - cpu
    return Timing(
        name=case.name,
        target=target,
        load=load,
        first=first,
        p50=measure.percentile(times, 0.5),
        p95=measure.percentile(times, 0.95),
        cpu=cpu / len(times),
        requests=len(times),
        size=len(answer),
        fields=measure.fields(data),
        things=len(measure.at(data, case.things)) if case.things else 1,
        statements=json.loads(server.said_of(f'"{request_id}"'))["statements"],
    )


@contextmanager
def _connected(port: int) -> Iterator[Client]:
    client = Client(port, _PATIENCE)
    try:
        yield client
    finally:
        client.close()


def _family(service: int) -> dict[int, str]:
    """The processes that answer together, by their ids, with what they are called in the report."""
    found = {service: "service"} | dict.fromkeys(measure.children(service), "its processes for figures")
    servers = [pid for pid, program in measure.children(os.getpid()).items() if program == "java"]
    return found | dict.fromkeys(servers, "Neo4j")


def _resident(service: int) -> dict[str, tuple[float, float]]:
    """Megabytes now and at the peak, summed up by what the processes are called."""
    found: dict[str, tuple[float, float]] = {}
    for pid, name in _family(service).items():
        now, peak = measure.resident(pid)
        before = found.get(name, (0.0, 0.0))
        found[name] = (before[0] + now, before[1] + peak)
    return found


def _memory(
    database: DatabaseName, before: Mapping[str, tuple[float, float]], after: Mapping[str, tuple[float, float]]
) -> tuple[Memory, ...]:
    targets: dict[str, Any] = {"service": WITH_ENGINE if database == "embedded" else WITHOUT_ENGINE}
    return tuple(
        Memory(process, before.get(process, (0.0, 0.0))[0], now, peak, targets.get(process))
        for process, (now, peak) in after.items()
    )


def _version() -> str:
    """The commit that was measured, `+` where files were changed since; empty outside a checkout."""
    git = ["git", "describe", "--always", "--dirty=+", "--abbrev=7"]
    return subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
