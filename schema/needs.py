"""What people, organisations and projects need, and who pledged help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import needs
from resolvers.help import helpers_of_needs
from schema.enums import AssetKind, NeedKind, NeedStatus, PledgeStatus, Urgency, Visibility
from schema.fields import connection_field, link_field, ranked_field
from schema.interfaces import Node
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date, DateTime

if TYPE_CHECKING:
    from schema.help import HelperConnection
    from schema.organisations import Organisation
    from schema.people import Person
    from schema.places import Place
    from schema.projects import Project
    from schema.skills import Skill

_Helpers = Annotated["HelperConnection", strawberry.lazy("schema.help")]
_Organisation = Annotated["Organisation", strawberry.lazy("schema.organisations")]
_Person = Annotated["Person", strawberry.lazy("schema.people")]
_Place = Annotated["Place", strawberry.lazy("schema.places")]
_Project = Annotated["Project", strawberry.lazy("schema.projects")]
_NeedPeople = Annotated["NeedPersonConnection", strawberry.lazy("schema.needs")]
_NeedOrganisations = Annotated["NeedOrganisationConnection", strawberry.lazy("schema.needs")]
_Skill = Annotated["Skill", strawberry.lazy("schema.skills")]

NeedSubject = Annotated[
    _Person | _Organisation | _Project,
    strawberry.union("NeedSubject", description="Who can have a need."),
]


@strawberry.type(description="A need of a skill or of an asset.")
class Need(Node):
    """The parent object is records.Need."""

    title: str = strawberry.field(description="What is needed, in a line.")
    kind: NeedKind = strawberry.field(description="Whether a skill or an asset is needed.")
    skill: _Skill | None = link_field(needs.SKILL, _Skill | None, "The skill; null for a need of kind ASSET.")
    asset_kind: AssetKind | None = strawberry.field(description="The kind of asset; null for a need of kind SKILL.")
    level: int | None = strawberry.field(description="The level of skill from which on it helps fully, 1 to 5.")
    quantity: float = strawberry.field(description="How many or how much, above 0.")
    urgency: Urgency = strawberry.field(description="How urgent it is.")
    status: NeedStatus = strawberry.field(description="Where it stands.")
    starts_on: Date | None = strawberry.field(description="First day on which help is needed; null where open.")
    ends_on: Date | None = strawberry.field(description="Last day on which help is needed; null where open.")
    raised_on: Date | None = strawberry.field(description="The day on which it was raised; null where unknown.")
    fulfilled_on: Date | None = strawberry.field(
        description="The day on which it was fulfilled, not before raisedOn; null where unknown, or not yet."
    )
    visibility: Visibility = strawberry.field(description="Who may see it.")
    created_at: DateTime = strawberry.field(description="When it was first recorded.")
    updated_at: DateTime = strawberry.field(description="When one of its own properties last changed.")
    place: _Place | None = link_field(
        needs.PLACE, _Place | None, "Where help is needed: its own place, or else that of its subject."
    )
    subject: NeedSubject = link_field(needs.SUBJECT, NeedSubject, "Who has the need.")
    pledging_people: NeedPersonConnection = connection_field(
        needs.PEOPLE, _NeedPeople, "People who pledged help, by name, with the pledge on the edge; of every status."
    )
    pledging_organisations: NeedOrganisationConnection = connection_field(
        needs.ORGANISATIONS,
        _NeedOrganisations,
        "Organisations that pledged help, by name, with the pledge on the edge; of every status.",
    )
    helpers: _Helpers = ranked_field(
        helpers_of_needs,
        _Helpers,
        "Who can help with it, best first, and why: whoCanHelp for this need, with its default weights and no filter.",
    )


@strawberry.type(description="A need in a list.")
class NeedEdge(Edge):
    """One edge."""

    node: Need = strawberry.field(description="The need.")


@strawberry.type(description="A page of a list of needs.")
class NeedConnection(Connection):
    """A page."""

    edges: list[NeedEdge] = strawberry.field(description=EDGES)
    nodes: list[Need] = strawberry.field(description=NODES)


@strawberry.type(description="A pledge: one edge of the connections between parties and needs.")
class PledgeEdge(Edge):
    """What was pledged, whichever of the two stands at the end."""

    quantity: float = strawberry.field(description="How much of what is needed is pledged, above 0.")
    until: Date | None = strawberry.field(
        description="Last day, inclusive, on which the help can be had; null where open."
    )
    status: PledgeStatus = strawberry.field(description="Where the pledge stands.")


@strawberry.type(description="What a party pledged for a need.")
class PartyPledgeEdge(PledgeEdge):
    """One edge."""

    node: Need = strawberry.field(description="The need.")


@strawberry.type(description="A page of a list of needs.")
class PartyPledgeConnection(Connection):
    """A page."""

    edges: list[PartyPledgeEdge] = strawberry.field(description=EDGES)
    nodes: list[Need] = strawberry.field(description=NODES)


@strawberry.type(description="What a person pledged for a need.")
class NeedPersonEdge(PledgeEdge):
    """One edge."""

    node: _Person = strawberry.field(description="The person.")


@strawberry.type(description="A page of a list of people.")
class NeedPersonConnection(Connection):
    """A page."""

    edges: list[NeedPersonEdge] = strawberry.field(description=EDGES)
    nodes: list[_Person] = strawberry.field(description=NODES)


@strawberry.type(description="What an organisation pledged for a need.")
class NeedOrganisationEdge(PledgeEdge):
    """One edge."""

    node: _Organisation = strawberry.field(description="The organisation.")


@strawberry.type(description="A page of a list of organisations.")
class NeedOrganisationConnection(Connection):
    """A page."""

    edges: list[NeedOrganisationEdge] = strawberry.field(description=EDGES)
    nodes: list[_Organisation] = strawberry.field(description=NODES)
