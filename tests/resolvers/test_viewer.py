"""viewer: his person, his roles, and what he may do with each thing (DESIGN 6, DEFINITIONS C5)."""

from __future__ import annotations

import time
from typing import Any

import pytest
from strawberry.types import ExecutionResult

from graph_store.errors import BadInput
from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.conftest import TODAY
from tests.reference.community import (
    Asset,
    Contribution,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Person,
    Place,
    Project,
    Row,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline

ORGANISATION, PROJECT = Key("Organisation", "o"), Key("Project", "j")
ROWS: tuple[Row, ...] = (
    Place("tt", "Trinidad and Tobago", "COUNTRY"),
    Skill("s", "Sailing"),
    Organisation("o", "Ours"),
    Organisation("else", "Else", visibility="PRIVATE"),
    Person("ana", "Ana", email="ana@example.org", contact="NOBODY"),
    Person("bo", "Bo", visibility="PRIVATE"),
    Person("cy", "Cy", visibility="MEMBERS"),
    Person("di", "Di"),
    Project("j", "Led", visibility="PRIVATE"),
    Project("past", "Led until yesterday"),
    Project("joined", "Joined"),
    Asset("of-ana", "Boat", "TRANSPORT", owner=Key("Person", "ana"), visibility="PRIVATE"),
    Asset("of-bo", "Car", "TRANSPORT", owner=Key("Person", "bo")),
    Asset("of-o", "Hall", "SPACE", owner=ORGANISATION),
    Asset("of-nobody", "Land", "LAND"),
    Need("of-ana", "A car", Key("Person", "ana"), "ASSET", asset_kind="TRANSPORT"),
    Need("of-bo", "A boat", Key("Person", "bo"), "ASSET", asset_kind="TRANSPORT"),
    Need("of-o", "A van", ORGANISATION, "ASSET", asset_kind="TRANSPORT"),
    Need("of-j", "A crew", PROJECT, "SKILL", skill="s", visibility="PRIVATE"),
    Need("of-joined", "A cook", Key("Project", "joined"), "SKILL", skill="s"),
    Contribution("c", "j", ORGANISATION, "HOURS", amount=1.0, on="2026-01-01"),
    Membership("ana", "o", steward=True),
    Membership("bo", "o"),
    Membership("cy", "o", until="2026-11-20"),
    Membership("ana", "else"),
    Participation("j", ORGANISATION, "LEAD"),
    Participation("past", ORGANISATION, "LEAD", until="2026-11-20"),
    Participation("joined", ORGANISATION, "PARTNER"),
)
STEWARD = Viewer("member", "ana", ("o",))
BO = Viewer("member", "bo")
THINGS = [
    *(("Place", "tt"), ("Skill", "s"), ("Contribution", "c")),
    *(("Organisation", id_) for id_ in ("o", "else", "absent")),
    *(("Person", id_) for id_ in ("ana", "bo", "cy", "di", "absent")),
    *(("Project", id_) for id_ in ("j", "past", "joined")),
    *(("Asset", id_) for id_ in ("of-ana", "of-bo", "of-o", "of-nobody")),
    *(("Need", id_) for id_ in ("of-ana", "of-bo", "of-o", "of-j", "of-joined")),
]
HIDDEN = {
    ANONYMOUS: {
        *("Contribution:c", "Organisation:else", "Person:bo", "Person:cy", "Project:j", "Asset:of-ana"),
        *("Need:of-bo", "Need:of-j"),
    },
    MEMBER: {
        *("Contribution:c", "Organisation:else", "Person:bo", "Project:j", "Asset:of-ana", "Need:of-bo", "Need:of-j"),
    },
    BO: {"Contribution:c", "Organisation:else", "Project:j", "Asset:of-ana", "Need:of-j"},
    STEWARD: {"Organisation:else"},
    ADMINISTRATOR: set(),
}
CHANGED = {
    ANONYMOUS: set(),
    MEMBER: set(),
    BO: {"Person:bo", "Asset:of-bo", "Need:of-bo"},
    STEWARD: {
        *("Organisation:o", "Person:ana", "Person:bo", "Project:j", "Asset:of-ana", "Asset:of-o"),
        *("Need:of-ana", "Need:of-o", "Need:of-j"),
    },
}
"""By the rows above; whom an administrator may change is everything that is there."""

MAY = "query($id: ID!) { viewer { may(action: CHANGE, id: $id) } }"


@pytest.fixture(scope="module")
async def held(store: Store) -> Store:
    """The store with this module's community."""
    await Held(store).hold(*ROWS)
    return store


async def ask(store: Store, viewer: Viewer, text: str, **variables: Any) -> tuple[ExecutionResult, dict[str, int]]:
    """The answer, and how often each statement was run for it."""
    context = RequestContext(Reading(store, viewer, TODAY, time.monotonic() + 60), Inline())
    result = await schema.execute(text, variable_values=variables, context_value=context)
    assert isinstance(result, ExecutionResult)
    return result, dict(context.reading.statements)


def document(action: str) -> str:
    """Asks whether the viewer may do this with everything."""
    fields = [f'a{n}: may(action: {action}, id: "{encode(*one)}")' for n, one in enumerate(THINGS)]
    return f"{{ viewer {{ {' '.join(fields)} }} }}"


async def permitted(store: Store, viewer: Viewer, action: str) -> tuple[set[str], dict[str, int]]:
    """The things with which the viewer may do this."""
    result, statements = await ask(store, viewer, document(action))
    assert result.errors is None
    assert result.data is not None
    answers = [result.data["viewer"][f"a{number}"] for number in range(len(THINGS))]
    return {":".join(one) for one, answer in zip(THINGS, answers, strict=True) if answer}, statements


THERE = {":".join(one) for one in THINGS if one[1] != "absent"}
VIEWERS = pytest.mark.parametrize(
    "viewer", [ANONYMOUS, MEMBER, BO, STEWARD, ADMINISTRATOR], ids=["anonymous", "member", "bo", "steward", "all"]
)


@VIEWERS
async def test_what_is_seen(held: Store, viewer: Viewer) -> None:
    seen, statements = await permitted(held, viewer, "SEE")
    assert seen == THERE - HIDDEN[viewer]
    assert set(statements.values()) == {1}
    assert len(statements) == 8


@VIEWERS
async def test_what_may_be_changed(held: Store, viewer: Viewer) -> None:
    changed, statements = await permitted(held, viewer, "CHANGE")
    assert changed == CHANGED.get(viewer, THERE)
    asked = {"people/changeable", "projects/changeable", "assets/changeable", "needs/changeable"}
    if viewer in (ANONYMOUS, MEMBER):
        assert statements == {}
    elif viewer != ADMINISTRATOR:
        assert statements == dict.fromkeys(asked, 1)


async def test_nothing_is_changed_that_is_not_seen(held: Store) -> None:
    for viewer in HIDDEN:
        changed, _ = await permitted(held, viewer, "CHANGE")
        assert changed <= (await permitted(held, viewer, "SEE"))[0]


@pytest.mark.parametrize("id_", ["", "17", "T3JnYW5pc2F0aW9u", "UGVyc29uOg"])
async def test_what_is_no_id_is_bad_input(held: Store, id_: str) -> None:
    for viewer in (ANONYMOUS, STEWARD, ADMINISTRATOR):
        result, _ = await ask(held, viewer, MAY, id=id_)
        assert result.data is None
        assert result.errors is not None
        (error,) = result.errors
        assert isinstance(error.original_error, BadInput)
        assert error.original_error.argument == "id"


@pytest.mark.parametrize(
    ("viewer", "roles"),
    [
        (ANONYMOUS, ["ANONYMOUS"]),
        (MEMBER, ["MEMBER"]),
        (BO, ["MEMBER"]),
        (STEWARD, ["MEMBER", "STEWARD"]),
        (ADMINISTRATOR, ["MEMBER", "ADMINISTRATOR"]),
        (Viewer("administrator", "ana", ("o",)), ["MEMBER", "STEWARD", "ADMINISTRATOR"]),
    ],
)
async def test_roles_and_person(held: Store, viewer: Viewer, roles: list[str]) -> None:
    result, statements = await ask(held, viewer, "{ viewer { roles person { id name email } } }")
    people = {
        None: None,
        "ana": {"id": encode("Person", "ana"), "name": "Ana", "email": "ana@example.org"},
        "bo": {"id": encode("Person", "bo"), "name": "Bo", "email": None},
    }
    assert result.errors is None
    assert result.data == {"viewer": {"roles": roles, "person": people[viewer.self_id]}}
    assert sum(statements.values()) == (viewer.self_id is not None)


async def test_an_administrator_with_a_person_sees_what_one_without_sees(held: Store) -> None:
    viewer = Viewer("administrator", "ana", ("o",))
    for action in ("SEE", "CHANGE"):
        assert (await permitted(held, viewer, action))[0] == THERE
