"""The list of projects."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store.projects import ProjectFilter
from loaders.context import RequestContext
from resolvers.lists import Listing, check_text, existing


async def project_filter(
    context: RequestContext,
    *,
    text: str | None = None,
    spaces: Sequence[str] = (),
    statuses: Sequence[str] = (),
    sectors: Sequence[str] = (),
    within: str | None = None,
    active_on: str | None = None,
) -> ProjectFilter:
    """The filter with its ids found; BadInput and NotFound name the field."""
    check_text(text)
    place = await existing(context, "filter.within", within, "Place")
    return ProjectFilter(
        text=text, spaces=spaces, statuses=statuses, sectors=sectors, within=place, active_on=active_on
    )


PROJECTS = Listing(
    "Project",
    project_filter,
    counts={"PARTICIPANT_COUNT": "participants"},
    figures={"STARTS_ON": "start"},
    helps="within, statuses, sectors, activeOn or text",
)
