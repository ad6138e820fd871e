"""How two things are connected: a path and its steps."""

from __future__ import annotations

from typing import Annotated

import strawberry
from strawberry import UNSET

from resolvers import paths
from schema.enums import RelationKind
from schema.fields import given, root_field
from schema.info import Info
from schema.interfaces import Node
from schema.scalars import Date


@strawberry.type(description="One relation of a path, as it is walked.")
class PathStep:
    """The parent object is resolvers.paths.PathStep."""

    from_: Node = strawberry.field(name="from", description="Where the step begins: a person, organisation or project.")
    relation: RelationKind = strawberry.field(
        description="The relation between the two, whichever way it points: of several the first in the enum's order."
    )
    to: Node = strawberry.field(description="Where the step ends.")


@strawberry.type(description="A shortest way from one thing to another over people, organisations and projects.")
class ConnectionPath:
    """The parent object is resolvers.paths.ConnectionPath."""

    length: int = strawberry.field(description="The number of its steps, 1 or more.")
    steps: list[PathStep] = strawberry.field(description="Its steps, from the first thing to the last.")


_FROM = "The global id of a person, organisation or project."
_MOST = "How many relations a way may have: 1 to 8."


async def _how_connected(
    info: Info,
    from_: Annotated[strawberry.ID, strawberry.argument(name="from", description=_FROM)],
    to: Annotated[strawberry.ID, strawberry.argument(description=_FROM)],
    max_length: Annotated[int | None, strawberry.argument(description=_MOST)] = 6,
    first: Annotated[int | None, strawberry.argument(description="How many ways to show: 1 to 200.")] = 3,
    as_of: Annotated[
        Date | None, strawberry.argument(description="The day on which the relations are active; today by default.")
    ] = UNSET,
) -> list[paths.ConnectionPath]:
    most = 6 if max_length is None else max_length
    count = 3 if first is None else first
    return await paths.how_connected(info.context, from_, to, most, count, given(as_of))


@strawberry.type
class PathQuery:
    """How two things are connected."""

    how_connected: list[ConnectionPath] = root_field(
        _how_connected,
        list[ConnectionPath],
        "The shortest ways from one thing to another, those through the fewest hubs first; none where they are the "
        "same or not connected.",
    )
