"""The corpus against a live service, and how far each of its requests comes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from graphql import ExecutableDefinitionsRule

from collabgraph import limits
from collabgraph.app import create_app
from collabgraph.settings import Settings
from execution.executor import PlannedExecutor
from tests.collabgraph.processes import Server
from tests.collabgraph.tiny import FakeStore, NoCompute, serving
from tests.fuzz.corpus import EXECUTED, PARSED, READ, VALIDATED, Attack, Stage, attacks
from tests.fuzz.oracle import complaints
from tests.fuzz.roles import service

ATTACKS = list(attacks())
BY_NAME = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service that nobody restarts in between."""
    with service(tmp_path_factory.mktemp("corpus") / "store", DEVELOPMENT_VIEWER="administrator") as running:
        yield running


@BY_NAME
def test_the_answer_says_what_is_wrong_and_no_statement_is_sent(server: Server, attack: Attack) -> None:
    request_id = f"corpus-{ATTACKS.index(attack)}"
    headers = {**attack.all_headers, "x-request-id": request_id}
    try:
        answer = httpx.post(f"{server.address}/graphql", content=attack.body, headers=headers, timeout=60)
    except httpx.TransportError:
        # The service closed the connection while the body was still being sent: then its answer may be lost.
        assert attack.status == 413
    else:
        assert complaints(headers["accept"], answer.status_code, answer.headers["content-type"], answer.content) == []
        assert (answer.status_code, _first(answer.json(), attack)) == (attack.status, attack.code)
        assert len(answer.content) < 30_000
    line = json.loads(server.said_of(f'"{request_id}"'))
    assert (line["status"], line["code"], line["statements"]) == (attack.status, attack.code, attack.statements)


def test_the_service_is_well_afterwards(server: Server) -> None:
    answer = httpx.get(f"{server.address}/health/ready", timeout=30)
    assert (answer.status_code, [line for line in server.err if "unexpected error" in line]) == (200, [])


class Steps:
    """Notes what is done with a document."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done: set[Stage] = set()
        for owner, name, stage in (
            (limits, "parse", PARSED),
            (ExecutableDefinitionsRule, "__init__", VALIDATED),
            (PlannedExecutor, "execute_operation", EXECUTED),
        ):
            patch.setattr(owner, name, self._noting(getattr(owner, name), stage))

    def _noting(self, original: Any, stage: Stage) -> Any:
        def noting(*arguments: Any, **named: Any) -> Any:
            self.done.add(stage)
            return original(*arguments, **named)

        return noting

    @property
    def last(self) -> Stage:
        """How far it came."""
        return next((stage for stage in (EXECUTED, VALIDATED, PARSED) if stage in self.done), READ)


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """The service with its own schema, and a store that answers nothing."""
    async with serving(create_app(Settings(), store=FakeStore(), compute=NoCompute())) as one:
        yield one


@BY_NAME
async def test_it_is_refused_as_early_as_its_kind_allows(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, attack: Attack
) -> None:
    steps = Steps(monkeypatch)
    answer = await client.post("/graphql", content=attack.body, headers=attack.all_headers)
    assert steps.last == attack.stage
    if not attack.statements:
        assert (answer.status_code, _first(answer.json(), attack)) == (attack.status, attack.code)


def _first(answer: dict[str, Any], attack: Attack) -> str | None:
    """The code of the first error, whose message has to say what the corpus says."""
    if "errors" not in answer:
        return None
    error = answer["errors"][0]
    assert attack.said in error["message"]
    return str(error["extensions"]["code"])
