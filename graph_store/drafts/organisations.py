"""Organisations and the partnerships between them, as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import Draft, NodeDraft, both_or_neither, not_before
from graph_store.drafts.fields import (
    Amount,
    Currency,
    Id,
    Latitude,
    Longitude,
    Name,
    OptionalDay,
    OptionalId,
    OrganisationKind,
    PartnershipKind,
    PublicVisibility,
    Spaces,
    Text,
    Texts,
    Website,
)
from graph_store.drafts.reading import bad
from graph_store.folding import fold, search_text, sort_name, word_text


class OrganisationDraft(NodeDraft):
    """A row of organisations.csv."""

    linking: ClassVar = ("place", "parent")

    id: Id
    name: Name
    kind: OrganisationKind
    summary: Text = None
    sectors: Texts = ()
    spaces: Spaces = ()
    place: OptionalId = None
    latitude: Latitude = None
    longitude: Longitude = None
    website: Website = None
    email: Text = None
    parent: OptionalId = None
    visibility: PublicVisibility = ""

    _location = field_validator("longitude")(both_or_neither)

    def properties(self) -> dict[str, Any]:
        """The properties of the label Organisation."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "summary": self.summary,
            "sectors": list(self.sectors),
            "spaces": list(self.spaces),
            "latitude": self.latitude,
            "longitude": self.longitude,
            "website": self.website,
            "email": self.email,
            "visibility": self.visibility,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "searchText": search_text([self.name, self.summary]),
            "sectorKeys": [fold(sector) for sector in self.sectors],
        }


class PartnershipDraft(Draft):
    """A row of partnerships.csv."""

    organisation: Id
    partner: Id
    kind: PartnershipKind
    since: OptionalDay = None
    until: OptionalDay = None
    amount: Amount = None
    currency: Currency = None

    @field_validator("partner")
    @classmethod
    def _another(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("organisation"):
            raise bad("an organisation is not a partner of itself: name another one")
        return value

    @field_validator("until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "since")
