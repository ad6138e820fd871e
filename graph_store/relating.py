"""Who may relate things to each other (ADR 0036): the part of the policy that is about two ends.

A membership lets the stewards of the organisation change the person, and the leadership of a project lets those of the
leading organisation change the project: so neither is made by those whom it would let in, alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_store.errors import Forbidden
from graph_store.identity import Identity
from graph_store.policy import permitted
from graph_store.reading import Reading

Row = Mapping[str, Any]
"""A row of a file of relations, by column."""

_FORBIDDEN = "You may not do this for both ends."


async def check(reading: Reading, noun: str, first: Identity, second: Identity, stored: Row | None, given: Row) -> None:
    """Forbidden where the viewer may not make this relation, or change the stored one to what is given."""
    if reading.viewer.kind == "administrator":
        return
    after = {**(stored or {}), **given}
    if noun == "memberships":
        is_allowed = await _may_belong(reading, first, second, stored, after)
    elif noun == "participations" and after.get("role") == "LEAD":
        is_allowed = await _may_change(reading, first)
    elif noun == "endorsements":
        is_allowed = first.id == reading.viewer.self_id
    else:
        is_allowed = await _may_either(reading, noun, first, second)
    if not is_allowed:
        raise Forbidden(_FORBIDDEN, "input")


async def check_ending(reading: Reading, noun: str, first: Identity, second: Identity) -> None:
    """Forbidden where the viewer may not end this relation: he may where he may change one of its ends."""
    if reading.viewer.kind != "administrator" and not await _may_either(reading, noun, first, second):
        raise Forbidden(_FORBIDDEN, "input")


async def check_pledging(reading: Reading, party: Identity) -> None:
    """Forbidden where the viewer may not pledge help of this party: a person does it himself, stewards for theirs."""
    if party.id not in await permitted(reading, "ADD", party.type, [party.id]):
        raise Forbidden("You may not pledge help of this party.", "input.party")


async def check_answering(reading: Reading, need: Identity) -> None:
    """Forbidden where the viewer may not accept and decline what is pledged for this need."""
    if not await _may_change(reading, need):
        raise Forbidden("You may not change this need.", "input.need")


async def _may_belong(
    reading: Reading, person: Identity, organisation: Identity, stored: Row | None, after: Row
) -> bool:
    """A membership: a person says what he is a member of, stewards who is a steward, and when it ends.

    Stewards make members of those alone whom they may change already, and bring nobody back.
    """
    viewer = reading.viewer
    is_steward = organisation.id in viewer.steward_of
    is_new = not _is_active(stored, reading.today) and _is_active(after, reading.today)
    was_steward = bool((stored or {}).get("steward")) and not is_new
    if bool(after.get("steward")) != was_steward and not is_steward:
        return False
    if person.id == viewer.self_id:
        return True
    return is_steward and (not is_new or await _may_change(reading, person))


def _is_active(row: Row | None, today: str) -> bool:
    """Whether a membership lets stewards change its member on some day from today on."""
    return row is not None and (row.get("until") is None or str(row["until"]) >= today)


async def _may_either(reading: Reading, noun: str, first: Identity, second: Identity) -> bool:
    if noun == "person_skills":
        return await _may_change(reading, first)
    if noun == "memberships":
        return first.id == reading.viewer.self_id or second.id in reading.viewer.steward_of
    if noun == "endorsements":
        return reading.viewer.self_id in (first.id, second.id)
    if second.type == "Person":
        return second.id == reading.viewer.self_id or await _may_change(reading, first)
    return await _may_change(reading, first) or await _may_change(reading, second)


async def _may_change(reading: Reading, thing: Identity) -> bool:
    return thing.id in await permitted(reading, "CHANGE", thing.type, [thing.id])
