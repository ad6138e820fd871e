"""What a plan of Neo4j does to everything there is: it scans a label, sorts or expands all of it.

Operators and their meaning: the Neo4j manual's chapter on execution plans. Rows stem from everything where the leaf
that they come from reads a whole label, and no operator between has cut or gathered them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import neo4j

from tests.conftest import Database

LABEL_SCAN, SORT, EXPAND = "label scan", "sort", "expand"

_LABEL_SCANS = (
    "NodeByLabelScan",
    "UnionNodeByLabelsScan",
    "IntersectionNodeByLabelsScan",
    "SubtractionNodeByLabelsScan",
    "NodeIndexScan",
    "NodeIndexContainsScan",
    "NodeIndexEndsWithScan",
)
_KEEP_LEFT = ("SemiApply", "AntiSemiApply", "SelectOrSemiApply", "SelectOrAntiSemiApply", "RollUpApply", "Foreach")
_AGGREGATE = re.compile(r"(count|collect|sum|min|max|avg)\(", re.IGNORECASE)
"""What the details of an aggregation begin with where it groups by nothing."""
_CUT = ("Limit", "Top", "EagerAggregation", "OrderedAggregation", "NodeCountFromCountStore", "ExhaustiveLimit")


@dataclass(slots=True)
class Findings:
    """What a plan does to everything (`whole`), and the operators that no statement may have (`refused`)."""

    whole: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


def findings(plan: Mapping[str, Any]) -> Findings:
    """What the plan, as the driver's summary has it, does to everything."""
    found = Findings()
    _walk(plan, False, found)
    return found


def _walk(operator: Mapping[str, Any], outer: bool, found: Findings) -> bool:
    """Whether the operator's rows stem from everything; `outer` says it of the rows that it is applied to."""
    kind = operator["operatorType"].partition("@")[0]
    children = operator.get("children", ())
    if kind == "AllNodesScan" or (kind == "CartesianProduct" and not any(map(_is_one_row, children))):
        found.refused.add(kind)
    if not children:
        return _leaf(kind, _details(operator), outer, found)
    left = _walk(children[0], outer, found)
    if len(children) == 1:
        whole = left
    elif "Apply" in kind or kind == "Foreach":
        right = _walk(children[1], left, found)
        whole = left if kind.removeprefix("Let") in _KEEP_LEFT else right
    else:
        whole = left | _walk(children[1], outer, found)
    if whole and kind in ("Sort", "Top", "PartialSort", "PartialTop"):
        found.whole.add(SORT)
    if whole and "Expand" in kind:
        found.whole.add(EXPAND)
    return whole and kind not in _CUT


def _leaf(kind: str, details: str, outer: bool, found: Findings) -> bool:
    is_nearly_all = kind == "NodeIndexSeek" and "(visibility)" in details
    if kind in _LABEL_SCANS or kind.endswith("RelationshipTypeScan") or is_nearly_all:
        found.whole.add(LABEL_SCAN)
        return True
    return kind == "Argument" and outer


def _is_one_row(operator: Mapping[str, Any]) -> bool:
    """Whether the operator has one row at most for each row that it is applied to."""
    kind = operator["operatorType"].partition("@")[0]
    children = operator.get("children", ())
    if not children:
        return kind.startswith("NodeUniqueIndexSeek") or kind in ("Argument", "Projection")
    if kind == "EagerAggregation":
        return bool(_AGGREGATE.match(_details(operator)))
    if len(children) == 1:
        return not any(word in kind for word in ("Expand", "Unwind")) and _is_one_row(children[0])
    is_right = "Apply" in kind and kind.removeprefix("Let") not in _KEEP_LEFT
    return all(map(_is_one_row, children)) if is_right or kind == "CartesianProduct" else _is_one_row(children[0])


def _details(operator: Mapping[str, Any]) -> str:
    return str(operator.get("args", {}).get("Details", ""))


def database_hits(plan: Mapping[str, Any]) -> int:
    """The database hits of a profiled plan, all its operators together."""
    return int(plan.get("dbHits", 0)) + sum(map(database_hits, plan.get("children", ())))


def things(columns: list[Any]) -> int:
    """How many things a record tells of, at least 1: the rows of its tables and their keys, or what it counted.

    A count is a column of its own, or the last of the two or three cells of a row.
    """
    tables = [column for column in columns if isinstance(column, list)]
    counted = sum(column for column in columns if isinstance(column, int))
    return max(1, sum(map(_rows, tables)), counted, sum(map(_counted, tables)))


def _rows(table: list[Any]) -> int:
    return len(table) + sum(_inner(row) for row in table if isinstance(row, list))


def _inner(row: list[Any]) -> int:
    """What a row's own tables tell of: tables of rows, and of a key and its page the page of ids."""
    if len(row) == 2 and isinstance(row[1], list) and not _is_table(row[1]):
        return len(row[1])
    return sum(_rows(cell) for cell in row if _is_table(cell))


def _counted(table: list[Any]) -> int:
    return sum(row[-1] for row in table if isinstance(row, list) and len(row) in (2, 3) and type(row[-1]) is int)


def _is_table(cell: Any) -> bool:
    return isinstance(cell, list) and bool(cell) and all(isinstance(one, list) for one in cell)


def embedded_plan(database: Database, text: str) -> str:
    """The plan of the embedded engine, which it tells as a text."""
    login = (database.user, database.password)
    with neo4j.GraphDatabase.driver(database.url, auth=login) as driver, driver.session() as session:
        plan = session.run("EXPLAIN " + text).consume().plan
    assert plan is not None
    return str(plan["args"]["string-representation"])
