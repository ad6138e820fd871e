"""A mutation on its way: one transaction, in which it is done, or was done already under the same key (ADR 0036)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from graph_store.errors import Forbidden, RequestTimeout
from graph_store.reading import Reading
from graph_store.store import Statements, Store
from graph_store.writes import keys
from graph_store.writes.keys import Outcome


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, where and when.

    `account` is an opaque id: the same for the same account, and nobody can tell from it whose it is. `moment` is the
    time of the request in UTC, ISO 8601 with microseconds.
    """

    store: Store
    account: str
    moment: str


@dataclass(frozen=True, slots=True)
class Change:
    """A mutation in its transaction; the store of `reading` is that transaction."""

    reading: Reading
    author: Author
    action: str


SUSPENDED = "You are suspended and change nothing meanwhile: viewer { suspension { reason until } } says more."
"""What somebody is told who is suspended and wants to change something."""

Work = Callable[[Change], Awaitable[Outcome]]
"""What a mutation does. It may be called again, so it has no effects but its statements."""


async def perform(
    reading: Reading, author: Author | None, action: str, key: str | None, content: str, work: Work
) -> Outcome:
    """What `work` did, in one transaction, or what was done before under the same idempotency key.

    `action` is the name of the mutation, `content` what it was asked, in a form of its own.
    Errors: Refused with what the client can mend, Forbidden, NotFound, and the store's; then nothing is written.
    """
    if author is None or reading.viewer.kind == "anonymous":
        raise Forbidden("Sign in to change anything.")
    if reading.viewer.kind == "suspended":
        raise Forbidden(SUSPENDED)
    remaining = reading.deadline - time.monotonic()
    if remaining <= 0:
        raise RequestTimeout("The answer was not ready in time; ask for less, or try again later.")
    claim = None if key is None else keys.claim_of(author.account, key, f"{action} {content}", author.moment)

    async def whole(running: Statements) -> Outcome:
        change = Change(replace(reading, store=running), author, action)
        done = None if claim is None else await keys.claim(running, claim)
        if done is not None:
            return done
        outcome = await work(change)
        if claim is not None:
            await keys.settle(running, claim, outcome)
        return outcome

    return await author.store.transact(f"mutation {action}", whole, remaining)
