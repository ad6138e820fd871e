"""Who answers, and how each of them is started: a process with the same database, on a port of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

from benchmarks import measure
from benchmarks.databases import NotPossible
from benchmarks.peers import connecting, node
from benchmarks.peers.wire import BadAnswer
from tests.collabgraph.processes import COLLABGRAPH, ROOT, free_port

NAMES = ("collabgraph", "limit", "mercurius", "apollo", "strawberry")
"""Everybody, in the order of the report."""
_NODE = ("mercurius", "apollo")
_APPS = {"limit": "benchmarks.peers.limit.app:app", "strawberry": "benchmarks.peers.strawberry_service.app:app"}
_READY_WITHIN = 120.0
_END_WITHIN = 30.0
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Wish:
    """How a service is wanted: with how many processes, whether profiled, and with which settings of ours."""

    workers: int = 1
    profiled: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Running:
    """A service that answers."""

    name: str
    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processor time until now, of the process and of all below it."""
        return measure.cpu([self.pid, *measure.children(self.pid)]) / 1000

    def ask(self, body: bytes, path: str = "/graphql") -> tuple[int, bytes]:
        """Status and body of one answer, over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("POST", path, body, {"content-type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


Started = AbstractContextManager[Running]
"""A service until the end of the block."""


def is_node(name: str) -> bool:
    """Whether the service of that name runs on Node."""
    return name in _NODE


@contextmanager
def started(name: str, database: Mapping[str, str], wish: Wish) -> Iterator[Running]:
    """The service of that name from the moment when it listens; ended with the block.

    `database` is the environment that `benchmarks.databases.started` gives. NotPossible where it does not start.
    """
    port = free_port()
    env = _environment(name, database, wish, port)
    command = _command(name, port, wish)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=said, stderr=said)
        try:
            running = Running(name, port, process.pid)
            if not _listens(running, process):
                raise NotPossible(f"{name} did not start:\n{_last(said)}")
            yield running
            if process.poll() is not None:
                raise NotPossible(f"{name} has ended by itself:\n{_last(said)}")
        except BadAnswer as error:
            if process.poll() is not None:
                raise NotPossible(f"{name} has ended by itself ({error}):\n{_last(said)}") from error
            raise
        finally:
            _end(process)


def _last(said: IO[bytes]) -> str:
    """The end of what a process has written."""
    said.seek(0)
    return said.read().decode(errors="replace")[-3000:]


def _command(name: str, port: int, wish: Wish) -> list[str]:
    if is_node(name):
        return node.command(name)
    if name in _APPS:
        server = [sys.executable, "-m", "uvicorn", _APPS[name], "--host", "127.0.0.1", "--port", str(port)]
        fast = ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--timeout-keep-alive", "75"]
        return [*server, *fast, "--workers", str(wish.workers)]
    if wish.profiled:
        return [sys.executable, "-m", "benchmarks.peers.profiled", str(port)]
    return [*COLLABGRAPH, "serve", "--port", str(port), "--workers", str(wish.workers)]


def _environment(name: str, database: Mapping[str, str], wish: Wish, port: int) -> dict[str, str]:
    """Ours is told by its own settings: an administrator sees everything, but the filter of the viewer still runs."""
    if name == "collabgraph":
        settings = {f"COLLABGRAPH_{key}": value for key, value in wish.settings.items()}
        return {**database, "COLLABGRAPH_DEVELOPMENT_VIEWER": "administrator", **settings}
    env = {key: value for key, value in database.items() if not key.startswith("COLLABGRAPH_")}
    env |= {
        connecting.URI: database["COLLABGRAPH_DATABASE_URL"],
        connecting.USER: "neo4j",
        connecting.PASSWORD: database["COLLABGRAPH_DATABASE_PASSWORD"],
        "PEERS_PORT": str(port),
        "PEERS_WORKERS": str(wish.workers),
        "NODE_ENV": "production",
    }
    return env | {connecting.PROFILE: "1"} if wish.profiled else env


def _listens(running: Running, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + _READY_WITHIN
    while process.poll() is None and time.monotonic() < end:
        try:
            running.ask(b'{"query": "query Q0 { __typename }"}', "/health/ready")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """In good order; by force where it does not end, and what it started with it."""
    if process.poll() is not None:
        return
    below = measure.children(process.pid)
    process.terminate()
    try:
        process.wait(_END_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in below:
        if Path(f"/proc/{pid}").exists() and _is_orphan(pid):
            os.kill(pid, 9)


def _is_orphan(pid: int) -> bool:
    """Whether the process has lost the one that started it; False where it has ended meanwhile."""
    try:
        parent = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[1]
    except OSError:
        return False
    return parent == "1"
