"""What an engagement report counts (docs/engagement.md): when people and organisations were active, what was given.

As far as they can, the statements count themselves: those who were active in the same periods come as one row with
their number. What Python has to finish comes as flat columns. Periods are numbered from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.reading import Reading

_PROJECTS = ("projects",)
_BOTH = ("projects", "organisations")

Spread = list[tuple[str | None, list[int], int]]
"""Id of a place or null, spans (`report_span`: the first period by 1000, and the last), and how many have both."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom and what a report is about: the fragments that find it, and ids as they are stored, or null.

    `sector_key` is folded (A12).
    """

    projects: str = "report_projects_any"
    organisations: str = "report_organisations_any"
    needs: str = "report_needs_of"
    ties: str = "report_ties_of"
    project: str | None = None
    organisation: str | None = None
    place: str | None = None
    sector_key: str | None = None
    space: str | None = None

    def options(self, holes: tuple[str, ...]) -> dict[str, str]:
        """The fragments for these holes."""
        return {hole: getattr(self, hole) for hole in holes}

    def parameters(self) -> dict[str, Any]:
        """The scope as its fragments take it."""
        return {
            "project": self.project,
            "organisation": self.organisation,
            "place": self.place,
            "sectorKey": self.sector_key,
            "space": self.space,
        }


EVERYTHING = Scope(needs="report_needs_any")


def of_project(project: str) -> Scope:
    """A project; it has no members, and its partnerships are those between organisations that work on it."""
    return Scope("report_project", "report_organisation", ties="report_ties_on", project=project)


def of_organisation(organisation: str) -> Scope:
    """An organisation, and the projects on which it works."""
    return Scope("report_projects_of", "report_organisation", organisation=organisation)


def of_place(place: str) -> Scope:
    """The organisations, projects and needs in a place or within it."""
    return Scope("report_projects_in", "report_organisations_in", "report_needs_in", place=place)


@dataclass(frozen=True, slots=True)
class Asked:
    """A scope, and the days: the first and the last (ISO dates), and the number of the period of each of their months.

    A month is written YYYY-MM; `periods` is how many periods there are.
    """

    scope: Scope
    first: str
    last: str
    months: Mapping[str, int]
    periods: int

    def parameters(self) -> dict[str, Any]:
        """What is asked as statements take it."""
        days = {"from": self.first, "to": self.last, "months": dict(self.months), "periods": self.periods}
        return {**self.scope.parameters(), **days}


async def people(reading: Reading, asked: Asked) -> Spread:
    """When people were active."""
    return await _spread(reading, "people", asked, _BOTH)


async def organisations(reading: Reading, asked: Asked) -> Spread:
    """When organisations were."""
    return await _spread(reading, "organisations", asked, _PROJECTS)


async def contributions(reading: Reading, asked: Asked) -> tuple[list[int], list[str], list[float], list[str]]:
    """Columns of contributions of hours ('' for a currency) and of money: period, currency, amount, person or ''."""
    periods, currencies, amounts, givers = await _read(reading, "contributions", asked, _PROJECTS)
    return periods, currencies, amounts, givers


async def partnerships(reading: Reading, asked: Asked) -> list[tuple[int, int, int]]:
    """The periods in which partnerships began and ended (0: in none of these), and how many did so."""
    (found,) = await _read(reading, "partnerships", asked, ("ties", *_BOTH))
    return [(formed, ended, number) for formed, ended, number in found]


async def needs(reading: Reading, asked: Asked) -> tuple[list[str], list[str]]:
    """Columns of needs: the days on which each was raised and fulfilled, '' where unknown."""
    raised, fulfilled = await _read(reading, "needs", asked, ("needs", *_BOTH))
    return raised, fulfilled


async def _spread(reading: Reading, statement: str, asked: Asked, holes: tuple[str, ...]) -> Spread:
    (found,) = await _read(reading, statement, asked, holes)
    return list(found)


async def _read(reading: Reading, statement: str, asked: Asked, holes: tuple[str, ...]) -> list[Any]:
    return await reading.one(f"engagement/{statement}", asked.scope.options(holes), **asked.parameters())
