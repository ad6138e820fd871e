"""`collabgraph move`: a graph from one database into another, mostly from the embedded store to Neo4j."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from collabgraph.cli import command_settings, not_begun
from collabgraph.exchange.moving import MoveError
from collabgraph.exchange.moving import move as moving
from collabgraph.progress import bars
from collabgraph.settings import Settings
from collabgraph.stores import embedded_path, open_store
from graph_store.bolt import BoltStore
from graph_store.errors import ServiceError
from graph_store.moves import TIMEOUT, Holding


def move(source: str, target: str, /) -> int:
    """Move everything from one database into another one, which is empty: times, accounts and API keys, too.

    End the services of both first. The source stays as it is. Interrupted, run it again; until it has ended no service
    starts on the target. COLLABGRAPH_DATABASE_USER, _PASSWORD and _NAME are for the one that is a server.

    Parameters
    ----------
    source
        Where the graph is, written like COLLABGRAPH_DATABASE_URL.
    target
        Where it is to be.
    """
    ours, theirs = command_settings(database_url=source), command_settings(database_url=target)
    if source == target:
        return not_begun("The source and the target are the same: name two databases.")
    folder = embedded_path(source)
    if folder is not None and not folder.exists():
        return not_begun(f"There is no store in {folder}: name the one to move.")
    try:
        moved = asyncio.run(_moved(ours, theirs))
    except MoveError as error:
        return not_begun(str(error))
    nodes, relations = sum(moved.nodes.values()), sum(moved.relations.values())
    print(f"{nodes} things and {relations} relations are in {target}, and were compared. To serve them:")
    print(f"  COLLABGRAPH_DATABASE_URL={target} collabgraph serve")
    return 0


async def _moved(ours: Settings, theirs: Settings) -> Holding:
    async with _opened(ours) as source, _opened(theirs) as target:
        try:
            with bars() as progress:
                return await moving(source, target, ours.database_url, progress)
        except ServiceError as error:
            error.add_note("What was moved stays: run the move again to complete it.")
            raise


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[BoltStore]:
    """The store; an embedded one only where no service has it, for what that would write would be lost."""
    async with open_store(
        settings.database_url,
        settings.database_user,
        settings.password,
        timeout=TIMEOUT,
        database=settings.database_name,
        service=True,
    ) as store:
        yield store
