"""Who may relate things to each other (ADR 0036): the part of the policy that is about two ends.

A membership lets the stewards of the organisation change the person, and the leadership of a project lets those of the
leading organisation change the project: so neither is made by those whom it would let in, alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from graph_store.errors import Forbidden
from graph_store.files import FILES, relation_key
from graph_store.identity import Identity
from graph_store.policy import permitted
from graph_store.reading import Reading

Row = Mapping[str, Any]
"""A row of a file of relations, by column."""

Deed = Literal["RELATE", "END", "PLEDGE", "ANSWER"]
"""What is done with a relation: it is made or changed, ended; help is pledged, or a pledge is answered."""

_FORBIDDEN: Mapping[Deed, tuple[str, str]] = {
    "RELATE": ("You may not do this for both ends.", "input"),
    "END": ("You may not do this for both ends.", "input"),
    "PLEDGE": ("You may not pledge help of this party.", "input.party"),
    "ANSWER": ("You may not change this need.", "input.need"),
}
"""What somebody is told who may not, and where in the input that is."""


async def check(
    reading: Reading, noun: str, deed: Deed, first: Identity, second: Identity, stored: Row | None, given: Row
) -> None:
    """Forbidden where the viewer may not do this with a relation of these ends: see `may`."""
    if not await may(reading, noun, deed, first, second, stored, given):
        raise Forbidden(*_FORBIDDEN[deed])


async def may(
    reading: Reading, noun: str, deed: Deed, first: Identity, second: Identity, stored: Row | None, given: Row
) -> bool:
    """Whether the viewer, who sees both ends, may do this with a relation of theirs; `stored` is what there is of it.

    One who may change one of the ends may end it. Help is pledged by a person himself, and by stewards for theirs;
    it is answered by those who may change the need.
    """
    viewer = reading.viewer
    if viewer.kind in ("anonymous", "suspended", "administrator"):
        return viewer.kind == "administrator"
    if deed == "PLEDGE":
        return second.id in await permitted(reading, "ADD", second.type, [second.id])
    if deed == "ANSWER":
        return await _may_change(reading, first)
    if deed == "END":
        return await _may_either(reading, noun, first, second)
    after = {**(stored or {}), **given}
    if noun == "memberships":
        return await _may_belong(reading, first, second, stored, after)
    if noun == "participations" and after.get("role") == "LEAD":
        return await _may_change(reading, first)
    if noun == "endorsements":
        return first.id == viewer.self_id
    return await _may_either(reading, noun, first, second)


async def membership(reading: Reading, person: Identity, organisation: Identity, given: Row) -> Row | None:
    """The membership of the role and the first day that are given, on which the rule of its own change hangs."""
    file = next(file for file in FILES if file.noun == "memberships")
    key = (person.id, organisation.id, (given.get("role") or "").strip(), given.get("since") or "")
    (rows,) = await reading.one("imports/read_memberships", ids=[person.id])
    return next((dict(zip(file.columns, row, strict=True)) for row in rows if relation_key(file, row) == key), None)


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
