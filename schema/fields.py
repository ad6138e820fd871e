"""Fields that plain relations share: a connection, one with dates, one with levels, and a link to one thing.

Each takes a declaration from the loaders and a description; the annotation of the attribute gives the type.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, TypeVar

import strawberry
from strawberry import UNSET

from execution.fields import batch_field
from graph_store.records import Record
from graph_store.relations import Link, Relation
from loaders.context import RequestContext
from resolvers.connections import connections, everything, neighbours
from resolvers.helpers import HelpWants
from resolvers.levels import check_level
from resolvers.paging import Page, Paging
from schema.enums import PartnershipKind
from schema.info import Info
from schema.scalars import Date
from schema.selection import help_wants, thing_wants, wants

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


async def _each(
    declared: T | Mapping[str, T], parents: Sequence[Record], read: Callable[[T, list[str]], Awaitable[Sequence[V]]]
) -> Sequence[V]:
    """What `read` gives for each parent; where an interface's field has a declaration for each type, type by type."""
    if not isinstance(declared, Mapping):
        return await read(declared, [parent.id for parent in parents])
    numbers: dict[str, list[int]] = {}
    for number, parent in enumerate(parents):
        numbers.setdefault(parent.type, []).append(number)
    found: dict[int, V] = {}
    for type_name, some in numbers.items():
        values = await read(declared[type_name], [parents[number].id for number in some])
        found.update(zip(some, values, strict=True))
    return [found[number] for number in range(len(parents))]


def root_field(resolver: Callable[..., Any], type_: Any, description: str) -> Any:
    """A field whose resolver returns what the type is a view on: a record, a page, a frozen dataclass."""
    return strawberry.field(resolver=resolver, graphql_type=type_, description=description)


def connection_field(relation: Relation | Mapping[str, Relation], type_: Any, description: str) -> Any:
    """A connection over a relation without further arguments."""

    async def pages(
        parents: Sequence[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
    ) -> Sequence[Page]:
        paging = paging_of(first, after, last, before)
        return await _each(relation, parents, partial(_pages, info, paging, {}))

    return batch_field(pages, graphql_type=type_, description=description)


async def _pages(
    info: Info, paging: Paging, arguments: Mapping[str, Any], relation: Relation, ids: list[str]
) -> Sequence[Page]:
    return await connections(info.context, relation, ids, paging, wants(info), **arguments)


def dated_connection_field(relation: Relation | Mapping[str, Relation], type_: Any, description: str) -> Any:
    """A connection over a relation with dates: of any date, or only those active on one (A6)."""

    async def pages(
        parents: Sequence[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        active_on: ActiveOn = UNSET,
    ) -> Sequence[Page]:
        paging = paging_of(first, after, last, before)
        return await _each(relation, parents, partial(_pages, info, paging, {"on": given(active_on)}))

    return batch_field(pages, graphql_type=type_, description=description)


def levelled_connection_field(relation: Relation, type_: Any, description: str) -> Any:
    """A connection between people and skills, optionally from a level up."""

    async def pages(
        parents: Sequence[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        min_level: MinLevel = UNSET,
    ) -> Sequence[Page]:
        paging = paging_of(first, after, last, before)
        level = check_level(given(min_level))
        return await _each(relation, parents, partial(_pages, info, paging, {"minLevel": level}))

    return batch_field(pages, graphql_type=type_, description=description)


def link_field(link: Link | Mapping[str, Link], type_: Any, description: str) -> Any:
    """The one thing that a link leads to, or null."""

    async def things(parents: Sequence[Record], info: Info) -> Sequence[Record | None]:
        async def read(link: Link, ids: list[str]) -> Sequence[Record | None]:
            return await neighbours(info.context, link, ids, thing_wants(info))

        return await _each(link, parents, read)

    return batch_field(things, graphql_type=type_, description=description)


def list_field(relation: Relation, type_: Any, description: str) -> Any:
    """All that a relation leads to, without pages."""

    async def lists(parents: Sequence[Record], info: Info) -> Sequence[list[Any]]:
        return await everything(info.context, relation, [parent.id for parent in parents], thing_wants(info))

    return batch_field(lists, graphql_type=type_, description=description)


def ranked_field(
    read: Callable[[RequestContext, Sequence[str], Paging, HelpWants], Awaitable[Sequence[Any]]],
    type_: Any,
    description: str,
) -> Any:
    """A connection that ranks who can help with each parent, or what each can help with (DEFINITIONS H13)."""

    async def pages(
        parents: Sequence[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
    ) -> Sequence[Any]:
        paging = paging_of(first, after, last, before)
        return await read(info.context, [parent.id for parent in parents], paging, help_wants(info))

    return batch_field(pages, graphql_type=type_, description=description)


def partners_field(relation: Relation, type_: Any, description: str) -> Any:
    """The aggregated connection between organisations, by strength (DEFINITIONS D)."""

    async def pages(
        parents: Sequence[Record],
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Last = UNSET,
        before: Before = UNSET,
        kinds: Kinds = UNSET,
        as_of: AsOf = UNSET,
    ) -> Sequence[Page]:
        paging = paging_of(first, after, last, before)
        chosen = tuple(sorted({kind.value for kind in given(kinds) or ()})) or None
        day = given(as_of) or info.context.reading.today
        return await _each(relation, parents, partial(_pages, info, paging, {"kinds": chosen, "on": day}))

    return batch_field(pages, graphql_type=type_, description=description)
