"""The results as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.filters.records import HITS_A_THING, OPERATION_RATIO, PAGE_RATIO, Kind, Measured, Operation
from benchmarks.measure import percentile
from benchmarks.report import ratio, shown, table

_TITLES: dict[Kind, str] = {
    "page": f"Pages and connections by key (at most {PAGE_RATIO} times at p50)",
    "count": f"Counts (at most {HITS_A_THING:.0f} hits for each thing)",
    "other": "Networks, paths, helpers, ranked lists",
}


def report(rows: Sequence[Measured], operations: Sequence[Operation]) -> str:
    """All tables: a summary of each kind and role, what is missed, the operations."""
    lines = [*_summary(rows)]
    for kind, title in _TITLES.items():
        if missed := [row for row in rows if row.kind == kind and row.is_missed]:
            lines += [f"#### Missed: {title}", "", *_statements(missed)]
    lines += [f"#### Ready operations beside an administrator's (at most {OPERATION_RATIO} times)", ""]
    return "\n".join([*lines, *_operations(operations)])


def _summary(rows: Sequence[Measured]) -> Iterator[str]:
    groups: dict[tuple[Kind, str], list[Measured]] = defaultdict(list)
    for row in rows:
        groups[row.kind, row.role].append(row)
    head = ["what", "role", "statements", "median ratio", "p95 of ratios", "hits to those without", "missed"]
    yield from table(
        head, [_line(_TITLES[kind], role, groups[kind, role]) for kind in _TITLES for k, role in groups if k == kind]
    )


def _line(title: str, role: str, rows: Sequence[Measured]) -> list[str]:
    ratios = [row.ratio for row in rows]
    hits = sum(row.hits for row in rows), sum(row.hits_without for row in rows)
    missed = sum(row.is_missed for row in rows)
    cells = [f"{percentile(ratios, share):.2f}" for share in (0.5, 0.95)]
    return [title, role, str(len(rows)), *cells, ratio(*hits), str(missed)]


def _statements(rows: Sequence[Measured]) -> Iterator[str]:
    head = ["statement", "role", "hits", "without", "hits a thing", "ms", "without", "ratio"]
    yield from table(head, [_cells(row) for row in sorted(rows, key=lambda one: -one.ratio)])


def _cells(row: Measured) -> list[str]:
    name = f"{row.statement} ({row.filling})" if row.filling else row.statement
    each = f"{row.hits_a_thing:.1f}" if row.looked_at else ""
    return [
        name,
        row.role,
        f"{row.hits:,}",
        f"{row.hits_without:,}",
        each,
        shown(row.ms),
        shown(row.ms_without),
        f"{row.ratio:.2f}",
    ]


def _operations(rows: Sequence[Operation]) -> Iterator[str]:
    roles = list(dict.fromkeys(row.role for row in rows))
    found = {(row.name, row.role): row for row in rows}
    names = list(dict.fromkeys(row.name for row in rows))
    head = ["operation", "administrator ms", *roles]
    yield from table(
        head,
        [
            [name, shown(found[name, roles[0]].ms_administrator), *(f"{found[name, role].ratio:.2f}" for role in roles)]
            for name in names
        ],
    )
