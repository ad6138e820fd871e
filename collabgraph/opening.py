"""The store that the settings name, for a service and for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path

from collabgraph.settings import Settings
from collabgraph.stores import embedded_path, open_store
from graph_store.bolt import BoltStore
from graph_store.embedded import open_embedded


def opened_store(settings: Settings) -> AbstractAsyncContextManager[BoltStore]:
    """The store; an embedded one is joined where a process has it open. Errors: StoreUnusable."""
    return open_store(
        settings.database_url,
        settings.database_user,
        settings.password,
        timeout=settings.timeout,
        database=settings.database_name,
        bookmarks=Path(settings.bookmarks) if settings.bookmarks else None,
    )


@contextmanager
def hosted(settings: Settings) -> Iterator[bool]:
    """Holds the engine of an embedded store in this process, as its one service, for other processes to join.

    Yields whether there is one to hold: with a server's address nothing is done. Errors: StoreUnusable.
    """
    folder = embedded_path(settings.database_url)
    if folder is None:
        yield False
        return
    engine = open_embedded(folder, timeout=settings.timeout, service=True)
    try:
        yield True
    finally:
        engine.close()
