"""Pledges: help that a party offers for a need, and that those who may change the need accept or decline.

What is accepted says where the need stands: see `_settle`.
"""

from __future__ import annotations

from collections.abc import Collection
from math import fsum
from typing import Any

from graph_store import relating
from graph_store.entities import by_ids
from graph_store.writes import nodes, relations
from graph_store.writes.drafting import Given
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.problems import Problem, Refused, path_of
from graph_store.writes.relations import Between

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
    await relating.check_pledging(change.reading, between.second)
    await _check_open(change, between)
    stored = between.stored or {}
    is_same = all(given.get(column, stored.get(column)) == stored.get(column) for column in _TERMS)
    return await _put(change, between, given, "ACCEPTED" if is_same and _is_accepted(stored) else "OFFERED")


async def withdrawn(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Takes a pledge back. Raises Refused, NotFound and Forbidden."""
    between, _ = await relations.find_stored(change, noun, given, expected)
    await relating.check_pledging(change.reading, between.second)
    return await _put(change, between, given, "WITHDRAWN")


async def accepted(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Accepts what is offered. Raises Refused, a CONFLICT where it is not offered any more, NotFound and Forbidden."""
    between, stored = await relations.find_stored(change, noun, given, expected)
    await relating.check_answering(change.reading, between.first)
    await _check_open(change, between)
    _check_status(stored, ("OFFERED", "ACCEPTED"))
    return await _put(change, between, given, "ACCEPTED")


async def declined(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Declines what is offered, or was accepted. Raises as `accepted`."""
    between, stored = await relations.find_stored(change, noun, given, expected)
    await relating.check_answering(change.reading, between.first)
    _check_status(stored, ("OFFERED", "ACCEPTED", "DECLINED"))
    return await _put(change, between, given, "DECLINED")


def _is_accepted(stored: Given) -> bool:
    return stored.get("status") == "ACCEPTED"


def _check_status(stored: Given, statuses: Collection[str]) -> None:
    if stored["status"] not in statuses:
        words = f"The pledge is {stored['status']}: it would have to be offered again."
        raise Refused([Problem("CONFLICT", words, path_of("party"))])


async def _check_open(change: Change, between: Between) -> None:
    need = await _need(change, between)
    if need.status in _CLOSED:
        raise Refused([Problem("CONFLICT", f"need: it is {need.status}, so it takes no help.", path_of("need"))])


async def _put(change: Change, between: Between, given: Given, status: str) -> Outcome:
    """Writes the pledge with this status, and settles the need."""
    await relations.put(change, between, {**given, "status": status})
    was_accepted = _is_accepted(between.stored or {})
    if was_accepted != (status == "ACCEPTED"):
        await _settle(change, between, was_accepted)
    return between.outcome


async def _settle(change: Change, between: Between, was_accepted: bool) -> None:
    """Where accepted pledges come to the quantity, an OPEN need is PLEDGED; one of which they do not any more is OPEN.

    What the viewer does not see does not count, or the need's status would tell him of it.
    """
    need = await _need(change, between)
    (quantities,) = await change.reading.one("mutations/pledged", id=between.first.id)
    is_covered = fsum(quantities) >= need.quantity
    if need.status == "OPEN" and is_covered and not was_accepted:
        await nodes.follow(change, *between.first, {"status": "PLEDGED"})
    if need.status == "PLEDGED" and not is_covered and was_accepted:
        await nodes.follow(change, *between.first, {"status": "OPEN"})


async def _need(change: Change, between: Between) -> Any:
    """The need, with its status and quantity."""
    need = between.first
    return (await by_ids(change.reading, need.type, [need.id], ("status", "quantity")))[need.id]
