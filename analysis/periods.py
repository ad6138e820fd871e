"""Calendar months, quarters and years, cut to the days that are asked for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import NamedTuple

MONTHS: Mapping[str, int] = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}
"""How many months each kind of period has."""


class Period(NamedTuple):
    """Some days in a row, both ends inclusive, as ISO dates."""

    start: str
    end: str


def count(first: str, last: str, by: str) -> int:
    """How many calendar periods the days from the first to the last touch; ISO dates, in order. `by`: of MONTHS."""
    return _slot(last, by) - _slot(first, by) + 1


def periods(first: str, last: str, by: str) -> list[Period]:
    """The calendar periods of these days, in order, the first and the last one cut to them."""
    length = MONTHS[by]
    slots = range(_slot(first, by), _slot(last, by) + 1)
    whole = (Period(_first_day(slot * length), _last_day(slot * length + length - 1)) for slot in slots)
    return [Period(max(one.start, first), min(one.end, last)) for one in whole]


def months(first: str, last: str, by: str) -> dict[str, int]:
    """For each month of these days, as YYYY-MM, the number of its period, from 1."""
    length, before = MONTHS[by], _slot(first, by) - 1
    return {_text(month): month // length - before for month in range(_month(first), _month(last) + 1)}


def _month(day: str) -> int:
    """The number of a day's month, counted from January of the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _slot(day: str, by: str) -> int:
    return _month(day) // MONTHS[by]


def _text(month: int) -> str:
    year, number = divmod(month, 12)
    return f"{year:04}-{number + 1:02}"


def _first_day(month: int) -> str:
    return f"{_text(month)}-01"


def _last_day(month: int) -> str:
    year, number = divmod(month, 12)
    return f"{_text(month)}-{monthrange(year, number + 1)[1]}"
