"""A run: a live service for a role, requests made and sent one after the other, and what was wrong with the answers."""

from __future__ import annotations

import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import Any

from graphql import build_schema

from schema.schema import schema
from tests.collabgraph.processes import Server
from tests.execution.arguments import KINDS, Arguments, Pools
from tests.execution.generating import Generated, generated
from tests.fuzz.oracle import complaints
from tests.fuzz.roles import SignedIn
from tests.fuzz.sending import GRAPHQL_JSON, JSON, Senders, Sent

PATIENCE = 60.0
MOST_GROWTH = 100.0
"""Megabytes."""

_IDLE = 1.0
"""Seconds after which a connection is made anew: the service closes those that rest for five."""
_LISTS = ("people", "organisations", "projects", "skills", "assets", "needs", "places")
_OF_EACH, _OF_A_DOCUMENT = 12, 4
"""Documents for each root field, and requests of each."""


@dataclass(frozen=True)
class Wrong:
    """An answer that must not be, and the request; `number` is its place in the run."""

    number: int
    sent: Sent
    what: list[str]
    answer: bytes

    def __str__(self) -> str:
        asked = self.sent.body or self.sent.target.encode()
        headers = dict(self.sent.headers)
        return (
            f"request {self.number} ({self.sent.kind}): {'; '.join(self.what)}\n  {self.sent.method} {headers}\n"
            f"  {asked[:1500]!r}\n  -> {self.answer[:600]!r}"
        )


@dataclass
class Run:
    """What a run came to: requests by kind and status, what was wrong, megabytes after the warm-up and at the end."""

    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)
    warm: float = 0.0
    resident: float = 0.0
    logged: list[str] = field(default_factory=list)
    healthy: bool = False

    @property
    def growth(self) -> float:
        """Megabytes that the service has grown by since its warm-up."""
        return self.resident - self.warm

    def __str__(self) -> str:
        kinds = sorted({kind for kind, _ in self.counts})
        lines = [
            f"  {kind}: " + ", ".join(f"{status}: {n}" for (of, status), n in sorted(self.counts.items()) if of == kind)
            for kind in kinds
        ]
        memory = f"{self.counts.total()} requests; {self.warm:.0f} MB after the warm-up, {self.resident:.0f} MB now"
        return "\n".join([memory, *lines, *map(str, self.wrong), *self.logged])


class Client:
    """One connection of a role to its service, made again where it was closed."""

    def __init__(self, signed_in: SignedIn) -> None:
        self._port, self._credentials = signed_in.server.port, signed_in.credentials
        self._connection: HTTPConnection | None = None
        self._used = 0.0

    def send(self, sent: Sent) -> tuple[int, str, bytes]:
        """Status, media type and body of the answer; the role's credentials go with it, unless it brings others."""
        if time.monotonic() - self._used > _IDLE:
            self.close()
        connection = self._connection = self._connection or HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        usual = {} if sent.headers.keys() & {"authorization", "x-api-key"} else self._credentials
        headers = {name: value.encode("latin-1") for name, value in {**usual, **sent.headers}.items()}
        try:
            connection.request(sent.method, sent.target, sent.body or None, headers)
            answer = connection.getresponse()
            found = answer.status, answer.headers.get("content-type", ""), answer.read()
        except (OSError, HTTPException):
            self.close()
            raise
        self._used = time.monotonic()
        if answer.will_close:
            self.close()
        return found

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def documents(client: Client, seed: int) -> Iterator[Generated]:
    """Documents without an end, of the things that the viewer of the service sees; the same for the same seed."""
    published = build_schema(schema.as_str())
    arguments = Arguments(published, pools(client))
    while True:
        batch = list(generated(published, arguments, lambda root: _OF_EACH, seed))
        Random(seed).shuffle(batch)
        yield from batch
        seed += 1


def cursors(client: Client) -> Mapping[str, list[str]]:
    """Cursors of the lists."""
    return pools(client).cursors


def fuzz(signed_in: SignedIn, seed: int, warm_up: int, requests: int, seconds: float = float("inf")) -> Run:
    """Sends so many requests, or for so long, after others that warm the service up; they depend on the seed alone."""
    run, client, server = Run(), Client(signed_in), signed_in.server
    senders = Senders(cursors(client), signed_in.credentials)
    end = time.monotonic() + seconds
    for number, document in enumerate(one for one in documents(client, seed) for _ in range(_OF_A_DOCUMENT)):
        if number == warm_up:
            run.warm = resident(server.process.pid)
        if number >= warm_up + requests or (number > warm_up and time.monotonic() > end):
            break
        sent = senders.made(document, Random(f"{seed} {number}"))
        status, body, what = examined(client, sent)
        run.counts[sent.kind, status] += 1
        if what:
            run.wrong.append(Wrong(number, sent, what, body))
    run.resident = resident(server.process.pid)
    run.healthy = all(_health(server.port, which) == 200 for which in ("live", "ready"))
    run.logged = unexpected(server)
    client.close()
    return run


def resident(pid: int) -> float:
    """Megabytes that a process has in memory."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB$", status, flags=re.MULTILINE)
    return int(kilobytes) * 1024 / 1e6


def examined(client: Client, sent: Sent) -> tuple[int, bytes, list[str]]:
    """Sends it: the status and body of the answer, and what is wrong with it."""
    try:
        status, media, body = client.send(sent)
    except (OSError, HTTPException) as error:
        return 0, b"", [f"no answer: {error!r}"]
    if media.startswith("text/plain"):
        # Of uvicorn, where the line or the headers are no HTTP: the service never sees it.
        what = [] if (status, body) == (400, b"Invalid HTTP request received.") else [f"{status} {media!r}"]
    else:
        what = complaints(sent.headers.get("accept", ""), status, media, body)
    return status, body, what


def unexpected(server: Server) -> list[str]:
    """What the service has logged that it must never log."""
    return [line for line in server.err if re.search(r"unexpected error|Traceback|Exception", line)]


def _health(port: int, which: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/health/{which}")
        return connection.getresponse().status
    finally:
        connection.close()


def pools(client: Client) -> Pools:
    """What the viewer of the service sees of the community."""
    lists = " ".join(f"{name}(first: 30) {{ edges {{ cursor }} nodes {{ id __typename }} }}" for name in _LISTS)
    more = "projects(first: 20) { nodes { contributions(first: 3) { nodes { id __typename } } } }"
    words = "organisations(first: 30) { nodes { name } } sectors { name }"
    found, given, named = (_data(client, f"{{ {fields} }}") for fields in (lists, more, words))
    nodes = [node for name in _LISTS for node in found[name]["nodes"]]
    nodes += [node for one in given["projects"]["nodes"] for node in one["contributions"]["nodes"]]
    ids = {kind: sorted(node["id"] for node in nodes if node["__typename"] == kind) for kind in KINDS}
    return Pools(
        ids={kind: some or ["nothing"] for kind, some in ids.items()},
        cursors={f"Query.{name}": [edge["cursor"] for edge in found[name]["edges"][:3]] for name in _LISTS},
        texts=[word for node in named["organisations"]["nodes"] for word in node["name"].split() if len(word) > 3],
        sectors=[sector["name"] for sector in named["sectors"]] or ["health"],
        languages=["en", "es", "fr"],
    )


def _data(client: Client, query: str) -> dict[str, Any]:
    headers = {"content-type": JSON, "accept": GRAPHQL_JSON}
    _, _, body = client.send(Sent("pools", json.dumps({"query": query}).encode(), headers=headers))
    data: dict[str, Any] = json.loads(body)["data"]
    return data


def given_seed() -> int:
    """FUZZ_SEED, or a new one."""
    return int(os.environ.get("FUZZ_SEED") or Random().randrange(10**6))
