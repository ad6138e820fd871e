"""What is missing where (DESIGN 5, DEFINITIONS K). Statements: three for the report, one each for places and skills."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

from graph_store import gaps as store
from graph_store.errors import BadInput
from graph_store.records import Place, Skill
from loaders.context import RequestContext
from resolvers.lists import existing

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class GapWants:
    """What of a row is selected; nothing else is read."""

    place: bool = True
    skill: bool = True


@dataclass(frozen=True, slots=True)
class GapRow:
    """A row of the report as graph_store.gaps.Gap, with the things; null where they are not wanted."""

    place: Place | None
    skill: Skill | None
    asset_kind: str | None
    needed: float
    supply: float
    gap: float


async def gap_report(
    context: RequestContext, within: str | None, level: str, kinds: Collection[str], first: int, wants: GapWants
) -> list[GapRow]:
    """The first rows of open needs against supply by place, the largest gaps first.

    `within` is a global id. BadInput for `first` outside 1 to 200 and by B5, NotFound naming `within`.
    """
    if not 1 <= first <= MOST_ROWS:
        raise BadInput("first", f"must be between 1 and {MOST_ROWS}")
    area = await existing(context, "within", within, "Place")
    rows = await store.largest_gaps(context.reading, area, level, kinds, first)
    place_ids = [row.place for row in rows] if wants.place else []
    skill_ids = [row.skill for row in rows if row.skill is not None] if wants.skill else []
    found_places, found_skills = await asyncio.gather(
        context.batches.entities("Place", place_ids), context.batches.entities("Skill", skill_ids)
    )
    places = {one.id: one for one in found_places if isinstance(one, Place)}
    skills = {one.id: one for one in found_skills if isinstance(one, Skill)}
    return [
        GapRow(places.get(row.place), skills.get(row.skill or ""), row.asset_kind, row.needed, row.supply, row.gap)
        for row in rows
        if row.place in places or not wants.place
    ]
