"""Assets by their filter: what the list of assets and the asset map have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph_store.folding import fold
from graph_store.identity import Identity
from graph_store.lists import Selection, text_parameters

KINDS = (
    "SPACE",
    "EQUIPMENT",
    "FUNDING",
    "TRANSPORT",
    "MATERIAL",
    "TRAINING",
    "EXPERTISE",
    "INFORMATION",
    "DIGITAL",
    "LAND",
    "OTHER",
)
"""The kinds of assets, in the order of the enum."""

_BY_OWNER = {"Person": "assets_of_person", "Organisation": "assets_of_organisation"}


@dataclass(frozen=True, slots=True)
class AssetFilter:
    """What an asset must be: all the fields together, of each list any value; None and empty restrict nothing.

    `available_on` is an ISO 8601 date; `sectors` and `spaces` are those of the asset's owner (J3, N2).
    """

    kinds: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    available_on: str | None = None
    sectors: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    owner: Identity | None = None
    text: str | None = None

    def parameters(self) -> dict[str, Any]:
        """The filter as statements with `@passes_asset_filter` take it; what is not given is empty, never null."""
        found = text_parameters(self.text or "")
        passing = {
            "kinds": list(self.kinds),
            "terms": list(self.terms),
            "availableOn": self.available_on or "",
            "sectors": [fold(sector) for sector in self.sectors],
            "spaces": list(self.spaces),
            "byOwner": bool(self.owner or self.sectors or self.spaces),
            "ownerType": self.owner.type if self.owner else "",
            "owner": self.owner.id if self.owner else "",
            "words": found.get("words", []),
        }
        return {"filter": passing, "query": found.get("query", "")}

    def selection(self) -> Selection:
        """The assets that pass, for the list and its facets."""
        parameters = self.parameters()
        source = "assets_with_words" if parameters["query"] else "every_asset"
        if self.owner:
            source = _BY_OWNER[self.owner.type]
        check = "passes_asset_filter" if any(parameters["filter"].values()) else "visible_asset"
        return Selection("Asset", {"source": source, "filter": check}, parameters)


def in_enum_order(counts: list[list[Any]]) -> list[tuple[str, int]]:
    """Counts by kind as a statement gave them, most first, then in the order of the enum (J6)."""
    return sorted(((kind, count) for kind, count in counts), key=lambda pair: (-pair[1], KINDS.index(pair[0])))
