"""How often, and how much at once, a caller may ask: counted in this process, in bounded memory.

A caller is whoever signs in, else an address; of IPv6 the first 64 bits: whoever has one such address has them all.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from starlette.types import Scope

from collabgraph.callers import Caller, CallerSource, address_of
from collabgraph.errors import Unauthenticated
from collabgraph.protocol import Refusal
from graph_store.errors import Unavailable
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS

MOST_CALLERS = 100_000
_ADDRESS = "address:"
_FAILED = "failed"
_SOON = 1


@dataclass(frozen=True, slots=True)
class Quota:
    """The most requests a minute, and at the same time; 0 is as many as one likes."""

    a_minute: int = 0
    at_once: int = 0

    def changed(self, a_minute: int | None, at_once: int | None) -> Quota:
        """The quota with what is given; None leaves it as it is."""
        return Quota(self.a_minute if a_minute is None else a_minute, self.at_once if at_once is None else at_once)


class Counters(Storage):
    """What `limits` counts with: a number and an end for each key, of which at most `most` are kept.

    The storage of `limits` itself starts threads to forget what is over, and keeps whatever comes in the meantime. All
    windows are equally long, so the oldest is the first to end: it makes room for a new one.
    """

    STORAGE_SCHEME: list[str] | None = None

    def __init__(self, most: int = MOST_CALLERS, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._most = most
        self._clock = clock
        self._counted: OrderedDict[str, tuple[int, float]] = OrderedDict()

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """None of its own."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Counts, and begins a new window of `expiry` seconds where there is none; the count."""
        now = self._clock()
        count, end = self._counted.get(key, (0, 0.0))
        if end <= now:
            self._counted.pop(key, None)
            self._make_room(now)
            count, end = 0, now + expiry
        self._counted[key] = (count + amount, end)
        return count + amount

    def _make_room(self, now: float) -> None:
        # What is over goes first, two for one that comes, so that no request pays for many.
        for _ in range(2):
            oldest = next(iter(self._counted), None)
            if oldest is None or (self._counted[oldest][1] > now and len(self._counted) < self._most):
                return
            del self._counted[oldest]

    def get(self, key: str) -> int:
        """The count of the window that runs."""
        count, end = self._counted.get(key, (0, 0.0))
        return count if end > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends."""
        return self._counted.get(key, (0, self._clock()))[1]

    def check(self) -> bool:
        """Always there."""
        return True

    def reset(self) -> int | None:
        """Forgets everything; how much it was."""
        known = len(self._counted)
        self._counted.clear()
        return known

    def clear(self, key: str) -> None:
        """Forgets one."""
        self._counted.pop(key, None)


class _AMinute(RateLimitItemPerMinute):
    """Counted by the key as it is; what `limits` would make of it costs a request more than the counting."""

    def key_for(self, *identifiers: bytes | str | float) -> str:
        """One word, or words of which the first says what is counted."""
        return identifiers[0] if len(identifiers) == 1 else " ".join(map(str, identifiers))  # type: ignore[return-value]


@dataclass(slots=True)
class Quotas:
    """Holds every caller to the quota of his kind (anonymous, member, administrator)."""

    quotas: Mapping[str, Quota]
    counters: Counters = field(default_factory=Counters)
    clock: Callable[[], float] = time.time
    _windows: FixedWindowRateLimiter = field(init=False)
    _running: dict[str, int] = field(init=False, default_factory=dict)
    _items: dict[int, RateLimitItem] = field(init=False, default_factory=dict)
    _has_failures: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._windows = FixedWindowRateLimiter(self.counters)

    async def told(self, source: CallerSource, scope: Scope, store: Store, today: str, deadline: float) -> Caller:
        """Who asks. Failures to say so are counted by address: guessing ends as soon as asking would."""
        address = address_of(scope)
        self.check_failures(address)
        try:
            return await source(scope, store, today, deadline)
        except (Unauthenticated, Refusal):
            self.failed(address)
            raise

    @contextmanager
    def entered(self, caller: Caller) -> Iterator[None]:
        """Counts a request, which runs until the end of the block. Raises Refusal (429) where it is one too many."""
        key = counted_as(caller.name)
        quota = self.quotas[caller.viewer.kind]
        running = self._running.get(key, 0)
        if quota.at_once and running >= quota.at_once:
            raise _too_many(f"More than {quota.at_once} requests at the same time", _SOON)
        self._count(key, quota.a_minute)
        self._running[key] = running + 1
        try:
            yield
        finally:
            self._left(key)

    def check_failures(self, address: str) -> None:
        """Raises Refusal (429) where an address has failed to say who asks as often as anybody may ask in a minute."""
        item = self._item(self.quotas[ANONYMOUS.kind].a_minute)
        if self._has_failures and item.amount and not self._windows.test(item, _FAILED, counted_as(address)):
            raise self._out_of(item, _FAILED, counted_as(address))

    def failed(self, address: str) -> None:
        """Counts that somebody at an address could not say who he is."""
        self._has_failures = True
        self._windows.hit(self._item(self.quotas[ANONYMOUS.kind].a_minute), _FAILED, counted_as(address))

    def _left(self, key: str) -> None:
        running = self._running[key] - 1
        if running:
            self._running[key] = running
        else:
            del self._running[key]

    def _count(self, key: str, a_minute: int) -> None:
        item = self._item(a_minute)
        if a_minute and not self._windows.hit(item, key):
            raise self._out_of(item, key)

    def _item(self, a_minute: int) -> RateLimitItem:
        """What `limits` calls a limit: made once, since every request is counted by one."""
        item = self._items.get(a_minute)
        if item is None:
            item = self._items[a_minute] = _AMinute(a_minute)
        return item

    def _out_of(self, item: RateLimitItem, *key: str) -> Refusal:
        wait = self._windows.get_window_stats(item, *key).reset_time - self.clock()
        return _too_many(f"More than {item.amount} requests in a minute", max(math.ceil(wait), _SOON))


def _too_many(what: str, wait: int) -> Refusal:
    return Refusal(
        429,
        f"{what}, which is the most for one caller; try again after {wait} s.",
        code=Unavailable.code,
        headers={"retry-after": str(wait)},
    )


@lru_cache(maxsize=4096)
def counted_as(name: str) -> str:
    """The name that a caller's requests are counted under: the caller's own, or that of the network of an address."""
    if not name.startswith(_ADDRESS):
        return name
    try:
        address = ipaddress.ip_address(name.removeprefix(_ADDRESS))
    except ValueError:
        return name
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return f"{_ADDRESS}{address.ipv4_mapped}"
        return f"{_ADDRESS}{ipaddress.IPv6Network((int(address) >> 64 << 64, 64))}"
    return name
