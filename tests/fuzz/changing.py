"""A run of mutations by everybody, among queries and attacks, and what they must leave as it was."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import OperationDefinitionNode, OperationType, build_schema, parse

from collabgraph.operations import queries
from schema.schema import schema
from tests.execution.generating import Generated
from tests.fuzz.corpus import attacks
from tests.fuzz.inputs import Inputs, near
from tests.fuzz.running import Client, Wrong, examined, pools, unexpected
from tests.fuzz.sending import Senders, Sent
from tests.fuzz.writers import CHANGING, PEOPLE, POWERLESS, World, restore

_WHOLE_EVERY = 16
"""So often everything that there is is compared, and not only what every change moves."""
_RESTORED_EVERY = 2_000
_LARGEST = 100_000
"""Bytes of an attack that may be among them: here it matters what it is beside."""


@dataclass
class Changes:
    """What a run came to: mutations that were sent, done and refused by each role, codes told, and what was wrong."""

    sent: Counter[str] = field(default_factory=Counter)
    done: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    refused: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    codes: Counter[str] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        roles = sorted({*self.done, *self.refused})
        lines = [f"  {role}: {self.done[role].total()} done, {self.refused[role].total()} refused" for role in roles]
        return "\n".join(["", *lines, f"  {dict(self.codes.most_common())}", *map(str, self.wrong), *self.logged])


async def change(
    world: World,
    seed: int,
    requests: int,
    asides: Iterator[Generated],
    *,
    seconds: float = float("inf"),
    selections: int = 1,
) -> Changes:
    """Sends so many requests, or for so long, which depend on the seed and on `asides`, the queries among them."""
    run = Changes()
    clients = {role: Client(world.signed_in(role)) for role in (*POWERLESS, *CHANGING)}
    order: list[str] = []
    own = {role: near(person) for role, person in PEOPLE.items()}
    inputs = Inputs(
        build_schema(schema.as_str()), pools(clients["administrator"]).ids, set().union(*own.values()), selections
    )
    hostile = [attack for attack in attacks() if len(attack.body) < _LARGEST]
    end = time.monotonic() + seconds
    for number in range(requests):
        if time.monotonic() > end:
            break
        draw = Random(f"{seed} {number}")
        if number % _RESTORED_EVERY == _RESTORED_EVERY - 1:
            await restore(world.store)
        role = draw.choices([*POWERLESS, *CHANGING], weights=[1] * len(POWERLESS) + [3, 4, 9])[0]
        chance = draw.random()
        if chance < 0.1:
            attack = draw.choice(hostile)
            asked, sent = None, Sent(attack.name, attack.body, headers=attack.all_headers)
        else:
            order = order or draw.sample(inputs.names, len(inputs.names))
            asked = next(asides) if chance < 0.2 else inputs.document(order.pop(), draw, own.get(role, set()))
            senders = Senders({}, world.credentials[role])
            sent = senders.plain(asked, draw) if draw.random() < 0.7 else senders.made(asked, draw)
        found = await _watched(world, clients[role], sent, role, asked, number % _WHOLE_EVERY == 0, run)
        if found.what:
            run.wrong.append(Wrong(number, sent, [role, *found.what], found.body))
    for client in clients.values():
        client.close()
    run.logged = unexpected(world.server)
    return run


def ready(number: int | None = None) -> Iterator[Generated]:
    """The ready queries, or the first of them, with their variables for the demo community, again and again."""
    made = [
        Generated(one.query, parse(one.query, no_location=True), dict(one.variables), one.name)
        for one in list(queries().values())[:number]
    ]
    while True:
        yield from made


@dataclass(frozen=True)
class _Answer:
    body: bytes
    what: list[str]


async def _watched(
    world: World, client: Client, sent: Sent, role: str, asked: Generated | None, is_exact: bool, run: Changes
) -> _Answer:
    """Sends it; what is wrong with the answer, and with what it has changed."""
    before = await _state(world, is_exact)
    status, body, what = examined(client, sent)
    names = mutations(asked) if asked else {}
    run.sent.update(names.values())
    done, refused, codes = outcomes(status, body) if names else (set(), set(), [])
    run.codes.update(codes)
    run.done[role].update(names.get(alias, alias) for alias in done)
    run.refused[role].update(names.get(alias, alias) for alias in refused)
    if done and role in POWERLESS:
        what.append("done by somebody who may change nothing")
    if not done and before != await _state(world, is_exact):
        what.append("something was changed")
    return _Answer(body, what)


async def _state(world: World, is_exact: bool) -> Any:
    return await world.marks(), await world.whole() if is_exact else None


def mutations(asked: Generated) -> dict[str, str]:
    """The mutations of a document by their alias; none of a query."""
    for operation in asked.parsed.definitions:
        if isinstance(operation, OperationDefinitionNode) and operation.operation is OperationType.MUTATION:
            fields: Any = operation.selection_set.selections
            return {(one.alias or one.name).value: one.name.value for one in fields}
    return {}


def outcomes(status: int, body: bytes) -> tuple[set[str], set[str], list[str]]:
    """The aliases of the mutations that were done, or may have been; of those that were not; and the codes told."""
    try:
        answer = json.loads(body) if status == 200 else {}
    except ValueError:
        answer = {}
    data: dict[str, Any] = answer.get("data") or {}
    errors = answer.get("errors", [])
    # What goes wrong while the payload is read does so after the change.
    beneath = {str(error["path"][0]) for error in errors if len(error.get("path", ())) > 1}
    done = {alias for alias, one in data.items() if alias in beneath or (one is not None and not one.get("problems"))}
    codes = [error.get("extensions", {}).get("code") for error in errors]
    codes += [
        problem["code"] for one in data.values() if one for problem in one.get("problems", ()) if "code" in problem
    ]
    return done, data.keys() - done, codes
