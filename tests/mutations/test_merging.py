"""Two organisations that are the same become one, and nothing that either had is lost or doubled."""

from __future__ import annotations

from typing import Any

from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR
from tests.mutations.asking import done, everything
from tests.policy.asking import hold
from tests.reference.community import (
    Asset,
    Contribution,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    Pledge,
    Project,
    Row,
)

MERGE = """mutation ($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) {
  organisation { name people { totalCount } } problems { code path } } }"""
ONE, TWO, OTHER = (Key("Organisation", name) for name in ("one", "two", "other"))


def rows(name: str) -> tuple[Row, ...]:
    """What the two have together, under the name of the one that has it."""
    key = Key("Organisation", name)
    return (
        Membership("a", name, "chair", steward=True),
        Participation("j", key, "LEAD", "2026-01-01", None, 2.0),
        Partnership(name, "other", "FUNDING", "2025-01-01", None, 5.0, "TTD"),
        Partnership("other", name, "SERVICE"),
        Organisation("part", "Part", parent=name),
        Asset("hall", "Hall", "SPACE", owner=key),
        Need("n", "Need", key, "ASSET", asset_kind="LAND"),
        Pledge("wanted", key, 2.0, "2026-12-01", "ACCEPTED"),
        Contribution("c", "j", key, "HOURS", 2.0, on="2026-01-01"),
    )


BASE: tuple[Row, ...] = (
    Person("a", "A"),
    Person("b", "B"),
    Project("j", "J"),
    Organisation("one", "One", summary="Kept"),
    Organisation("other", "Other"),
    Membership("b", "one"),
    Need("wanted", "Wanted", Key("Person", "a"), "ASSET", asset_kind="LAND"),
    Need("both", "Both", Key("Person", "a"), "ASSET", asset_kind="LAND"),
    Pledge("both", Key("Organisation", "one"), 1.0),
    Partnership("one", "other", "ALLIANCE"),
)
DOUBLED: tuple[Row, ...] = (
    Membership("b", "two", until="2026-02-01"),
    Partnership("two", "other", "ALLIANCE"),
    Pledge("both", Key("Organisation", "two"), 3.0, None, "ACCEPTED"),
)


async def merged(store: Store, **given: str) -> Any:
    named = {name: encode("Organisation", own) for name, own in given.items()}
    return (await done(store, ADMINISTRATOR, MERGE, {"input": named}))["mergeOrganisations"]


async def test_one_has_what_both_had(clean_store: Store) -> None:
    tied = Partnership("one", "two", "OTHER")
    two = Organisation("two", "Two", summary="Gone", parent="one")
    await hold(clean_store, *BASE, two, *rows("two"), *DOUBLED, tied)
    assert await merged(clean_store, id="one", merged="two") == {
        "organisation": {"name": "One", "people": {"totalCount": 2}},
        "problems": [],
    }
    found, _ = await everything(clean_store)
    await hold(clean_store, *BASE, *rows("one"))
    assert found == (await everything(clean_store))[0]


async def test_what_cannot_be_merged_is_left(clean_store: Store) -> None:
    middle = Organisation("middle", "Middle", parent="two")
    await hold(clean_store, Organisation("one", "One", parent="middle"), middle, Organisation("two", "Two"))
    before = await everything(clean_store)
    for other, code in (("one", "INVALID"), ("nowhere", "NOT_FOUND"), ("two", "CONFLICT")):
        found = await merged(clean_store, id="one", merged=other)
        assert found["problems"] == [{"code": code, "path": ["input", "merged"]}]
    assert await everything(clean_store) == before
    assert (await merged(clean_store, id="middle", merged="two"))["problems"] == []
