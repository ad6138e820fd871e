"""A thousand acknowledged writes, the database killed in the middle of them: none is lost, and none is there twice."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

from collabgraph.stores import open_store
from graph_store import structure
from graph_store.bolt import BoltStore
from graph_store.errors import Unavailable
from tests.collabgraph.processes import environment, served
from tests.faults.acknowledged import WRITES, written
from tests.support.neo4j_server import RestlessNeo4j
from tests.support.statements import ad_hoc

# An attempt to connect that is cancelled leaves its socket to the garbage collector (the driver, 6.4.1): it closes only
# what fails otherwise. The fixture below sees to it that no later test is told of it.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

ADD = ad_hoc(
    "CREATE (a:Acknowledged {id: $id})-[:BESIDE]->(b:Acknowledged {id: $id}) RETURN count(*) AS added", "tests/add"
)
FOUND = ad_hoc("MATCH (a:Acknowledged)-[:BESIDE]->(b:Acknowledged {id: a.id}) RETURN collect(a.id)", "tests/found")
COUNT = ad_hoc("MATCH (a:Acknowledged) RETURN count(a)", "tests/count")

Running: TypeAlias = Callable[[], AbstractContextManager[Callable[[], None]]]
"""Runs the database for a block, and gives what kills it; where the block ends otherwise it ends in good order."""

Serving: TypeAlias = Callable[[], AbstractContextManager[tuple[str, Callable[[], None]]]]
"""The same with a service on it, whose address comes first."""


@pytest.fixture(autouse=True)
def _forgotten_sockets() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(params=["embedded", "neo4j"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Running, tuple[str, str, str]]:
    """Each database: what runs it, and how to reach it (URL, user, password)."""
    if request.param == "embedded":
        url = f"embedded://{tmp_path / 'store'}"

        @contextmanager
        def service() -> Iterator[Callable[[], None]]:
            with served(env=environment(DATABASE_URL=url)) as running:
                yield running.process.kill

        return service, (url, "", "")
    restless: RestlessNeo4j = request.getfixturevalue("restless")

    @contextmanager
    def server() -> Iterator[Callable[[], None]]:
        restless.ensure()
        yield restless.kill

    return server, (restless.server.uri, restless.server.user, restless.server.password)


async def stored(store: BoltStore) -> list[str]:
    """The ids of the pairs that are there; each has both its things, or neither."""
    (found,) = await store.read(FOUND, {}, {}, 60)
    assert await store.read(COUNT, {}, {}, 60) == [2 * len(found)]
    return sorted(found)


async def test_none_of_a_thousand_acknowledged_writes_is_lost(place: tuple[Running, tuple[str, str, str]]) -> None:
    running, login = place
    ids = sorted(f"a{number}" for number in range(WRITES))
    with running() as kill:
        async with open_store(*login, timeout=20.0) as store:
            await structure.prepare(store)
            acknowledged = await written(lambda id_: store.write(ADD, {}, {"id": id_}, 20.0), ids, kill)
    assert WRITES // 2 <= len(acknowledged) < WRITES
    with running():
        async with open_store(*login, timeout=20.0) as store:
            found = await stored(store)
            assert [id_ for id_ in acknowledged if id_ not in found] == []
            assert len(set(found)) == len(found)
            left = [id_ for id_ in ids if id_ not in found]
            assert sorted(await written(lambda id_: store.write(ADD, {}, {"id": id_}, 20.0), left)) == left
            assert await stored(store) == ids


MAKE = """mutation($name: String!) {
  createOrganisation(input: {name: $name, kind: NGO, idempotencyKey: $name}) { organisation { id } problems { code } }
}"""
NAMED = ad_hoc("MATCH (o:Organisation) WHERE o.name STARTS WITH 'zz' RETURN collect(o.name)", "tests/named")


async def created(client: httpx.AsyncClient, name: str) -> None:
    """Makes an organisation by a mutation; Unavailable where the answer is no acknowledgement."""
    try:
        answer = await client.post("/graphql", json={"query": MAKE, "variables": {"name": name}})
        said = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Unavailable(repr(error)) from error
    if "errors" in said:
        assert said["errors"][0]["extensions"]["code"] in ("UNAVAILABLE", "TIMEOUT"), said
        raise Unavailable(str(said))
    assert said["data"]["createOrganisation"]["problems"] == []


@pytest.fixture
def asked(request: pytest.FixtureRequest, place: tuple[Running, tuple[str, str, str]]) -> Serving:
    """Runs the database with a service on it: the service's address, and what kills the database."""
    running, (url, user, password) = place
    env = environment(DATABASE_URL=url, DEVELOPMENT_VIEWER="administrator", TIMEOUT="10")

    @contextmanager
    def service() -> Iterator[tuple[str, Callable[[], None]]]:
        if url.startswith("embedded:"):
            with served(env=env) as server:
                yield server.address, server.process.kill
        else:
            login = {"COLLABGRAPH_DATABASE_USER": user, "COLLABGRAPH_DATABASE_PASSWORD": password}
            with running() as kill, served(env=env | login) as server:
                yield server.address, kill

    return service


async def test_none_of_a_thousand_acknowledged_mutations_is_lost(
    asked: Serving, place: tuple[Running, tuple[str, str, str]]
) -> None:
    """What was not acknowledged is sent again under the same key: it is done once, whether it was done or not."""
    _, login = place
    names = sorted(f"zz{number}" for number in range(WRITES))
    with asked() as (address, kill):
        async with httpx.AsyncClient(base_url=address, timeout=30) as client:
            acknowledged = await written(lambda name: created(client, name), names, kill)
    assert WRITES // 2 <= len(acknowledged) < WRITES
    with asked() as (address, _):
        async with open_store(*login, timeout=20.0) as store, httpx.AsyncClient(base_url=address, timeout=30) as client:
            (found,) = await store.read(NAMED, {}, {}, 60)
            assert [name for name in acknowledged if name not in found] == []
            left = [name for name in names if name not in acknowledged]
            await written(lambda name: created(client, name), left)
            (found,) = await store.read(NAMED, {}, {}, 60)
    assert sorted(found) == names
