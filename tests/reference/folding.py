"""Names folded and cut into words: A3, A12, L1, N16."""

import unicodedata
from collections.abc import Iterable

# A3, after decomposition and case folding: letters that have no decomposition of their own.
_WRITTEN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}


def fold(text: str) -> str:
    """A3: NFKD, casefold, NFKD, marks of category Mn removed, eight letters rewritten, white space joined."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    written = "".join(_WRITTEN.get(letter, letter) for letter in bare)
    return " ".join(written.split())


def words(text: str) -> list[str]:
    """L1, N16: the runs of letters and digits (``str.isalnum``) of the folded text, in order."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def every_word_begins_some(asked: Iterable[str], having: Iterable[str]) -> bool:
    """L1: every word asked for begins some word that is there (true where no word is asked for)."""
    there = list(having)
    return all(any(word.startswith(beginning) for word in there) for beginning in asked)


def any_of(wanted: Iterable[str] | None, having: Iterable[str]) -> bool:
    """A10, A11: one of the wanted values is there; null or empty restricts nothing."""
    values = set(wanted or ())
    return not values or bool(values & set(having))


def any_folded(wanted: Iterable[str] | None, having: Iterable[str]) -> bool:
    """A12: as any_of, sectors and languages compared folded."""
    return any_of([fold(value) for value in wanted or ()], [fold(value) for value in having])
