"""Names and texts of things, put together from phrases in the language that is written where they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from collabgraph.generator.draws import Draw, pick
from collabgraph.generator.tables import table

ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "ht", "nl", "es", "pap")
"""The languages that something may be written in, as countries.csv and phrases.csv name them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with {place}, {theme} or {wanted} in it, and the kind of thing that it names."""

    kind: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What something is about: its sector and space, and its name in each language."""

    sector: str
    space: str
    words: dict[str, str]


@cache
def themes() -> tuple[Theme, ...]:
    """All themes."""
    return tuple(Theme(row.pop("sector"), row.pop("space"), row) for row in table("themes"))


@cache
def phrases(noun: str, language: str, kind: str = "") -> tuple[Phrase, ...]:
    """The phrases for a noun in that language, for that kind where one is named; where there is none, the English."""
    found = tuple(phrase for phrase in _phrases()[noun, language] if kind in ("", phrase.kind))
    return found if found or language == ENGLISH else phrases(noun, ENGLISH, kind)


def texts(noun: str, language: str) -> tuple[str, ...]:
    """The plain texts for a noun in that language."""
    return tuple(phrase.pattern for phrase in phrases(noun, language))


def several_themes(draw: Draw) -> tuple[Theme, str, str]:
    """A theme, the sectors of it and perhaps of a second one, and their spaces; one in sixteen has none of either."""
    first, second = pick(draw, themes()), pick(draw, themes())
    chance = draw()
    if chance < 1 / 16:
        return first, "", ""
    if chance < 0.5:
        return first, first.sector, first.space
    return first, _both(first.sector, second.sector), _both(first.space, second.space)


def _both(first: str, second: str) -> str:
    return first if first == second else f"{first}|{second}"


@cache
def _phrases() -> dict[tuple[str, str], list[Phrase]]:
    found: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for row in table("phrases"):
        found[row["noun"], row["language"]].append(Phrase(row["kind"], row["phrase"]))
    return found
