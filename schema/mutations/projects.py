"""Mutations of projects."""

from __future__ import annotations

import strawberry

from graph_store.writes import projects
from schema.asset_map import PointInput
from schema.enums import ProjectStatus, Space, Visibility
from schema.mutations.shared import (
    DeletePayload,
    Keyed,
    Payload,
    Timed,
    change_field,
    create_field,
    delete_field,
    optional,
    thing_field,
)
from schema.projects import Project
from schema.scalars import Date

_TYPE = "Project"


@strawberry.input(description="What a project can have.")
class ProjectInput:
    """The columns of projects.csv that may be left out."""

    summary: str | None = optional("What it is about.")
    sectors: list[str] | None = optional("Fields of work, in free text.")
    spaces: list[Space] | None = optional("The platform's spaces it belongs to.")
    place: strawberry.ID | None = optional("The global id of the place it is in.")
    location: PointInput | None = optional("Where exactly it is.")
    starts_on: Date | None = optional("First day.")
    ends_on: Date | None = optional("Last day, inclusive.")
    visibility: Visibility | None = optional("Who may see it; PUBLIC by default.")


@strawberry.input(description="A new project; what is left out is empty.")
class CreateProjectInput(ProjectInput, Keyed):
    """A row of projects.csv, whose id the service makes, and the one of participations.csv that leads it."""

    name: str = strawberry.field(description="The name.")
    status: ProjectStatus = strawberry.field(description="Where it stands.")
    lead: strawberry.ID | None = optional(
        "The global id of the organisation that leads it from today on, and of which the viewer is a steward; only "
        "administrators may leave it out."
    )


@strawberry.input(description="What to change of a project: what is left out stays, null empties.")
class UpdateProjectInput(ProjectInput, Timed):
    """The columns of projects.csv."""

    name: str | None = optional("The name, which cannot be empty.")
    status: ProjectStatus | None = optional("Where it stands; it cannot be empty.")


@strawberry.type(description="The answer of a mutation of a project.")
class ProjectPayload(Payload):
    """The parent object is mutations.Done."""

    project: Project | None = thing_field(_TYPE, Project, "The project as it is now; null where it was not made.")


@strawberry.type
class ProjectMutation:
    """What can be done with projects."""

    create_project: ProjectPayload | None = create_field(
        "createProject",
        _TYPE,
        CreateProjectInput,
        ProjectPayload,
        "Makes a project: for stewards of the organisation that leads it, and administrators.",
        make=projects.create,
    )
    update_project: ProjectPayload | None = change_field(
        "updateProject",
        _TYPE,
        UpdateProjectInput,
        ProjectPayload,
        "Changes a project: for stewards of an organisation that leads it today, and administrators.",
    )
    delete_project: DeletePayload | None = delete_field(
        "deleteProject",
        _TYPE,
        "Deletes a project with its needs and with what was contributed to it. For those who may change it.",
    )
