"""Who asks, and what he may do."""

from __future__ import annotations

from collections.abc import Collection

from graph_store.identity import decode
from graph_store.policy import Action
from graph_store.projections import granted
from graph_store.records import Record
from loaders.context import RequestContext


async def person(context: RequestContext, wanted: Collection[str]) -> Record | None:
    """The viewer's own person, with the wanted columns; None where there is none."""
    own = context.reading.viewer.self_id
    return None if own is None else await context.batches.entity("Person", own, granted("Person", wanted))


async def may(context: RequestContext, action: Action, global_id: str) -> bool:
    """Whether the viewer may do this with the thing; False where he does not see it, and where it is not there."""
    identity = decode("id", global_id)
    return await context.batches.may(action, identity.type, identity.id)
