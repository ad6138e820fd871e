"""Projects and who takes part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import projects
from schema.enums import ParticipationRole, ProjectStatus, Space, Visibility
from schema.fields import connection_field, dated_connection_field, link_field
from schema.interfaces import Node, Point
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date, DateTime

if TYPE_CHECKING:
    from schema.assets import Asset
    from schema.contributions import ContributionConnection
    from schema.needs import NeedConnection
    from schema.organisations import Organisation
    from schema.people import Person
    from schema.places import Place

_Asset = Annotated["Asset", strawberry.lazy("schema.assets")]
_ContributionConnection = Annotated["ContributionConnection", strawberry.lazy("schema.contributions")]
_NeedConnection = Annotated["NeedConnection", strawberry.lazy("schema.needs")]
_Organisation = Annotated["Organisation", strawberry.lazy("schema.organisations")]
_Person = Annotated["Person", strawberry.lazy("schema.people")]
_Place = Annotated["Place", strawberry.lazy("schema.places")]
_ProjectPeople = Annotated["ProjectPersonConnection", strawberry.lazy("schema.projects")]
_ProjectOrganisations = Annotated["ProjectOrganisationConnection", strawberry.lazy("schema.projects")]
_ProjectAssets = Annotated["ProjectAssetConnection", strawberry.lazy("schema.projects")]


@strawberry.type(description="A project that people and organisations work on.")
class Project(Node):
    """The parent object is records.Project."""

    name: str = strawberry.field(description="The name, as written.")
    summary: str | None = strawberry.field(description="What it is about.")
    status: ProjectStatus = strawberry.field(description="Where it stands.")
    sectors: list[str] = strawberry.field(description="Fields of work, in free text, as written.")
    spaces: list[Space] = strawberry.field(description="The platform's spaces that it belongs to.")
    starts_on: Date | None = strawberry.field(description="First day; null where unknown.")
    ends_on: Date | None = strawberry.field(description="Last day, inclusive; null where open.")
    location: Point | None = strawberry.field(description="Where it is; null where unknown.")
    visibility: Visibility = strawberry.field(description="Who may see it.")
    created_at: DateTime = strawberry.field(description="When it was first recorded.")
    updated_at: DateTime = strawberry.field(description="When one of its own properties last changed.")
    place: _Place | None = link_field(projects.PLACE, _Place | None, "The place of the project; null where unknown.")
    people: ProjectPersonConnection = dated_connection_field(
        projects.PEOPLE, _ProjectPeople, "People who work or worked on it, by name; one edge for each role."
    )
    organisations: ProjectOrganisationConnection = dated_connection_field(
        projects.ORGANISATIONS, _ProjectOrganisations, "Organisations that work or worked on it; one edge a role."
    )
    assets: ProjectAssetConnection = dated_connection_field(
        projects.ASSETS, _ProjectAssets, "Assets that it uses or used, by name; one edge for each use."
    )
    needs: _NeedConnection = connection_field(projects.NEEDS, _NeedConnection, "What it needs, of every status.")
    contributions: _ContributionConnection = connection_field(
        projects.CONTRIBUTIONS, _ContributionConnection, "What was given to it, newest first."
    )


@strawberry.type(description="A project in a list.")
class ProjectEdge(Edge):
    """One edge."""

    node: Project = strawberry.field(description="The project.")


@strawberry.type(description="A page of a list of projects.")
class ProjectConnection(Connection):
    """A page."""

    edges: list[ProjectEdge] = strawberry.field(description=EDGES)
    nodes: list[Project] = strawberry.field(description=NODES)


@strawberry.type(description="What a party does in a project.")
class PartyProjectEdge(Edge):
    """One edge."""

    node: Project = strawberry.field(description="The project.")
    role: ParticipationRole = strawberry.field(description="What the party does in the project.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")
    hours_per_week: float | None = strawberry.field(description="Planned hours a week; null where unknown.")


@strawberry.type(description="A page of a list of projects.")
class PartyProjectConnection(Connection):
    """A page."""

    edges: list[PartyProjectEdge] = strawberry.field(description=EDGES)
    nodes: list[Project] = strawberry.field(description=NODES)


@strawberry.type(description="What a person does in a project.")
class ProjectPersonEdge(Edge):
    """One edge."""

    node: _Person = strawberry.field(description="The person.")
    role: ParticipationRole = strawberry.field(description="What the party does in the project.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")
    hours_per_week: float | None = strawberry.field(description="Planned hours a week; null where unknown.")


@strawberry.type(description="A page of a list of people.")
class ProjectPersonConnection(Connection):
    """A page."""

    edges: list[ProjectPersonEdge] = strawberry.field(description=EDGES)
    nodes: list[_Person] = strawberry.field(description=NODES)


@strawberry.type(description="What an organisation does in a project.")
class ProjectOrganisationEdge(Edge):
    """One edge."""

    node: _Organisation = strawberry.field(description="The organisation.")
    role: ParticipationRole = strawberry.field(description="What the party does in the project.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")
    hours_per_week: float | None = strawberry.field(description="Planned hours a week; null where unknown.")


@strawberry.type(description="A page of a list of organisations.")
class ProjectOrganisationConnection(Connection):
    """A page."""

    edges: list[ProjectOrganisationEdge] = strawberry.field(description=EDGES)
    nodes: list[_Organisation] = strawberry.field(description=NODES)


@strawberry.type(description="A project's use of an asset.")
class ProjectAssetEdge(Edge):
    """One edge."""

    node: _Asset = strawberry.field(description="The asset.")
    since: Date | None = strawberry.field(description="First day; null where unknown or always.")
    until: Date | None = strawberry.field(description="Last day, inclusive; null where open.")


@strawberry.type(description="A page of a list of assets.")
class ProjectAssetConnection(Connection):
    """A page."""

    edges: list[ProjectAssetEdge] = strawberry.field(description=EDGES)
    nodes: list[_Asset] = strawberry.field(description=NODES)
