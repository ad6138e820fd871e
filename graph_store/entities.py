"""Things by their id. One statement a type reads them all, every one of them once, with the columns that are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store.projections import Columns, columns_of, maker
from graph_store.reading import Reading
from graph_store.records import Entity

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


async def by_ids(
    reading: Reading, type_name: str, ids: Sequence[str], columns: Columns | None = None
) -> dict[str, Entity]:
    """The things of one type that the viewer sees among these ids; those that are not there are left out.

    Only these columns are read of them; None: all.
    """
    chosen = columns_of(type_name) if columns is None else columns
    (rows,) = await reading.one(f"{NOUNS[type_name]}/by_ids", {"row": "", "columns": " ".join(chosen)}, ids=list(ids))
    make = maker(type_name, chosen)
    if not chosen:
        return {id_: make((id_,)) for id_ in rows}
    return {row[0]: make(row) for row in rows}
