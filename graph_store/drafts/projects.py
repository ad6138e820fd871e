"""Projects and who works on them, as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import Draft, NodeDraft, both_or_neither, not_before
from graph_store.drafts.fields import (
    HoursPerWeek,
    Id,
    Latitude,
    Longitude,
    Name,
    OptionalDay,
    OptionalId,
    ParticipationRole,
    Party,
    ProjectStatus,
    PublicVisibility,
    Spaces,
    Text,
    Texts,
)
from graph_store.folding import fold, search_text, sort_name, word_text


class ProjectDraft(NodeDraft):
    """A row of projects.csv."""

    linking: ClassVar = ("place",)

    id: Id
    name: Name
    summary: Text = None
    status: ProjectStatus
    sectors: Texts = ()
    spaces: Spaces = ()
    place: OptionalId = None
    latitude: Latitude = None
    longitude: Longitude = None
    starts_on: OptionalDay = None
    ends_on: OptionalDay = None
    visibility: PublicVisibility = ""

    _location = field_validator("longitude")(both_or_neither)

    @field_validator("ends_on")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "starts_on")

    def properties(self) -> dict[str, Any]:
        """The properties of the label Project."""
        return {
            "id": self.id,
            "name": self.name,
            "summary": self.summary,
            "status": self.status,
            "sectors": list(self.sectors),
            "spaces": list(self.spaces),
            "latitude": self.latitude,
            "longitude": self.longitude,
            "startsOn": self.starts_on,
            "endsOn": self.ends_on,
            "visibility": self.visibility,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "searchText": search_text([self.name, self.summary]),
            "sectorKeys": [fold(sector) for sector in self.sectors],
        }


class ParticipationDraft(Draft):
    """A row of participations.csv; `party` with its type before it."""

    project: Id
    party: Party
    role: ParticipationRole
    since: OptionalDay = None
    until: OptionalDay = None
    hours_per_week: HoursPerWeek = None

    @field_validator("until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "since")
