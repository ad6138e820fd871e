"""The engagement report: docs/engagement.md, read naively, day by day and pair by pair."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from .answers import Arguments, Json, RefusedError, given, required
from .community import Community, Contribution, Key, Need, Partnership
from .figures import share_a_day, shown
from .folding import fold
from .places import is_within, place_of_need

MOST_PERIODS = 120

_LENGTHS: Mapping[str, Callable[[date], tuple[int, int]]] = {
    "MONTH": lambda day: (day.year, day.month),
    "QUARTER": lambda day: (day.year, (day.month - 1) // 3),
    "YEAR": lambda day: (day.year, 0),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both ends inclusive, as ISO dates."""

    start: str
    end: str

    def has(self, day: str | None) -> bool:
        """Whether the day is known and in the period."""
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Activity:
    """That a person or an organisation was active from one day to another; None is unknown, thus open."""

    key: Key
    since: str | None
    until: str | None

    def in_period(self, period: Period) -> bool:
        """Whether it goes on on a day of the period."""
        return share_a_day(self.since, self.until, period.start, period.end)

    def before(self, period: Period) -> bool:
        """Whether it went on on a day before the period."""
        return self.since is None or self.since < period.start


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: its organisations and projects, and which partnerships and needs belong to it."""

    organisations: frozenset[str]
    projects: frozenset[str]
    has_partnership: Callable[[Partnership], bool]
    has_need: Callable[[Need], bool]


def engagement_report(community: Community, arguments: Arguments) -> Json:
    """``engagementReport``."""
    periods = periods_of(arguments["from"], arguments["to"], arguments["by"])
    scope = scope_of(community, arguments["scope"])
    return {"periods": [figures(community, scope, period) for period in periods]}


def periods_of(first: str, last: str, by: str) -> list[Period]:
    """The calendar months, quarters or years of the days from the first to the last, cut to them."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise RefusedError("BAD_INPUT", "to")
    days = [start + timedelta(number) for number in range((end - start).days + 1)]
    groups = [list(group) for _, group in groupby(days, _LENGTHS[by])]
    if len(groups) > MOST_PERIODS:
        raise RefusedError("BAD_INPUT", "by")
    return [Period(group[0].isoformat(), group[-1].isoformat()) for group in groups]


# --- the scope -----------------------------------------------------------------------------------------------------


def scope_of(community: Community, asked: Arguments) -> Scope:
    """What belongs to the scope that is asked for."""
    if (text := given(asked, "project")) is not None:
        return _of_project(community, required(community, text, "scope.project", "Project").id)
    if (text := given(asked, "organisation")) is not None:
        return _of_organisation(community, required(community, text, "scope.organisation", "Organisation").id)
    if (text := given(asked, "place")) is not None:
        return _of_place(community, required(community, text, "scope.place", "Place").id)
    if (sector := given(asked, "sector")) is not None:
        return _of_those(community, lambda row: fold(sector) in {fold(one) for one in row.sectors})
    if (space := given(asked, "space")) is not None:
        return _of_those(community, lambda row: space in row.spaces)
    if not asked["everything"]:
        raise RefusedError("BAD_INPUT", "scope.everything")
    return Scope(frozenset(community.organisations), frozenset(community.projects), lambda _: True, lambda _: True)


def _of_project(community: Community, project: str) -> Scope:
    working = {
        row.party.id for row in community.participations if row.project == project and row.party.type == "Organisation"
    }
    return Scope(
        frozenset(),
        frozenset({project}),
        lambda row: row.organisation in working and row.partner in working,
        lambda need: need.subject == Key("Project", project),
    )


def _of_organisation(community: Community, organisation: str) -> Scope:
    own = Key("Organisation", organisation)
    return _of(frozenset({organisation}), frozenset(r.project for r in community.participations if r.party == own))


def _of_place(community: Community, place: str) -> Scope:
    found = _of_those(community, lambda row: is_within(community, row.place, place))
    return Scope(
        found.organisations,
        found.projects,
        found.has_partnership,
        lambda need: is_within(community, place_of_need(community, need), place),
    )


def _of_those(community: Community, passes: Callable[..., bool]) -> Scope:
    return _of(
        frozenset(row.id for row in community.organisations.values() if passes(row)),
        frozenset(row.id for row in community.projects.values() if passes(row)),
    )


def _of(organisations: frozenset[str], projects: frozenset[str]) -> Scope:
    """The scope of these: partnerships with one of them at either end, needs of one of them."""
    subjects = {Key("Organisation", one) for one in organisations} | {Key("Project", one) for one in projects}
    return Scope(
        organisations,
        projects,
        lambda row: row.organisation in organisations or row.partner in organisations,
        lambda need: need.subject in subjects,
    )


# --- the figures ---------------------------------------------------------------------------------------------------


def figures(community: Community, scope: Scope, period: Period) -> Json:
    """All the figures of one period."""
    active = activities(community, scope)
    people = {one.key for one in active if one.key.type == "Person" and one.in_period(period)}
    before = {one.key for one in active if one.before(period)}
    gifts = [row for row in _contributions(community, scope) if period.has(row.on)]
    partnerships = [row for row in community.partnerships if scope.has_partnership(row)]
    needs = [need for need in community.needs.values() if scope.has_need(need)]
    days = [_days(need) for need in needs if period.has(need.fulfilled_on) and need.raised_on is not None]
    return {
        "from": period.start,
        "to": period.end,
        "participants": len(people),
        "newcomers": len(people - before),
        "returning": len(people & before),
        "returningShare": shown(len(people & before) / len(people)) if people else 0.0,
        "hours": _sum(row for row in gifts if row.kind == "HOURS"),
        "funds": [
            {"currency": currency, "amount": _sum(row for row in gifts if row.currency == currency)}
            for currency in sorted({row.currency for row in gifts if row.currency is not None})
        ],
        "partnershipsFormed": sum(period.has(row.since) for row in partnerships),
        "partnershipsEnded": sum(period.has(row.until) for row in partnerships),
        "needsRaised": sum(period.has(need.raised_on) for need in needs),
        "needsFulfilled": sum(period.has(need.fulfilled_on) for need in needs),
        "medianDaysToFulfilment": float(statistics.median(days)) if days else None,
        "organisationsReached": len({one.key for one in active if _is_organisation(one) and one.in_period(period)}),
        "placesReached": len(_places(community, active, period)),
        "balance": balance(_hours_by_person(gifts)),
    }


def activities(community: Community, scope: Scope) -> list[Activity]:
    """Which people and organisations were active in the scope, and when."""
    found = [
        Activity(Key("Person", member.person), member.since, member.until)
        for member in community.memberships
        if member.organisation in scope.organisations
    ]
    found += [
        Activity(work.party, work.since, work.until)
        for work in community.participations
        if work.project in scope.projects
    ]
    found += [
        Activity(gift.party, gift.on, gift.on) for gift in _contributions(community, scope) if gift.party is not None
    ]
    return found


def _is_organisation(activity: Activity) -> bool:
    return activity.key.type == "Organisation"


def _contributions(community: Community, scope: Scope) -> list[Contribution]:
    return [row for row in community.contributions.values() if row.project in scope.projects]


def _places(community: Community, active: Iterable[Activity], period: Period) -> set[str]:
    """The own places of the people and organisations that are active in the period."""
    keys = {one.key for one in active if one.in_period(period)}
    places = {community.party(key).place for key in keys}
    return {place for place in places if place is not None}


def _sum(gifts: Iterable[Contribution]) -> float:
    return shown(float(sum((Fraction(row.amount) for row in gifts if row.amount is not None), Fraction(0))))


def _days(need: Need) -> int:
    assert need.raised_on is not None
    assert need.fulfilled_on is not None
    return (date.fromisoformat(need.fulfilled_on) - date.fromisoformat(need.raised_on)).days


def _hours_by_person(gifts: Sequence[Contribution]) -> list[Fraction]:
    """The hours of each person who gave more than none in all."""
    sums: dict[Key, Fraction] = {}
    for row in gifts:
        if row.kind == "HOURS" and row.party is not None and row.party.type == "Person":
            sums[row.party] = sums.get(row.party, Fraction(0)) + Fraction(row.amount or 0)
    return [hours for hours in sums.values() if hours > 0]


def balance(hours: Sequence[Fraction]) -> Json:
    """Gini's coefficient as half the relative mean absolute difference of all pairs, and the share of the largest."""
    if not hours:
        return {"people": 0, "gini": 0.0, "largestShare": 0.0}
    apart = sum(abs(one - other) for one in hours for other in hours)
    return {
        "people": len(hours),
        "gini": shown(float(apart / (2 * len(hours) * sum(hours)))),
        "largestShare": shown(float(max(hours) / sum(hours))),
    }
