"""Profiles and times each statement that clients' requests run, with the filter and without it, in turns."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import neo4j

from benchmarks.filters.records import Kind, Measured, kind_of
from benchmarks.filters.unfiltered import unfiltered
from benchmarks.measure import Budget, percentile
from graph_store.statements import statement
from graph_store.viewers import Viewer
from tests.support.plans import database_hits, things
from tests.support.recorder import Call

_SHORT = ("row", "columns", "id", "name", "cut", "bounds", "order", "direction")
"""Holes that change nothing of what the filter costs."""


def distinct(calls: Sequence[Call]) -> list[Call]:
    """Each statement once for each filling that matters, asked about the most."""
    found: dict[str, Call] = {}
    for call in calls:
        if call.statement.viewer != "filtered" or call.statement.mode != "read":
            continue
        key = f"{call.statement.name} {filling(call.options)}"
        if key not in found or len(str(call.parameters)) > len(str(found[key].parameters)):
            found[key] = call
    return [found[key] for key in sorted(found)]


def as_asked_by(viewer: Viewer, call: Call) -> Call:
    """The same call as that viewer makes it: with his parameters, and in the form that is enough for him."""
    asked = statement(call.statement.name, viewer.form)
    return replace(call, statement=asked, parameters={**call.parameters, **viewer.parameters()})


def filling(options: Mapping[str, str]) -> str:
    """The fragments in the holes, without those that change nothing here."""
    chosen = [value for hole, value in sorted(options.items()) if hole not in _SHORT and value != "anything"]
    return ", ".join(chosen)


def measured(session: neo4j.Session, call: Call, role: str, budget: Budget) -> Measured:
    """One statement: hits by PROFILE, then times with and without the filter by turns, warmed up."""
    texts = [call.statement.text("neo4j", call.options), unfiltered(call.statement.name).text("neo4j", call.options)]
    parameters = dict(call.parameters)
    profiles = [_profiled(session, text, parameters) for text in texts]
    shown = filling(call.options)
    kind: Kind = kind_of(call.statement.name, shown)
    with_filter, without = _times(session, texts, parameters, budget)
    return Measured(
        call.statement.name,
        shown,
        kind,
        role,
        profiles[0][0],
        profiles[1][0],
        percentile(with_filter, 0.5),
        percentile(without, 0.5),
        profiles[1][1] if kind == "count" else 0,
    )


def _profiled(session: neo4j.Session, text: str, parameters: Mapping[str, Any]) -> tuple[int, int]:
    """Database hits, and how many things the record tells of."""
    result = session.run("PROFILE " + text, dict(parameters))
    columns = result.single(strict=True).values()
    profile = result.consume().profile
    assert profile is not None
    return database_hits(profile), _counted(columns)


def _counted(columns: list[Any]) -> int:
    """How many things were counted, in a record of counts by key, or by value, or of one count."""
    tables = [column for column in columns if isinstance(column, list)]
    return max(things(columns), sum(_number(row) for table in tables for row in table))


def _number(row: Any) -> int:
    return row[-1] if isinstance(row, list) and row and type(row[-1]) is int else 0


def _times(
    session: neo4j.Session, texts: Sequence[str], parameters: Mapping[str, Any], budget: Budget
) -> tuple[list[float], list[float]]:
    """Milliseconds of each text, one after the other and again."""
    for text in texts:
        _timed(session, text, parameters)
    found: tuple[list[float], list[float]] = ([], [])
    end = time.monotonic() + budget.seconds
    while len(found[0]) < 3 or (len(found[0]) < budget.requests and time.monotonic() < end):
        for text, times in zip(texts, found, strict=True):
            times.append(_timed(session, text, parameters))
    return found


def _timed(session: neo4j.Session, text: str, parameters: Mapping[str, Any]) -> float:
    began = time.perf_counter()
    session.run(text, dict(parameters)).consume()
    return (time.perf_counter() - began) * 1000


def as_json(rows: Sequence[Measured]) -> str:
    """The rows for another program."""
    return json.dumps([list(_cells(row)) for row in rows], indent=1)


def _cells(row: Measured) -> Iterator[Any]:
    yield from (row.statement, row.filling, row.kind, row.role, row.hits, row.hits_without, row.ms, row.ms_without)
    yield row.looked_at
