"""Levels of skill: 1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from graph_store.errors import BadInput


@dataclass(frozen=True, slots=True)
class SkillRequirement:
    """A skill (global id), the level from which it counts fully, and its weight among the others."""

    skill: str
    min_level: int = 1
    weight: float = 1.0

    def check(self, argument: str) -> None:
        """BadInput, naming a field below `argument`, by B7."""
        check_level(self.min_level, f"{argument}.minLevel")
        if not (isfinite(self.weight) and self.weight > 0):
            raise BadInput(f"{argument}.weight", "must be above 0")


def check_level(level: int | None, argument: str = "minLevel") -> int | None:
    """The level as it is; BadInput where it is not 1 to 5 (B7)."""
    if level is not None and not 1 <= level <= 5:
        raise BadInput(argument, "must be between 1 and 5")
    return level
