"""The root field that says who asks, and what he may do."""

from __future__ import annotations

from typing import Annotated, cast

import strawberry

from graph_store import policy, viewers
from graph_store.records import Record
from graph_store.suspensions import Suspension as Suspended
from resolvers import my_data, suspensions
from resolvers import viewer as resolvers
from schema import relating
from schema.enums import Action, ViewerRole
from schema.fields import root_field
from schema.info import Info
from schema.people import Person
from schema.selection import columns_selected
from schema.suspensions import Suspension


async def _person(info: Info) -> Record | None:
    return await resolvers.person(info.context, columns_selected(info))


async def _suspension(info: Info) -> Suspended | None:
    return await suspensions.own(info.context)


def _export_my_data(info: Info) -> str | None:
    return my_data.address(info.context)


def _roles(info: Info) -> list[policy.Role]:
    return policy.roles(info.context.reading.viewer)


async def _may(
    info: Info,
    action: Annotated[Action, strawberry.argument(description="What the viewer wants to do.")],
    id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")],
) -> bool:
    return await resolvers.may(info.context, cast("policy.Action", action.name), id)


@strawberry.type(description="Who asks.")
class Viewer:
    """The parent object is viewers.Viewer."""

    person: Person | None = root_field(
        _person,
        Person | None,
        "The viewer's own person; null for whoever asks anonymously or has no person in the graph.",
    )
    roles: list[ViewerRole] = root_field(_roles, list[ViewerRole], "What the viewer is, the lesser role first.")
    suspension: Suspension | None = root_field(
        _suspension,
        Suspension | None,
        "Why and until when the viewer is suspended: he changes nothing, and sees what anybody sees and his own; null "
        "where he is not.",
    )
    export_my_data: str | None = root_field(
        _export_my_data,
        str | None,
        "The path at which the viewer gets everything that the graph keeps of his person, as JSON: by GET, with the "
        "same credentials. Null for whoever has no person in the graph.",
    )
    may: bool = root_field(
        _may,
        bool,
        "Whether the viewer may do this with a thing; false for what is not there or not seen.",
    )
    may_relate: bool = root_field(
        relating.may_relate,
        bool,
        "Whether the viewer may do this mutation of a relation between two things, in the order of its input: by the "
        "rule of the mutation, which can still find a problem, that there is no such relation for instance. False "
        "where one of the two is not there or not seen.",
    )


def _viewer(info: Info) -> viewers.Viewer:
    return info.context.reading.viewer


@strawberry.type
class ViewerQuery:
    """Who asks."""

    viewer: Viewer = root_field(_viewer, Viewer, "Who asks, as the service sees it, and what he may do.")
