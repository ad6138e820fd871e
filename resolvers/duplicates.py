"""Likely duplicates (ADR 0033), for those who can mend them: administrators.

Statements: one for the page and the count, one for the ids, and one for the things themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_store import duplicates as store
from graph_store.errors import Forbidden
from graph_store.records import Entity
from loaders.context import RequestContext
from resolvers.connections import Wants
from resolvers.paging import Order, Page, Paging, encode_cursor, page_of, trim, window

MOST_THINGS = 100


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Things whose names have the same letters and digits: how many, and the first of them by id."""

    key: str
    count: int
    things: list[Entity]


@dataclass(frozen=True, slots=True)
class DuplicateEdge:
    """A group on a page."""

    cursor: str
    node: DuplicateGroup


async def likely_duplicates(
    context: RequestContext, type_name: str, paging: Paging, wants: Wants, *, things: bool
) -> Page:
    """A page of groups, the largest first, then by the smallest id in them; `things`: whether those are wanted.

    Forbidden for whoever is no administrator. BadInput by B1 and B3.
    """
    if context.reading.viewer.kind != "administrator":
        raise Forbidden("Likely duplicates are for administrators: ask as one of them.")
    order = Order(f"likelyDuplicates:{type_name}", store.ORDER)
    asked = window(paging, order)
    read = asked if wants.page else replace(asked, limit=0)
    found, total = await store.groups(context.reading, type_name, read, wants.total)
    groups, more = trim(found, asked)
    members = await _things(context, type_name, [group.key for group in groups] if things else [])
    edges = [
        DuplicateEdge(
            encode_cursor(order, (-group.size, group.first)),
            DuplicateGroup(group.key, group.size, members.get(group.key, [])),
        )
        for group in groups
    ]
    return page_of(edges, asked, more, total)


async def _things(context: RequestContext, type_name: str, keys: list[str]) -> dict[str, list[Entity]]:
    """The first things of each group."""
    if not keys:
        return {}
    ids = await store.things(context.reading, type_name, keys, MOST_THINGS)
    every = [id_ for some in ids.values() for id_ in some]
    found = dict(zip(every, await context.batches.entities(type_name, every), strict=True))
    return {key: [thing for id_ in some if (thing := found[id_])] for key, some in ids.items()}
