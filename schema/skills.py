"""Skills, a tree with cross-relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

from loaders import skills
from resolvers import levels
from schema.fields import connection_field, levelled_connection_field, list_field
from schema.interfaces import Node
from schema.pages import EDGES, NODES, Connection, Edge

if TYPE_CHECKING:
    from schema.needs import NeedConnection
    from schema.people import Person

_NeedConnection = Annotated["NeedConnection", strawberry.lazy("schema.needs")]
_Person = Annotated["Person", strawberry.lazy("schema.people")]
_Skill = Annotated["Skill", strawberry.lazy("schema.skills")]
_Skills = Annotated["SkillConnection", strawberry.lazy("schema.skills")]
_SkillPeople = Annotated["SkillPersonConnection", strawberry.lazy("schema.skills")]


@strawberry.type(description="A skill; reference data, always visible.")
class Skill(Node):
    """The parent object is records.Skill."""

    name: str = strawberry.field(description="The name, as written.")
    alt_names: list[str] = strawberry.field(description="Other names of the same skill.")
    description: str | None = strawberry.field(description="What it is.")
    broader: list[Skill] = list_field(skills.BROADER, list[_Skill], "Skills one step broader, by name.")
    narrower: SkillConnection = connection_field(skills.NARROWER, _Skills, "Skills one step narrower, by name.")
    related: list[Skill] = list_field(skills.RELATED, list[_Skill], "Related skills, both ways, by name.")
    people: SkillPersonConnection = levelled_connection_field(
        skills.PEOPLE, _SkillPeople, "People who hold this very skill, by name."
    )
    needs: _NeedConnection = connection_field(skills.NEEDS, _NeedConnection, "Needs of this very skill, by title.")


@strawberry.type(description="A skill in a list.")
class SkillEdge(Edge):
    """One edge."""

    node: Skill = strawberry.field(description="The skill.")


@strawberry.type(description="A page of a list of skills.")
class SkillConnection(Connection):
    """A page."""

    edges: list[SkillEdge] = strawberry.field(description=EDGES)
    nodes: list[Skill] = strawberry.field(description=NODES)


@strawberry.type(description="A person who holds a skill.")
class SkillPersonEdge(Edge):
    """One edge."""

    node: _Person = strawberry.field(description="The person.")
    level: int = strawberry.field(description="1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert.")
    years: float | None = strawberry.field(description="Years of practice; null where unknown.")
    endorsements: int = strawberry.field(
        description="How many people whom the viewer sees endorse the skill of the person: see Person.endorsements."
    )


@strawberry.type(description="A page of a list of people.")
class SkillPersonConnection(Connection):
    """A page."""

    edges: list[SkillPersonEdge] = strawberry.field(description=EDGES)
    nodes: list[_Person] = strawberry.field(description=NODES)


@strawberry.input(description="One skill that is needed.")
class SkillRequirement:
    """A skill, from which level it counts fully, and its weight."""

    skill: strawberry.ID = strawberry.field(description="The skill; similar ones count in part.")
    min_level: int | None = strawberry.field(
        default=1, description="The level from which it counts fully, 1 to 5; lower ones count in proportion."
    )
    weight: float | None = strawberry.field(default=1, description="How much it counts among the items, above 0.")


def requirement(asked: SkillRequirement) -> levels.SkillRequirement:
    """The requirement as resolvers take it; an explicit null means the default (A9)."""
    level = 1 if asked.min_level is None else asked.min_level
    weight = 1.0 if asked.weight is None else float(asked.weight)
    return levels.SkillRequirement(asked.skill, level, weight)
