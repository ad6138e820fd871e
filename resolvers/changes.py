"""The audit, for administrators, and for everybody about himself.

Statements: one, whatever is selected; the pages are cut in memory, for the entries of one thing are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from graph_store.errors import Forbidden
from graph_store.identity import decode
from graph_store.writes import audit
from loaders.context import RequestContext
from resolvers.paging import Order, Page, Paging, between_cursors, encode_cursor, page_of, trim, window

_ORDER = Order("changes", (str, str))


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value before and after, as JSON; None where there was or is none."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one mutation changed of one thing, when, and who: an opaque id of the account."""

    at: str
    account: str
    mutation: str
    values: list[ChangedValue]


@dataclass(frozen=True, slots=True)
class ChangeEdge:
    """A change on a page."""

    cursor: str
    node: Change


async def changes(context: RequestContext, subject: str, paging: Paging) -> Page:
    """A page of what was changed of a thing, oldest first.

    BadInput by B1, B3 and B5; Forbidden for who is no administrator, and not the person whose changes he asks for.
    """
    viewer = context.reading.viewer
    identity = decode("subject", subject)
    is_own = identity.type == "Person" and identity.id == viewer.self_id
    if viewer.kind != "administrator" and not is_own:
        raise Forbidden("Changes are for administrators, and of a person for that person.", "subject")
    asked = window(paging, _ORDER)
    entries = await audit.entries(context.reading, *identity)
    found, more = trim(between_cursors(entries, asked, lambda entry: (entry.at, entry.id)), asked)
    edges = [ChangeEdge(encode_cursor(_ORDER, (one.at, one.id)), _change(one)) for one in found]
    return page_of(edges, asked, more, len(entries))


def _change(entry: audit.Entry) -> Change:
    values = [ChangedValue(field, _json(before), _json(after)) for field, before, after in entry.changes]
    return Change(entry.at, entry.account, entry.action, values)


def _json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()
