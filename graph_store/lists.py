"""The root lists: which things pass a filter, a page of them in an order.

A filter of a noun (graph_store/<noun>.py) becomes a Selection: where its statements look first, what they check, and
the parameters of both. The statements `<noun>/list`, `ranked`, `count`, `facet` and `facet_places` take any Selection
of their noun, so what a page shows and what the counts beside it count is the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph_store.entities import NOUNS
from graph_store.folding import full_text_query, index_word, words
from graph_store.reading import Reading
from graph_store.relations import Row, Shape, Window

ASCENDING, DESCENDING = "ascending", "descending"
AS_FOUND, IN_INDEX_ORDER = "as_found", "in_index_order"

COUNT_ORDER_LIMIT = 25_000
"""Up to how many things that pass the filter and that the viewer sees a list is ordered by a count (B10)."""

_NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Selection:
    """Which things of a type: what fills the holes of its statements, and their parameters."""

    type: str
    options: Mapping[str, str]
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def statement(self, name: str) -> str:
        """The name of the noun's own statement."""
        return f"{NOUNS[self.type]}/{name}"


class Filter(Protocol):
    """What a list's filter asks, checked, with ids as they are stored."""

    def selection(self) -> Selection:
        """The things that pass."""


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """By a stored property, up or down; equal ones always by id ascending (A1).

    `by` is the fragment that names the property: by_name, or by_creation.
    """

    by: str = "by_name"
    down: bool = False

    def is_upwards(self, window: Window) -> bool:
        """Whether the window is read in the order in which an index holds its keys."""
        return not self.down and not window.backward

    def options(self, window: Window) -> dict[str, str]:
        """The fragments that read this window of the order from the index."""
        bounds = {(False, False): "all", (True, False): "after", (False, True): "before", (True, True): "between"}[
            (window.after is not None, window.before is not None)
        ]
        key = "key_down_" if self.down and bounds != "all" else "key_"
        return {
            "order": self.by,
            "bounds": key + bounds,
            "name": DESCENDING if self.down is not window.backward else ASCENDING,
            "id": DESCENDING if window.backward else ASCENDING,
        }


@dataclass(frozen=True, slots=True)
class FigureOrder:
    """By a figure of each thing, up or down, null last in both (A15); equal ones by id ascending.

    `figure` is the fragment that counts or reads it; `most` is how many things may pass, for figures that are counted.
    """

    figure: str
    down: bool = False
    most: int = _NO_LIMIT


@dataclass(frozen=True, slots=True)
class Value:
    """How many things have one value of a property; `key` is what is compared, `spelling` what is shown."""

    key: str
    spelling: str
    count: int


class TooMany(Exception):
    """More things pass the filter than may be ordered by a count."""


def text_parameters(text: str) -> dict[str, Any]:
    """What a statement with `@has_words` needs: the full-text query, and the encoded words that decide.

    Empty where the text has no words, which restricts nothing (L1).
    """
    asked = words(text)
    if not asked:
        return {}
    return {"query": full_text_query(asked), "words": [f" {index_word(word)}" for word in dict.fromkeys(asked)]}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a filter may ask of a relation: the hole of its check, the check, and the source that finds it.

    `covered` says whether a list that looks at that source need not check it again.
    """

    hole: str
    check: str
    source: str | None
    given: bool
    covered: bool = True


def selection_of(
    type_name: str,
    checks: tuple[str, str],
    conditions: Sequence[Condition],
    text: str | None,
    asked: Mapping[str, Any],
) -> Selection:
    """The Selection of a filter: it looks at the source of the first condition that is given, else at the text.

    `checks` are the fragments that check everything, and that do where nothing at all is asked; `asked` has the
    filter's values, where what is not given is empty.
    """
    found = text_parameters(text or "")
    first = next((one for one in conditions if one.given and one.source), None)
    noun = NOUNS[type_name]
    source = first.source if first and first.source else f"{noun}_with_words" if found else f"every_{type_name.lower()}"
    is_plain = not found and not any(one.given for one in conditions) and not any(asked.values())

    def check(one: Condition) -> str:
        return one.check if one.given and not (one is first and one.covered) else "anything"

    return Selection(
        type_name,
        {"source": source, "filter": checks[is_plain], **{one.hole: check(one) for one in conditions if one.hole}},
        {"filter": {**asked, "words": found.get("words", [])}, "query": found.get("query", "")},
    )


async def list_by_key(
    reading: Reading, selection: Selection, order: KeyOrder, window: Window, shape: Shape, count: bool
) -> tuple[list[Row], int | None]:
    """A page of what is selected, in the order of a stored property; page and count are a statement each.

    A window without a limit reads no page.
    """
    total: int | None = None
    if count:
        page = _page(reading, selection, order, window, shape)
        rows, total = await asyncio.gather(page, count_all(reading, selection))
    else:
        rows = await _page(reading, selection, order, window, shape)
    return rows[::-1] if window.backward else rows, total


async def count_all(reading: Reading, selection: Selection) -> int:
    """How many things are selected."""
    (total,) = await reading.one(selection.statement("count"), selection.options, **selection.parameters)
    return int(total)


async def _page(reading: Reading, selection: Selection, order: KeyOrder, window: Window, shape: Shape) -> list[Row]:
    if not window.limit:
        return []
    is_in_order = selection.options["source"].startswith("every_") and order.is_upwards(window)
    (rows,) = await reading.one(
        selection.statement("list"),
        {
            **selection.options,
            **order.options(window),
            **shape.options(),
            "cut": IN_INDEX_ORDER if is_in_order else AS_FOUND,
        },
        limit=window.limit,
        **_bounds("after", window.after),
        **_bounds("before", window.before),
        **selection.parameters,
    )
    return list(rows)


def _bounds(side: str, key: tuple[Any, ...] | None) -> dict[str, str]:
    """The two parts of an order key as parameters of their own: of a part of a list ArcadeDB seeks no index."""
    return {} if key is None else {f"{side}Key": key[0], f"{side}Id": key[1]}


async def list_by_figure(
    reading: Reading, selection: Selection, order: FigureOrder, window: Window, count: bool
) -> tuple[list[Row], int | None]:
    """A page of what is selected, each with its figure, in the order of a figure, and how many there are.

    TooMany where more passes than may be ordered (B10).
    """
    rows, passing = await reading.one(
        selection.statement("ranked"),
        {**selection.options, "figure": order.figure, **window.options()},
        sign=-1 if order.down else 1,
        most=order.most,
        on=reading.today,
        **window.parameters(),
        **selection.parameters,
    )
    if passing > order.most:
        raise TooMany
    return rows[::-1] if window.backward else rows, passing if count else None


async def count_values(reading: Reading, selection: Selection, by: str) -> list[Value]:
    """How many of what is selected have each value of a property (the fragment `by`), in no order."""
    (found,) = await reading.one(selection.statement("facet"), {**selection.options, "by": by}, **selection.parameters)
    return [Value(key, spelling, number) for key, spelling, number in found]


async def count_places(reading: Reading, selection: Selection, level: str) -> list[tuple[str, int]]:
    """How many of what is selected are in each place (its id) of a kind, rolled up (J6): most first, name, id."""
    (found,) = await reading.one(
        selection.statement("facet_places"), selection.options, level=level, **selection.parameters
    )
    return [(place, number) for place, number in found]
