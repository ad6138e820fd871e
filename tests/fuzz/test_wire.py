"""What is no request at all, or never becomes one: bytes on a connection of a live service."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from tests.collabgraph.processes import Server, environment, served

TIMEOUT = 2
PATIENCE = 30.0
BODY = b'{"query":"{__typename}"}'
HEAD = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
LENGTH = b"content-length: %d\r\n\r\n" % len(BODY)
CHUNKED = b"transfer-encoding: chunked\r\n\r\n"
NO_HTTP = b"Invalid HTTP request received."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service that waits two seconds for a body."""
    store = tmp_path_factory.mktemp("wire") / "store"
    with served(env=environment(DATABASE_URL=f"embedded://{store}", TIMEOUT=str(TIMEOUT))) as running:
        yield running


def answers(server: Server, sent: bytes, number: int = 1) -> list[tuple[int, bytes]]:
    """Status and body of as many answers as are awaited, or until the service closes the connection."""
    received = b""
    found: list[tuple[int, bytes]] = []
    # Where it closes the connection while we send, the answer may be lost on the way.
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection,
        suppress(ConnectionError),
    ):
        with suppress(ConnectionError):
            connection.sendall(sent)
        while len(found) < number and (part := connection.recv(65_536)):
            received += part
            found = _split(received)
    return found


def _dripped(server: Server, first: bytes, drop: bytes) -> int:
    """The status that is answered while drop after drop is sent."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(first)
        connection.settimeout(0.1)
        while True:
            try:
                connection.sendall(drop)
                received = connection.recv(65_536)
            except TimeoutError:
                continue
            return int(received.split(b" ", 2)[1])


def _split(received: bytes) -> list[tuple[int, bytes]]:
    found = []
    while (end := received.find(b"\r\n\r\n")) >= 0:
        head, rest = received[:end], received[end + 4 :]
        length = re.search(rb"(?i)content-length: (\d+)", head)
        size = int(length[1]) if length else 0
        if len(rest) < size:
            break
        found.append((int(head.split(b" ", 2)[1]), rest[:size]))
        received = rest[size:]
    return found


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"content-length: 5\r\n" + LENGTH + BODY,
        HEAD + b"transfer-encoding: chunked\r\n" + LENGTH + b"0\r\n\r\n",
        HEAD + b"content-length: -1\r\n\r\n" + BODY,
        HEAD + b"content-length: " + b"9" * 100 + b"\r\n\r\n" + BODY,
        HEAD + b"transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        HEAD + CHUNKED + b"FFFFFFFFFFFFFFFFFF\r\n" + BODY,
        HEAD + b"x-a: \x00\r\n" + LENGTH + BODY,
        HEAD + b"x-a : b\r\n" + LENGTH + BODY,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\nhost: x\r\n\r\n",
        bytes.fromhex("1603010200010001fc0303") + bytes(100),
    ],
    ids=[
        "two lengths", "length and chunks", "length below zero", "length without end", "chunks of chunks",
        "chunk without end", "NUL in a header", "blank before a colon", "HTTP/2", "CONNECT", "TLS",
    ],
)  # fmt: skip
def test_what_is_no_http_is_refused_before_the_service_sees_it(server: Server, sent: bytes) -> None:
    assert answers(server, sent) == [(400, NO_HTTP)]


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"x-a: " + b"a" * 2_000_000 + b"\r\n" + LENGTH + BODY,
        HEAD + b"".join(b"x-%d: a\r\n" % number for number in range(200_000)) + LENGTH + BODY,
        b"GET /graphql?query=" + b"a" * 2_000_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
    ],
    ids=["a long header", "many headers", "a long URL"],
)
def test_headers_without_end_are_refused(server: Server, sent: bytes) -> None:
    """With 431; a URL may be too long for httptools itself before it is for us: as many bytes as have come decide."""
    assert answers(server, sent)[:1] in ([(431, b"")], [(400, NO_HTTP)], [])


def test_headers_of_60_kb_are_read(server: Server) -> None:
    sent = HEAD + b"x-a: " + b"a" * 60_000 + b"\r\n" + LENGTH + BODY
    assert answers(server, sent) == [(200, b'{"data":{"__typename":"Query"}}')]


def test_pipelined_requests_are_answered_one_after_the_other(server: Server) -> None:
    assert answers(server, (HEAD + LENGTH + BODY) * 100, 100) == [(200, b'{"data":{"__typename":"Query"}}')] * 100


def test_what_comes_after_a_body_that_was_too_short_for_its_length_is_no_request(server: Server) -> None:
    assert answers(server, HEAD + b"content-length: 10\r\n\r\n" + BODY)[-1] == (400, NO_HTTP)


def test_a_body_that_is_announced_too_large_is_not_asked_for(server: Server) -> None:
    ((status, body),) = answers(server, HEAD + b"content-length: 10000000\r\nexpect: 100-continue\r\n\r\n")
    assert (status, b"larger than 1000000 bytes" in body) == (413, True)


@pytest.mark.parametrize("first", [b"content-length: 100000\r\n\r\n", CHUNKED], ids=["length", "chunks"])
def test_a_body_a_byte_at_a_time_is_408(server: Server, first: bytes) -> None:
    assert _dripped(server, HEAD + first, b" " if first is not CHUNKED else b"1\r\n \r\n") == 408


@pytest.fixture(scope="module")
def silent(server: Server) -> Iterator[socket.socket]:
    """A connection on which nothing is ever said."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        yield connection


@pytest.mark.usefixtures("silent")
def test_a_head_a_byte_at_a_time_is_408(server: Server) -> None:
    assert _dripped(server, HEAD + b"x-a: ", b"a") == 408


def test_a_connection_on_which_nothing_is_said_is_closed(silent: socket.socket) -> None:
    assert silent.recv(100) == b""


def test_a_client_that_leaves_within_its_body_is_forgotten(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(HEAD + b"x-request-id: leaver\r\ncontent-length: 100\r\n\r\n" + BODY)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert '"status":499' in server.said_of('"leaver"')


def test_the_service_is_well_afterwards(server: Server) -> None:
    answer = httpx.get(f"{server.address}/health/ready", timeout=PATIENCE)
    assert (answer.status_code, [line for line in server.err if "Traceback" in line]) == (200, [])
