"""Clients that keep asking a service, and what each of their requests came to.

Every request has to be answered: a client waits `PATIENCE` seconds longer than the service's time-out, and what then
has not come, or came as anything but an answer of GraphQL, is an outcome of its own that no test allows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from graph_store.identity import encode
from tests.collabgraph.processes import Server

TIMEOUT = 3
"""The service's time-out, in seconds."""

PATIENCE = 20.0
_PHASE = 120.0
_ENOUGH = 2
_PAUSE = 0.2

OK = "OK"
REFUSED = frozenset({"UNAVAILABLE", "TIMEOUT"})

_HUB = encode("Organisation", "o-antilles-commons")
QUERIES = {
    "point": f'{{ organisation(id: "{_HUB}") {{ name people {{ nodes {{ name }} }} }} }}',
    "list": "{ people(first: 30) { nodes { name place { name } skills { edges { level node { name } } } } } }",
    "network": f'{{ partnershipNetwork(around: ["{_HUB}"]) {{ nodes {{ distance metrics {{ betweenness }} }} }} }}',
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a request came to: `OK`, the code of its first error, or what went wrong; `began` in monotonic seconds."""

    kind: str
    began: float
    what: str


@dataclass
class Traffic:
    """Running clients; `outcomes` in the order of the answers."""

    address: str
    right: dict[str, Any] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def ask(self, client: httpx.Client, kind: str) -> Outcome:
        """One request, and what it came to."""
        began = time.monotonic()
        return Outcome(kind, began, self._what(client, kind))

    def _what(self, client: httpx.Client, kind: str) -> str:
        try:
            answer = client.post(f"{self.address}/graphql", json={"query": QUERIES[kind]})
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            return f"no answer: {error!r}"
        if errors := said.get("errors"):
            return (
                str(errors[0]["extensions"]["code"]) if answer.status_code in (200, 503) else f"a wrong status: {said}"
            )
        if answer.status_code != 200 or said["data"] != self.right.setdefault(kind, said["data"]):
            return f"a wrong answer: {answer.status_code} {said}"
        return OK

    def since(self, moment: float, kind: str) -> list[str]:
        """What the requests of this kind that began after the moment have come to."""
        return [one.what for one in list(self.outcomes) if one.began > moment and one.kind == kind]

    def phase(self) -> dict[str, list[str]]:
        """Waits for a few requests of each kind that begin from now on; what they came to."""
        moment = time.monotonic()
        until(lambda: all(len(self.since(moment, kind)) >= _ENOUGH for kind in QUERIES), "requests are not answered")
        return {kind: self.since(moment, kind) for kind in QUERIES}

    def recovered(self) -> None:
        """Waits until a few requests of each kind, one after the other, are answered rightly again."""
        moment = time.monotonic()
        until(
            lambda: all(self.since(moment, kind)[-_ENOUGH:] == [OK] * _ENOUGH for kind in QUERIES),
            "the service does not recover",
        )

    def all_at_once(self, count: int) -> list[str]:
        """What as many requests at the same time came to."""
        found: list[str] = []

        def ask() -> None:
            with _client() as client:
                found.append(self.ask(client, "point").what)

        threads = [threading.Thread(target=ask) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Waits, for two minutes at most, until something is so."""
    end = time.monotonic() + _PHASE
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(_PAUSE)


@contextmanager
def traffic(server: Server) -> Iterator[Traffic]:
    """Two clients for each kind of request, from the first right answers until the end of the block.

    At the end every outcome of every request must be a right answer, UNAVAILABLE or TIMEOUT.
    """
    running = Traffic(server.address)
    ending = threading.Event()

    def keep_asking(kind: str) -> None:
        with _client() as client:
            while not ending.is_set():
                running.outcomes.append(running.ask(client, kind))
                time.sleep(_PAUSE)

    threads = [threading.Thread(target=keep_asking, args=(kind,)) for kind in QUERIES for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        running.recovered()
        yield running
    finally:
        ending.set()
        for thread in threads:
            thread.join()
    assert {one.what for one in running.outcomes} <= {OK, *REFUSED}


def _client() -> httpx.Client:
    return httpx.Client(timeout=TIMEOUT + PATIENCE, headers={"accept": "application/graphql-response+json"})


def health(server: Server, which: str) -> int:
    """The status of /health/live or /health/ready."""
    return httpx.get(f"{server.address}/health/{which}", timeout=PATIENCE).status_code
