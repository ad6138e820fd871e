"""A small schema in which anything can fail, and the documents say what does.

    { stations(fail: ["syncMaybe", "name"], null: ["depth"], wrong: ["asyncOne"], at: [1, 2]) { .. } }

At the stations with these numbers the named fields raise, are null, or have a value that their type does not allow. A
station is one object wherever it comes from, and each relation of station n leads to stations 10 n + 1, 10 n + 2, ..;
`at: []` means all. So that it is decided which error is first, everything that waits waits for one turn.
"""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, NewType, cast

import strawberry
from strawberry.schema.config import StrawberryConfig

from execution.fields import batch_field
from execution.info import Info
from tests.execution.comparing import Pair

HUB = 99
MANY = 1000


class Fault(RuntimeError):
    """What fails here."""


@dataclass
class Settings:
    """What is to fail, be null or be wrong, and at which stations."""

    fail: frozenset[str] = frozenset()
    null: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    at: frozenset[int] = frozenset()
    known: dict[int, Any] = field(default_factory=dict)

    def station(self, number: int) -> Row:
        """The one station with this number."""
        return cast("Row", self.known.setdefault(number, Row(number, self)))


class Row:
    """A station, every field of which is an attribute; relations are read by the resolvers."""

    def __init__(self, number: int, settings: Settings) -> None:
        self._number = number
        self._settings = settings

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        settings = self._settings
        if not settings.at or self._number in settings.at:
            if name in settings.fail:
                raise Fault(f"{name} of {self._number}")
            if name in settings.null:
                return None
            if name in settings.wrong:
                return WRONG
        read = LEAVES.get(name) or RELATIONS.get(name.rpartition("_")[2])
        if read is None:
            raise AttributeError(name)
        return read(self)

    def related(self, *places: int) -> list[Row]:
        """The stations that follow on this one."""
        return [self._settings.station(self._number * 10 + place) for place in places]

    def __repr__(self) -> str:
        return f"<station {self._number}>"


class _Wrong:
    def __repr__(self) -> str:
        return "<wrong>"


WRONG = _Wrong()


@strawberry.enum
class Kind(enum.Enum):
    BUOY = "buoy"
    MAST = strawberry.enum_value("mast", name="TOWER")


Stamp = NewType("Stamp", object)


def stamped(value: Any) -> str | None:
    """What the scalar `Stamp` sends: it raises for what is wrong, and makes nothing of 0."""
    if value is WRONG:
        raise Fault("no stamp")
    return f"stamp {value}" if value else None


SCALARS: Any = {Stamp: strawberry.scalar(name="Stamp", serialize=stamped, parse_value=str)}

LEAVES: dict[str, Callable[[Row], Any]] = {
    "number": lambda row: row._number,
    "name": lambda row: f"station {row._number}",
    "label": lambda row: f"label {row._number}",
    "depth": lambda row: row._number + 0.5,
    "active": lambda row: row._number % 2 == 0,
    "kind": lambda row: Kind.BUOY if row._number % 2 else "mast",
    "kinds": lambda row: [Kind.BUOY, Kind.MAST],
    "tags": lambda row: ["a", f"b{row._number}"],
    "marks": lambda row: ["x", None, "z"],
    "grid": lambda row: [[1, None], None, [row._number]],
    "holes": lambda row: [1, None, 3],
    "stamp": lambda row: row._number,
    "zero": lambda row: 0,
    "large": lambda row: 2**31 + row._number,
    "mixed": lambda row: [1, "two", 2**40, ValueError("in a list"), None],
}


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Sensor(Node):
    id: strawberry.ID
    reading: float | None
    station: Station

    @strawberry.field
    async def late(self) -> str:
        await asyncio.sleep(0)
        if self.reading is None:
            raise Fault(f"late of {self.id}")
        return f"late {self.id}"


@strawberry.type
class Camera(Node):
    id: strawberry.ID
    reading: float | None
    pixels: int

    @strawberry.field
    def zoom(self, by: int = 2) -> int | None:
        if by < 0:
            raise Fault(f"zoom of {self.id}")
        return self.pixels * by


@strawberry.type
class Stray(Node):
    """Of the interface, and not of the union."""

    id: strawberry.ID


Thing = Annotated[Sensor | Camera, strawberry.union("Thing")]


def nodes_of(row: Row) -> list[Any]:
    """A sensor, a camera, a camera without a reading, a sensor without one."""
    name = f"n{row._number}"
    return [
        Sensor(id=strawberry.ID(f"{name}a"), reading=1.5, station=cast("Any", row)),
        Camera(id=strawberry.ID(f"{name}b"), reading=2.5, pixels=row._number),
        Camera(id=strawberry.ID(f"{name}c"), reading=None, pixels=0),
        Sensor(id=strawberry.ID(f"{name}d"), reading=None, station=cast("Any", row)),
    ]


RELATIONS: dict[str, Callable[[Row], Any]] = {
    "one": lambda row: row.related(1)[0],
    "maybe": lambda row: row.related(2)[0],
    "all": lambda row: row.related(3, 4),
    "some": lambda row: [*row.related(5), None, *row.related(6)],
    "same": lambda row: [row, *row.related(7), row],
    "hub": lambda row: row._settings.station(HUB),
    "node": lambda row: nodes_of(row)[0],
    "nodes": nodes_of,
    "thing": lambda row: nodes_of(row)[1],
    "things": lambda row: [*nodes_of(row)[:2], None],
    "strays": lambda row: [Stray(id=strawberry.ID("s")), row, nodes_of(row)[0], WRONG],
    "faults": lambda row: [*row.related(8), Fault(f"an item of {row._number}"), None],
    "rows": lambda row: [row.related(1, 2), None, row.related(3)],
}


def by_sync(name: str) -> Any:
    """A field of a resolver that is not async."""

    def resolve(self: Any) -> Any:
        return getattr(self, name)

    return strawberry.field(resolver=resolve)


def by_async(name: str) -> Any:
    """A field of an async resolver, which waits for one turn."""

    async def resolve(self: Any) -> Any:
        await asyncio.sleep(0)
        return getattr(self, name)

    return strawberry.field(resolver=resolve)


def by_batch(name: str) -> Any:
    """A batch field; a parent at which it fails has an exception as its value."""

    async def fetched(parents: Sequence[Any], info: Info[Any, Any]) -> list[Any]:
        await asyncio.sleep(0)
        found: list[Any] = []
        for parent in parents:
            try:
                found.append(getattr(parent, name))
            except (Fault, AttributeError) as fault:
                found.append(fault)
        return found

    return batch_field(fetched, graphql_type=None, description="")


async def numbered(parents: Sequence[Any], info: Info[Any, Any], by: int = 1, short: bool = False) -> list[Any]:
    """Numbers; it fails for all where `by` is negative, and is one value short where that is asked for."""
    await asyncio.sleep(0)
    if by < 0:
        raise Fault("all of the batch")
    return [parent._number * by for parent in parents][short:]


@strawberry.type
class Station:
    number: int
    name: str
    label: str | None
    depth: float | None
    active: bool
    kind: Kind
    kinds: list[Kind]
    tags: list[str]
    marks: list[str | None]
    grid: list[list[int | None] | None]
    holes: list[int] | None
    stamp: Stamp | None
    zero: Stamp | None
    large: int | None
    mixed: list[int | None]
    attribute_one: Station
    attribute_maybe: Station | None
    attribute_all: list[Station]
    attribute_some: list[Station | None] | None
    attribute_same: list[Station]
    attribute_node: Node
    attribute_nodes: list[Node | None]
    attribute_thing: Thing | None
    attribute_faults: list[Station | None] | None
    attribute_rows: list[list[Station] | None]
    attribute_strays: list[Node | None]
    sync_label: str | None = by_sync("sync_label")
    sync_name: str = by_sync("sync_name")
    sync_one: Station = by_sync("sync_one")
    sync_maybe: Station | None = by_sync("sync_maybe")
    sync_all: list[Station] = by_sync("sync_all")
    sync_some: list[Station | None] | None = by_sync("sync_some")
    sync_hub: Station = by_sync("sync_hub")
    sync_nodes: list[Node] = by_sync("sync_nodes")
    sync_things: list[Thing | None] = by_sync("sync_things")
    async_label: str | None = by_async("async_label")
    async_name: str = by_async("async_name")
    async_one: Station = by_async("async_one")
    async_maybe: Station | None = by_async("async_maybe")
    async_all: list[Station] = by_async("async_all")
    async_some: list[Station | None] | None = by_async("async_some")
    async_hub: Station = by_async("async_hub")
    async_nodes: list[Node | None] | None = by_async("async_nodes")
    async_strays: list[Thing | None] = by_async("async_strays")
    batch_label: str | None = by_batch("batch_label")
    batch_name: str = by_batch("batch_name")
    batch_one: Station = by_batch("batch_one")
    batch_maybe: Station | None = by_batch("batch_maybe")
    batch_all: list[Station] = by_batch("batch_all")
    batch_some: list[Station | None] | None = by_batch("batch_some")
    batch_hub: Station = by_batch("batch_hub")
    batch_things: list[Thing | None] | None = by_batch("batch_things")
    batch_faults: list[Station | None] = by_batch("batch_faults")
    batch_number: int | None = batch_field(numbered, graphql_type=None, description="")


for _kind in ("label", "name"):
    RELATIONS[_kind] = LEAVES[_kind]

Names = list[str] | None


def made(fail: Names, null: Names, wrong: Names, at: list[int] | None) -> Settings:
    """The settings that a field's arguments are, which name fields as the schema does."""
    failing, nulls, wrongs = (frozenset(map(snake, names or ())) for names in (fail, null, wrong))
    return Settings(failing, nulls, wrongs, frozenset(at or ()))


def snake(name: str) -> str:
    """The attribute that a field of the schema is."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def root(start: Callable[[Settings], Any]) -> Any:
    """A root field that starts with these stations."""

    def resolve(fail: Names = None, null: Names = None, wrong: Names = None, at: list[int] | None = None) -> Any:
        return start(made(fail, null, wrong, at))

    return strawberry.field(resolver=resolve)


def async_root(start: Callable[[Settings], Any]) -> Any:
    """As `root`, by an async resolver."""

    async def resolve(fail: Names = None, null: Names = None, wrong: Names = None, at: list[int] | None = None) -> Any:
        await asyncio.sleep(0)
        return start(made(fail, null, wrong, at))

    return strawberry.field(resolver=resolve)


def fault(settings: Settings) -> Any:
    """Fails."""
    raise Fault("the root")


@strawberry.type
class Query:
    station: Station = root(lambda settings: settings.station(1))
    maybe_station: Station | None = root(lambda settings: settings.station(1))
    stations: list[Station] = root(lambda settings: [settings.station(n) for n in (1, 2, 3)])
    maybe_stations: list[Station | None] | None = root(lambda s: [s.station(1), None, s.station(2), s.station(3)])
    strict_stations: list[Station] | None = root(lambda settings: [settings.station(n) for n in (1, 2, 3)])
    async_stations: list[Station] = async_root(lambda settings: [settings.station(n) for n in (1, 2, 3)])
    async_maybe_stations: list[Station | None] | None = async_root(lambda s: [s.station(1), s.station(2)])
    many: list[Station | None] = root(lambda settings: [settings.station(MANY + n) for n in range(MANY)])
    strict_many: list[Station] | None = root(lambda settings: [settings.station(MANY + n) for n in range(MANY)])
    nodes: list[Node | None] = root(lambda settings: nodes_of(settings.station(1)))
    things: list[Thing | None] = async_root(lambda settings: nodes_of(settings.station(2)))
    none: Station | None = root(lambda settings: None)
    nothing: list[Station] | None = root(lambda settings: [])
    failing: Station | None = root(fault)
    async_failing: Station | None = async_root(fault)
    strict_failing: Station = root(fault)
    async_strict_failing: Station = async_root(fault)
    constant: int = root(lambda settings: 7)


def corpus_pair(shares: bool = False) -> Pair:
    """This schema with both executors."""
    config = StrawberryConfig(info_class=Info, scalar_map=SCALARS)
    return Pair(Query, types=[Sensor, Camera, Stray], config=config, shares=shares)
