"""Pledges: help that a party offers for a need, and that those who may change the need accept or decline.

What is accepted says where the need stands: see `standing`.
"""

from __future__ import annotations

from collections.abc import Collection

from graph_store import relating
from graph_store.writes import relations, standing
from graph_store.writes.drafting import Given
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.problems import Problem, Refused, path_of
from graph_store.writes.relations import Between
from graph_store.writes.standing import Standing

_TERMS = ("quantity", "until")
_CLOSED = ("FULFILLED", "WITHDRAWN")


async def offered(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Offers help, or changes what was offered; what was accepted stays so only where it is the same help.

    Raises Refused, a CONFLICT where the need is fulfilled or withdrawn, and Forbidden.
    """
    if expected is None:
        between = await relations.find(change, noun, given)
    else:
        between, _ = await relations.find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "PLEDGE", between.first, between.second, between.stored, given)
    need = await _open_need(change, between)
    stored = between.stored or {}
    is_same = all(given.get(column, stored.get(column)) == stored.get(column) for column in _TERMS)
    return await _put(change, between, given, "ACCEPTED" if is_same and _is_accepted(stored) else "OFFERED", need)


async def withdrawn(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Takes a pledge back. Raises Refused, NotFound and Forbidden."""
    between, _ = await relations.find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "PLEDGE", between.first, between.second, between.stored, given)
    return await _put(change, between, given, "WITHDRAWN")


async def accepted(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Accepts what is offered. Raises Refused, a CONFLICT where it is not offered any more, NotFound and Forbidden."""
    between, stored = await relations.find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "ANSWER", between.first, between.second, stored, given)
    need = await _open_need(change, between)
    _check_status(stored, ("OFFERED", "ACCEPTED"))
    return await _put(change, between, given, "ACCEPTED", need)


async def declined(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Declines what is offered, or was accepted. Raises as `accepted`."""
    between, stored = await relations.find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "ANSWER", between.first, between.second, stored, given)
    _check_status(stored, ("OFFERED", "ACCEPTED", "DECLINED"))
    return await _put(change, between, given, "DECLINED")


def _is_accepted(stored: Given) -> bool:
    return stored.get("status") == "ACCEPTED"


def _check_status(stored: Given, statuses: Collection[str]) -> None:
    if stored["status"] not in statuses:
        words = f"The pledge is {stored['status']}: it would have to be offered again."
        raise Refused([Problem("CONFLICT", words, path_of("party"))])


async def _open_need(change: Change, between: Between) -> Standing:
    """The need, which takes help; Refused where it is over."""
    need = await _need(change, between)
    if need.status in _CLOSED:
        raise Refused([Problem("CONFLICT", f"need: it is {need.status}, so it takes no help.", path_of("need"))])
    return need


async def _put(change: Change, between: Between, given: Given, status: str, need: Standing | None = None) -> Outcome:
    """Writes the pledge with this status, and settles the need, which is read where it was not yet and has to be."""
    is_accepted = status == "ACCEPTED"
    if _is_accepted(between.stored or {}) == is_accepted:
        await relations.put(change, between, {**given, "status": status})
        return between.outcome
    before = need or await _need(change, between)
    pledge = await relations.put(change, between, {**given, "status": status})
    after = standing.changed(before, pledge["party"], pledge["quantity"] if is_accepted else None)
    await standing.settle(change, before, after, between.second)
    return between.outcome


async def _need(change: Change, between: Between) -> Standing:
    """The need, which is held, as it is before the pledge is written."""
    (need,) = await standing.standings(change, [between.first.id])
    return need
