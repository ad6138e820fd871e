"""What tied organisations between two days: the terms of their ties (see networks), each with its days."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from graph_store.networks import Scope
from graph_store.reading import Reading

Spell = list[str]
"""An organisation in a project or with a person: its id, the first day and the last."""


@dataclass(frozen=True, slots=True)
class DatedTerms:
    """What tied organisations on some day of a span.

    First and last days are ISO dates, '' and '~' where they are open: before and after all days. Position i of the
    columns belongs to one partnership; each is there once; kinds are null where they were not asked for. Each group
    is that of a project, or a person, with two or more organisations, each once for each of its relations.
    """

    sources: list[str]
    targets: list[str]
    kinds: list[str] | None
    firsts: list[str]
    lasts: list[str]
    project_groups: list[list[Spell]]
    people_groups: list[list[Spell]]


async def terms_during(reading: Reading, scope: Scope, first: str, last: str, *, kinds: bool) -> DatedTerms:
    """All that tied any organisations in the network on some day from first to last; the day of the scope is unused.

    One statement, three where joint projects and shared people tie too, however many days there are.
    """
    parameters = {**scope.parameters(), "fromDay": first, "toDay": last}
    options = {"kind": "network_kind" if kinds else "network_unasked"}
    partnerships = reading.one("networks/partnerships_during", options, **parameters)
    projects: list[list[Spell]] = []
    people: list[list[Spell]] = []
    if not scope.shares:
        sources, targets, known, firsts, lasts = await partnerships
    else:
        (sources, targets, known, firsts, lasts), (projects,), (people,) = await asyncio.gather(
            partnerships,
            reading.one("networks/projects_during", **parameters),
            reading.one("networks/people_during", **parameters),
        )
    return DatedTerms(sources, targets, known if kinds else None, firsts, lasts, projects, people)
