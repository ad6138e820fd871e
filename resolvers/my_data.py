"""Everything that the graph keeps of whoever asks, for himself."""

from __future__ import annotations

from typing import Any

from graph_store import my_data as store
from graph_store.errors import Forbidden
from loaders.context import RequestContext

ADDRESS = "/export/my-data.json"
"""Where it is fetched."""


async def my_data(context: RequestContext) -> dict[str, Any]:
    """What is kept of the viewer's person; Forbidden for who has none."""
    found = await store.my_data(context.reading)
    if found is None:
        raise Forbidden("Sign in as a person of the graph: this is what it keeps of whoever asks.")
    return found


def address(context: RequestContext) -> str | None:
    """Where the viewer fetches it; None for who has no person in the graph."""
    return None if context.reading.viewer.self_id is None else ADDRESS
