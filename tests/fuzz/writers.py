"""A world that everybody changes: one service on the demo community, and each role that may change something or not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from collabgraph import keys
from collabgraph.exchange import Report, import_folder
from collabgraph.stores import open_store
from graph_store import accounts, api_keys, structure
from graph_store.api_keys import KeptKey, KeyRole, KeyScope
from graph_store.bolt import BoltStore
from graph_store.statements import statement
from tests.collabgraph.exchange_folders import content
from tests.collabgraph.processes import Server
from tests.fuzz.roles import STEWARD, SignedIn, by_token, service
from tests.support.issuer import AUDIENCE, Issuer, issuing
from tests.support.statements import ad_hoc, empty

PEOPLE: Mapping[str, str] = {
    "suspended": "p-kerron-quashie",
    "member": "p-marva-celestine",
    "steward": STEWARD,
}
"""Those of the demo community who have an account."""
CHANGING = ("member", "steward", "administrator")
POWERLESS = ("anonymous", "outsider", "reader", "suspended")
"""Who may change nothing: an outsider has a token and is nobody, a reader has the steward's key for reading."""

_MARKS = ad_hoc(
    "OPTIONAL MATCH (v:GraphVersion) WITH collect(v.value) AS versions "
    "OPTIONAL MATCH (a:AuditEntry) WITH versions, count(a) AS entries "
    "OPTIONAL MATCH (k:IdempotencyKey) "
    "RETURN versions, entries, count(k), count(k.outcome)",
    "tests/marks",
)


@dataclass(frozen=True)
class World:
    """The service, the store under it, and the header by which each role signs in."""

    server: Server
    store: BoltStore
    credentials: Mapping[str, Mapping[str, str]]

    def signed_in(self, role: str) -> SignedIn:
        """The service for that role."""
        return SignedIn(self.server, self.credentials[role])

    async def marks(self) -> list[Any]:
        """What every change moves: the graph's version, how many entries the audit has, and keys and their outcomes."""
        return await self.store.read(_MARKS, {}, {}, 60)

    async def whole(self) -> str:
        """Everything that there is."""
        return repr(await content(self.store))


@asynccontextmanager
async def world(folder: Path, login: tuple[str, str, str] | None = None) -> AsyncIterator[World]:
    """A new embedded store in the folder; or the server of a login (URL, user, password), emptied before and after."""
    url, user, password = login or (f"embedded://{folder}", "", "")
    place = {"DATABASE_URL": url, "DATABASE_USER": user, "DATABASE_PASSWORD": password} if login else {}
    if login:
        async with open_store(url, user, password, timeout=60.0) as store:
            await structure.prepare(store)
            await empty(store)
            assert (await restore(store)).errors == 0
    with issuing() as issuer, service(folder, ISSUER=issuer.url, AUDIENCE=AUDIENCE, **place) as server:
        async with open_store(url, user, password, timeout=60.0) as store:
            yield World(server, store, await _credentials(store, issuer))
            if login:
                await empty(store)


async def restore(store: BoltStore) -> Report:
    """Brings back what of the demo community is gone or was changed; what was made stays."""
    with resources.as_file(resources.files("collabgraph") / "demo_community") as demo:
        return await import_folder(store, demo)


async def _credentials(store: BoltStore, issuer: Issuer) -> dict[str, Mapping[str, str]]:
    for role, person in PEOPLE.items():
        await accounts.link(store, person, accounts.Account(issuer.url, role))
    suspended = {"id": PEOPLE["suspended"], "at": "2026-01-01T00:00:00.000000Z", "reason": "Rude", "until": ""}
    await store.write(statement("mutations/suspend"), {}, suspended, 60)
    return {
        "anonymous": {},
        **{role: by_token(role, issuer) for role in ("outsider", *PEOPLE)},
        "reader": await _key(store, "person", STEWARD, "read"),
        "administrator": await _key(store, "administrator", None, "write"),
    }


async def _key(store: BoltStore, role: KeyRole, person: str | None, scope: KeyScope) -> dict[str, str]:
    prefix, key = keys.make()
    kept = KeptKey(prefix, role, role, person, scope, "2026-01-01T00:00:00Z", "9999-01-01T00:00:00Z")
    await api_keys.create(store, kept, keys.digest(key))
    return {"x-api-key": key}
