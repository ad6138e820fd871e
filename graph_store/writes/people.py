"""People: forgotten, with every trace."""

from __future__ import annotations

from graph_store import policy
from graph_store.errors import Forbidden
from graph_store.statements import statement
from graph_store.writes import audit, nodes, standing
from graph_store.writes.drafting import Given
from graph_store.writes.keys import TIMEOUT, Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.nodes import Expected

_TYPE = "Person"


async def forget(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Deletes a person, his needs and what he owns, and takes the values that were his from the audit.

    What he gave stays with the projects, without a giver and without its note; a need for which his help was accepted
    can be OPEN again. Raises as `nodes.delete`; Forbidden for
    everybody but the person himself and administrators.
    """
    reading = change.reading
    await nodes.hold(change, _TYPE, id_)
    await policy.check_changing(reading, _TYPE, id_, ())
    if reading.viewer.kind != "administrator" and id_ != reading.viewer.self_id:
        raise Forbidden("Only the person and administrators may do this.", "input.id")
    left = await standing.left_by(change, _TYPE, id_)
    (things,) = await reading.store.write(statement("mutations/forget_person"), {}, {"id": id_}, TIMEOUT)
    await nodes.delete(change, _TYPE, id_, expected)
    await audit.erase(change, [(_TYPE, id_), *things], [f"person:{id_}"])
    for before, after in left:
        await standing.settle(change, before, after, audit.FORGOTTEN)
    return Outcome(((_TYPE, id_),))
