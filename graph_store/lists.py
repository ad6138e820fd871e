"""The root lists of a type: everything that the viewer sees, by folded name, with the words of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph_store.entities import NOUNS
from graph_store.folding import full_text_query, index_word, words
from graph_store.reading import Reading
from graph_store.relations import Rows, Window, rows_of

ASCENDING, DESCENDING = "ascending", "descending"


@dataclass(frozen=True, slots=True)
class NameOrder:
    """By folded name, up or down; equal names always by id ascending (A1)."""

    down: bool = False

    def options(self, window: Window) -> dict[str, str]:
        """The fragments that read this window of the order from the index."""
        bounds = {(False, False): "all", (True, False): "after", (False, True): "before", (True, True): "between"}[
            (window.after is not None, window.before is not None)
        ]
        name = "name_down_" if self.down and bounds != "all" else "name_"
        return {
            "bounds": name + bounds,
            "name": DESCENDING if self.down is not window.backward else ASCENDING,
            "id": DESCENDING if window.backward else ASCENDING,
        }


def text_parameters(text: str) -> dict[str, Any]:
    """What a statement with `@has_words` needs: the full-text query, and the encoded words that decide.

    Empty where the text has no words, which restricts nothing (L1).
    """
    asked = words(text)
    if not asked:
        return {}
    return {"query": full_text_query(asked), "words": [f" {index_word(word)}" for word in dict.fromkeys(asked)]}


async def list_by_name(
    reading: Reading, type_name: str, order: NameOrder, window: Window, count: bool, text: str | None
) -> Rows:
    """A page of a type's things by name; `text` restricts them to those of which each of its words begins a word."""
    found = text_parameters(text) if text else {}
    name = f"{NOUNS[type_name]}/{'list_by_text' if found else 'list'}"
    rows, total = await reading.one(name, order.options(window), count=count, **window.parameters(), **found)
    return rows_of(rows, window, total if count else None)
