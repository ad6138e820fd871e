"""The audit: who changed what and when, from and to. Nodes of their own label, no part of the community."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.reading import Reading
from graph_store.statements import statement
from graph_store.writes.keys import TIMEOUT
from graph_store.writes.mutation import Change

MOST_SINCE = 1_000
"""So many entries are read of what has happened since a moment; where there are more, anything may have changed."""

Thing = tuple[str, str]
"""A type and the id of a thing of it."""


async def record(
    change: Change,
    type_name: str,
    id_: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    organisation: str = "",
) -> None:
    """Writes down what a mutation changes of one thing; values by column, the same ones are left out.

    Before it was there, and after it was deleted, a thing has no values. The entry is in the mutation's transaction.
    `organisation` is the id of the one that the entry tells of too: who does not see it does not see the entry.
    """
    columns = dict.fromkeys((*before, *after))
    values = [(column, _plain(before.get(column)), _plain(after.get(column))) for column in columns]
    entry = {
        "id": secrets.token_hex(16),
        "at": change.author.moment,
        "account": change.author.account,
        "action": change.action,
        "subject": f"{type_name}:{id_}",
        "organisation": organisation,
        "changes": json.dumps([value for value in values if value[1] != value[2]], ensure_ascii=False),
    }
    await change.reading.store.write(statement("audit/record"), {}, entry, TIMEOUT)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one mutation changed of one thing: each column with its value before and after."""

    id: str
    at: str
    account: str
    action: str
    changes: tuple[tuple[str, Any, Any], ...]


async def entries(reading: Reading, type_name: str, id_: str) -> list[Entry]:
    """What was changed of a thing, oldest first, as far as the viewer sees it."""
    (rows,) = await reading.one("audit/entries", subject=f"{type_name}:{id_}")
    return [
        Entry(entry, at, account, action, tuple((column, old, new) for column, old, new in json.loads(text)))
        for entry, at, account, action, text in rows
    ]


async def since(reading: Reading, moment: str) -> dict[str, frozenset[Thing]] | None:
    """The things that each entry since a moment (ISO 8601, UTC) tells of, by the entry's id; None where it is too much.

    For whom to look again, not for anybody's eyes. One statement.
    """
    (rows,) = await reading.one("audit/since", since=moment, most=MOST_SINCE + 1)
    if len(rows) > MOST_SINCE:
        return None
    return {entry: frozenset(_told_of(subject, organisation)) for entry, subject, organisation in rows}


def _told_of(subject: str, organisation: str) -> list[Thing]:
    type_name, _, id_ = subject.partition(":")
    return [(type_name, id_), *([("Organisation", organisation)] if organisation else [])]


async def erase(change: Change, things: Sequence[tuple[str, str]], texts: Sequence[str]) -> None:
    """Erases the values of all entries about these things, and of those in whose values one of these texts stands.

    That somebody changed something stays, and who and when.
    """
    found = {
        "subjects": [f"{type_name}:{id_}" for type_name, id_ in things],
        "texts": [json.dumps(text, ensure_ascii=False) for text in texts],
    }
    await change.reading.store.write(statement("audit/erase"), {}, found, TIMEOUT)


def _plain(value: Any) -> Any:
    """A value as JSON has it; nothing, an empty text and an empty list are all nothing."""
    if isinstance(value, Sequence) and not value:
        return None
    return list(value) if isinstance(value, tuple) else value
