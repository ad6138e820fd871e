"""The audit: who changed what and when, from and to. Nodes of their own label, no part of the community."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.identity import Identity
from graph_store.reading import Reading
from graph_store.statements import statement
from graph_store.writes.keys import TIMEOUT
from graph_store.writes.mutation import Change

MOST_SINCE = 1_000
"""So many entries are read of what has happened since a moment; where there are more, anything may have changed."""

PAGE = 500
"""Entries that are read at once, where they can be many."""

Thing = tuple[str, str]
"""A type and the id of a thing of it."""


async def record(
    change: Change,
    type_name: str,
    id_: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    other: Identity | None = None,
) -> None:
    """Writes down what a mutation changes of one thing; values by column, the same ones are left out.

    Before it was there, and after it was deleted, a thing has no values. The entry is in the mutation's transaction.
    `other` is a person or an organisation that the entry tells of too: who does not see it does not see the entry.
    """
    columns = dict.fromkeys((*before, *after))
    values = [(column, _plain(before.get(column)), _plain(after.get(column))) for column in columns]
    entry = {
        "id": secrets.token_hex(16),
        "at": change.author.moment,
        "account": change.author.account,
        "action": change.action,
        "subject": f"{type_name}:{id_}",
        "organisation": other.id if other and other.type == "Organisation" else "",
        "person": other.id if other and other.type == "Person" else "",
        "changes": json.dumps([value for value in values if value[1] != value[2]], ensure_ascii=False),
    }
    await change.reading.store.write(statement("audit/record"), {}, entry, TIMEOUT)


FORGOTTEN = Identity("Person", " ")
"""A person of whom nothing is known any more, but that an entry tells of one: nobody has this id."""


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
    return [_entry(*row) for row in rows]


async def page(reading: Reading, things: Collection[Thing], after: Entry | None) -> list[tuple[Thing, Entry]]:
    """What was changed of these things, oldest first, as far as the viewer sees it: a page of it, after an entry."""
    subjects = [f"{type_name}:{id_}" for type_name, id_ in things]
    begins = {"at": after.at, "id": after.id} if after else {"at": "", "id": ""}
    (rows,) = await reading.one("audit/of_things", subjects=subjects, most=PAGE, **begins)
    return [(_thing(subject), _entry(*row)) for *row, subject in rows]


async def his_since(
    reading: Reading, things: Collection[Thing], columns: Collection[str], owner: str
) -> dict[Thing, tuple[str, str]]:
    """Of things the moment and the id of the last entry by which one of these columns names the owner (`person:p`).

    What was the owner's from the beginning of the audit is not in it.
    """
    subjects = [f"{type_name}:{id_}" for type_name, id_ in things]
    text = json.dumps(owner, ensure_ascii=False)
    (rows,) = await reading.one("audit/naming", subjects=subjects, text=text)
    found: dict[Thing, tuple[str, str]] = {}
    for subject, at, entry, changes in rows:
        if any(column in columns and now == owner for column, _, now in json.loads(changes)):
            found[_thing(subject)] = max(found.get(_thing(subject), ("", "")), (at, entry))
    return found


def _entry(id_: str, at: str, account: str, action: str, changes: str) -> Entry:
    values = json.loads(changes)
    return Entry(id_, at, account, action, tuple((column, before, after) for column, before, after in values))


def _thing(subject: str) -> Thing:
    type_name, _, id_ = subject.partition(":")
    return type_name, id_


async def since(reading: Reading, moment: str) -> dict[str, frozenset[Thing]] | None:
    """The things that each entry since a moment (ISO 8601, UTC) tells of, by the entry's id; None where it is too much.

    For whom to look again, not for anybody's eyes. One statement.
    """
    (rows,) = await reading.one("audit/since", since=moment, most=MOST_SINCE + 1)
    if len(rows) > MOST_SINCE:
        return None
    return {entry: frozenset(_told_of(*told)) for entry, *told in rows}


def _told_of(subject: str, organisation: str, person: str) -> list[Thing]:
    others = (("Organisation", organisation), ("Person", person))
    return [_thing(subject), *(other for other in others if other[1].strip())]


async def erase(change: Change, things: Sequence[tuple[str, str]], texts: Sequence[str]) -> None:
    """Erases the values of all entries that tell of these things, and of those in whose values a text of these stands.

    That somebody changed something stays, and who and when.
    """
    found = {
        "subjects": [f"{type_name}:{id_}" for type_name, id_ in things],
        "people": [id_ for type_name, id_ in things if type_name == "Person"],
        "texts": [json.dumps(text, ensure_ascii=False) for text in texts],
    }
    await change.reading.store.write(statement("audit/erase"), {}, found, TIMEOUT)


def _plain(value: Any) -> Any:
    """A value as JSON has it; nothing, an empty text and an empty list are all nothing."""
    if isinstance(value, Sequence) and not value:
        return None
    return list(value) if isinstance(value, tuple) else value
