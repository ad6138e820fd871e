"""Health: living is not being ready."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from execution.executor import Counts, PlannedExecutor
from graph_store.errors import Unavailable
from graph_store.statements import Statement
from tests.collabgraph.tiny import FakeStore, serving, tiny_app

ALIVE = {"status": "alive", "planned": 0, "unplanned": {}}


class Gone(FakeStore):
    """A database that can be taken away."""

    gone = False

    async def read(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        if self.gone:
            raise Unavailable("The database cannot be reached just now; try again later.")
        return await super().read(statement, options, parameters, timeout)


def said(answer: httpx.Response) -> tuple[int, Any]:
    """Status and body."""
    return answer.status_code, answer.json()


@pytest.fixture(autouse=True)
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    """The counts of a process that has executed nothing."""
    counts = Counts()
    monkeypatch.setattr(PlannedExecutor, "counts", counts)
    return counts


async def test_ready_when_the_database_answers_and_nothing_is_missing() -> None:
    store = Gone()
    async with serving(tiny_app(store)) as client:
        assert said(await client.get("/health/live")) == (200, ALIVE)
        assert said(await client.get("/health/ready")) == (200, {"status": "ready"})
        store.missing = {"person_id"}
        missing = said(await client.get("/health/ready"))
        store.gone = True
        assert said(await client.get("/health/ready")) == (
            503,
            {"status": "not ready", "reason": "The database cannot be reached just now; try again later."},
        )
        assert said(await client.get("/health/live")) == (200, ALIVE)
    assert missing == (503, {"status": "not ready", "missing": ["person_id"]})


async def test_it_is_only_looked_at() -> None:
    async with serving(tiny_app()) as client:
        assert (await client.post("/health/ready")).status_code == 405


async def test_it_says_how_queries_were_executed_and_why() -> None:
    async with serving(tiny_app()) as client:
        for query in ("{ hello }", "{ hello }", "{ __schema { queryType { name } } }"):
            await client.post("/graphql", json={"query": query})
        answer = (await client.get("/health/live")).json()
    assert answer == {"status": "alive", "planned": 2, "unplanned": {"introspection": 1}}
