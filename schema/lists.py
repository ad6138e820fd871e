"""Root lists by name with their text: people, organisations, projects, skills, needs."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from graph_store.lists import NameOrder
from resolvers.connections import named_list
from resolvers.paging import Page
from schema.enums import OrderDirection, OrganisationOrderField, PersonOrderField, ProjectOrderField
from schema.fields import After, Before, First, Last, given, paging_of, root_field
from schema.info import Info
from schema.needs import NeedConnection
from schema.organisations import OrganisationConnection
from schema.people import PersonConnection
from schema.projects import ProjectConnection
from schema.selection import wants
from schema.skills import SkillConnection

_TEXT = "Every word of it begins some word of the name or of another text of the thing; case and accents do not matter."


@strawberry.input(description="Which people to list.")
class PersonFilter:
    """All that is given applies."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)


@strawberry.input(description="Which organisations to list.")
class OrganisationFilter:
    """All that is given applies."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)


@strawberry.input(description="Which projects to list.")
class ProjectFilter:
    """All that is given applies."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)


@strawberry.input(description="Which skills to list.")
class SkillFilter:
    """All that is given applies."""

    text: str | None = strawberry.field(default=UNSET, description=_TEXT)


_FIELD = "What to order by; equal ones follow by id."
_DIRECTION = "Upwards or downwards."


@strawberry.input(description="How to order people.")
class PersonOrder:
    """By name upwards unless told otherwise."""

    field: PersonOrderField = strawberry.field(default=PersonOrderField.NAME, description=_FIELD)
    direction: OrderDirection = strawberry.field(default=OrderDirection.ASC, description=_DIRECTION)


@strawberry.input(description="How to order organisations.")
class OrganisationOrder:
    """By name upwards unless told otherwise."""

    field: OrganisationOrderField = strawberry.field(default=OrganisationOrderField.NAME, description=_FIELD)
    direction: OrderDirection = strawberry.field(default=OrderDirection.ASC, description=_DIRECTION)


@strawberry.input(description="How to order projects.")
class ProjectOrder:
    """By name upwards unless told otherwise."""

    field: ProjectOrderField = strawberry.field(default=ProjectOrderField.NAME, description=_FIELD)
    direction: OrderDirection = strawberry.field(default=OrderDirection.ASC, description=_DIRECTION)


PersonWhere = Annotated[PersonFilter | None, strawberry.argument(name="filter", description="Which to list.")]
OrganisationWhere = Annotated[
    OrganisationFilter | None, strawberry.argument(name="filter", description="Which to list.")
]
ProjectWhere = Annotated[ProjectFilter | None, strawberry.argument(name="filter", description="Which to list.")]
SkillWhere = Annotated[SkillFilter | None, strawberry.argument(name="filter", description="Which to list.")]
_ORDER = strawberry.argument(description="The order; by name upwards by default.")


def _order(asked: PersonOrder | OrganisationOrder | ProjectOrder | None) -> NameOrder:
    return NameOrder(down=asked.direction is OrderDirection.DESC if asked else False)


def _text(where: PersonFilter | OrganisationFilter | ProjectFilter | SkillFilter | None) -> str | None:
    return given(where.text) if where else None


async def _people(
    info: Info,
    where: PersonWhere = UNSET,
    order_by: Annotated[PersonOrder | None, _ORDER] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    text = _text(where)
    return await named_list(info.context, "Person", _order(order_by), paging, wants(info), text)


async def _organisations(
    info: Info,
    where: OrganisationWhere = UNSET,
    order_by: Annotated[OrganisationOrder | None, _ORDER] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    text = _text(where)
    return await named_list(info.context, "Organisation", _order(order_by), paging, wants(info), text)


async def _projects(
    info: Info,
    where: ProjectWhere = UNSET,
    order_by: Annotated[ProjectOrder | None, _ORDER] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    text = _text(where)
    return await named_list(info.context, "Project", _order(order_by), paging, wants(info), text)


async def _skills(
    info: Info,
    where: SkillWhere = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    return await named_list(info.context, "Skill", NameOrder(), paging, wants(info), _text(where))


async def _needs(
    info: Info, first: First = UNSET, after: After = UNSET, last: Last = UNSET, before: Before = UNSET
) -> Page:
    return await named_list(info.context, "Need", NameOrder(), paging_of(first, after, last, before), wants(info))


@strawberry.type
class ListQuery:
    """Everything of a type that the viewer sees, by name."""

    people: PersonConnection = root_field(_people, PersonConnection, "People, by name.")
    organisations: OrganisationConnection = root_field(
        _organisations, OrganisationConnection, "Organisations, by name."
    )
    projects: ProjectConnection = root_field(_projects, ProjectConnection, "Projects, by name.")
    skills: SkillConnection = root_field(_skills, SkillConnection, "Skills, by name.")
    needs: NeedConnection = root_field(_needs, NeedConnection, "Needs, by title.")
