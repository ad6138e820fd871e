"""Small communities, written out as rows in a test and imported as anybody's would be."""

from __future__ import annotations

import tempfile
from pathlib import Path

from collabgraph.exchange import import_folder
from graph_store.store import Store
from tests.reference.community import Community, Row
from tests.reference.folders import write_folder
from tests.support.statements import empty


class Held:
    """What a store holds for the tests of one module: a community that is in it already is not imported again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._rows: tuple[Row, ...] | None = None

    def forget(self) -> None:
        """Says that the store was changed meanwhile."""
        self._rows = None

    async def hold(self, *rows: Row) -> None:
        """Leaves these rows, and nothing else, in the store."""
        if rows == self._rows:
            return
        self._rows = None
        await empty(self.store)
        with tempfile.TemporaryDirectory() as folder:
            write_folder(Community.of(*rows), Path(folder))
            report = await import_folder(self.store, Path(folder))
        assert report.errors == 0
        self._rows = rows
