"""Help is pledged, accepted, declined and withdrawn; where the need stands follows from it, in the same transaction."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.mutations.asking import audit, codes, done, everything, rows
from tests.mutations.table import ids
from tests.mutations.test_expected import document, problems
from tests.policy.asking import hold
from tests.reference.community import Key, Membership, Need, Organisation, Person, Pledge, Row

ANN, BOB, CAT = (Viewer("member", name, ("crew",) if name == "cat" else ()) for name in ("ann", "bob", "cat"))
HULL = Need("hull", "Hull", Key("Person", "ann"), "ASSET", asset_kind="LAND", quantity=3.0, visibility="PUBLIC")
BASE: tuple[Row, ...] = (
    *(Person(name, name.title(), visibility="PUBLIC") for name in ("ann", "bob")),
    Person("cat", "Cat", visibility="PRIVATE"),
    Organisation("crew", "Crew"),
    Membership("cat", "crew", steward=True),
    HULL,
)
OF_BOB, OF_CREW = (ids(need="Need:hull", party=party) for party in ("Person:bob", "Organisation:crew"))


async def standing(store: Store) -> tuple[str, list[str]]:
    """Where the need stands, and all pledges as rows."""
    (need,) = await rows(store, "needs")
    return need.split(",")[14], await rows(store, "pledges")


async def test_a_need_is_pledged_once_enough_is_accepted_and_open_when_it_is_taken_back(clean_store: Store) -> None:
    await hold(clean_store, *BASE)
    assert await problems(clean_store, BOB, "pledgeHelp", **OF_BOB, quantity=1, until="2026-12-24") == []
    assert await problems(clean_store, CAT, "pledgeHelp", **OF_CREW, quantity=2) == []
    crew, bob = "hull,organisation:crew,2,,", "hull,person:bob,1,2026-12-24,"
    assert await standing(clean_store) == ("OPEN", [f"{crew}OFFERED", f"{bob}OFFERED"])
    assert await problems(clean_store, ANN, "acceptPledge", **OF_CREW) == []
    assert await standing(clean_store) == ("OPEN", [f"{crew}ACCEPTED", f"{bob}OFFERED"])
    assert await problems(clean_store, ANN, "acceptPledge", **OF_BOB) == []
    assert await standing(clean_store) == ("PLEDGED", [f"{crew}ACCEPTED", f"{bob}ACCEPTED"])
    assert await problems(clean_store, BOB, "pledgeHelp", **OF_BOB, quantity=1) == []
    assert await standing(clean_store) == ("PLEDGED", [f"{crew}ACCEPTED", f"{bob}ACCEPTED"])
    assert await problems(clean_store, BOB, "pledgeHelp", **OF_BOB, quantity=5) == []
    assert await standing(clean_store) == ("OPEN", [f"{crew}ACCEPTED", "hull,person:bob,5,2026-12-24,OFFERED"])
    assert await problems(clean_store, ANN, "acceptPledge", **OF_BOB) == []
    assert await problems(clean_store, CAT, "withdrawPledge", **OF_CREW) == []
    assert await standing(clean_store) == ("PLEDGED", [f"{crew}WITHDRAWN", "hull,person:bob,5,2026-12-24,ACCEPTED"])
    assert await problems(clean_store, ANN, "declinePledge", **OF_BOB) == []
    assert await standing(clean_store) == ("OPEN", [f"{crew}WITHDRAWN", "hull,person:bob,5,2026-12-24,DECLINED"])
    assert await problems(clean_store, CAT, "pledgeHelp", **OF_CREW, quantity=None) == []
    assert (await standing(clean_store))[1][0] == "hull,organisation:crew,1,,OFFERED"


async def test_the_audit_tells_of_the_pledge_and_of_the_need(clean_store: Store) -> None:
    await hold(clean_store, *BASE, Pledge("hull", Key("Person", "bob"), 3.0))
    assert await problems(clean_store, ANN, "acceptPledge", **OF_BOB) == []
    found = [(action, subject, json.loads(changes)) for action, subject, changes, _ in await audit(clean_store)]
    assert found == [
        ("acceptPledge", "Need:hull", [["status", "OFFERED", "ACCEPTED"]]),
        ("acceptPledge", "Need:hull", [["status", "OPEN", "PLEDGED"]]),
    ]


async def test_what_the_viewer_does_not_see_does_not_count(clean_store: Store) -> None:
    """Cat is hidden from Ann: that she pledged enough is not told by where the need stands."""
    hidden, seen = Pledge("hull", Key("Person", "cat"), 3.0, None, "ACCEPTED"), Pledge("hull", Key("Person", "bob"))
    await hold(clean_store, *BASE, hidden, seen)
    assert await problems(clean_store, ANN, "acceptPledge", **OF_BOB) == []
    assert (await standing(clean_store))[0] == "OPEN"
    assert await problems(clean_store, ANN, "declinePledge", **ids(need="Need:hull", party="Person:cat")) == [
        ("NOT_FOUND", "input.party")
    ]
    query = "query ($id: ID!) { need(id: $id) { pledgingPeople { totalCount nodes { name } edges { quantity } } } }"
    found = await done(clean_store, ANN, query, ids(id="Need:hull"))
    assert found["need"]["pledgingPeople"] == {
        "totalCount": 1, "nodes": [{"name": "Bob"}], "edges": [{"quantity": 1.0}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "name", "viewer", "path"),
    [
        ("DECLINED", "acceptPledge", ANN, "input.party"),
        ("WITHDRAWN", "acceptPledge", ANN, "input.party"),
        ("WITHDRAWN", "declinePledge", ANN, "input.party"),
    ],
)
async def test_what_is_not_offered_is_not_answered(
    clean_store: Store, status: str, name: str, viewer: Viewer, path: str
) -> None:
    await hold(clean_store, *BASE, Pledge("hull", Key("Person", "bob"), 3.0, None, status))
    before = await everything(clean_store)
    assert await problems(clean_store, viewer, name, **OF_BOB) == [("CONFLICT", path)]
    assert await everything(clean_store) == before


async def test_what_is_wrong_changes_nothing(clean_store: Store) -> None:
    await hold(clean_store, *BASE, Pledge("hull", Key("Person", "bob"), 1.0))
    before = await everything(clean_store)
    assert await problems(clean_store, BOB, "pledgeHelp", **OF_BOB, quantity=0) == [("INVALID", "input.quantity")]
    wrong: dict[str, Any] = {"expected": {"quantity": 2, "status": "OFFERED"}}
    for name, viewer in (("pledgeHelp", BOB), ("withdrawPledge", BOB), ("acceptPledge", ANN), ("declinePledge", ANN)):
        assert await problems(clean_store, viewer, name, **OF_BOB, **wrong) == [("CONFLICT", "input.expected.quantity")]
        other = await codes(clean_store, ADMINISTRATOR, document(name), {"input": {**OF_CREW, **wrong}})
        assert other == ["NOT_FOUND"]
    for name, viewer in (("pledgeHelp", ANN), ("withdrawPledge", ANN), ("acceptPledge", BOB), ("declinePledge", BOB)):
        assert await codes(clean_store, viewer, document(name), {"input": OF_BOB}) == ["FORBIDDEN"]
    assert await everything(clean_store) == before


@pytest.mark.parametrize("status", ["FULFILLED", "WITHDRAWN"])
async def test_a_need_that_is_over_takes_no_help(clean_store: Store, status: str) -> None:
    over = Need("hull", "Hull", Key("Person", "ann"), "ASSET", asset_kind="LAND", status=status, visibility="PUBLIC")
    await hold(clean_store, *BASE[:-1], over, Pledge("hull", Key("Person", "bob"), 3.0))
    before = await everything(clean_store)
    assert await problems(clean_store, BOB, "pledgeHelp", **OF_BOB, quantity=4) == [("CONFLICT", "input.need")]
    assert await problems(clean_store, ANN, "acceptPledge", **OF_BOB) == [("CONFLICT", "input.need")]
    assert await everything(clean_store) == before
    assert await problems(clean_store, BOB, "withdrawPledge", **OF_BOB) == []
    assert await standing(clean_store) == (status, ["hull,person:bob,3,,WITHDRAWN"])
