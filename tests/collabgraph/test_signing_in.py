"""Signing in, from the header to the answer: tokens and API keys, as whom one is answered, and what is refused."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from collabgraph import callers, keys
from collabgraph.app import create_app
from collabgraph.callers import Caller, check_changes, credentials
from collabgraph.errors import CredentialsRefused
from collabgraph.protocol import Refusal
from collabgraph.settings import Settings
from graph_store import accounts, api_keys
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey, KeyRole, KeyScope
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER
from tests.collabgraph.tiny import FakeStore, NoCompute, serving, tiny_app
from tests.reference.community import Membership, Organisation, Person
from tests.support.communities import Held
from tests.support.issuer import AUDIENCE, Issuer, issuing

ROOT = Path(__file__).parents[2]
# As the test issuer's tokens have it: good until then.
NOW = datetime.fromtimestamp(1_000_100, UTC)
GRAPHQL_JSON = "application/graphql-response+json"
WHO = "{ viewer { roles person { name } } }"
REFUSED = "These credentials are not accepted: sign in again, or send none to ask as anybody."
EXPIRED = "These credentials have expired: sign in again."


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    with issuing() as one:
        yield one


@pytest.fixture(scope="module")
async def held(store: Store, issuer: Issuer) -> Store:
    """The store with a steward and another person, both linked with accounts."""
    await Held(store).hold(
        Person("ana", "Ana"), Person("bo", "Bo"), Organisation("o", "Ours"), Membership("ana", "o", steward=True)
    )
    for person in ("ana", "bo"):
        await accounts.link(store, person, Account(issuer.url, f"sub-{person}"))
    return store


def settings(issuer: Issuer, **more: Any) -> Settings:
    return Settings(
        issuer=issuer.url,
        audience=AUDIENCE,
        administrator_claim="realm_access roles",
        administrator_value="keeper",
        **more,
    )


def app_of(store: Store, given: Settings) -> Starlette:
    return create_app(given, store=store, compute=NoCompute(), clock=lambda: NOW)


@pytest.fixture
async def client(held: Store, issuer: Issuer) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(app_of(held, settings(issuer))) as one:
        yield one


async def new_key(store: Store, role: KeyRole, person: str | None = None, scope: KeyScope = "read") -> str:
    prefix, key = keys.make()
    ends = (NOW + timedelta(days=1)).isoformat()
    await api_keys.create(store, KeptKey(prefix, "t", role, person, scope, NOW.isoformat(), ends), keys.digest(key))
    return key


async def ask(
    client: httpx.AsyncClient, query: str = WHO, accept: str = GRAPHQL_JSON, **headers: str
) -> httpx.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.post("/graphql", json={"query": query}, headers={"accept": accept, **sent})


async def who(client: httpx.AsyncClient, **headers: str) -> tuple[list[str], str | None]:
    """Roles and name of the person of the viewer."""
    answer = await ask(client, **headers)
    assert answer.status_code == 200, answer.text
    viewer = answer.json()["data"]["viewer"]
    return viewer["roles"], viewer["person"] and viewer["person"]["name"]


async def test_without_credentials_one_is_anonymous_and_nothing_is_read() -> None:
    store = FakeStore()
    async with serving(tiny_app(store)) as client:
        assert (await ask(client, "{ asker }")).json() == {"data": {"asker": ["anonymous", ""]}}
    assert store.asked == []


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"sub": "sub-ana"}, (["MEMBER", "STEWARD"], "Ana")),
        ({"sub": "sub-bo"}, (["MEMBER"], "Bo")),
        ({"sub": "somebody"}, (["MEMBER"], None)),
        ({"sub": "x", "realm_access": {"roles": ["keeper"]}}, (["MEMBER", "ADMINISTRATOR"], None)),
        ({"sub": "sub-ana", "realm_access": {"roles": ["keeper"]}}, (["MEMBER", "STEWARD", "ADMINISTRATOR"], "Ana")),
        ({"sub": "x", "realm_access": {"roles": ["Keeper"]}}, (["MEMBER"], None)),
    ],
)
async def test_a_token_is_its_person(
    client: httpx.AsyncClient, issuer: Issuer, claims: dict[str, Any], found: tuple[list[str], str | None]
) -> None:
    token = issuer.token(**claims)
    for kind in ("Bearer", "bearer", "BEARER "):
        assert await who(client, authorization=f"{kind} {token}") == found


async def test_a_key_is_whom_it_was_made_for(client: httpx.AsyncClient, held: Store) -> None:
    for role, person, found in (
        ("member", None, (["MEMBER"], None)),
        ("administrator", None, (["MEMBER", "ADMINISTRATOR"], None)),
        ("person", "ana", (["MEMBER", "STEWARD"], "Ana")),
    ):
        key = await new_key(held, role, person)  # type: ignore[arg-type]
        assert await who(client, authorization=f"Bearer {key}") == found
        assert await who(client, x_api_key=key) == found


async def test_what_is_not_good_is_refused_and_never_anonymous(
    client: httpx.AsyncClient, issuer: Issuer, held: Store
) -> None:
    key = await new_key(held, "member")
    token = issuer.token()
    for headers, message in (
        ({"authorization": f"Bearer {issuer.token(exp=1_000_040)}"}, EXPIRED),
        ({"authorization": f"Bearer {issuer.token(aud='another')}"}, REFUSED),
        ({"authorization": f"Bearer {token[:-4]}AAAA"}, REFUSED),
        ({"authorization": f"Bearer {key[:-1]}"}, REFUSED),
        ({"authorization": f"Bearer cg_{'0' * 12}{key[15:]}"}, REFUSED),
        ({"authorization": "Bearer"}, REFUSED),
        ({"authorization": "Bearer "}, REFUSED),
        ({"authorization": ""}, REFUSED),
        ({"authorization": f"Basic {token}"}, REFUSED),
        ({"authorization": token}, REFUSED),
        ({"x_api_key": ""}, REFUSED),
        ({"x_api_key": token}, REFUSED),
        ({"x_api_key": key, "authorization": f"Bearer {token}"}, REFUSED),
    ):
        for accept in (GRAPHQL_JSON, "application/json"):
            with capture_logs() as lines:
                answer = await ask(client, accept=accept, **headers)
            assert answer.status_code == 401, headers
            assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
            assert answer.json() == {"errors": [{"message": message, "extensions": {"code": "UNAUTHENTICATED"}}]}
            assert [line["event"] for line in lines] == ["credentials refused", "request"]
            for secret in filter(None, (*headers.values(), key, token)):
                assert secret not in str(lines)


def test_several_headers_of_one_kind_are_refused() -> None:
    bearer = (b"authorization", b"Bearer a.b.c")
    assert credentials({"headers": [bearer]}) == "a.b.c"
    assert credentials({"headers": [(b"accept", b"*/*")]}) is None
    assert credentials({}) is None
    for headers in ([bearer, bearer], [bearer, (b"x-api-key", b"cg_x")], [(b"x-api-key", b"cg_x")] * 2):
        with pytest.raises(CredentialsRefused):
            credentials({"headers": headers})


async def test_a_revoked_key_and_a_lost_stewardship_count_from_the_next_request(
    client: httpx.AsyncClient, held: Store, issuer: Issuer
) -> None:
    key = await new_key(held, "person", "bo")
    assert (await ask(client, x_api_key=key)).status_code == 200
    await api_keys.revoke(held, key[3:15], NOW.isoformat())
    assert (await ask(client, x_api_key=key)).json()["errors"][0]["message"] == REFUSED
    token = issuer.token(sub="sub-bo")
    assert (await who(client, authorization=f"Bearer {token}"))[1] == "Bo"
    await accounts.unlink(held, "bo")
    assert (await who(client, authorization=f"Bearer {token}"))[1] is None
    await accounts.link(held, "bo", Account(issuer.url, "sub-bo"))


async def test_without_an_issuer_no_token_is_good(issuer: Issuer) -> None:
    async with serving(tiny_app(FakeStore())) as client:
        answer = await ask(client, "{ asker }", authorization=f"Bearer {issuer.token()}")
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (401, REFUSED)


async def test_credentials_come_before_the_viewer_of_the_setting(held: Store) -> None:
    async with serving(app_of(held, Settings(development_viewer="administrator"))) as client:
        assert await who(client) == (["MEMBER", "ADMINISTRATOR"], None)
        assert await who(client, x_api_key=await new_key(held, "person", "bo")) == (["MEMBER"], "Bo")
        assert (await ask(client, x_api_key="cg_no")).status_code == 401


async def test_others_are_answered_while_the_issuer_is_slow_and_one_who_waits_is_told(held: Store) -> None:
    with issuing() as slow:
        slow.mode = "slow"
        async with serving(app_of(held, settings(slow))) as client:
            waiting = asyncio.create_task(ask(client, authorization=f"Bearer {slow.token()}"))
            await asyncio.to_thread(slow.reached.wait, 10)
            assert await who(client) == (["ANONYMOUS"], None)
            assert not waiting.done()
            slow.released.set()
            assert (await waiting).status_code == 200


async def test_where_the_issuer_is_away_nobody_is_taken_for_anybody(held: Store) -> None:
    with issuing() as away:
        away.mode = "down"
        async with serving(app_of(held, settings(away))) as client:
            answer = await ask(client, authorization=f"Bearer {away.token()}")
            assert answer.status_code == 503
            assert answer.json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}
            assert await who(client) == (["ANONYMOUS"], None)


async def test_callers_have_names_that_last(held: Store, issuer: Issuer) -> None:
    source = callers.from_headers(settings(issuer), lambda: NOW)
    key = await new_key(held, "member", scope="write")
    asked: list[tuple[bytes, bytes]] = []

    async def name() -> tuple[str, str]:
        found = await source({"headers": asked, "client": ("10.0.0.7", 4711)}, held, "2026-11-21", 1e12)
        return found.name, found.scope

    assert await name() == ("address:10.0.0.7", "read")
    one: dict[str, Any] = {}
    for claims in (one, {"iat": 1_000_050}):
        asked[:] = [(b"authorization", f"Bearer {issuer.token(sub='sub-ana', **claims)}".encode())]
        assert await name() == (f'account:["{issuer.url}", "sub-ana"]', "write")
    asked[:] = [(b"x-api-key", key.encode())]
    assert await name() == (f"key:{key[3:15]}", "write")


@pytest.mark.parametrize(
    ("caller", "refused"),
    [
        (Caller(ANONYMOUS, "a"), (401, "UNAUTHENTICATED", "Bearer")),
        (Caller(MEMBER, "a"), (403, "FORBIDDEN", 'Bearer error="insufficient_scope"')),
        (Caller(ADMINISTRATOR, "a", "read"), (403, "FORBIDDEN", 'Bearer error="insufficient_scope"')),
        (Caller(MEMBER, "a", "write"), None),
    ],
)
def test_who_may_ask_for_changes(caller: Caller, refused: tuple[int, str, str] | None) -> None:
    if refused is None:
        check_changes(caller)
        return
    with pytest.raises(Refusal) as found:
        check_changes(caller)
    assert (found.value.status, found.value.code, found.value.headers["www-authenticate"]) == refused


@pytest.mark.parametrize(("scope", "status"), [("read", 403), ("write", 200)])
async def test_a_key_for_reading_changes_nothing(scope: KeyScope, status: int) -> None:
    _, key = keys.make()

    async def kept(_: Any) -> list[Any]:
        return [keys.digest(key), "member", scope, "2027-01-01T00:00:00+00:00", None, None, [], False]

    async with serving(tiny_app(FakeStore({"viewers/by_key": kept}))) as client:
        answer = await ask(client, "mutation { touch }", x_api_key=key)
        assert (await ask(client, "{ asker }", x_api_key=key)).json() == {"data": {"asker": ["member", ""]}}
    assert answer.status_code == status
    if status == 200:
        assert answer.json() == {"data": {"touch": True}}
    else:
        assert answer.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN"}


@contextmanager
def tried_issuer() -> Iterator[dict[str, str]]:
    """What the issuer that one can try prints, while it runs."""
    command = [sys.executable, "-m", "tests.support.issuer"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline().strip().removeprefix("export ") for _ in range(6)]
            yield dict(line.split("=", 1) for line in lines)
        finally:
            process.kill()


async def test_the_issuer_to_try_prints_settings_and_tokens_that_are_good() -> None:
    async def nobody(_: Any) -> list[Any]:
        return [None, [], False]

    store = FakeStore({"viewers/by_account": nobody})
    with tried_issuer() as said:
        given: dict[str, Any] = {name[12:].lower(): value for name, value in said.items() if name.isupper()}
        source = callers.from_headers(Settings(**given), lambda: datetime.now(UTC))
        for name, viewer in (("member", MEMBER), ("administrator", ADMINISTRATOR)):
            sent = {"headers": [(b"authorization", f"Bearer {said[name]}".encode())]}
            found = await source(sent, store, "2026-11-21", 1e12)
            assert (found.viewer, found.name) == (viewer, f'account:["{given["issuer"]}", "{name}"]')
