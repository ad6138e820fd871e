"""People, what they can do and what they take part in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from execution.fields import batch_field
from graph_store.projections import granted
from loaders import people
from resolvers.opportunities import opportunities
from schema.enums import ContactAudience, Space, Visibility
from schema.fields import connection_field, dated_connection_field, levelled_connection_field, ranked_field
from schema.info import Info
from schema.interfaces import Node, Party
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date, DateTime
from schema.selection import columns_selected
from schema.suspensions import Suspension, suspension_field

if TYPE_CHECKING:
    from schema.opportunities import HelpOpportunityConnection
    from schema.organisations import Organisation
    from schema.skills import Skill

_Organisation = Annotated["Organisation", strawberry.lazy("schema.organisations")]
_Skill = Annotated["Skill", strawberry.lazy("schema.skills")]
_Opportunities = Annotated["HelpOpportunityConnection", strawberry.lazy("schema.opportunities")]
_Collaborators = Annotated["CollaboratorConnection", strawberry.lazy("schema.people")]
_Endorsements = Annotated["EndorsementConnection", strawberry.lazy("schema.people")]
_PersonSkills = Annotated["PersonSkillConnection", strawberry.lazy("schema.people")]
_PersonOrganisations = Annotated["PersonOrganisationConnection", strawberry.lazy("schema.people")]


async def _skills(parents: Sequence[Any], info: Info) -> Sequence[Any]:
    """The skill that each edge names."""
    return await info.context.batches.entities(
        "Skill", [parent.skill for parent in parents], granted("Skill", columns_selected(info))
    )


@strawberry.type(description="A person.")
class Person(Party, Node):
    """The parent object is records.Person."""

    headline: str | None = strawberry.field(description="One line on the person.")
    about: str | None = strawberry.field(description="A longer text on the person.")
    languages: list[str] = strawberry.field(description="Languages that the person speaks: BCP 47 tags, as written.")
    spaces: list[Space] = strawberry.field(description="The platform's spaces in which the person is active.")
    hours_per_week: float | None = strawberry.field(
        description="Hours a week that the person offers, 0 to 168; null where unknown."
    )
    available_from: Date | None = strawberry.field(description="First day of being available; null where open.")
    available_until: Date | None = strawberry.field(description="Last day of being available; null where open.")
    remote: bool | None = strawberry.field(description="Whether the person works remotely; null where unknown.")
    visibility: Visibility = strawberry.field(description="Who may see it.")
    email: str | None = strawberry.field(description="Null unless the viewer may see it: see contact.")
    phone: str | None = strawberry.field(description="Null unless the viewer may see it: see contact.")
    contact: ContactAudience = strawberry.field(description="Who may see email and phone, by the person's choice.")
    created_at: DateTime = strawberry.field(description="When it was first recorded.")
    updated_at: DateTime = strawberry.field(description="When one of its own properties last changed.")
    suspension: Suspension | None = suspension_field(
        "The suspension that is in force, for administrators and for that person; null for all others, and where there "
        "is none."
    )
    skills: PersonSkillConnection = levelled_connection_field(
        people.SKILLS, _PersonSkills, "Skills that the person holds, by name."
    )
    endorsements: EndorsementConnection = connection_field(
        people.ENDORSEMENTS,
        _Endorsements,
        "Who endorses which of these skills, by name; one edge an endorsement.",
    )
    organisations: PersonOrganisationConnection = dated_connection_field(
        people.ORGANISATIONS, _PersonOrganisations, "Organisations of the person, past ones too; one edge a membership."
    )
    collaborators: CollaboratorConnection = connection_field(
        people.COLLABORATORS,
        _Collaborators,
        "People who work on a project or belong to an organisation with this one today, each once: most shared first, "
        "then by id.",
    )
    can_help_with: _Opportunities = ranked_field(
        opportunities,
        _Opportunities,
        "Open needs that this person can help with, best first: the other side of whoCanHelp, with the scores that it "
        "shows by default. Without needs of his own, and of projects that he works on today.",
    )


@strawberry.type(description="A person in a list.")
class PersonEdge(Edge):
    """One edge."""

    node: Person = strawberry.field(description="The person.")


@strawberry.type(description="A page of a list of people.")
class PersonConnection(Connection):
    """A page."""

    edges: list[PersonEdge] = strawberry.field(description=EDGES)
    nodes: list[Person] = strawberry.field(description=NODES)


@strawberry.type(description="A skill that a person holds.")
class PersonSkillEdge(Edge):
    """One edge."""

    node: _Skill = strawberry.field(description="The skill.")
    level: int = strawberry.field(description="1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert.")
    years: float | None = strawberry.field(description="Years of practice; null where unknown.")
    endorsements: int = strawberry.field(
        description="How many people whom the viewer sees endorse the skill of the person: see Person.endorsements."
    )


@strawberry.type(description="A page of a list of skills.")
class PersonSkillConnection(Connection):
    """A page."""

    edges: list[PersonSkillEdge] = strawberry.field(description=EDGES)
    nodes: list[_Skill] = strawberry.field(description=NODES)


@strawberry.type(description="Somebody who endorses a skill of a person.")
class EndorsementEdge(Edge):
    """One edge."""

    node: Person = strawberry.field(description="The person who endorses.")
    skill: _Skill = batch_field(_skills, graphql_type=_Skill, description="The skill that is endorsed.")
    on: Date | None = strawberry.field(description="The day of the endorsement; null where unknown.")


@strawberry.type(description="A page of a list of people who endorse skills of a person.")
class EndorsementConnection(Connection):
    """A page."""

    edges: list[EndorsementEdge] = strawberry.field(description=EDGES)
    nodes: list[Person] = strawberry.field(description=NODES)


@strawberry.type(description="A person's membership of an organisation.")
class PersonOrganisationEdge(Edge):
    """One edge."""

    node: _Organisation = strawberry.field(description="The organisation.")
    role: str | None = strawberry.field(description="What the member does there, in free text.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")


@strawberry.type(description="A page of a list of organisations.")
class PersonOrganisationConnection(Connection):
    """A page."""

    edges: list[PersonOrganisationEdge] = strawberry.field(description=EDGES)
    nodes: list[_Organisation] = strawberry.field(description=NODES)


@strawberry.type(description="Somebody with whom a person works.")
class CollaboratorEdge(Edge):
    """One edge."""

    node: Person = strawberry.field(description="The other person.")
    shared_projects: int = strawberry.field(description="Projects on which both work today.")
    shared_organisations: int = strawberry.field(description="Organisations of which both are members today.")


@strawberry.type(description="A page of a list of people, those with whom most is shared first.")
class CollaboratorConnection(Connection):
    """A page."""

    edges: list[CollaboratorEdge] = strawberry.field(description=EDGES)
    nodes: list[Person] = strawberry.field(description=NODES)
