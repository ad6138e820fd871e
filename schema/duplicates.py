"""Likely duplicates, for administrators."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers import duplicates
from resolvers.paging import Page
from schema.enums import DuplicateType
from schema.fields import After, Before, First, Last, paging_of, root_field
from schema.info import Info
from schema.interfaces import Node
from schema.pages import EDGES, Connection, Edge
from schema.selection import wants


@strawberry.type(description="Things of one type whose names have the same letters and digits: likely the same thing.")
class DuplicateGroup:
    """The parent object is resolvers.duplicates.DuplicateGroup."""

    key: str = strawberry.field(
        description="What their names have in common: letters and digits, case and accents aside."
    )
    count: int = strawberry.field(description="How many things, at least 2.")
    things: list[Node] = strawberry.field(description="The things by id, the first 100 of them.")


@strawberry.type(description="A group of likely duplicates on a page.")
class DuplicateEdge(Edge):
    """The parent object is resolvers.duplicates.DuplicateEdge."""

    node: DuplicateGroup = strawberry.field(description="The group.")


@strawberry.type(description="A page of groups of likely duplicates, the largest first, then by the smallest id.")
class DuplicateConnection(Connection):
    """A page."""

    edges: list[DuplicateEdge] = strawberry.field(description=EDGES)
    nodes: list[DuplicateGroup] = strawberry.field(description="The group of each edge.")


async def _likely_duplicates(
    info: Info,
    type: Annotated[DuplicateType, strawberry.argument(description="Things of this type.")],
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    has_things = not info.selected.isdisjoint({"nodes.things", "edges.node.things"})
    paging = paging_of(first, after, last, before)
    type_name = type.name.capitalize()
    return await duplicates.likely_duplicates(info.context, type_name, paging, wants(info), things=has_things)


@strawberry.type
class DuplicateQuery:
    """What is likely there twice."""

    likely_duplicates: DuplicateConnection = root_field(
        _likely_duplicates,
        DuplicateConnection,
        "Things that are likely the same, in groups: their names differ in nothing but case, accents, blanks and signs."
        " For administrators; FORBIDDEN for all others.",
    )
