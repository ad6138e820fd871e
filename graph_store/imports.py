"""What an import reads and writes: existing things by id, and whole batches of new or changed ones.

A noun is the stem of a file of the exchange format (`people`, `memberships`); rows are in the order of its columns.
Nothing here is filtered for a viewer: an import is the operator's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.errors import Conflict
from graph_store.statements import statement
from graph_store.store import Statements

TIMEOUT = 120.0
"""Seconds for one batch."""

TYPES: Mapping[str, str] = {
    "place": "places",
    "skill": "skills",
    "organisation": "organisations",
    "person": "people",
    "project": "projects",
    "asset": "assets",
    "need": "needs",
}
"""Every type that a column can name, as it is written before an id, with its noun."""

_TIMED = frozenset({"organisations", "people", "projects", "assets", "needs"})
_PARTY = ("person", "organisation")
_OF_PARTIES = frozenset({"participations", "pledges"})

_LINKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "places": {"parent": ()},
    "skills": {"broader": (), "related": ()},
    "organisations": {"place": (), "parent": ()},
    "people": {"place": ()},
    "projects": {"place": ()},
    "assets": {"owner": _PARTY, "place": ()},
    "needs": {"subject": (*_PARTY, "project"), "skill": (), "place": ()},
    "contributions": {"project": (), "party": _PARTY},
}


@dataclass(frozen=True, slots=True)
class StoredNode:
    """A node as a row of its file; `values` by column, lists as tuples, `created_at` where the noun has times.

    A column that names other things holds the tuple of what the store has, also where the file has only one.
    """

    values: tuple[Any, ...]
    created_at: str | None


@dataclass(frozen=True, slots=True)
class Links:
    """What one column of one node is to name from now on, instead of whatever it named before."""

    column: str
    id: str
    targets: tuple[str, ...]


async def known(store: Statements, wanted: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Those of the wanted ids (by type: `person`) that are in the store."""
    parameters = {noun: sorted(wanted.get(type_, ())) for type_, noun in TYPES.items()}
    found = await store.read(statement("imports/known"), {}, parameters, TIMEOUT)
    columns = ("place", "skill", "organisation", "person", "project", "asset", "need")
    return {type_: set(ids) for type_, ids in zip(columns, found, strict=True)}


async def alike(store: Statements, type_: str, names: Mapping[str, str]) -> dict[str, str]:
    """Of names (`folding.name_key`) with the id of what bears each: the smallest id of another thing that bears it too.

    `type_` is as it is written before an id: person, organisation, project or skill.
    """
    options = {"source": f"every_{type_}"}
    (rows,) = await store.read(statement("imports/alike"), options, {"ids": dict(names)}, TIMEOUT)
    return dict(rows)


async def present(store: Statements) -> frozenset[str]:
    """The nouns of which the store has anything."""
    (nouns,) = await store.read(statement("imports/present"), {}, {}, TIMEOUT)
    return frozenset(nouns)


async def hierarchies(store: Statements) -> dict[str, list[tuple[str, str]]]:
    """Every stored step upwards (id, id of the one above), by noun: places, organisations, skills."""
    found = await store.read(statement("imports/hierarchies"), {}, {}, TIMEOUT)
    nouns = ("places", "organisations", "skills")
    return {noun: [(low, high) for low, high in pairs] for noun, pairs in zip(nouns, found, strict=True)}


async def nodes(store: Statements, noun: str, ids: Collection[str]) -> dict[str, StoredNode]:
    """The nodes of these ids that are in the store, by id."""
    (rows,) = await store.read(statement(f"imports/read_{noun}"), {}, {"ids": list(ids)}, TIMEOUT)
    found = {}
    for row in rows:
        created_at = row.pop() if noun in _TIMED else None
        found[row[0]] = StoredNode(tuple(tuple(v) if isinstance(v, list) else v for v in row), created_at)
    return found


async def write_nodes(store: Statements, noun: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Makes or changes nodes; a row holds every stored property by its name, times included, None for none."""
    await store.write(statement(f"imports/write_{noun}"), {}, {"rows": list(rows)}, TIMEOUT)


async def link(store: Statements, noun: str, links: Iterable[Links]) -> None:
    """Replaces, in one transaction, the relations that these columns of these nodes made.

    Errors: Conflict where something that is to be named has gone meanwhile.
    """
    parameters: dict[str, list[Any]] = {}
    for column, types in _LINKS[noun].items():
        name = column.capitalize()
        parameters[f"clear{name}"] = []
        parameters.update({f"add{name}{type_.capitalize()}": [] for type_ in types or ("",)})
    wanted = 0
    for one in links:
        name = one.column.capitalize()
        parameters[f"clear{name}"].append(one.id)
        for target in one.targets:
            type_, id_ = target.split(":", 1) if _LINKS[noun][one.column] else ("", target)
            parameters[f"add{name}{type_.capitalize()}"].append([one.id, id_])
            wanted += 1
    (added,) = await store.write(statement(f"imports/link_{noun}"), {}, parameters, TIMEOUT)
    _all_there(noun, wanted, added)


async def relations(store: Statements, noun: str, ids: Collection[str]) -> list[tuple[Any, ...]]:
    """All relations of this noun whose first end is one of these ids, as rows of the file."""
    (rows,) = await store.read(statement(f"imports/read_{noun}"), {}, {"ids": list(ids)}, TIMEOUT)
    return [tuple(row) for row in rows]


async def write_relations(
    store: Statements, noun: str, created: Sequence[Mapping[str, Any]], changed: Sequence[Mapping[str, Any]]
) -> None:
    """Makes relations, and changes those of the same key; a row holds the ends by column and the properties by name.

    Errors: Conflict where an end, or a relation that is to be changed, has gone meanwhile.
    """
    parameters: dict[str, list[Any]] = {}
    for verb, rows in (("created", created), ("changed", changed)):
        if noun in _OF_PARTIES:
            parameters.update({f"{verb}People": [], f"{verb}Organisations": []})
            for row in rows:
                type_, id_ = row["party"].split(":", 1)
                parameters[f"{verb}{TYPES[type_].capitalize()}"].append({**row, "partyId": id_})
        else:
            parameters[verb] = list(rows)
    (written,) = await store.write(statement(f"imports/write_{noun}"), {}, parameters, TIMEOUT)
    _all_there(noun, len(created) + len(changed), written)


def _all_there(noun: str, wanted: int, written: int) -> None:
    if written != wanted:
        raise Conflict(
            f"Of {wanted} relations of {noun} only {written} found their ends: "
            "something was deleted while the import ran. Run it again."
        )
