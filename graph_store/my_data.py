"""Everything that the graph keeps of the viewer's own person, by the columns of the exchange format.

Of others there is what his rows name, as far as he sees it: a row that names something hidden from him is left out.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store import imports
from graph_store.entities import by_ids
from graph_store.files import FILES, ExchangeFile, single
from graph_store.folding import unsortable
from graph_store.reading import Reading
from graph_store.writes import audit
from graph_store.writes.audit import Thing

Row = dict[str, Any]

_FILES: Mapping[str, ExchangeFile] = {file.noun: file for file in FILES}
_RELATIONS = ("memberships", "participations", "person_skills", "endorsements", "asset_uses", "pledges")
_OWNER = frozenset({"owner", "subject", "party"})
"""The columns in which his things name himself."""
_KEY = ("prefix", "name", "scope", "created_at", "expires_at", "revoked_at")


@dataclass(frozen=True, slots=True)
class MyData:
    """What is kept of a person, but for the audit; the person and the things of which the audit is his."""

    rows: dict[str, Any]
    own: str
    things: tuple[Thing, ...]


async def my_data(reading: Reading) -> MyData | None:
    """The person's rows by file, and what no file has: account, keys, suspension; None where he is nobody.

    Ids are the sender's; a node has its times besides its columns. Statements: seven at most, whatever there is.
    """
    own = reading.viewer.self_id
    if own is None:
        return None
    updated_at, account, since, reason, until, assets, needs, gave = await reading.one("my_data/things", id=own)
    if updated_at is None:
        return None
    (keys,) = await reading.one("api_keys/of_person", person=own)
    rows = {
        "people": await _nodes(reading, "people", {own: updated_at}),
        "assets": await _nodes(reading, "assets", dict(assets)),
        "needs": await _nodes(reading, "needs", dict(needs)),
        "contributions": await _nodes(reading, "contributions", dict.fromkeys(gave)),
        **await _relations(reading, own),
        "account": None if account is None else dict(zip(("issuer", "subject"), json.loads(account), strict=True)),
        "api_keys": [dict(zip(_KEY, key, strict=True)) for key in keys],
        "suspension": None if since is None else {"since": since, "reason": reason, "until": until or None},
    }
    ids = {"Asset": [one for one, _ in assets], "Need": [one for one, _ in needs], "Contribution": gave}
    return MyData(rows, own, tuple((type_name, id_) for type_name, some in ids.items() for id_ in some))


async def changes(reading: Callable[[], Reading], mine: MyData) -> AsyncIterator[list[Row]]:
    """What the audit has of the person and of his things since they are his, oldest first, in pages.

    What names somebody whom he does not see is left out. `reading` is called for each page, so that its time-out is
    that of a page. Statements: one, and for each page one, and one more for each of people, organisations
    and projects that its values name.
    """
    since = await audit.his_since(reading(), mine.things, _OWNER, f"person:{mine.own}") if mine.things else {}
    things = (("Person", mine.own), *mine.things)
    last = None
    while True:
        page = await audit.page(reading(), things, last)
        his = [(thing, entry) for thing, entry in page if (entry.at, entry.id) >= since.get(thing, ("", ""))]
        seen = await _seen(reading(), {one for thing, entry in his for one in _named(thing, entry)})
        yield [_change(thing, entry) for thing, entry in his if _named(thing, entry) <= seen]
        if len(page) < audit.PAGE:
            return
        last = page[-1][1]


def _named(thing: Thing, entry: audit.Entry) -> frozenset[Thing]:
    """Whom the values of an entry about one of his things name; of himself he reads what the field `changes` says."""
    if thing[0] == "Person":
        return frozenset()
    texts = [
        text if column in _OWNER else f"project:{text}"
        for column, *both in entry.changes
        if column in _OWNER or (thing[0], column) == ("Contribution", "project")
        for text in both
        if text is not None
    ]
    split = [text.split(":", 1) for text in texts]
    return frozenset((type_.capitalize(), id_) for type_, id_ in split)


async def _seen(reading: Reading, things: Collection[Thing]) -> set[Thing]:
    by_type: dict[str, list[str]] = {}
    for type_name, id_ in sorted(things):
        by_type.setdefault(type_name, []).append(id_)
    return {(type_name, id_) for type_name, ids in by_type.items() for id_ in await by_ids(reading, type_name, ids, ())}


async def _nodes(reading: Reading, noun: str, times: Mapping[str, str | None]) -> list[Row]:
    """The rows of these ids, each with when it last changed, in the order of the ids."""
    file = _FILES[noun]
    found = await imports.nodes(reading.store, noun, list(times)) if times else {}
    rows = []
    for id_, updated_at in times.items():
        if id_ not in found:
            continue
        row = _row(file, found[id_].values)
        row.update(dict.fromkeys(_OWNER & row.keys(), f"person:{unsortable(reading.viewer.self_id or '')}"))
        if updated_at is not None:
            row.update(created_at=found[id_].created_at, updated_at=updated_at)
        rows.append(row)
    return rows


async def _relations(reading: Reading, own: str) -> dict[str, list[Row]]:
    found = await reading.one("my_data/relations", id=own)
    return {
        noun: sorted((_row(_FILES[noun], row) for row in rows), key=lambda row: json.dumps([*row.values()]))
        for noun, rows in zip(_RELATIONS, found, strict=True)
    }


def _row(file: ExchangeFile, values: Sequence[Any]) -> Row:
    """A row by column, with ids as their senders wrote them."""
    return {column: _value(file, column, value) for column, value in zip(file.columns, values, strict=True)}


def _value(file: ExchangeFile, column: str, value: Any) -> Any:
    if column in file.references and isinstance(value, tuple):
        value = single(file, column, value)
    if column == "id" or column in file.references:
        return None if value is None else unsortable(value)
    return list(value) if isinstance(value, tuple) else value


def _change(thing: Thing, entry: audit.Entry) -> Row:
    type_name, id_ = thing
    values = [{"field": column, "before": before, "after": after} for column, before, after in entry.changes]
    subject = f"{type_name.lower()}:{unsortable(id_)}"
    return {"at": entry.at, "account": entry.account, "mutation": entry.action, "subject": subject, "values": values}
