"""One transaction a mutation: keys, many writers at once, and what is taken back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from collabgraph.request_store import RequestStore
from graph_store.bolt import BoltStore
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.conftest import Database
from tests.mutations.asking import ask, audit, done, everything, rows
from tests.policy.asking import hold
from tests.reference.community import Organisation, Person
from tests.support.statements import ad_hoc

PAT = Viewer("member", "pat")
CREATE = """mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) {
  organisation { id name } problems { code path message } } }"""
UPDATE = """mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) {
  organisation { name updatedAt } problems { code } } }"""
HUB = encode("Organisation", "hub")
KEYS = ad_hoc("MATCH (k:IdempotencyKey) RETURN count(*) AS number", "tests/keys")


async def created(store: Store, viewer: Viewer = PAT, **how: Any) -> Any:
    given = {"name": how.pop("name", "Ours"), "kind": "NGO", "idempotencyKey": how.pop("key", "k")}
    return (await done(store, viewer, CREATE, {"input": given}, **how))["createOrganisation"]


async def test_the_same_key_does_nothing_twice(clean_store: Store) -> None:
    await hold(clean_store, Person("pat", "Pat"))
    first = await created(clean_store)
    before = await everything(clean_store)
    assert await created(clean_store) == first
    assert await everything(clean_store) == before
    refused = await created(clean_store, name="Others")
    assert [(one["code"], one["path"]) for one in refused["problems"]] == [("CONFLICT", ["input", "idempotencyKey"])]
    assert await everything(clean_store) == before


async def test_a_key_is_an_accounts_own_and_lives_for_a_day(clean_store: Store) -> None:
    await hold(clean_store, Person("pat", "Pat"))
    first = await created(clean_store)
    assert await created(clean_store, account="another") != first
    assert await created(clean_store, hours=23.9) == first
    assert await created(clean_store, hours=24) != first
    assert await clean_store.read(KEYS, {}, {}, 60) == [2]
    await created(clean_store, key="l", hours=48)
    assert await clean_store.read(KEYS, {}, {}, 60) == [2]


@pytest.mark.parametrize("key", ["", "k" * 201])
async def test_a_key_has_a_length(clean_store: Store, key: str) -> None:
    await hold(clean_store, Person("pat", "Pat"))
    found = await created(clean_store, key=key)
    assert [(one["code"], one["path"]) for one in found["problems"]] == [("INVALID", ["input", "idempotencyKey"])]


async def test_a_key_of_what_had_problems_is_free(clean_store: Store) -> None:
    await hold(clean_store, Person("pat", "Pat"))
    assert [one["code"] for one in (await created(clean_store, name=" "))["problems"]] == ["REQUIRED"]
    assert (await created(clean_store))["problems"] == []


async def test_two_workers_with_one_key_do_it_once(clean_store: BoltStore, database: Database) -> None:
    await hold(clean_store, Person("pat", "Pat"))
    other = BoltStore(database.url, database.user, database.password)
    try:
        found = await asyncio.gather(*(created(store) for store in (clean_store, other) * 4))
    finally:
        await other.close()
    assert all(one == found[0] and one["problems"] == [] for one in found)
    assert len(await rows(clean_store, "organisations")) == 1
    assert len(await audit(clean_store)) == 2


async def test_a_hundred_writers_at_one_hub_lose_nothing(clean_store: Store) -> None:
    """Each takes part in the hub, and each reads the hub's own value before it writes another."""
    await hold(clean_store, Person("pat", "Pat"), Organisation("hub", "Hub", sectors=()))
    one = {"name": "Part", "kind": "NGO", "parent": HUB}
    answers = await asyncio.gather(*(done(clean_store, PAT, CREATE, {"input": one}) for _ in range(100)))
    assert all(answer["createOrganisation"]["problems"] == [] for answer in answers)
    assert sum(",hub,PUBLIC" in row for row in await rows(clean_store, "organisations")) == 100


async def test_of_those_who_saw_the_same_one_changes_it(clean_store: BoltStore, database: Database) -> None:
    await hold(clean_store, Organisation("hub", "Hub"))
    other = BoltStore(database.url, database.user, database.password)
    seen = "2026-11-21T12:00:00.000000Z"
    given = {"id": HUB, "expectedUpdatedAt": seen}
    try:
        answers = await asyncio.gather(
            *(
                ask(store, ADMINISTRATOR, UPDATE, {"input": {**given, "name": f"H{number}"}})
                for number, store in enumerate((clean_store, other) * 10)
            )
        )
    finally:
        await other.close()
    problems = [[p["code"] for p in one.data["updateOrganisation"]["problems"]] for one in answers if one.data]
    assert sorted(problems) == [[], *[["CONFLICT"]] * 19]
    assert len(await audit(clean_store)) == 1


async def test_it_costs_so_many_statements(clean_store: Store) -> None:
    """Those of the transaction but the version's, then what is selected of the payload, and the stewardships."""
    await hold(clean_store, Person("pat", "Pat"), Organisation("hub", "Hub"))
    counted = RequestStore(clean_store)
    steward = Viewer("member", "pat", ("hub",))

    async def spent(document: str, given: dict[str, Any]) -> int:
        before = counted.statements
        await done(counted, steward, document, {"input": given})
        return counted.statements - before

    # Held, seen, read; written, recorded; the payload.
    assert await spent(UPDATE, {"id": HUB, "name": "H"}) == 6
    # The parent is looked for; thing, relations, membership, two entries; the stewardships, and the payload.
    parted = {"name": "Part", "kind": "NGO", "parent": HUB}
    assert await spent(CREATE, parted) == 8
    assert await spent(CREATE, {**parted, "idempotencyKey": "k"}) == 10
    assert await spent(CREATE, {**parted, "idempotencyKey": "k"}) == 3
