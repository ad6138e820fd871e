"""Timing requests and reading the memory of processes."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

WARM_SHARE = 0.5
"""Warming up may take so much of the time that measuring may take."""
LEAST = 5
"""So many requests are timed, and as many to warm up, however slow they are."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long one kind of request is timed: at most so many requests, and no further ones after so many seconds."""

    seconds: float
    requests: int


class Client:
    """One connection to the service that is kept open; a request after the other."""

    def __init__(self, port: int, timeout: float) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=timeout)

    def ask(self, body: bytes, request_id: str = "bench") -> tuple[float, bytes]:
        """Sends a request and reads its whole answer: the milliseconds that both took, and the answer's body."""
        headers = {"content-type": "application/json", "x-request-id": request_id}
        began = time.perf_counter()
        self._connection.request("POST", "/graphql", body, headers)
        answer = self._connection.getresponse().read()
        return (time.perf_counter() - began) * 1000, answer

    def close(self) -> None:
        """Gives the connection back."""
        self._connection.close()


def repeated(once: Callable[[], float], budget: Budget) -> list[float]:
    """What `once` returned each time, at least LEAST times."""
    end = time.monotonic() + budget.seconds
    results: list[float] = []
    while len(results) < LEAST or (len(results) < budget.requests and time.monotonic() < end):
        results.append(once())
    return results


def warm_up(budget: Budget) -> Budget:
    """The budget of what is asked before anything is timed."""
    return Budget(budget.seconds * WARM_SHARE, budget.requests)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least this share (above 0, up to 1) of them do not exceed: nearest rank."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


def fields(value: Any) -> int:
    """How many fields an answer's data has."""
    if isinstance(value, dict):
        return len(value) + sum(map(fields, value.values()))
    return sum(map(fields, value)) if isinstance(value, list) else 0


def at(data: Any, path: Sequence[str]) -> Any:
    """What is in an answer's data at that path."""
    for name in path:
        data = data[name]
    return data


def failure(answer: bytes) -> str | None:
    """The code of the first error of an answer, None where it has none."""
    errors = json.loads(answer).get("errors")
    return str(errors[0]["extensions"]["code"]) if errors else None


def load() -> float:
    """The load average of the last minute."""
    return os.getloadavg()[0]


def resident(pid: int) -> tuple[float, float]:
    """Megabytes of a process, now and at its peak. ProcessLookupError where there is none."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except FileNotFoundError as error:
        raise ProcessLookupError(f"there is no process {pid}") from error
    return memory_of(dict(line.split(":", 1) for line in lines))


def cpu(pids: Iterable[int]) -> float:
    """Milliseconds of processor time that the processes have taken until now."""
    ticks = 0
    for pid in pids:
        # After the name of the program, which may have any characters: utime and stime are the 12th and 13th values.
        values = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks += int(values[11]) + int(values[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def memory_of(status: Mapping[str, str]) -> tuple[float, float]:
    """Megabytes now and at the peak, from the lines of /proc/PID/status."""
    now, peak = (int(status[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))
    return now, peak


def children(pid: int) -> dict[int, str]:
    """The processes below a process, by their ids, with the names of their programs."""
    found: dict[int, str] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text("ascii").split()):
            found[child] = Path(f"/proc/{child}/comm").read_text("utf-8").strip()
            found |= children(child)
    return found
