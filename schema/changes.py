"""The audit."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers import changes
from resolvers.paging import Page
from schema.fields import After, Before, First, Last, paging_of, root_field
from schema.info import Info
from schema.pages import EDGES, Connection, Edge
from schema.scalars import DateTime


@strawberry.type(description="A value that a mutation changed, before and after, as JSON.")
class ChangedValue:
    """The parent object is resolvers.changes.ChangedValue."""

    field: str = strawberry.field(description="The column of the exchange format, or the property of a relation.")
    before: str | None = strawberry.field(description="The value before; null where there was none.")
    after: str | None = strawberry.field(description="The value after; null where there is none.")


@strawberry.type(description="What one mutation changed of one thing.")
class Change:
    """The parent object is resolvers.changes.Change."""

    at: DateTime = strawberry.field(description="When.")
    account: str = strawberry.field(
        description="Who: an opaque id, the same for the same account; it tells nobody whose it is."
    )
    mutation: str = strawberry.field(description="By which mutation.")
    values: list[ChangedValue] = strawberry.field(
        description="What is not as it was; empty where it went with another thing, or was erased with a person."
    )


@strawberry.type(description="A change on a page.")
class ChangeEdge(Edge):
    """The parent object is resolvers.changes.ChangeEdge."""

    node: Change = strawberry.field(description="The change.")


@strawberry.type(description="A page of changes, oldest first.")
class ChangeConnection(Connection):
    """A page."""

    edges: list[ChangeEdge] = strawberry.field(description=EDGES)
    nodes: list[Change] = strawberry.field(description="The change of each edge.")


async def _changes(
    info: Info,
    subject: Annotated[
        strawberry.ID, strawberry.argument(description="A global id; also of what has been deleted meanwhile.")
    ],
    first: First = UNSET,
    after: After = UNSET,
    last: Last = UNSET,
    before: Before = UNSET,
) -> Page:
    return await changes.changes(info.context, subject, paging_of(first, after, last, before))


@strawberry.type
class ChangeQuery:
    """Who changed what."""

    changes: ChangeConnection = root_field(
        _changes,
        ChangeConnection,
        "Who changed a thing by mutations, when and from what to what, oldest first. For administrators, and of a "
        "person for that person; FORBIDDEN for all others.",
    )
