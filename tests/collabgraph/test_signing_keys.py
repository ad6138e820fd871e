"""The issuer's keys: fetched once for many, changed without a restart, used on where the issuer is away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey
from structlog.testing import capture_logs

from collabgraph import signing_keys
from collabgraph.errors import CredentialsRefused
from collabgraph.signing_keys import FRESH, PAUSE, STALE, NotFetched, SigningKeys, keys_of
from collabgraph.tokens import Demands, Tokens
from graph_store.errors import Unavailable
from tests.support.issuer import AUDIENCE, DESCRIPTION, KEYS, Issuer, Mode, issuing, new_key

BOTH = [DESCRIPTION, KEYS]


class Clock:
    """A monotonic clock that stands still."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with issuing() as one:
        yield one


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def fetched(keys: SigningKeys) -> None:
    """Waits for the fetch that is under way."""
    if keys._fetching is not None:
        await keys._fetching


async def test_keys_are_fetched_when_they_are_needed_and_kept(issuer: Issuer, clock: Clock) -> None:
    keys = SigningKeys(issuer.url, None, now=clock)
    assert issuer.asked == []
    for _ in range(3):
        found = await keys.find("first", "ES256")
        assert found is not None
        assert found.kid == "first"
    assert issuer.asked == BOTH


async def test_a_given_address_is_asked_alone(issuer: Issuer) -> None:
    assert await SigningKeys("https://issuer.example/", f"{issuer.url}{KEYS}").find("first", "ES256") is not None
    assert issuer.asked == [KEYS]


async def test_many_that_wait_share_one_fetch_and_the_event_loop_goes_on(issuer: Issuer) -> None:
    issuer.mode = "slow"
    keys = SigningKeys(issuer.url, f"{issuer.url}{KEYS}")
    waiting = [asyncio.create_task(keys.find("first", "ES256")) for _ in range(50)]
    await asyncio.to_thread(issuer.reached.wait, 10)
    waiting[0].cancel()
    turns = 0
    while turns < 100:
        await asyncio.sleep(0)
        turns += 1
    assert not any(task.done() for task in waiting[1:])
    issuer.released.set()
    found = await asyncio.gather(*waiting[1:])
    assert [key is not None and key.kid for key in found] == ["first"] * 49
    assert waiting[0].cancelled()
    assert issuer.asked == [KEYS]


async def test_an_unknown_key_is_looked_for_at_most_once_in_a_while(issuer: Issuer, clock: Clock) -> None:
    keys = SigningKeys(issuer.url, None, now=clock)
    assert await keys.find("first", "ES256") is not None
    issuer.keys["second"] = new_key("RS256", "second")
    clock.seconds += PAUSE
    for _ in range(5):
        assert await keys.find("second", "RS256") is None
    assert issuer.asked == BOTH
    clock.seconds += 0.1
    found = await asyncio.gather(*(keys.find("second", "RS256") for _ in range(5)))
    assert None not in found
    for _ in range(5):
        assert await keys.find("third", "RS256") is None
    assert issuer.asked == BOTH * 2


async def test_rotation_needs_no_restart_and_forgets_what_the_old_key_signed(issuer: Issuer, clock: Clock) -> None:
    keys = SigningKeys(issuer.url, None, now=clock)
    tokens = Tokens(Demands(issuer.url, AUDIENCE), keys)
    old = issuer.token("first")
    await tokens.verified(old, 1_000_100.0)
    issuer.keys = {"second": new_key("ES256", "second")}
    clock.seconds += PAUSE + 1
    await tokens.verified(old, 1_000_100.0)
    await tokens.verified(issuer.token("second"), 1_000_100.0)
    with pytest.raises(CredentialsRefused, match="no key with this id"):
        await tokens.verified(old, 1_000_100.0)


async def test_old_keys_are_used_while_new_ones_are_fetched(issuer: Issuer, clock: Clock) -> None:
    keys = SigningKeys(issuer.url, f"{issuer.url}{KEYS}", now=clock)
    assert await keys.find("first", "ES256") is not None
    issuer.mode = "slow"
    issuer.keys["second"] = new_key("ES256", "second")
    clock.seconds += FRESH + 1
    assert await keys.find("first", "ES256") is not None
    issuer.released.set()
    # Whoever needs a key of the fetch that is under way waits for it.
    assert await keys.find("second", "ES256") is not None
    assert issuer.asked == [KEYS, KEYS]


@pytest.mark.parametrize("mode", ["down", "html", "huge", "redirect", "not keys", "another issuer", "far keys"])
async def test_an_issuer_that_is_away_or_broken_is_gone_without_for_a_day(
    issuer: Issuer, clock: Clock, mode: Mode
) -> None:
    keys = SigningKeys(issuer.url, None, now=clock)
    assert await keys.find("first", "ES256") is not None
    issuer.mode = mode
    began = clock.seconds
    for after in (FRESH + 1, STALE - 1, STALE):
        clock.seconds = began + after
        assert await keys.find("first", "ES256") is not None
        await fetched(keys)
    clock.seconds = began + STALE + PAUSE + 1
    with pytest.raises(Unavailable, match="cannot be verified just now"):
        await keys.find("first", "ES256")
    issuer.mode = "good"
    clock.seconds += PAUSE + 1
    assert await keys.find("first", "ES256") is not None


@pytest.mark.parametrize("mode", ["down", "html", "huge", "redirect", "not keys", "another issuer", "far keys"])
async def test_without_any_keys_nobody_can_be_verified_and_the_issuer_is_left_in_peace(
    issuer: Issuer, clock: Clock, mode: Mode
) -> None:
    issuer.mode = mode
    keys = SigningKeys(issuer.url, None, now=clock)
    with capture_logs() as lines:
        for _ in range(5):
            with pytest.raises(Unavailable):
                await keys.find("first", "ES256")
    assert [line["event"] for line in lines] == ["signing keys not fetched"]
    assert len(issuer.asked) <= 2
    assert not any("again" in path for path in issuer.asked)


async def test_what_takes_too_long_is_given_up(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_keys, "_FETCHED_WITHIN", 0.05)
    issuer.mode = "slow"
    with pytest.raises(Unavailable):
        await SigningKeys(issuer.url, None).find("first", "ES256")


async def test_nobody_is_there() -> None:
    with issuing() as gone:
        url = gone.url
    with pytest.raises(Unavailable):
        await SigningKeys(url, None).find("first", "ES256")


def key_set(**changes: Any) -> dict[str, Any]:
    """A set with one key, changed."""
    return {"keys": [{**new_key("ES256", "one").as_dict(private=False), **changes}]}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"keys": []},
        {"keys": {}},
        {"keys": [None, "x", {}]},
        {"keys": [OctKey.generate_key(256).as_dict()]},
        key_set(use="enc"),
        key_set(crv="P-999"),
        key_set(x="AA"),
        key_set(x=7),
        key_set(kty="new"),
        key_set(kid=["one"]),
    ],
)
def test_a_set_without_a_key_that_verifies(document: dict[str, Any]) -> None:
    with pytest.raises(NotFetched):
        keys_of(document)


def test_a_weak_key_is_left_out_and_a_private_one_is_public_here() -> None:
    strong = new_key("RS256", "strong").as_dict(private=True)
    weak = {"kty": "RSA", "kid": "weak", "n": "w" * 171, "e": "AQAB"}
    found = keys_of({"keys": [weak, strong, {"kty": "AKP", "kid": "later"}]})
    assert [key.kid for key in found] == ["strong"]
    assert isinstance(found[0], RSAKey)
    assert not found[0].is_private


def test_no_more_than_a_hundred_keys_are_looked_at() -> None:
    one = new_key("EdDSA", "one").as_dict(private=False)
    assert len(keys_of({"keys": [one] * 101})) == 100
