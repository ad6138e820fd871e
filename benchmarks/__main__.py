"""The command line of the benchmark: `python -m benchmarks --people 10000 200000 --database embedded neo4j`."""

from __future__ import annotations

import dataclasses
import platform
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import orjson
from cyclopts import App, Parameter

from benchmarks import report
from benchmarks.databases import NotPossible, Place
from benchmarks.measure import Budget
from benchmarks.records import DatabaseName, Run
from benchmarks.runs import run
from tests.collabgraph.processes import ROOT

_SEVERAL = Parameter(consume_multiple=True, negative="")
app = App(name="bench", help="Measures the service over HTTP; docs/performance.md says how to read it.")


@app.default
def bench(
    *,
    people: Annotated[tuple[int, ...], _SEVERAL] = (10_000, 200_000),
    database: Annotated[tuple[DatabaseName, ...], _SEVERAL] = ("embedded", "neo4j"),
    only: Annotated[tuple[str, ...], _SEVERAL] = (),
    seconds: float = 10.0,
    requests: int = 300,
    viewer: str | None = None,
    fresh: bool = False,
    cache: Path = ROOT / ".cache" / "bench",
    results: Path | None = None,
) -> int:
    """Measure, print, and write the results as Markdown and JSON.

    Parameters
    ----------
    people
        The sizes of the communities.
    database
        On which databases.
    only
        Only requests whose names have one of these words in them.
    seconds
        Each request is timed for so long, after half as long to warm up.
    requests
        So many of each are enough.
    viewer
        Who asks: anonymous, member, administrator or person:ID.
    fresh
        Make and import the communities anew, instead of using those of an earlier run.
    cache
        Where communities and stores are kept.
    results
        The file to write, ending in .md; by default benchmarks/results/DATE.md.
    """
    file = results or ROOT / "benchmarks" / "results" / f"{datetime.now(UTC):%Y-%m-%d}.md"
    runs: list[Run] = []
    for name in database:
        for size in sorted(people):
            place = Place(cache / str(size), name)
            if fresh:
                place.forget()
                shutil.rmtree(place.community, ignore_errors=True)
            try:
                runs.append(run(place, size, only, Budget(seconds, requests), viewer, _say))
            except NotPossible as error:
                print(error, file=sys.stderr)
                return 2
            _write(file, runs)
    print(f"\n{file.read_text('utf-8')}\nWritten to {file}.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _write(file: Path, runs: list[Run]) -> None:
    """All runs until now, so that nothing is lost where a later one cannot be ended."""
    file.parent.mkdir(parents=True, exist_ok=True)
    machine = f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {platform.system()}"
    head = f"# {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit {runs[0].version}, {machine}\n\n"
    file.write_text(head + report.report(runs), "utf-8")
    file.with_suffix(".json").write_bytes(
        orjson.dumps([dataclasses.asdict(one) for one in runs], option=orjson.OPT_INDENT_2)
    )


def _end(number: int, _frame: object) -> NoReturn:
    """What was started is ended on the way out."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(app())
