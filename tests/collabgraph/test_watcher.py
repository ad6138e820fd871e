"""When subscriptions are looked at again, what that costs, and how they end by themselves."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest

from collabgraph import keys, outbox, watcher
from collabgraph.app import utc_now
from collabgraph.subscriptions import Subscription
from collabgraph.watcher import Watcher
from graph_store import api_keys, versions
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR
from graph_store.writes import audit
from tests.collabgraph.listening import asked, connected, many, serving, streamed
from tests.collabgraph.processes import environment, served
from tests.collabgraph.test_subscriptions import CLUB_ID, HULL, NEED, RENAME, ROWS, update
from tests.mutations.asking import done
from tests.policy.asking import hold
from tests.support.recorder import Recorder

CLUB, HULL_ITSELF, PEOPLE = ("Organisation", "club"), ("Need", "hull"), ("Person", "ana")
QUIET = {"versions/current": 1}
MOVED = {"versions/current": 1, "audit/since": 1}


@dataclass(eq=False)
class Looked:
    """Stands for a subscription that tells of one thing; remembers how often it was looked at, and checked."""

    store: Store
    thing: tuple[str, str]
    succeeds: bool = True
    looks: int = 0
    checks: int = 0
    checked: float = float("inf")
    today: str = "2026-11-21"
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def connected(self) -> Any:
        return SimpleNamespace(store=self.store)

    def is_concerned(self, things: frozenset[tuple[str, str]], types: frozenset[str]) -> bool:
        return self.thing in things

    async def again(self) -> bool:
        self.looks += 1
        return self.succeeds

    async def check(self) -> None:
        self.checks += 1


@dataclass
class Turning:
    """A watcher whose turns are the test's to make."""

    store: Store
    now: datetime = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.store)
        self.watcher = Watcher(lambda: self.now, 3600, 60)

    def looked(self, thing: tuple[str, str]) -> Looked:
        return Looked(cast("Store", self.recorder), thing)

    def watching(self, one: Looked) -> Any:
        return self.watcher.watching(cast("Subscription", one))

    async def turn(self) -> dict[str, int]:
        """The statements of one turn."""
        self.recorder.calls.clear()
        await self.watcher.turn(cast("Store", self.recorder))
        return dict(Counter(call.statement.name for call in self.recorder.calls))


async def renamed(store: Store, id_: str, name: str) -> None:
    input_ = {"id": encode("Organisation", id_), "name": name}
    await done(store, ADMINISTRATOR, RENAME, {"input": input_})


@pytest.fixture
async def turning(clean_store: Store) -> Turning:
    """A watcher of the store with the club."""
    await hold(clean_store, *ROWS)
    return Turning(clean_store)


async def test_a_change_is_looked_at_by_whom_it_concerns(turning: Turning) -> None:
    club, hull = turning.looked(CLUB), turning.looked(HULL_ITSELF)
    async with turning.watching(club), turning.watching(hull):
        assert await turning.turn() == QUIET
        await renamed(turning.store, "club", "Guild")
        assert await turning.turn() == MOVED
        assert (club.looks, hull.looks) == (1, 0)
        assert await turning.turn() == QUIET
        await renamed(turning.store, "other", "Elsewhere")
        assert await turning.turn() == MOVED
        assert (club.looks, hull.looks) == (1, 0)
        # An entry that was read is not read again, though it is of the same minutes.
        await renamed(turning.store, "club", "Club")
        assert await turning.turn() == MOVED
        assert (club.looks, hull.looks) == (2, 0)


async def test_everything_is_looked_at_where_the_audit_cannot_say_what_has_changed(
    turning: Turning, monkeypatch: pytest.MonkeyPatch
) -> None:
    hull = turning.looked(HULL_ITSELF)
    async with turning.watching(hull):
        await versions.renew(turning.store, timeout=60)
        assert await turning.turn() == MOVED
        assert hull.looks == 1
        monkeypatch.setattr(audit, "MOST_SINCE", 1)
        for name in ("Guild", "Club"):
            await renamed(turning.store, "club", name)
        assert await turning.turn() == MOVED
        assert hull.looks == 2
        assert await turning.turn() == QUIET
        turning.now += timedelta(hours=12)
        assert await turning.turn() == QUIET
        assert hull.looks == 3


async def test_what_is_not_concerned_is_looked_at_later(turning: Turning, monkeypatch: pytest.MonkeyPatch) -> None:
    hull = turning.looked(HULL_ITSELF)
    async with turning.watching(hull):
        await renamed(turning.store, "club", "Guild")
        await turning.turn()
        assert hull.looks == 0
        monkeypatch.setattr(watcher, "ALL_WITHIN", 0.0)
        assert await turning.turn() == QUIET
        assert hull.looks == 1
        await turning.turn()
        assert hull.looks == 1


async def test_a_look_that_failed_is_made_again(turning: Turning) -> None:
    club = turning.looked(CLUB)
    club.succeeds = False
    async with turning.watching(club):
        await renamed(turning.store, "club", "Guild")
        await turning.turn()
        await turning.turn()
        assert club.looks == 2
        club.succeeds = True
        await turning.turn()
        await turning.turn()
        assert club.looks == 3


async def test_credentials_are_checked_of_who_was_not_looked_at(turning: Turning) -> None:
    club, hull = turning.looked(CLUB), turning.looked(HULL_ITSELF)
    hull.checked = 0.0
    async with turning.watching(club), turning.watching(hull):
        await turning.turn()
        assert (club.checks, hull.checks, club.looks, hull.looks) == (0, 1, 0, 0)


async def made_key(store: Store) -> tuple[str, str]:
    """A member's key that is good for a day: its prefix, and the whole."""
    prefix, key = keys.make()
    now = utc_now()
    ends = (now + timedelta(days=1)).isoformat()
    kept = api_keys.KeptKey(prefix, "for a test", "member", None, "read", now.isoformat(), ends)
    await api_keys.create(store, kept, keys.digest(key))
    return prefix, key


async def test_who_is_not_let_in_any_more_is_told_so(clean_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "CHECKED_WITHIN", 0.0)
    await hold(clean_store, *ROWS)
    prefix, key = await made_key(clean_store)
    async with (
        serving(clean_store, None) as host,
        streamed(host, NEED, {"x-api-key": key}, id=HULL) as events,
        connected(host) as client,
    ):
        await (await client.begin({"authorization": f"Bearer {key}"})).subscribe("one", NEED, id=HULL)
        assert await client.told("one") == await events.told()
        await api_keys.revoke(clean_store, prefix, utc_now().isoformat())
        name, answer = await events.event()
        assert (name, answer["errors"][0]["extensions"]) == ("next", {"code": "UNAUTHENTICATED"})
        assert await events.event() == ("complete", None)
        assert await client.closed() == 4403


async def test_who_takes_nothing_is_dropped_and_others_do_not_wait(
    clean_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_BYTES", 100_000)
    await hold(clean_store, *ROWS)
    summaries = " ".join(f"a{number}: summary" for number in range(45))
    long = f'subscription {{ node(id: "{CLUB_ID}") {{ ... on Organisation {{ {summaries} }} }} }}'
    short = f'subscription {{ node(id: "{CLUB_ID}") {{ ... on Organisation {{ summary }} }} }}'
    async with serving(clean_store, ADMINISTRATOR) as host, streamed(host, short) as fast:
        await fast.told()
        with socket.socket() as raw:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            name, _, port = host.partition(":")
            raw.connect((name, int(port)))
            reader, writer = await asyncio.open_connection(sock=raw.dup(), limit=1)
            writer.write(_request(host, long))
            for number in range(40):
                summary = f"{number} {'x' * 4000}"
                await asked(host, RENAME, input={"id": CLUB_ID, "summary": summary})
                assert await fast.told() == {"node": {"summary": summary}}
            # It ends, and not as an answer ends that is whole.
            async with asyncio.timeout(60):
                last = b""
                while part := await reader.read(65536):
                    last = (last + part)[-100:]
            assert not last.endswith(b"0\r\n\r\n")
            writer.close()


def _request(host: str, document: str) -> bytes:
    body = orjson.dumps({"query": document})
    head = f"POST /graphql HTTP/1.1\r\nhost: {host}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n"
    return head.encode() + f"content-length: {len(body)}\r\n\r\n".encode() + body


async def test_every_worker_tells_what_any_has_changed(tmp_path: Path) -> None:
    env = environment(
        DATABASE_URL=f"embedded://{tmp_path / 'store'}",
        DEVELOPMENT_VIEWER="administrator",
        SUBSCRIPTION_INTERVAL="0.1",
    )
    with served("--workers", "2", env=env) as server:
        host = f"127.0.0.1:{server.port}"
        found = await asked(host, "{ needs(first: 1) { nodes { id title status } } }")
        (need,) = found["needs"]["nodes"]
        id_, told = need.pop("id"), {"need": need}
        async with (
            many(*(streamed(host, NEED, id=id_) for _ in range(4))) as streams,
            many(*(connected(host) for _ in range(4))) as sockets,
        ):
            for one in sockets:
                await (await one.begin()).subscribe("n", NEED, id=id_)
            for title in (need["title"], "Another", "A third"):
                if title != need["title"]:
                    need["title"] = title
                    await update(host, id=id_, title=title)
                assert [await one.told() for one in streams] == [told] * 4
                assert [await one.told("n") for one in sockets] == [told] * 4
