"""People, their memberships, their skills and who endorses these, as rows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator

from graph_store.drafts.base import Draft, NodeDraft, not_before
from graph_store.drafts.fields import (
    ContactAudience,
    Flag,
    HoursPerWeek,
    Id,
    Languages,
    Level,
    Name,
    OptionalDay,
    OptionalId,
    PersonVisibility,
    Spaces,
    Steward,
    Text,
    Years,
)
from graph_store.drafts.reading import bad
from graph_store.folding import fold, search_text, sort_name, word_text


class PersonDraft(NodeDraft):
    """A row of people.csv."""

    linking: ClassVar = ("place",)

    id: Id
    name: Name
    headline: Text = None
    about: Text = None
    languages: Languages = ()
    spaces: Spaces = ()
    place: OptionalId = None
    email: Text = None
    phone: Text = None
    contact: ContactAudience = ""
    hours_per_week: HoursPerWeek = None
    available_from: OptionalDay = None
    available_until: OptionalDay = None
    remote: Flag = None
    visibility: PersonVisibility = ""

    @field_validator("available_until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "available_from")

    def properties(self) -> dict[str, Any]:
        """The properties of the label Person."""
        return {
            "id": self.id,
            "name": self.name,
            "headline": self.headline,
            "about": self.about,
            "languages": list(self.languages),
            "spaces": list(self.spaces),
            "email": self.email,
            "phone": self.phone,
            "contact": self.contact,
            "hoursPerWeek": self.hours_per_week,
            "availableFrom": self.available_from,
            "availableUntil": self.available_until,
            "remote": self.remote,
            "visibility": self.visibility,
            "sortName": sort_name(self.name),
            "nameWords": word_text(self.name),
            "searchText": search_text([self.name, self.headline, self.about]),
            "languageKeys": [fold(language) for language in self.languages],
        }


class MembershipDraft(Draft):
    """A row of memberships.csv."""

    person: Id
    organisation: Id
    role: Text = None
    since: OptionalDay = None
    until: OptionalDay = None
    steward: Steward = False

    @field_validator("until")
    @classmethod
    def _ends_after(cls, value: str | None, info: ValidationInfo) -> str | None:
        return not_before(value, info, "since")


class PersonSkillDraft(Draft):
    """A row of person_skills.csv; `level` 1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert."""

    person: Id
    skill: Id
    level: Level
    years: Years = None


class EndorsementDraft(Draft):
    """A row of endorsements.csv: the endorser says that the person is good at a skill that the person holds."""

    endorser: Id
    person: Id
    skill: Id
    on: OptionalDay = None

    @field_validator("person")
    @classmethod
    def _another(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("endorser"):
            raise bad("nobody endorses himself: name another person")
        return value
