"""The calendar periods of some days, as answers over time have them."""

from __future__ import annotations

from analysis.periods import Period, count, periods
from graph_store.errors import BadInput

MOST_PERIODS = 120
"""Ten years of months."""


def check_days(first: str, last: str) -> None:
    """BadInput naming `to` where the last day (ISO dates) is before the first."""
    if last < first:
        raise BadInput("to", "must not be before from")


def periods_of(first: str, last: str, by: str) -> list[Period]:
    """The periods, `by` MONTH, QUARTER or YEAR, the first and the last cut to these days; BadInput for too many."""
    if count(first, last, by) > MOST_PERIODS:
        raise BadInput("by", f"makes more than {MOST_PERIODS} periods: choose a longer one, or fewer days")
    return periods(first, last, by)
