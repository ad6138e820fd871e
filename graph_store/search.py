"""Search over everything that has a name (DEFINITIONS L2): the words decide, the name gives the score."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph_store.folding import full_text_query, index_word, sort_name, words
from graph_store.reading import Reading
from graph_store.relations import Row, Window

KINDS = ("PERSON", "ORGANISATION", "PROJECT", "SKILL", "ASSET", "PLACE", "NEED")
"""What can be searched for."""

ORDER = (float, str, str, str)
"""The types of the parts of a hit's order key: minus its score, folded name, type, id."""


async def hits(reading: Reading, text: str, kinds: Collection[str], window: Window) -> list[Row]:
    """The window of the hits, in order, each with its id and order key; no kinds are all kinds (A10).

    `text` needs at least one word.
    """
    asked = list(dict.fromkeys(words(text)))
    (rows,) = await reading.one(
        "search/hits",
        window.options(),
        **_found(asked, kinds),
        **window.parameters(),
        folded=sort_name(text),
        nameWords=[f" {word}" for word in asked],
    )
    return rows[::-1] if window.backward else list(rows)


async def count(reading: Reading, text: str, kinds: Collection[str]) -> int:
    """How many hits there are."""
    asked = list(dict.fromkeys(words(text)))
    (total,) = await reading.one("search/count", **_found(asked, kinds))
    return int(total)


def _found(asked: Sequence[str], kinds: Collection[str]) -> dict[str, object]:
    return {
        "query": full_text_query(asked),
        "words": [f" {index_word(word)}" for word in asked],
        "kinds": list(kinds or KINDS),
    }
