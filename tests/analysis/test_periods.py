"""The last days of months, quarters and years."""

import pytest

from analysis.periods import last_days


@pytest.mark.parametrize(
    ("first", "last", "period", "expected"),
    [
        ("2024-01-15", "2024-04-10", "MONTH", "2024-01-31 2024-02-29 2024-03-31 2024-04-10"),
        ("2023-01-31", "2023-02-28", "MONTH", "2023-01-31 2023-02-28"),
        ("2023-11-30", "2024-01-01", "MONTH", "2023-11-30 2023-12-31 2024-01-01"),
        ("2024-02-01", "2024-12-31", "QUARTER", "2024-03-31 2024-06-30 2024-09-30 2024-12-31"),
        ("2024-10-01", "2025-03-30", "QUARTER", "2024-12-31 2025-03-30"),
        ("2022-05-05", "2024-12-30", "YEAR", "2022-12-31 2023-12-31 2024-12-30"),
        ("2024-05-05", "2024-05-05", "YEAR", "2024-05-05"),
        ("0999-12-31", "1000-01-01", "YEAR", "0999-12-31 1000-01-01"),
        ("9999-11-30", "9999-12-31", "MONTH", "9999-11-30 9999-12-31"),
    ],
)
def test_last_days(first: str, last: str, period: str, expected: str) -> None:
    assert " ".join(last_days(first, last, period)) == expected
