"""Places, from region to settlement."""

from __future__ import annotations

from typing import Annotated

import strawberry

from loaders import places
from schema.enums import PlaceKind
from schema.fields import connection_field, link_field
from schema.interfaces import Node, Point
from schema.pages import EDGES, NODES, Connection, Edge

_Place = Annotated["Place", strawberry.lazy("schema.places")]
_Places = Annotated["PlaceConnection", strawberry.lazy("schema.places")]


@strawberry.type(description="A place; reference data, always visible.")
class Place(Node):
    """The parent object is records.Place."""

    name: str = strawberry.field(description="The name, as written.")
    kind: PlaceKind = strawberry.field(description="Its level.")
    code: str | None = strawberry.field(description="A code of it, such as ISO 3166; null where there is none.")
    location: Point | None = strawberry.field(description="A point that stands for it; null where unknown.")
    parent: Place | None = link_field(places.PARENT, _Place | None, "The place that it lies directly within.")
    children: PlaceConnection = connection_field(places.CHILDREN, _Places, "Places directly within it, by name.")


@strawberry.type(description="A place in a list.")
class PlaceEdge(Edge):
    """One edge."""

    node: Place = strawberry.field(description="The place.")


@strawberry.type(description="A page of a list of places.")
class PlaceConnection(Connection):
    """A page."""

    edges: list[PlaceEdge] = strawberry.field(description=EDGES)
    nodes: list[Place] = strawberry.field(description=NODES)
