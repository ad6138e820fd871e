"""API keys: their form, what is kept of them, and which ones are good."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from collabgraph import keys
from collabgraph.errors import CredentialsRefused
from graph_store import api_keys
from graph_store.api_keys import Holder, KeptKey, KeyRole
from graph_store.bolt import BoltStore
from graph_store.errors import Conflict, NotFound
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from tests.conftest import ReadingFactory
from tests.reference.community import Membership, Organisation, Person
from tests.support.communities import Held
from tests.support.statements import ad_hoc, empty

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SOON = "2026-11-21T12:00:01+00:00"
EVERYTHING = ad_hoc("MATCH (k:ApiKey) RETURN collect(properties(k))")
NOBODY_LEFT = ad_hoc("MATCH (p:Person) DETACH DELETE p RETURN count(*)", "tests/delete_people")


@pytest.fixture
async def held(clean_store: BoltStore) -> Store:
    """The store with two people, one of whom is a steward."""
    await Held(clean_store).hold(
        Person("ana", "Ana"),
        Person("bo", "Bo"),
        Organisation("o", "Ours"),
        Organisation("past", "Past"),
        Membership("ana", "o", steward=True),
        Membership("ana", "past", steward=True, until="2026-11-20"),
    )
    return clean_store


async def made(store: Store, role: KeyRole = "member", person: str | None = None, expires_at: str = SOON) -> str:
    """A new key, kept."""
    prefix, key = keys.make()
    kept = KeptKey(prefix, "for a test", role, person, "read", "2026-11-01T00:00:00+00:00", expires_at)
    await api_keys.create(store, kept, keys.digest(key))
    return key


async def refusal(reading: ReadingFactory, key: str, now: datetime = NOW) -> str:
    with pytest.raises(CredentialsRefused) as refused:
        await keys.verified(reading(ANONYMOUS), key, now)
    assert refused.value.is_expired is (refused.value.reason == "expired")
    return refused.value.reason


def test_a_key_has_a_public_prefix_and_256_random_bits() -> None:
    made = [keys.make() for _ in range(100)]
    for prefix, key in made:
        assert re.fullmatch(rf"cg_{prefix}_[A-Za-z0-9_-]{{43}}", key)
        assert re.fullmatch("[a-z0-9]{12}", prefix)
    assert len({prefix for prefix, _ in made}) == len({key for _, key in made}) == 100


async def test_a_key_is_good_as_whom_it_was_made_for(held: Store, reading: ReadingFactory) -> None:
    for role, person, steward_of in (
        ("member", None, ()),
        ("administrator", None, ()),
        ("person", "ana", ("o",)),
        ("person", "bo", ()),
    ):
        key = await made(held, role, person)  # type: ignore[arg-type]
        asking = reading(ANONYMOUS)
        found = await keys.verified(asking, key, NOW)
        assert found == (key[3:15], Holder(role, "read", SOON, None, person, steward_of))  # type: ignore[arg-type]
        assert asking.statements == {"viewers/by_key": 1}


async def test_only_the_digest_is_kept(held: Store) -> None:
    key = await made(held, "person", "ana")
    ((kept,),) = await held.read(EVERYTHING, {}, {}, 60)
    assert kept.pop("sha256") == keys.digest(key)
    assert len(keys.digest(key)) == 64
    assert key[16:] not in str(kept)
    assert kept["prefix"] == key[3:15]


async def test_what_is_wrong_is_refused(held: Store, reading: ReadingFactory) -> None:
    key = await made(held)
    other = await made(held)
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    for bad in (wrong, key[:15] + other[15:], f"cg_{'0' * 12}{key[15:]}"):
        assert await refusal(reading, bad) == "no such key"
    for bad in (key[:-1], key + "A", key.upper(), f"{key}\n", key.replace("cg_", "cg-"), "cg_", f"cg_é{key[4:]}"):
        assert await refusal(reading, bad) == "not the form of a key"


async def test_an_unknown_key_costs_the_statement_and_the_comparison_of_a_known_one(
    held: Store, reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[int, int]] = []

    def comparing(one: str, other: str) -> bool:
        compared.append((len(one), len(other)))
        return one == other

    monkeypatch.setattr("collabgraph.keys.hmac.compare_digest", comparing)
    key = await made(held)
    for sent in (key, f"cg_{'0' * 12}{key[15:]}"):
        asking = reading(ANONYMOUS)
        try:
            await keys.verified(asking, sent, NOW)
        except CredentialsRefused:
            assert sent != key
        assert asking.statements == {"viewers/by_key": 1}
    assert compared == [(64, 64), (64, 64)]


async def test_a_key_ends(held: Store, reading: ReadingFactory) -> None:
    key = await made(held)
    await keys.verified(reading(ANONYMOUS), key, NOW + timedelta(milliseconds=999))
    assert await refusal(reading, key, NOW + timedelta(seconds=1)) == "expired"
    assert await refusal(reading, f"{key[:-8]}AAAAAAAA", NOW + timedelta(seconds=1)) == "no such key"


async def test_a_revoked_key_is_refused_for_good(held: Store, reading: ReadingFactory) -> None:
    key = await made(held)
    for moment in ("2026-11-21T11:00:00+00:00", "2026-11-21T11:30:00+00:00"):
        await api_keys.revoke(held, key[3:15], moment)
    (kept,) = await api_keys.every(held)
    assert kept.revoked_at == "2026-11-21T11:00:00+00:00"
    assert await refusal(reading, key) == "revoked"
    with pytest.raises(NotFound, match="no API key nothing"):
        await api_keys.revoke(held, "nothing", SOON)


async def test_a_key_of_a_person_who_is_gone_is_refused(held: Store, reading: ReadingFactory) -> None:
    key = await made(held, "person", "bo")
    await held.write(NOBODY_LEFT, {}, {}, 60)
    assert await refusal(reading, key) == "its person is not there"


async def test_keys_are_for_people_who_are_there_and_have_prefixes_of_their_own(held: Store) -> None:
    with pytest.raises(NotFound, match="--person: there is nobody with the id nobody"):
        await made(held, "person", "nobody")
    assert await api_keys.every(held) == []
    key = await made(held, "person", "bo")
    (kept,) = await api_keys.every(held)
    assert kept == KeptKey(
        key[3:15], "for a test", "person", "bo", "read", "2026-11-01T00:00:00+00:00", SOON, None
    )  # fmt: skip
    again = ad_hoc("CREATE (k:ApiKey {prefix: $prefix}) RETURN 1", "tests/same_prefix")
    with pytest.raises(Conflict):
        await held.write(again, {}, {"prefix": key[3:15]}, 60)


async def test_keys_go_with_everything_else_where_a_store_is_emptied(held: Store) -> None:
    await made(held)
    await empty(held)
    assert await api_keys.every(held) == []
