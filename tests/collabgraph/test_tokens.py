"""Tokens: which ones are good, and everything that is not."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc import jws
from joserfc.jwk import RSAKey

from collabgraph import tokens as module
from collabgraph.errors import CredentialsRefused
from collabgraph.signing_keys import SigningKeys
from collabgraph.tokens import Demands, SignedIn, Tokens
from graph_store.accounts import Account
from graph_store.identity import base64url, from_base64url
from tests.support.issuer import AUDIENCE, Issuer, issuing, new_key, signed

NOW = 1_000_100.0


@pytest.fixture(scope="module")
def running() -> Iterator[Issuer]:
    with issuing() as one:
        one.keys = {name: new_key(name, name) for name in ("RS256", "ES256", "EdDSA")}
        yield one


@pytest.fixture
def issuer(running: Issuer) -> Issuer:
    """The issuer with its three keys."""
    running.asked.clear()
    return running


def verifier(issuer: Issuer, **demands: Any) -> Tokens:
    return Tokens(Demands(issuer.url, AUDIENCE, **demands), SigningKeys(issuer.url, None))


async def refusal(issuer: Issuer, token: str, now: float = NOW, **demands: Any) -> str:
    with pytest.raises(CredentialsRefused) as refused:
        await verifier(issuer, **demands).verified(token, now)
    assert refused.value.is_expired is (refused.value.reason == "expired")
    return refused.value.reason


@pytest.mark.parametrize(
    ("kid", "header"),
    [
        ("RS256", {}),
        ("ES256", {}),
        ("EdDSA", {}),
        ("RS256", {"typ": None}),
        ("RS256", {"typ": "at+JWT", "x5t": "some", "more": [1]}),
        ("ES256", {"typ": "application/at+jwt"}),
    ],
)
async def test_a_good_token(issuer: Issuer, kid: str, header: dict[str, Any]) -> None:
    found = await verifier(issuer).verified(issuer.token(kid, header, sub="ana"), NOW)
    assert found == SignedIn(Account(issuer.url, "ana"), False, 1_000_360.0)


async def test_an_audience_among_others(issuer: Issuer) -> None:
    found = await verifier(issuer).verified(issuer.token("ES256", aud=["account", AUDIENCE]), NOW)
    assert found.account == Account(issuer.url, "someone")


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"iss": "https://elsewhere.example"}, "another issuer"),
        ({"iss": None}, "another issuer"),
        ({"aud": "another"}, "another audience"),
        ({"aud": ["another"]}, "another audience"),
        ({"aud": None}, "another audience"),
        ({"aud": {AUDIENCE: True}}, "another audience"),
        ({"sub": None}, "no subject"),
        ({"sub": ""}, "no subject"),
        ({"sub": 17}, "no subject"),
        ({"sub": "x" * 256}, "no subject"),
        ({"exp": None}, "no end"),
        ({"exp": "1000300"}, "exp is not a moment"),
        ({"exp": True}, "exp is not a moment"),
        ({"exp": float("nan")}, "exp is not a moment"),
        ({"exp": 10**400}, "exp is not a moment"),
        ({"exp": 1_000_040}, "expired"),
        ({"exp": -5}, "expired"),
        ({"nbf": 1_000_161}, "nbf is to come"),
        ({"iat": 1_000_161}, "iat is to come"),
        ({"nbf": [1]}, "nbf is not a moment"),
    ],
)
async def test_claims_that_are_refused(issuer: Issuer, claims: dict[str, Any], reason: str) -> None:
    assert await refusal(issuer, issuer.token("ES256", **claims)) == reason


async def test_clocks_may_differ_by_the_leeway(issuer: Issuer) -> None:
    good: list[dict[str, Any]] = [{"exp": 1_000_041}, {"nbf": 1_000_160}, {"iat": 1_000_160}]
    for claims in good:
        await verifier(issuer).verified(issuer.token("ES256", **claims), NOW)
    assert await refusal(issuer, issuer.token("ES256", exp=1_000_100), leeway=0.0) == "expired"
    await verifier(issuer, leeway=0.0).verified(issuer.token("ES256", exp=1_000_101), NOW)


async def test_a_token_without_signature_is_refused(issuer: Issuer) -> None:
    for name in ("none", "None", "NONE", ""):
        header = base64url(json.dumps({"alg": name, "typ": "JWT"}).encode())
        token = f"{header}.{base64url(json.dumps(issuer.claims()).encode())}."
        assert await refusal(issuer, token) == "algorithm not allowed"
    unsigned = issuer.token("ES256").rpartition(".")[0] + "."
    assert await refusal(issuer, unsigned) == "signature: BadSignatureError"


async def test_the_public_key_is_no_shared_secret(issuer: Issuer) -> None:
    public = issuer.keys["RS256"]
    assert isinstance(public, RSAKey)
    for secret in (public.as_pem(private=False), json.dumps(public.as_dict(private=False)).encode()):
        header = base64url(b'{"alg": "HS256", "kid": "RS256", "typ": "JWT"}')
        text = f"{header}.{base64url(json.dumps(issuer.claims()).encode())}"
        token = f"{text}.{base64url(hmac.digest(secret, text.encode(), 'sha256'))}"
        assert await refusal(issuer, token) == "algorithm not allowed"


async def test_an_algorithm_that_the_key_is_not_for(issuer: Issuer) -> None:
    """Allowed by the settings, but another one than the key's."""
    token = signed(issuer.keys["RS256"], {"alg": "RS256", "kid": "ES256", "typ": "JWT"}, issuer.claims())
    assert await refusal(issuer, token) == "no key with this id that may sign by this algorithm"
    assert await refusal(issuer, issuer.token("RS256"), algorithms=("ES256",)) == "algorithm not allowed"


async def test_a_key_in_the_header_is_not_believed(issuer: Issuer) -> None:
    own = new_key("ES256", "ES256")
    with issuing() as attacker:
        attacker.keys = {"ES256": own}
        for extra in (
            {"jwk": own.as_dict(private=False)},
            {"jku": f"{attacker.url}/keys"},
            {"x5u": f"{attacker.url}/keys"},
        ):
            token = signed(own, {"alg": "ES256", "kid": "ES256", "typ": "JWT", **extra}, issuer.claims())
            assert await refusal(issuer, token) == "signature: BadSignatureError"
            nameless = signed(own, {"alg": "ES256", "typ": "JWT", **extra}, issuer.claims())
            assert await refusal(issuer, nameless) == "signature: BadSignatureError"
        assert attacker.asked == []


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"crit": ["exp"]}, "critical extensions"),
        ({"crit": ["b64"], "b64": False}, "critical extensions"),
        ({"crit": []}, "critical extensions"),
        ({"typ": "dpop+jwt"}, "not the type of an access token"),
        ({"typ": "logout+jwt"}, "not the type of an access token"),
        ({"typ": 7}, "not the type of an access token"),
        ({"kid": 7}, "key id is not a string"),
        ({"kid": "unknown"}, "no key with this id that may sign by this algorithm"),
    ],
)
async def test_headers_that_are_refused(issuer: Issuer, header: dict[str, Any], reason: str) -> None:
    assert await refusal(issuer, issuer.token("ES256", header)) == reason


async def test_without_a_key_id_there_must_be_one_key_only(issuer: Issuer) -> None:
    token = issuer.token("ES256", {"kid": None})
    assert (await verifier(issuer).verified(token, NOW)).until == 1_000_360.0
    issuer.keys["second"] = new_key("ES256", "second")
    try:
        assert await refusal(issuer, token) == "no key with this id that may sign by this algorithm"
    finally:
        del issuer.keys["second"]


async def test_a_name_that_stands_twice_is_refused(issuer: Issuer) -> None:
    claims = json.dumps(issuer.claims())
    header = {"alg": "ES256", "kid": "ES256", "typ": "JWT"}
    doubled = signed(issuer.keys["ES256"], header, (claims[:-1] + ', "sub": "root"}').encode())
    assert await refusal(issuer, doubled) == "claims: a name twice"
    twice = base64url(b'{"alg":"ES256","kid":"ES256","alg":"none"}')
    assert await refusal(issuer, f"{twice}.{base64url(claims.encode())}.AAAA") == "header: a name twice"


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("", "not three parts"),
        ("a.b", "not three parts"),
        ("a.b.c.d.e", "not three parts"),
        ("!.b.c", "header: not base64url"),
        ("\u00e9.b.c", "header: not base64url"),
        (f"{base64url(b'[1]')}.b.c", "header: not an object"),
        (f"{base64url(b'{')}.b.c", "header: not JSON"),
        (f"{base64url(b'[' * 9000)}.b.c", "header: not JSON"),
        (f"{base64url(bytes([0xFF]))}.b.c", "header: not JSON"),
        (f"{base64url(b'{}')}.b.c", "algorithm not allowed"),
        ("x" * 16_385, "too long"),
    ],
)
async def test_what_is_no_token(issuer: Issuer, token: str, reason: str) -> None:
    assert await refusal(issuer, token) == reason
    assert issuer.asked == []


async def test_claims_must_be_an_object(issuer: Issuer) -> None:
    header = {"alg": "ES256", "kid": "ES256", "typ": "JWT"}
    for claims, reason in ((b"[1]", "claims: not an object"), (b"x", "claims: not JSON")):
        assert await refusal(issuer, signed(issuer.keys["ES256"], header, claims)) == reason


@pytest.mark.parametrize("part", [0, 1, 2])
async def test_a_changed_part_is_refused(issuer: Issuer, part: int) -> None:
    parts = issuer.token("RS256", sub="ana").split(".")
    parts[part] = issuer.token("RS256", {"more": 1}, sub="root").split(".")[part]
    assert await refusal(issuer, ".".join(parts)) == "signature: BadSignatureError"


@pytest.mark.parametrize(
    ("path", "claims", "is_one"),
    [
        ("realm_access roles", {"realm_access": {"roles": ["x", "keeper"]}}, True),
        ("realm_access roles", {"realm_access": {"roles": ["x"]}}, False),
        ("realm_access roles", {"realm_access": "keeper"}, False),
        ("realm_access roles", {"realm_access roles": ["keeper"]}, False),
        ("https://example.org/roles", {"https://example.org/roles": ["keeper"]}, True),
        ("role", {"role": "keeper"}, True),
        ("role", {"role": "keepers"}, False),
        ("role", {"role": {"keeper": True}}, False),
        ("role", {}, False),
        ("", {"": "keeper", "role": "keeper"}, False),
    ],
)
async def test_a_claim_makes_an_administrator(issuer: Issuer, path: str, claims: dict[str, Any], is_one: bool) -> None:
    demands = {"administrator_claim": tuple(path.split()), "administrator_value": "keeper"}
    found = await verifier(issuer, **demands).verified(issuer.token("ES256", **claims), NOW)
    assert found.is_administrator is is_one


async def test_a_token_is_verified_once_and_forgotten_when_it_expires(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    verify = jws.deserialize_compact

    def counting(value: Any, *rest: Any, **more: Any) -> Any:
        checked.append(value)
        return verify(value, *rest, **more)

    monkeypatch.setattr(jws, "deserialize_compact", counting)
    monkeypatch.setattr(module, "_MOST_KEPT", 2)
    tokens = verifier(issuer)
    one, two, three = (issuer.token("EdDSA", sub=name) for name in ("one", "two", "three"))
    for token in (one, one, two, one, three, one, two):
        await tokens.verified(token, NOW)
    assert checked == [one, two, three, two]
    with pytest.raises(CredentialsRefused, match="expired"):
        await tokens.verified(two, 1_000_360.0)
    with pytest.raises(CredentialsRefused, match="expired"):
        await tokens.verified(two, 1_000_360.0)
    assert checked == [one, two, three, two, two]


async def test_a_changed_signature_is_not_the_remembered_token(issuer: Issuer) -> None:
    tokens = verifier(issuer)
    token = issuer.token("EdDSA")
    await tokens.verified(token, NOW)
    head, _, signature = token.rpartition(".")
    other = bytearray(from_base64url(signature))
    other[0] ^= 1
    with pytest.raises(CredentialsRefused, match="signature"):
        await tokens.verified(f"{head}.{base64url(bytes(other))}", NOW)
