"""API keys as the graph keeps them: everything but the key itself, of which there is only the digest.

Nothing here is filtered for a viewer: keys are the operator's. They are no part of the community, so no file of the
exchange format and no answer has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_store.errors import NotFound
from graph_store.folding import sortable, unsortable
from graph_store.reading import Reading
from graph_store.statements import statement
from graph_store.store import Store

TIMEOUT = 30.0
"""Seconds for one statement."""

KeyRole = Literal["member", "administrator", "person"]
KeyScope = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A key as it is kept; `person` is the sender's id where the role is person, times are ISO 8601 in UTC."""

    prefix: str
    name: str
    role: KeyRole
    person: str | None
    scope: KeyScope
    created_at: str
    expires_at: str
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a key acts as. `person` (as stored) is None where the key has none, or that person is not there any more;
    `steward_of` are the organisations that the person is a steward of today."""

    role: KeyRole
    scope: KeyScope
    expires_at: str
    revoked_at: str | None
    person: str | None
    steward_of: tuple[str, ...]
    is_suspended: bool = False


async def holder(reading: Reading, prefix: str) -> tuple[str | None, Holder | None]:
    """The digest of the key with this prefix and its holder; None and None where there is no such key."""
    digest, role, scope, expires_at, revoked_at, person, organisations, is_suspended = await reading.one(
        "viewers/by_key", prefix=prefix
    )
    if digest is None:
        return None, None
    return digest, Holder(role, scope, expires_at, revoked_at, person, tuple(organisations), is_suspended)


async def create(store: Store, key: KeptKey, digest: str) -> None:
    """Keeps a new key with the SHA-256 of its text, in hexadecimal digits. NotFound where its person is not there."""
    parameters = {
        "prefix": key.prefix,
        "sha256": digest,
        "name": key.name,
        "role": key.role,
        "person": sortable(key.person or ""),
        "scope": key.scope,
        "createdAt": key.created_at,
        "expiresAt": key.expires_at,
    }
    (kept,) = await store.write(statement("api_keys/create"), {}, parameters, TIMEOUT)
    if not kept:
        raise NotFound("--person", f"there is nobody with the id {key.person}; import that person first")


async def every(store: Store) -> list[KeptKey]:
    """All keys, expired and revoked ones too, the oldest first."""
    (rows,) = await store.read(statement("api_keys/list"), {}, {}, TIMEOUT)
    return [
        KeptKey(prefix, name, role, unsortable(person) or None, *rest) for prefix, name, role, person, *rest in rows
    ]


async def revoke(store: Store, prefix: str, now: str) -> None:
    """Ends a key at this moment (ISO 8601, UTC), for good. NotFound where there is no such key."""
    (there,) = await store.write(statement("api_keys/revoke"), {}, {"prefix": prefix, "now": now}, TIMEOUT)
    if not there:
        raise NotFound("PREFIX", f"there is no API key {prefix}; collabgraph keys list shows what there is")
