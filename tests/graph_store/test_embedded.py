"""The embedded engine: who owns a store, who joins it, who is refused, and that a process with one ends."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from collabgraph.stores import embedded_path, open_store
from graph_store.bolt import BoltStore
from graph_store.embedded import Embedded, StoreInUse, open_embedded
from tests.support.statements import ad_hoc

PEOPLE = ad_hoc("RETURN COUNT { MATCH (:Person) } AS n")
ADD = ad_hoc("CREATE (p:Person {id: $id}) RETURN p.id AS id")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engine") / "data" / "graph"


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Embedded]:
    engine = open_embedded(folder, timeout=5.0, service=True)
    yield engine
    engine.close()


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Another process with this script."""
    command = [sys.executable, "-W", "error", "-c", dedent(script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


OPEN = """
    import asyncio, sys
    from collabgraph.stores import open_store
    from tests.support.statements import ad_hoc

    async def main():
        service = sys.argv[2] == "service"
        async with open_store("embedded://" + sys.argv[1], "", "", timeout=5.0, service=service) as store:
            await store.write(ad_hoc("CREATE (p:Person {id: $id}) RETURN p.id AS id"), {}, {"id": sys.argv[3]}, 60.0)
            print(await store.read(ad_hoc("RETURN COUNT { MATCH (:Person) } AS n"), {}, {}, 60.0))

    asyncio.run(main())
"""

# Garbage is collected in the JVM all through a slow end of the interpreter; each collection wakes JPype's own thread.
COLLECT = """
    import sys, time
    from pathlib import Path
    import jpype
    from graph_store.embedded import open_embedded

    engine = open_embedded(Path(sys.argv[1]), timeout=5.0)
    of = jpype.JClass
    nothing = of("java.lang.invoke.MethodType").methodType(of("java.lang.Void").TYPE)
    collect = of("java.lang.invoke.MethodHandles").lookup().findStatic(of("java.lang.System").class_, "gc", nothing)
    task = of("java.lang.invoke.MethodHandleProxies").asInterfaceInstance(of("java.lang.Runnable").class_, collect)
    timer = of("java.util.concurrent.Executors").newScheduledThreadPool(1)
    timer.scheduleAtFixedRate(task, 0, 20, of("java.util.concurrent.TimeUnit").MILLISECONDS)

    class Slow:
        def __del__(self, sleep=time.sleep):
            sleep(0.5)

    sys.slow = Slow()
    engine.close()
    print("closed")
"""

# As pytest does it: the handler is there before the JVM is, and is taken away before the process ends.
CAUGHT = """
    import faulthandler, signal, sys
    from pathlib import Path
    from graph_store.embedded import open_embedded

    faulthandler.enable()
    engine = open_embedded(Path(sys.argv[1]), timeout=5.0)
    faulthandler.disable()
    engine.close()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(bool(int(status["SigCgt"], 16) >> signal.SIGSEGV - 1 & 1))
"""

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
input()
"""


def test_the_join_file_is_for_its_owner_only(service: Embedded, folder: Path) -> None:
    join = folder / "join.json"
    assert stat.S_IMODE(join.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    said = json.loads(join.read_text("utf-8"))
    assert sorted(said) == ["http_port", "password", "pid", "port", "service"]
    assert service.owner
    assert service.uri == f"bolt://127.0.0.1:{said['port']}"
    assert service.password not in repr(service)


async def test_another_process_joins(service: Embedded, folder: Path) -> None:
    done = run(OPEN, str(folder), "command", "1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[1]\n", "")
    store = BoltStore(service.uri, service.user, service.password, dialect="arcadedb")
    assert await store.read(PEOPLE, {}, {}, 60.0) == [1]
    await store.close()


async def test_this_process_joins_itself(service: Embedded, folder: Path) -> None:
    with pytest.raises(StoreInUse, match="A service already runs on the store"):
        open_embedded(folder, timeout=5.0, service=True)
    again = open_embedded(folder, timeout=5.0)
    assert (again.uri, again.owner) == (service.uri, False)
    again.close()
    async with open_store(f"embedded://{folder}", "", "", timeout=5.0) as store:
        assert await store.verify() == "ArcadeDB 26.10.2"


def test_a_second_service_is_refused(service: Embedded, folder: Path) -> None:
    done = run(OPEN, str(folder), "service", "2")
    assert done.returncode == 1
    assert "A service already runs on the store" in done.stderr
    assert service.password not in done.stderr


def test_a_store_outlives_its_processes_and_says_nothing(tmp_path: Path) -> None:
    first = run(OPEN, str(tmp_path / "store"), "service", "1")
    assert (first.returncode, first.stdout, first.stderr) == (0, "[1]\n", "")
    assert not (tmp_path / "store" / "join.json").exists()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["store"]
    second = run(OPEN, str(tmp_path / "store"), "command", "2")
    assert (second.returncode, second.stdout, second.stderr) == (0, "[2]\n", "")


def test_the_end_of_a_process_is_quiet_while_the_jvm_collects_garbage(tmp_path: Path) -> None:
    done = run(COLLECT, str(tmp_path / "store"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "closed\n", "")


def test_the_jvm_keeps_its_segmentation_faults_when_pythons_handler_of_them_ends(tmp_path: Path) -> None:
    """With the system's own handler in place, the JVM's next safe point or null pointer ends the process."""
    done = run(CAUGHT, str(tmp_path / "store"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_a_stale_join_file_is_replaced(tmp_path: Path) -> None:
    """As a process leaves it that was killed: the file is there, and nobody holds the lock."""
    (tmp_path / "join.json").write_text('{"port": 1, "password": "old", "pid": 1, "service": true}', "utf-8")
    engine = open_embedded(tmp_path, timeout=5.0)
    said = json.loads((tmp_path / "join.json").read_text("utf-8"))
    engine.close()
    assert engine.uri == f"bolt://127.0.0.1:{said['port']}"
    assert engine.owner
    assert not (tmp_path / "join.json").exists()


@pytest.mark.parametrize("left", [None, '{"port": 1, "password": "x", "pid": 4711, "service": false}', "{"])
def test_an_owner_that_does_not_answer_is_named(tmp_path: Path, left: str | None) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "owner.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdin
    holder.stdout.readline()
    if left:
        (tmp_path / "join.json").write_text(left, "utf-8")
    began = time.monotonic()
    with pytest.raises(StoreInUse, match="which does not answer") as caught:
        open_embedded(tmp_path, timeout=5.0, patience=0.3)
    assert time.monotonic() - began < 10.0
    assert ("process 4711" in str(caught.value)) is bool(left and "4711" in left)
    assert "COLLABGRAPH_DATABASE_URL" in str(caught.value)
    holder.communicate(b"\n")


async def test_what_was_committed_survives_a_kill(tmp_path: Path) -> None:
    """The process ends at once, without closing anything; the next one finds what it wrote."""
    killed = run(OPEN.replace("print(", "import os; os._exit("), str(tmp_path / "store"), "service", "1")
    assert killed.returncode != 0
    done = run(OPEN, str(tmp_path / "store"), "service", "2")
    assert (done.returncode, done.stdout) == (0, "[2]\n")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("embedded:///data/graph", "/data/graph"),
        ("embedded:data/graph", "data/graph"),
        ("embedded:./data/my%20graph", "data/my graph"),
        ("bolt://localhost:7687", None),
        ("neo4j+s://graph.example", None),
    ],
)
def test_urls(url: str, path: str | None) -> None:
    assert embedded_path(url) == (Path(path) if path else None)


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("embedded://data/graph", "embedded:///data/graph"),
        ("embedded:", "names no folder"),
        ("embedded:///", "names no folder"),
        ("http://localhost:7474", "write it like embedded:///data/graph"),
        ("bolt://localhost:7687/graph", "bolt://host:port and nothing more"),
        ("bolt://neo4j@localhost:7687", "bolt://host:port and nothing more"),
        ("bolt://localhost:port", "bolt://host:port"),
        ("data/graph", "write it like embedded:///data/graph"),
    ],
)
def test_bad_urls_say_how_to_mend_them(url: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        embedded_path(url)
