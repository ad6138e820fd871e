"""The public keys by which an issuer's tokens are verified: fetched when needed, kept, changed without a restart.

One fetch at a time, whoever waits for it. Keys are fetched anew when they are older than `FRESH`, while the old ones go
on being used, and for a key id that is not among them, at most once in `PAUSE`. Where the issuer does not answer, what
was fetched last is used for `STALE`; after that, and before the first answer, tokens cannot be verified.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import orjson
import structlog
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey, import_key

from collabgraph.settings import is_loopback, is_safe_url
from graph_store.errors import Unavailable
from graph_store.identity import from_base64url

FRESH: Final = 300.0
STALE: Final = 86_400.0
PAUSE: Final = 10.0
"""Seconds: after which keys are looked at again, for how long they are used at most, and between two fetches."""

_MOST_BYTES: Final = 256_000
_MOST_KEYS: Final = 100
_FETCHED_WITHIN: Final = 5.0
_RSA_BITS: Final = range(2048, 8193)
_CURVES: Final = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}
_PUBLIC: Final = ("kty", "kid", "alg", "n", "e", "crv", "x", "y")
_LOG = structlog.get_logger(__name__)


class NotFetched(Exception):
    """The issuer's answer is not there, or not as it must be; the message is for the operator's log."""


class SigningKeys:
    """The keys of one issuer; `keys_url` None: the one that the issuer's own description names."""

    def __init__(self, issuer: str, keys_url: str | None, *, now: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._keys_url = keys_url
        self._now = now
        self._keys: tuple[Key, ...] = ()
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._fetching: asyncio.Task[None] | None = None
        self.generation = 0
        """Another number whenever a key has gone, so that what was verified by it can be forgotten."""

    async def find(self, kid: str | None, algorithm: str) -> Key | None:
        """The one key with this id (None: the only one there is) that may sign by this algorithm; None for none.

        Errors: Unavailable where there are no keys that may still be used.
        """
        age = self._age(self._fetched_at)
        if age > STALE:
            await self._fetched()
            if self._age(self._fetched_at) > STALE:
                raise Unavailable(
                    "Who signs in cannot be verified just now; try again later, or ask without signing in."
                )
        elif age > FRESH:
            self._fetch()
        found = self._known(kid, algorithm)
        if found is None:
            await self._fetched()
            found = self._known(kid, algorithm)
        return found

    def _age(self, moment: float | None) -> float:
        return float("inf") if moment is None else self._now() - moment

    def _known(self, kid: str | None, algorithm: str) -> Key | None:
        fitting = [key for key in self._keys if kid in (None, key.kid) and _may_sign(key, algorithm)]
        return fitting[0] if len(fitting) == 1 else None

    async def _fetched(self) -> None:
        """Waits for the fetch that is under way, or for a new one; a waiter that is given up does not end it."""
        task = self._fetch()
        if task is not None:
            await asyncio.shield(task)

    def _fetch(self) -> asyncio.Task[None] | None:
        """The fetch that is under way, begun where the last one was long enough ago."""
        if self._fetching is None and self._age(self._tried_at) > PAUSE:
            self._tried_at = self._now()
            self._fetching = asyncio.create_task(self._renew())
        return self._fetching

    async def _renew(self) -> None:
        try:
            async with asyncio.timeout(_FETCHED_WITHIN):
                keys = await self._from_issuer()
        except Exception as error:
            # Whatever the issuer sends or does not send, what it sent before goes on being used.
            _LOG.warning("signing keys not fetched", issuer=self._issuer, error=f"{type(error).__name__}: {error}")
        else:
            if any(key not in keys for key in self._keys):
                self.generation += 1
            self._keys, self._fetched_at = keys, self._now()
        finally:
            self._tried_at = self._now()
            self._fetching = None

    async def _from_issuer(self) -> tuple[Key, ...]:
        # Reading the certificates that are trusted takes a while, so not in the event loop.
        context = await asyncio.to_thread(httpx.create_ssl_context)
        is_near = is_loopback(urlsplit(self._keys_url or self._issuer).hostname or "")
        async with httpx.AsyncClient(
            verify=context, timeout=_FETCHED_WITHIN, follow_redirects=False, trust_env=not is_near
        ) as client:
            url = self._keys_url or await self._described(client)
            return keys_of(await _json(client, url))

    async def _described(self, client: httpx.AsyncClient) -> str:
        """Where the issuer's description says that its keys are."""
        description = await _json(client, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if description.get("issuer") != self._issuer:
            raise NotFetched(f"the description is of another issuer, {description.get('issuer')!r}")
        url = description.get("jwks_uri")
        if not isinstance(url, str) or not is_safe_url(url):
            raise NotFetched("jwks_uri is not an https address")
        return url


async def _json(client: httpx.AsyncClient, url: str) -> Mapping[str, Any]:
    """The JSON object at an address; NotFetched for anything else, and for more than is read of one."""
    async with client.stream("GET", url, headers={"accept": "application/json"}) as response:
        if response.status_code != 200:
            raise NotFetched(f"{url} answers {response.status_code}")
        body = b""
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > _MOST_BYTES:
                raise NotFetched(f"{url} sends more than {_MOST_BYTES} bytes")
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise NotFetched(f"{url} does not send a JSON object")
    return found


def keys_of(document: Mapping[str, Any]) -> tuple[Key, ...]:
    """The public keys of a key set that can verify; others are left out. NotFetched where there is none."""
    given = document.get("keys")
    listed = given[:_MOST_KEYS] if isinstance(given, list) else []
    found = tuple(key for one in listed if isinstance(one, dict) and (key := _key(one)) is not None)
    if not found:
        raise NotFetched("the key set has no key that can verify")
    return found


def _key(given: dict[str, Any]) -> Key | None:
    """The public key; None for a secret one, a weak one, one for encryption, and what is no key at all."""
    if given.get("kty") not in ("RSA", "EC", "OKP") or given.get("use", "sig") != "sig":
        return None
    public: dict[str, Any] = {name: given[name] for name in _PUBLIC if name in given}
    if not all(isinstance(value, str) for value in public.values()):
        return None
    try:
        if public["kty"] == "RSA" and int.from_bytes(from_base64url(public["n"])).bit_length() not in _RSA_BITS:
            return None
        key = import_key(public)
        key.get_op_key("verify")
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    return key


def _may_sign(key: Key, algorithm: str) -> bool:
    if key.alg not in (None, algorithm):
        return False
    if isinstance(key, RSAKey):
        return algorithm[:2] in ("RS", "PS")
    if isinstance(key, ECKey):
        return key.get("crv") == _CURVES.get(algorithm)
    return isinstance(key, OKPKey) and algorithm in ("EdDSA", "Ed25519") and key.get("crv") == "Ed25519"
