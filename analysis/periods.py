"""Months, quarters and years of the calendar."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}
"""How many months a period has, by its name."""


def last_days(first: str, last: str, period: str) -> Iterator[str]:
    """The days from first to last that are the last of their period, and `last` itself; ISO dates, ascending."""
    months, end = MONTHS[period], date.fromisoformat(last)
    begin = date.fromisoformat(first)
    # The last month of the period in which the first day lies.
    year, month = begin.year, -(-begin.month // months) * months
    while (day := date(year, month, monthrange(year, month)[1])) < end:
        yield day.isoformat()
        year, month = (year, month + months) if month + months <= 12 else (year + 1, month + months - 12)
    yield last
