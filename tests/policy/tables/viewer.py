"""What a viewer may see, as he is told: neither more nor less than he sees."""

from tests.policy.probes import Either, rows
from tests.policy.world import THINGS

ROWS = [
    probe
    for thing in THINGS.values()
    if thing.key
    for probe in rows(
        "Viewer",
        thing,
        "viewer",
        {f"may(action: SEE, id: @{thing.key.type}:{thing.key.id})": Either(True, False)},
    )
]
