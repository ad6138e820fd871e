"""The command line and the server as processes of their own, as a user runs them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

COLLABGRAPH = (sys.executable, "-m", "collabgraph.cli")
ROOT = Path(__file__).parents[2]
READY_WITHIN = 180.0
ENDED_WITHIN = 30.0

_KINDS = ("ANONYMOUS", "MEMBER", "ADMINISTRATOR")
_QUOTAS = {f"RATE_{kind}": "10000000" for kind in _KINDS} | {f"CONCURRENT_{kind}": "10000" for kind in _KINDS}


def environment(**settings: str) -> dict[str, str]:
    """The environment with these settings, given without their prefix, and no others but quotas that nobody reaches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COLLABGRAPH_")}
    kept["PYTHONPATH"] = str(ROOT)
    return kept | {f"COLLABGRAPH_{name}": value for name, value in (_QUOTAS | settings).items()}


def command(*arguments: str, env: Mapping[str, str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What a command said, and its exit code."""
    run = [*COLLABGRAPH, *arguments]
    return subprocess.run(
        run, env=dict(env), cwd=cwd, capture_output=True, text=True, timeout=READY_WITHIN, check=False
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A running service; what it has said until now."""

    process: subprocess.Popen[str]
    port: int
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said_of(self, word: str) -> str:
        """The log line with that word, as soon as it is there."""
        for _ in range(100):
            if found := [line for line in self.err if word in line]:
                return found[0]
            time.sleep(0.05)
        raise AssertionError(f"nothing was logged of {word}")

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ends it by a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(ENDED_WITHIN)


@contextmanager
def served(*arguments: str, env: Mapping[str, str]) -> Iterator[Server]:
    """`collabgraph serve`, from the moment when it says that it is ready; ended at the end."""
    port = free_port()
    process = subprocess.Popen(
        [*COLLABGRAPH, "serve", "--port", str(port), *arguments],
        env=dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process, port)
    readers = [
        threading.Thread(target=lambda: server.out.extend(process.stdout or ()), daemon=True),
        threading.Thread(target=lambda: server.err.extend(process.stderr or ()), daemon=True),
    ]
    for reader in readers:
        reader.start()
    try:
        begun = time.monotonic()
        while not any(line.startswith("End with Ctrl-C") for line in server.out):
            if process.poll() is not None or time.monotonic() - begun > READY_WITHIN:
                raise AssertionError(f"the service did not start: {process.poll()} {''.join(server.err)}")
            time.sleep(0.05)
        yield server
    finally:
        if process.poll() is None:
            server.end()
        for reader in readers:
            reader.join()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
