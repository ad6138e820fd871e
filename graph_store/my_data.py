"""Everything that the graph keeps of the viewer's own person, by the columns of the exchange format.

Of others there is what his rows name, as far as he sees it: a row that names something hidden from him is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph_store import imports
from graph_store.files import FILES, ExchangeFile, single
from graph_store.folding import unsortable
from graph_store.reading import Reading
from graph_store.writes import audit

Row = dict[str, Any]

_FILES: Mapping[str, ExchangeFile] = {file.noun: file for file in FILES}
_RELATIONS = ("memberships", "participations", "person_skills", "endorsements", "asset_uses", "pledges")
_OWNER = frozenset({"owner", "subject", "party"})
"""The columns in which his things name himself."""
_KEY = ("prefix", "name", "scope", "created_at", "expires_at", "revoked_at")


async def my_data(reading: Reading) -> dict[str, Any] | None:
    """The person's rows by file, and what no file has: account, keys, suspension, the audit; None where he is nobody.

    Ids are the sender's; a node has its times besides its columns. Statements: eight at most, whatever there is.
    """
    own = reading.viewer.self_id
    if own is None:
        return None
    updated_at, account, since, reason, until, assets, needs, gave = await reading.one("my_data/things", id=own)
    if updated_at is None:
        return None
    (keys,) = await reading.one("api_keys/of_person", person=own)
    return {
        "people": await _nodes(reading, "people", {own: updated_at}),
        "assets": await _nodes(reading, "assets", dict(assets)),
        "needs": await _nodes(reading, "needs", dict(needs)),
        "contributions": await _nodes(reading, "contributions", dict.fromkeys(gave)),
        **await _relations(reading, own),
        "account": None if account is None else dict(zip(("issuer", "subject"), json.loads(account), strict=True)),
        "api_keys": [dict(zip(_KEY, key, strict=True)) for key in keys],
        "suspension": None if since is None else {"since": since, "reason": reason, "until": until or None},
        "changes": [_change(entry) for entry in await audit.entries(reading, "Person", own)],
    }


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


def _change(entry: audit.Entry) -> Row:
    values = [{"field": column, "before": before, "after": after} for column, before, after in entry.changes]
    return {"at": entry.at, "account": entry.account, "mutation": entry.action, "values": values}
