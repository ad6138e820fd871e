"""Who may see a thing, whatever its type."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import strawberry

from execution.fields import batch_field
from graph_store.identity import decode
from graph_store.projections import granted
from graph_store.records import Record
from graph_store.writes import nodes
from graph_store.writes.keys import Outcome
from graph_store.writes.mutation import Change
from resolvers.mutations import Done, mutate
from schema.enums import Visibility
from schema.info import Info
from schema.interfaces import Node
from schema.mutations.shared import Payload, Timed, asked_of, expected_of, given_of, input_field, optional
from schema.selection import columns_selected

_TYPES = ("Person", "Organisation", "Project", "Asset", "Need")


@strawberry.input(description="Who is to see a thing.")
class SetVisibilityInput(Timed):
    """A person, an organisation, a project, an asset or a need."""

    visibility: Visibility | None = optional("Who may see it; where it is left out or null, what a new one has.")


async def _nodes(parents: Sequence[Done], info: Info) -> Sequence[Record | None]:
    selected = columns_selected(info)
    things = (parent.things[0] for parent in parents)
    read = (info.context.batches.entity(name, id_, granted(name, selected)) for name, id_ in things)
    return await asyncio.gather(*read)


@strawberry.type(description="The answer of setVisibility.")
class VisibilityPayload(Payload):
    """The parent object is mutations.Done."""

    node: Node | None = batch_field(
        _nodes, graphql_type=Node | None, description="The thing as it is now, where the viewer sees it."
    )


async def _set(info: Info, asked: SetVisibilityInput) -> Done:
    type_name, id_ = identity = decode("input.id", asked.id, _TYPES)
    given = {"visibility": None, **given_of(asked)}

    async def work(change: Change) -> Outcome:
        return await nodes.update(change, type_name, id_, given, expected_of(asked))

    return await mutate(info.context, asked_of("setVisibility", asked, identity), work)


@strawberry.type
class VisibilityMutation:
    """Who may see a thing."""

    set_visibility: VisibilityPayload | None = input_field(
        _set,
        SetVisibilityInput,
        VisibilityPayload,
        "Says who may see a thing: for whoever may change it; of a person, for that person and administrators.",
        "Which thing, and who.",
    )
