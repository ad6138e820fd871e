"""What a subscription tells: each time that it is looked at anew, as its viewer sees the graph at that moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_store.errors import Forbidden
from loaders.context import RequestContext
from resolvers.helpers import HelpWants
from resolvers.opportunities import OpportunityEdge, since_told

_NEEDS = frozenset(("Need",))


@dataclass(slots=True)
class Watch:
    """What a subscription knows from one look to the next.

    `told` are the ids of the needs that its client knows of, None before the first look; `found` those of this look,
    which `accept` makes known; a look that failed is forgotten. `is_news` says whether this look found what is to be
    sent, None where only a comparison with what was sent before can say it. What is told depends on all things of these
    `types`.
    """

    told: frozenset[str] | None = None
    found: frozenset[str] = field(default=frozenset())
    is_news: bool | None = None
    types: frozenset[str] = frozenset()

    def accept(self) -> None:
        """The client is told of what was found."""
        self.told = self.found


async def new_needs(context: RequestContext, watch: Watch, wants: HelpWants) -> list[OpportunityEdge]:
    """The open needs with which the viewer's person can help and of which he was not told: none at the first look,
    which learns what is there already. Forbidden for a viewer without a person."""
    person = context.reading.viewer.self_id
    if person is None:
        raise Forbidden("Sign in as a person of the graph to hear of needs that you can help with.")
    is_first = watch.told is None
    edges, ids = await since_told(context, person, watch.told or (), wants)
    watch.types = _NEEDS
    watch.found = frozenset(ids)
    watch.is_news = is_first or bool(edges)
    return [] if is_first else edges
