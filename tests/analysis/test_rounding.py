"""Rounding by DEFINITIONS A13."""

import math
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rounding import rounded


def by_the_law(x: float) -> float:
    with localcontext(Context(prec=400)):
        return float(Decimal(repr(x)).quantize(Decimal("1e-9"), ROUND_HALF_EVEN))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (0.1234567885, 0.123456788),
        (0.1234567895, 0.12345679),
        (0.12345678851, 0.123456789),
        (-0.1234567885, -0.123456788),
        (0.0000000005, 0.0),
        (0.0000000015, 0.000000002),
        (0.0000000025, 0.000000002),
        (1 / 3, 0.333333333),
        (2 / 3, 0.666666667),
        (3.0, 3.0),
        (2000.1234567885, 2000.123456788),
        (2000.1234567895, 2000.12345679),
        (1e300, 1e300),
    ],
)
def test_half_goes_to_even_by_the_decimal_spelling(figure: float, expected: float) -> None:
    assert rounded(figure) == expected


def test_pythons_round_would_differ() -> None:
    """The binary value of 0.0000000035 is below the tie, its spelling is the tie: the law goes to the even 4."""
    assert round(0.0000000035, 9) == 0.000000003
    assert rounded(0.0000000035) == 0.000000004


@pytest.mark.parametrize("figure", [-0.0, -0.0000000004, -5e-324, -0.0000000005])
def test_zero_is_never_negative(figure: float) -> None:
    assert math.copysign(1.0, rounded(figure)) == 1.0
    assert rounded(figure) == 0.0


@pytest.mark.parametrize("figure", [math.nan, math.inf, -math.inf])
def test_what_is_no_figure_is_refused(figure: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        rounded(figure)


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_figure_is_rounded_by_the_law(figure: float) -> None:
    assert rounded(figure) == by_the_law(figure)


@settings(deadline=None)
@given(st.integers(-(10**13), 10**13), st.integers(-2, 2))
def test_figures_at_and_beside_a_tie_are_rounded_by_the_law(units: int, steps: int) -> None:
    figure = float(f"{units}5e-10")
    for _ in range(abs(steps)):
        figure = math.nextafter(figure, math.inf if steps > 0 else -math.inf)
    assert rounded(figure) == by_the_law(figure)


@settings(deadline=None)
@given(st.floats(-1e6, 1e6))
def test_rounding_again_changes_nothing(figure: float) -> None:
    assert rounded(rounded(figure)) == rounded(figure)


def test_a_context_of_few_digits_does_no_harm() -> None:
    with localcontext(Context(prec=3)):
        assert rounded(123456.1234567885) == 123456.123456788
