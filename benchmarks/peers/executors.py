"""Executors alone: how long each takes for an answer that is in memory, its JSON included.

Those on Node run in `node/alone.mjs`, ours in `memory.py`, each in a process of its own and over the same fixture.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
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
    """Every executor on Q3, Q4 and Q5. NotPossible where one of the processes fails."""
    commands = {"Node": ["node", str(node.FOLDER / "alone.mjs")]}
    if find_spec(_OURS):
        commands["Python"] = [sys.executable, "-m", _OURS]
    found: list[Alone] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fixture.json"
        fixture.write(community, file, centre)
        for name, command in commands.items():
            say(f"executors alone on {name}")
            found += _measured([*command, str(file), str(effort.rounds), str(min(effort.seconds, _SECONDS))])
    for one in found:
        say(f"{one.shape} {one.name}: {', '.join(f'{took:.1f}' for took in one.took)} ms")
    return found


def _measured(command: list[str]) -> list[Alone]:
    """What such a process prints: {executor: {shape: [milliseconds, one a round]}}."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPossible(f"{' '.join(command[:3])} failed:\n{done.stderr[-3000:]}")
    return [
        Alone(name, shape, tuple(took))
        for name, shapes in json.loads(done.stdout).items()
        for shape, took in shapes.items()
    ]
