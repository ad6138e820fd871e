"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.peers.records import Figure, Results, names
from benchmarks.peers.shapes import TITLES
from benchmarks.peers.targets import OURS, Target, ratio, targets
from benchmarks.report import shown, table

_RATIOS = (("rate", "requests/s"), ("p50", "p50"), ("p95", "p95"), ("service", "CPU, service"), ("database", "CPU, db"))


def report(results: Results) -> str:
    """The whole report: each shape, the ratios, the rest, the targets. In brackets the least and most of all rounds."""
    lines = [f"# Side by side, {results.began}, commit {results.version}", "", *_machine(results)]
    for shape in results.shapes():
        lines += [f"## {shape}: {TITLES[shape]}", "", *table(_HEAD, _rows(results, shape))]
    lines += [*_ratios(results), *_workers(results), *_alone(results), *_targets(results)]
    return "\n".join(lines)


def _machine(results: Results) -> Iterator[str]:
    loads = [one.load for one in results.samples]
    if loads:
        used = max(one.generator * one.rate / 1000 for one in results.samples)
        yield f"{results.processors} processors; load before each measurement {min(loads):.1f} to {max(loads):.1f}; "
        yield f"the load generator took up to {used:.0%} of one processor."
        yield ""
    for name in names(results.samples):
        if lost := sum(one.lost for one in results.samples if one.name == name):
            yield f"{name} closed {lost} connections that had been asked; they were made anew, and are not counted."
            yield ""
    yield ", ".join(f"{name} {version}" for name, version in results.versions.items())
    yield ""


_HEAD = [
    "",
    "p50 ms",
    "p95 ms",
    "requests/s",
    "CPU ms, service",
    "CPU ms, database",
    "bytes",
    "hits",
    "statements",
]


def _rows(results: Results, shape: str) -> Iterator[list[str]]:
    for name in names(one for one in results.samples if one.shape == shape):
        figures = [results.figure(name, shape, what) for what in ("p50", "p95", "rate", "service", "database")]
        answer = results.answer(name, shape)
        counts = (answer.size, answer.hits, answer.statements) if answer else (None, None, None)
        yield [name, *map(_spread, figures), *(f"{count:,}" if count is not None else "" for count in counts)]


def _spread(figure: Figure | None) -> str:
    return f"{shown(figure.median)} ({shown(figure.least)}–{shown(figure.most)})" if figure else ""


def _ratios(results: Results) -> Iterator[str]:
    others = [name for name in names(results.samples) if name != OURS]
    if OURS not in names(results.samples) or not others:
        return
    yield f"## {OURS} to each of the others"
    yield ""
    head = ["", "to", *(f"{label}" for _, label in _RATIOS), "bytes", "hits"]
    rows = [[shape, other, *_to(results, shape, other)] for shape in results.shapes() for other in others]
    yield from table(head, [row for row in rows if any(row[2:])])


def _to(results: Results, shape: str, other: str) -> Iterator[str]:
    for what, _ in _RATIOS:
        yield _times(ratio(results, shape, what, other))
    ours, theirs = results.answer(OURS, shape), results.answer(other, shape)
    yield _times(ours.size / theirs.size if ours and theirs else None)
    yield _times(ours.hits / theirs.hits if ours and theirs and ours.hits is not None and theirs.hits else None)


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}×"


def _workers(results: Results) -> Iterator[str]:
    if not results.spreads:
        return
    yield "## Two processes to one, requests/s over sixteen connections"
    yield ""
    shapes = sorted({one.shape for one in results.spreads})
    rows = [[name, *(_spread(results.workers(name, shape)) for shape in shapes)] for name in names(results.spreads)]
    yield from table(["", *shapes], rows)


def _alone(results: Results) -> Iterator[str]:
    if not results.alone:
        return
    yield "## Executors alone, ms for an answer from memory, JSON included"
    yield ""
    shapes = sorted({one.shape for one in results.alone})
    rows = [[name, *(_spread(results.executor(name, shape)) for shape in shapes)] for name in names(results.alone)]
    yield from table(["", *shapes], rows)


def _targets(results: Results) -> Iterator[str]:
    known = [one for one in targets(results) if one.value is not None]
    if not known:
        return
    missed = [one for one in known if not one.is_reached]
    yield f"## Targets: {len(known) - len(missed)} of {len(known)} that were measured are reached"
    yield ""
    yield from table(["target", "shape", "wished", "is", ""], [_target(one) for one in [*missed, *_but(known, missed)]])


def _but(known: list[Target], missed: list[Target]) -> list[Target]:
    return [one for one in known if one not in missed]


def _target(one: Target) -> list[str]:
    sign = "≥" if one.direction == "at least" else "≤"
    value = "" if one.value is None else f"{one.value:.2f}"
    return [one.what, one.shape, f"{sign} {one.wished:g}", value, "reached" if one.is_reached else "**missed**"]
