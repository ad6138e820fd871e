"""The skills: skills.csv is written as it is. Some are held by very many people, one tree of them by nobody."""

from __future__ import annotations

from functools import cache

from collabgraph.generator.tables import table

COMMON = ("skill-event-organisation", "skill-first-aid", "skill-cooking-for-many", "skill-social-media", "skill-sewing")
"""The skills that most people hold, the most frequent first."""

NOBODY = "skill-volcano-and-earth-science"
"""What is below this skill, and itself, nobody holds: no skill outside is broader, narrower or related to it."""

_STEP = 131


@cache
def rows() -> list[dict[str, str]]:
    """All skills, broader ones before narrower ones."""
    return table("skills")


@cache
def held() -> tuple[str, ...]:
    """The ids of the skills that people hold, the most frequent first."""
    missing = {NOBODY, *unheld()}
    others = [row["id"] for row in rows() if row["id"] not in missing and row["id"] not in COMMON]
    # The file is in the order of the tree; steps of a number that shares no factor with the length mix the subjects.
    return (*COMMON, *(others[(place * _STEP) % len(others)] for place in range(len(others))))


@cache
def unheld() -> tuple[str, ...]:
    """The ids of the skills that nobody holds, the tree's root left out."""
    below = {NOBODY}
    for row in rows():
        if below & set(row["broader"].split("|")):
            below.add(row["id"])
    return tuple(row["id"] for row in rows() if row["id"] in below and row["id"] != NOBODY)


@cache
def names() -> dict[str, str]:
    """The name of each skill by its id."""
    return {row["id"]: row["name"] for row in rows()}
