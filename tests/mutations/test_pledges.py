"""Help is pledged, accepted, declined and withdrawn; where the need stands follows from it, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from graph_store.store import Statements, Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.mutations.asking import audit, codes, done, everything, rows
from tests.mutations.table import ids
from tests.mutations.test_expected import document, problems
from tests.policy.asking import hold
from tests.reference.community import Key, Membership, Need, Organisation, Person, Pledge, Row
from tests.support.recorder import Recorder

T = TypeVar("T")

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


async def settled(store: Store) -> tuple[str, list[list[Any]]]:
    """Where the need stands, and what the audit has of its status."""
    found = [(subject, json.loads(changes)) for _, subject, changes, _ in await audit(store)]
    statuses = [change for subject, some in found if subject == "Need:hull" for change in some if change[0] == "status"]
    return (await rows(store, "needs"))[0].split(",")[14], statuses


def hull(quantity: float, status: str, **given: Any) -> Need:
    return Need("hull", "Hull", Key("Person", "ann"), "ASSET", None, "LAND", None, quantity, status=status,
                **{"visibility": "PUBLIC", **given})  # fmt: skip


@pytest.mark.parametrize(
    ("status", "given", "now"),
    [
        ("PLEDGED", {"quantity": 3}, "OPEN"),
        ("OPEN", {"quantity": 1.5}, "PLEDGED"),
        ("OPEN", {"quantity": None}, "PLEDGED"),
        ("OPEN", {"quantity": 2}, "OPEN"),
        ("PLEDGED", {"quantity": 2.0}, "PLEDGED"),
        ("OPEN", {"quantity": 3}, "OPEN"),
        ("PLEDGED", {"quantity": 1}, "PLEDGED"),
        ("PLEDGED", {"quantity": 3, "status": "PLEDGED"}, "PLEDGED"),
        ("OPEN", {"quantity": 1, "status": "OPEN"}, "OPEN"),
        ("FULFILLED", {"quantity": 3}, "FULFILLED"),
        ("WITHDRAWN", {"quantity": 1}, "WITHDRAWN"),
    ],
)
async def test_another_quantity_says_where_a_need_stands(
    clean_store: Store, status: str, given: dict[str, Any], now: str
) -> None:
    """Pledged are 2 of 2: a need that is OPEN all the same was opened by hand, and stays so until less is needed."""
    pledged = (Pledge("hull", Key("Person", "bob"), 2.0, None, "ACCEPTED"), Pledge("hull", Key("Organisation", "crew")))
    await hold(clean_store, *BASE[:-1], hull(2.0, status), *pledged)
    assert await problems(clean_store, ANN, "updateNeed", **ids(id="Need:hull"), **given) == []
    assert await settled(clean_store) == (now, [["status", status, now]] if status != now else [])
    assert len(await audit(clean_store)) == (0 if given["quantity"] in (2, 2.0) else 1)


async def test_a_quantity_that_is_wrong_changes_nothing(clean_store: Store) -> None:
    await hold(
        clean_store, *BASE[:-1], hull(2.0, "PLEDGED"), Pledge("hull", Key("Person", "bob"), 2.0, None, "ACCEPTED")
    )
    before = await everything(clean_store)
    assert await problems(clean_store, ANN, "updateNeed", **ids(id="Need:hull"), quantity=-1) == [
        ("INVALID", "input.quantity")
    ]
    assert await codes(clean_store, BOB, document("updateNeed"), {"input": {**ids(id="Need:hull"), "quantity": 3}}) == [
        "FORBIDDEN"
    ]
    assert await everything(clean_store) == before


@pytest.mark.parametrize(("quantity", "status"), [(2.0, "PLEDGED"), (3.0, "OPEN")])
@pytest.mark.parametrize("gone", ["bob", "club"])
async def test_with_whoever_pledged_goes_his_pledge(
    clean_store: Store, gone: str, quantity: float, status: str
) -> None:
    """The crew has pledged 2, whoever goes 1; what of his own goes with him is not settled any more."""
    party = Key("Organisation" if gone == "club" else "Person", gone)
    own = Need("own", "Own", party, "ASSET", asset_kind="LAND", status="PLEDGED")
    pledges = [Pledge("hull", party, 1.0, None, "ACCEPTED"), Pledge("own", party, 1.0, None, "ACCEPTED")]
    crew = Pledge("hull", Key("Organisation", "crew"), 2.0, None, "ACCEPTED")
    club = (Organisation("club", "Club"), Membership("bob", "club", steward=True))
    await hold(clean_store, *BASE[:-1], *club, hull(quantity, "PLEDGED"), own, *pledges, crew)
    name, type_name = ("forgetPerson", "ForgetPerson") if gone == "bob" else ("deleteOrganisation", "Delete")
    text = f"mutation ($input: {type_name}Input!) {{ {name}(input: $input) {{ id }} }}"
    of_club = Viewer("member", "bob", ("club",))
    await done(clean_store, of_club, text, {"input": ids(id=f"{party.type}:{gone}")})
    assert await settled(clean_store) == (status, [["status", "PLEDGED", "OPEN"]] if status == "OPEN" else [])
    assert await rows(clean_store, "pledges") == ["hull,organisation:crew,2,,ACCEPTED"]
    assert len(await rows(clean_store, "needs")) == 1


@pytest.mark.parametrize("status", ["OPEN", "FULFILLED", "WITHDRAWN"])
async def test_a_need_that_is_not_pledged_stays_as_it_is(clean_store: Store, status: str) -> None:
    await hold(clean_store, *BASE[:-1], hull(1.0, status), Pledge("hull", Key("Person", "bob"), 1.0, None, "ACCEPTED"))
    text = "mutation ($input: ForgetPersonInput!) { forgetPerson(input: $input) { id } }"
    await done(clean_store, BOB, text, {"input": ids(id="Person:bob")})
    assert await settled(clean_store) == (status, [])


@pytest.mark.parametrize(("visibility", "status"), [("PUBLIC", "OPEN"), ("PRIVATE", "PLEDGED")])
async def test_of_a_need_that_is_hidden_all_pledges_count(clean_store: Store, visibility: str, status: str) -> None:
    """Cat is hidden from Bob, and has pledged enough: he would know it of a need that he sees, not of a hidden one."""
    pledges = [Pledge("hull", Key("Person", name), 1.0, None, "ACCEPTED") for name in ("bob", "cat")]
    await hold(clean_store, *BASE[:-1], hull(1.0, "PLEDGED", visibility=visibility), *pledges)
    text = "mutation ($input: ForgetPersonInput!) { forgetPerson(input: $input) { id } }"
    await done(clean_store, BOB, text, {"input": ids(id="Person:bob")})
    assert (await settled(clean_store))[0] == status


class Watched(Recorder):
    """Keeps what is asked in transactions."""

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """As the store does."""

        async def watched(running: Statements) -> T:
            return await work(Recorder(running, self.calls))

        found: T = await self.store.transact(name, watched, timeout)  # type: ignore[attr-defined]
        return found


async def test_a_need_is_read_once_for_where_it_stands(clean_store: Store) -> None:
    """And once more as a whole where it is written."""
    pledged = (Pledge("hull", Key("Person", "bob"), 3.0), Pledge("hull", Key("Organisation", "crew"), 1.0))
    await hold(clean_store, *BASE, *pledged)
    for viewer, name, given, wanted in (
        (ANN, "acceptPledge", OF_CREW, ["mutations/standing"]),
        (ANN, "acceptPledge", OF_BOB, ["mutations/standing", "imports/read_needs"]),
        (CAT, "withdrawPledge", OF_CREW, ["mutations/standing"]),
        (ANN, "declinePledge", OF_BOB, ["mutations/standing", "imports/read_needs"]),
        (ANN, "declinePledge", OF_BOB, []),
    ):
        recorder = Watched(clean_store)
        assert await problems(recorder, viewer, name, **given) == []
        names = [call.statement.name for call in recorder.calls]
        found = [one for one in names if one in ("mutations/standing", "imports/read_needs")]
        assert found == wanted, (name, names)
