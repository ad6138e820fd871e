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

from benchmarks.peers.wire import Asker, BadAnswer, Lost, request
from tests.collabgraph.processes import ROOT

_HANGS = 120.0
"""Seconds after its time in which a job that has not ended is given up."""
_MOST_LOST = 100


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
    """What came of a job: the seconds of each request, those of all together, and of the generator's own processor.

    `lost` connections were closed before an answer began, and made anew, as any client would.
    """

    took: list[float]
    elapsed: float
    cpu: float
    lost: int = 0


async def run(job: Job) -> Outcome:
    """Asks as the job says. BadAnswer, or the error of the connection, where an answer is not as expected."""
    loading = _Loading(job)
    began, used = time.perf_counter(), _used()
    await asyncio.wait_for(loading.whole(), job.most + _HANGS)
    return Outcome(loading.took, time.perf_counter() - began, _used() - used, loading.lost)


class _Loading:
    """A job that is under way."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._asked = request(job.port, job.body.encode())
        self._ends: asyncio.Queue[BaseException | None] = asyncio.Queue()
        self._began = time.perf_counter()
        self.took: list[float] = []
        self.lost = 0

    async def whole(self) -> None:
        """Until all connections have done their part."""
        for _ in range(self._job.connections):
            await self._connect()
        left = self._job.connections
        while left:
            reason = await self._ends.get()
            if isinstance(reason, Lost) and self.lost < _MOST_LOST:
                self.lost += 1
                await self._connect()
            elif reason is not None:
                raise reason
            else:
                left -= 1

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(self._asker, "127.0.0.1", self._job.port)

    def _asker(self) -> Asker:
        return Asker(self._asked, self._job.length, self._again, self._ends.put_nowait)

    def _again(self, seconds: float) -> bool:
        self.took.append(seconds)
        passed = time.perf_counter() - self._began
        return passed < self._job.seconds or (len(self.took) < self._job.least and passed < self._job.most)


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
