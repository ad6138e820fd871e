"""Levels of skill: 1 novice, 2 beginner, 3 competent, 4 proficient, 5 expert."""

from __future__ import annotations

from graph_store.errors import BadInput


def check_level(level: int | None, argument: str = "minLevel") -> int | None:
    """The level as it is; BadInput where it is not 1 to 5 (B7)."""
    if level is not None and not 1 <= level <= 5:
        raise BadInput(argument, "must be between 1 and 5")
    return level
