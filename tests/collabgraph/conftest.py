"""What every test of the service's own room needs, and a store for those of exports."""

from __future__ import annotations

import pytest

from collabgraph import telemetry
from graph_store.store import Store
from tests.collabgraph.shore import ROWS
from tests.support.communities import Held


@pytest.fixture(autouse=True)
def _log_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that runs in this process does not configure the log: loggers keep what they met first, for good."""
    monkeypatch.setattr(telemetry, "configure", lambda log_format, level: None)


@pytest.fixture
async def shore(held: Held) -> Store:
    """A store that holds the small community of exports."""
    await held.hold(*ROWS)
    return held.store
