"""The load generator, a process of its own: `python -m benchmarks.peers.load` reads jobs, one a line, and answers them.

A closed loop: each connection sends its next request when it has read the answer to the one before.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import uvloop

from benchmarks.peers.wire import Asker, BadAnswer, request
from tests.collabgraph.processes import ROOT

_HANGS = 120.0
"""Seconds after its time in which a job that has not ended is given up."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to ask: a body again and again over so many connections.

    It goes on for so many seconds and for at least so many requests in all, but not beyond `most` seconds. Every
    answer's body must have `length` bytes.
    """

    port: int
    body: str
    length: int
    connections: int
    seconds: float
    least: int
    most: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the seconds of each request, those of all together, and of the generator's own processor."""

    took: list[float]
    elapsed: float
    cpu: float


async def run(job: Job) -> Outcome:
    """Asks as the job says. BadAnswer, or the error of the connection, where an answer is not as expected."""
    loop = asyncio.get_running_loop()
    asked = request(job.port, job.body.encode())
    took: list[float] = []
    failure: asyncio.Future[None] = loop.create_future()
    done = asyncio.Event()
    left = job.connections
    began, used = time.perf_counter(), _used()

    def again(seconds: float) -> bool:
        took.append(seconds)
        passed = time.perf_counter() - began
        return passed < job.seconds or (len(took) < job.least and passed < job.most)

    def ended(reason: BaseException | None) -> None:
        nonlocal left
        left -= 1
        if reason is not None and not failure.done():
            failure.set_exception(reason)
        if reason is not None or not left:
            done.set()

    for _ in range(job.connections):
        await loop.create_connection(lambda: Asker(asked, job.length, again, ended), "127.0.0.1", job.port)
    await asyncio.wait_for(done.wait(), job.most + _HANGS)
    if failure.done():
        failure.result()
    return Outcome(took, time.perf_counter() - began, _used() - used)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Generator:
    """The process, as the benchmark sees it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, job: Job) -> Outcome:
        """As `run`, in the process. BadAnswer where it failed there."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"failure": "the load generator has ended"}
        if "failure" in answer:
            raise BadAnswer(answer["failure"])
        return Outcome(**answer)


@contextmanager
def generator() -> Iterator[Generator]:
    """The load generator, until the end of the block."""
    command = [sys.executable, "-m", "benchmarks.peers.load"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Generator(process)
        finally:
            if process.stdin is not None:
                process.stdin.close()  # the end of its jobs is the end of the process


def main() -> None:
    """Answers jobs until there are no more."""
    for line in sys.stdin:
        try:
            answer = asdict(uvloop.run(run(Job(**json.loads(line)))))
        except Exception as error:  # whatever it is, the benchmark is to say it, not this process
            answer = {"failure": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
