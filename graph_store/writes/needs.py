"""Needs: raised, changed, fulfilled, withdrawn."""

from __future__ import annotations

from graph_store.writes import nodes, standing
from graph_store.writes.drafting import Given
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.nodes import Expected


async def raised(change: Change, given: Given) -> Outcome:
    """Makes an open need, raised today unless another day is given. Raises as `nodes.create`."""
    return await nodes.create(change, "Need", {"raised_on": change.reading.today, **given})


async def updated(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Changes a need; another quantity says whether what is accepted is enough. Raises as `nodes.update`."""
    return await nodes.update(change, "Need", id_, await standing.with_status(change, id_, given), expected)


async def fulfilled(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Says that a need was fulfilled, today unless another day is given. Raises as `nodes.update`."""
    day = given.get("fulfilled_on") or change.reading.today
    return await nodes.update(change, "Need", id_, {"status": "FULFILLED", "fulfilled_on": day}, expected)


async def withdrawn(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Takes a need back. Raises as `nodes.update`."""
    return await nodes.update(change, "Need", id_, {"status": "WITHDRAWN"}, expected)
