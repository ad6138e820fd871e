"""The files of the exchange format: which draft reads their rows, what identifies a row, what its columns name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_store.drafts import (
    AssetDraft,
    AssetUseDraft,
    ContributionDraft,
    Draft,
    EndorsementDraft,
    MembershipDraft,
    NeedDraft,
    NodeDraft,
    OrganisationDraft,
    ParticipationDraft,
    PartnershipDraft,
    PersonDraft,
    PersonSkillDraft,
    PlaceDraft,
    PledgeDraft,
    ProjectDraft,
    SkillDraft,
)
from graph_store.imports import Links, StoredNode

_PARTY = ("person", "organisation")
_PROPERTY = {"hours_per_week": "hoursPerWeek"}


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """One file of the format.

    `noun` is the file's stem; `key` the columns that identify a row (DEFINITIONS A16), of which the header must have
    those in `needed`; `references` says for each column that names other things which types it may name (with several,
    the type is written before the id); `lists` are those that may name more than one, `hierarchy` the column in which
    there may be no cycle; `makes` is the type of the node that a row makes, None where a row makes a relation.
    `within` is the file of relations that must have a row of the same values in the columns of its key.
    """

    noun: str
    draft: type[Draft]
    key: tuple[str, ...]
    references: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    makes: str | None = None
    lists: tuple[str, ...] = ()
    hierarchy: str | None = None
    within: str | None = None
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", self.draft.columns())

    @property
    def name(self) -> str:
        """The file's name in the folder."""
        return f"{self.noun}.csv"

    def values(self, draft: Draft) -> tuple[Any, ...]:
        """The draft's values, one a column, as `Draft.values` gives them: a third of the time, and rows are many."""
        return tuple(map(draft.__dict__.__getitem__, self.columns))


def _node(
    noun: str,
    type_: str,
    draft: type[NodeDraft],
    references: Mapping[str, tuple[str, ...]],
    lists: tuple[str, ...] = (),
    hierarchy: str | None = None,
) -> ExchangeFile:
    return ExchangeFile(noun, draft, ("id",), references, ("id",), type_, lists, hierarchy)


def _relation(
    noun: str,
    draft: type[Draft],
    ends: Mapping[str, tuple[str, ...]],
    needed: tuple[str, ...],
    free: tuple[str, ...],
    within: str | None = None,
) -> ExchangeFile:
    return ExchangeFile(noun, draft, (*ends, *needed, *free), ends, (*ends, *needed), within=within)


_PLACE = {"place": ("place",)}

FILES: tuple[ExchangeFile, ...] = (
    _node("places", "place", PlaceDraft, {"parent": ("place",)}, hierarchy="parent"),
    _node(
        "skills",
        "skill",
        SkillDraft,
        {"broader": ("skill",), "related": ("skill",)},
        lists=("broader", "related"),
        hierarchy="broader",
    ),
    _node("organisations", "organisation", OrganisationDraft, {**_PLACE, "parent": ("organisation",)}, (), "parent"),
    _node("people", "person", PersonDraft, _PLACE),
    _node("projects", "project", ProjectDraft, _PLACE),
    _node("assets", "asset", AssetDraft, {"owner": _PARTY, **_PLACE}),
    _node("needs", "need", NeedDraft, {"subject": (*_PARTY, "project"), "skill": ("skill",), **_PLACE}),
    _node("contributions", "contribution", ContributionDraft, {"project": ("project",), "party": _PARTY}),
    _relation(
        "memberships",
        MembershipDraft,
        {"person": ("person",), "organisation": ("organisation",)},
        needed=(),
        free=("role", "since"),
    ),
    _relation(
        "participations",
        ParticipationDraft,
        {"project": ("project",), "party": _PARTY},
        needed=("role",),
        free=("since",),
    ),
    _relation("person_skills", PersonSkillDraft, {"person": ("person",), "skill": ("skill",)}, needed=(), free=()),
    _relation(
        "partnerships",
        PartnershipDraft,
        {"organisation": ("organisation",), "partner": ("organisation",)},
        needed=("kind",),
        free=("since",),
    ),
    _relation("asset_uses", AssetUseDraft, {"project": ("project",), "asset": ("asset",)}, needed=(), free=("since",)),
    _relation("pledges", PledgeDraft, {"need": ("need",), "party": _PARTY}, needed=(), free=()),
    _relation(
        "endorsements",
        EndorsementDraft,
        {"endorser": ("person",), "person": ("person",), "skill": ("skill",)},
        needed=(),
        free=(),
        within="person_skills",
    ),
)
"""All files, in the order in which they are written: what is named before what names it."""


def own_values(file: ExchangeFile, values: Sequence[Any]) -> list[Any]:
    """The values of a row that are properties of its node."""
    return [value for column, value in zip(file.columns, values, strict=True) if column not in file.references]


def other_links(file: ExchangeFile, draft: NodeDraft, there: StoredNode | None) -> list[Links]:
    """The columns that name other things than the store has."""
    other = []
    for column in draft.linking:
        value = getattr(draft, column)
        wanted = value if isinstance(value, tuple) else () if value is None else (value,)
        have = there.values[file.columns.index(column)] if there else ()
        if sorted(wanted) != sorted(have):
            other.append(Links(column, draft.id, wanted))
    return other


def properties(file: ExchangeFile, values: Sequence[Any]) -> dict[str, Any]:
    """A row of a file of relations as it is written: the ends by column, the properties by name."""
    return {_PROPERTY.get(column, column): value for column, value in zip(file.columns, values, strict=True)}


def values(file: ExchangeFile, stored: Mapping[str, Any]) -> tuple[Any, ...]:
    """The properties of a stored relation in the order of the file's columns; None for its ends."""
    return tuple(stored.get(_PROPERTY.get(column, column)) for column in file.columns)


def relation_key(file: ExchangeFile, values: Sequence[Any]) -> tuple[str, ...]:
    """The key of a relation whose values stand in the order of the file's columns; '' for None."""
    return tuple(values[file.columns.index(column)] or "" for column in file.key)


def single(file: ExchangeFile, column: str, value: Any) -> Any:
    """What a stored column that can name one thing names: the first where the store has more."""
    if column in file.references and column not in file.lists:
        return min(value, default=None)
    return value
