"""Needs against supply (DESIGN 5, DEFINITIONS K): what is missing where, computed, ordered and cut in the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph_store.assets import KINDS
from graph_store.reading import Reading
from graph_store.similarity import similar_skills

LEAST_SIMILAR = 0.5
"""From which similarity on a skill that somebody holds counts as supply of another (K2)."""

NEED_KINDS = ("SKILL", "ASSET")
_RANKS = {kind: f"{number:02}" for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Gap:
    """What open needs ask for in a place, of a skill (its id) or of a kind of asset, what is there, what is missing.

    `needed` is the sum of their quantities, `supply` how many people or assets, `gap` the difference, 0 or more.
    """

    place: str
    skill: str | None
    asset_kind: str | None
    needed: float
    supply: float
    gap: float


async def largest_gaps(
    reading: Reading, within: str | None, level: str, kinds: Collection[str], first: int
) -> list[Gap]:
    """The first rows of the report (K4), by places of the kind `level`, of needs of these kinds (none: of both).

    `within` is the id of a place; None: everywhere. Three statements, one where nothing is needed.
    """
    asked = [kind for kind in NEED_KINDS if not kinds or kind in kinds]
    places, skills, asset_kinds = await reading.one(
        "gaps/needed",
        {"places": "every_place" if within is None else "places_within"},
        within=within or "",
        level=level,
        kinds=asked,
    )
    if not places or not (skills or asset_kinds):
        return []
    serving: dict[str, list[str]] = {}
    for needed, similar in (await similar_skills(reading, skills)).skills.items() if skills else ():
        for held, similarity in similar.items():
            if similarity >= LEAST_SIMILAR:
                serving.setdefault(held, []).append(needed)
    (rows,) = await reading.one(
        "gaps/report",
        {"able": "able_by_skill" if within is None else "able_by_place"},
        kinds=asked,
        places=dict(places),
        held=list(serving),
        serving=serving,
        assetKinds=asset_kinds,
        ranks=_RANKS,
        startsOn=reading.today,
        endsOn=reading.today,
        limit=first,
    )
    return [Gap(place, *((None, what) if type_ else (what, None)), *figures) for place, type_, what, *figures in rows]
