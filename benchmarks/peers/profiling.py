"""Counts the database hits of whatever runs in this process, for the services that are written in Python.

It works below the services, in the driver: each statement is prefixed with PROFILE, its records are kept until the
summary is there, and the hits of all operators are added up. So nothing that is measured has to know of it, and it is
only done in runs of their own: a profiled statement is slow.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j._async.work.result import AsyncResult
from neo4j._async.work.transaction import AsyncTransactionBase

from tests.support.plans import database_hits


@dataclass
class Counted:
    """Database hits and statements since they were last taken."""

    hits: int = 0
    statements: int = 0

    def take(self) -> dict[str, int]:
        """Both, which are 0 afterwards."""
        taken = {"hits": self.hits, "statements": self.statements}
        self.hits = self.statements = 0
        return taken

    async def add(self, result: AsyncResult) -> None:
        """Adds a result that nobody has read yet; its records stay to be read."""
        # No public way leaves the records to the caller: the driver's own, pinned with it.
        await result._buffer_all()  # type: ignore[no-untyped-call]
        profile: Mapping[str, Any] | None = result._obtain_summary().profile
        self.hits += database_hits(profile or {})
        self.statements += 1


_Run = Callable[..., Awaitable[AsyncResult]]


def install() -> Counted:
    """From now on every statement of this process is profiled; where the hits are counted."""
    counted = Counted()
    runners: tuple[Any, ...] = (neo4j.AsyncSession, AsyncTransactionBase)
    for runner in runners:
        runner.run = _profiled(runner.run, counted)
    return counted


def _profiled(run: _Run, counted: Counted) -> _Run:
    async def profiled(runner: Any, query: Any, *arguments: Any, **named: Any) -> AsyncResult:
        result = await run(runner, _prefixed(query), *arguments, **named)
        await counted.add(result)
        return result

    return profiled


def _prefixed(query: str | neo4j.Query) -> str | neo4j.Query:
    if isinstance(query, str):
        return f"PROFILE {query}"
    return neo4j.Query(f"PROFILE {query.text}", query.metadata, query.timeout)
