"""Things by their global id (DEFINITIONS B5, B6, N15)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from graph_store.errors import BadInput
from graph_store.identity import decode
from graph_store.records import Record
from loaders.context import RequestContext

MOST_IDS = 200


async def by_id(context: RequestContext, global_id: str, type_name: str) -> Record | None:
    """The thing of one type with this id, or None; BadInput for an id of another type."""
    return await context.batches.entity(*decode("id", global_id, (type_name,)))


async def node(context: RequestContext, global_id: str) -> Record | None:
    """The thing of any type with this id, or None."""
    return await context.batches.entity(*decode("id", global_id))


async def nodes(context: RequestContext, global_ids: Sequence[str]) -> list[Record | None]:
    """The things with these ids, in their order, None where there is nothing; one statement a type."""
    if len(global_ids) > MOST_IDS:
        raise BadInput("ids", f"may be at most {MOST_IDS}; ask for the rest in another request")
    identities = [decode("ids", global_id) for global_id in global_ids]
    return list(await asyncio.gather(*(context.batches.entity(*identity) for identity in identities)))
