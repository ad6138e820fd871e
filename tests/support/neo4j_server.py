"""A real Neo4j without an installation: the community server from its Maven artefacts, on Java 17.

`python -m tests.support.neo4j_server` (make neo4j) keeps one running whose data stay; the tests start one of their own.
The artefacts are fetched once, into `.cache` of the project or the folder that COLLABGRAPH_CACHE names.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

VERSION = "5.26.30"
_PROJECT = Path(__file__).resolve().parents[2]
_HOST = "127.0.0.1"
_START_SECONDS = 300.0
# Tests ask in more ways than anybody else: plans, about 0.8 MB each, are kept for as many as there is room.
_HEAP = "1536m"
_PLANS = "700"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang")

# The shell ends the server when its standard input closes: also where this process is killed without a chance to do it.
# It ends itself when the server does.
_KEEPER = """exec 3<&0
"$@" </dev/null & server=$!
(read -r _ <&3; kill $server) & reader=$!
wait $server
kill $reader 2>/dev/null
"""

_POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>graph</groupId>
  <artifactId>server</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
    </dependency>
  </dependencies>
</project>
"""


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server and how to log in."""

    uri: str
    user: str
    password: str


class Neo4jNotPossible(RuntimeError):
    """There is no Java 17 or no Maven, or the server did not start; the message says which."""


def why_not() -> str | None:
    """What is missing for a server of our own, or None where it can be had."""
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not java or not maven:
        return f"{' and '.join(name for name, found in (('java', java), ('mvn', maven)) if not found)} not found"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) != 17:
        return f"Java 17 is needed, not {version[1] if version else 'none'}"
    try:
        libraries()
    except Neo4jNotPossible as error:
        return str(error)
    return None


def cache() -> Path:
    """Where the artefacts, and the data of `make neo4j`, are kept."""
    return Path(os.environ.get("COLLABGRAPH_CACHE") or _PROJECT / ".cache").absolute() / f"neo4j-{VERSION}"


def libraries() -> Path:
    """The folder of the server's jars, fetched where it is not there yet; safe when several processes ask at once."""
    folder = cache() / "lib"
    if folder.is_dir():
        return folder
    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / "fetching.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        aside = Path(name)
        (aside / "pom.xml").write_text(_POM, "utf-8")
        command = ["mvn", "-B", "-q", "dependency:copy-dependencies", f"-DoutputDirectory={aside / 'lib'}"]
        done = subprocess.run(command, cwd=aside, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Neo4jNotPossible(f"Maven could not fetch Neo4j {VERSION}:\n{(done.stdout + done.stderr)[-3000:]}")
        (aside / "lib").rename(folder)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return True
    return False


def free_port() -> int:
    """A loopback port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    home: Path,
    *,
    port: int | None = None,
    password: str | None = None,
    heap: str = _HEAP,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Neo4jServer]:
    """A server with its data in `home`, ended with the block. The password is set at the first start, and lasts.

    Without a `port` it is one for tests: on a free port, and made to start and plan quickly. `heap` is Java's, such as
    2g; `settings` are lines of neo4j.conf.
    """
    chosen = port or free_port()
    is_brief = port is None
    server = Neo4jServer(f"bolt://{_HOST}:{chosen}", "neo4j", password or secrets.token_urlsafe(16))
    _configure(home, chosen, is_brief, settings or {})
    process = _spawn(home, is_brief, heap)
    try:
        _wait(process, server, home)
        yield server
    finally:
        _end(process)


class RestlessNeo4j:
    """A server for tests of faults, with its data in `home`, that begins, hangs and ends as it is told.

    `settings` are lines of neo4j.conf. It keeps its port, its password and its data over every end.
    """

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self._home = home
        self._settings = settings or {}
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.server = Neo4jServer(f"bolt://{_HOST}:{self._port}", "neo4j", secrets.token_urlsafe(16))

    def ensure(self) -> None:
        """Starts it where it does not run, and waits until it lets us in."""
        if self._process is None:
            _configure(self._home, self._port, True, self._settings)
            self._process = _spawn(self._home, True)
            _wait(self._process, self.server, self._home)

    def pause(self) -> None:
        """From now on it does nothing, and keeps what it holds: connections, locks, its port."""
        os.killpg(self._running().pid, signal.SIGSTOP)

    def resume(self) -> None:
        """The end of `pause`; harmless where it runs, and where it does not."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """Ends it as a loss of power does."""
        process, self._process = self._running(), None
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def end(self) -> None:
        """Ends it in good order; harmless where it does not run."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("the server does not run")
        return self._process


def _spawn(home: Path, is_brief: bool, heap: str = _HEAP) -> subprocess.Popen[bytes]:
    """The shell that keeps the server, in a process group of their own."""
    command = ["sh", "-c", _KEEPER, "sh", *_command(home, is_brief, heap)]
    with (home / "out.log").open("wb") as out:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=out, start_new_session=True)


def _configure(home: Path, port: int, is_brief: bool, more: Mapping[str, str]) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    settings = {
        "server.bolt.listen_address": f"{_HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "db.transaction.monitor.check.interval": "100ms",
        "dbms.security.auth_lock_time": "0s",
    }
    if is_brief:
        # Every test brings a graph of its own: plans made anew for each of them would cost more than they save.
        settings["dbms.cypher.min_replan_interval"] = "1h"
        settings["dbms.cypher.statistics_divergence_threshold"] = "1.0"
        settings["internal.cypher.use_parameter_size"] = "false"
        settings["server.memory.query_cache.per_db_cache_num_entries"] = _PLANS
    text = "".join(f"{key}={value}\n" for key, value in (settings | dict(more)).items())
    (home / "conf" / "neo4j.conf").write_text(text, "utf-8")


def _command(home: Path, is_brief: bool, heap: str) -> list[str]:
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
    memory = [f"-Xms{heap}", f"-Xmx{heap}"]
    collector = ["-XX:+UseSerialGC"] if is_brief else []  # on two cores a third less time for a run of the tests
    entry = "org.neo4j.server.CommunityEntryPoint"
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    return ["java", *memory, *collector, *opened, "-cp", f"{libraries()}/*", entry, *folders]


def _wait(process: subprocess.Popen[bytes], server: Neo4jServer, home: Path) -> None:
    """Until the server takes our password, which the first start has yet to set."""
    end = time.monotonic() + _START_SECONDS
    while True:
        if process.poll() is not None or time.monotonic() > end:
            logs = [
                file.read_text("utf-8", "replace")
                for file in (home / "out.log", home / "logs/neo4j.log")
                if file.is_file()
            ]
            raise Neo4jNotPossible(f"Neo4j did not start:\n{''.join(logs)[-3000:]}")
        with suppress(DriverError, Neo4jError, OSError):
            _log_in(server)
            return
        time.sleep(0.25)


def _log_in(server: Neo4jServer) -> None:
    with socket.create_connection((_HOST, int(server.uri.rpartition(":")[2])), timeout=1.0):
        pass
    try:
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            driver.verify_connectivity()
    except AuthError:
        with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
            driver.execute_query(change, {"password": server.password}, database_="system")
            driver.execute_query("RETURN 1", database_="neo4j", auth_=(server.user, server.password))


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()


def main() -> None:
    """A server that keeps its data, until Ctrl-C; its password is kept beside them, for its owner only."""
    reason = why_not()
    if reason:
        raise SystemExit(f"A Neo4j of our own is not possible: {reason}.")
    home = cache() / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = home / "password"
    if not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(16))
    port = int(os.environ.get("COLLABGRAPH_NEO4J_PORT") or 7687)
    if _taken(port):
        raise SystemExit(f"Port {port} is taken; set COLLABGRAPH_NEO4J_PORT to a free one.")
    print(f"Starting Neo4j {VERSION} ...", flush=True)
    try:
        with running(home, port=port, password=kept.read_text("utf-8")) as server:
            print("Ready; Ctrl-C ends it. For the service:")
            print(f"  export COLLABGRAPH_DATABASE_URL={server.uri}")
            print(f"  export COLLABGRAPH_DATABASE_USER={server.user}")
            print(f"  export COLLABGRAPH_DATABASE_PASSWORD={server.password}", flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        print("Neo4j has ended.")
    except Neo4jNotPossible as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
