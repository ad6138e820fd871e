"""Places as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import field_validator

from graph_store.drafts.base import NodeDraft, both_or_neither
from graph_store.drafts.fields import Id, Latitude, Longitude, Name, OptionalId, PlaceKind, Text
from graph_store.folding import search_text, sort_name, word_text


class PlaceDraft(NodeDraft):
    """A row of places.csv."""

    linking: ClassVar = ("parent",)

    id: Id
    name: Name
    kind: PlaceKind
    code: Text = None
    parent: OptionalId = None
    latitude: Latitude = None
    longitude: Longitude = None

    _location = field_validator("longitude")(both_or_neither)

    def properties(self) -> dict[str, Any]:
        """The properties of the label Place; the code is searched, but only words of the name rank (L2)."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "code": self.code,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "searchText": search_text([self.name, self.code]),
        }
