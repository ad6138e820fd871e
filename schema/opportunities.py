"""What a person can help with, best first, and why."""

from __future__ import annotations

import strawberry

from schema.assets import Asset
from schema.help import ScoreParts, SkillMatch
from schema.needs import Need
from schema.pages import EDGES, NODES, Connection, Edge
from schema.paths import ConnectionPath


@strawberry.type(description="A need that a person can help with, and how: the figures that whoCanHelp shows for him.")
class HelpOpportunityEdge(Edge):
    """The parent object is resolvers.opportunities.OpportunityEdge."""

    node: Need = strawberry.field(description="The need.")
    score: float = strawberry.field(description="The weighted mean of the parts, by the default weights, 0 to 1.")
    parts: ScoreParts = strawberry.field(description="The parts of the score.")
    matches: list[SkillMatch] = strawberry.field(
        description="With which skill the person meets the need; empty for a need of an asset."
    )
    assets: list[Asset] = strawberry.field(
        description="For a need of kind ASSET: the person's assets that serve it, those in the best place first."
    )
    path: ConnectionPath | None = strawberry.field(
        description="The first of the shortest ways from who has the need to the person; null where proximity is 0."
    )


@strawberry.type(description="A page of needs that a person can help with, best first: by score descending, then id.")
class HelpOpportunityConnection(Connection):
    """A page."""

    edges: list[HelpOpportunityEdge] = strawberry.field(description=EDGES)
    nodes: list[Need] = strawberry.field(description=NODES)
