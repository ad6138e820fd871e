"""Asking for mutations, and everything that the store holds before and after."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graphql import build_schema
from strawberry.types import ExecutionResult

from collabgraph.callers import Caller, author_of
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.collabgraph.exporting import exported, texts
from tests.conftest import TODAY
from tests.support.networks import Inline
from tests.support.statements import ad_hoc

OURS = build_schema(schema.as_str())
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = "2026-11-21T12:00:00.000000Z"
"""NOW as it is stored."""

_ASIDE = ad_hoc(
    "MATCH (n:AuditEntry|IdempotencyKey) WITH labels(n)[0] AS label, count(*) AS number ORDER BY label "
    "RETURN collect([label, number]) AS rows",
    "tests/aside",
)
_AUDIT = ad_hoc(
    "MATCH (n:AuditEntry) WITH n ORDER BY n.subject, n.action, n.changes "
    "RETURN collect([n.action, n.subject, n.changes, n.at]) AS rows",
    "tests/audit",
)
_VERSION = ad_hoc("OPTIONAL MATCH (v:GraphVersion) RETURN collect(v.value) AS versions", "tests/version")


async def ask(
    store: Store,
    viewer: Viewer,
    document: str,
    variables: Mapping[str, Any] | None = None,
    *,
    account: str = "test",
    hours: float = 0,
) -> ExecutionResult:
    """Runs a document as the viewer, so many hours after NOW; `account` is what names the caller."""
    reading = Reading(store, viewer, TODAY, time.monotonic() + 60)
    scope = "read" if viewer.kind == "anonymous" else "write"
    author = author_of(Caller(viewer, account, scope), store, NOW + timedelta(hours=hours))  # type: ignore[arg-type]
    context = RequestContext(reading, Inline(), author=author)
    result = await schema.execute(document, variable_values=dict(variables or {}), context_value=context)
    assert isinstance(result, ExecutionResult)
    return result


async def done(
    store: Store, viewer: Viewer, document: str, variables: Mapping[str, Any] | None = None, **how: Any
) -> Any:
    """The data of a document in which nothing is an error."""
    result = await ask(store, viewer, document, variables, **how)
    assert result.errors is None, result.errors
    return result.data


async def codes(store: Store, viewer: Viewer, document: str, variables: Mapping[str, Any] | None = None) -> list[str]:
    """The codes of the errors of a document, which gives no data."""
    result = await ask(store, viewer, document, variables)
    return [error.original_error.code for error in result.errors or ()]  # type: ignore[union-attr]


async def everything(store: Store) -> tuple[dict[str, str], Any]:
    """The files of a full export, and how many entries of the audit and keys there are, and the graph's version."""
    with tempfile.TemporaryDirectory() as folder:
        await exported(store, Path(folder) / "out")
        files = texts(Path(folder) / "out")
    (aside,) = await store.read(_ASIDE, {}, {}, 60)
    (versions,) = await store.read(_VERSION, {}, {}, 60)
    return files, (aside, versions)


async def rows(store: Store, noun: str) -> list[str]:
    """The rows of one file of a full export."""
    files, _ = await everything(store)
    return files[f"{noun}.csv"].splitlines()[1:]


async def audit(store: Store) -> list[list[str]]:
    """Every entry of the audit: action, subject, changes as JSON, moment."""
    (found,) = await store.read(_AUDIT, {}, {}, 60)
    return list(found)
