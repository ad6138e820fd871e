"""What was given to projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import contributions
from schema.enums import ContributionKind
from schema.fields import link_field
from schema.interfaces import Node
from schema.pages import EDGES, NODES, Connection, Edge
from schema.scalars import Date

if TYPE_CHECKING:
    from schema.interfaces import Party
    from schema.projects import Project

_Party = Annotated["Party", strawberry.lazy("schema.interfaces")]
_Project = Annotated["Project", strawberry.lazy("schema.projects")]


@strawberry.type(description="What was given to a project.")
class Contribution(Node):
    """The parent object is records.Contribution."""

    kind: ContributionKind = strawberry.field(description="What was given.")
    amount: float | None = strawberry.field(
        description="Hours for HOURS, money in currency for FUNDS, null or pieces for IN_KIND; negative: given back."
    )
    currency: str | None = strawberry.field(description="ISO 4217, for FUNDS only.")
    on: Date = strawberry.field(description="The day on which it was given.")
    note: str | None = strawberry.field(description="A remark.")
    giver: _Party | None = link_field(contributions.GIVER, _Party | None, "Who gave it; null where hidden.")
    project: _Project = link_field(contributions.PROJECT, _Project, "The project that it was given to.")


@strawberry.type(description="A contribution in a list.")
class ContributionEdge(Edge):
    """One edge."""

    node: Contribution = strawberry.field(description="The contribution.")


@strawberry.type(description="A page of a list of contributions.")
class ContributionConnection(Connection):
    """A page."""

    edges: list[ContributionEdge] = strawberry.field(description=EDGES)
    nodes: list[Contribution] = strawberry.field(description=NODES)
