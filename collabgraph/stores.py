"""Opens the store that a database URL names.

`embedded:///data/graph` is the folder /data/graph (as in file URLs, the path begins after the two slashes) and
`embedded:data/graph` a folder below the current one; `bolt://`, `neo4j://`, and these with `+s` or `+ssc`, are servers.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from graph_store.advice import FolderAdvice
from graph_store.bolt import BoltStore
from graph_store.bookmarks import SharedBookmarks
from graph_store.embedded import open_embedded, write_failure

_SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_EXAMPLES = "embedded:///data/graph, embedded:data/graph, bolt://localhost:7687 or neo4j+s://graph.example:7687"


def embedded_path(url: str) -> Path | None:
    """The folder of an `embedded:` URL, None for a server's; ValueError, saying how to mend it, for anything else."""
    parts = urlsplit(url)
    if parts.scheme in _SERVERS:
        if not parts.hostname or parts.path not in ("", "/") or parts.username or not _port_is_number(parts):
            raise ValueError(f"{url!r} must be {parts.scheme}://host:port and nothing more")
        return None
    if parts.scheme != "embedded":
        raise ValueError(f"{url!r} is not the URL of a database; write it like {_EXAMPLES}")
    if parts.netloc:
        raise ValueError(
            f"{url!r} names a host: write embedded:///{parts.netloc}{parts.path} for a folder from the root, or "
            f"embedded:{parts.netloc}{parts.path} for one below the current folder"
        )
    if not parts.path.strip("/"):
        raise ValueError(f"{url!r} names no folder; write it like embedded:///data/graph or embedded:data/graph")
    return Path(unquote(parts.path))


def embedded_url(folder: Path) -> str:
    """The URL of the embedded store in a folder, whatever characters its name has."""
    return f"embedded://{quote(str(folder.absolute()))}"


def _port_is_number(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


@asynccontextmanager
async def open_store(
    url: str,
    user: str,
    password: str,
    *,
    timeout: float,
    database: str | None = None,
    service: bool = False,
    pool_size: int = 64,
    bookmarks: Path | None = None,
) -> AsyncIterator[BoltStore]:
    """The store of that URL, closed at the end; an embedded engine is started, or joined where it runs already.

    `user`, `password` and `database` (None: the server's default one) are for servers; `timeout`, in seconds, is the
    request's; `service` says that this is the one service of an embedded store; `bookmarks` is a folder that the
    workers of a service share (`graph_store.bookmarks`). Constraints are not made here. Errors: ValueError for the URL,
    `StoreUnusable`.
    """
    folder = embedded_path(url)
    if folder is None:
        shared = SharedBookmarks(bookmarks) if bookmarks else None
        store = BoltStore(url, user, password, database=database, pool_size=pool_size, bookmarks=shared)
        try:
            yield store
        finally:
            await store.close()
        return
    engine = await asyncio.to_thread(open_embedded, folder, timeout=timeout, service=service)
    try:
        store = BoltStore(
            engine.uri,
            engine.user,
            engine.password,
            dialect="arcadedb",
            pool_size=pool_size,
            advice=FolderAdvice(folder),
            write_failure=partial(write_failure, folder),
        )
        try:
            yield store
        finally:
            await store.close()
    finally:
        await asyncio.to_thread(engine.close)
