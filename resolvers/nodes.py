"""Things by their global id (DEFINITIONS B5, B6, N15)."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from graph_store.errors import BadInput
from graph_store.identity import Identity, decode
from graph_store.projections import granted
from graph_store.records import Record
from loaders.context import RequestContext

MOST_IDS = 200


async def by_id(context: RequestContext, global_id: str, type_name: str, wanted: Collection[str]) -> Record | None:
    """The thing of one type with this id, or None; BadInput for an id of another type."""
    return await _entity(context, decode("id", global_id, (type_name,)), wanted)


async def node(context: RequestContext, global_id: str, wanted: Collection[str]) -> Record | None:
    """The thing of any type with this id, or None."""
    return await _entity(context, decode("id", global_id), wanted)


async def nodes(context: RequestContext, global_ids: Sequence[str], wanted: Collection[str]) -> list[Record | None]:
    """The things with these ids, in their order, None where there is nothing; one statement a type."""
    if len(global_ids) > MOST_IDS:
        raise BadInput("ids", f"may be at most {MOST_IDS}; ask for the rest in another request")
    identities = [decode("ids", global_id) for global_id in global_ids]
    return list(await asyncio.gather(*(_entity(context, identity, wanted) for identity in identities)))


async def _entity(context: RequestContext, identity: Identity, wanted: Collection[str]) -> Record | None:
    """The thing, of which the wanted columns are read."""
    return await context.batches.entity(identity.type, identity.id, granted(identity.type, wanted))
