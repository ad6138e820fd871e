"""The filters of the root lists: all that is given applies together, of each list of values any."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from resolvers.lists import Asked
from schema.enums import (
    AssetKind,
    AssetTerms,
    NeedKind,
    NeedStatus,
    OrganisationKind,
    ProjectStatus,
    Space,
    Urgency,
)
from schema.scalars import Date
from schema.skills import SkillRequirement, requirement

_TEXT = (
    "At most 1000 characters; every word of it begins some word of the name or of another text of the thing, case and "
    "accents aside."
)
_WITHIN = "The global id of a place: only what is in it, or in what lies in it at any depth."
_SECTORS = "Any of these sectors, case and accents aside."
_SPACES = "Active in any of these spaces."


@strawberry.input(description="Which people to list; all that is given applies together.")
class PersonFilter:
    """PersonFilter of the contract."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)
    spaces: list[Space] | None = strawberry.field(default=UNSET, description=_SPACES)
    skills: list[SkillRequirement] | None = strawberry.field(
        default=UNSET,
        description="Who meets every one of these: holds the skill, or one narrower by any number of steps, at the "
        "level or higher; the weight plays no part.",
    )
    within: strawberry.ID | None = strawberry.field(default=UNSET, description=_WITHIN)
    languages: list[str] | None = strawberry.field(
        default=UNSET, description="Speaks any of these: BCP 47 tags, case aside."
    )
    organisation: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The global id of an organisation: its people, past ones too."
    )
    project: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The global id of a project: the people who work or worked on it."
    )
    available_on: Date | None = strawberry.field(
        default=UNSET, description="Available on this day; who says nothing of it is."
    )
    remote: bool | None = strawberry.field(
        default=UNSET, description="Who works remotely, or does not; who says nothing of it passes neither."
    )


@strawberry.input(description="Which organisations to list; all that is given applies together.")
class OrganisationFilter:
    """OrganisationFilter of the contract."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)
    spaces: list[Space] | None = strawberry.field(default=UNSET, description=_SPACES)
    kinds: list[OrganisationKind] | None = strawberry.field(default=UNSET, description="Of any of these kinds.")
    sectors: list[str] | None = strawberry.field(default=UNSET, description=_SECTORS)
    within: strawberry.ID | None = strawberry.field(default=UNSET, description=_WITHIN)


@strawberry.input(description="Which projects to list; all that is given applies together.")
class ProjectFilter:
    """ProjectFilter of the contract."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)
    spaces: list[Space] | None = strawberry.field(default=UNSET, description=_SPACES)
    statuses: list[ProjectStatus] | None = strawberry.field(default=UNSET, description="In any of these states.")
    sectors: list[str] | None = strawberry.field(default=UNSET, description=_SECTORS)
    within: strawberry.ID | None = strawberry.field(default=UNSET, description=_WITHIN)
    active_on: Date | None = strawberry.field(
        default=UNSET, description="Begun by this day and not ended before it, by its own dates, whatever its status."
    )


@strawberry.input(description="Which skills to list; all that is given applies together.")
class SkillFilter:
    """SkillFilter of the contract."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)
    broader: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The global id of a skill: all that are narrower, by any number of steps."
    )


@strawberry.input(description="Which needs to list; all that is given applies together.")
class NeedFilter:
    """NeedFilter of the contract."""

    kinds: list[NeedKind] | None = strawberry.field(default=UNSET, description="Of any of these kinds.")
    statuses: list[NeedStatus] | None = strawberry.field(default=UNSET, description="In any of these states.")
    skill: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The global id of a skill: needs of it, or of one narrower by any number of steps."
    )
    within: strawberry.ID | None = strawberry.field(
        default=UNSET, description=f"{_WITHIN} A need without a place is where its subject is."
    )
    urgency: list[Urgency] | None = strawberry.field(default=UNSET, description="As urgent as any of these.")


@strawberry.input(description="Which assets: all that is given, of a list any value; an empty list restricts nothing.")
class AssetFilter:
    """All fields together."""

    kinds: list[AssetKind] | None = strawberry.field(default=UNSET, description="What it is.")
    terms: list[AssetTerms] | None = strawberry.field(
        default=UNSET, description="On what terms; an asset without terms is left out."
    )
    available_on: Date | None = strawberry.field(default=UNSET, description="Available on this day.")
    sectors: list[str] | None = strawberry.field(
        default=UNSET, description="Sectors of the owning organisation, case and accents aside."
    )
    spaces: list[Space] | None = strawberry.field(default=UNSET, description="Spaces of the owner.")
    owner: strawberry.ID | None = strawberry.field(
        default=UNSET, description="The global id of the person or organisation that owns it."
    )
    text: str | None = strawberry.field(
        default=UNSET,
        description="At most 1000 characters; every word of it begins some word of the name or the summary.",
    )


PersonWhere = Annotated[PersonFilter | None, strawberry.argument(name="filter", description="Which people.")]
OrganisationWhere = Annotated[
    OrganisationFilter | None, strawberry.argument(name="filter", description="Which organisations.")
]
ProjectWhere = Annotated[ProjectFilter | None, strawberry.argument(name="filter", description="Which projects.")]
SkillWhere = Annotated[SkillFilter | None, strawberry.argument(name="filter", description="Which skills.")]
NeedWhere = Annotated[NeedFilter | None, strawberry.argument(name="filter", description="Which needs.")]
AssetWhere = Annotated[AssetFilter | None, strawberry.argument(name="filter", description="Which assets.")]

Filter = PersonFilter | OrganisationFilter | ProjectFilter | SkillFilter | NeedFilter | AssetFilter


def asked_of(where: Filter | None) -> Asked:
    """The fields that the client gave, as resolvers take them; explicit nulls are left out (A9)."""
    if not where:
        return {}
    values = ((field.name, getattr(where, field.name)) for field in fields(where))
    return {name: _plain(value) for name, value in values if value is not UNSET and value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.name
    return requirement(value) if isinstance(value, SkillRequirement) else value
