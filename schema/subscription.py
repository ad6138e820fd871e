"""The root of what can be watched.

Its fields are resolved anew for every event; when there is one is the service's business (collabgraph/watcher.py), so
none of them is a stream of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from resolvers.opportunities import OpportunityEdge
from resolvers.watching import Watch, new_needs
from schema.fields import root_field
from schema.info import Info
from schema.interfaces import Node
from schema.needs import Need
from schema.nodes import any_node, by_id
from schema.opportunities import HelpOpportunityEdge
from schema.selection import edge_wants


async def _new_needs(root: strawberry.Parent[Any], info: Info) -> Sequence[OpportunityEdge]:
    watch: Watch = root
    return await new_needs(info.context, watch, edge_wants(info))


@strawberry.type(
    description="What can be watched: over a WebSocket (graphql-transport-ws) or as text/event-stream, at /graphql. "
    "The first answer is what there is now, each later one what there is then, as the viewer sees it at that moment; "
    "between two of them more than one change may lie."
)
class Subscription:
    """The root fields."""

    node: Node | None = root_field(
        any_node,
        Node | None,
        "A thing and what is selected of it: told anew when that is not as it was. Null where there is nothing, or the "
        "viewer does not see it, and from the moment when that is so.",
    )
    need: Need | None = by_id(
        Need,
        "A need and what is selected of it: told anew when that is not as it was. Null where there is none, or the "
        "viewer does not see it, and from the moment when that is so.",
    )
    new_needs: list[HelpOpportunityEdge] = root_field(
        _new_needs,
        list[HelpOpportunityEdge],
        "Open needs that the viewer's person can help with and could not before, each told once while it is one, best "
        "first: raised, opened again, become visible, or met by what he can do since. The first answer is empty; what "
        "is looked at are the 1000 best of canHelpWith. FORBIDDEN for viewers without a person.",
    )
