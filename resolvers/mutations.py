"""What every mutation does: it is performed, what can be mended becomes problems, and the request reads anew.

Statements: those of the mutation in one transaction, and one for the viewer's stewardships where they may have changed;
then what is selected of the payload, by the ordinary batches.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph_store import policy
from graph_store.identity import encode
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Work, perform
from graph_store.writes.problems import Problem, Refused
from loaders.context import RequestContext

Thing = tuple[str, str]
"""A type and the id of a thing of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A mutation as it is asked for: its name, its idempotency key where it has one, and everything else of its input.

    `subject` is what it is to change, shown as it is where it cannot be done.
    """

    action: str
    key: str | None
    content: Mapping[str, Any]
    subject: Thing | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a mutation answers: the things that it is about, and what kept it from being done."""

    things: tuple[Thing, ...]
    problems: tuple[Problem, ...] = ()

    def one(self, type_name: str) -> str | None:
        """The id of the first thing of a type."""
        return next((id_ for name, id_ in self.things if name == type_name), None)

    @property
    def id(self) -> str | None:
        """The global id of what was deleted; None where nothing was."""
        return None if self.problems else encode(*self.things[0])


async def mutate(context: RequestContext, asked: Asked, work: Work, *, stewardships: bool = False) -> Done:
    """Performs a mutation; what can be mended is told, all else raised.

    `stewardships`: whether the mutation may change what the viewer is a steward of.
    """
    content = json.dumps(asked.content, sort_keys=True, ensure_ascii=False)
    try:
        outcome: Outcome = await perform(context.reading, context.author, asked.action, asked.key, content, work)
        done = Done(outcome.things)
    except Refused as refused:
        done = Done((asked.subject,) if asked.subject else (), refused.problems)
    viewer = context.reading.viewer
    if stewardships and viewer.self_id is not None and not done.problems:
        viewer = replace(viewer, steward_of=await policy.stewardships(context.reading, viewer.self_id))
    context.renew(viewer)
    return done
