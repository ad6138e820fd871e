"""Two organisations that are the same become one, and nothing that either had is lost or doubled."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR
from tests.mutations import asking
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
ONE, TWO = (Key("Organisation", name) for name in ("one", "two"))


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
    Partnership("one", "other", "ALLIANCE"),
)
DOUBLED: tuple[Row, ...] = (
    Membership("b", "two", until="2026-02-01"),
    Partnership("two", "other", "ALLIANCE"),
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


Offer = tuple[float, str | None, str]


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ((1.0, None, "ACCEPTED"), (2.5, "2026-12-01", "ACCEPTED"), (3.5, "2026-12-01", "ACCEPTED")),
        ((1.0, "2026-11-30", "OFFERED"), (2.5, "2026-12-01", "OFFERED"), (3.5, "2026-11-30", "OFFERED")),
        ((1.0, "2026-12-01", "OFFERED"), (2.5, None, "OFFERED"), (3.5, "2026-12-01", "OFFERED")),
        ((1.0, None, "ACCEPTED"), (2.5, "2026-12-01", "OFFERED"), (1.0, None, "ACCEPTED")),
        ((1.0, None, "OFFERED"), (3.0, "2026-12-01", "ACCEPTED"), (3.0, "2026-12-01", "ACCEPTED")),
        ((1.0, "2026-12-01", "WITHDRAWN"), (3.0, None, "DECLINED"), (3.0, None, "DECLINED")),
        ((1.0, None, "DECLINED"), (3.0, "2026-12-01", "DECLINED"), (1.0, None, "DECLINED")),
        ((1.0, None, "DECLINED"), (3.0, "2026-12-01", "WITHDRAWN"), (1.0, None, "DECLINED")),
    ],
)
async def test_two_pledges_for_a_need_become_one_of_which_as_much_is_accepted(
    clean_store: Store, one: Offer, two: Offer, both: Offer
) -> None:
    """So the need stands where it did, whatever that is."""
    wanted = Need("wanted", "Wanted", Key("Person", "a"), "ASSET", asset_kind="LAND", quantity=3.5, status="PLEDGED")
    pledges = (Pledge("wanted", ONE, *one), Pledge("wanted", TWO, *two))
    await hold(clean_store, Person("a", "A"), Organisation("one", "One"), Organisation("two", "Two"), wanted, *pledges)
    assert (await merged(clean_store, id="one", merged="two"))["problems"] == []
    quantity, until, status = both
    assert await asking.rows(clean_store, "pledges") == [f"wanted,organisation:one,{quantity:g},{until or ''},{status}"]
    (need,) = await asking.rows(clean_store, "needs")
    assert need.split(",")[14] == "PLEDGED"
    columns = ("quantity", "until", "status")
    changes = [list(values) for values in zip(columns, one, both, strict=True) if values[1] != values[2]]
    told = [json.loads(text) for _, subject, text, _ in await asking.audit(clean_store) if subject == "Need:wanted"]
    assert told == ([changes] if changes else [])
