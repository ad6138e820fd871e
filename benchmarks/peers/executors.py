"""Executors alone: how long each takes for an answer that is in memory, its JSON included.

Those on Node run in `node/alone.mjs`, ours in `memory.py`, each in a process of its own and over the same fixture.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.databases import NotPossible
from benchmarks.peers import fixture, node
from benchmarks.peers.records import Alone
from benchmarks.peers.rounds import Effort, Say
from tests.collabgraph.processes import ROOT

_OURS = "benchmarks.peers.memory"
_SECONDS = 1.0
"""No longer is one executor timed in a round: nothing else runs meanwhile, so it is steadier than a service."""


def alone(community: Path, centre: str, effort: Effort, say: Say) -> list[Alone]:
    """Every executor on Q3, Q4 and Q5, in turn; the first round does not count. NotPossible where a process fails."""
    commands = [["node", str(node.FOLDER / "alone.mjs")]]
    if find_spec(_OURS):
        commands.append([sys.executable, "-m", _OURS])
    took: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "fixture.json"
        fixture.write(community, file, centre)
        arguments = [str(file), str(min(effort.seconds, _SECONDS))]
        processes = [stack.enter_context(_started([*command, *arguments])) for command in commands]
        for number in range(effort.rounds + 1):
            say(f"executors alone, round {number} of {effort.rounds}" if number else "executors alone, warming up")
            for process in processes:
                for name, shapes in _round(process).items():
                    for shape, milliseconds in shapes.items():
                        took.setdefault((name, shape), []).append(milliseconds)
    return [Alone(name, shape, tuple(times[1:])) for (name, shape), times in took.items()]


@contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            if process.stdin is not None:
                process.stdin.close()  # the end of its rounds is the end of the process


def _round(process: subprocess.Popen[str]) -> dict[str, dict[str, float]]:
    """What such a process prints for a line: {executor: {shape: milliseconds}}."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("\n")
        process.stdin.flush()
    except BrokenPipeError:
        pass  # what it had to say of that is on its standard error, and it has no line for us
    line = process.stdout.readline()
    if not line:
        raise NotPossible("An executor has ended; what it said is above.")
    found: dict[str, dict[str, float]] = json.loads(line)
    return found
