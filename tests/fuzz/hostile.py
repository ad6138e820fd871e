"""Values that somebody may have forgotten to think of: for arguments in documents, and for variables."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from graph_store.identity import encode

NUL, MARK, LONE = "\x00", "\u202e", "\ud800"
"""A NUL, a mark that turns the direction of writing round, and half of a character."""

TEXTS = (
    "",
    " ",
    NUL,
    f"a{NUL}b",
    MARK,
    f"{MARK}reef\u200f\u2066",
    "\ufeff",
    "\u0301" * 500,
    "\U0001f3dd\ufe0f" * 50,
    "\uffff\ufdd0",
    "I\u0307\u1e9e\ufb03\u0149",
    "x" * 20_000,
    "reef " * 2_000,
    "' OR 1=1 //",
    '"}) DETACH DELETE n //',
    "${jndi:x}",
    "%00%n%s",
    "\\u0000\\",
    '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
    "*" * 300,
    "~99999",
    "\r\n\r\n",
    "../../../../x",
    "NaN",
    "null",
    "-1",
    "9" * 400,
)
DATES = (
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "99999-01-01",
    "-2026-01-01",
    "2026-02-30",
    "2026-1-1",
    "2026-01-01T00:00:00Z",
    "2026-W01-1",
    "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661",
)
INTS = (-(2**31), -1, 0, 1, 200, 201, 2**31 - 1, 2**31, 2**53, 2**63, -(2**64), 10**100, 10**400)
SMALL_INTS = (-(2**31), -1, 0, 200, 201, 2**31 - 1)
FLOATS = ("-0.0", "1e308", "-1e308", "5e-324", "1e400", "-1e400", "0.1e-400", "90.0000001", "-180.5", "1e22")
"""As they are written, for some are no floats."""


def ids(draw: Random) -> str:
    """What looks like a global id, or does not."""
    type_ = draw.choice(["Person", "Organisation", "Need", "Skill", "person", "", "Nothing", "Person:Person"])
    makers: list[Callable[[], str]] = [
        lambda: encode(type_, draw.choice([text for text in TEXTS if len(text) < 5_000])),
        lambda: encode("Person", "p-anika-baptiste-lalla")[:-1],
        lambda: encode("Person", "p-anika-baptiste-lalla") + "==",
        lambda: base64.b64encode(draw.randbytes(12)).decode(),
        lambda: "A" * 50_001,
        lambda: draw.choice(TEXTS),
    ]
    return draw.choice(makers)()


def cursor(known: str | None, draw: Random) -> str:
    """A cursor, with parts of another kind where one is known."""
    try:
        parts = json.loads(base64.urlsafe_b64decode(known + "=" * (-len(known) % 4))) if known else ["people", "", ""]
    except ValueError:
        parts = ["people"]
    part: Any = draw.choice([None, True, 0, -1, 2**53, 2**64, 1.5, "", NUL, MARK * 50, [], {}, "x" * 5_000])
    makers: list[Callable[[], str]] = [
        lambda: json.dumps([*parts[:1], *[part] * max(0, len(parts) - 1)], separators=(",", ":")),
        lambda: json.dumps([*parts, part]),
        lambda: json.dumps(parts),
        lambda: json.dumps(part),
        lambda: "[" * 5_000,
        lambda: "[" * 500 + "]" * 500,
        lambda: '["people",1e400,"x"]',
        lambda: '{"a":1}',
        lambda: "",
    ]
    text = draw.choice(makers)()
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def text_for(name: str, cursors: Mapping[str, list[str]], draw: Random) -> str:
    """A string for an argument or input field of that name."""
    if name in ("after", "before"):
        known = [one for some in cursors.values() for one in some]
        return cursor(draw.choice(known) if known else None, draw)
    if draw.random() < 0.5 and name.endswith(("On", "Of", "Until", "From")):
        return draw.choice(DATES)
    return ids(draw) if draw.random() < 0.4 else draw.choice(TEXTS)


def variable(draw: Random, level: int = 0) -> Any:
    """Any value that JSON has, mostly of the wrong type."""
    kinds = ["text", "int", "float", "other", "id"] + (["list", "object", "deep"] if level < 2 else [])
    kind = draw.choice(kinds)
    if kind == "list":
        return [variable(draw, level + 1) for _ in range(draw.choice([0, 1, 3, 30 if level == 0 else 2]))]
    if kind == "object":
        return {draw.choice(["id", "first", "", "__proto__", NUL]): variable(draw, level + 1) for _ in range(2)}
    if kind == "deep":
        return nested(draw.choice([10, 100, 200]))
    if kind == "float":
        return draw.choice([-0.0, 1e308, 5e-324, 0.1, -180.5, 1e22])
    choices: dict[str, Any] = {
        "text": TEXTS,
        "int": INTS,
        "other": (None, True, False, LONE, [], {}),
        "id": (ids(draw),),
    }
    return draw.choice(choices[kind])


def nested(levels: int) -> Any:
    """A list in a list, so many times."""
    found: Any = []
    for _ in range(levels):
        found = [found]
    return found
