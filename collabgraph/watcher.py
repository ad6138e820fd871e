"""When subscriptions are looked at again: a process that has some asks at an interval whether the graph has changed.

It asks for the graph's version, which every write gives anew, whichever process does it. Where it has moved, the audit
says what mutations have changed since: subscriptions that tell of such a thing are looked at again at once. What else
may have changed (by an import, which leaves no entries; by what is not a thing of its own; by a transaction that was
written late) is found by looking at all of them again: at once where the audit has nothing to say, else after
`ALL_WITHIN` seconds. So the audit makes it faster, and nothing depends on it, or on clocks that agree.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog

from collabgraph.subscriptions import Subscription
from graph_store import versions
from graph_store.errors import ServiceError
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS
from graph_store.writes import audit
from graph_store.writes.moments import stamp

ALL_WITHIN = 10.0
"""Seconds after a change until every subscription has been looked at again."""
CHECKED_WITHIN = 30.0
"""Seconds until credentials of a subscription are looked at again."""
OVERLAP = timedelta(minutes=2)
"""How far back entries are read: an entry has the moment when its request began, by the clock of its machine."""
AT_ONCE = 4
"""How many subscriptions are looked at at the same time: the rest of the service goes on."""

_LOG = structlog.get_logger(__name__)


@dataclass(slots=True)
class Watcher:
    """Looks at the subscriptions of this process; `interval` and `timeout` are in seconds."""

    clock: Callable[[], datetime]
    interval: float
    timeout: float
    _watched: dict[Subscription, bool] = field(default_factory=dict)
    """Whether each has to be looked at again at the next turn."""
    _version: str | None = None
    _known: frozenset[str] = frozenset()
    _pending_since: float | None = None
    _task: asyncio.Task[None] | None = None
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def watching(self, subscription: Subscription) -> AsyncIterator[None]:
        """Looks at it until the end of the block. What changes after this has begun is not missed."""
        async with self._starting:
            if self._task is None:
                store = subscription.connected.store
                await self._changed(store)
                self._task = asyncio.create_task(self._run(store))
            self._watched[subscription] = False
        try:
            yield
        finally:
            del self._watched[subscription]
            if not self._watched and self._task is not None:
                self._task.cancel()
                self._task = None
                self._pending_since = None

    async def turn(self, store: Store) -> None:
        """Asks what has changed, and looks again at whom it concerns."""
        changed = await self._changed(store)
        now = time.monotonic()
        if changed is None:
            self._mark(self._watched)
            self._pending_since = None
        elif changed:
            types = frozenset(type_name for type_name, _ in changed)
            self._mark([one for one in self._watched if one.is_concerned(changed, types)])
            self._pending_since = now if self._pending_since is None else self._pending_since
        if self._pending_since is not None and now - self._pending_since >= ALL_WITHIN:
            self._mark(self._watched)
            self._pending_since = None
        today = self.clock().astimezone(UTC).date().isoformat()
        self._mark([one for one in self._watched if one.today and one.today != today])
        await self._look(now)

    def _mark(self, subscriptions: Iterable[Subscription]) -> None:
        for one in list(subscriptions):
            self._watched[one] = True

    async def _look(self, now: float) -> None:
        permits = asyncio.Semaphore(AT_ONCE)

        async def look(one: Subscription) -> None:
            async with permits:
                if one not in self._watched or one.over.is_set():
                    return
                if self._watched[one]:
                    self._watched[one] = False
                    is_done = await one.again()
                    if one in self._watched and not is_done:
                        self._watched[one] = True
                elif now - one.checked >= CHECKED_WITHIN:
                    await one.check()

        await asyncio.gather(*map(look, list(self._watched)))

    async def _changed(self, store: Store) -> frozenset[audit.Thing] | None:
        """The things that mutations have changed since the last time; None where anything may have changed."""
        today = self.clock().astimezone(UTC).date().isoformat()
        reading = Reading(store, ANONYMOUS, today, time.monotonic() + self.timeout)
        version = await versions.current(reading)
        if version is not None and version == self._version:
            return frozenset()
        # The version comes first: what is written between the two is found again the next time, and not lost.
        entries = await audit.since(reading, stamp(self.clock() - OVERLAP))
        self._version = version
        fresh = {} if entries is None else {id_: entries[id_] for id_ in entries.keys() - self._known}
        self._known = frozenset(entries or ())
        return frozenset(thing for things in fresh.values() for thing in things) or None

    async def _run(self, store: Store) -> None:
        while True:
            await asyncio.sleep(self.interval)
            try:
                await self.turn(store)
            except ServiceError as error:
                _LOG.warning("subscriptions wait for the database", error=error.message)
            except Exception:
                _LOG.exception("unexpected error")
