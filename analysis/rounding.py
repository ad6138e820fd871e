"""Rounding of figures, one law for the whole service."""

import math
from decimal import ROUND_HALF_EVEN, Context, Decimal

_UNIT = Decimal("1e-9")
# Of our own: the context of a thread may be set to few digits, and then quantize fails.
_CONTEXT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_HALF = 5e-10
# Below this size a float is nearer than 1e-12 to what it stands for, so that only figures close to a tie need decimals.
_PLAIN = 1024.0
_CLOSE_TO_TIE = 1e-12


def rounded(x: float) -> float:
    """The figure rounded to 9 decimals, half to even by its shortest decimal spelling; never negative zero.

    Equals ``float(Decimal(repr(x)).quantize(Decimal("1e-9"), ROUND_HALF_EVEN))``. Raises ValueError for NaN and
    infinities, which no figure may be.
    """
    if -_PLAIN < x < _PLAIN:
        # Python's round looks at the binary value: it differs from the law only where the spelling is a tie.
        near = round(x, 9)
        if abs(abs(x - near) - _HALF) > _CLOSE_TO_TIE:
            return near + 0.0
    elif not math.isfinite(x):
        raise ValueError(f"a figure must be finite, not {x!r}")
    elif x.is_integer():
        return x
    return float(Decimal(repr(x)).quantize(_UNIT, context=_CONTEXT)) + 0.0
