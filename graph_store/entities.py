"""Things by their id. One statement a type reads them all, every one of them once."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store.reading import Reading
from graph_store.records import BY_TYPE, Entity

NOUNS = {
    "Person": "people",
    "Organisation": "organisations",
    "Project": "projects",
    "Skill": "skills",
    "Asset": "assets",
    "Place": "places",
    "Need": "needs",
    "Contribution": "contributions",
}
"""The noun, and so the folder of statements, of each type."""


async def by_ids(reading: Reading, type_name: str, ids: Sequence[str]) -> dict[str, Entity]:
    """The things of one type that the viewer sees among these ids; those that are not there are left out."""
    record = BY_TYPE[type_name]
    (rows,) = await reading.one(f"{NOUNS[type_name]}/by_ids", ids=list(ids))
    return {row[0]: record(*row) for row in rows}
