"""The server on a port: whose word about addresses it takes, how long it keeps connections, what production serves."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from collabgraph import server
from collabgraph import settings as configuration
from graph_store import structure
from graph_store.steps import Step
from tests.collabgraph.processes import Server, command, environment, free_port, served
from tests.conftest import Database

QUERY = {"query": "{ __typename }"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store that the services of these tests have, one after the other."""
    return f"embedded://{tmp_path_factory.mktemp('server') / 'store'}"


@pytest.fixture(scope="module")
def service(store: str) -> Iterator[Server]:
    """A service in production mode that answers two requests a minute for each address, and trusts no proxy."""
    env = environment(DATABASE_URL=store, RATE_ANONYMOUS="2", PRODUCTION="true", KEEP_ALIVE="1")
    # uvicorn's own variable says nothing here.
    with served(env=env | {"FORWARDED_ALLOW_IPS": "*"}) as server:
        yield server


def statuses(server: Server, *forwarded: str) -> list[int]:
    """What requests are answered that say to be forwarded for these addresses."""
    with httpx.Client(base_url=server.address, timeout=60) as client:
        return [
            client.post("/graphql", json=QUERY, headers={"x-forwarded-for": address}).status_code
            for address in forwarded
        ]


def test_nobody_has_more_requests_by_saying_that_they_are_of_others(service: Server) -> None:
    assert statuses(service, "192.0.2.1", "192.0.2.2", "192.0.2.3", "127.0.0.1") == [200, 200, 429, 429]


def test_a_connection_that_asks_nothing_is_closed_after_the_time_of_the_setting(service: Server) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n")
        # Reads to the end, which comes with the closing; by default the time of the test would be over before.
        with connection.makefile("rb") as answer:
            assert answer.read().startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_trusted_proxy_says_who_asks(service: Server, store: str) -> None:
    service.end()
    env = environment(DATABASE_URL=store, RATE_ANONYMOUS="2", TRUSTED_PROXIES="127.0.0.0/8, 10.1.2.3")
    with served(env=env) as server:
        assert statuses(server, "192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2") == [200, 200, 429, 200]
        # What the client wrote before the proxy did is not believed: the last address that is no proxy's counts.
        assert statuses(server, "192.0.2.9, 192.0.2.1", "192.0.2.1, 10.1.2.3", "198.51.100.7") == [429, 429, 200]
        v6 = ["2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::3", "2001:db8:0:2::1"]
        assert statuses(server, *v6) == [200, 200, 429, 200]


def test_a_wrong_folder_of_documents_is_said_before_it_starts(store: str, tmp_path: Path) -> None:
    env = environment(DATABASE_URL=store, TRUSTED_DOCUMENTS=str(tmp_path / "nowhere"))
    refused = command("serve", "--port", str(free_port()), env=env)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"COLLABGRAPH_TRUSTED_DOCUMENTS ({tmp_path / 'nowhere'}): {tmp_path / 'nowhere'} is not a folder; "
        "set it to a folder of GraphQL documents in UTF-8\n"
    )


async def test_a_step_that_is_to_do_and_can_be_done_without_is_said(
    embedded_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def one_left(*_: object) -> tuple[Step, ...]:
        return (Step(2, "short names", is_required=False),)

    monkeypatch.setattr(structure, "prepare", one_left)
    settings = configuration.load(
        database_url=embedded_database.url,
        database_user=embedded_database.user,
        database_password=embedded_database.password,
    )
    said = await server._prepare(settings, False)
    assert said.startswith("ArcadeDB ")
    assert said.endswith(", with 1 step of its structure to do: collabgraph migrate")
