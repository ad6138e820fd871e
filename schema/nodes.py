"""Root fields by id: node, nodes, and one for each type."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from graph_store.records import Record
from resolvers import nodes
from schema.assets import Asset
from schema.info import Info
from schema.interfaces import Node
from schema.needs import Need
from schema.organisations import Organisation
from schema.people import Person
from schema.places import Place
from schema.projects import Project
from schema.selection import columns_selected
from schema.skills import Skill

Id = Annotated[strawberry.ID, strawberry.argument(description="A global id.")]


def by_id(type_: Any, description: str) -> Any:
    """A root field for one type; null where there is nothing, or nothing that the viewer sees."""

    async def resolve(info: Info, id: Id) -> Record | None:
        return await nodes.by_id(info.context, id, type_.__name__, columns_selected(info))

    return strawberry.field(resolver=resolve, graphql_type=type_ | None, description=description)


async def any_node(info: Info, id: Id) -> Any:
    """The thing of any type with this id; None where there is nothing, or nothing that the viewer sees."""
    return await nodes.node(info.context, id, columns_selected(info))


async def _nodes(
    info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="At most 200 global ids.")]
) -> list[Any]:
    return await nodes.nodes(info.context, [str(id_) for id_ in ids], columns_selected(info))


@strawberry.type
class NodeQuery:
    """Things by their id."""

    node: Node | None = strawberry.field(
        resolver=any_node, graphql_type=Node | None, description="Anything, by its id; null where there is nothing."
    )
    nodes: list[Node | None] = strawberry.field(
        resolver=_nodes, graphql_type=list[Node | None], description="Things by their ids, in that order, with nulls."
    )
    person: Person | None = by_id(Person, "A person, by id; null where there is none.")
    organisation: Organisation | None = by_id(Organisation, "An organisation, by id; null where there is none.")
    project: Project | None = by_id(Project, "A project, by id; null where there is none.")
    skill: Skill | None = by_id(Skill, "A skill, by id; null where there is none.")
    asset: Asset | None = by_id(Asset, "An asset, by id; null where there is none.")
    place: Place | None = by_id(Place, "A place, by id; null where there is none.")
    need: Need | None = by_id(Need, "A need, by id; null where there is none.")
