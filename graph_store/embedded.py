"""The embedded engine: ArcadeDB in this process, spoken to over Bolt on a loopback port like any other database.

One process owns a store. It holds a lock on `owner.lock` for as long as it lives, and writes `join.json`, readable by
its owner only, through which other processes of the same user join. Whoever gets the lock knows, by that alone, that
what an earlier owner left behind is stale. Of services only one may be on a store, so a service never joins.
"""

from __future__ import annotations

import atexit
import errno
import faulthandler
import fcntl
import json
import os
import re
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

_HOST: Final = "127.0.0.1"
_USER: Final = "root"
DATABASE: Final = "graph"
"""The name of the graph in the engine, and of its folder."""
_SEARCHED: Final = ("Person", "Organisation", "Project", "Skill", "Asset", "Place", "Need")
_PORT_TRIES: Final = 3
_PAUSE: Final = 0.1
_UNWRITABLE: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
_NO_COMMIT: Final = "Transaction error on commit"
_LOG_TAIL: Final = 100_000
_LATELY: Final = timedelta(seconds=10)
_LOG_RECORD: Final = re.compile(r"^(?=\d{4}-\d\d-\d\d \d\d:\d\d:)", re.MULTILINE)
_NOT_WRITTEN: Final = re.compile(r"\b(" + "|".join(re.escape(os.strerror(number)) for number in _UNWRITABLE) + r")\b")
_LOGGING: Final = """handlers=java.util.logging.FileHandler
.level=INFO
java.util.logging.FileHandler.pattern={folder}/engine.%g.log
java.util.logging.FileHandler.formatter=com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit=10000000
java.util.logging.FileHandler.count=3
"""


class StoreUnusable(RuntimeError):
    """The store cannot be opened; the message says why and what mends it, for the operator."""


class StoreInUse(StoreUnusable):
    """Another process has the store, in a way that lets us not join; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """An open embedded store: where to reach it, and whether this process owns it.

    `uri` is for Bolt; `http` the address of the engine's own HTTP, None where a process of an earlier release owns it.
    """

    uri: str
    http: str | None
    user: str
    password: str = field(repr=False)
    owner: bool
    _close: Callable[[], None] = field(repr=False)

    def close(self) -> None:
        """Stops the engine where this process owns it; harmless when repeated."""
        self._close()


@dataclass(frozen=True, slots=True)
class _Join:
    """What a join file says."""

    port: int
    http_port: int | None
    password: str
    pid: int
    service: bool

    @property
    def uri(self) -> str:
        return f"bolt://{_HOST}:{self.port}"

    @property
    def http(self) -> str | None:
        return f"http://{_HOST}:{self.http_port}" if self.http_port else None

    def answers(self) -> bool:
        with suppress(OSError), socket.create_connection((_HOST, self.port), timeout=1.0):
            return True
        return False


def open_embedded(
    path: Path, *, timeout: float, service: bool = False, heap: str = "1g", patience: float = 60.0
) -> Embedded:
    """Opens the store in the folder `path`, which is made where it is not there, or joins the process that has it open.

    `timeout`, in seconds, ends every statement of the owner's engine; `heap` is the JVM's largest heap, used by the
    first store that a process opens unless ARCADEDB_JVM_ARGS sets one; `patience`, in seconds, is for an owner that is
    just starting or ending. Blocks while the engine starts. `StoreInUse` where another process keeps the store from
    us, `StoreUnusable` where it cannot be opened for another reason.
    """
    folder = path.expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _opened(folder, timeout, service, heap, patience)
    except StoreUnusable:
        raise
    except Exception as error:
        raise StoreUnusable(_not_opened(folder, error)) from error


def write_failure(folder: Path, said: str) -> str | None:
    """Why the engine of this store could not write, in the system's words; None where that is not what is wrong.

    `said` is the engine's error, just received. Over Bolt it tells of a full disk only that something failed; the
    reason is in the log of the engine, if anywhere.
    """
    if found := _NOT_WRITTEN.findall("".join(_just_logged(folder)) + said):
        return str(found[-1])
    return "a transaction could not be committed, as where the disk or a quota is full" if _NO_COMMIT in said else None


def _just_logged(folder: Path) -> list[str]:
    """The engine's log records of the last seconds."""
    try:
        with (folder / "log" / "engine.0.log").open("rb") as log:
            log.seek(max(0, os.fstat(log.fileno()).st_size - _LOG_TAIL))
            logged = log.read().decode("utf-8", "replace")
    except OSError:
        return []
    since = (datetime.now() - _LATELY).isoformat(" ")
    return [record for record in _LOG_RECORD.split(logged)[1:] if record > since]


def _not_opened(folder: Path, error: Exception) -> str:
    """One line about a folder that cannot be used, or an engine that does not start in it."""
    chain: list[str] = []
    behind: BaseException | None = error
    while behind is not None:
        chain.append(str(behind))
        behind = behind.__cause__
    failure = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else None
    if failure or (failure := write_failure(folder, "\n".join(chain))):
        return (
            f"The store {folder} cannot be written ({failure}): make room on its disk, let us write into it, or set "
            "COLLABGRAPH_DATABASE_URL to another folder; then run this again."
        )
    reason = chain[0].partition("\n")[0]
    return (
        f"The store {folder} cannot be opened ({reason}); {folder / 'log'} says more. Bring its last backup back, or "
        "set COLLABGRAPH_DATABASE_URL to another store."
    )


def _opened(folder: Path, timeout: float, service: bool, heap: str, patience: float) -> Embedded:
    """Owns the store, or joins its owner."""
    end = time.monotonic() + patience
    while True:
        lock = _lock(folder)
        if lock is not None:
            try:
                return _own(folder, lock, timeout, service, heap)
            except BaseException:
                os.close(lock)
                raise
        join = _read_join(folder)
        if join and service:
            raise StoreInUse(_refusal(folder, join))
        if join and join.answers():
            return Embedded(join.uri, join.http, _USER, join.password, False, lambda: None)
        if time.monotonic() > end:
            who = f"process {join.pid}" if join else "another process"
            raise StoreInUse(
                f"The store {folder} is open in {who}, which does not answer. End that process, or set "
                "COLLABGRAPH_DATABASE_URL to another store."
            )
        time.sleep(_PAUSE)


def _refusal(folder: Path, join: _Join) -> str:
    if join.service:
        return (
            f"A service already runs on the store {folder} (process {join.pid}). Stop it first, or set "
            "COLLABGRAPH_DATABASE_URL to another store."
        )
    return f"A command is at work on the store {folder} (process {join.pid}). Start the service when it has ended."


def _lock(folder: Path) -> int | None:
    """The descriptor that holds the lock, or None where another process has it; the system frees it when we end."""
    descriptor = os.open(folder / "owner.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _read_join(folder: Path) -> _Join | None:
    try:
        found = json.loads((folder / "join.json").read_text("utf-8"))
        http_port = int(found["http_port"]) if "http_port" in found else None
        return _Join(int(found["port"]), http_port, str(found["password"]), int(found["pid"]), bool(found["service"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_join(folder: Path, join: _Join) -> None:
    """Written aside and moved, so that nobody reads half of it and nobody else ever reads any."""
    aside = folder / "join.json.new"
    aside.unlink(missing_ok=True)
    text = json.dumps(asdict(join))
    with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
    aside.replace(folder / "join.json")


def _own(folder: Path, lock: int, timeout: float, service: bool, heap: str) -> Embedded:
    (folder / "join.json").unlink(missing_ok=True)
    # The engine keeps its users between runs; without this it would know only the password of its first one.
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    _start_jvm(folder, heap)
    password = secrets.token_urlsafe(24)
    server, port, http_port = _start_server(folder, password)
    closed = False

    def close() -> None:
        nonlocal closed
        if closed:
            return
        closed = True
        atexit.unregister(close)
        (folder / "join.json").unlink(missing_ok=True)
        try:
            server.stop()
        finally:
            os.close(lock)

    # Left running, the engine's threads would keep the process from ending.
    atexit.register(close)
    try:
        _prepare(server, timeout)
        join = _Join(port, http_port, password, os.getpid(), service)
        _write_join(folder, join)
    except BaseException:
        lock = os.dup(lock)
        close()
        raise
    return Embedded(join.uri, join.http, _USER, password, True, close)


def _start_jvm(folder: Path, heap: str) -> None:
    """Starts the JVM, once in a process; what it says goes into the folder of the first store that is opened."""
    import jpype
    import jpype.config

    if jpype.isJVMStarted():
        return
    # The JVM ends with the process, after `close`: its own shutdown hook calls into an interpreter that is ending too,
    # and now and then that was a segmentation fault in the place of the exit status.
    jpype.config.onexit = False
    # The JVM works by segmentation faults of its own, and tells of a real one in its crash file. Python's handler, as
    # with -X dev and under pytest, would put back at its own end what it found before: one that ends the process.
    faulthandler.disable()
    logs = folder / "log"
    logs.mkdir(mode=0o700, exist_ok=True)
    settings = logs / "logging.properties"
    settings.write_text(_LOGGING.format(folder=logs), "utf-8")
    # -Xrs leaves the signals that end a process to Python, so that a service can close in order.
    arguments = ["-Xrs", f"-Djava.util.logging.config.file={settings}"]
    if "-Xmx" not in os.environ.get("ARCADEDB_JVM_ARGS", ""):
        arguments.append(f"-Xmx{heap}")
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(logs / "crash.%p.log"))
    from arcadedb_embedded import jvm

    with _output_to(logs / "jvm.log"):
        jvm.start_jvm(jvm_args=arguments)
    stream = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.FileOutputStream")(str(logs / "jvm.log"), True))
    system = jpype.JClass("java.lang.System")
    system.setOut(stream)
    system.setErr(stream)
    # JPype's one thread that calls into Python makes it collect all its garbage after each collection in the JVM, with
    # every request held up meanwhile, and aborts a process that it finds ending. It only frees what Java holds of
    # Python's objects: nothing here.
    jpype.JClass("org.jpype.ref.JPypeReferenceQueue").getInstance().stop()
    if threading.current_thread() is not threading.main_thread():
        # The JVM waits at its end for the thread that started it, unless that thread has left it.
        jpype.JClass("java.lang.Thread").detach()


@contextmanager
def _output_to(file: Path) -> Iterator[None]:
    """Sends what is written to the process's standard output and error into a file: the JVM's warnings as it starts."""
    sys.stdout.flush()
    sys.stderr.flush()
    saved = [os.dup(1), os.dup(2)]
    with file.open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    try:
        yield
    finally:
        for number, descriptor in enumerate(saved, start=1):
            os.dup2(descriptor, number)
            os.close(descriptor)


def _start_server(folder: Path, password: str) -> tuple[Any, int, int]:
    """The engine's server and the ports of its Bolt and its HTTP; others where the first were taken meanwhile."""
    import arcadedb_embedded

    for last in (False,) * (_PORT_TRIES - 1) + (True,):
        port, http_port = _free_port(), _free_port()
        settings = {
            "host": _HOST,
            "http_port": str(http_port),
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": port,
        }
        server = arcadedb_embedded.create_server(str(folder), root_password=password, config=settings)
        try:
            server.start()
        except arcadedb_embedded.ArcadeDBError as error:
            if "LockException" in str(error) or "locked" in str(error):
                raise StoreInUse(f"The store {folder} is open in another program: {error}") from error
            if last:
                raise
        else:
            return server, port, http_port
    raise AssertionError("the last try returns or raises")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _prepare(server: Any, timeout: float) -> None:
    """Makes the database and its full-text indexes where missing; both settings last, so they are set every time."""
    database = server.create_database(DATABASE)
    commands = [
        "ALTER DATABASE `arcadedb.txWalFlush` 2",
        f"ALTER DATABASE `arcadedb.command.timeout` {int(timeout * 1000)}",
    ]
    for label in _SEARCHED:
        commands += [
            f"CREATE VERTEX TYPE {label} IF NOT EXISTS",
            f"CREATE PROPERTY {label}.searchText IF NOT EXISTS STRING",
            f"CREATE INDEX IF NOT EXISTS ON {label} (searchText) FULL_TEXT",
        ]
    for command in commands:
        database.command("sql", command)
