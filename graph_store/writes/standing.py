"""Where needs stand: it follows from what is accepted of the pledges for them, wherever that or their quantity changes.

Only what brings the accepted pledges nearer to the quantity makes an OPEN need PLEDGED, and only what takes them
further from it makes a PLEDGED one OPEN: so what was said by hand is not undone by something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from graph_store.drafts import NeedDraft
from graph_store.identity import Identity
from graph_store.statements import statement
from graph_store.writes import nodes
from graph_store.writes.drafting import Given
from graph_store.writes.keys import TIMEOUT
from graph_store.writes.mutation import Change

_TYPE = "Need"


@dataclass(frozen=True, slots=True)
class Standing:
    """A need, and how much of it is accepted by who pledged it (`person:p`), as far as it counts.

    What the viewer does not see does not count, or the status would tell him of it; of a need that he does not see
    everything counts.
    """

    id: str
    status: str
    quantity: float
    updated_at: str
    accepted: Mapping[str, float]

    @property
    def missing(self) -> float:
        """How much has still to be accepted; 0 or less where it is enough."""
        return self.quantity - fsum(self.accepted.values())


async def standings(change: Change, needs: Sequence[str]) -> list[Standing]:
    """Where these needs stand, of those that are there. One statement."""
    (rows,) = await change.reading.one("mutations/standing", ids=list(needs))
    return [Standing(id_, status, quantity, at, dict(accepted)) for id_, status, quantity, at, accepted in rows]


async def left_by(change: Change, type_name: str, id_: str) -> list[tuple[Standing, Standing]]:
    """The needs for which a party's pledge is accepted, as they are and as they are without it; they are held."""
    options = {"thing": f"the_{type_name.lower()}"}
    (needs,) = await change.reading.store.write(statement("mutations/hold_pledged"), options, {"id": id_}, TIMEOUT)
    found = await standings(change, needs) if needs else []
    return [(need, changed(need, f"{type_name.lower()}:{id_}", None)) for need in found]


async def settle(change: Change, before: Standing, after: Standing, party: Identity) -> None:
    """Gives a need the status that follows from what became of a party's pledge. Raises Refused."""
    status = _status(before, after)
    if status != before.status:
        await nodes.follow(change, _TYPE, before.id, {"status": status}, before.updated_at, party)


async def with_status(change: Change, id_: str, given: Given) -> Given:
    """What is given for a need, with the status that follows from the quantity in it; one that is given is left.

    The need is held.
    """
    if "quantity" not in given or "status" in given:
        return given
    await nodes.hold(change, _TYPE, id_)
    for need in await standings(change, [id_]):
        quantity = given["quantity"]
        status = _status(need, replace(need, quantity=_usual() if quantity is None else quantity))
        return given if status == need.status else {**given, "status": status}
    return given


def changed(before: Standing, party: str, quantity: float | None) -> Standing:
    """A need for which so much is accepted of a party from now on, None for nothing."""
    others = {other: so_much for other, so_much in before.accepted.items() if other != party}
    return replace(before, accepted=others if quantity is None else {**others, party: quantity})


def _status(before: Standing, after: Standing) -> str:
    if before.status == "OPEN" and after.missing <= 0 and after.missing < before.missing:
        return "PLEDGED"
    if before.status == "PLEDGED" and after.missing > 0 and after.missing > before.missing:
        return "OPEN"
    return before.status


def _usual() -> float:
    """The quantity of a need that says none."""
    return float(NeedDraft.model_fields["quantity"].default)
