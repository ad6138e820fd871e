"""Small communities answered as large ones are: hardly anything that is near is read, few are looked up at first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph_store import looking, nearness


@contextmanager
def looked_up(draw: random.Random) -> Iterator[None]:
    """Until the end of the block two or three rings are read, and most pages need a second reading."""
    most = draw.choice((0, 0, 3, 10))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "_MOST", most)
        patch.setattr(nearness, "_LEAST", 0)
        patch.setattr(nearness, "_RELATIONS", draw.choice((20, 5_000, 5_000)))
        patch.setattr(nearness, "_LEAST_RELATIONS", 0)
        patch.setattr(looking, "_AT_ONCE", draw.choice((1, 1, 4)))
        yield
