"""Processes of the command line that are watched from outside, and made to fail."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import neo4j

from tests.collabgraph.processes import COLLABGRAPH, READY_WITHIN

# Ends in the command that follows it, whose files may then have so many bytes; what is beyond is refused, as on a full
# disk, and nobody needs rights for that.
_SMALL_FILES = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
os.execv(sys.argv[2], sys.argv[2:])
"""

# Ends in the command that follows it, for which rights hold even if it is root's: without CAP_DAC_OVERRIDE.
_RIGHTS_HOLD = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""

_OWN = "MATCH (n) WHERE n.id STARTS WITH 'zz' RETURN count(n) AS nodes"
_OWN_LINKED = "MATCH (n:Person)-[r]->() WHERE n.id STARTS WITH 'zz' RETURN count(r) AS relations"


@contextmanager
def started(*arguments: str, env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A command under way, killed at the end of the block where it has not ended."""
    run = [*COLLABGRAPH, *arguments]
    process = subprocess.Popen(run, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Waits for its end: the exit code and what it said on either output."""
    out, err = process.communicate(timeout=READY_WITHIN)
    return process.returncode, out, err


def with_small_files(most_bytes: int, *arguments: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What a command says that cannot make any file larger than that."""
    return _run([sys.executable, "-c", _SMALL_FILES, str(most_bytes), *COLLABGRAPH, *arguments], env)


def with_rights_as_they_are(*arguments: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What a command says that may write only where the rights of its user's files let it."""
    return _run([sys.executable, "-c", _RIGHTS_HOLD, *COLLABGRAPH, *arguments], env)


def _run(command: list[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=dict(env), capture_output=True, text=True, timeout=READY_WITHIN, check=False)


class Watch:
    """Looks into a database while others write to it: what it has seen was acknowledged."""

    def __init__(self, driver: neo4j.Driver) -> None:
        self._driver = driver

    def nodes(self) -> int:
        """How many nodes of the folder are there."""
        return int(self._driver.execute_query(_OWN).records[0]["nodes"])

    def relations(self) -> int:
        """How many relations go out from people of the folder."""
        return int(self._driver.execute_query(_OWN_LINKED).records[0]["relations"])


@contextmanager
def watching(uri: str, user: str, password: str) -> Iterator[Watch]:
    """Looks into the database at that address."""
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver:
        yield Watch(driver)


@contextmanager
def watching_store(store: Path) -> Iterator[Watch]:
    """Looks into an embedded store that another process has open."""
    join = json.loads((store / "join.json").read_text("utf-8"))
    with watching(f"bolt://127.0.0.1:{join['port']}", "root", join["password"]) as watch:
        yield watch
