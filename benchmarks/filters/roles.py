"""Who asks: every role, and of the stewards whoever has most organisations."""

from __future__ import annotations

import time
from collections.abc import Mapping

from graph_store import viewers
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import Viewer
from tests.conftest import TODAY
from tests.support.statements import ad_hoc

_STEWARD = ad_hoc(
    "MATCH (p:Person)-[m:MEMBER_OF]->(o:Organisation) WHERE m.steward AND @active(m) "
    "WITH p, count(DISTINCT o) AS held ORDER BY held DESC, p.id LIMIT 1 RETURN p.id AS person",
    "benchmarks/steward",
)


async def roles(store: Store) -> Mapping[str, Viewer]:
    """Every role as a viewer: a member has no person, a person stewards nothing, a steward has organisations."""
    (person,) = await store.read(_STEWARD, {}, {"today": TODAY}, 600)
    reading = Reading(store, viewers.ANONYMOUS, TODAY, time.monotonic() + 600)
    _, organisations = await reading.one("viewers/stewardships", person=person)
    return {
        "anonymous": viewers.ANONYMOUS,
        "member": viewers.MEMBER,
        "person": Viewer("member", person),
        f"steward of {len(organisations)}": Viewer("member", person, tuple(organisations)),
        "administrator": viewers.ADMINISTRATOR,
    }
