"""Secrets stay secret: passwords, credentials and values of requests are in no log, output, answer or argument."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.collabgraph.processes import Server, command, environment, free_port, served
from tests.faults.processes import ended, started
from tests.faults.test_addresses import HTTP, answering
from tests.support.neo4j_server import RestlessNeo4j

CANARY = "canary-4711-do-not-sing"
COOKIE = {"cookie": f"session={CANARY}"}
TOKEN = {"authorization": f"Bearer {CANARY}"}
KEY = {"x-api-key": f"cg_unknownunkno_{CANARY:x<43}"}
CREDENTIALS = (COOKIE, TOKEN, KEY, {**TOKEN, **KEY})
NETWORK = "{ partnershipNetwork(depth: 3) { nodes { metrics { betweenness closeness } community } } }"
COMMANDS = ("check", "import", "export", "serve")


def everything_said(server: Server, store: Path | None = None) -> str:
    """Both outputs, the log files of the engine, and the command lines of the service and the processes below it."""
    said = "".join([*server.out, *server.err, *_command_lines(server.process.pid)])
    files = [] if store is None else [file for file in (store / "log").iterdir() if file.is_file()]
    return said + "".join(file.read_text("utf-8", "replace") for file in files)


def _command_lines(pid: int) -> Iterator[str]:
    yield Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            yield from _command_lines(int(child))


def requests() -> list[dict[str, Any]]:
    """Requests with the canary in every place where a value may stand, and faults of every kind."""
    search = "query ($t: String!) { search(text: $t) { totalCount } }"
    people = "query ($n: Int) { people(first: $n) { totalCount } }"
    return [
        {"json": {"query": search, "variables": {"t": CANARY}}},
        {"json": {"query": f'{{ search(text: "{CANARY}") {{ totalCount }} }}'}},
        {"json": {"query": people, "variables": {"n": CANARY}}},
        {"json": {"query": f'{{ node(id: "{CANARY}") {{ id }} }}'}},
        {"json": {"query": f'{{ people(first: "{CANARY}") {{ totalCount }} }}'}},
        {"json": {"query": f'{{ people(filter: {{ text: "{CANARY}" }}, first: -1) {{ totalCount }} }}'}},
        {"json": {"query": f'{{ search(text: "{CANARY}'}},
        {"json": {"query": "{ __typename }", "extensions": {"key": CANARY}, "variables": {CANARY: CANARY}}},
        {"json": {"query": NETWORK}},
        {"content": f'{{"query": "{CANARY}'.encode(), "headers": {"content-type": "application/json"}},
        {"content": CANARY.encode() * 100_000, "headers": {"content-type": "application/json"}},
        {"content": CANARY.encode(), "headers": {"content-type": "text/plain"}},
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store, which is there from the first service on."""
    return tmp_path_factory.mktemp("canary") / "store"


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_values_and_credentials_are_in_no_log(store: Path, log_format: str) -> None:
    env = environment(DATABASE_URL=f"embedded://{store}", LOG_LEVEL="debug", LOG_FORMAT=log_format)
    with served(env=env) as server:
        answers = list(answered(server))
        server.said_of("Invalid HTTP request")
        said = everything_said(server, store)
        password = json.loads((store / "join.json").read_text("utf-8"))["password"]
    assert len(answers) == len(requests()) * len(CREDENTIALS) + 2
    assert said.count("request_id") >= len(requests()) * len(CREDENTIALS)
    assert sum("UNAUTHENTICATED" in answer for answer in answers) == len(requests()) * (len(CREDENTIALS) - 1)
    assert CANARY not in said
    assert len(password) > 20
    assert password not in said + "".join(answers)


def answered(server: Server) -> Iterator[str]:
    """The answers to everything."""
    for one, credentials in product(requests(), CREDENTIALS):
        headers = {**credentials, **one.get("headers", {})}
        yield httpx.post(f"{server.address}/graphql", timeout=60, **{**one, "headers": headers}).text
    query = {"query": "{ __typename }", "variables": json.dumps({"a": CANARY})}
    yield httpx.get(f"{server.address}/graphql", params=query, headers=COOKIE, timeout=60).text
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET /graphql HTTP/1.1\r\nauthorization : {CANARY}\r\n\r\n".encode())
        yield connection.recv(65_536).decode()


def test_credentials_are_in_no_answer(store: Path) -> None:
    bodies = [b"{", b'{"query": "{ nothing }"}', b'{"query": "{ node(id: 7) { id } }"}', b'{"query": "{ __typename }"}']
    with served(env=environment(DATABASE_URL=f"embedded://{store}", LOG_LEVEL="debug")) as server:
        for path in ("/graphql", "/health/ready", "/nothing"):
            for body, credentials in product(bodies, CREDENTIALS):
                headers = {**credentials, "content-type": "application/json"}
                answer = httpx.post(f"{server.address}{path}", content=body, headers=headers, timeout=60)
                assert CANARY not in answer.text + str(answer.headers)


@pytest.mark.parametrize("words", [None, HTTP])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_password_is_in_no_complaint(name: str, words: bytes | None, files: Path, tmp_path: Path) -> None:
    arguments = {
        "check": ["check"],
        "import": ["import", str(files)],
        "export": ["export", str(tmp_path / "out")],
        "serve": ["serve", "--port", str(free_port())],
    }[name]

    def complaint(url: str) -> str:
        env = environment(DATABASE_URL=url, DATABASE_PASSWORD=CANARY, LOG_LEVEL="debug")
        with started(*arguments, env=env) as process:
            shown = "".join(_command_lines(process.pid))
            status, out, err = ended(process)
        assert status == 2, err
        return shown + out + err

    if words is None:
        said = complaint(f"bolt://127.0.0.1:{free_port()}")
    else:
        with answering(words) as url:
            said = complaint(url)
    assert "COLLABGRAPH_DATABASE_URL" in said
    assert CANARY not in said


def test_a_password_that_the_database_refuses_is_not_shown(neo4j: RestlessNeo4j) -> None:
    env = environment(DATABASE_URL=neo4j.server.uri, DATABASE_PASSWORD=CANARY, LOG_LEVEL="debug")
    done = command("check", env=env)
    assert "COLLABGRAPH_DATABASE_PASSWORD" in done.stderr
    assert (done.returncode, CANARY in done.stdout + done.stderr) == (2, False)


def test_the_password_is_not_shown_when_the_database_goes_away(neo4j: RestlessNeo4j, on_neo4j: dict[str, str]) -> None:
    env = {**on_neo4j, "COLLABGRAPH_LOG_LEVEL": "debug", "COLLABGRAPH_TIMEOUT": "3"}
    with served(env=env) as server:
        neo4j.kill()
        answers = [
            httpx.post(f"{server.address}/graphql", json=one["json"], headers=credentials, timeout=60).text
            for one, credentials in product(requests()[:2], (COOKIE, KEY))
        ]
        ready = httpx.get(f"{server.address}/health/ready", timeout=60)
        said = everything_said(server)
    assert ready.status_code == 503
    assert all("UNAVAILABLE" in answer or "TIMEOUT" in answer for answer in answers)
    for secret in (CANARY, neo4j.server.password):
        assert secret not in said + ready.text + "".join(answers)
