"""The list of organisations."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store.organisations import OrganisationFilter
from loaders.context import RequestContext
from resolvers.lists import Listing, check_text, existing


async def organisation_filter(
    context: RequestContext,
    *,
    text: str | None = None,
    spaces: Sequence[str] = (),
    kinds: Sequence[str] = (),
    sectors: Sequence[str] = (),
    within: str | None = None,
) -> OrganisationFilter:
    """The filter with its ids found; BadInput and NotFound name the field."""
    check_text(text)
    place = await existing(context, "filter.within", within, "Place")
    return OrganisationFilter(text=text, spaces=spaces, kinds=kinds, sectors=sectors, within=place)


ORGANISATIONS = Listing(
    "Organisation",
    organisation_filter,
    counts={"MEMBER_COUNT": "members", "PROJECT_COUNT": "projects_worked_on", "PARTNER_COUNT": "partners"},
    helps="within, sectors, kinds or text",
)
