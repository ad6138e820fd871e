"""Things that are made, changed and deleted: the same way for every noun, by the declaration of its file."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from graph_store import imports, policy
from graph_store.drafts import NodeDraft
from graph_store.files import FILES, ExchangeFile, other_links, own_values, single
from graph_store.identity import Identity
from graph_store.imports import StoredNode
from graph_store.statements import statement
from graph_store.writes import audit
from graph_store.writes.drafting import Given, Named, as_draft, check_expected, drafted, named
from graph_store.writes.keys import TIMEOUT, Outcome
from graph_store.writes.moments import after
from graph_store.writes.mutation import Change
from graph_store.writes.problems import Problem, Refused

_BY_TYPE: Mapping[str, ExchangeFile] = {file.makes.capitalize(): file for file in FILES if file.makes}
_NAMED_BY_OTHERS = ("Place", "Skill")

Expected = str | Given | None
"""What a client last saw: updatedAt, or values by column."""


async def create(
    change: Change, type_name: str, given: Given, beside: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> Outcome:
    """Makes a thing with an id of the service's own; `beside` are the types of what is named but is no column.

    Raises Refused, and Forbidden where the viewer may not make such a thing, or not for what it is to belong to.
    """
    file = _BY_TYPE[type_name]
    names = named(file, given, beside)
    await policy.check_making(change.reading, type_name, names.by_column)
    id_ = str(uuid.uuid4())
    draft = as_draft(NodeDraft, await drafted(change.reading, file, given, {"id": id_}, names))
    await _write(change, file, draft, None, change.author.moment)
    await audit.record(change, type_name, id_, {}, _values(file, draft))
    return Outcome(((type_name, id_),))


async def update(change: Change, type_name: str, id_: str, given: Given, expected: Expected) -> Outcome:
    """Changes the given columns of a thing, None empties one.

    `expected` is what the client last saw, its updatedAt or values by column: where that is not so, CONFLICT. Raises
    Refused, NotFound and Forbidden.
    """
    found = await _found(change, type_name, id_, given, expected)
    names = named(found.file, given)
    await policy.check_belonging(change.reading, type_name, names.by_column)
    await _change(change, type_name, id_, given, names, found)
    return Outcome(((type_name, id_),))


async def follow(
    change: Change, type_name: str, id_: str, given: Given, updated_at: str, other: Identity | None
) -> None:
    """Changes columns of a thing that is held, whether or not the viewer may change it.

    For what follows from another change that he may make; `other` is of whom that one tells. Raises Refused.
    """
    found = await _stored(change, type_name, id_, updated_at)
    await _change(change, type_name, id_, given, named(found.file, given), found, other)


async def _change(
    change: Change,
    type_name: str,
    id_: str,
    given: Given,
    names: Named,
    found: _Found,
    other: Identity | None = None,
) -> None:
    file = found.file
    draft = as_draft(NodeDraft, await drafted(change.reading, file, given, found.values, names))
    await _check_circle(change, file, type_name, draft, given)
    if await _write(change, file, draft, found.stored, _later(change.author.moment, found.updated_at)):
        await audit.record(change, type_name, id_, found.values, _values(file, draft), other=other)


async def delete(change: Change, type_name: str, id_: str, expected: Expected) -> Outcome:
    """Deletes a thing, and what cannot be without it. Raises as `update`, Refused where a place or skill is named."""
    found = await _found(change, type_name, id_, (), expected)
    options = {"thing": f"the_{type_name.lower()}"}
    if type_name in _NAMED_BY_OTHERS:
        (used,) = await change.reading.store.read(statement("mutations/used"), options, {"id": id_}, TIMEOUT)
        if used:
            words = f"{used} things name it: let them name another one first."
            raise Refused([Problem("CONFLICT", words, ("input", "id"))])
    (gone,) = await change.reading.store.write(statement("mutations/delete"), options, {"id": id_}, TIMEOUT)
    await audit.record(change, type_name, id_, found.values, {})
    for gone_type, gone_id in gone:
        await audit.record(change, gone_type, gone_id, {}, {})
    return Outcome(((type_name, id_),))


@dataclass(frozen=True, slots=True)
class _Found:
    """A thing that is to be changed, as it is: its values by column, with one thing where a column can name one."""

    file: ExchangeFile
    stored: StoredNode
    values: Given
    updated_at: str | None


async def _found(change: Change, type_name: str, id_: str, columns: Collection[str], expected: Expected) -> _Found:
    """The thing, held and read; these columns of it may be changed, and it is as the client expects."""
    await hold(change, type_name, id_)
    updated_at = await policy.check_changing(change.reading, type_name, id_, columns)
    found = await _stored(change, type_name, id_, updated_at)
    if isinstance(expected, str) and expected != updated_at:
        words = f"It was changed at {updated_at}: look at what it is now, and change that."
        raise Refused([Problem("CONFLICT", words, ("input", "expectedUpdatedAt"))])
    if isinstance(expected, Mapping):
        check_expected(found.file, found.values, expected)
    return found


async def _stored(change: Change, type_name: str, id_: str, updated_at: str | None) -> _Found:
    file = _BY_TYPE[type_name]
    stored = (await imports.nodes(change.reading.store, file.noun, [id_]))[id_]
    values = {column: single(file, column, value) for column, value in zip(file.columns, stored.values, strict=True)}
    return _Found(file, stored, values, updated_at)


async def hold(change: Change, type_name: str, id_: str) -> None:
    """Holds a thing before it is read, so that what is compared is what is written over."""
    options = {"thing": f"the_{type_name.lower()}"}
    await change.reading.store.write(statement("mutations/hold"), options, {"id": id_}, TIMEOUT)


async def _write(change: Change, file: ExchangeFile, draft: NodeDraft, stored: StoredNode | None, moment: str) -> bool:
    """Writes what differs from what is stored, as an import does; whether anything does."""
    store = change.reading.store
    own = stored is None or own_values(file, draft.values()) != own_values(file, stored.values)
    links = other_links(file, draft, stored)
    if own:
        times = {"createdAt": stored.created_at if stored else moment, "updatedAt": moment}
        await imports.write_nodes(store, file.noun, [{**draft.properties(), **times}])
    if links:
        await imports.link(store, file.noun, links)
    return own or bool(links)


async def _check_circle(change: Change, file: ExchangeFile, type_name: str, draft: NodeDraft, given: Given) -> None:
    """Refuses what would put a thing above itself; what is named is held, so that nobody closes a circle meanwhile."""
    column = file.hierarchy
    if column is None or given.get(column) is None:
        return
    value = getattr(draft, column)
    options = {"thing": f"the_{type_name.lower()}"}
    for id_ in sorted(value) if isinstance(value, tuple) else [value]:
        await hold(change, type_name, id_)
        parameters = {"id": id_, "top": draft.id}
        (is_circle,) = await change.reading.store.read(statement("mutations/above"), options, parameters, TIMEOUT)
        if is_circle:
            words = f"{column}: this would go round in a circle; name something that is not below it."
            raise Refused([Problem("INVALID", words, ("input", column))])


def _values(file: ExchangeFile, draft: NodeDraft) -> dict[str, Any]:
    return dict(zip(file.columns, draft.values(), strict=True))


def _later(moment: str, than: str | None) -> str:
    """The moment, or the first one after what is stored: a thing that has changed never looks as if it had not."""
    if than is None or moment > than:
        return moment
    return after(than, timedelta(microseconds=1))
