"""How a partnership network changed between two days: ADR 0035, by D and E of either day."""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import networkx as nx

from .answers import Arguments, Json, RefusedError, given, node
from .community import Community, Key
from .figures import shown
from .networks import edges_of, filtered_graph, summary_of

MOST_POINTS = 120


def network_change(community: Community, today: str, arguments: Arguments) -> Json:
    """``networkChange`` with the largest 200 changes and its series by quarter, without modularity (N24)."""
    first, last, filters = arguments["from"], arguments["to"], given(arguments, "filter")
    if last < first:
        raise RefusedError("BAD_INPUT", "to")
    if given(filters, "asOf") is not None:
        raise RefusedError("BAD_INPUT", "filter.asOf")
    quarterly = points(first, last, "QUARTER")
    graphs = {
        day: filtered_graph(community, today, {**(filters or {}), "asOf": day}, [])
        for day in dict.fromkeys((first, *quarterly))
    }
    before, after = graphs[first], graphs[last]
    return {
        "before": summary_at(before, first),
        "after": summary_at(after, last),
        "ties": largest(tie_changes(before, after)),
        "organisations": largest(organisation_changes(before, after)),
        "quarterly": [summary_at(graphs[day], day) for day in quarterly],
    }


def largest(changes: Sequence[Json]) -> Json:
    """The page of the first 200, the most that there can be (B1)."""
    return {"edges": [{"node": one} for one in changes[:200]], "totalCount": len(changes)}


def summary_at(graph: nx.Graph, day: str) -> Json:
    """E9 on a day, and how many of the organisations have a tie."""
    return {"on": day, "tied": sum(1 for one in graph if graph[one]), "summary": summary_of(graph)}


def change_of(was: float, now: float) -> str | None:
    """What became of a strength; 0 where there is no tie. None where it is the same."""
    if was == now:
        return None
    if was == 0:
        return "CAME"
    if now == 0:
        return "WENT"
    return "GREW" if now > was else "SHRANK"


def tie_changes(before: nx.Graph, after: nx.Graph) -> list[Json]:
    """Ties of another strength than before: the largest difference first, then source, then target."""
    found = []
    pairs = {tuple(sorted(pair)) for graph in (before, after) for pair in graph.edges}
    for source, target in pairs:
        sides = [side(graph, source, target) for graph in (before, after)]
        was, now = (0.0 if one is None else one["strength"] for one in sides)
        change = change_of(was, now)
        if change is not None:
            difference = shown(now - was)
            row = {
                "change": change,
                "source": node(Key("Organisation", source)),
                "target": node(Key("Organisation", target)),
                "strengthChange": difference,
                "before": sides[0],
                "after": sides[1],
            }
            found.append(((-abs(difference), source, target), row))
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def side(graph: nx.Graph, source: str, target: str) -> Json | None:
    """The edge between the two as a network shows it; null where there is none."""
    if not graph.has_edge(source, target):
        return None
    (edge,) = edges_of(graph.edge_subgraph([(source, target)]))
    return edge


def organisation_changes(before: nx.Graph, after: nx.Graph) -> list[Json]:
    """Organisations whose ties have another sum of strengths than before: the largest difference first, then id."""
    found = []
    for one in before:
        (ties_before, was), (ties_after, now) = (sum_of(graph, one) for graph in (before, after))
        change = change_of(was, now)
        if change is not None:
            difference = shown(now - was)
            row = {
                "change": change,
                "organisation": node(Key("Organisation", one)),
                "strengthChange": difference,
                "strengthBefore": was,
                "strengthAfter": now,
                "tiesBefore": ties_before,
                "tiesAfter": ties_after,
            }
            found.append(((-abs(difference), one), row))
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def sum_of(graph: nx.Graph, one: str) -> tuple[int, float]:
    """How many ties an organisation has, and the sum of their strengths as shown (N4)."""
    strengths = [graph.edges[one, other]["strength"] for other in graph[one]]
    return len(strengths), shown(math.fsum(strengths))


# --- points of a series --------------------------------------------------------------------------------------------

_PERIOD: dict[str, Callable[[date], Any]] = {
    "MONTH": lambda day: (day.year, day.month),
    "QUARTER": lambda day: (day.year, (day.month - 1) // 3),
    "YEAR": lambda day: day.year,
}


def points(first: str, last: str, by: str) -> list[str]:
    """The days from first to last that are the last of their period, and last itself; BAD_INPUT above 120."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    found: list[date] = []
    while day < end:
        if _PERIOD[by](day) != _PERIOD[by](day + timedelta(days=1)):
            found.append(day)
        day += timedelta(days=1)
    if len(found) >= MOST_POINTS:
        raise RefusedError("BAD_INPUT", "by")
    return [one.isoformat() for one in (*found, end)]
