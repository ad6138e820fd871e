"""Asking for partnership networks, and reading the answers by the sender's ids."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.viewers import ANONYMOUS, Viewer
from loaders.context import RequestContext
from resolvers.network_answers import NetworkWants
from resolvers.network_parts import Network
from resolvers.networks import NetworkRequest, partnership_network
from tests.reference.community import Key, Participation

T = TypeVar("T")
TIES = NetworkWants(edges=True, kinds=True, since=True)
METRICS = NetworkWants(
    metrics=True,
    figures=frozenset({"degree", "strength", "betweenness", "closeness", "page_rank", "communities"})
    | {"density", "components", "largest_share", "centralisation", "modularity"},
)


class Inline:
    """Computes in a thread of this process, one thing at a time as a worker does.

    igraph draws from one generator for the whole process: two that ran at once would find other communities.
    """

    def __init__(self) -> None:
        self._free = asyncio.Lock()

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns."""
        async with self._free:
            return await asyncio.to_thread(function, *arguments)


Ask = Callable[..., Awaitable[Network]]


def asker(reading: Callable[[Viewer], Reading]) -> Ask:
    """Asks for a network: `await ask(NetworkRequest(...), wants=TIES, viewer=ANONYMOUS)`."""

    async def ask(request: NetworkRequest, wants: NetworkWants = TIES, viewer: Viewer = ANONYMOUS) -> Network:
        return await partnership_network(RequestContext(reading(viewer), Inline()), request, wants)

    return ask


def organisation(id_: str) -> str:
    """The global id of an organisation."""
    return encode("Organisation", id_)


def around(*ids: str, **fields: Any) -> NetworkRequest:
    """A request around these organisations."""
    return NetworkRequest(around=[organisation(id_) for id_ in ids], **fields)


def shown(network: Network) -> list[tuple[str, int | None]]:
    """The id and distance of each node, in the order of the answer."""
    return [(node.id, node.distance) for node in network.nodes]


def ids(network: Network) -> str:
    """The id of each node, in the order of the answer."""
    return " ".join(node.id for node in network.nodes)


def ties(network: Network, *names: str) -> dict[str, float]:
    """The strength of each edge, named by the sender's ids such as `a-b`, in the order of the answer."""
    known = {organisation(name): name for name in names}
    return {f"{known[edge.source]}-{known[edge.target]}": edge.strength for edge in network.edges}


def works(project: str, party: str, role: str = "PARTNER", since: str | None = None) -> Participation:
    """An organisation's work on a project."""
    return Participation(project, Key("Organisation", party), role, since)
