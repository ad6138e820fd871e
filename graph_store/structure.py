"""The structure of the graph: which of its steps a database has seen, and the way to the last one (ADR 0038).

The number of the last step that was done is kept in the graph, on a node of its own that is no part of the community.
Before there were numbers a database had what is step 1 now: where none is kept, that step is done again, which changes
nothing that is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_store import constraints, versions
from graph_store.errors import Unavailable
from graph_store.statements import statement
from graph_store.steps import STEPS, Step
from graph_store.store import Store

TIMEOUT = 300.0
"""Seconds for one statement of a step, and for its indexes to be filled."""

_READ = 30.0


class NotPrepared(Unavailable):
    """The structure of the graph is not one that this program can work with; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Structure:
    """Of a database: the number of the last step that was done, 0 where none is kept; what is being moved into it."""

    version: int
    moving: str | None = None


async def current(store: Store) -> Structure:
    """How far the database has come."""
    version, moving = await store.read(statement("structure/current"), {}, {}, _READ)
    return Structure(version or 0, moving)


async def prepare(store: Store, steps: Sequence[Step] = STEPS, *, timeout: float = TIMEOUT) -> tuple[Step, ...]:
    """Makes a database ready to be worked with; the steps that are still to do, and can be done without.

    An empty database, or one that nothing of ours has ever seen, gets every step, and one from before there were
    numbers the first. Any number of processes may do it at once. Errors: NotPrepared where the structure is newer than
    the steps, where a step is to do that the program cannot do without, or where a move into the database has not
    ended.
    """
    there = await usable(store, steps)
    done = there.version
    if done == 0:
        for step in steps if await _is_new(store) else steps[:1]:
            await _do(store, step, timeout)
            done = step.number
    left = tuple(steps[done:])
    if needed := [step for step in left if step.is_required]:
        raise NotPrepared(
            f"The structure of the graph is at step {done} of {len(steps)}, and this program cannot do without "
            f"{', '.join(f'{step.number} ({step.title})' for step in needed)}: make a back-up, then run collabgraph "
            "migrate. A service of the release before may run meanwhile."
        )
    await constraints.ensure(store, timeout=timeout)
    return left


async def migrate(
    store: Store,
    steps: Sequence[Step] = STEPS,
    *,
    timeout: float = TIMEOUT,
    said: Callable[[Step, float], None] = lambda step, seconds: None,
) -> None:
    """Does every step that is to do, in their order; `said` hears of each when it was done, and how long it took.

    Killed half-way, or at the same time as another, it is as good: the step under way is done again, or twice.
    Errors: as `prepare`, but for steps that are to do.
    """
    there = await usable(store, steps)
    for step in steps[there.version :]:
        began = time.monotonic()
        await _do(store, step, timeout)
        said(step, time.monotonic() - began)


async def begin_move(store: Store, source: str) -> None:
    """Marks the database as one that is being filled from that source: nothing is prepared until the mark is gone."""
    await store.write(statement("structure/begin_move"), {}, {"source": source}, _READ)


async def end_move(store: Store) -> None:
    """Takes the mark away."""
    await store.write(statement("structure/end_move"), {}, {}, _READ)


async def usable(store: Store, steps: Sequence[Step] = STEPS) -> Structure:
    """How far the database has come; NotPrepared where no step of ours would mend it."""
    there = await current(store)
    if there.version > len(steps):
        raise NotPrepared(
            f"The structure of the graph is at step {there.version}, and this program knows {len(steps)}: a later "
            "release has prepared it. Run that release, or bring back a back-up from before."
        )
    if there.moving is not None:
        raise NotPrepared(
            f"A move from {there.moving} into this database has not ended: run collabgraph move again to complete it."
        )
    return there


async def _is_new(store: Store) -> bool:
    """Whether there is nothing that a step could find as an earlier one has left it."""
    return not await constraints.any_constraint(store) or not sum((await constraints.counts(store)).values())


async def _do(store: Store, step: Step, timeout: float) -> None:
    end = time.monotonic() + timeout
    await constraints.make(store, step.commands, timeout=timeout)
    if step.work is not None:
        await step.work(store, timeout)
    await constraints.until_ready(store, step.commands, end)
    await versions.renew(store, timeout=timeout)
    await store.write(statement("structure/record"), {}, {"version": step.number}, timeout)
