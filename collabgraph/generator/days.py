"""The days of the generated community, as texts. Its today is fixed, so that a seed gives the same files next year."""

from __future__ import annotations

from datetime import date, timedelta

from collabgraph.generator.draws import Draw

REFERENCE = date(2026, 11, 21)
"""The day that the generated community takes for today."""

_FIRST = date(2001, 1, 1)
DAYS = tuple((_FIRST + timedelta(days)).isoformat() for days in range(14_600))
"""Every day from the beginning of 2001 to the end of 2040."""

TODAY = (REFERENCE - _FIRST).days
"""Where REFERENCE stands in DAYS."""

LONG_AGO = 7_000
"""How many days before REFERENCE the oldest relations begin."""


def period(draw: Draw) -> tuple[str, str]:
    """Since and until: nearly always begun, mostly going on; an eighth have no beginning, a third are over."""
    begin = TODAY - int(draw() * LONG_AGO)
    since = DAYS[begin] if draw() < 0.875 else ""
    chance = draw()
    if chance < 0.33:
        return since, DAYS[begin + int(draw() * (TODAY - begin))]
    return since, DAYS[TODAY + 1 + int(draw() * 1500)] if chance < 0.45 else ""


def availability(draw: Draw) -> tuple[str, str]:
    """From and until around REFERENCE; half have no beginning, half no end."""
    begin = TODAY - 500 + int(draw() * 700)
    start = DAYS[begin] if draw() < 0.5 else ""
    return start, DAYS[begin + 30 + int(draw() * 1200)] if draw() < 0.5 else ""
