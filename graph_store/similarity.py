"""Skills that are similar to one another, and what that is worth for a need (DESIGN 5, DEFINITIONS G)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph_store.reading import Reading

LEVELS = range(1, 6)
"""Novice, beginner, competent, proficient, expert."""


def match_of(similarity: float, level: int, min_level: int) -> float:
    """How well a skill that is held at a level meets a need from a level on: above 0 to 1, unrounded (N4)."""
    return similarity * min(1.0, level / min_level)


@dataclass(frozen=True, slots=True)
class Similar:
    """For each needed skill those that serve it, with their similarity; how many hold each of these, seen or not."""

    skills: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    holders: Mapping[str, int] = field(default_factory=dict)


async def similar_skills(reading: Reading, skills: Collection[str]) -> Similar:
    """The skills that serve each needed one (similarity above 0 to 1), itself included.

    A skill that is not there is left out. One statement, whatever the number of skills; none where there is none.
    """
    if not skills:
        return Similar()
    (found,) = await reading.one("help/similar", skills=list(dict.fromkeys(skills)))
    return Similar(
        {skill: {id_: similarity for id_, similarity, _ in held} for skill, held in found},
        {id_: holders for _, held in found for id_, _, holders in held},
    )


async def served_skills(reading: Reading, skills: Collection[str]) -> dict[str, dict[str, float]]:
    """For each held skill the needed ones that it serves, with the similarity: `similar_skills` read backwards.

    One statement, whatever the number of skills.
    """
    (found,) = await reading.one("help/served", skills=list(dict.fromkeys(skills)))
    return {skill: dict(needed) for skill, needed in found}
