"""The root lists: people, organisations, projects, skills, assets, needs; their filters are in filters.py."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers.assets import ASSETS
from resolvers.lists import ListOrder, page
from resolvers.needs import NEEDS
from resolvers.organisations import ORGANISATIONS
from resolvers.paging import Page
from resolvers.people import PEOPLE
from resolvers.projects import PROJECTS
from resolvers.skills import SKILLS
from schema.assets import AssetConnection
from schema.enums import OrderDirection, OrganisationOrderField, PersonOrderField, ProjectOrderField
from schema.fields import After, Before, First, Last, paging_of, root_field
from schema.filters import AssetWhere, NeedWhere, OrganisationWhere, PersonWhere, ProjectWhere, SkillWhere, asked_of
from schema.info import Info
from schema.needs import NeedConnection
from schema.organisations import OrganisationConnection
from schema.people import PersonConnection
from schema.projects import ProjectConnection
from schema.selection import wants
from schema.skills import SkillConnection

_FIELD = (
    "What to order by; equal ones follow by id. A count is what the connection of that name counts without arguments; "
    "it orders up to 25,000 things that pass the filter, beyond that the answer is TOO_COMPLEX."
)
_DIRECTION = "Upwards or downwards; what is unknown comes last in both."


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


_ORDER = strawberry.argument(description="The order; by name upwards by default.")
_BY_NAME = ListOrder()


def _order(asked: PersonOrder | OrganisationOrder | ProjectOrder | None) -> ListOrder:
    if not asked:
        return _BY_NAME
    return ListOrder(asked.field.name, down=asked.direction is OrderDirection.DESC)


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
    return await page(info.context, PEOPLE, asked_of(where), _order(order_by), paging, wants(info))


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
    return await page(info.context, ORGANISATIONS, asked_of(where), _order(order_by), paging, wants(info))


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
    return await page(info.context, PROJECTS, asked_of(where), _order(order_by), paging, wants(info))


async def _skills(
    info: Info,
    where: SkillWhere = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    return await page(info.context, SKILLS, asked_of(where), _BY_NAME, paging, wants(info))


async def _assets(
    info: Info,
    where: AssetWhere = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    return await page(info.context, ASSETS, asked_of(where), _BY_NAME, paging, wants(info))


async def _needs(
    info: Info,
    where: NeedWhere = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    paging = paging_of(first, after, last, before)
    return await page(info.context, NEEDS, asked_of(where), _BY_NAME, paging, wants(info))


@strawberry.type
class ListQuery:
    """Everything of a type that the viewer sees and that passes a filter."""

    people: PersonConnection = root_field(_people, PersonConnection, "People.")
    organisations: OrganisationConnection = root_field(_organisations, OrganisationConnection, "Organisations.")
    projects: ProjectConnection = root_field(_projects, ProjectConnection, "Projects.")
    skills: SkillConnection = root_field(_skills, SkillConnection, "Skills, by name.")
    assets: AssetConnection = root_field(_assets, AssetConnection, "Assets, by name.")
    needs: NeedConnection = root_field(_needs, NeedConnection, "Needs, by title.")
