"""The command line: `python -m benchmarks.peers --only limit,collabgraph --shapes Q1,Q3 --rounds 3 --seconds 2`."""

from __future__ import annotations

import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import orjson
from cyclopts import App, Parameter

from benchmarks.databases import NotPossible
from benchmarks.peers import bench as bench_
from benchmarks.peers import shapes as asked
from benchmarks.peers.answers import Different
from benchmarks.peers.bench import Choice
from benchmarks.peers.competitors import NAMES
from benchmarks.peers.report import report
from benchmarks.peers.rounds import Effort
from benchmarks.peers.wire import BadAnswer
from tests.collabgraph.processes import ROOT

_SWITCH = Parameter(negative="")
app = App(name="bench-peers", help="The service beside others that answer the same from the same Neo4j.")


@app.default
def bench(
    *,
    only: str = ",".join(NAMES),
    shapes: str = ",".join((*asked.SHAPES, asked.ALONE)),
    rounds: int = 5,
    seconds: float = 3.0,
    warm: float = 5.0,
    waves: int = 6,
    no_workers: Annotated[bool, _SWITCH] = False,
    no_hits: Annotated[bool, _SWITCH] = False,
    alone: Annotated[bool, _SWITCH] = False,
    no_alone: Annotated[bool, _SWITCH] = False,
    settings: str = "",
    fresh: Annotated[bool, _SWITCH] = False,
    cache: Path = ROOT / ".cache" / "bench",
    json: Path | None = None,
) -> int:
    """Compare the answers, measure, and print the report.

    Parameters
    ----------
    only
        Who takes part, separated by commas.
    shapes
        What is asked, separated by commas.
    rounds
        How often everything is measured; the report has medians.
    seconds
        So long each measurement takes at least, with one connection and then with sixteen.
    warm
        So many seconds each shape is asked of each service before.
    waves
        Each connection sends at least so many requests a measurement, however slow they are.
    no_workers
        Do not compare two processes with one.
    no_hits
        Do not count database hits.
    alone
        Measure the executors alone, and nothing else.
    no_alone
        Do not measure the executors alone.
    settings
        Settings of our service without their prefix, such as LOG_LEVEL=warning, separated by commas.
    fresh
        Make and import the community anew: needed after a change to what is stored.
    cache
        Where the community is kept.
    json
        Write the figures of every round there.
    """
    choice = Choice(
        names=_chosen(only, NAMES),
        shapes=_chosen(shapes, (*asked.SHAPES, asked.ALONE)),
        effort=Effort(rounds=rounds, seconds=seconds, waves=waves, warm=warm),
        services=not alone,
        workers=not (no_workers or alone),
        hits=not (no_hits or alone),
        executors=alone or not no_alone,
        settings=dict(one.split("=", 1) for one in settings.split(",") if one),
        fresh=fresh,
        cache=cache,
    )
    try:
        results = bench_.run(choice, _say)
    except (NotPossible, Different, BadAnswer) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"\n{report(results)}")
    if json is not None:
        json.write_bytes(orjson.dumps(asdict(results), option=orjson.OPT_INDENT_2))
    return 0


def _chosen(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the list, in the order of those that are known."""
    wanted = [one.strip() for one in text.split(",") if one.strip()]
    for one in wanted:
        if one not in known:
            raise SystemExit(f"{one} is not one of {', '.join(known)}.")
    return tuple(one for one in known if one in wanted)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _end(number: int, _frame: object) -> NoReturn:
    """What was started is ended on the way out."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(app())
