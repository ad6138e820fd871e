"""The world in which every field is asked for by every role."""

from __future__ import annotations

import pytest

from graph_store.store import Store
from tests.policy.asking import hold
from tests.policy.world import ROWS


@pytest.fixture(scope="module")
async def world(store: Store) -> Store:
    """A store that holds the world, everything PUBLIC."""
    await hold(store, *ROWS)
    return store
