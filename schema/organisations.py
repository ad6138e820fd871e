"""Organisations, their people and their partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import organisations
from schema.enums import OrganisationKind, PartnershipKind, Space, Visibility
from schema.fields import connection_field, dated_connection_field, link_field, partners_field
from schema.interfaces import Node, Party, Point
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date, DateTime

if TYPE_CHECKING:
    from schema.people import Person
    from schema.skills import Skill

_Person = Annotated["Person", strawberry.lazy("schema.people")]
_Organisation = Annotated["Organisation", strawberry.lazy("schema.organisations")]
_OrganisationPartners = Annotated["OrganisationPartnerConnection", strawberry.lazy("schema.organisations")]
_OrganisationPeople = Annotated["OrganisationPersonConnection", strawberry.lazy("schema.organisations")]
_OrganisationSkills = Annotated["OrganisationSkillConnection", strawberry.lazy("schema.organisations")]
_Skill = Annotated["Skill", strawberry.lazy("schema.skills")]


@strawberry.type(description="An organisation, from a community group to a government.")
class Organisation(Party, Node):
    """The parent object is records.Organisation."""

    kind: OrganisationKind = strawberry.field(description="What it is.")
    summary: str | None = strawberry.field(description="What it does.")
    sectors: list[str] = strawberry.field(description="Fields of work, in free text, as written.")
    spaces: list[Space] = strawberry.field(description="The platform's spaces in which it is active.")
    website: str | None = strawberry.field(description="Its address on the web, http or https.")
    email: str | None = strawberry.field(description="Its address for messages; public with the organisation.")
    location: Point | None = strawberry.field(description="Where it is; null where unknown.")
    visibility: Visibility = strawberry.field(description="Who may see it.")
    created_at: DateTime = strawberry.field(description="When it was first recorded.")
    updated_at: DateTime = strawberry.field(description="When one of its own properties last changed.")
    parent: Organisation | None = link_field(
        organisations.PARENT, _Organisation | None, "The organisation that this one is part of, where visible."
    )
    people: OrganisationPersonConnection = dated_connection_field(
        organisations.PEOPLE, _OrganisationPeople, "Its people, past ones too, by name; one edge a membership."
    )
    partners: OrganisationPartnerConnection = partners_field(
        organisations.PARTNERS,
        _OrganisationPartners,
        "Organisations that it works with, strongest first, each once: by explicit partnerships, joint projects and "
        "shared people that are active on the day.",
    )
    skills: OrganisationSkillConnection = connection_field(
        organisations.SKILLS,
        _OrganisationSkills,
        "Skills that its members of today hold, each once: most held first, then by name.",
    )


@strawberry.type(description="An organisation in a list.")
class OrganisationEdge(Edge):
    """One edge."""

    node: Organisation = strawberry.field(description="The organisation.")


@strawberry.type(description="A page of a list of organisations.")
class OrganisationConnection(Connection):
    """A page."""

    edges: list[OrganisationEdge] = strawberry.field(description=EDGES)
    nodes: list[Organisation] = strawberry.field(description=NODES)


@strawberry.type(description="A person's membership of an organisation.")
class OrganisationPersonEdge(Edge):
    """One edge."""

    node: _Person = strawberry.field(description="The person.")
    role: str | None = strawberry.field(description="What the member does there, in free text.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")


@strawberry.type(description="A page of a list of people.")
class OrganisationPersonConnection(Connection):
    """A page."""

    edges: list[OrganisationPersonEdge] = strawberry.field(description=EDGES)
    nodes: list[_Person] = strawberry.field(description=NODES)


@strawberry.type(description="Two organisations that work together.")
class OrganisationPartnerEdge(Edge):
    """One edge."""

    node: Organisation = strawberry.field(description="The organisation.")
    kinds: list[PartnershipKind] = strawberry.field(
        description="Of the explicit partnerships; empty where only joint projects or shared people tie the two."
    )
    partnerships: int = strawberry.field(description="How many explicit partnerships count.")
    since: Date | None = strawberry.field(description="The earliest known beginning of these partnerships.")
    joint_projects: int = strawberry.field(description="Projects that both work on.")
    shared_people: int = strawberry.field(description="People who are members of both.")
    strength: float = strawberry.field(
        description="partnerships + 0.5 ln(1 + jointProjects) + 0.25 ln(1 + sharedPeople), to 9 decimals."
    )


@strawberry.type(description="A page of a list of partners, strongest first.")
class OrganisationPartnerConnection(Connection):
    """A page."""

    edges: list[OrganisationPartnerEdge] = strawberry.field(description=EDGES)
    nodes: list[Organisation] = strawberry.field(description=NODES)


@strawberry.type(description="A skill that members of an organisation hold.")
class OrganisationSkillEdge(Edge):
    """One edge."""

    node: _Skill = strawberry.field(description="The skill.")
    people: int = strawberry.field(description="How many members hold it, 1 or more.")
    highest_level: int = strawberry.field(description="The highest level at which one of them does, 1 to 5.")


@strawberry.type(description="A page of a list of skills, most held first.")
class OrganisationSkillConnection(Connection):
    """A page."""

    edges: list[OrganisationSkillEdge] = strawberry.field(description=EDGES)
    nodes: list[_Skill] = strawberry.field(description=NODES)
