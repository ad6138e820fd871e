"""The figures of an engagement report, from what the database counted, against a naive count."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.engagement import SPAN, Balance, Facts, Funds, Gifts, Needs, PeriodFigures, balance, figures
from analysis.periods import Period, count, months, periods
from tests.reference import engagement as reference

YEARS = periods("2021-06-01", "2024-05-31", "YEAR")
LARGEST = sys.float_info.max

SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: min(ends) * SPAN + max(ends))
ROWS = st.lists(
    st.tuples(st.sampled_from([None, "a", "b", "c"]), st.lists(SPANS, min_size=1, max_size=4), st.integers(1, 3)),
    max_size=8,
)


def told(facts: Facts) -> list[PeriodFigures]:
    """The figures of the four years that YEARS touches."""
    return figures(YEARS, facts)


def goes_on(span: int, period: int) -> bool:
    """Whether a span has a period."""
    first, last = divmod(span, SPAN)
    return first <= period <= last


@settings(max_examples=200, deadline=None)
@given(people=ROWS, organisations=ROWS)
def test_who_is_active_and_where_as_counted_one_by_one(
    people: list[tuple[str | None, list[int], int]], organisations: list[tuple[str | None, list[int], int]]
) -> None:
    found = told(Facts(people=people, organisations=organisations))
    for period, one in enumerate(found, start=1):
        active = [row for row in people if any(goes_on(span, period) for span in row[1])]
        new = [row for row in active if min(span // SPAN for span in row[1]) == period]
        reached = [row for row in organisations if any(goes_on(span, period) for span in row[1])]
        assert one.participants == sum(row[2] for row in active)
        assert one.newcomers == sum(row[2] for row in new)
        assert one.returning == sum(row[2] for row in active) - sum(row[2] for row in new)
        assert one.organisations_reached == sum(row[2] for row in reached)
        assert one.places_reached == len({row[0] for row in active + reached} - {None})


def test_nothing_makes_figures_of_nothing() -> None:
    first = told(Facts())[0]
    assert first == PeriodFigures(
        "2021-06-01", "2021-12-31", 0, 0, 0.0, [], 0, 0, 0, 0, None, 0, 0, Balance(0, 0.0, 0.0)
    )
    assert first.returning_share == 0.0


def test_hours_money_and_their_balance() -> None:
    gifts = Gifts(
        [2, 2, 2, 2, 3, 2], ["", "", "", "", "", "TTD"], [0.1, 0.2, 5.0, -1.0, 7.0, 12.5], ["p", "p", "", "q", "p", ""]
    )
    second, third = told(Facts(gifts=gifts))[1:3]
    assert (second.hours, second.funds) == (4.3, [Funds("TTD", 12.5)])
    assert second.balance == Balance(1, 0.0, 1.0)
    assert (third.hours, third.funds, third.balance.people) == (7.0, [], 1)


def test_a_sum_is_exact_and_never_infinite() -> None:
    gifts = Gifts([1, 1, 1, 2, 2, 2], [""] * 6, [1e16, 1.0, -1e16, LARGEST, LARGEST, -5.0], [""] * 6)
    first, second = told(Facts(gifts=gifts))[:2]
    assert (first.hours, second.hours) == (1.0, LARGEST)
    back = Gifts([1, 1, 1], ["USD"] * 3, [-LARGEST, -LARGEST, LARGEST], [""] * 3)
    assert told(Facts(gifts=back))[0].funds == [Funds("USD", -LARGEST)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([0.0, -3.0, 0.5, 1.0, 7.25, 60.0, 1e6]), max_size=8))
def test_balance_as_by_the_pairs(hours: list[float]) -> None:
    wanted = reference.balance([Fraction(one) for one in hours if one > 0])
    assert balance(hours) == Balance(wanted["people"], wanted["gini"], wanted["largestShare"])


def test_the_balance_of_the_largest_hours_is_told() -> None:
    assert balance([LARGEST, LARGEST, LARGEST]) == Balance(3, 0.0, 0.333333333)


def test_needs_by_their_days() -> None:
    raised = ["2021-06-01", "", "2023-12-31", "2019-02-28", "2024-06-01", "2021-05-31"]
    fulfilled = ["2021-12-31", "2022-01-01", "2024-01-02", "2022-02-28", "2024-06-02", ""]
    found = told(Facts(needs=Needs(raised, fulfilled)))
    assert [one.needs_raised for one in found] == [1, 0, 1, 0]
    assert [one.needs_fulfilled for one in found] == [1, 2, 0, 1]
    assert [one.median_days_to_fulfilment for one in found] == [213.0, 1096.0, None, 2.0]


def test_partnerships_by_the_period_in_which_they_began_and_ended() -> None:
    found = told(Facts(partnerships=[(1, 1, 2), (0, 2, 3), (1, 0, 1), (4, 4, 1)]))
    assert [one.partnerships_formed for one in found] == [3, 0, 0, 1]
    assert [one.partnerships_ended for one in found] == [2, 3, 0, 1]


@pytest.mark.parametrize("by", ["MONTH", "QUARTER", "YEAR"])
@settings(max_examples=50, deadline=None)
@given(first=st.dates(max_value=date(9990, 1, 1)), days=st.integers(0, 3000))
def test_periods_as_by_the_days(by: str, first: date, days: int) -> None:
    start, end = first.isoformat(), (first + timedelta(days)).isoformat()
    found = periods(start, end, by)
    assert found == [Period(one.start, one.end) for one in reference.periods_of(start, end, by)]
    assert len(found) == count(start, end, by)
    numbers = months(start, end, by)
    assert {numbers[(first + timedelta(day)).isoformat()[:7]] for day in range(days + 1)} == set(numbers.values())
    for number, one in enumerate(found, start=1):
        assert numbers[one.start[:7]] == numbers[one.end[:7]] == number


def test_the_last_day_that_can_be_written_is_in_a_period() -> None:
    assert periods("9999-12-30", "9999-12-31", "QUARTER") == [("9999-12-30", "9999-12-31")]
