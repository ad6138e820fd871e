"""What there is to share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import assets
from schema.enums import AssetKind, AssetTerms, Visibility
from schema.fields import connection_field, link_field
from schema.interfaces import Node, Point
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date, DateTime

if TYPE_CHECKING:
    from schema.interfaces import Party
    from schema.places import Place
    from schema.projects import ProjectConnection

_Party = Annotated["Party", strawberry.lazy("schema.interfaces")]
_Place = Annotated["Place", strawberry.lazy("schema.places")]
_ProjectConnection = Annotated["ProjectConnection", strawberry.lazy("schema.projects")]


@strawberry.type(description="Something that its owner may share.")
class Asset(Node):
    """The parent object is records.Asset."""

    name: str = strawberry.field(description="The name, as written.")
    kind: AssetKind = strawberry.field(description="What it is.")
    summary: str | None = strawberry.field(description="More on it.")
    capacity: float | None = strawberry.field(description="How much or how many, 0 or more; null where unknown.")
    terms: AssetTerms | None = strawberry.field(description="On what terms it is shared; null where not said.")
    available_from: Date | None = strawberry.field(description="First day on which it is available; null where open.")
    available_until: Date | None = strawberry.field(description="Last day on which it is available; null where open.")
    location: Point | None = strawberry.field(description="Where it is; null where unknown.")
    visibility: Visibility = strawberry.field(description="Who may see it.")
    created_at: DateTime = strawberry.field(description="When it was first recorded.")
    updated_at: DateTime = strawberry.field(description="When one of its own properties last changed.")
    place: _Place | None = link_field(assets.PLACE, _Place | None, "The place of the asset; null where unknown.")
    owner: _Party | None = link_field(assets.OWNER, _Party | None, "Who owns it; null where unknown or hidden.")
    projects: _ProjectConnection = connection_field(
        assets.PROJECTS, _ProjectConnection, "Projects that use or used it, by name, each once."
    )


@strawberry.type(description="An asset in a list.")
class AssetEdge(Edge):
    """One edge."""

    node: Asset = strawberry.field(description="The asset.")


@strawberry.type(description="A page of a list of assets.")
class AssetConnection(Connection):
    """A page."""

    edges: list[AssetEdge] = strawberry.field(description=EDGES)
    nodes: list[Asset] = strawberry.field(description=NODES)
