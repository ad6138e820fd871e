"""Computed figures and dates: A7, A13."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Protocol


class Dated(Protocol):
    """A relation that holds between two dates, either of which may be unknown."""

    @property
    def since(self) -> str | None:
        """First day (ISO date), null where unknown."""

    @property
    def until(self) -> str | None:
        """Last day (ISO date), null where open."""


def shown(figure: float) -> float:
    """A13: a computed figure, complete (N4), rounded to 9 decimals, half to even."""
    return float(Decimal(repr(float(figure))).quantize(Decimal("1e-9"), ROUND_HALF_EVEN))


def holds_on(start: str | None, end: str | None, day: str) -> bool:
    """A7, J4: both ends are inclusive, a null end is unbounded. ISO dates compare as text."""
    return (start is None or start <= day) and (end is None or day <= end)


def share_a_day(start: str | None, end: str | None, other_start: str | None, other_end: str | None) -> bool:
    """H2, H9: two periods overlap; missing ends are unbounded."""
    begins_in_time = start is None or other_end is None or start <= other_end
    ends_in_time = end is None or other_start is None or other_start <= end
    return begins_in_time and ends_in_time


def active(relation: Dated, day: str) -> bool:
    """DESIGN 5: a relation is active on a day."""
    return holds_on(relation.since, relation.until, day)
