"""One idempotency key, and the same mutation sent to two processes at the same time: done once, answered alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from collabgraph.stores import open_store
from graph_store.bolt import BoltStore
from tests.collabgraph.processes import environment, served
from tests.support.neo4j_server import RestlessNeo4j
from tests.support.statements import ad_hoc

ROUNDS = 30
MAKE = """mutation($name: String!, $key: String!) {
  createOrganisation(input: {name: $name, kind: NGO, idempotencyKey: $key}) {
    organisation { id name } problems { code }
  }
}"""
COUNTS = ad_hoc(
    "OPTIONAL MATCH (o:Organisation) WHERE o.name STARTS WITH 'twin' WITH count(o) AS made "
    "OPTIONAL MATCH (a:AuditEntry) WHERE a.changes CONTAINS '\"twin' WITH made, count(a) AS entries "
    "OPTIONAL MATCH (k:IdempotencyKey) RETURN made, entries, count(k), count(k.outcome)",
    "tests/twins",
)
FORGET = ad_hoc(
    "MATCH (o:Organisation) WHERE o.name STARTS WITH 'twin' DETACH DELETE o RETURN count(*) AS gone", "tests/no_twins"
)


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
async def twins(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[BoltStore, tuple[httpx.AsyncClient, httpx.AsyncClient]]]:
    """A store, and two services on it; on the embedded one, which has one service, that one twice."""
    settings, number = {"DATABASE_URL": f"embedded://{tmp_path_factory.mktemp('twins') / 'store'}"}, 1
    login = (settings["DATABASE_URL"], "", "")
    if request.param == "neo4j":
        restless: RestlessNeo4j = request.getfixturevalue("restless")
        restless.ensure()
        login = (restless.server.uri, restless.server.user, restless.server.password)
        settings = dict(zip(("DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD"), login, strict=True))
        number = 2
    env = environment(**settings, DEVELOPMENT_VIEWER="administrator")
    with ExitStack() as stack:
        servers = [stack.enter_context(served(env=env)) for _ in range(number)]
        first, second = servers[0].address, servers[-1].address
        async with (
            open_store(*login, timeout=60.0) as store,
            httpx.AsyncClient(base_url=first, timeout=60) as one,
            httpx.AsyncClient(base_url=second, timeout=60) as two,
        ):
            yield store, (one, two)
            await store.write(FORGET, {}, {}, 60)


async def made(client: httpx.AsyncClient, name: str, key: str) -> Any:
    """What is answered to a mutation under a key."""
    answer = await client.post("/graphql", json={"query": MAKE, "variables": {"name": name, "key": key}})
    return answer.json()["data"]["createOrganisation"]


async def test_the_same_request_to_both_is_done_once(
    twins: tuple[BoltStore, tuple[httpx.AsyncClient, httpx.AsyncClient]],
) -> None:
    store, clients = twins
    counts = await store.read(COUNTS, {}, {}, 60)
    for number in range(ROUNDS):
        name = f"twin {number}"
        answers = await asyncio.gather(*(made(client, name, name) for client in clients * 2))
        assert answers[0]["organisation"]["name"] == name
        assert answers[0]["problems"] == []
        assert answers == [answers[0]] * 4
    assert await store.read(COUNTS, {}, {}, 60) == [before + ROUNDS for before in counts]


async def test_of_two_requests_under_one_key_one_is_done(
    twins: tuple[BoltStore, tuple[httpx.AsyncClient, httpx.AsyncClient]],
) -> None:
    store, clients = twins
    counts = await store.read(COUNTS, {}, {}, 60)
    for number in range(ROUNDS):
        answers = await asyncio.gather(
            *(made(client, f"twin {which} {number}", f"key {number}") for which, client in enumerate(clients))
        )
        done, refused = sorted(answers, key=lambda answer: len(answer["problems"]))
        assert (done["problems"], refused["problems"]) == ([], [{"code": "CONFLICT"}])
        assert refused["organisation"] is None
    assert await store.read(COUNTS, {}, {}, 60) == [before + ROUNDS for before in counts]
