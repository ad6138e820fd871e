"""Organisations: whoever makes one is its first steward; two that are the same become one."""

from __future__ import annotations

from graph_store import imports, policy
from graph_store.drafts import OrganisationDraft
from graph_store.errors import Forbidden
from graph_store.identity import Identity, decode
from graph_store.statements import statement
from graph_store.writes import audit, nodes, standing
from graph_store.writes.drafting import Given
from graph_store.writes.keys import TIMEOUT, Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.nodes import Expected
from graph_store.writes.problems import Problem, Refused

_TYPE = "Organisation"
_PLEDGE = ("quantity", "until", "status")
_PARENT = OrganisationDraft.columns().index("parent")


async def create(change: Change, given: Given) -> Outcome:
    """Makes an organisation, of which the viewer's person is a steward from today on. Raises as `nodes.create`."""
    outcome = await nodes.create(change, _TYPE, given)
    person = change.reading.viewer.self_id
    if person is not None:
        (_, id_), *_ = outcome.things
        membership = {"person": person, "organisation": id_, "role": None, "since": change.reading.today}
        row = {**membership, "until": None, "steward": True}
        await imports.write_relations(change.reading.store, "memberships", [row], [])
        await audit.record(change, "Person", person, {}, row, other=Identity(_TYPE, id_))
    return outcome


async def delete(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Deletes an organisation; a need for which its help was accepted can be OPEN again. Raises as `nodes.delete`."""
    await nodes.hold(change, _TYPE, id_)
    left = await standing.left_by(change, _TYPE, id_)
    outcome = await nodes.delete(change, _TYPE, id_, expected)
    for before, after in left:
        await standing.settle(change, before, after, Identity(_TYPE, id_))
    return outcome


async def merge(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Gives an organisation all that the one in `merged` has, and deletes that one; values stay those of the first.

    Two pledges for the same need become one, of which as much is accepted as of both: where the need stands stays so.
    Raises as `nodes.update`; Forbidden for everybody but administrators.
    """
    reading = change.reading
    merged = decode("input.merged", given["merged"], (_TYPE,)).id
    for one in sorted({id_, merged}):
        await nodes.hold(change, _TYPE, one)
    await policy.check_changing(reading, _TYPE, id_, ())
    if reading.viewer.kind != "administrator":
        raise Forbidden("Only administrators may do this.", "input")
    await nodes.update(change, _TYPE, id_, {}, expected)
    await _check_apart(change, id_, merged)
    parameters = {"id": id_, "merged": merged}
    _, joined = await reading.store.write(statement("mutations/merge_organisations"), {}, parameters, TIMEOUT)
    for need, before, after in joined:
        was, is_now = (dict(zip(_PLEDGE, values, strict=True)) for values in (before, after))
        await audit.record(change, "Need", need, was, is_now, other=Identity(_TYPE, id_))
    await nodes.delete(change, _TYPE, merged, None)
    await audit.record(change, _TYPE, id_, {}, {"merged": merged})
    return Outcome(((_TYPE, id_),))


async def _check_apart(change: Change, id_: str, merged: str) -> None:
    """Refuses what is not there, the organisation itself, and one of whose parts it is a part."""
    path = ("input", "merged")
    store = change.reading.store
    if merged not in (await imports.known(store, {"organisation": [merged]}))["organisation"]:
        raise Refused([Problem("NOT_FOUND", "merged: there is nothing with this id", path)])
    if merged == id_:
        raise Refused([Problem("INVALID", "merged: this is the same organisation; name another one.", path)])
    parent = (await imports.nodes(store, "organisations", [id_]))[id_].values[_PARENT]
    for above in set(parent) - {merged}:
        options, parameters = {"thing": "the_organisation"}, {"id": above, "top": merged}
        (stands,) = await store.read(statement("mutations/above"), options, parameters, TIMEOUT)
        if stands:
            words = "merged: the organisation is a part of one of its parts; give it another parent first."
            raise Refused([Problem("CONFLICT", words, path)])
