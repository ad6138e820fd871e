"""The steps of the graph's structure, in the order of the releases that brought them: what `collabgraph migrate` does.

A step is added at the end and never changed once it was released. It has to be safe while a service of the release
before serves, when two do it at once, and when one that does it is killed half-way: it only adds, does nothing twice
that would be wrong twice, and writes in short transactions (ADR 0038 says what that asks).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from graph_store.store import Store

Work = Callable[[Store, float], Awaitable[None]]
"""What a step does besides its commands; the number is the seconds that one statement of it may take."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `number` counts from 1 without a gap, `title` says in a few words what it brings.

    `commands` are statements of mode `schema`, done in their order and then `work`. `is_required`: a program that knows
    the step cannot serve a graph without it; of a step that is not, it says only that it is still to do.
    """

    number: int
    title: str
    commands: tuple[str, ...] = ()
    work: Work | None = None
    is_required: bool = True


STEPS = (
    Step(
        1,
        "constraints, indexes, empty lists",
        (
            "setup/lists",
            "setup/unique_ids",
            "setup/identities",
            "setup/version",
            "setup/name_order",
            "setup/full_text",
            "setup/filters",
        ),
    ),
    Step(2, "idempotency keys and the audit of mutations", ("setup/mutations",)),
    Step(3, "the audit by moment, for subscriptions", ("setup/moments",), is_required=False),
)
