"""`collabgraph backup` and `collabgraph restore`: the embedded store as one file, and back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from collabgraph.cli import command_settings, not_begun
from collabgraph.stores import embedded_path, embedded_url, open_store
from graph_store import constraints, structure
from graph_store.backups import BackupError, back_up, restored
from graph_store.embedded import StoreUnusable, open_embedded
from graph_store.errors import ServiceError

TIMEOUT = 3600.0
"""Seconds for the engine to make a back-up."""


def backup(file: Path, /) -> int:
    """Write a back-up of the embedded store, of one moment, into a new file; while the service runs, too.

    It holds everything, also accounts and API keys (as digests): keep it as you keep the store.

    Parameters
    ----------
    file
        The file to make.
    """
    settings = command_settings()
    folder = embedded_path(settings.database_url)
    if folder is None:
        return not_begun(
            f"{settings.database_url} is a server, which makes back-ups by its own tools: docs/operation.md names them."
        )
    folder = folder.expanduser().absolute()
    if not folder.exists():
        return not_begun(f"There is no store in {folder}: set COLLABGRAPH_DATABASE_URL to the one to back up.")
    engine = open_embedded(folder, timeout=settings.timeout)
    try:
        size = back_up(folder, engine, file, datetime.now(UTC).isoformat(timespec="seconds"), timeout=TIMEOUT)
    except BackupError as error:
        return not_begun(str(error))
    finally:
        engine.close()
    print(f"{file}: {size} bytes, the store {folder}")
    return 0


def restore(file: Path, directory: Path, /) -> int:
    """Bring a back-up back as a new embedded store; nothing that is there is ever overwritten.

    Parameters
    ----------
    file
        A file that collabgraph backup has made.
    directory
        The store to make; it must not be there.
    """
    settings = command_settings()
    try:
        with restored(file, directory.expanduser().absolute()) as (folder, made):
            counts = asyncio.run(_opened(folder, settings.timeout))
    except BackupError as error:
        return not_begun(str(error))
    except (StoreUnusable, ServiceError) as error:
        return not_begun(f"{file} holds no store that this release can use ({error}); nothing was restored.")
    print(f"The store of {made}, with {sum(counts.values())} things, is in {directory}. To serve it:")
    print(f"  COLLABGRAPH_DATABASE_URL={embedded_url(directory)} collabgraph serve")
    return 0


async def _opened(folder: Path, timeout: float) -> dict[str, int]:
    """How much is in a store that was just written, by the engine that has opened it."""
    async with open_store(embedded_url(folder), "", "", timeout=timeout) as store:
        await structure.usable(store)
        return await constraints.counts(store)
