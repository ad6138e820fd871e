"""What a person gets of himself: all that would go with him, and nothing of others."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import httpx
import pytest

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store import accounts, api_keys
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey
from graph_store.identity import encode
from graph_store.my_data import changes, my_data
from graph_store.reading import Reading
from graph_store.statements import statement
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from graph_store.writes import audit
from resolvers.my_data import ADDRESS
from tests.conftest import TODAY
from tests.mutations.asking import LATER, NOW, done, everything
from tests.mutations.test_expected import document
from tests.policy.asking import hold
from tests.policy.world import CAST, GUILD, NOW_TEXT, PAT, person
from tests.reference.community import (
    Asset,
    AssetUse,
    Contribution,
    Endorsement,
    Membership,
    Need,
    Organisation,
    Participation,
    Person,
    PersonSkill,
    Pledge,
    Project,
    Row,
    Skill,
)
from tests.support.networks import Inline
from tests.support.recorder import Recorder

HIM = Viewer("member", "pat")
ROWS: tuple[Row, ...] = (
    *CAST,
    *person("NOBODY"),
    Skill("weave", "Weaving"),
    PersonSkill("pat", "weave", 4, 10.0),
    PersonSkill("col", "weave", 1),
    Project("fair", "Village Fair", status="ACTIVE"),
    Participation("fair", GUILD, "LEAD"),
    Participation("fair", PAT, "VOLUNTEER", "2026-02-01", "2026-11-30", 2.5),
    Asset("loom", "Loom", "EQUIPMENT", "Four shafts", PAT, "toco", visibility="PRIVATE"),
    Asset("hall", "Hall", "SPACE", owner=GUILD),
    AssetUse("fair", "loom", "2026-03-01", "2026-10-31"),
    AssetUse("fair", "hall"),
    Need("errand", "Errand", PAT, "SKILL", "weave", visibility="PRIVATE"),
    Need("site", "Site", GUILD, "ASSET", None, "EQUIPMENT"),
    Endorsement("pat", "col", "weave", "2026-07-01"),
    Endorsement("col", "pat", "weave"),
    Pledge("errand", GUILD, 2.0, "2026-12-31"),
    Pledge("site", PAT, 1.0, None, "ACCEPTED"),
    Contribution("weaving", "fair", PAT, "HOURS", 6.0, on="2026-06-01", note="Baskets"),
    Contribution("gift", "fair", GUILD, "FUNDS", 250.0, "TTD", on="2026-05-01", note="Tents"),
)
SECRET: tuple[Row, ...] = (
    Organisation("lodge", "Lodge", visibility="PRIVATE"),
    Membership("pat", "lodge", "brother"),
    Project("plot", "Plot", status="ACTIVE", visibility="PRIVATE"),
    Participation("plot", PAT, "PARTNER"),
    AssetUse("plot", "loom"),
    Contribution("powder", "plot", PAT, "HOURS", 1.0, on="2026-06-01"),
)
UPDATE = "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { problems { code } } }"
FORGET = "mutation ($input: ForgetPersonInput!) { forgetPerson(input: $input) { id } }"
ID = {"id": encode("Person", "pat")}


@asynccontextmanager
async def service(store: Store, viewer: Viewer) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(), store=store, viewer=viewer, compute=Inline(), clock=lambda: NOW)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        yield client


async def fetched(store: Store, viewer: Viewer = HIM) -> Any:
    async with service(store, viewer) as client:
        answer = await client.get(ADDRESS)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "private, no-store"
    return answer.json()


async def change(store: Store, viewer: Viewer, name: str, given: dict[str, Any], hours: float = 0) -> None:
    """A mutation that is done."""
    answer = await done(store, viewer, document(name), {"input": given}, hours=hours)
    assert answer == {name: {"problems": []}}


async def rows(store: Store) -> dict[str, list[dict[str, str]]]:
    """The rows of a full export, by noun."""
    files, _ = await everything(store)
    return {name.removesuffix(".csv"): list(csv.DictReader(text.splitlines())) for name, text in files.items()}


def cells(row: dict[str, Any]) -> dict[str, str]:
    """A row as its file has it."""
    return {column: _cell(value) for column, value in row.items() if column not in ("created_at", "updated_at")}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "|".join(value)
    return "" if value is None else str(value).removesuffix(".0")


async def test_all_that_goes_with_him_is_in_it(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    kept = await fetched(clean_store)
    before = await rows(clean_store)
    await done(clean_store, HIM, FORGET, {"input": ID})
    after = await rows(clean_store)
    gone = {noun: [row for row in some if row not in after[noun]] for noun, some in before.items()}
    wanted = {noun: some for noun, some in gone.items() if some}
    assert set(wanted) == {
        *("people", "assets", "needs", "contributions", "memberships", "participations", "person_skills", "asset_uses"),
        *("endorsements", "pledges"),
    }
    for noun, some in wanted.items():
        assert sorted(map(cells, kept[noun]), key=str) == sorted(some, key=str), noun


async def test_what_no_file_has_is_in_it(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    await accounts.link(clean_store, "pat", Account("https://i.example", "s|1"))
    for prefix, of in (("one", "pat"), ("two", "col")):
        key = KeptKey(prefix, "Mine", "person", of, "read", NOW_TEXT, "2027-11-21T00:00:00Z")
        await api_keys.create(clean_store, key, prefix * 20)
    rude = {"id": "pat", "at": LATER, "reason": "Rude", "until": ""}
    await clean_store.write(statement("mutations/suspend"), {}, rude, 60)
    await done(clean_store, HIM, UPDATE, {"input": {**ID, "headline": "Baker"}})
    kept = await fetched(clean_store, Viewer("suspended", "pat"))
    (own,) = kept["people"]
    assert (own["phone"], own["email"], own["place"]) == ("+1 868 555 0100", "pat@example.org", "toco")
    assert (own["created_at"], own["updated_at"]) == (NOW_TEXT, "2026-11-21T12:00:00.000001Z")
    assert kept["account"] == {"issuer": "https://i.example", "subject": "s|1"}
    assert kept["api_keys"] == [
        {
            "prefix": "one",
            "name": "Mine",
            "scope": "read",
            "created_at": NOW_TEXT,
            "expires_at": "2027-11-21T00:00:00Z",
            "revoked_at": None,
        }
    ]
    assert kept["suspension"] == {"since": LATER, "reason": "Rude", "until": None}
    (change,) = kept["changes"]
    assert len(change.pop("account")) == 22
    headline = {"field": "headline", "before": "Weaver", "after": "Baker"}
    assert change == {"at": LATER, "mutation": "updatePerson", "subject": "person:pat", "values": [headline]}


async def told(store: Store, viewer: Viewer = HIM) -> list[tuple[str, str, list[str]]]:
    """What his data has of the audit: mutation, subject, and the fields of its values."""
    return [
        (one["mutation"], one["subject"], [value["field"] for value in one["values"]])
        for one in (await fetched(store, viewer))["changes"]
    ]


async def test_what_was_changed_of_his_things_is_in_it_and_of_nothing_else(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    loom, hall, errand, site = ({"id": encode(*one)} for one in (
        ("Asset", "loom"), ("Asset", "hall"), ("Need", "errand"), ("Need", "site")))  # fmt: skip
    await change(clean_store, HIM, "updateAsset", {**loom, "name": "Old loom"})
    await change(clean_store, ADMINISTRATOR, "updateAsset", {**hall, "name": "Old hall"}, hours=1)
    await change(clean_store, ADMINISTRATOR, "updateNeed", {**errand, "urgency": "HIGH", "title": "Run"}, hours=2)
    await change(clean_store, ADMINISTRATOR, "updateNeed", {**site, "title": "New site"}, hours=3)
    weaving = {"id": encode("Contribution", "weaving"), "amount": 7}
    await change(clean_store, ADMINISTRATOR, "updateContribution", weaving, hours=4)
    by_guild = {"need": errand["id"], "party": encode("Organisation", "guild")}
    await change(clean_store, HIM, "acceptPledge", by_guild, hours=5)
    assert await told(clean_store) == [
        ("updateAsset", "asset:loom", ["name"]),
        ("updateNeed", "need:errand", ["title", "urgency"]),
        ("updateContribution", "contribution:weaving", ["amount"]),
        ("acceptPledge", "need:errand", ["status"]),
        ("acceptPledge", "need:errand", ["status"]),
    ]
    changes = (await fetched(clean_store))["changes"]
    his, other, *others = [one["account"] for one in changes]
    assert others == [other, his, his]
    assert his != other
    assert changes[0]["values"] == [{"field": "name", "before": "Loom", "after": "Old loom"}]


async def test_what_is_hidden_from_him_is_not_told_by_the_audit(clean_store: Store) -> None:
    """Neither whoever pledged, nor whose a thing was, nor what was done with it before it was his."""
    await hold(clean_store, *ROWS, Person("hid", "Hid", visibility="PRIVATE"), *SECRET)
    errand, hall, gift = encode("Need", "errand"), encode("Asset", "hall"), encode("Contribution", "gift")
    pat, fair = encode("Person", "pat"), encode("Project", "fair")
    hidden = {"need": errand, "party": encode("Person", "hid")}
    await change(clean_store, ADMINISTRATOR, "pledgeHelp", hidden)
    await change(clean_store, ADMINISTRATOR, "acceptPledge", hidden, hours=1)
    await change(clean_store, ADMINISTRATOR, "updateAsset", {"id": hall, "name": "Secret"}, hours=2)
    await change(clean_store, ADMINISTRATOR, "updateAsset", {"id": hall, "owner": pat}, hours=3)
    await change(clean_store, ADMINISTRATOR, "updateContribution", {"id": gift, "party": pat}, hours=4)
    plot = {"id": gift, "project": encode("Project", "plot")}
    await change(clean_store, ADMINISTRATOR, "updateContribution", plot, hours=5)
    back = {"id": gift, "project": fair}
    await change(clean_store, ADMINISTRATOR, "updateContribution", back, hours=6)
    assert await told(clean_store) == [
        ("updateAsset", "asset:hall", ["owner"]),
        ("updateContribution", "contribution:gift", ["party"]),
    ]
    await done(clean_store, Viewer("member", "hid"), FORGET, {"input": {"id": encode("Person", "hid")}}, hours=7)
    assert len(await told(clean_store)) == 2


async def test_it_is_told_in_pages_that_meet(clean_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await hold(clean_store, *ROWS)
    loom = encode("Asset", "loom")
    for number in range(7):
        await change(clean_store, HIM, "updateAsset", {"id": loom, "name": f"Loom {number}"}, hours=number)
    whole = await fetched(clean_store)
    assert [one["values"][0]["after"] for one in whole["changes"]] == [f"Loom {number}" for number in range(7)]
    for size in (2, 7):
        monkeypatch.setattr(audit, "PAGE", size)
        assert await fetched(clean_store) == whole


async def test_what_is_hidden_from_him_changes_nothing(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await fetched(clean_store)
    await hold(clean_store, *ROWS, *SECRET)
    assert await fetched(clean_store) == before
    assert not [name for name in ("Col", "Sue", "Tents", "Hall", "Weavers") if name in json.dumps(before)]


@pytest.mark.parametrize("viewer", [ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("member", "nobody")])
async def test_it_is_for_people_of_the_graph(clean_store: Store, viewer: Viewer) -> None:
    await hold(clean_store, *ROWS)
    async with service(clean_store, viewer) as client:
        answer = await client.get(ADDRESS)
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
        assert (await client.get(ADDRESS, params={"person": "pat"})).status_code == 400
    path = ADDRESS if viewer.self_id else None
    assert await done(clean_store, viewer, "{ viewer { exportMyData } }") == {"viewer": {"exportMyData": path}}


async def test_it_is_seven_statements_at_most_and_those_of_the_audit(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    for viewer, statements, of_audit in ((HIM, 7, 2), (Viewer("member", "sue", ("guild",)), 4, 1)):
        recorder = Recorder(clean_store)
        reading = partial(Reading, recorder, viewer, TODAY, 1e12)
        mine = await my_data(reading())
        assert mine
        assert len(recorder.calls) == statements
        assert [page async for page in changes(reading, mine)] == [[]]
        assert len(recorder.calls) == statements + of_audit
