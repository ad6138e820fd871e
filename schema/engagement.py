"""The engagement report: its types, its scope, its root field. The formulas with their sources: docs/engagement.md."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, TypeVar

import strawberry
from strawberry import Maybe

from resolvers import engagement
from resolvers.engagement import PARTS, ReportRequest, ScopeRequest
from schema.enums import Period, Space
from schema.fields import root_field
from schema.info import Info
from schema.scalars import Date

T = TypeVar("T")


@strawberry.input(
    one_of=True,
    description="One of: a project, an organisation, a place, a sector, a space, or everything. Each has "
    "organisations, whose members take part, and projects, on which people work and to which is given.",
)
class EngagementScope:
    """Exactly one is given."""

    project: Maybe[strawberry.ID] = strawberry.field(
        description="That project alone; partnerships are those between two organisations that work on it."
    )
    organisation: Maybe[strawberry.ID] = strawberry.field(
        description="That organisation, and the projects on which it works, in any role and at any time."
    )
    place: Maybe[strawberry.ID] = strawberry.field(
        description="The organisations, projects and needs whose place is this one or lies in it at any depth."
    )
    sector: Maybe[str] = strawberry.field(
        description="The organisations and projects of this sector; case and accents do not matter."
    )
    space: Maybe[Space] = strawberry.field(description="The organisations and projects of this space.")
    everything: Maybe[bool] = strawberry.field(description="All organisations and projects; can only be true.")


@strawberry.type(description="How much money was given in one currency.")
class EngagementFunds:
    """The parent object is analysis.engagement.Funds."""

    currency: str = strawberry.field(description="The currency, three capital letters.")
    amount: float = strawberry.field(description="The sum; money that was given back is taken off.")


@strawberry.type(
    description="How evenly the hours of a period are spread over the people who gave any. Whoever gave none that were "
    "recorded is left out: nobody knows whether that is none."
)
class ParticipationBalance:
    """The parent object is analysis.engagement.Balance."""

    people: int = strawberry.field(description="How many people gave more than 0 hours, all in all.")
    gini: float = strawberry.field(
        description="Gini's coefficient of their hours, sum((2i - n - 1) x_i) / (n sum(x)) in ascending order: 0 where "
        "all gave alike, up to (n - 1) / n where one gave nearly all; 0 below two people."
    )
    largest_share: float = strawberry.field(
        description="The hours of whoever gave most by the hours of all these people: 0 to 1, 0 where there are none."
    )


@strawberry.type(
    description="The figures of one period. Somebody is active in it who, on one of its days, is a member of an "
    "organisation of the scope, works on a project of it, or gives to one; an end that is unknown is open."
)
class EngagementPeriod:
    """The parent object is analysis.engagement.PeriodFigures."""

    from_: Date = strawberry.field(name="from", description="Its first day.")
    to: Date = strawberry.field(description="Its last day.")
    participants: int = strawberry.field(description="People who are active in it.")
    newcomers: int = strawberry.field(
        description="Those of them who were active on no day before it, within these periods or not. Somebody whose "
        "beginning anywhere in the scope is unknown is never new."
    )
    returning: int = strawberry.field(description="The others: those who were active before it, too.")
    returning_share: float = strawberry.field(
        description="returning / participants: 0 to 1, 0 where there are no participants."
    )
    hours: float = strawberry.field(
        description="The sum of the contributions of hours to projects of the scope, whoever gave them, by their day."
    )
    funds: list[EngagementFunds] = strawberry.field(
        description="The contributions of money to these projects, a sum for each currency, by its letters."
    )
    partnerships_formed: int = strawberry.field(
        description="Partnerships whose first day is in it, with an organisation of the scope at either end."
    )
    partnerships_ended: int = strawberry.field(description="Such partnerships whose last day is in it.")
    needs_raised: int = strawberry.field(description="Needs of the scope that were raised in it, by raisedOn.")
    needs_fulfilled: int = strawberry.field(
        description="Needs of the scope that were fulfilled in it, by fulfilledOn, whatever their status."
    )
    median_days_to_fulfilment: float | None = strawberry.field(
        description="The median days from raisedOn to fulfilledOn of the needs fulfilled in it of which both are "
        "known; null where there is none."
    )
    organisations_reached: int = strawberry.field(
        description="Organisations that, on one of its days, work on a project of the scope or give to one."
    )
    places_reached: int = strawberry.field(
        description="The own places, each once, of the participants and of the organisations reached."
    )
    balance: ParticipationBalance = strawberry.field(description="How evenly the hours are spread over people.")


@strawberry.type(description="Who took part, what was given and what came of it, period by period.")
class EngagementReport:
    """The parent object is resolvers.engagement.EngagementReport."""

    periods: list[EngagementPeriod] = strawberry.field(description="The periods, the earliest first; 120 at most.")


_MADE_OF = {
    "participants": ("people",),
    "newcomers": ("people",),
    "returning": ("people",),
    "returningShare": ("people",),
    "hours": ("contributions",),
    "funds": ("contributions",),
    "balance": ("contributions",),
    "partnershipsFormed": ("partnerships",),
    "partnershipsEnded": ("partnerships",),
    "needsRaised": ("needs",),
    "needsFulfilled": ("needs",),
    "medianDaysToFulfilment": ("needs",),
    "organisationsReached": ("organisations",),
    "placesReached": ("people", "organisations"),
}
"""Of what each figure is made: names of resolvers.engagement.PARTS."""


# Selections come with plans, of which there are only so many: most requests find theirs here.
@lru_cache(maxsize=1024)
def parts_of(paths: frozenset[str]) -> frozenset[str]:
    """What has to be read for the selected paths."""
    return PARTS.intersection(
        part for figure, parts in _MADE_OF.items() if f"periods.{figure}" in paths for part in parts
    )


def request_of(scope: EngagementScope, from_: Date, to: Date, by: Period) -> ReportRequest:
    """The request as the resolver takes it."""
    space = _value(scope.space)
    asked = ScopeRequest(
        project=_value(scope.project),
        organisation=_value(scope.organisation),
        place=_value(scope.place),
        sector=_value(scope.sector),
        space=None if space is None else space.name,
        everything=_value(scope.everything),
    )
    return ReportRequest(asked, from_, to, by.name)


def _value(field: strawberry.Some[T] | None) -> T | None:
    """What is given for a field of an input of which one field is given."""
    return None if field is None else field.value


async def _engagement_report(
    info: Info,
    scope: Annotated[EngagementScope, strawberry.argument(description="Whom and what the report is about.")],
    from_: Annotated[Date, strawberry.argument(name="from", description="The first day.")],
    to: Annotated[Date, strawberry.argument(description="The last day, not before the first; it may be yet to come.")],
    by: Annotated[Period, strawberry.argument(description="How long a period is; the first and the last are cut.")],
) -> engagement.EngagementReport:
    return await engagement.engagement_report(info.context, request_of(scope, from_, to, by), parts_of(info.selected))


@strawberry.type
class EngagementQuery:
    """The root field of this module."""

    engagement_report: EngagementReport = root_field(
        _engagement_report,
        EngagementReport,
        "Who took part, what was given and what came of it in each month, quarter or year from one day to another: 120 "
        "periods at most. Days that are yet to come have what is planned. NOT_FOUND where the project, organisation or "
        "place of the scope is not there.",
    )
