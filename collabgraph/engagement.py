"""An engagement report as CSV: a row for each period, a column for each figure and for each currency.

UTF-8, a header, numbers as an import reads them. An empty field says that there is no such figure: the median of
nothing. No text of anybody is in it: nothing that a spreadsheet could take for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from analysis.engagement import PeriodFigures
from resolvers.engagement import EngagementReport

Value = str | int | float | None

_FIGURES: Mapping[str, Callable[[PeriodFigures], Value]] = {
    "from": lambda one: one.from_,
    "to": lambda one: one.to,
    "participants": lambda one: one.participants,
    "newcomers": lambda one: one.newcomers,
    "returning": lambda one: one.returning,
    "returning_share": lambda one: one.returning_share,
    "hours": lambda one: one.hours,
    "partnerships_formed": lambda one: one.partnerships_formed,
    "partnerships_ended": lambda one: one.partnerships_ended,
    "needs_raised": lambda one: one.needs_raised,
    "needs_fulfilled": lambda one: one.needs_fulfilled,
    "median_days_to_fulfilment": lambda one: one.median_days_to_fulfilment,
    "organisations_reached": lambda one: one.organisations_reached,
    "places_reached": lambda one: one.places_reached,
    "balance_people": lambda one: one.balance.people,
    "balance_gini": lambda one: one.balance.gini,
    "balance_largest_share": lambda one: one.balance.largest_share,
}


def csv_chunks(report: EngagementReport) -> Iterator[bytes]:
    """The lines of the report, the header first; the money comes last, `funds_TTD` and so on, by the currency."""
    currencies = sorted({funds.currency for period in report.periods for funds in period.funds})
    yield _line([*_FIGURES, *(f"funds_{currency}" for currency in currencies)])
    for period in report.periods:
        given = {funds.currency: funds.amount for funds in period.funds}
        money = (given.get(currency, 0.0) for currency in currencies)
        yield _line([*(figure(period) for figure in _FIGURES.values()), *money])


def _line(values: list[Value] | list[str]) -> bytes:
    return f"{','.join(map(_text, values))}\n".encode()


def _text(value: Value) -> str:
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)
