"""A subscription: an operation that is executed anew when something may have changed, and told where it differs.

Each time it is asked anew who asks: credentials that have ended end the subscription, and what a viewer may no longer
see is not in what is told from then on. What there is to tell goes to the transport, which never makes anybody wait.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import structlog
from starlette.types import Scope

from collabgraph.answers import (
    TOO_LATE,
    Answer,
    Answers,
    Request,
    encoded,
    failed,
    not_executed,
    refused,
    too_late,
    unexpected,
)
from collabgraph.callers import Caller, CallerSource
from collabgraph.documents import Document, Refused
from collabgraph.endpoint import Bounds, Connected
from collabgraph.protocol import GRAPHQL_JSON, Asked, Refusal
from collabgraph.quotas import Quotas, counted_as
from collabgraph.request_store import RequestStore
from collabgraph.telemetry import Trace
from graph_store.errors import RequestTimeout, ServiceError, Unavailable
from graph_store.reading import Reading
from graph_store.writes.audit import Thing
from loaders.context import RequestContext
from resolvers.watching import Watch

_LOG = structlog.get_logger(__name__)
_PASSING: Final = frozenset((RequestTimeout.code, Unavailable.code))


@dataclass(frozen=True, slots=True)
class Moment:
    """When and how the graph is read for one look: the day (ISO 8601, UTC), and when time is over (monotonic)."""

    store: RequestStore
    today: str
    deadline: float


@dataclass(slots=True)
class Places:
    """So many of something there may be in this process, and of one caller; 0 is none."""

    most: int
    most_of_caller: int
    what: str
    _taken: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def taken(self, key: str) -> Iterator[None]:
        """Takes a place until the end of the block. Raises Refusal (429) where there is none."""
        own = self._taken.get(key, 0)
        if own >= self.most_of_caller:
            raise self._full(f"one caller may have {self.most_of_caller} {self.what} at the same time")
        if sum(self._taken.values()) >= self.most:
            raise self._full(f"the service has as many {self.what} as it can")
        self._taken[key] = own + 1
        try:
            yield
        finally:
            self._taken[key] -= 1
            if not self._taken[key]:
                del self._taken[key]

    def _full(self, why: str) -> Refusal:
        return Refusal(429, f"Not now: {why}.", code=Unavailable.code, headers={"retry-after": "60"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What all subscriptions of a process share."""

    answers: Answers
    caller: CallerSource
    clock: Callable[[], datetime]
    bounds: Bounds
    quotas: Quotas
    places: Places

    @asynccontextmanager
    async def moment(self, connected: Connected) -> AsyncIterator[Moment]:
        """For one look, which ends in time: RequestTimeout."""
        store = RequestStore(connected.store)
        today = self.clock().astimezone(UTC).date().isoformat()
        try:
            async with asyncio.timeout(self.bounds.timeout):
                yield Moment(store, today, time.monotonic() + self.bounds.timeout)
        except TimeoutError:
            raise RequestTimeout(TOO_LATE) from None
        finally:
            store.cancel()


@dataclass(slots=True, eq=False)
class Subscription:
    """One subscription of a client; `scope` brings his credentials, `tell` takes what is to be sent, as JSON.

    `over` is set when it has ended by itself; then `errors` say why, if it was not the client's wish.
    """

    shared: Shared
    connected: Connected
    scope: Scope
    asked: Asked
    trace: Trace
    tell: Callable[[bytes], None]
    over: asyncio.Event = field(default_factory=asyncio.Event)
    errors: list[dict[str, Any]] = field(default_factory=list)
    checked: float = field(default_factory=time.monotonic)
    today: str = ""
    _things: frozenset[Thing] = frozenset()
    _watch: Watch = field(default_factory=Watch)
    _told: bytes = b""
    _document: Document = field(init=False)
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def begun(self, watching: Callable[[Subscription], Any]) -> AsyncIterator[None]:
        """Runs until the end of the block, with its first answer told; `watching` has it looked at again until then.

        Raises what `failure` knows how to answer, before anything is told.
        """
        shared = self.shared
        async with shared.moment(self.connected) as moment:
            caller = await shared.quotas.told(shared.caller, self.scope, moment.store, moment.today, moment.deadline)
            document = shared.answers.subscribed(self.asked, caller.viewer.kind, self.trace)
        with shared.places.taken(counted_as(caller.name)):
            async with watching(self):
                with shared.quotas.entered(caller):
                    await self._first(document)
                yield

    async def _first(self, document: Document) -> None:
        self._document = document
        async with self._looking, self.shared.moment(self.connected) as moment:
            body = await self._executed(moment, await self._caller(moment))
        self._send(body)
        if body.get("errors"):
            self.over.set()

    async def again(self) -> bool:
        """Looks again; whether that could be done, so that nothing is left to look at."""
        try:
            async with self._looking, self.shared.moment(self.connected) as moment:
                body = await self._executed(moment, await self._caller(moment))
            if any(error["extensions"]["code"] in _PASSING for error in body.get("errors", ())):
                return False
            self._send(body)
        except (RequestTimeout, Unavailable):
            return False
        except Exception as error:
            self.end(failure(error, self.trace))
        return True

    async def check(self) -> None:
        """Ends the subscription where its credentials are not good any more."""
        try:
            async with self.shared.moment(self.connected) as moment:
                await self._caller(moment)
        except (RequestTimeout, Unavailable):
            return
        except Exception as error:
            self.end(failure(error, self.trace))

    def end(self, answer: Answer) -> None:
        """Ends it with the errors of that answer."""
        self.errors = list(answer.body["errors"])
        self.over.set()

    def is_concerned(self, things: frozenset[Thing], types: frozenset[str]) -> bool:
        """Whether what it tells was read of one of these things, or depends on all things of one of their types."""
        return not self._things.isdisjoint(things) or not self._watch.types.isdisjoint(types)

    async def _caller(self, moment: Moment) -> Caller:
        caller = await self.shared.caller(self.scope, moment.store, moment.today, moment.deadline)
        self.checked = time.monotonic()
        return caller

    async def _executed(self, moment: Moment, caller: Caller) -> Mapping[str, Any]:
        reading = Reading(moment.store, caller.viewer, moment.today, moment.deadline)
        connected = self.connected
        context = RequestContext(reading, connected.compute, self.trace.request_id, connected.kept)
        request = Request(caller, context, self.trace, GRAPHQL_JSON, "POST", _nothing)
        body = await self.shared.answers.event(self.asked, self._document, request, self._watch)
        self.today = moment.today
        self.trace.statements += moment.store.statements
        self._things = context.batches.things()
        return body

    def _send(self, body: Mapping[str, Any]) -> None:
        text = encoded(body, self.shared.bounds.answer_bytes, self.trace)
        digest = sha256(text).digest()
        is_news = self._watch.is_news
        if body.get("errors") or is_news is None:
            is_news = digest != self._told
        else:
            self._watch.accept()
        self._told = digest
        if is_news:
            self.tell(text)


async def _nothing() -> Any:
    raise RuntimeError("nothing more comes from the client of a subscription")


def failure(error: Exception, trace: Trace) -> Answer:
    """The answer to what could not be subscribed to, or is not any more."""
    if isinstance(error, Refused):
        return not_executed(error.errors, GRAPHQL_JSON, trace)
    if isinstance(error, Refusal):
        return refused(error, trace)
    if isinstance(error, ServiceError):
        return failed(error, GRAPHQL_JSON, trace)
    if isinstance(error, TimeoutError):
        return too_late(trace)
    return unexpected(error, trace)
