"""Who asks, and what he may change, for every role (DESIGN 6): what the table of fields cannot say of a viewer."""

from __future__ import annotations

import pytest

from graph_store.store import Store
from tests.policy.asking import answer, set_visibility
from tests.policy.probes import with_ids
from tests.policy.world import THINGS, VIEWERS, VISIBILITIES

WHO = {
    "A": (None, ["ANONYMOUS"]),
    "M": (None, ["MEMBER"]),
    "H": ("@Person:pat", ["MEMBER"]),
    "O": ("@Person:col", ["MEMBER"]),
    "S": ("@Person:sue", ["MEMBER", "STEWARD"]),
    "E": ("@Person:els", ["MEMBER", "STEWARD"]),
    "X": (None, ["MEMBER", "ADMINISTRATOR"]),
}
CHANGED_BY = {
    "person": "  H S X",
    "organisation": "    S X",
    "project": "    S X",
    "a person's asset": "  H   X",
    "an organisation's asset": "    S X",
    "a person's need": "  H   X",
    "an organisation's need": "    S X",
    "a project's need": "    S X",
}


OWN = {"person": "H X"}
"""Of a person, what is not for stewards; of all else it is as CHANGE."""
OF = {
    "DELETE": set(CHANGED_BY),
    "SET_VISIBILITY": set(CHANGED_BY),
    "SET_CONTACT": {"person"},
    "SUSPEND": {"person"},
    "ADD": {"person", "organisation", "project"},
}


@pytest.mark.parametrize("action", OF)
async def test_who_may_do_more_than_change(world: Store, action: str) -> None:
    for name, marks in CHANGED_BY.items():
        key = THINGS[name].key
        assert key
        document = with_ids(f'{{ viewer {{ may(action: {action}, id: "@{key.type}:{key.id}") }} }}')
        told = [mark for mark, viewer in VIEWERS.items() if (await answer(world, viewer, document))["viewer"]["may"]]
        marks = "X" if action == "SUSPEND" else OWN.get(name, marks)
        assert told == (list(marks.replace(" ", "")) if name in OF[action] else []), name


@pytest.mark.parametrize("mark", VIEWERS)
async def test_who_asks_is_told_who_he_is(world: Store, mark: str) -> None:
    person, roles = WHO[mark]
    told = await answer(world, VIEWERS[mark], "{ viewer { person { id } roles } }")
    assert told == {"viewer": {"person": person and {"id": with_ids(person)}, "roles": roles}}


@pytest.mark.parametrize("visibility", VISIBILITIES)
@pytest.mark.parametrize("name", CHANGED_BY)
async def test_only_those_to_whom_a_thing_belongs_may_change_it(world: Store, name: str, visibility: str) -> None:
    key = THINGS[name].key
    assert key
    document = with_ids(f'{{ viewer {{ may(action: CHANGE, id: "@{key.type}:{key.id}") }} }}')
    await set_visibility(world, THINGS[name], visibility)
    try:
        told = [mark for mark, viewer in VIEWERS.items() if (await answer(world, viewer, document))["viewer"]["may"]]
    finally:
        await set_visibility(world, THINGS[name], "PUBLIC")
    assert told == list(CHANGED_BY[name].replace(" ", ""))
