"""The command line: `python -m benchmarks.filters --people 200000 --seconds 1`."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

import neo4j
from cyclopts import App

from benchmarks import databases
from benchmarks.cases import Subjects, cases
from benchmarks.databases import NotPossible, Place
from benchmarks.filters.measuring import as_asked_by, as_json, distinct, measured
from benchmarks.filters.records import Measured, Operation
from benchmarks.filters.report import report
from benchmarks.filters.roles import roles
from benchmarks.measure import Budget, load, percentile
from graph_store import viewers
from graph_store.bolt import BoltStore
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.collabgraph.processes import ROOT
from tests.conftest import TODAY
from tests.discipline.corpus import requests
from tests.support.networks import Inline
from tests.support.recorder import Call, Recorder

app = App(name="filters", help="Measures what the viewer's filter costs; docs/performance.md says how to read it.")
_ADMINISTRATOR = "administrator"
Part = Literal["all", "statements", "operations"]


@app.default
def bench(
    *,
    people: int = 200_000,
    seconds: float = 1.0,
    times: int = 30,
    part: Part = "all",
    only: str = "",
    cache: Path = ROOT / ".cache" / "bench",
    results: Path | None = None,
) -> int:
    """Measure on Neo4j, print, and write the results as Markdown, with the statements' rows beside it as JSON.

    Parameters
    ----------
    people
        The size of the community.
    seconds
        Each statement, and each operation, is timed for so long, with the filter and without by turns.
    times
        So many times are enough.
    part
        Only the statements, or only the ready operations.
    only
        Only statements whose names have this in them.
    cache
        Where communities and stores are kept: those of `make bench`.
    results
        The file to write, ending in .md; by default benchmarks/results/filters-DATE.md.
    """
    place = Place(cache / str(people), "neo4j")
    subjects = databases.community(place.community, people)
    budget = Budget(seconds, times)
    try:
        databases.filled(place)
        with databases.started(place) as env:
            address, password = env["COLLABGRAPH_DATABASE_URL"], env["COLLABGRAPH_DATABASE_PASSWORD"]
            rows, timed = asyncio.run(_all(address, password, subjects, budget, part, only))
    except NotPossible as error:
        print(error, file=sys.stderr)
        return 2
    file = results or ROOT / "benchmarks" / "results" / f"filters-{datetime.now(UTC):%Y-%m-%d}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = report(rows, timed)
    file.write_text(text, "utf-8")
    file.with_suffix(".json").write_text(as_json(rows), "utf-8")
    print(f"\n{text}\nWritten to {file} (load {load():.1f}).")
    return 0


async def _all(
    address: str, password: str, subjects: Subjects, budget: Budget, part: Part, only: str
) -> tuple[list[Measured], list[Operation]]:
    store = BoltStore(address, "neo4j", password)
    try:
        await store.verify()
        by_role = await roles(store)
        timed = [] if part == "statements" else await _operations(store, by_role, subjects, budget)
        calls = [] if part == "operations" else await _calls(store, subjects)
    finally:
        await store.close()
    return list(_statements(address, password, calls, by_role, budget, only)), timed


def _statements(
    address: str, password: str, calls: Sequence[Call], by_role: Mapping[str, Viewer], budget: Budget, only: str
) -> Iterator[Measured]:
    with neo4j.GraphDatabase.driver(address, auth=("neo4j", password)) as driver, driver.session() as session:
        for call in calls:
            for role, viewer in by_role.items():
                if only in call.statement.name:
                    row = measured(session, as_asked_by(viewer, call), role, budget)
                    _say(f"{role}: {row.statement} ({row.filling}): {row.hits} / {row.hits_without}, {row.ratio:.2f}")
                    yield row


async def _calls(store: Store, subjects: Subjects) -> list[Call]:
    """Every statement that a client's requests run, asked about everything: by an administrator."""
    recorder = Recorder(store)
    for text, variables in [*requests(), *((case.query, case.variables) for case in cases(subjects))]:
        _say(f"{await _executed(recorder, viewers.ADMINISTRATOR, text, variables):.0f} ms: {text[:60]}")
    return distinct(recorder.calls)


async def _executed(store: Any, viewer: Viewer, text: str, variables: Mapping[str, Any]) -> float:
    """The milliseconds that the request took in this process."""
    context = RequestContext(Reading(store, viewer, TODAY, time.monotonic() + 600), Inline())
    began = time.perf_counter()
    await schema.execute(text, variable_values=dict(variables), context_value=context)
    return (time.perf_counter() - began) * 1000


async def _operations(
    store: Store, by_role: Mapping[str, Viewer], subjects: Subjects, budget: Budget
) -> list[Operation]:
    """Every ready operation, by each role in turns."""
    rows = []
    for case in cases(subjects):
        found: dict[str, list[float]] = {role: [] for role in by_role}
        for viewer in by_role.values():
            await _executed(store, viewer, case.query, case.variables)
        end = time.monotonic() + 4 * budget.seconds
        while len(found[_ADMINISTRATOR]) < 3 or (
            len(found[_ADMINISTRATOR]) < budget.requests and time.monotonic() < end
        ):
            for role, viewer in by_role.items():
                found[role].append(await _executed(store, viewer, case.query, case.variables))
        ms = {role: percentile(values, 0.5) for role, values in found.items()}
        _say(f"{case.name}: {ms}")
        rows += [Operation(case.name, role, ms[role], ms[_ADMINISTRATOR]) for role in by_role if role != _ADMINISTRATOR]
    return rows


def _say(line: str) -> None:
    print(line, flush=True)


def _end(number: int, _frame: object) -> NoReturn:
    """What was started is ended on the way out."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(app())
