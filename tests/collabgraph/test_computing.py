"""While the figures of a network are computed, the service answers others: over HTTP, with a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import uvicorn

from collabgraph.app import create_app
from collabgraph.settings import Settings
from collabgraph.worker import Workers
from graph_store.store import Store
from tests.reference.community import Organisation, Partnership
from tests.support.communities import Held

T = TypeVar("T")
METRICS = "degree strength betweenness closeness pageRank estimated"
NETWORK = {"query": f"{{ partnershipNetwork {{ nodes {{ community metrics {{ {METRICS} }} }} }} }}"}
TYPENAME = {"query": "{ __typename }"}


def behind(begun: str, gate: str, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    """Says that it has begun, computes without a pause until the gate is there, and then what it is asked for."""
    Path(begun).touch()
    while not os.path.exists(gate):
        pass
    return function(*arguments)


class Gated:
    """The worker process of the service, in which every computation takes until the gate opens."""

    def __init__(self, workers: Workers, folder: Path) -> None:
        self._workers = workers
        self.begun = folder / "begun"
        self.gate = folder / "gate"

    async def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns."""
        return await self._workers.run(behind, str(self.begun), str(self.gate), function, arguments)


@pytest.fixture
def gated(tmp_path: Path) -> Iterator[Gated]:
    """A worker process with a gate; it is ended with the test."""
    workers = Workers()
    yield Gated(workers, tmp_path)
    workers.close()


@asynccontextmanager
async def serving(store: Store, gated: Gated) -> AsyncIterator[httpx.AsyncClient]:
    """A service on a port, in this event loop."""
    app = create_app(Settings(timeout=120), store=store, compute=gated)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_config=None))
        served = asyncio.create_task(server.serve(sockets=[listening]))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            async with httpx.AsyncClient(base_url=address, timeout=120) as client:
                yield client
        finally:
            server.should_exit = True
            await served


async def answered(client: httpx.AsyncClient, body: dict[str, str]) -> Any:
    """The data of an answer."""
    response = await client.post("/graphql", json=body)
    return response.json()["data"]


async def test_others_are_answered_while_figures_are_computed(store: Store, held: Held, gated: Gated) -> None:
    await held.hold(*(Organisation(id_, id_) for id_ in "abc"), Partnership("a", "b", "OTHER"))
    async with serving(store, gated) as client:
        assert await answered(client, TYPENAME) == {"__typename": "Query"}
        network = asyncio.create_task(answered(client, NETWORK))
        while not gated.begun.exists():
            assert not network.done()
            await asyncio.sleep(0.01)
        for _ in range(20):
            assert await answered(client, TYPENAME) == {"__typename": "Query"}
        # The figures cannot be there: whoever computes them waits for the gate.
        assert not network.done()
        gated.gate.touch()
        nodes = (await network)["partnershipNetwork"]["nodes"]
    assert [node["metrics"]["degree"] for node in nodes] == [1, 1, 0]
    assert [node["metrics"]["pageRank"] for node in nodes] == [0.465116279, 0.465116279, 0.069767442]
