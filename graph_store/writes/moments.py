"""Moments as they are stored: ISO 8601 in UTC with microseconds, so that they compare as texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def stamp(moment: datetime) -> str:
    """A moment (with a time zone) as it is stored."""
    return moment.astimezone(UTC).strftime(_FORM)


def after(moment: str, by: timedelta) -> str:
    """The stored moment that is so much later."""
    return stamp(datetime.fromisoformat(moment) + by)
