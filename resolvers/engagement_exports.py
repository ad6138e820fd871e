"""An engagement report as a table: a row for each period, a column for each figure and for each currency.

What there is not, the median of nothing, is null. No text of anybody is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.engagement import PeriodFigures
from formats.graphs import Column, Value
from resolvers.engagement import EngagementReport

_FIGURES: Mapping[Column, Callable[[PeriodFigures], Value]] = {
    Column("from", "string"): lambda one: one.from_,
    Column("to", "string"): lambda one: one.to,
    Column("participants", "int"): lambda one: one.participants,
    Column("newcomers", "int"): lambda one: one.newcomers,
    Column("returning", "int"): lambda one: one.returning,
    Column("returning_share", "double"): lambda one: one.returning_share,
    Column("hours", "double"): lambda one: one.hours,
    Column("partnerships_formed", "int"): lambda one: one.partnerships_formed,
    Column("partnerships_ended", "int"): lambda one: one.partnerships_ended,
    Column("needs_raised", "int"): lambda one: one.needs_raised,
    Column("needs_fulfilled", "int"): lambda one: one.needs_fulfilled,
    Column("median_days_to_fulfilment", "double"): lambda one: one.median_days_to_fulfilment,
    Column("organisations_reached", "int"): lambda one: one.organisations_reached,
    Column("places_reached", "int"): lambda one: one.places_reached,
    Column("balance_people", "int"): lambda one: one.balance.people,
    Column("balance_gini", "double"): lambda one: one.balance.gini,
    Column("balance_largest_share", "double"): lambda one: one.balance.largest_share,
}


def engagement_table(report: EngagementReport) -> tuple[Sequence[Column], Iterator[tuple[Value, ...]]]:
    """The columns and the rows of the report; the money comes last, `funds_TTD` and so on, by the currency."""
    currencies = sorted({funds.currency for period in report.periods for funds in period.funds})
    return [*_FIGURES, *(Column(f"funds_{currency}", "double") for currency in currencies)], _rows(report, currencies)


def _rows(report: EngagementReport, currencies: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    for period in report.periods:
        given = {funds.currency: funds.amount for funds in period.funds}
        money = (given.get(currency, 0.0) for currency in currencies)
        yield *(figure(period) for figure in _FIGURES.values()), *money
