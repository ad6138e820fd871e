"""The list of skills."""

from __future__ import annotations

from graph_store.skills import SkillFilter
from loaders.context import RequestContext
from resolvers.lists import Listing, check_text, existing


async def skill_filter(context: RequestContext, *, text: str | None = None, broader: str | None = None) -> SkillFilter:
    """The filter with its ids found; BadInput and NotFound name the field."""
    check_text(text)
    return SkillFilter(text, await existing(context, "filter.broader", broader, "Skill"))


SKILLS = Listing("Skill", skill_filter)
