"""Suspensions. Statements: one for all people of a level, none for viewers who may not know of any."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store import suspensions
from graph_store.records import Record
from graph_store.suspensions import Suspension
from loaders.context import RequestContext


async def of_people(context: RequestContext, people: Sequence[Record]) -> list[Suspension | None]:
    """The suspension of each person, as far as the viewer may know of it."""
    found = await suspensions.of_people(context.reading, [person.id for person in people])
    return [found.get(person.id) for person in people]


async def own(context: RequestContext) -> Suspension | None:
    """The viewer's own suspension."""
    viewer = context.reading.viewer
    if viewer.kind != "suspended" or viewer.self_id is None:
        return None
    return (await suspensions.of_people(context.reading, [viewer.self_id])).get(viewer.self_id)
