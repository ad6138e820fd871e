"""What is held in the store, how visible it is, and what a viewer is told of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from collabgraph.exchange import import_folder
from graph_store.store import Store
from loaders.kept import Kept
from tests.comparison.asking import execute, viewer_in
from tests.policy.world import NOW, Thing
from tests.reference.community import Community, Row
from tests.reference.folders import write_folder
from tests.reference.viewers import Viewer
from tests.support.statements import ad_hoc, empty

_SET = ad_hoc(
    "MATCH (n:Person|Organisation|Project|Asset|Need) WHERE labels(n)[0] = $label AND n.id = $id "
    "SET n.visibility = $visibility RETURN count(*) AS changed",
    "tests/set_visibility",
)


KEPT = Kept()
"""What requests leave for later ones, here for those of everybody else."""


async def hold(store: Store, *given: Row) -> None:
    """Leaves these rows, and nothing else, in the store."""
    await empty(store)
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Community.of(*given), Path(folder))
        report = await import_folder(store, Path(folder), now=NOW)
    assert report.errors == 0


async def set_visibility(store: Store, thing: Thing, visibility: str) -> None:
    """Gives the thing that visibility."""
    if thing.key:
        parameters = {"label": thing.key.type, "id": thing.key.id, "visibility": visibility}
        assert await store.write(_SET, {}, parameters, 60) == [1]


async def answer(store: Store, viewer: Viewer, document: str) -> Any:
    """What a viewer is told, with the stewardships that the graph gives."""
    result, _ = await execute(store, await viewer_in(store, viewer), document, kept=KEPT)
    assert result.errors is None
    return result.data
