"""The engagement report (docs/engagement.md): who took part, what was given and what came of it, period by period.

Statements: one to check an id, and up to five (people, organisations, contributions, partnerships, needs), only those
whose figures are selected; however many periods there are, and however many took part, there are no more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from analysis.engagement import NO_GIFTS, NO_NEEDS, Facts, Gifts, Needs, PeriodFigures, figures
from analysis.periods import months
from graph_store import engagement as store
from graph_store.engagement import Asked, Scope
from graph_store.errors import BadInput
from graph_store.folding import fold
from graph_store.reading import Reading
from loaders.context import RequestContext
from resolvers.lists import named
from resolvers.periods import check_days, periods_of

PARTS = frozenset({"people", "organisations", "contributions", "partnerships", "needs"})
"""What figures are made of, by the name of its statement."""


@dataclass(frozen=True, slots=True)
class ScopeRequest:
    """Whom a report is about, as the client said it: exactly one of these; ids are global."""

    project: str | None = None
    organisation: str | None = None
    place: str | None = None
    sector: str | None = None
    space: str | None = None
    everything: bool | None = None


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What is asked: a scope, the first and the last day (ISO dates), and MONTH, QUARTER or YEAR."""

    scope: ScopeRequest
    from_: str
    to: str
    by: str


@dataclass(frozen=True, slots=True)
class EngagementReport:
    """The figures of each period, in order."""

    periods: list[PeriodFigures]


async def engagement_report(
    context: RequestContext, request: ReportRequest, parts: frozenset[str] = PARTS
) -> EngagementReport:
    """The report, with the figures that are made of these parts; the others are those of nothing.

    BadInput for days in the wrong order, too many periods, and ids by B5; NotFound naming the scope.
    """
    first, last, by = request.from_, request.to, request.by
    check_days(first, last)
    periods = periods_of(first, last, by)
    scope = await _scope(context, request.scope)
    asked = Asked(scope, first, last, months(first, last, by), len(periods))
    facts = await _facts(context.reading, asked, parts)
    # Plain Python, up to a second for a million people: other requests go on meanwhile.
    return EngagementReport(await asyncio.to_thread(figures, periods, facts))


async def _scope(context: RequestContext, asked: ScopeRequest) -> Scope:
    if asked.project is not None:
        return store.of_project(await named(context, "scope.project", asked.project, "Project"))
    if asked.organisation is not None:
        return store.of_organisation(await named(context, "scope.organisation", asked.organisation, "Organisation"))
    if asked.place is not None:
        return store.of_place(await named(context, "scope.place", asked.place, "Place"))
    if asked.sector is not None:
        return Scope(sector_key=fold(asked.sector))
    if asked.space is not None:
        return Scope(space=asked.space)
    if not asked.everything:
        raise BadInput("scope.everything", "can only be true")
    return store.EVERYTHING


async def _facts(reading: Reading, asked: Asked, parts: frozenset[str]) -> Facts:
    async def read(part: str, function: Callable[[Reading, Asked], Awaitable[Any]], nothing: Any) -> Any:
        return await function(reading, asked) if part in parts else nothing

    people, organisations, contributions, partnerships, needs = await asyncio.gather(
        read("people", store.people, ()),
        read("organisations", store.organisations, ()),
        read("contributions", store.contributions, NO_GIFTS),
        read("partnerships", store.partnerships, ()),
        read("needs", store.needs, NO_NEEDS),
    )
    return Facts(people, organisations, Gifts(*contributions), partnerships, Needs(*needs))
