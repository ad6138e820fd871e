"""CSV (RFC 4180, UTF-8 without a byte order mark) that a spreadsheet can open without calculating.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and whoever may choose a name could so make it
fetch or send something. Such texts get an apostrophe before them, which spreadsheets show as text; so does a text that
begins with apostrophes and then such a sign, so that one apostrophe can be taken away again from each of them alike.
Numbers are never touched.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from formats.chunks import chunks
from formats.graphs import BETWEEN, Column, Value

# The same signs in full width, and the two that some spreadsheets skip before them.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_AT_ONCE = 200


def table(columns: Sequence[Column], rows: Iterable[tuple[Value, ...]]) -> Iterator[bytes]:
    """The rows under a header; what is unknown is empty, a list is its texts with | between them."""
    return chunks(_pieces(columns, rows))


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    return f"'{text}" if _FORMULA.match(text) else text


def _pieces(columns: Sequence[Column], rows: Iterable[tuple[Value, ...]]) -> Iterator[bytes]:
    yield _written([[column.name for column in columns]])
    remaining = iter(rows)
    while some := list(islice(remaining, _AT_ONCE)):
        yield _written([[_cell(value) for value in row] for row in some])


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return safe(BETWEEN.join(value))
