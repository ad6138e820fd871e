"""Search over everything that has a name."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from resolvers.search import search
from schema.assets import Asset
from schema.enums import SearchKind
from schema.fields import After, Before, First, Last, given, paging_of
from schema.info import Info
from schema.needs import Need
from schema.organisations import Organisation
from schema.pages import EDGES, NODES, Connection, Edge
from schema.people import Person
from schema.places import Place
from schema.projects import Project
from schema.selection import wants
from schema.skills import Skill

SearchHit = Annotated[
    Person | Organisation | Project | Skill | Asset | Place | Need,
    strawberry.union("SearchHit", description="Whatever a search can find."),
]


@strawberry.type(description="A hit of a search.")
class SearchEdge(Edge):
    """The parent object is resolvers.search.SearchEdge."""

    node: SearchHit = strawberry.field(description="What was found.")
    score: float = strawberry.field(
        description="How well the name answers, case and accents aside: 1 where it is the text, 0.9 where it begins"
        " with it, 0.8 where every word of the text begins one of its words, 0.7 the same of an alternative name, and"
        " 0.5 for all else."
    )


@strawberry.type(description="A page of what a search found, best first, then by name.")
class SearchConnection(Connection):
    """A page."""

    edges: list[SearchEdge] = strawberry.field(description=EDGES)
    nodes: list[SearchHit] = strawberry.field(description=NODES)


async def _search(
    info: Info,
    text: Annotated[
        str,
        strawberry.argument(
            description="At most 1000 characters. Every word of it begins some word of a hit's name or other texts;"
            " a text without words finds nothing."
        ),
    ],
    kinds: Annotated[
        list[SearchKind] | None, strawberry.argument(description="Only things of these kinds; all by default.")
    ] = UNSET,
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Any:
    chosen = [kind.name for kind in given(kinds) or ()]
    return await search(info.context, text, chosen, paging_of(first, after, last, before), wants(info))


@strawberry.type
class SearchQuery:
    """Finding by words."""

    search: SearchConnection = strawberry.field(
        resolver=_search,
        graphql_type=SearchConnection,
        description="People, organisations, projects, skills, assets, places and needs by their words, best first.",
    )
