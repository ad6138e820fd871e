"""How names are folded and cut into words (DEFINITIONS A3, L1, N16), in the one place that does it.

The same functions make what is stored (`sortName`, `nameWords`, `altNameWords`, `searchText`, `sectorKeys`,
`languageKeys`) and what is asked, so that the databases only ever compare strings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_WHITE_SPACE = re.compile(r"\s+")
_PLAIN = frozenset("abcdefghijklmnoprstuvwxyz0123456789")

_HIGH = re.compile("\ud7ff(?![0-9a-f]{6})|[\ud800-\U0010ffff]")
_WRITTEN_HIGH = re.compile("\ud7ff([0-9a-f]{6})")

TOKEN_LENGTH = 250
"""Full-text tokenisers cut a token after 255 characters; longer words are looked up by this many of their first."""


def fold(text: str) -> str:
    """The folded form of a text (A3): equal for spellings that differ in case, accents or white space only."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn").translate(_LETTERS)
    return _WHITE_SPACE.sub(" ", bare).strip()


def sortable(text: str) -> str:
    """The text in the form in which every database orders it by code point.

    Where UTF-16 orders otherwise (above U+D7FE) a character is written U+D7FF and six hexadecimal digits. The form is
    injective, keeps order and prefixes, and is the text itself for nearly every text; a text that is in this form
    already (U+D7FF is assigned to nothing) stays as it is. Ids and `sortName` are stored so.
    """
    return text if text.isascii() else _HIGH.sub(lambda found: f"\ud7ff{ord(found[0]):06x}", text)


def unsortable(text: str) -> str:
    """The text of which `sortable` made this form."""
    return text if text.isascii() else _WRITTEN_HIGH.sub(lambda found: chr(int(found[1], 16)), text)


def is_restorable(text: str) -> bool:
    """Whether the text can be told from its sortable form: all can but some with U+D7FF, which no script has."""
    try:
        return sortable(unsortable(text).encode().decode()) == sortable(text)
    except ValueError:
        return False


def sort_name(name: str) -> str:
    """What is stored as `sortName`: the folded name, sortable."""
    return sortable(fold(name))


def words(text: str) -> list[str]:
    """The folded words of a text (L1): its runs of letters and digits, in order, repeated ones included."""
    return ["".join(run) for is_word, run in groupby(fold(text), str.isalnum) if is_word]


def name_key(name: str) -> str:
    """The letters and digits of a folded name, one after the other: equal for names that are likely the same thing's.

    It is what `word_text` gives without its spaces, in which form the databases have it; empty for a name without any.
    """
    return "".join(filter(str.isalnum, fold(name)))


def word_text(text: str) -> str:
    """The folded words, each with one space before it, so that `CONTAINS ' ' + w` means "w begins a word"."""
    return "".join(f" {word}" for word in words(text))


def index_word(word: str) -> str:
    """A folded word in letters that no full-text tokeniser cuts, drops or changes.

    All but a-p, r-z and 0-9 is written `q<hexadecimal code point>z` (so Han, kana and even `q` itself). The code is
    injective and keeps prefixes: one word begins another exactly where its encoded form does.
    """
    if _PLAIN.issuperset(word):
        return word
    return "".join(c if c in _PLAIN else f"q{ord(c):x}z" for c in word)


def search_text(texts: Iterable[str | None]) -> str:
    """The distinct words of several texts, encoded by `index_word`, each with one space before it."""
    distinct = dict.fromkeys(index_word(word) for text in texts if text for word in words(text))
    return "".join(f" {word}" for word in distinct)


def full_text_query(asked: Iterable[str]) -> str:
    """The full-text query that finds every text in which each of these folded words begins some word.

    Made from encoded words alone, so nothing that a client wrote is ever read as query syntax.
    """
    return " ".join(f"+{index_word(word)[:TOKEN_LENGTH]}*" for word in dict.fromkeys(asked))
