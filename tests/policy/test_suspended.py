"""Every field for somebody who is suspended: what anybody sees, and what belongs to himself."""

from __future__ import annotations

import pytest

from graph_store.store import Store
from graph_store.viewers import Viewer
from tests.comparison.asking import execute
from tests.policy.asking import set_visibility
from tests.policy.probes import tree_of, with_ids
from tests.policy.test_table import TABLE
from tests.policy.world import ERRAND, LOOM, OWN, PERSON, THINGS, VISIBILITIES

PAT, SUE = Viewer("suspended", "pat"), Viewer("suspended", "sue")
OWNED = {"pat": (PERSON, LOOM, ERRAND), "sue": ()}


@pytest.mark.parametrize("visibility", VISIBILITIES)
@pytest.mark.parametrize("name", THINGS)
async def test_he_sees_what_anybody_sees_and_his_own(world: Store, name: str, visibility: str) -> None:
    thing = THINGS[name]
    probes = [probe for probe in TABLE if probe.thing is thing]
    tree = tree_of(probes)
    await set_visibility(world, thing, visibility)
    try:
        wrong = []
        for viewer in (PAT, SUE):
            result, _ = await execute(world, viewer, tree.text())
            assert result.errors is None
            is_seen = "A" in thing.seen_by(visibility) or thing in OWNED[str(viewer.self_id)]
            for probe in probes:
                wanted = probe.seen if is_seen else probe.hidden
                found = tree.value(result.data, probe.steps)
                if found != (visibility if wanted is OWN else wanted):
                    wrong.append(f"{viewer.self_id} {probe}: {found}, not {wanted}")
        assert not wrong, "\n".join(wrong)
    finally:
        await set_visibility(world, thing, "PUBLIC")


@pytest.mark.parametrize("action", ["CHANGE", "DELETE", "SET_VISIBILITY", "SET_CONTACT", "ADD", "SUSPEND"])
async def test_he_may_do_nothing(world: Store, action: str) -> None:
    keys = [thing.key for thing in THINGS.values() if thing.key]
    fields = " ".join(f'a{n}: may(action: {action}, id: "@{key.type}:{key.id}")' for n, key in enumerate(keys))
    for viewer in (PAT, SUE):
        result, _ = await execute(world, viewer, with_ids(f"{{ viewer {{ {fields} }} }}"))
        assert result.errors is None
        assert result.data is not None
        assert set(result.data["viewer"].values()) == {False}
