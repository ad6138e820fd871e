"""Members suspended and let in again, by administrators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from graph_store import policy, suspensions
from graph_store.drafts import SuspensionDraft, faults
from graph_store.errors import Forbidden
from graph_store.statements import statement
from graph_store.suspensions import Suspension
from graph_store.writes import audit, nodes
from graph_store.writes.drafting import Given, problem_of
from graph_store.writes.keys import TIMEOUT, Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.nodes import Expected
from graph_store.writes.problems import Problem, Refused, not_as_expected

_TYPE = "Person"


async def suspend(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Suspends a person; who is suspended already only with `expected`, the reason and the end that he has.

    Raises Refused; NotFound for a person whom the viewer does not see, Forbidden for everybody but administrators.
    """
    stored = await _stored(change, id_)
    draft = _draft(change, id_, given)
    if stored is None and expected is not None:
        raise Refused([_is_not()])
    if stored is not None and expected is None:
        words = "He is suspended already: give what you last saw in expected to change that."
        raise Refused([Problem("CONFLICT", words, ("input", "id"))])
    _check_expected(stored, expected)
    since = stored.since if stored else change.author.moment
    parameters = {"id": id_, "at": since, "reason": draft.reason, "until": draft.until or ""}
    await change.reading.store.write(statement("mutations/suspend"), {}, parameters, TIMEOUT)
    await _record(change, id_, stored, Suspension(draft.reason, since, draft.until))
    return Outcome(((_TYPE, id_),))


async def lift(change: Change, id_: str, given: Given, expected: Expected) -> Outcome:
    """Ends the suspension of a person. Raises as `suspend`, Refused where there is none."""
    stored = await _stored(change, id_)
    if stored is None:
        raise Refused([_is_not()])
    _check_expected(stored, expected)
    await change.reading.store.write(statement("mutations/lift_suspension"), {}, {"id": id_}, TIMEOUT)
    await _record(change, id_, stored, None)
    return Outcome(((_TYPE, id_),))


async def _stored(change: Change, id_: str) -> Suspension | None:
    """The suspension that is in force, the person held; for administrators."""
    await nodes.hold(change, _TYPE, id_)
    await policy.check_changing(change.reading, _TYPE, id_, ())
    if change.reading.viewer.kind != "administrator":
        raise Forbidden("Only administrators may do this.", "input.id")
    return (await suspensions.of_people(change.reading, [id_])).get(id_)


def _draft(change: Change, id_: str, given: Given) -> SuspensionDraft:
    """What was given, checked; Refused with all that is wrong."""
    problems = []
    if id_ == change.reading.viewer.self_id:
        words = "This is yourself, and you could not lift it: let another administrator do it."
        problems.append(Problem("INVALID", words, ("input", "id")))
    draft = None
    try:
        draft = SuspensionDraft.model_validate(given)
    except ValidationError as error:
        problems += (problem_of(fault) for fault in faults(error))
    if draft is not None and draft.until is not None and draft.until < change.reading.today:
        problems.append(Problem("INVALID", f"until: {draft.until} is over already", ("input", "until")))
    if problems or draft is None:
        raise Refused(problems)
    return draft


def _check_expected(stored: Suspension | None, expected: Expected) -> None:
    """Refused where a value is not what the client last saw."""
    if stored is None or not isinstance(expected, Mapping):
        return
    wrong = [name for name, value in _values(stored).items() if expected.get(name, value) != value]
    if wrong:
        raise not_as_expected(wrong)


def _is_not() -> Problem:
    return Problem("CONFLICT", "He is not suspended, or not any more.", ("input", "id"))


async def _record(change: Change, id_: str, before: Suspension | None, after: Suspension | None) -> None:
    told = [{f"suspension_{name}": value for name, value in _values(one).items()} for one in (before, after)]
    await audit.record(change, _TYPE, id_, *told)


def _values(suspension: Suspension | None) -> dict[str, Any]:
    return {"reason": suspension.reason, "until": suspension.until} if suspension else {}
