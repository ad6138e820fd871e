"""Endorsements: a person says of another one, with whom he has worked, that he is good at a skill that he holds."""

from __future__ import annotations

from graph_store import relating
from graph_store.writes import relations
from graph_store.writes.drafting import Given
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.problems import Problem, Refused, path_of
from graph_store.writes.relations import Between


async def endorsed(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Endorses a skill, of which there is nothing to expect; one that is endorsed already stays as it is.

    Raises Refused, a CONFLICT where the person does not hold the skill, or the two have not worked together as far as
    the viewer sees it, and Forbidden.
    """
    between = await relations.find(change, noun, given)
    endorser, person, skill = between.named
    await relating.check(change.reading, noun, "RELATE", endorser, person, None, given)
    if between.stored is None:
        if endorser != person:
            await _check_together(change, endorser.id, person.id)
        if not await relations.is_there(change, "person_skills", person, skill):
            raise Refused([Problem("CONFLICT", "skill: the person does not hold it.", path_of("skill"))])
        await relations.put(change, between, {**given, "on": change.reading.today})
    return _outcome(between)


async def withdrawn(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Takes an endorsement away. Raises Refused, NotFound and Forbidden."""
    between, stored = await relations.find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "END", between.first, between.second, stored, {})
    await relations.remove(change, between)
    return _outcome(between)


async def _check_together(change: Change, endorser: str, person: str) -> None:
    (together,) = await change.reading.one("mutations/worked_together", endorser=endorser, person=person)
    if not together:
        words = "person: the two have not worked together, on a project or in an organisation that you see."
        raise Refused([Problem("CONFLICT", words, path_of("person"))])


def _outcome(between: Between) -> Outcome:
    """The person and the skill."""
    return Outcome(tuple((named.type, named.id) for named in between.named[1:]))
