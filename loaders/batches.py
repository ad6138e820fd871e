"""Batch functions and the loaders made from them, for one request.

A batch function takes all keys of a level at once, `(keys, arguments, reading) -> one result per key`, and costs one
statement whatever the number of keys. aiodataloader gathers the keys that the fields of one level ask for, so a field
never fetches for one parent. The loaders live as long as the request: what was read once is not read again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any

from aiodataloader import DataLoader

from graph_store import entities, relations
from graph_store.reading import Reading
from graph_store.records import Entity
from graph_store.relations import Link, Relation, Rows, Window

BatchFunction = Callable[[Sequence[Any], Any, Reading], Awaitable[Sequence[Any]]]


async def entities_by_id(keys: Sequence[str], type_name: str, reading: Reading) -> list[Entity | None]:
    """The things of one type with these ids; None where the viewer sees nothing."""
    found = await entities.by_ids(reading, type_name, keys)
    return [found.get(key) for key in keys]


async def neighbour_by_key(keys: Sequence[str], link: Link, reading: Reading) -> list[tuple[str, str] | None]:
    """The type and id of what each key is linked to."""
    return await relations.read_link(reading, link, keys)


RelationArguments = tuple[Relation, Window, bool, tuple[tuple[str, Any], ...]]


async def rows_by_key(keys: Sequence[str], arguments: RelationArguments, reading: Reading) -> list[Rows]:
    """The neighbours of each key."""
    relation, window, count, given = arguments
    return await relations.read_relation(reading, relation, keys, window, count, dict(given))


class Batches:
    """The loaders of one request, made as they are needed, one for each batch function and its arguments."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._loaders: dict[Hashable, DataLoader[Any, Any]] = {}

    def loader(self, function: BatchFunction, arguments: Any) -> DataLoader[Any, Any]:
        """The loader of one batch function with these (hashable) arguments."""
        key = (function, arguments)
        if key not in self._loaders:

            async def batch(keys: list[Any]) -> list[Any]:
                return list(await function(keys, arguments, self.reading))

            self._loaders[key] = DataLoader(batch)
        return self._loaders[key]

    async def entity(self, type_name: str, id_: str) -> Entity | None:
        """The thing with this id, as far as the viewer sees it."""
        found: Entity | None = await self.loader(entities_by_id, type_name).load(id_)
        return found

    async def entities(self, type_name: str, ids: Sequence[str]) -> list[Entity | None]:
        """The things with these ids, in their order."""
        found: list[Entity | None] = await self.loader(entities_by_id, type_name).load_many(list(ids))
        return found

    async def neighbour(self, link: Link, id_: str) -> Entity | None:
        """What a thing is linked to, as far as the viewer sees it."""
        found: tuple[str, str] | None = await self.loader(neighbour_by_key, link).load(id_)
        return await self.entity(*found) if found else None

    async def rows(
        self, relation: Relation, id_: str, window: Window, count: bool, arguments: Mapping[str, Any]
    ) -> Rows:
        """A page of what a thing is connected to."""
        key: RelationArguments = (relation, window, count, tuple(sorted(arguments.items())))
        found: Rows = await self.loader(rows_by_key, key).load(id_)
        return found
