"""The tables of an exchange folder in memory (DESIGN 7), read and written, with the import's defaults.

Only well-formed folders are understood: to refuse bad rows is the import's job. A row's fields are the columns of its
file, in order. Dates are ISO text, lists are tuples, null is None.
"""

import csv
import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
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

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The community of an exchange folder; files and columns may be missing."""
        rows = [row for table in TABLES for row in _read_table(folder / f"{table}.csv", table)]
        return cls.of(*rows)

    def write(self, folder: Path, *, leave_defaults_empty: bool = False) -> None:
        """Write all files in the exchange format; with leave_defaults_empty the import has to know C1, C3 and M1."""
        folder.mkdir(parents=True, exist_ok=True)
        for table, row_type in TABLES.items():
            columns = [column.name for column in dataclasses.fields(row_type)]
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                for row in self.rows(table):
                    texts = {column: _text(getattr(row, column)) for column in columns}
                    if leave_defaults_empty:
                        texts |= {name: "" for name, text in texts.items() if text == _default(table, name, texts)}
                    writer.writerow(texts)

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


def _split(text: str) -> tuple[str, ...]:
    """M1, M9: the parts between ``|``, trimmed, empty ones left out, repeated ones once at their first place."""
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _optional(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: parse(text) if text else None


_PARSERS: Final[Mapping[object, Callable[[str], Any]]] = {
    str: str,
    int: int,
    float: float,
    bool: lambda text: text.lower() == "true",
    Key: Key.parse,
    str | None: _optional(str),
    int | None: _optional(int),
    float | None: _optional(float),
    bool | None: _optional(lambda text: text.lower() == "true"),
    Key | None: _optional(Key.parse),
    types.GenericAlias(tuple, (str, ...)): _split,
}


def _read_table(file: Path, table: str) -> list[Row]:
    """The rows of one file: M1 (trimmed, defaults), M3 (a byte order mark and empty lines)."""
    if not file.exists():
        return []
    row_type = TABLES[table]
    columns = typing.get_type_hints(row_type)
    rows = []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        for record in csv.DictReader(opened, strict=True):
            texts = {column: (record.get(column) or "").strip() for column in columns}
            filled = {column: text or _default(table, column, texts) for column, text in texts.items()}
            rows.append(row_type(**{column: _PARSERS[kind](filled[column]) for column, kind in columns.items()}))
    return rows


def _default(table: str, column: str, texts: Mapping[str, str]) -> str:
    """C1, C3, M1: what an empty field means, as text."""
    if column == "visibility":
        of_a_person = texts.get("owner", texts.get("subject", "")).startswith("person:")
        return "MEMBERS" if table == "people" or of_a_person else "PUBLIC"
    return _DEFAULTS.get((table, column), "")


_DEFAULTS: Final[Mapping[tuple[str, str], str]] = {
    ("people", "contact"): "STEWARDS",
    ("needs", "quantity"): "1.0",
    ("needs", "urgency"): "NORMAL",
    ("needs", "status"): "OPEN",
    ("memberships", "steward"): "false",
}


def _text(value: object) -> str:
    """A value as it stands in a file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and not isinstance(value, Key):
        return "|".join(value)
    return str(value)
