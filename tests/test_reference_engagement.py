"""The reference of the engagement report against figures that were worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.reference.answers import RefusedError
from tests.reference.community import Community
from tests.reference.engagement import Period, balance, engagement_report, periods_of
from tests.reference.viewers import ANONYMOUS, visible
from tests.support.reef_report import DAYS, EVERYTHING, ROWS, SCOPES

COMMUNITY = Community.of(*ROWS)


def test_everything_is_as_worked_out_by_hand() -> None:
    assert engagement_report(COMMUNITY, {"scope": {"everything": True}, **DAYS}) == {"periods": EVERYTHING}


@pytest.mark.parametrize(("scope", "figure", "wanted"), SCOPES)
def test_a_scope_is_as_worked_out_by_hand(scope: dict[str, Any], figure: str, wanted: list[Any]) -> None:
    found = engagement_report(COMMUNITY, {"scope": scope, **DAYS})
    assert [period[figure] for period in found["periods"]] == wanted


def test_hours_of_a_hidden_person_count_and_their_balance_does_not() -> None:
    seen = visible(COMMUNITY, ANONYMOUS, "2026-11-21")
    second = engagement_report(seen, {"scope": {"everything": True}, **DAYS})["periods"][1]
    assert (second["participants"], second["newcomers"], second["hours"]) == (3, 0, 23.0)
    assert second["partnershipsFormed"] == 1
    assert second["balance"] == {"people": 2, "gini": 0.166666667, "largestShare": 0.666666667}


def test_periods_are_of_the_calendar_and_cut() -> None:
    assert periods_of("2023-12-31", "2024-03-01", "MONTH") == [
        Period("2023-12-31", "2023-12-31"),
        Period("2024-01-01", "2024-01-31"),
        Period("2024-02-01", "2024-02-29"),
        Period("2024-03-01", "2024-03-01"),
    ]
    assert periods_of("2024-05-05", "2024-05-05", "YEAR") == [Period("2024-05-05", "2024-05-05")]


@pytest.mark.parametrize(
    ("first", "last", "by", "argument"),
    [("2025-01-02", "2025-01-01", "YEAR", "to"), ("2015-01-31", "2025-01-01", "MONTH", "by")],
)
def test_what_is_no_report(first: str, last: str, by: str, argument: str) -> None:
    with pytest.raises(RefusedError) as refused:
        periods_of(first, last, by)
    assert (refused.value.code, refused.value.argument) == ("BAD_INPUT", argument)


@pytest.mark.parametrize(
    ("hours", "gini", "largest"),
    [((7,), 0.0, 1.0), ((5, 5, 5, 5), 0.0, 0.25), ((1, 3), 0.25, 0.75), ((1, 1, 1, 97), 0.72, 0.97)],
)
def test_balance(hours: tuple[int, ...], gini: float, largest: float) -> None:
    assert balance([Fraction(one) for one in hours]) == {
        "people": len(hours),
        "gini": gini,
        "largestShare": largest,
    }
