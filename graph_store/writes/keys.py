"""Idempotency keys: a mutation that is sent again under its key is not done again, and is answered the same.

A key is an account's own and lives for a day. It is kept in the graph, as a node that no answer and no export has, so
that every worker finds it; of the request and of the key themselves it has digests only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta

from graph_store.statements import statement
from graph_store.store import Statements
from graph_store.writes.moments import after
from graph_store.writes.problems import Problem, Refused

LONGEST = 200
"""The longest key, in characters."""
LIFE = timedelta(days=1)
"""How long a key is good for; after it, the next key of the account takes it away."""
TIMEOUT = 30.0
"""Seconds for one statement; a mutation as a whole has those of its request."""

_PATH = ("input", "idempotencyKey")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a mutation did: the things that it is about, each as its type and id, the first of them its subject."""

    things: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """An account's key, the digest of the request that has it, and from when to when it lives."""

    account: str
    id: str
    request: str
    now: str
    expires_at: str


def claim_of(account: str, key: str, request: str, moment: str) -> Claim:
    """The claim of an account's key for a request; Refused where the key is empty or too long."""
    if not 0 < len(key) <= LONGEST:
        raise Refused([Problem("INVALID", f"A key has 1 to {LONGEST} characters; a UUID is a good one.", _PATH)])
    return Claim(account, _digest(f"{account}\n{key}"), _digest(request), moment, after(moment, LIFE))


async def claim(running: Statements, wanted: Claim) -> Outcome | None:
    """Takes the key; what was done under it before, None where nothing was.

    Refused where another request has it.
    """
    parameters = {
        "account": wanted.account,
        "id": wanted.id,
        "request": wanted.request,
        "now": wanted.now,
        "expiresAt": wanted.expires_at,
    }
    request, outcome = await running.write(statement("mutations/claim"), {}, parameters, TIMEOUT)
    if request != wanted.request:
        words = "Another request was sent under this key; take a new one for what is new."
        raise Refused([Problem("CONFLICT", words, _PATH)])
    return None if outcome is None else Outcome(tuple((type_name, id_) for type_name, id_ in json.loads(outcome)))


async def settle(running: Statements, claimed: Claim, outcome: Outcome) -> None:
    """Writes down what was done under the key."""
    parameters = {"id": claimed.id, "outcome": json.dumps(outcome.things)}
    await running.write(statement("mutations/settle"), {}, parameters, TIMEOUT)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
