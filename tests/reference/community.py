"""The tables of an exchange folder in memory (DESIGN 7).

A row's fields are the columns of its file, in order. Dates are ISO text, lists are tuples, null is None.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Self


class Key(NamedTuple):
    """Names one node. Keys compare as A1 says: by type name, then by the sender's id, by code point."""

    type: str
    id: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """M2: ``person:17`` splits at the first colon."""
        kind, _, own_id = text.partition(":")
        return cls(kind.capitalize(), own_id)

    def __str__(self) -> str:
        """The key as it stands in a file: ``person:17``."""
        return f"{self.type.lower()}:{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of places.csv."""

    id: str
    name: str
    kind: str
    code: str | None = None
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A row of skills.csv."""

    id: str
    name: str
    alt_names: tuple[str, ...] = ()
    description: str | None = None
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of organisations.csv."""

    id: str
    name: str
    kind: str = "OTHER"
    summary: str | None = None
    sectors: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    website: str | None = None
    email: str | None = None
    parent: str | None = None
    visibility: str = "PUBLIC"


@dataclass(frozen=True, slots=True)
class Person:
    """A row of people.csv."""

    id: str
    name: str
    headline: str | None = None
    about: str | None = None
    languages: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    place: str | None = None
    email: str | None = None
    phone: str | None = None
    contact: str = "STEWARDS"
    hours_per_week: float | None = None
    available_from: str | None = None
    available_until: str | None = None
    remote: bool | None = None
    visibility: str = "PUBLIC"


@dataclass(frozen=True, slots=True)
class Project:
    """A row of projects.csv."""

    id: str
    name: str
    summary: str | None = None
    status: str = "ACTIVE"
    sectors: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    visibility: str = "PUBLIC"


@dataclass(frozen=True, slots=True)
class Asset:
    """A row of assets.csv; the owner is a person or an organisation."""

    id: str
    name: str
    kind: str
    summary: str | None = None
    owner: Key | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    capacity: float | None = None
    terms: str | None = None
    available_from: str | None = None
    available_until: str | None = None
    visibility: str = "PUBLIC"


@dataclass(frozen=True, slots=True)
class Need:
    """A row of needs.csv; the subject is a person, an organisation or a project."""

    id: str
    title: str
    subject: Key
    kind: str
    skill: str | None = None
    asset_kind: str | None = None
    level: int | None = None
    quantity: float = 1.0
    urgency: str = "NORMAL"
    place: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    raised_on: str | None = None
    fulfilled_on: str | None = None
    status: str = "OPEN"
    visibility: str = "PUBLIC"


@dataclass(frozen=True, slots=True)
class Membership:
    """A row of memberships.csv."""

    person: str
    organisation: str
    role: str | None = None
    since: str | None = None
    until: str | None = None
    steward: bool = False


@dataclass(frozen=True, slots=True)
class Participation:
    """A row of participations.csv; the party is a person or an organisation."""

    project: str
    party: Key
    role: str
    since: str | None = None
    until: str | None = None
    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True)
class PersonSkill:
    """A row of person_skills.csv."""

    person: str
    skill: str
    level: int
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Partnership:
    """A row of partnerships.csv; read in both directions."""

    organisation: str
    partner: str
    kind: str
    since: str | None = None
    until: str | None = None
    amount: float | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AssetUse:
    """A row of asset_uses.csv."""

    project: str
    asset: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """A row of pledges.csv; the party is a person or an organisation."""

    need: str
    party: Key
    quantity: float = 1.0
    until: str | None = None
    status: str = "OFFERED"


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A row of endorsements.csv."""

    endorser: str
    person: str
    skill: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A row of contributions.csv; the party is None only where a viewer may not see the giver (B9)."""

    id: str
    project: str
    party: Key | None
    kind: str
    amount: float | None = None
    currency: str | None = None
    on: str = field(kw_only=True)
    note: str | None = None


NodeRow = Place | Skill | Organisation | Person | Project | Asset | Need | Contribution
RelationRow = Membership | Participation | PersonSkill | Partnership | AssetUse | Pledge | Endorsement
Row = NodeRow | RelationRow


@dataclass(frozen=True, slots=True)
class Community:
    """Everything of an exchange folder: nodes by id, relations in a tuple. Fields are named as the files."""

    places: Mapping[str, Place] = field(default_factory=dict)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    participations: tuple[Participation, ...] = ()
    person_skills: tuple[PersonSkill, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    asset_uses: tuple[AssetUse, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    contributions: Mapping[str, Contribution] = field(default_factory=dict)

    @classmethod
    def of(cls, *rows: Row) -> Self:
        """A community of rows of any kinds, in any order."""
        return cls(**{table: _table(row_type, rows) for table, row_type in TABLES.items()})

    def rows(self, table: str) -> list[Row]:
        """The rows of one table, named as its file."""
        content = getattr(self, table)
        return list(content.values() if isinstance(content, Mapping) else content)

    def get(self, key: Key) -> NodeRow | None:
        """The node of a key, None where there is none."""
        table: Mapping[str, NodeRow] = getattr(self, NODE_TABLES[key.type]) if key.type in NODE_TABLES else {}
        return table.get(key.id)

    def party(self, key: Key) -> Person | Organisation:
        """The person or organisation of a key that is there."""
        return self.people[key.id] if key.type == "Person" else self.organisations[key.id]

    def subject(self, key: Key) -> Person | Organisation | Project:
        """The person, organisation or project of a key that is there."""
        return self.projects[key.id] if key.type == "Project" else self.party(key)


TABLES: Final[Mapping[str, type[Row]]] = {
    "places": Place,
    "skills": Skill,
    "organisations": Organisation,
    "people": Person,
    "projects": Project,
    "assets": Asset,
    "needs": Need,
    "memberships": Membership,
    "participations": Participation,
    "person_skills": PersonSkill,
    "partnerships": Partnership,
    "asset_uses": AssetUse,
    "pledges": Pledge,
    "endorsements": Endorsement,
    "contributions": Contribution,
}
NODE_TABLES: Final[Mapping[str, str]] = {
    row_type.__name__: table
    for table, row_type in TABLES.items()
    if "id" in {column.name for column in dataclasses.fields(row_type)}
}


def name_of(row: NodeRow) -> str:
    """A4, N17: the name that a node is ordered and found by; a need's is its title, a contribution has none."""
    if isinstance(row, Need):
        return row.title
    return "" if isinstance(row, Contribution) else row.name


def key_of(row: NodeRow) -> Key:
    """The key of a node's row."""
    return Key(type(row).__name__, row.id)


def _table(row_type: type[Row], rows: Iterable[Row]) -> Any:
    """The rows of one type: by id where they have one, else a tuple."""
    chosen: list[Any] = [row for row in rows if type(row) is row_type]
    return {row.id: row for row in chosen} if row_type.__name__ in NODE_TABLES else tuple(chosen)
