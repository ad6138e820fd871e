"""What an attack costs, beside what the ready operations cost: `python -m benchmarks.hostile`.

The corpus of tests/fuzz/corpus.py is sent to a service on the demo community, one request after the other over a
connection that is kept; the processor time is the service's, with its engine.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks import measure
from benchmarks.measure import Budget
from benchmarks.report import shown, table
from collabgraph.operations import queries
from tests.collabgraph.processes import Server
from tests.fuzz.corpus import Attack, attacks
from tests.fuzz.roles import service
from tests.fuzz.sending import JSON

BUDGET = Budget(seconds=1.5, requests=100)
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one kind of request: half of them took at most `p50`; `cpu` is of the processors, on average."""

    name: str
    size: int
    refused: str
    p50: float
    cpu: float


class Sender:
    """Sends requests to a service, and reads the answers."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)

    def cost(self, name: str, body: bytes, headers: dict[str, str], refused: str) -> Cost:
        """Of a request, warmed up."""

        def once() -> float:
            return self._timed(body, headers)

        family = [self._server.process.pid, *measure.children(self._server.process.pid)]
        measure.repeated(once, measure.warm_up(BUDGET))
        cpu = measure.cpu(family)
        times = measure.repeated(once, BUDGET)
        cpu = measure.cpu(family) - cpu
        return Cost(name, len(body), refused, measure.percentile(times, 0.5), cpu / len(times))

    def _timed(self, body: bytes, headers: dict[str, str]) -> float:
        began = time.perf_counter()
        try:
            self._connection.request("POST", "/graphql", body, headers)
            self._connection.getresponse().read()
        except ConnectionError:
            # Refused while it was still being sent.
            self._connection.close()
        return (time.perf_counter() - began) * 1000


def main(words: Sequence[str]) -> int:
    """Measures the requests whose name has one of the words, or all, and prints them, the dearest first."""

    def chosen(name: str) -> bool:
        return not words or any(word in name for word in words)

    with (
        tempfile.TemporaryDirectory() as folder,
        service(Path(folder) / "store", DEVELOPMENT_VIEWER="administrator") as server,
    ):
        sender = Sender(server)
        ordinary = [
            sender.cost(name, json.dumps({"query": one.query, "variables": one.variables}).encode(), _HEADERS, "")
            for name, one in queries().items()
            if chosen(name)
        ]
        hostile = [sender.cost(one.name, one.body, one.all_headers, _how(one)) for one in attacks() if chosen(one.name)]
    print(f"Load of the machine: {measure.load():.1f}\n")
    print(_table("ready operation", ordinary))
    print(_table("attack", hostile))
    return 0


_HEADERS = {"content-type": JSON, "accept": JSON}


def _how(attack: Attack) -> str:
    return f"{attack.status}, {attack.stage}"


def _table(what: str, costs: Sequence[Cost]) -> str:
    dearest = sorted(costs, key=lambda cost: -cost.cpu)
    rows = [[one.name, f"{one.size:,}", one.refused, shown(one.p50), shown(one.cpu)] for one in dearest]
    return "\n".join(table([what, "bytes", "answer, last step", "p50", "CPU"], rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
