"""Scalars. Dates and times stay the ISO 8601 strings that the graph holds; they are checked on their way in."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
GeoJSON = NewType("GeoJSON", dict[str, Any])

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")


def parse_date(value: Any) -> Date:
    """A date of the form YYYY-MM-DD; ValueError for anything else."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError("a date is written YYYY-MM-DD, as in 2026-11-21")
    date.fromisoformat(value)
    return Date(value)


def parse_moment(value: Any) -> DateTime:
    """A moment exactly as the service writes it; ValueError for anything else."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("a moment is written as the service writes it, as in 2026-11-21T12:00:00.000000Z")
    datetime.fromisoformat(value)
    return DateTime(value)


def _refuse(value: Any) -> Any:
    raise ValueError("this scalar is not for input")


SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date", description="A day, ISO 8601: YYYY-MM-DD.", serialize=str, parse_value=parse_date
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, ISO 8601 with microseconds.",
        serialize=str,
        parse_value=parse_moment,
    ),
    GeoJSON: strawberry.scalar(
        name="GeoJSON", description="RFC 7946 GeoJSON.", serialize=lambda value: value, parse_value=_refuse
    ),
}
