"""Health: living is not being ready."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from graph_store.errors import Unavailable
from graph_store.statements import Statement
from tests.collabgraph.tiny import FakeStore, serving, tiny_app


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


async def test_ready_when_the_database_answers_and_nothing_is_missing() -> None:
    store = Gone()
    async with serving(tiny_app(store)) as client:
        assert said(await client.get("/health/live")) == (200, {"status": "alive"})
        assert said(await client.get("/health/ready")) == (200, {"status": "ready"})
        store.missing = {"person_id"}
        missing = said(await client.get("/health/ready"))
        store.gone = True
        assert said(await client.get("/health/ready")) == (
            503,
            {"status": "not ready", "reason": "The database cannot be reached just now; try again later."},
        )
        assert said(await client.get("/health/live")) == (200, {"status": "alive"})
    assert missing == (503, {"status": "not ready", "missing": ["person_id"]})


async def test_it_is_only_looked_at() -> None:
    async with serving(tiny_app()) as client:
        assert (await client.post("/health/ready")).status_code == 405
