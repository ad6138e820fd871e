"""What the batch functions of one request share: they read a level at once, and each thing once.

A batch function takes all keys of a level, `(keys, arguments) -> one result for each key`, and costs one statement
whatever the number of keys. What is read by its id is kept as long as the request: read once, built once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graph_store import entities, policy, relations
from graph_store.policy import Action
from graph_store.projections import Columns
from graph_store.reading import Reading
from graph_store.records import Entity
from graph_store.relations import Link

K = TypeVar("K")
T = TypeVar("T")


@dataclass(slots=True)
class _Together(Generic[T]):
    """The ids that are asked about at the same time, each once, and the answer for all of them."""

    ids: dict[str, None] = field(default_factory=dict)
    answer: asyncio.Future[T] | None = None


class Batches:
    """The batch functions of one request."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._read: dict[tuple[str, Columns | None], dict[str, Entity | None]] = {}
        self._under_way: dict[tuple[str, Columns | None], dict[str, asyncio.Future[dict[str, Entity]]]] = {}
        self._asked: dict[tuple[str, Columns | None], _Together[dict[str, Entity | None]]] = {}
        self._wondering: dict[tuple[Action, str], _Together[set[str]]] = {}

    async def entity(self, type_name: str, id_: str, columns: Columns | None = None) -> Entity | None:
        """The thing with this id, as far as the viewer sees it; asked at the same time, many are one statement."""

        async def read(ids: list[str]) -> dict[str, Entity | None]:
            return dict(zip(ids, await self.entities(type_name, ids, columns), strict=True))

        return (await _together(self._asked, (type_name, columns), id_, read))[id_]

    def things(self) -> frozenset[tuple[str, str]]:
        """The type and the id of everything that was read by its id, also of what was not there or not seen."""
        return frozenset((type_name, id_) for (type_name, _), known in self._read.items() for id_ in known)

    async def entities(self, type_name: str, ids: Sequence[str], columns: Columns | None = None) -> list[Entity | None]:
        """The things with these ids, in their order, with these columns (None: all); None where there is none."""
        known = self._read.setdefault((type_name, columns), {})
        under_way = self._under_way.setdefault((type_name, columns), {})
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in known and id_ not in under_way]
        others = {under_way[id_] for id_ in ids if id_ in under_way}
        if missing:
            read = asyncio.ensure_future(entities.by_ids(self.reading, type_name, missing, columns))
            under_way.update(dict.fromkeys(missing, read))
            try:
                found = await read
            finally:
                for id_ in missing:
                    del under_way[id_]
            known.update((id_, found.get(id_)) for id_ in missing)
        for other in others:
            await asyncio.wait([other])
        if others:
            return await self.entities(type_name, ids, columns)
        return [known[id_] for id_ in ids]

    async def may(self, action: Action, type_name: str, id_: str) -> bool:
        """Whether the viewer may do this with the thing; asked at the same time, many are one statement."""

        async def permitted(ids: list[str]) -> set[str]:
            return await policy.permitted(self.reading, action, type_name, ids)

        return id_ in await _together(self._wondering, (action, type_name), id_, permitted)

    async def neighbours(
        self, link: Link, ids: Sequence[str], columns: Mapping[str, Columns | None]
    ) -> list[Entity | None]:
        """What each thing is linked to, as far as the viewer sees it, with the columns of its type."""
        found = await relations.read_link(self.reading, link, ids)
        by_type: dict[str, list[str]] = {}
        for type_name, id_ in filter(None, found):
            by_type.setdefault(type_name, []).append(id_)
        read = await asyncio.gather(*(self.entities(name, some, columns[name]) for name, some in by_type.items()))
        things = {
            (type_name, id_): thing
            for (type_name, some), here in zip(by_type.items(), read, strict=True)
            for id_, thing in zip(some, here, strict=True)
        }
        return [things[one] if one else None for one in found]


async def _together(waiting: dict[K, _Together[T]], key: K, id_: str, ask: Callable[[list[str]], Awaitable[T]]) -> T:
    """What `ask` answers about all ids that are asked about under this key at the same time, this one among them."""
    together = waiting.setdefault(key, _Together())
    together.ids[id_] = None
    # Whoever asks at the same time has asked when this goes on; the first of them asks for all.
    await asyncio.sleep(0)
    if together.answer is None:
        del waiting[key]
        together.answer = asyncio.ensure_future(ask(list(together.ids)))
    return await together.answer
