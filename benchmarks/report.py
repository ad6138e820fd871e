"""The results as Markdown: for each database the figures side by side for every size, so that growth can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from benchmarks.records import DatabaseName, Memory, Run, Timing

_TITLES: dict[DatabaseName, str] = {"embedded": "Embedded store", "neo4j": "Neo4j"}
IMPORT_SECONDS: dict[DatabaseName, float] = {"embedded": 30, "neo4j": 12}
NODES_A_SECOND = 10_000
RELATIONS_A_SECOND = 25_000


def report(runs: Sequence[Run]) -> str:
    """The whole report; the runs of a database stand together, smaller communities first."""
    lines: list[str] = []
    for database, group in groupby(runs, lambda run: run.database):
        lines += [f"## {_TITLES[database]}", "", *_section(list(group))]
    return "\n".join(lines)


def _section(runs: Sequence[Run]) -> Iterator[str]:
    yield from _requests(runs, "The figures of the issue", [t for t in runs[0].timings if t.target is not None])
    yield from _requests(runs, "The ready operations", [t for t in runs[0].timings if t.target is None])
    yield from _imports(runs)
    yield from _memory(runs)


def _requests(runs: Sequence[Run], title: str, rows: Sequence[Timing]) -> Iterator[str]:
    if not rows:
        return
    is_figure = rows[0].target is not None
    columns = ["p50", "p95", *(["target", "ratio"] if is_figure else ["first"]), "CPU", "load"]
    head = [
        "request",
        "things",
        "fields",
        "kB",
        "statements",
        *(
            f"{run.people:,}: {column}" if place == 0 else column
            for run in runs
            for place, column in enumerate(columns)
        ),
        *(["growth"] if len(runs) > 1 else []),
    ]
    yield f"### {title} (ms)"
    yield ""
    yield from table(head, [_request(runs, row.name) for row in rows])


def _request(runs: Sequence[Run], name: str) -> list[str]:
    """A row: what the answer is like in the largest community, then the figures of each."""
    timings = [next(timing for timing in run.timings if timing.name == name) for run in runs]
    last = timings[-1]
    cells = [name, str(last.things), f"{last.fields:,}", f"{last.size / 1000:.1f}", str(last.statements)]
    for timing in timings:
        cells += _timing(timing)
    if len(timings) > 1:
        cells.append(ratio(last.p50, timings[0].p50) if not (last.failure or timings[0].failure) else "")
    return cells


def _timing(timing: Timing) -> list[str]:
    figures = [timing.failure, ""] if timing.failure else [shown(timing.p50), shown(timing.p95)]
    if timing.target is None:
        figures.append(shown(timing.first))
    else:
        figures += [shown(timing.target), "" if timing.failure else ratio(timing.p50, timing.target)]
    return [*figures, shown(timing.cpu), f"{timing.load:.1f}"]


def _imports(runs: Sequence[Run]) -> Iterator[str]:
    yield "### Import"
    yield ""
    head = ["people", "rows", "s", "target", "checking", "nodes", "relations", "nodes/s", "relations/s", "peak MB"]
    yield from table([*head, "load", "made"], [_import(run) for run in runs])
    if runs[0].database == "neo4j":
        yield f"Into Neo4j at least {NODES_A_SECOND:,} nodes/s and {RELATIONS_A_SECOND:,} relations/s."
        yield ""


def _import(run: Run) -> list[str]:
    done = run.imported
    target = IMPORT_SECONDS[run.database] * run.people / 10_000
    return [
        f"{run.people:,}",
        f"{done.rows:,}",
        shown(done.seconds),
        f"{shown(target)} ({ratio(done.seconds, target)})",
        *(shown(seconds) for seconds in (done.checking, done.writing, done.linking)),
        f"{done.nodes_a_second:,.0f}",
        f"{done.relations_a_second:,.0f}",
        f"{done.peak:.0f}",
        f"{done.load:.1f}",
        done.made,
    ]


def _memory(runs: Sequence[Run]) -> Iterator[str]:
    yield "### Memory (MB)"
    yield ""
    head = ["people", "process", "before", "after", "peak", "target", "ratio"]
    yield from table(head, [_process(run, one) for run in runs for one in run.memory])


def _process(run: Run, one: Memory) -> list[str]:
    figures = [f"{value:.0f}" for value in (one.before, one.after, one.peak)]
    target = ["", ""] if one.target is None else [f"{one.target:.0f}", ratio(one.peak, one.target)]
    return [f"{run.people:,}", one.process, *figures, *target]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, and the empty line after it: the first column to the left, the others to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def shown(value: float) -> str:
    """A figure in as many digits as matter: 0.42, 1.5, 37, 1,204."""
    if value < 1:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def ratio(value: float, of: float) -> str:
    """How many times as much: 0.42×, 1.5×."""
    return f"{shown(value / of)}×" if of else ""
