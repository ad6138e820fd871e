"""The list of needs."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store import places as places_store
from graph_store import skills as skills_store
from graph_store.needs import NeedFilter
from loaders.context import RequestContext
from resolvers.lists import Listing, existing


async def need_filter(
    context: RequestContext,
    *,
    kinds: Sequence[str] = (),
    statuses: Sequence[str] = (),
    skill: str | None = None,
    within: str | None = None,
    urgency: Sequence[str] = (),
) -> NeedFilter:
    """The filter with its ids found; BadInput and NotFound name the field."""
    own = await existing(context, "filter.skill", skill, "Skill")
    place = await existing(context, "filter.within", within, "Place")
    serving = None if own is None else (await skills_store.serving(context.reading, [own]))[own]
    places = None if place is None else await places_store.inside(context.reading, place)
    return NeedFilter(kinds=kinds, statuses=statuses, skills=serving, places=places, urgency=urgency)


NEEDS = Listing("Need", need_filter)
