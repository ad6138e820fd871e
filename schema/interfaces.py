"""What several types have in common: Node, Party, and how a record finds its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from execution.fields import decided_by_class
from loaders import organisations, people
from schema.fields import connection_field, dated_connection_field, link_field

if TYPE_CHECKING:
    from schema.assets import AssetConnection
    from schema.needs import NeedConnection, PartyPledgeConnection
    from schema.places import Place
    from schema.projects import PartyProjectConnection

_Place = Annotated["Place", strawberry.lazy("schema.places")]
_PartyProjects = Annotated["PartyProjectConnection", strawberry.lazy("schema.projects")]
_Assets = Annotated["AssetConnection", strawberry.lazy("schema.assets")]
_Needs = Annotated["NeedConnection", strawberry.lazy("schema.needs")]
_Pledges = Annotated["PartyPledgeConnection", strawberry.lazy("schema.needs")]

GLOBAL_ID = "Globally unique and opaque; the same on every database and after a new import."


@strawberry.interface(description="Anything with a globally unique, opaque id.")
class Node:
    """The parent object is a record; its `type` says which of the types it is."""

    global_id: strawberry.ID = strawberry.field(name="id", description=GLOBAL_ID)

    @classmethod
    @decided_by_class
    def is_type_of(cls, value: Any, _info: Any) -> bool:
        """Whether a record is of this type."""
        return getattr(value, "type", None) == cls.__name__


@strawberry.type(description="A position, WGS 84.")
class Point:
    """Coordinates in degrees."""

    latitude: float = strawberry.field(description="Degrees north of the equator, -90 to 90.")
    longitude: float = strawberry.field(description="Degrees east of Greenwich, -180 to 180.")


@strawberry.interface(description="A person or an organisation: whoever can own, need, offer or help.")
class Party(Node):
    """What people and organisations share, with one declaration of each relation a type."""

    name: str = strawberry.field(description="The name, as written.")
    place: _Place | None = link_field(
        {"Person": people.PLACE, "Organisation": organisations.PLACE},
        _Place | None,
        "Where the party is; null where unknown.",
    )
    projects: _PartyProjects = dated_connection_field(
        {"Person": people.PROJECTS, "Organisation": organisations.PROJECTS},
        _PartyProjects,
        "Projects that the party works or worked on, by name; one edge for each role.",
    )
    assets: _Assets = connection_field(
        {"Person": people.ASSETS, "Organisation": organisations.ASSETS},
        _Assets,
        "What the party owns and may share, by name.",
    )
    needs: _Needs = connection_field(
        {"Person": people.NEEDS, "Organisation": organisations.NEEDS},
        _Needs,
        "What the party needs, of every status, by title.",
    )
    pledges: _Pledges = connection_field(
        {"Person": people.PLEDGES, "Organisation": organisations.PLEDGES},
        _Pledges,
        "Needs for which the party pledged help, by title, with the pledge on the edge; of every status.",
    )
