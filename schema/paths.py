"""How two things are connected: a path and its steps."""

from __future__ import annotations

import strawberry

from schema.enums import RelationKind
from schema.interfaces import Node


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
