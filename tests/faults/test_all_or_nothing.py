"""A mutation that writes thousands of things is killed within: all of it was done, or nothing, and it is sent again.

On Neo4j the moment is certain: another transaction holds what the mutation writes last, and everything else is written
when the service, or the database, is killed. The embedded store has no locks: there it is killed after several times.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest

from collabgraph.exchange import import_folder
from collabgraph.stores import open_store
from graph_store import structure
from graph_store.bolt import BoltStore
from graph_store.identity import encode
from tests.collabgraph.exchange_folders import write
from tests.collabgraph.processes import environment, served
from tests.faults.traffic import until
from tests.support.neo4j_server import RestlessNeo4j
from tests.support.statements import ad_hoc

MEMBERS = 2_000
DELAYS = (0.3, 1.0)
"""Seconds after which the embedded store is killed: within the mutation, or after it, as fast as the machine is."""

MERGE = """mutation($input: MergeOrganisationsInput!) {
  mergeOrganisations(input: $input) { organisation { people { totalCount } } problems { code } }
}"""
STATE = ad_hoc(
    "OPTIONAL MATCH (:Person)-[a:MEMBER_OF]->(:Organisation {id: $kept}) WITH count(a) AS kept "
    "OPTIONAL MATCH (:Person)-[b:MEMBER_OF]->(:Organisation {id: $merged}) WITH kept, count(b) AS merged "
    "OPTIONAL MATCH (o:Organisation {id: $merged}) WITH kept, merged, count(o) AS there "
    "OPTIONAL MATCH (e:AuditEntry {action: 'mergeOrganisations'}) WITH kept, merged, there, count(e) AS entries "
    "OPTIONAL MATCH (k:IdempotencyKey) "
    "WITH kept, merged, there, entries, count(k) AS keys, count(k.outcome) AS outcomes "
    "OPTIONAL MATCH (v:GraphVersion) "
    "RETURN kept, merged, there, entries, keys, outcomes, collect(v.value) AS versions",
    "tests/merging",
)
FORGET = ad_hoc("MATCH (n) WHERE n.id STARTS WITH 'mid' DETACH DELETE n RETURN count(*) AS gone", "tests/no_middle")


def files(pairs: int) -> dict[str, str]:
    """Pairs of organisations of which one has MEMBERS members, and the other none."""
    names = [f"mid-{kind}-{number}" for kind in ("kept", "merged") for number in range(pairs)]
    numbers = range(MEMBERS)
    memberships = [f"mid-p{n},mid-merged-{pair}" for pair in range(pairs) for n in numbers]
    return {
        "organisations": "id,name,kind\n" + "".join(f"{name},{name},NGO\n" for name in names),
        "people": "id,name\n" + "".join(f"mid-p{n},Mid {n}\n" for n in numbers),
        "memberships": "person,organisation\n" + "".join(f"{row}\n" for row in memberships),
    }


async def filled(store: BoltStore, folder: Path, pairs: int) -> None:
    """Imports the pairs."""
    await structure.prepare(store)
    assert (await import_folder(store, write(folder / "files", files(pairs)), compare_names=False)).errors == 0


async def state(store: BoltStore, pair: int) -> list[Any]:
    """Members of either organisation, whether the second is there, entries, keys and outcomes, versions."""
    named = {"kept": f"mid-kept-{pair}", "merged": f"mid-merged-{pair}"}
    return await store.read(STATE, {}, named, 60)


def merged(address: str, pair: int) -> Any:
    """What is answered to the mutation, under a key of the pair."""
    named = {
        name: encode("Organisation", f"mid-{kind}-{pair}") for name, kind in (("id", "kept"), ("merged", "merged"))
    }
    asked = {"query": MERGE, "variables": {"input": {**named, "idempotencyKey": f"merge {pair}"}}}
    return httpx.post(f"{address}/graphql", json=asked, timeout=60).json()


@contextmanager
def asking(address: str, pair: int) -> Iterator[threading.Thread]:
    """Sends the mutation meanwhile, and expects no answer."""

    def ask() -> None:
        with suppress(httpx.HTTPError, ValueError):
            merged(address, pair)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield thread
    finally:
        thread.join()


def after(before: list[Any], found: list[Any]) -> list[Any]:
    """What is there where all of it was done once: two entries, a key with its outcome, another version."""
    assert found[-1] != before[-1]
    return [MEMBERS, 0, 0, before[3] + 2, before[4] + 1, before[5] + 1, found[-1]]


DONE = {"data": {"mergeOrganisations": {"organisation": {"people": {"totalCount": MEMBERS}}, "problems": []}}}


@pytest.fixture(scope="module")
async def on_server(
    restless: RestlessNeo4j, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[str, str, str]]:
    """The login of a Neo4j with two pairs, which go again."""
    restless.ensure()
    login = (restless.server.uri, restless.server.user, restless.server.password)
    async with open_store(*login, timeout=60.0) as store:
        await filled(store, tmp_path_factory.mktemp("pairs"), 2)
    yield login
    restless.ensure()
    async with open_store(*login, timeout=60.0) as store:
        await store.write(FORGET, {}, {}, 60)


@contextmanager
def held_at_the_end(login: tuple[str, str, str]) -> Iterator[Callable[[], bool]]:
    """Holds the graph's version, which is written last; tells whether a mutation waits for it."""
    with (
        neo4j.GraphDatabase.driver(login[0], auth=login[1:]) as driver,
        driver.session() as holding,
        driver.session() as looking,
    ):
        transaction = holding.begin_transaction()
        transaction.run("MERGE (v:GraphVersion {id: 'graph'}) SET v.id = v.id").consume()

        def waits() -> bool:
            shown = looking.run("SHOW TRANSACTIONS YIELD metaData, status, currentQuery").data()
            return any(
                one["metaData"].get("statement") == "mutation mergeOrganisations"
                and one["status"].startswith("Blocked")
                and "GraphVersion" in one["currentQuery"]
                for one in shown
            )

        yield waits
        with suppress(neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
            transaction.rollback()


@pytest.mark.parametrize(("pair", "killed"), [(0, "service"), (1, "database")])
async def test_on_neo4j(pair: int, killed: str, restless: RestlessNeo4j, on_server: tuple[str, str, str]) -> None:
    restless.ensure()
    url, user, password = on_server
    env = environment(
        DATABASE_URL=url, DATABASE_USER=user, DATABASE_PASSWORD=password, DEVELOPMENT_VIEWER="administrator"
    )
    async with open_store(*on_server, timeout=60.0) as store:
        before = await state(store, pair)
    assert before[:3] == [0, MEMBERS, 1]
    with served(env=env) as server, held_at_the_end(on_server) as waits, asking(server.address, pair):
        until(waits, "the mutation does not come to its end")
        if killed == "database":
            restless.kill()
        # Without its database the service would try again, until the time of the request is over.
        server.process.kill()
    restless.ensure()
    async with open_store(*on_server, timeout=60.0) as store:
        assert await state(store, pair) == before
        with served(env=env) as server:
            assert merged(server.address, pair) == DONE
            assert merged(server.address, pair) == DONE
        found = await state(store, pair)
    assert found == after(before, found)


async def test_on_the_embedded_store(tmp_path: Path) -> None:
    url = f"embedded://{tmp_path / 'store'}"
    env = environment(DATABASE_URL=url, DEVELOPMENT_VIEWER="administrator")
    async with open_store(url, "", "", timeout=60.0) as store:
        await filled(store, tmp_path, len(DELAYS))
    was: list[Any] = []
    for pair, delay in enumerate((*DELAYS, None)):
        with served(env=env) as server:
            async with open_store(url, "", "", timeout=60.0) as store:
                if pair:
                    found = await state(store, pair - 1)
                    assert found in (was, after(was, found) if found[-1] != was[-1] else was)
                was = await state(store, pair)
            if delay is not None:
                with asking(server.address, pair):
                    await asyncio.sleep(delay)
                    server.process.kill()
            else:
                assert [merged(server.address, one) for one in range(len(DELAYS))] == [DONE] * len(DELAYS)
                async with open_store(url, "", "", timeout=60.0) as store:
                    found = await state(store, 0)
    assert found[:-1] == [MEMBERS, 0, 0, 2 * len(DELAYS), len(DELAYS), len(DELAYS)]
