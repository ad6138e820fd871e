"""Who sends a request, from what the request says of itself.

Without credentials one is anonymous, or the viewer that a setting names for development. `Authorization: Bearer` brings
a token of the issuer or an API key, `X-API-Key` an API key. Credentials that are not good are refused, never passed
over: whoever sends some is told so, and is not taken for anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import structlog
from starlette.types import Scope

from collabgraph import keys
from collabgraph.errors import CredentialsRefused, Unauthenticated
from collabgraph.protocol import Refusal
from collabgraph.settings import Settings
from graph_store import accounts
from graph_store.folding import sortable
from graph_store.identity import base64url
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, ViewerKind, as_person
from graph_store.writes.moments import stamp
from graph_store.writes.mutation import SUSPENDED, Author

CallerScope = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request: as whom the graph is read, the name by which requests are counted (never shown), and whether
    he may ask for changes at all; what he may change is the policy's."""

    viewer: Viewer
    name: str
    scope: CallerScope = "read"


# (ASGI scope of the request, store, today as ISO 8601, deadline in monotonic seconds) -> who sends it
CallerSource = Callable[[Scope, Store, str, float], Awaitable[Caller]]

# (credentials, reading that sees what anybody sees) -> who sends them
_Verifier = Callable[[str, Reading], Awaitable[Caller]]

_NAMED = {"anonymous": ANONYMOUS, "member": MEMBER, "administrator": ADMINISTRATOR}
_PERSON = "person:"
_KEY: Final = "cg_"
_ACCOUNT_BYTES: Final = 16
_REFUSED: Final = "These credentials are not accepted: sign in again, or send none to ask as anybody."
_EXPIRED: Final = "These credentials have expired: sign in again."
_LOG = structlog.get_logger(__name__)


def always(viewer: Viewer) -> CallerSource:
    """The same viewer for every request, whatever it brings."""
    scope_of: CallerScope = "read" if viewer.kind == "anonymous" else "write"

    async def source(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        return Caller(viewer, address_of(scope), scope_of)

    return source


def from_setting(setting: str | None) -> CallerSource:
    """The viewer of COLLABGRAPH_DEVELOPMENT_VIEWER, which the settings have checked; None is anonymous.

    `person:ID` is that person as a member, with the organisations that the person is a steward of on the day.
    """
    if setting is None or setting in _NAMED:
        return always(_NAMED[setting or "anonymous"])
    person = setting.removeprefix(_PERSON)

    async def source(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        return Caller(await viewer_of_person(store, person, today, deadline), address_of(scope), "write")

    return source


def from_headers(settings: Settings, clock: Callable[[], datetime]) -> CallerSource:
    """Whom the headers name: a token's person, an API key's, or, without credentials, the viewer of the setting.

    What is not good is a Refusal with status 401. A request without credentials costs no statement.
    """
    nobody = from_setting(settings.development_viewer)
    by_key = _by_key(clock)
    by_token = _by_token(settings, clock)

    async def source(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        try:
            sent = credentials(scope)
            if sent is not None:
                verify = by_key if sent.startswith(_KEY) else by_token
                return await verify(sent, Reading(store, ANONYMOUS, today, deadline))
        except CredentialsRefused as refused:
            raise _refusal(refused) from None
        return await nobody(scope, store, today, deadline)

    return source


def credentials(scope: Scope) -> str | None:
    """The token or the key that a request brings, None for none. CredentialsRefused for several, or other ones."""
    found: list[str] = []
    for name, value in scope.get("headers", ()):
        if name == b"authorization":
            kind, _, rest = value.decode("latin-1").partition(" ")
            if kind.lower() != "bearer" or not rest.strip():
                raise CredentialsRefused("another kind of credentials")
            found.append(rest.strip())
        elif name == b"x-api-key":
            key = value.decode("latin-1").strip()
            if not key.startswith(_KEY):
                raise CredentialsRefused("not the form of a key")
            found.append(key)
    if len(found) > 1:
        raise CredentialsRefused("several credentials")
    return found[0] if found else None


def check_changes(caller: Caller) -> None:
    """The one rule on who may ask for changes at all: who is signed in and not suspended, with no key for reading
    only."""
    if caller.scope == "write" and caller.viewer.kind != "suspended":
        return
    if caller.viewer.kind == "anonymous":
        raise Refusal(
            401, "Sign in to change anything.", code="UNAUTHENTICATED", headers={"www-authenticate": "Bearer"}
        )
    if caller.viewer.kind == "suspended":
        raise Refusal(403, SUSPENDED, code="FORBIDDEN")
    raise Refusal(
        403,
        "This API key is for reading: make another one with --scope write.",
        code="FORBIDDEN",
        headers={"www-authenticate": 'Bearer error="insufficient_scope"'},
    )


def author_of(caller: Caller, store: Store, now: datetime) -> Author | None:
    """Who changes something with this request, at that moment in UTC; None for who may not ask for changes.

    The account is a digest: of what names the account, and of the person or role that it acts as.
    """
    if caller.scope != "write":
        return None
    named = f"{caller.name}\n{caller.viewer.kind}\n{caller.viewer.self_id or ''}"
    account = base64url(hashlib.sha256(named.encode()).digest()[:_ACCOUNT_BYTES])
    return Author(store, account, stamp(now))


def address_of(scope: Scope) -> str:
    """The client's address: what callers are told apart by who do not say who they are."""
    client = scope.get("client")
    return f"address:{client[0] if client else ''}"


async def viewer_of_person(store: Store, person: str, today: str, deadline: float) -> Viewer:
    """The person with this id as a viewer; Unauthenticated where there is no such person."""
    person = sortable(person)
    exists, organisations, is_suspended = await Reading(store, ANONYMOUS, today, deadline).one(
        "viewers/stewardships", person=person
    )
    if not exists:
        raise Unauthenticated(
            "The person who is to be the viewer is not in the graph: import that person, "
            "or name another one in COLLABGRAPH_DEVELOPMENT_VIEWER."
        )
    return as_person("member", person, organisations, is_suspended)


def _by_key(clock: Callable[[], datetime]) -> _Verifier:
    async def verify(key: str, reading: Reading) -> Caller:
        prefix, holder = await keys.verified(reading, key, clock())
        if holder.role == "person":
            viewer = as_person("member", holder.person, holder.steward_of, holder.is_suspended)
        else:
            viewer = _NAMED[holder.role]
        return Caller(viewer, f"key:{prefix}", holder.scope)

    return verify


def _by_token(settings: Settings, clock: Callable[[], datetime]) -> _Verifier:
    if settings.issuer is None or settings.audience is None:

        async def refuse(token: str, reading: Reading) -> Caller:
            raise CredentialsRefused("COLLABGRAPH_ISSUER is not set")

        return refuse

    # Only here is the cryptography needed, which takes a while to load.
    from collabgraph.signing_keys import SigningKeys
    from collabgraph.tokens import Demands, Tokens

    demands = Demands(
        settings.issuer,
        settings.audience,
        tuple(settings.token_algorithms.split(",")),
        settings.token_leeway,
        tuple((settings.administrator_claim or "").split()),
        settings.administrator_value or "",
    )
    tokens = Tokens(demands, SigningKeys(settings.issuer, settings.jwks_url))

    async def verify(token: str, reading: Reading) -> Caller:
        signed_in = await tokens.verified(token, clock().timestamp())
        person, steward_of, is_suspended = await accounts.person_of(reading, signed_in.account)
        kind: ViewerKind = "administrator" if signed_in.is_administrator else "member"
        viewer = as_person(kind, person, steward_of, is_suspended)
        return Caller(viewer, f"account:{signed_in.account.text}", "write")

    return verify


def _refusal(refused: CredentialsRefused) -> Refusal:
    """What a client reads of credentials that are not good; the reason is logged, and has no part of them."""
    _LOG.info("credentials refused", reason=refused.reason)
    return Refusal(
        401,
        _EXPIRED if refused.is_expired else _REFUSED,
        code=Unauthenticated.code,
        headers={"www-authenticate": 'Bearer error="invalid_token"'},
    )
