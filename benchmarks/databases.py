"""The two databases with a generated community in them, kept in a cache folder from one run to the next."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import measure
from benchmarks.cases import Subjects, prepared
from benchmarks.records import DatabaseName, Import
from collabgraph.generator import write_community
from tests.collabgraph.processes import ROOT, environment
from tests.support.neo4j_server import free_port, running, why_not

_PASSWORD = "of-the-bench"  # noqa: S105 - of a server on a loopback port that holds invented people
_SEED = 1
_HEAP = "2g"
_PAGES = {"server.memory.pagecache.size": "1g"}


class NotPossible(RuntimeError):
    """There is no such database here, or it could not be filled; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the community and the store of a size are kept."""

    folder: Path
    database: DatabaseName

    @property
    def community(self) -> Path:
        """The exchange folder: the same for both databases."""
        return self.folder / "community"

    @property
    def store(self) -> Path:
        """The embedded store, or the home of a Neo4j."""
        return self.folder / self.database

    @property
    def note(self) -> Path:
        """How the import went; written last, so that a store without it is no good."""
        return self.folder / f"{self.database}.json"

    def forget(self) -> None:
        """Deletes the store."""
        self.note.unlink(missing_ok=True)
        shutil.rmtree(self.store, ignore_errors=True)


def community(folder: Path, people: int) -> Subjects:
    """Whom to ask about in the community, which is written where it is not there yet."""
    if not folder.exists():
        write_community(folder, people, _SEED)
    return prepared(folder)


@contextmanager
def started(place: Place) -> Iterator[dict[str, str]]:
    """The environment of a service or command on the database; a Neo4j runs until the end of the block."""
    if place.database == "embedded":
        yield environment(DATABASE_URL=f"embedded://{place.store.absolute()}")
        return
    if reason := why_not():
        raise NotPossible(f"A Neo4j of our own is not possible: {reason}.")
    place.store.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with running(place.store.absolute(), port=port, password=_PASSWORD, heap=_HEAP, settings=_PAGES) as server:
        yield environment(DATABASE_URL=server.uri, DATABASE_PASSWORD=server.password)


def filled(place: Place) -> Import:
    """How the community came into the store, now or in an earlier run."""
    if place.note.exists():
        return Import(**json.loads(place.note.read_text("utf-8")))
    place.forget()
    with started(place) as env:
        done = _imported(place, env)
    place.note.write_text(json.dumps(asdict(done), indent=2), "utf-8")
    return done


def _imported(place: Place, env: Mapping[str, str]) -> Import:
    parts = place.folder / f"{place.database}-parts.json"
    load = measure.load()
    began = time.monotonic()
    peak = _watched("benchmarks.importing", str(place.community), str(parts), env=env)
    seconds = time.monotonic() - began
    counting = [sys.executable, "-m", "benchmarks.counting"]
    counted = subprocess.run(counting, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Import(
        made=f"{datetime.now(UTC):%Y-%m-%d}",
        load=load,
        seconds=seconds,
        rows=sum(_rows(file) for file in place.community.glob("*.csv")),
        peak=peak,
        **json.loads(parts.read_text("utf-8")),
        **json.loads(counted.stdout),
    )


def _watched(module: str, *arguments: str, env: Mapping[str, str]) -> float:
    """Runs a module in a process of its own; the megabytes at its peak."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotPossible(f"{module} ended with exit code {process.returncode}.")
    return usage.ru_maxrss * 1024 / 1e6


def _rows(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines) - 1
