"""Everything that the graph keeps of whoever asks, for himself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

from graph_store import my_data as store
from graph_store.errors import Forbidden
from graph_store.my_data import MyData
from graph_store.reading import Reading
from loaders.context import RequestContext

ADDRESS = "/export/my-data.json"
"""Where it is fetched."""


async def my_data(context: RequestContext) -> MyData:
    """What is kept of the viewer's person, but for the audit; Forbidden for who has none."""
    found = await store.my_data(context.reading)
    if found is None:
        raise Forbidden("Sign in as a person of the graph: this is what it keeps of whoever asks.")
    return found


def changes(mine: MyData, reading: Callable[[], Reading]) -> AsyncIterator[list[dict[str, Any]]]:
    """What the audit has of him and of his things, in pages, oldest first."""
    return store.changes(reading, mine)


def address(context: RequestContext) -> str | None:
    """Where the viewer fetches it; None for who has no person in the graph."""
    return None if context.reading.viewer.self_id is None else ADDRESS
