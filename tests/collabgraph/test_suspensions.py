"""Somebody who is suspended, over HTTP: however he signs in, from the next request to the last day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from collabgraph import keys
from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store import accounts, api_keys
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey, KeyRole
from graph_store.identity import encode
from graph_store.store import Store
from tests.reference.community import Asset, Key, Membership, Organisation, Person
from tests.support.communities import Held
from tests.support.issuer import AUDIENCE, issuing
from tests.support.networks import Inline

# As the test issuer's tokens have it: good until then. It is the 12th of January 1970.
NOW = datetime.fromtimestamp(1_000_100, UTC)
BO, OURS, SHED = encode("Person", "bo"), encode("Organisation", "o"), encode("Asset", "shed")
SEEN = f'{{ viewer {{ roles }} organisation(id: "{OURS}") {{ name }} asset(id: "{SHED}") {{ name }} }}'
TOUCH = f'mutation {{ updatePerson(input: {{id: "{BO}", headline: "x"}}) {{ problems {{ code }} }} }}'
RUDE = f'{{id: "{BO}", reason: "Rude", until: "1970-01-12"}}'
SUSPEND = f"mutation {{ suspendMember(input: {RUDE}) {{ problems {{ code }} }} }}"
LIFT = f'mutation {{ liftSuspension(input: {{id: "{BO}"}}) {{ problems {{ code }} }} }}'
MEMBER = {"viewer": {"roles": ["MEMBER", "STEWARD"]}, "organisation": {"name": "Ours"}, "asset": {"name": "Shed"}}
SUSPENDED = {"viewer": {"roles": ["SUSPENDED"]}, "organisation": None, "asset": {"name": "Shed"}}


@asynccontextmanager
async def service(store: Store, now: datetime = NOW, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(**settings), store=store, compute=Inline(), clock=lambda: now)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        yield client


async def key_of(store: Store, role: KeyRole, person: str | None = None) -> dict[str, str]:
    prefix, key = keys.make()
    ends = (NOW + timedelta(days=9)).isoformat()
    await api_keys.create(store, KeptKey(prefix, "t", role, person, "write", NOW.isoformat(), ends), keys.digest(key))
    return {"x-api-key": key}


async def ask(client: httpx.AsyncClient, document: str, headers: dict[str, str]) -> tuple[int, Any]:
    """Status, and the data or the codes of the errors."""
    accept = {"accept": "application/graphql-response+json"}
    answer = await client.post("/graphql", json={"query": document}, headers={**accept, **headers})
    body = answer.json()
    return answer.status_code, body.get("data") or [error["extensions"]["code"] for error in body["errors"]]


@pytest.fixture
async def held(clean_store: Store) -> Store:
    """A steward of an organisation that members see, with an asset of his own that nobody else sees."""
    await Held(clean_store).hold(
        Person("bo", "Bo"),
        Organisation("o", "Ours", visibility="MEMBERS"),
        Membership("bo", "o", steward=True),
        Asset("shed", "Shed", "SPACE", owner=Key("Person", "bo"), visibility="PRIVATE"),
    )
    return clean_store


async def test_it_counts_from_the_next_request_however_he_signs_in(held: Store) -> None:
    with issuing() as issuer:
        await accounts.link(held, "bo", Account(issuer.url, "sub-bo"))
        administrator = {"realm_access": {"roles": ["keeper"]}}
        ways = [
            await key_of(held, "person", "bo"),
            {"authorization": f"Bearer {issuer.token(sub='sub-bo')}"},
            {"authorization": f"Bearer {issuer.token(sub='sub-bo', **administrator)}"},
        ]
        keeper = await key_of(held, "administrator")
        given: dict[str, Any] = {
            "issuer": issuer.url,
            "audience": AUDIENCE,
            "administrator_claim": "realm_access roles",
            "administrator_value": "keeper",
        }
        async with service(held, **given) as client, service(held, **given) as another:
            for way in ways[:2]:
                assert await ask(client, SEEN, way) == (200, MEMBER)
            done: Any = {"suspendMember": {"problems": []}}
            assert await ask(client, SUSPEND, keeper) == (200, done)
            for way in ways:
                for one in (client, another):
                    assert await ask(one, SEEN, way) == (200, SUSPENDED)
                    assert await ask(one, TOUCH, way) == (403, ["FORBIDDEN"])
                    assert await ask(one, LIFT, way) == (403, ["FORBIDDEN"])
            assert await ask(another, LIFT, keeper) == (200, {"liftSuspension": {"problems": []}})
            for way in ways[:2]:
                assert await ask(client, SEEN, way) == (200, MEMBER)
                assert await ask(client, TOUCH, way) == (200, {"updatePerson": {"problems": []}})


async def test_it_ends_with_its_last_day(held: Store) -> None:
    his, keeper = await key_of(held, "person", "bo"), await key_of(held, "administrator")
    async with service(held) as client:
        assert await ask(client, SUSPEND, keeper) == (200, {"suspendMember": {"problems": []}})
    for when, wanted in (
        (datetime(1970, 1, 12, 23, 59, 59, tzinfo=UTC), SUSPENDED),
        (datetime(1970, 1, 13, tzinfo=UTC), MEMBER),
    ):
        async with service(held, when) as client:
            assert await ask(client, SEEN, his) == (200, wanted)
        async with service(held, when, development_viewer="person:bo") as client:
            assert await ask(client, SEEN, {}) == (200, wanted)
