"""The root field that says who asks, and what he may do."""

from __future__ import annotations

from typing import Annotated

import strawberry

from graph_store import policy, viewers
from graph_store.records import Record
from resolvers import viewer as resolvers
from schema.enums import Action, ViewerRole
from schema.info import Info
from schema.people import Person
from schema.selection import columns_selected


async def _person(info: Info) -> Record | None:
    return await resolvers.person(info.context, columns_selected(info))


def _roles(info: Info) -> list[policy.Role]:
    return policy.roles(info.context.reading.viewer)


async def _may(
    info: Info,
    action: Annotated[Action, strawberry.argument(description="What the viewer wants to do.")],
    id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")],
) -> bool:
    return await resolvers.may(info.context, action.value, id)


@strawberry.type(description="Who asks.")
class Viewer:
    """The parent object is viewers.Viewer."""

    person: Person | None = strawberry.field(
        resolver=_person,
        graphql_type=Person | None,
        description="The viewer's own person; null for whoever asks anonymously or has no person in the graph.",
    )
    roles: list[ViewerRole] = strawberry.field(
        resolver=_roles, graphql_type=list[ViewerRole], description="What the viewer is, the lesser role first."
    )
    may: bool = strawberry.field(
        resolver=_may,
        graphql_type=bool,
        description="Whether the viewer may do this with a thing; false for what is not there or not seen.",
    )


def _viewer(info: Info) -> viewers.Viewer:
    return info.context.reading.viewer


@strawberry.type
class ViewerQuery:
    """Who asks."""

    viewer: Viewer = strawberry.field(
        resolver=_viewer, graphql_type=Viewer, description="Who asks, as the service sees it, and what he may do."
    )
