"""Assets and which projects use them, as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import Draft, NodeDraft, both_or_neither, not_before
from graph_store.drafts.fields import (
    AssetKind,
    AssetTerms,
    Capacity,
    Id,
    Latitude,
    Longitude,
    Name,
    OptionalDay,
    OptionalId,
    OptionalParty,
    OwnedVisibility,
    Text,
)
from graph_store.folding import search_text, sort_name, word_text


class AssetDraft(NodeDraft):
    """A row of assets.csv; `owner` with its type before it."""

    linking: ClassVar = ("owner", "place")

    id: Id
    name: Name
    kind: AssetKind
    summary: Text = None
    owner: OptionalParty = None
    place: OptionalId = None
    latitude: Latitude = None
    longitude: Longitude = None
    capacity: Capacity = None
    terms: AssetTerms = None
    available_from: OptionalDay = None
    available_until: OptionalDay = None
    visibility: OwnedVisibility = ""

    _location = field_validator("longitude")(both_or_neither)

    @field_validator("available_until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "available_from")

    def properties(self) -> dict[str, Any]:
        """The properties of the label Asset."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "summary": self.summary,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "capacity": self.capacity,
            "terms": self.terms,
            "availableFrom": self.available_from,
            "availableUntil": self.available_until,
            "visibility": self.visibility,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "searchText": search_text([self.name, self.summary]),
        }


class AssetUseDraft(Draft):
    """A row of asset_uses.csv."""

    project: Id
    asset: Id
    since: OptionalDay = None
    until: OptionalDay = None

    @field_validator("until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "since")
