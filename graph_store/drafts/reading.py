"""How the text of one field is read: functions from a trimmed, non-empty text to a value, or a reason why not.

A reason says what is wrong and how to mend it, in one line, without the column's name (the finding gives that).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from graph_store.folding import fold, is_restorable, sortable, unsortable

ID_BYTES = 2000
"""The longest id, in bytes of UTF-8: what both databases can still index."""
NAME_LENGTH = 1000
"""The longest name or title, in characters."""
FOLDED_BYTES = 4000
"""The longest folded name, in bytes of UTF-8: what both databases can still index beside an id."""

EMPTY = "empty"
"""The kind of error of a field that must not be empty."""

_SHOWN = 60
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
_GRANDFATHERED = (
    "en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu "
    "sgn-BE-FR sgn-BE-NL sgn-CH-DE"
)
_LANGUAGE = re.compile(
    r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})  # language and extended languages
        (?:-[a-z]{4})?                               # script
        (?:-(?:[a-z]{2}|\d{3}))?                     # region
        (?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*          # variants
        (?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*            # extensions
        (?:-x(?:-[a-z\d]{1,8})+)?                    # private use
        |x(?:-[a-z\d]{1,8})+
        |"""
    + "|".join(_GRANDFATHERED.split()),
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def bad(reason: str, column: str | None = None) -> PydanticCustomError:
    """The error for a field that is not right; `column` where another column than the field's own is at fault."""
    return PydanticCustomError("rule", "{reason}", {"reason": reason, "column": column})


def empty(reason: str) -> PydanticCustomError:
    """The error for a field that must not be empty."""
    return PydanticCustomError(EMPTY, "{reason}", {"reason": reason})


def shown(value: str) -> str:
    """A value as a reason quotes it: on one line, and cut where it is long."""
    written = unsortable(value)
    cut = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}..."
    return f"'{cut}'" if cut.isprintable() else repr(cut)


def identifier(text: str) -> str:
    """An id of the sender's own: any text without `|`."""
    if "|" in text:
        raise bad(f"{shown(text)} contains |, which separates the values of a list: choose an id without it")
    if not is_restorable(text):
        raise bad("contains U+D7FF, which is a letter of no script: choose an id without it")
    if len(text.encode()) > ID_BYTES:
        raise bad(f"is longer than {ID_BYTES:,} bytes: choose a shorter id")
    return sortable(text)


def name(text: str) -> str:
    """A name or title."""
    if len(text) > NAME_LENGTH or len(fold(text).encode()) > FOLDED_BYTES:
        raise bad(f"is longer than {NAME_LENGTH:,} characters: shorten it")
    return text


def plain(text: str) -> str:
    """Any text."""
    return text


def one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    """One of a closed set, in exactly this spelling."""
    allowed = frozenset(values)

    def parse(text: str) -> str:
        if text not in allowed:
            raise bad(f"{shown(text)} is not one of {', '.join(values)}")
        return text

    return parse


def number(least: float | None = None, most: float | None = None, above: float | None = None) -> Callable[[str], float]:
    """A finite decimal number, from `least` to `most`, or more than `above`."""

    def parse(text: str) -> float:
        if not _NUMBER.fullmatch(text) or not math.isfinite(value := float(text)):
            raise bad(f"{shown(text)} is not a number: write it like 12 or 12.5")
        if least is not None and most is not None and not least <= value <= most:
            raise bad(f"{text} is not between {least:g} and {most:g}")
        if least is not None and value < least:
            raise bad(f"{text} is less than {least:g}")
        if above is not None and value <= above:
            raise bad(f"{text} is not more than {above:g}")
        return value + 0.0

    return parse


def integer(least: int, most: int) -> Callable[[str], int]:
    """A whole number from `least` to `most`."""

    def parse(text: str) -> int:
        if not _INTEGER.fullmatch(text):
            raise bad(f"{shown(text)} is not a whole number between {least} and {most}")
        value = float(text)
        if not least <= value <= most:
            raise bad(f"{text if len(text) <= _SHOWN else shown(text)} is not between {least} and {most}")
        return int(value)

    return parse


def day(text: str) -> str:
    """A date, kept as text: ISO 8601 dates compare as dates do."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise bad(f"{shown(text)} is not a date: write it as YYYY-MM-DD") from None
    return text


def boolean(text: str) -> bool:
    """True or false, in any case."""
    lowered = text.lower()
    if lowered not in {"true", "false"}:
        raise bad(f"{shown(text)} is neither true nor false")
    return lowered == "true"


def currency(text: str) -> str:
    """A currency by the form of ISO 4217."""
    if not _CURRENCY.fullmatch(text):
        raise bad(f"{shown(text)} is not a currency: write three capital letters, like JMD")
    return text


def language(text: str) -> str:
    """A BCP 47 tag that is well formed (RFC 5646, 2.1); whether it is registered is not looked up."""
    if not _LANGUAGE.fullmatch(text):
        raise bad(f"{shown(text)} is not a language tag (BCP 47): write it like en, ht or pap-CW")
    return text


def website(text: str) -> str:
    """An address with http or https and a host."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(c.isspace() for c in text):
        raise bad(f"{shown(text)} is not a web address: begin it with http:// or https://")
    return text


def reference(types: tuple[str, ...]) -> Callable[[str], str]:
    """The id of a thing with its type before it: `person:17`. White space around the id is dropped."""
    written = " or ".join(f"{type_}:..." for type_ in types)

    def parse(text: str) -> str:
        type_, colon, id_ = text.partition(":")
        if not colon:
            raise bad(f"{shown(text)} has no type before it: write {written}")
        if type_ not in types:
            raise bad(f"{shown(text)} begins with a type that does not belong here: write {written}")
        if not id_.strip():
            raise bad(f"{shown(text)} has no id after the type: write {written}")
        return f"{type_}:{sortable(id_.strip())}"

    return parse


def listed(parse: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Values between `|`; a repeated one counts once, at its first place (M9), empty ones do not count at all."""

    def parse_all(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(parse(part) for part in map(str.strip, text.split("|")) if part))

    return parse_all


def entries(values: Sequence[str]) -> str:
    """A list as the text that `listed` reads: its entries, without those that would be read as several."""
    for value in values:
        if "|" in value:
            raise bad(f"{shown(value)} contains |, which separates the values of a list: leave it out")
    return "|".join(values)
