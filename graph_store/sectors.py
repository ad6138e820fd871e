"""The sectors that are in use."""

from __future__ import annotations

from dataclasses import dataclass

from graph_store.reading import Reading


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector, as written by the organisation with the smallest id, and how many things carry it."""

    key: str
    name: str
    organisations: int
    projects: int


async def sectors(reading: Reading) -> list[Sector]:
    """The sectors of what the viewer sees: most used first, then by folded name."""
    (found,) = await reading.one("sectors/counts")
    return sorted((Sector(*row) for row in found), key=lambda one: (-one.organisations - one.projects, one.key))
