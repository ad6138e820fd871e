"""A wrong address, password or database name: each command says in one line which setting it is, and ends with 2."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.collabgraph.processes import command, environment, free_port
from tests.faults.processes import ended, started
from tests.support.neo4j_server import RestlessNeo4j

SECRET = "canary-4711"
HTTP = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"
SSH = b"SSH-2.0-OpenSSH_9.6\r\n"


@pytest.fixture(scope="module")
def silent() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A check of an address that takes connections and never answers; it waits while other tests run."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        url = f"bolt://127.0.0.1:{nobody.getsockname()[1]}"
        env = environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET)
        with started("check", env=env) as checking:
            yield url, checking


@pytest.fixture(params=["check", "import", "serve"])
def arguments(request: pytest.FixtureRequest, files: Path) -> list[str]:
    """Each command that needs a database."""
    return {"check": ["check"], "import": ["import", str(files)], "serve": ["serve", "--port", str(free_port())]}[
        request.param
    ]


def complaint(arguments: list[str], env: dict[str, str]) -> str:
    """The one line of a command that cannot begin; before it a service may have logged, a JSON object a line."""
    done = command(*arguments, env=env)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    *logged, line = done.stderr.splitlines()
    assert all(arguments[0] == "serve" and one.startswith("{") for one in logged), done.stderr
    return line


@contextmanager
def answering(words: bytes) -> Iterator[str]:
    """The address, for Bolt, of a server that answers whatever it is told with these words."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1024)
                    connection.sendall(words)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield f"bolt://127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.usefixtures("silent")
def test_nobody_listens(arguments: list[str]) -> None:
    url = f"bolt://127.0.0.1:{free_port()}"
    line = complaint(arguments, environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET))
    assert line == (
        f"The database at {url} does not answer (Connection refused): start it, or set COLLABGRAPH_DATABASE_URL to "
        "the one that runs."
    )


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_host_that_is_not_known(scheme: str) -> None:
    url = f"{scheme}://no-such-host.invalid:7687"
    line = complaint(["check"], environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET))
    assert line.startswith(f"The database at {url} does not answer (")
    assert line.endswith("): start it, or set COLLABGRAPH_DATABASE_URL to the one that runs.")


@pytest.mark.parametrize("words", [HTTP, SSH])
def test_another_protocol(words: bytes) -> None:
    with answering(words) as url:
        line = complaint(["check"], environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET))
    assert line == (
        f"What answers at {url} does not speak Bolt: set COLLABGRAPH_DATABASE_URL to the database's address for Bolt, "
        "usually at port 7687."
    )


def test_encryption_where_the_server_has_none(neo4j: RestlessNeo4j) -> None:
    url = neo4j.server.uri.replace("bolt:", "bolt+s:")
    line = complaint(["check"], environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET))
    assert line.startswith(f"The database at {url} does not answer (")
    assert "COLLABGRAPH_DATABASE_URL (the +s in it asks for encryption)" in line


def test_a_wrong_password(neo4j: RestlessNeo4j, arguments: list[str]) -> None:
    url = neo4j.server.uri
    line = complaint(arguments, environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET))
    assert line == (
        f"The database at {url} refuses the user or the password: set COLLABGRAPH_DATABASE_USER and "
        "COLLABGRAPH_DATABASE_PASSWORD to those of the database."
    )


def test_a_database_that_the_server_does_not_have(
    neo4j: RestlessNeo4j, on_neo4j: dict[str, str], arguments: list[str]
) -> None:
    line = complaint(arguments, on_neo4j | {"COLLABGRAPH_DATABASE_NAME": "nothere"})
    assert line == (
        f"The server at {neo4j.server.uri} has no database nothere: set COLLABGRAPH_DATABASE_NAME to one that it has, "
        "or unset it for the server's own."
    )


def test_a_server_that_takes_connections_and_never_answers(silent: tuple[str, subprocess.Popen[str]]) -> None:
    url, checking = silent
    assert ended(checking) == (
        2,
        "",
        f"The database at {url} did not answer within 10 s: it hangs, or has too much to do; look at it, or set "
        "COLLABGRAPH_DATABASE_URL to another one.\n",
    )
