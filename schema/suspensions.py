"""Suspensions, as administrators and those who are suspended read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import strawberry

from execution.fields import batch_field
from graph_store import suspensions
from graph_store.records import Record
from resolvers import suspensions as resolvers
from schema.info import Info
from schema.scalars import Date, DateTime


@strawberry.type(description="A suspension that is in force.")
class Suspension:
    """The parent object is suspensions.Suspension."""

    reason: str = strawberry.field(description="Why.")
    since: DateTime = strawberry.field(description="When it began.")
    until: Date | None = strawberry.field(description="Its last day, inclusive (UTC); null where it is open.")


def suspension_field(description: str) -> Any:
    """The suspension of a person."""

    async def each(parents: Sequence[Record], info: Info) -> Sequence[suspensions.Suspension | None]:
        return await resolvers.of_people(info.context, parents)

    return batch_field(each, graphql_type=Suspension | None, description=description)
