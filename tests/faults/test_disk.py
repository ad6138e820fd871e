"""An embedded store on a disk that is full, or in a folder that may not be written: said in one line, and mended.

A limit for the size of a file stands for the full disk: the engine's writes fail in the same places, and nobody needs
rights for it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from collabgraph.stores import open_store
from graph_store.embedded import write_failure
from tests.collabgraph.exchange_folders import write
from tests.collabgraph.processes import command, environment
from tests.faults.folders import NODES, RELATIONS, lasting_content
from tests.faults.processes import with_rights_as_they_are, with_small_files

FULL_WHILE_OPENING = 100_000
FULL_WHILE_WRITING = 1_000_000
ENGINE_LOG = """2026-11-20 10:00:00.000 SEVER [PageManagerFlushThread] Error on flushing page
java.io.IOException: Disk quota exceeded
{now} SEVER [PageManagerFlushThread] Error on flushing page
java.io.IOException: No space left on device
{now} INFO  [Server] up
"""


async def test_a_disk_that_is_full_while_a_store_is_made_and_while_it_is_filled(
    tmp_path: Path, files: Path, undisturbed: tuple[list[Any], list[Any]]
) -> None:
    store = tmp_path / "store"
    env = environment(DATABASE_URL=f"embedded://{store}")
    first = with_small_files(FULL_WHILE_OPENING, "import", str(files), env=env)
    assert (first.returncode, first.stdout) == (2, "")
    (line,) = first.stderr.splitlines()
    assert line.startswith(f"The store {store} cannot be written (File too large): make room on its disk")

    places = write(tmp_path / "places", {"places": "id,name,kind\nzz,Zz Isle,COUNTRY\n"})
    made = command("import", str(places), env=env)
    assert (made.returncode, made.stderr) == (0, "")
    second = with_small_files(FULL_WHILE_WRITING, "import", str(files), env=env)
    assert (second.returncode, second.stdout) == (2, "")
    (line,) = second.stderr.splitlines()
    assert line.startswith(f"The store {store} cannot be written (")
    assert ": make room on its disk" in line
    assert line.endswith(" What was written stays: run the import again to complete it.")

    third = command("import", str(files), env=env)
    assert (third.returncode, third.stderr) == (0, "")
    async with open_store(f"embedded://{store}", "", "", timeout=60.0) as opened:
        found = await lasting_content(opened)
    assert (len(found[0]), len(found[1])) == (NODES, RELATIONS)
    assert found == undisturbed


@pytest.mark.parametrize("arguments", [("serve", "--port", "1"), ("import", "FILES")])
def test_a_store_below_a_file_cannot_be_made(tmp_path: Path, files: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    store = tmp_path / "file" / "store"
    given = [str(files) if argument == "FILES" else argument for argument in arguments]
    refused = command(*given, env=environment(DATABASE_URL=f"embedded://{store}", HOST="127.0.0.1"))
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"The store {store} cannot be written (Not a directory): ")
    assert "COLLABGRAPH_DATABASE_URL" in line


@pytest.mark.parametrize("rights", [0o500, 0o000])
def test_a_folder_that_may_not_be_written(tmp_path: Path, files: Path, rights: int) -> None:
    store = tmp_path / "store"
    store.mkdir()
    store.chmod(rights)
    try:
        refused = with_rights_as_they_are("import", str(files), env=environment(DATABASE_URL=f"embedded://{store}"))
    finally:
        store.chmod(0o700)
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"The store {store} cannot be written (Permission denied): ")
    assert "let us write into it" in line


def test_a_store_that_the_engine_cannot_read(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (store / "databases" / "graph").mkdir(parents=True)
    (store / "databases" / "graph" / "configuration.json").write_text("{", "utf-8")
    (store / "databases" / "graph" / "schema.json").write_text("{", "utf-8")
    refused = command("check", env=environment(DATABASE_URL=f"embedded://{store}"))
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"The store {store} cannot be opened (")
    assert f"{store}/log says more. Bring its last backup back" in line


@pytest.mark.parametrize(
    ("now", "said", "reason"),
    [
        ("2999-01-01 00:00:00.000", "Error executing Cypher command", "No space left on device"),
        ("2026-11-20 10:00:00.000", "Error executing Cypher command", None),
        ("2026-11-20 10:00:00.000", "Error: Read-only file system", os.strerror(30)),
        (
            "2026-11-20 10:00:00.000",
            "Transaction error on commit",
            "a transaction could not be committed, as where the disk or a quota is full",
        ),
    ],
)
def test_why_the_engine_could_not_write(tmp_path: Path, now: str, said: str, reason: str | None) -> None:
    """What it logged long ago is of another failure."""
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "engine.0.log").write_text(ENGINE_LOG.format(now=now), "utf-8")
    assert write_failure(tmp_path, said) == reason


def test_an_engine_without_a_log_has_failed_for_no_known_reason(tmp_path: Path) -> None:
    assert write_failure(tmp_path, "Error executing Cypher command") is None
