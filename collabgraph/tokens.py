"""Bearer tokens: JSON Web Tokens that an issuer signs (OpenID Connect), verified here, never by asking the issuer.

A token is good where one of the issuer's keys signed it by an algorithm that the settings allow, and where its claims
say so: `iss` and `aud` are ours, `exp` is to come, `nbf` and `iat`, where they are there, are not. Nothing in its
header is believed but `alg`, `kid` and `typ`: a key, or an address of keys, in it is not looked at, and whatever it
declares critical is not understood. What was verified is remembered until it expires.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError

from collabgraph.errors import CredentialsRefused
from collabgraph.signing_keys import SigningKeys
from graph_store.accounts import Account
from graph_store.identity import from_base64url

MOST_CHARACTERS: Final = 16_384
"""Of a token."""

_TYPES: Final = (None, "jwt", "at+jwt", "application/jwt", "application/at+jwt")
_MOST_KEPT: Final = 10_000
_LONGEST_SUBJECT: Final = 255
_LATEST: Final = 1e12


@dataclass(frozen=True, slots=True)
class Demands:
    """What a token has to say. `leeway` is in seconds; an administrator's claim is a path of names, empty for none."""

    issuer: str
    audience: str
    algorithms: tuple[str, ...] = ("RS256", "ES256", "EdDSA")
    leeway: float = 60.0
    administrator_claim: tuple[str, ...] = ()
    administrator_value: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whom a good token stands for, and until when (seconds since 1970, leeway included)."""

    account: Account
    is_administrator: bool
    until: float


class _Registry(jws.JWSRegistry):
    """joserfc's, but for two things: nothing outside of the allowed algorithms, and EdDSA without a warning each time.

    Headers may be as long as some issuers make them, with a certificate in them.
    """

    max_header_length = 8_192
    max_signature_length = 2_048

    def get_alg(self, name: str) -> Any:
        """The algorithm, where it is allowed."""
        if name not in (self.allowed or ()):
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


class Tokens:
    """Verifies the tokens of one issuer."""

    def __init__(self, demands: Demands, keys: SigningKeys) -> None:
        self._demands = demands
        self._keys = keys
        self._registry = _Registry(algorithms=demands.algorithms, strict_check_header=False)
        self._kept: OrderedDict[bytes, SignedIn] = OrderedDict()
        self._generation = keys.generation

    async def verified(self, token: str, now: float) -> SignedIn:
        """Whom the token stands for at this moment (seconds since 1970).

        Waits only where the issuer's keys have to be fetched. Errors: CredentialsRefused; Unavailable where the
        issuer's keys cannot be had.
        """
        if len(token) > MOST_CHARACTERS:
            raise CredentialsRefused("too long")
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        found = self._remembered(digest)
        if found is None:
            found = await self._checked(token, now)
            self._kept[digest] = found
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        if now >= found.until:
            self._kept.pop(digest, None)
            raise CredentialsRefused("expired", is_expired=True)
        return found

    def _remembered(self, digest: bytes) -> SignedIn | None:
        """What came of this very token before, as long as no key was taken away since."""
        if self._generation != self._keys.generation:
            self._generation = self._keys.generation
            self._kept.clear()
        found = self._kept.get(digest)
        if found is not None:
            self._kept.move_to_end(digest)
        return found

    async def _checked(self, token: str, now: float) -> SignedIn:
        algorithm, kid = self._header(token)
        key = await self._keys.find(kid, algorithm)
        if key is None:
            raise CredentialsRefused("no key with this id that may sign by this algorithm")
        try:
            signed = jws.deserialize_compact(token, key, registry=self._registry)
        except (JoseError, ValueError) as error:
            raise CredentialsRefused(f"signature: {type(error).__name__}") from None
        return self._claimed(_object(signed.payload, "claims"), now)

    def _header(self, token: str) -> tuple[str, str | None]:
        """The algorithm and the key id that the token names, where it is one that could be verified."""
        parts = token.split(".")
        if len(parts) != 3:
            raise CredentialsRefused("not three parts")
        try:
            header = _object(from_base64url(parts[0]), "header")
        except ValueError:
            raise CredentialsRefused("header: not base64url") from None
        algorithm, kid, kind = header.get("alg"), header.get("kid"), header.get("typ")
        if not isinstance(algorithm, str) or algorithm not in self._demands.algorithms:
            raise CredentialsRefused("algorithm not allowed")
        if "crit" in header or "b64" in header:
            raise CredentialsRefused("critical extensions")
        if (kind.lower() if isinstance(kind, str) else kind) not in _TYPES:
            raise CredentialsRefused("not the type of an access token")
        if kid is not None and not isinstance(kid, str):
            raise CredentialsRefused("key id is not a string")
        return algorithm, kid

    def _claimed(self, claims: Mapping[str, Any], now: float) -> SignedIn:
        """Whom the claims stand for; they are signed, so what is wrong with them may be told apart."""
        wanted = self._demands
        if claims.get("iss") != wanted.issuer:
            raise CredentialsRefused("another issuer")
        audience = claims.get("aud")
        if wanted.audience not in (audience if isinstance(audience, list) else [audience]):
            raise CredentialsRefused("another audience")
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
            raise CredentialsRefused("no subject")
        until = _moment(claims, "exp")
        if until is None:
            raise CredentialsRefused("no end")
        for name in ("nbf", "iat"):
            if (_moment(claims, name) or 0.0) > now + wanted.leeway:
                raise CredentialsRefused(f"{name} is to come")
        account = Account(wanted.issuer, subject)
        return SignedIn(account, self._is_administrator(claims), until + wanted.leeway)

    def _is_administrator(self, claims: Mapping[str, Any]) -> bool:
        """Whether the claim is the value, or a list with it."""
        if not self._demands.administrator_claim:
            return False
        found: Any = claims
        for name in self._demands.administrator_claim:
            found = found.get(name) if isinstance(found, dict) else None
        value = self._demands.administrator_value
        return any(isinstance(one, str) and one == value for one in (found if isinstance(found, list) else [found]))


def _object(text: bytes, what: str) -> dict[str, Any]:
    """The JSON object of a text, in which no name stands twice: readers differ in which of the two they take."""

    def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise CredentialsRefused(f"{what}: a name twice")
        return found

    try:
        found = json.loads(text.decode(), object_pairs_hook=distinct)
    except (ValueError, RecursionError):
        raise CredentialsRefused(f"{what}: not JSON") from None
    if not isinstance(found, dict):
        raise CredentialsRefused(f"{what}: not an object")
    return found


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    """A claim that is a moment, in seconds since 1970; None where it is not there."""
    found = claims.get(name)
    if found is None and name not in claims:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= _LATEST:
        raise CredentialsRefused(f"{name} is not a moment")
    return float(found)
