"""Quotas: who is counted as whom, windows, requests at the same time, and memory that addresses cannot fill."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import Scope

from collabgraph.app import quotas_of
from collabgraph.callers import Caller, CallerSource
from collabgraph.errors import Unauthenticated
from collabgraph.protocol import Refusal
from collabgraph.quotas import Counters, Quota, Quotas, counted_as
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER
from tests.collabgraph.tiny import FakeStore, serving, tiny_app

ANA = Caller(ANONYMOUS, "address:192.0.2.1")
BO = Caller(ANONYMOUS, "address:192.0.2.2")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def quotas(clock: Clock, most: int = 100, **kinds: Quota) -> Quotas:
    known = {"anonymous": Quota(), "member": Quota(), "administrator": Quota(), **kinds}
    return Quotas(known, Counters(most, clock), clock)


def ask(held: Quotas, caller: Caller) -> Refusal | None:
    """Asks once; why it was refused, if it was."""
    try:
        with held.entered(caller):
            return None
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("address:192.0.2.1", "address:192.0.2.1"),
        ("address:2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64"),
        ("address:2001:db8:1:2::", "address:2001:db8:1:2::/64"),
        ("address:2001:db8:1:3::1", "address:2001:db8:1:3::/64"),
        ("address:fe80::1%eth0", "address:fe80::/64"),
        ("address:::ffff:192.0.2.1", "address:192.0.2.1"),
        ("address:", "address:"),
        ("address:/run/service.sock", "address:/run/service.sock"),
        ("person:2001:db8::1", "person:2001:db8::1"),
    ],
)
def test_callers_are_counted_by_their_name_or_the_network_of_their_address(name: str, counted: str) -> None:
    assert counted_as(name) == counted


def test_a_minute_has_so_many_requests_and_then_another_begins() -> None:
    clock = Clock()
    held = quotas(clock, anonymous=Quota(a_minute=3))
    assert [ask(held, ANA) for _ in range(3)] == [None] * 3
    clock.now += 17.5
    refused = ask(held, ANA)
    assert refused is not None
    assert (refused.status, refused.code, refused.headers) == (429, "UNAVAILABLE", {"retry-after": "43"})
    assert refused.message == (
        "More than 3 requests in a minute, which is the most for one caller; try again after 43 s."
    )
    assert ask(held, BO) is None
    clock.now += 42.4
    assert ask(held, ANA) is not None
    clock.now += 0.1
    assert [ask(held, ANA) is None for _ in range(4)] == [True, True, True, False]


def test_every_role_has_its_own_quota_and_0_is_none() -> None:
    held = quotas(Clock(), anonymous=Quota(1), member=Quota(2))
    for viewer, most in ((ANONYMOUS, 1), (MEMBER, 2), (ADMINISTRATOR, 50)):
        caller = Caller(viewer, f"of {viewer.kind}")
        assert [ask(held, caller) is None for _ in range(50)] == [True] * most + [False] * (50 - most)


def test_so_many_at_the_same_time() -> None:
    held = quotas(Clock(), anonymous=Quota(at_once=2))
    with ExitStack() as running:
        running.enter_context(held.entered(ANA))
        with held.entered(ANA):
            refused = ask(held, ANA)
            assert refused is not None
            assert (refused.status, refused.headers) == (429, {"retry-after": "1"})
            assert ask(held, BO) is None
        assert ask(held, ANA) is None
    assert held._running == {}


def test_one_that_is_refused_does_not_run() -> None:
    held = quotas(Clock(), anonymous=Quota(a_minute=1, at_once=1))
    assert [ask(held, ANA) is None for _ in range(3)] == [True, False, False]
    assert held._running == {}


def test_memory_is_bounded_whatever_the_number_of_addresses() -> None:
    clock = Clock()
    held = quotas(clock, most=1_000, anonymous=Quota(a_minute=2))
    for number in range(5_000):
        clock.now += 0.001
        assert ask(held, Caller(ANONYMOUS, f"address:10.0.{number // 256}.{number % 256}")) is None
        assert len(held.counters._counted) == min(number + 1, 1_000)
    # Whoever came last is still counted; whoever was forgotten begins anew.
    last, first = Caller(ANONYMOUS, "address:10.0.19.135"), Caller(ANONYMOUS, "address:10.0.0.0")
    assert [ask(held, last) is None for _ in range(2)] == [True, False]
    assert [ask(held, first) is None for _ in range(3)] == [True, True, False]


def test_what_is_over_is_forgotten_as_others_come() -> None:
    clock = Clock()
    held = quotas(clock, most=1_000, anonymous=Quota(a_minute=2))
    for number in range(100):
        ask(held, Caller(ANONYMOUS, f"address:10.0.0.{number}"))
    clock.now += 60
    for number in range(51):
        ask(held, Caller(ANONYMOUS, f"address:10.0.1.{number}"))
    assert len(held.counters._counted) == 51


def test_whoever_cannot_say_who_he_is_is_held_off_and_nobody_else() -> None:
    clock = Clock()
    held = quotas(clock, anonymous=Quota(a_minute=2))
    for _ in range(2):
        held.check_failures(ANA.name)
        held.failed(ANA.name)
    with pytest.raises(Refusal, match="after 60 s") as refused:
        held.check_failures(ANA.name)
    assert refused.value.status == 429
    held.check_failures(BO.name)
    assert ask(held, ANA) is None
    clock.now += 60
    held.check_failures(ANA.name)


QUERY = {"query": "{ hello }"}


async def test_over_http_it_is_429_with_retry_after() -> None:
    async with serving(tiny_app(rate_anonymous=2)) as client:
        answers = [await client.post("/graphql", json=QUERY) for _ in range(3)]
        page = await client.get("/health/live")
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    assert answers[2].json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}
    assert page.status_code == 200


async def test_refused_requests_count_too_and_their_body_is_not_read() -> None:
    async with serving(tiny_app(rate_anonymous=2)) as client:
        answers = [await client.post("/graphql", content=b"x") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [415, 415, 429]


async def test_over_http_requests_at_the_same_time() -> None:
    begun, end = asyncio.Event(), asyncio.Event()

    async def wait(_: Mapping[str, Any]) -> list[Any]:
        begun.set()
        await end.wait()
        return [1]

    async with serving(tiny_app(FakeStore({"setup/counts": wait}), concurrent_anonymous=1)) as client:
        first = asyncio.create_task(client.post("/graphql", json={"query": "{ counts }"}))
        await begun.wait()
        second = await client.post("/graphql", json=QUERY)
        end.set()
        answered = (await first).json()
        third = await client.post("/graphql", json=QUERY)
    assert (second.status_code, second.headers["retry-after"], third.status_code) == (429, "1", 200)
    assert answered == {"data": {"counts": [1]}}


async def test_a_caller_that_is_not_let_in_is_held_off(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    async def nobody(scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        nonlocal asked
        if scope:
            asked += 1
            raise Unauthenticated("Sign in again.")
        return ANA

    def source(setting: str | None) -> CallerSource:
        return nobody

    monkeypatch.setattr("collabgraph.callers.from_setting", source)
    app: Starlette = tiny_app(rate_anonymous=2)
    accept = {"accept": "application/graphql-response+json"}
    async with serving(app) as client:
        answers: list[httpx.Response] = [await client.post("/graphql", json=QUERY, headers=accept) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 429, 429]
    assert asked == 2


KINDS = ("anonymous", "suspended", "member", "administrator")


def test_callers_are_held_to_quotas_on_the_internet_and_free_elsewhere_unless_the_operator_says_otherwise() -> None:
    assert quotas_of(Settings()).quotas == dict.fromkeys(KINDS, Quota(0, 0))
    assert quotas_of(Settings(production=True)).quotas == {
        "anonymous": Quota(600, 20),
        "suspended": Quota(600, 20),
        "member": Quota(3_000, 20),
        "administrator": Quota(6_000, 40),
    }
    changed = quotas_of(Settings(production=True, rate_member=0, concurrent_anonymous=3)).quotas
    assert (changed["member"], changed["anonymous"]) == (Quota(0, 20), Quota(600, 3))
    of_seven = quotas_of(Settings(rate_anonymous=7)).quotas
    assert of_seven["anonymous"] == of_seven["suspended"] == Quota(7, 0)
