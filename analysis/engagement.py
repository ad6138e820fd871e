"""The figures of an engagement report, period by period, from what the database counted (docs/engagement.md).

Periods are numbered from 1. A span is when somebody was active, in periods: `first * SPAN + last`, where a first of 0
is any time before the first period (or unknown), a last of 0 that it was over by then, and the number of periods that
it goes on to the end or beyond.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from analysis.periods import Period
from analysis.rounding import rounded

SPAN = 1000
"""By what the first period of a span is multiplied; there are fewer periods."""

Spread = Sequence[tuple[str | None, Sequence[int], int]]
"""How many (the number) were active in exactly these spans, and whose own place is this one (null: none)."""


class Gifts(NamedTuple):
    """Columns of contributions: period, currency ('' for hours), amount, and the person who gave hours ('': no person).

    Position i of each column belongs to one contribution.
    """

    periods: Sequence[int] = ()
    currencies: Sequence[str] = ()
    amounts: Sequence[float] = ()
    people: Sequence[str] = ()


class Needs(NamedTuple):
    """Columns of needs: the days on which each was raised and fulfilled, '' where unknown."""

    raised: Sequence[str] = ()
    fulfilled: Sequence[str] = ()


NO_GIFTS = Gifts()
NO_NEEDS = Needs()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the figures are made of; of what is left out the figures are those of nothing.

    `partnerships`: the periods (0: none of these) in which they began and ended, and how many did so.
    """

    people: Spread = ()
    organisations: Spread = ()
    gifts: Gifts = NO_GIFTS
    partnerships: Sequence[tuple[int, int, int]] = ()
    needs: Needs = NO_NEEDS


class Funds(NamedTuple):
    """The sum of the money given in one currency."""

    currency: str
    amount: float


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly hours are spread over the people who gave any: their number, Gini's coefficient, the largest share."""

    people: int
    gini: float
    largest_share: float


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The figures of one period; `from_` and `to` are its first and last day, ISO dates."""

    from_: str
    to: str
    participants: int
    newcomers: int
    hours: float
    funds: list[Funds]
    partnerships_formed: int
    partnerships_ended: int
    needs_raised: int
    needs_fulfilled: int
    median_days_to_fulfilment: float | None
    organisations_reached: int
    places_reached: int
    balance: Balance

    @property
    def returning(self) -> int:
        """The participants who were active before the period, too."""
        return self.participants - self.newcomers

    @property
    def returning_share(self) -> float:
        """Their share, 0 to 1; 0 where there are no participants."""
        return rounded(self.returning / self.participants) if self.participants else 0.0


def figures(periods: Sequence[Period], facts: Facts) -> list[PeriodFigures]:
    """The figures of each period."""
    people = _reach(facts.people, len(periods))
    organisations = _reach(facts.organisations, len(periods))
    places = _places((facts.people, facts.organisations), len(periods))
    given = _given(facts.gifts)
    raised, fulfilled, days = _needs(periods, facts.needs)
    formed, ended = Counter[int](), Counter[int]()
    for first, last, number in facts.partnerships:
        formed[first] += number
        ended[last] += number
    return [
        PeriodFigures(
            from_=period.start,
            to=period.end,
            participants=people.active[number],
            newcomers=people.new[number],
            hours=_total(given.hours[number]),
            funds=[Funds(currency, _total(given.funds[number][currency])) for currency in sorted(given.funds[number])],
            partnerships_formed=formed[number],
            partnerships_ended=ended[number],
            needs_raised=raised[number],
            needs_fulfilled=fulfilled[number],
            median_days_to_fulfilment=float(median(days[number])) if number in days else None,
            organisations_reached=organisations.active[number],
            places_reached=places[number],
            balance=balance(_total(amounts) for amounts in given.by_person[number].values()),
        )
        for number, period in enumerate(periods, start=1)
    ]


def balance(hours: Iterable[float]) -> Balance:
    """The balance of these sums of hours, of which those that are not above 0 are left out.

    Gini's coefficient of n sums in ascending order, `sum((2i - n - 1) * x_i) / (n * sum(x))`, which is half the mean
    difference of all pairs by the mean: 0 where all gave alike (or one alone), near 1 where one gave nearly all.
    """
    known = sorted(one for one in hours if one > 0)
    if not known:
        return Balance(0, 0.0, 0.0)
    number = len(known)
    # By the largest, so that no sum is too large to be told.
    shares = [one / known[-1] for one in known]
    whole = math.fsum(shares)
    apart = math.fsum((2 * place - number - 1) * share for place, share in enumerate(shares, start=1))
    return Balance(number, rounded(apart / (number * whole)), rounded(1 / whole))


# --- who was active when: a bit for each period, bit 1 for the first ---


class _Reach(NamedTuple):
    """How many were active in each period, and how many of them for the first time; by its number."""

    active: Sequence[int]
    new: Counter[int]


def _reach(spread: Spread, periods: int) -> _Reach:
    masks, new = Counter[int](), Counter[int]()
    for _, spans, number in spread:
        masks[_mask(spans)] += number
        new[min(spans) // SPAN] += number
    return _Reach(_by_period(masks, periods), new)


def _places(spreads: Iterable[Spread], periods: int) -> Sequence[int]:
    """How many places those who are active in each period have as their own."""
    known: dict[str, int] = defaultdict(int)
    for spread in spreads:
        for place, spans, _ in spread:
            if place is not None:
                known[place] |= _mask(spans)
    return _by_period(Counter(known.values()), periods)


def _mask(spans: Iterable[int]) -> int:
    mask = 0
    for span in spans:
        first, last = divmod(span, SPAN)
        mask |= (2 << last) - (1 << (first or 1))
    return mask


def _by_period(masks: Counter[int], periods: int) -> list[int]:
    """How many masks have each bit. What is added up is where a run of bits begins, and where it is over."""
    changes = [0] * (periods + 2)
    for mask, number in masks.items():
        for begin in _bits(mask & ~(mask << 1)):
            changes[begin] += number
        for end in _bits(mask & ~(mask >> 1)):
            changes[end + 1] -= number
    return list(accumulate(changes))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


# --- what was given ---


class _Given(NamedTuple):
    """The amounts of each period: hours, money by currency, hours by person."""

    hours: dict[int, list[float]]
    funds: dict[int, dict[str, list[float]]]
    by_person: dict[int, dict[str, list[float]]]


def _given(gifts: Gifts) -> _Given:
    found = _Given(defaultdict(list), defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list)))
    for period, currency, amount, person in zip(*gifts, strict=True):
        if currency:
            found.funds[period][currency].append(amount)
            continue
        found.hours[period].append(amount)
        if person:
            found.by_person[period][person].append(amount)
    return found


def _total(amounts: Sequence[float]) -> float:
    """The exact sum, rounded; where it is too large for a float, the largest of its sign."""
    try:
        return rounded(math.fsum(amounts))
    except OverflowError:
        most = Fraction(sys.float_info.max)
        return float(max(-most, min(most, sum(map(Fraction, amounts), Fraction(0)))))


# --- needs ---


def _needs(periods: Sequence[Period], needs: Needs) -> tuple[Counter[int], Counter[int], dict[int, list[int]]]:
    """How many were raised and fulfilled in each period, and how long it took, where both days are known."""
    starts, end = [period.start for period in periods], periods[-1].end
    raised, fulfilled = Counter[int](), Counter[int]()
    days: dict[int, list[int]] = defaultdict(list)
    for begin, done in zip(*needs, strict=True):
        if starts[0] <= begin <= end:
            raised[bisect_right(starts, begin)] += 1
        if starts[0] <= done <= end:
            period = bisect_right(starts, done)
            fulfilled[period] += 1
            if begin:
                days[period].append((date.fromisoformat(done) - date.fromisoformat(begin)).days)
    return raised, fulfilled, days
