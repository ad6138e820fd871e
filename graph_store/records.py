"""What the database returned, as frozen records. Nothing here is validated again.

Dates are ISO 8601 strings, enums their names. `id` is the sender's own id; the global id is the schema's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from graph_store.identity import encode


@dataclass(frozen=True, slots=True)
class Record:
    """A thing with an identity; `type` is its name in the schema."""

    type: ClassVar[str] = ""
    id: str

    @property
    def global_id(self) -> str:
        """The opaque id that clients see."""
        return encode(self.type, self.id)


@dataclass(frozen=True, slots=True)
class Person(Record):
    """A person; `email` and `phone` are None where the viewer may not see them (C3)."""

    type: ClassVar[str] = "Person"
    name: str
    headline: str | None
    about: str | None
    languages: list[str]
    spaces: list[str]
    hours_per_week: float | None
    available_from: str | None
    available_until: str | None
    remote: bool | None
    visibility: str
    email: str | None
    phone: str | None
    contact: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees, WGS 84."""

    latitude: float
    longitude: float


class Located:
    """What may have coordinates of its own."""

    __slots__ = ()
    latitude: float | None
    longitude: float | None

    @property
    def location(self) -> Point | None:
        """The position, where it is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Organisation(Record, Located):
    """An organisation."""

    type: ClassVar[str] = "Organisation"
    name: str
    kind: str
    summary: str | None
    sectors: list[str]
    spaces: list[str]
    website: str | None
    email: str | None
    latitude: float | None
    longitude: float | None
    visibility: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Project(Record, Located):
    """A project."""

    type: ClassVar[str] = "Project"
    name: str
    summary: str | None
    status: str
    sectors: list[str]
    spaces: list[str]
    starts_on: str | None
    ends_on: str | None
    latitude: float | None
    longitude: float | None
    visibility: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Skill(Record):
    """A skill of the skill tree."""

    type: ClassVar[str] = "Skill"
    name: str
    alt_names: list[str]
    description: str | None


@dataclass(frozen=True, slots=True)
class Asset(Record, Located):
    """Something to share."""

    type: ClassVar[str] = "Asset"
    name: str
    kind: str
    summary: str | None
    capacity: float | None
    terms: str | None
    available_from: str | None
    available_until: str | None
    latitude: float | None
    longitude: float | None
    visibility: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Place(Record, Located):
    """A place, from region to settlement."""

    type: ClassVar[str] = "Place"
    name: str
    kind: str
    code: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Need(Record):
    """A need of a person, an organisation or a project."""

    type: ClassVar[str] = "Need"
    title: str
    kind: str
    asset_kind: str | None
    level: int | None
    quantity: float
    urgency: str
    status: str
    starts_on: str | None
    ends_on: str | None
    raised_on: str | None
    fulfilled_on: str | None
    visibility: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Contribution(Record):
    """What was given to a project."""

    type: ClassVar[str] = "Contribution"
    kind: str
    amount: float | None
    currency: str | None
    on: str
    note: str | None


Entity = Person | Organisation | Project | Skill | Asset | Place | Need | Contribution

BY_TYPE: dict[str, type[Entity]] = {
    "Person": Person,
    "Organisation": Organisation,
    "Project": Project,
    "Skill": Skill,
    "Asset": Asset,
    "Place": Place,
    "Need": Need,
    "Contribution": Contribution,
}
