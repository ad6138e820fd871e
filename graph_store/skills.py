"""The filter of skills, and the skills that meet a requirement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.lists import Condition, Selection, selection_of
from graph_store.reading import Reading


@dataclass(frozen=True, slots=True)
class SkillFilter:
    """What a skill must be; `broader`, an id as stored, is one that it is narrower than by one or more steps (L3)."""

    text: str | None = None
    broader: str | None = None

    def selection(self) -> Selection:
        """The skills that pass."""
        return selection_of(
            "Skill",
            ("passes_skill_filter", "anything"),
            [Condition("", "", "skills_narrower", self.broader is not None)],
            self.text,
            {"broader": self.broader or ""},
        )


async def serving(reading: Reading, ids: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the skills that meet a requirement of each of these: itself, and all that are narrower (L3)."""
    (found,) = await reading.one("skills/serving", ids=list(dict.fromkeys(ids)))
    return dict(found)
