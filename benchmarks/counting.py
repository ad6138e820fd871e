"""How many nodes and relations are in the database that the settings name: `python -m benchmarks.counting`."""

from __future__ import annotations

import asyncio
import json

from collabgraph import settings
from collabgraph.opening import opened_store
from tests.support.statements import ad_hoc

_SECONDS = 600.0
_NODES = ad_hoc("MATCH (n) RETURN count(n) AS counted", "benchmarks/nodes")
_RELATIONS = ad_hoc("MATCH ()-[r]->() RETURN count(r) AS counted", "benchmarks/relations")


async def counted() -> dict[str, int]:
    """The numbers of nodes and of relations."""
    async with opened_store(settings.load()) as store:
        await store.verify()
        (nodes,) = await store.read(_NODES, {}, {}, _SECONDS)
        (relations,) = await store.read(_RELATIONS, {}, {}, _SECONDS)
    return {"nodes": nodes, "relations": relations}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(counted())))
