"""Fields that plain relations share: a connection, one with dates, one with levels, and a link to one thing.

Each takes a declaration from the loaders and a description; the annotation of the attribute gives the type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

import strawberry
from strawberry import UNSET

from graph_store.records import Record
from graph_store.relations import Link, Relation
from resolvers.connections import connection, everything, neighbour
from resolvers.levels import check_level
from resolvers.paging import Page, Paging
from schema.enums import PartnershipKind
from schema.info import Info
from schema.scalars import Date
from schema.selection import wants

First = Annotated[int | None, strawberry.argument(description="How many from the start: 0 to 200, 20 by default.")]
After = Annotated[str | None, strawberry.argument(description="Only what comes after this cursor.")]
Last = Annotated[int | None, strawberry.argument(description="How many from the end: 0 to 200; not with first.")]
Before = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]
ActiveOn = Annotated[
    Date | None, strawberry.argument(description="Only relations active on this day, both ends inclusive.")
]
MinLevel = Annotated[int | None, strawberry.argument(description="Only levels from this one up: 1 to 5.")]


Kinds = Annotated[
    list[PartnershipKind] | None,
    strawberry.argument(description="Only explicit partnerships of these kinds; joint projects and people drop out."),
]
AsOf = Annotated[Date | None, strawberry.argument(description="Only what is active on this day; today by default.")]

T = TypeVar("T", Relation, Link)


V = TypeVar("V")


def given(value: V | None) -> V | None:
    """The value, or None where the client gave none. (The default is UNSET, so that the schema shows no default.)"""
    return None if value is UNSET else value


def paging_of(first: int | None, after: str | None, last: int | None, before: str | None) -> Paging:
    """The paging arguments as resolvers take them."""
    return Paging(given(first), given(after), given(last), given(before))


def _of(declared: T | Mapping[str, T], parent: Record) -> T:
    """The declaration itself, or the one for the parent's type where an interface's field has one a type."""
    return declared[parent.type] if isinstance(declared, Mapping) else declared


def root_field(resolver: Callable[..., Any], type_: Any, description: str) -> Any:
    """A field whose resolver returns what the type is a view on: a record, a page, a frozen dataclass."""
    return strawberry.field(resolver=resolver, graphql_type=type_, description=description)


def connection_field(relation: Relation | Mapping[str, Relation], type_: Any, description: str) -> Any:
    """A connection over a relation without further arguments."""

    async def resolve(
        parent: strawberry.Parent[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
    ) -> Page:
        paging = paging_of(first, after, last, before)
        return await connection(info.context, _of(relation, parent), parent.id, paging, wants(info))

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


def dated_connection_field(relation: Relation | Mapping[str, Relation], type_: Any, description: str) -> Any:
    """A connection over a relation with dates: of any date, or only those active on one (A6)."""

    async def resolve(
        parent: strawberry.Parent[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        active_on: ActiveOn = UNSET,
    ) -> Page:
        paging, chosen = paging_of(first, after, last, before), _of(relation, parent)
        return await connection(info.context, chosen, parent.id, paging, wants(info), on=given(active_on))

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


def levelled_connection_field(relation: Relation, type_: Any, description: str) -> Any:
    """A connection between people and skills, optionally from a level up."""

    async def resolve(
        parent: strawberry.Parent[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        min_level: MinLevel = UNSET,
    ) -> Page:
        paging = paging_of(first, after, last, before)
        level = check_level(given(min_level))
        return await connection(info.context, relation, parent.id, paging, wants(info), minLevel=level)

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


def link_field(link: Link | Mapping[str, Link], type_: Any, description: str) -> Any:
    """The one thing that a link leads to, or null."""

    async def resolve(parent: strawberry.Parent[Record], info: Info) -> Record | None:
        found: Record | None = await neighbour(info.context, _of(link, parent), parent.id)
        return found

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


def list_field(relation: Relation, type_: Any, description: str) -> Any:
    """All that a relation leads to, without pages."""

    async def resolve(parent: strawberry.Parent[Record], info: Info) -> list[Any]:
        return await everything(info.context, relation, parent.id)

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)


def partners_field(relation: Relation, type_: Any, description: str) -> Any:
    """The aggregated connection between organisations, by strength (DEFINITIONS D)."""

    async def resolve(
        parent: strawberry.Parent[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        kinds: Kinds = UNSET,
        as_of: AsOf = UNSET,
    ) -> Page:
        paging = paging_of(first, after, last, before)
        chosen = tuple(sorted({kind.value for kind in given(kinds) or ()})) or None
        day = given(as_of) or info.context.reading.today
        return await connection(info.context, relation, parent.id, paging, wants(info), kinds=chosen, on=day)

    return strawberry.field(resolver=resolve, graphql_type=type_, description=description)
