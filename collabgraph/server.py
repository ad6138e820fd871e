"""The server: prepares the database, runs one or more processes of the service, and ends them in good order.

With an embedded store this process holds the engine, whatever the number of workers, and the service joins it like any
other process; so one worker and several differ in nothing else.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import socket
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from http.client import HTTPConnection
from multiprocessing import connection, parent_process
from typing import NoReturn

import orjson
import uvicorn
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from collabgraph import trusted
from collabgraph.callers import from_setting
from collabgraph.demo import load_if_empty
from collabgraph.http_protocol import BoundedHttp
from collabgraph.opening import hosted, opened_store
from collabgraph.operations import SHOWN, Operation, operations
from collabgraph.settings import PREFIX, Settings
from graph_store import structure

_APP = "collabgraph.server:worker_app"
_END_WITHIN = 5
_STUCK_AFTER = 30
_READY_WITHIN = 120.0
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what such a server is asked at from this machine


def worker_app() -> Starlette:
    """The service by the settings of the environment; as a process of its own it ends with the one that started it.

    A worker whose parent was killed would otherwise hold the port, without a database, against the next service.
    """
    from collabgraph.app import from_environment

    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    return from_environment()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


class PortTaken(Exception):
    """The port cannot be had; the message is for the operator."""


def serve(settings: Settings, workers: int) -> None:
    """Serves until SIGINT or SIGTERM. Errors: PortTaken, StoreUnusable, and those of the database."""
    began = time.monotonic()
    listening = _bound(settings.host, settings.port)
    with listening, hosted(settings) as is_hosted:
        # After the engine, whose Java machine takes the signals for itself.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, _end)
        database = asyncio.run(_prepare(settings, is_hosted))
        threading.Thread(target=_announce, args=(settings, database, began), daemon=True).start()
        try:
            _run(settings, workers, listening)
        except KeyboardInterrupt:
            return


def _bound(host: str, port: int) -> socket.socket:
    """A socket on that address, not yet listening: nobody is let in before the service is ready."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise PortTaken(f"{PREFIX}HOST ({host}) is no address of this machine: {error}") from None
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise PortTaken(
            f"{host}:{port} cannot be used ({os.strerror(error.errno or 0)}): end what runs there, "
            f"or choose another port by --port or {PREFIX}PORT."
        ) from None
    return listening


def _end(number: int, frame: object) -> NoReturn:
    """SIGTERM is a wish like any other: what is open is closed on the way out."""
    raise SystemExit(0)


async def _prepare(settings: Settings, is_hosted: bool) -> str:
    """Prepares the graph's structure and, in a new embedded store, the demo community; the database's name and version.

    Whatever would keep the service from starting is raised here, before there are processes that could only fail.
    """
    trusted.from_settings(settings)
    async with opened_store(settings) as store:
        name = await store.verify()
        left = await structure.prepare(store)
        if is_hosted and await load_if_empty(store):
            name = f"{name}, new, with the demo community"
        if left:
            steps = "1 step" if len(left) == 1 else f"{len(left)} steps"
            name = f"{name}, with {steps} of its structure to do: collabgraph migrate"
        today = datetime.now(UTC).date().isoformat()
        await from_setting(settings.development_viewer)({}, store, today, time.monotonic() + settings.timeout)
        return name


def _run(settings: Settings, workers: int, listening: socket.socket) -> None:
    # The processes of the service read the environment.
    os.environ[f"{PREFIX}HOST"] = settings.host
    os.environ[f"{PREFIX}PORT"] = str(settings.port)
    config = uvicorn.Config(
        _APP,
        factory=True,
        workers=workers,
        loop="uvloop",
        http=BoundedHttp,
        ws="websockets-sansio",
        ws_max_size=settings.max_body_bytes,
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        # Nobody's word about the client's address is taken but that of the proxies that the operator names.
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies,
        timeout_keep_alive=settings.keep_alive,
        timeout_graceful_shutdown=_END_WITHIN,
        timeout_worker_healthcheck=_STUCK_AFTER,
    )
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
        return
    with tempfile.TemporaryDirectory(prefix="collabgraph-") as folder:
        if settings.is_cluster and settings.bookmarks is None:
            os.environ[f"{PREFIX}BOOKMARKS"] = folder
        Multiprocess(config, sockets=[listening]).run()


def _announce(settings: Settings, database: str, began: float) -> None:
    """Says what to open as soon as the service is ready, and not before."""
    host = _EVERYWHERE.get(settings.host, settings.host)
    while not _is_ready(host, settings.port):
        if time.monotonic() - began > _READY_WITHIN:
            print("The service is not ready; /health/ready says what is missing.", file=sys.stderr, flush=True)
            return
        time.sleep(0.1)
    print(welcome(settings, database, time.monotonic() - began), flush=True)


def _is_ready(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def welcome(settings: Settings, database: str, seconds: float) -> str:
    """What to open and what to try."""
    address = _address(settings)
    lines = [
        "",
        f"Ready after {seconds:.1f} s.  Open {address}/graphql",
        f"Database: {database} ({settings.database_url})",
        "Three requests to try:",
        *(f"\n# {one.question}\n{curl(one, address)}" for one in map(operations().__getitem__, SHOWN)),
        "",
        "End with Ctrl-C.",
    ]
    return "\n".join(lines)


def to_try(settings: Settings, operation: Operation) -> str:
    """The operation with what is to be known of it, as it is asked of the service on the demo community."""
    lines = [f"# {operation.question}", f"# {operation.description}"]
    if operation.asker is not None:
        lines.append(f"# Who may on the demo community: {PREFIX}DEVELOPMENT_VIEWER=person:{operation.asker}")
    return "\n".join([*lines, curl(operation, _address(settings))])


def _address(settings: Settings) -> str:
    host = _EVERYWHERE.get(settings.host, settings.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def curl(operation: Operation, address: str) -> str:
    """The operation as a line for a shell."""
    body: dict[str, object] = {"query": " ".join(operation.query.split())}
    if operation.variables:
        body["variables"] = operation.variables
    sent = shlex.quote(orjson.dumps(body).decode())
    return f"curl -s {address}/graphql -H 'content-type: application/json' -d {sent}"
