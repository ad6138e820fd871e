"""How many random communities are compared: few by default, more by COLLABGRAPH_TEST_EXAMPLES (a factor)."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

FACTOR = float(os.environ.get("COLLABGRAPH_TEST_EXAMPLES", "1"))


def compared(examples: int) -> Callable[[Any], Any]:
    """Settings of a comparison: the same examples in every run unless a factor asks for others.

    A community is made of one seed, so there is nothing to shrink.
    """
    return settings(
        max_examples=max(1, int(examples * FACTOR)),
        deadline=None,
        derandomize=FACTOR == 1,
        database=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
