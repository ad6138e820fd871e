"""With which skills somebody meets what is needed (DEFINITIONS H3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analysis.rounding import rounded
from graph_store import help as store
from graph_store.help import Item, Scoring
from graph_store.paths import Node
from graph_store.records import Entity
from graph_store.similarity import match_of
from loaders.context import RequestContext
from resolvers.paths import things_of

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SkillMatch:
    """With which skill a helper meets a needed one: similarity and match above 0 to 1, level 1 to 5."""

    needed: Entity
    held: Entity
    similarity: float
    level: int
    match: float


@dataclass(frozen=True, slots=True)
class Met:
    """As SkillMatch, with the ids of the skills."""

    needed: str
    held: str
    similarity: float
    level: int
    match: float


def best_match(item: Item, serving: Mapping[str, float], held: Mapping[str, int]) -> Met | None:
    """The held skill with the highest match, then similarity, then level, then id; None where none serves.

    `serving` has the similarities of skills that serve the item, `held` the levels of those held.
    """
    found = [
        Met(item.skill, skill, serving[skill], level, rounded(match_of(serving[skill], level, item.min_level)))
        for skill, level in held.items()
        if skill in serving
    ]
    return min(found, key=lambda one: (-one.match, -one.similarity, -one.level, one.held), default=None)


def met_items(
    items: Iterable[Item], serving: Callable[[Item], Mapping[str, float]], held: Mapping[str, int]
) -> list[Met]:
    """The best match of each item that somebody meets who holds these skills, in the request's order."""
    found = (best_match(item, serving(item), held) for item in items)
    return [one for one in found if one is not None]


async def matches_of(
    context: RequestContext, scoring: Scoring, parties: Sequence[Node]
) -> dict[Node, list[SkillMatch]]:
    """With which skills each of these people and organisations meets the items, in the request's order."""
    if not parties or not scoring.question.items:
        return {}
    serving = {skill for similar in scoring.similar.values() for skill in similar}
    held = await store.held_skills(context.reading, parties, serving)
    return await shown_matches(
        context, {node: met_items(scoring.question.items, scoring.serving, held.get(node, {})) for node in parties}
    )


async def shown_matches(context: RequestContext, met: Mapping[K, Sequence[Met]]) -> dict[K, list[SkillMatch]]:
    """The matches with their skills: one statement; without a skill that has just gone."""
    named = dict.fromkeys(skill for found in met.values() for one in found for skill in (one.needed, one.held))
    skills = await things_of(context, [("Skill", skill) for skill in named])
    return {
        key: [
            SkillMatch(skills["Skill", one.needed], skills["Skill", one.held], one.similarity, one.level, one.match)
            for one in found
            if {("Skill", one.needed), ("Skill", one.held)} <= skills.keys()
        ]
        for key, found in met.items()
    }
