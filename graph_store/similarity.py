"""Skills that are similar to a needed one (DEFINITIONS G)."""

from __future__ import annotations

from collections.abc import Collection

from graph_store.reading import Reading


async def similar_skills(reading: Reading, skills: Collection[str]) -> dict[str, dict[str, float]]:
    """For each needed skill the skills that serve it, with their similarity (above 0 to 1), itself included.

    A skill that is not there is left out. One statement, whatever the number of skills.
    """
    (found,) = await reading.one("help/similar", skills=list(dict.fromkeys(skills)))
    return {skill: dict(held) for skill, held in found}
