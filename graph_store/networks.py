"""The partnership network: which organisations are in it, and the relations that tie them.

Ties are not made here. What is read are their terms, as few and as flat as the databases can give them: columns of
partnerships, and for each project and each person the organisations that share it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph_store.errors import NotFound
from graph_store.reading import Reading


@dataclass(frozen=True, slots=True)
class Scope:
    """What is in a network: organisations by the filter or because they are in `around`, relations active on `on`.

    `around` has the sender's ids. `sector_keys` are folded (A12); null restricts nothing, and so does a null of
    `spaces`, `within` (id of a place) and `kinds`. `on` is an ISO date. Where `implicit` is false, or `kinds`
    restricts, only partnerships tie (D3).
    """

    on: str
    around: tuple[str, ...] = ()
    sector_keys: tuple[str, ...] | None = None
    spaces: tuple[str, ...] | None = None
    within: str | None = None
    kinds: tuple[str, ...] | None = None
    implicit: bool = True

    @property
    def shares(self) -> bool:
        """Whether joint projects and shared people tie too."""
        return self.implicit and self.kinds is None

    def parameters(self) -> dict[str, Any]:
        """The scope as statements take it."""
        return {
            "on": self.on,
            "around": list(self.around),
            "sectorKeys": self.sector_keys,
            "spaces": self.spaces,
            "within": self.within,
            "kinds": self.kinds,
        }


@dataclass(frozen=True, slots=True)
class Terms:
    """What ties organisations: columns of partnerships, and the organisations of each project and of each person.

    Position i of `sources`, `targets`, `kinds` and `sinces` (ISO dates) belongs to one partnership; each is there once.
    Kinds and sinces are null where they were not asked for. Each group has two or more ids, each once.
    """

    sources: list[str]
    targets: list[str]
    kinds: list[str] | None
    sinces: list[str | None] | None
    project_groups: list[list[str]]
    people_groups: list[list[str]]


class Asked(NamedTuple):
    """What of each partnership is asked for, besides its ends."""

    kinds: bool = True
    sinces: bool = True

    def has(self, other: Asked) -> bool:
        """Whether all that the other asks for is asked for."""
        return self.kinds >= other.kinds and self.sinces >= other.sinces

    def together(self, other: Asked) -> Asked:
        """What either of the two asks for."""
        return Asked(self.kinds or other.kinds, self.sinces or other.sinces)

    def options(self) -> dict[str, str]:
        """The choice as statements take it."""
        return {
            "kind": "network_kind" if self.kinds else "network_unasked",
            "since": "network_since" if self.sinces else "network_unasked",
        }


EVERYTHING = Asked()


@dataclass(frozen=True, slots=True)
class Profile:
    """What an organisation brings to its community: sectors (folded, and as written), and the id of its own place."""

    sector_keys: list[str]
    sectors: list[str]
    place: str | None


async def check(reading: Reading, scope: Scope) -> None:
    """NotFound naming `around` or `filter.within` where the viewer sees nothing with one of these ids."""
    if not scope.around and scope.within is None:
        return
    starts, inside = await reading.one("networks/starts", around=list(scope.around), within=scope.within)
    _check(scope, starts, inside)


def _check(scope: Scope, starts: Sequence[str], inside: bool) -> None:
    if len(starts) < len(set(scope.around)):
        raise NotFound("around", "there is no organisation with one of these ids")
    if not inside:
        raise NotFound("filter.within", "there is no place with this id")


async def terms_through(reading: Reading, scope: Scope, most: int, asked: Asked) -> Terms | None:
    """What `check` and, of a scope without shares, `terms_of_all` say, in one statement.

    Null where the store has more than about `most` partnerships, hidden ones too: then they are not read.
    """
    options, parameters = asked.options(), scope.parameters()
    starts, inside, size, *columns = await reading.one("networks/through", options, most=most, **parameters)
    _check(scope, starts, inside)
    return None if size > most else Terms(*_columns(columns, asked), [], [])


async def members(reading: Reading, scope: Scope) -> list[str]:
    """The ids of all organisations in the network, in no particular order."""
    (ids,) = await reading.one("networks/members", **scope.parameters())
    return list(ids)


async def terms_around(reading: Reading, scope: Scope, frontier: Collection[str], asked: Asked = EVERYTHING) -> Terms:
    """All that ties the organisations of the frontier to any in the network, themselves included."""
    return await _terms(reading, scope, ("around", "around"), {}, asked, {"frontier": sorted(frontier)})


async def terms_between(reading: Reading, scope: Scope, nodes: Collection[str], asked: Asked = EVERYTHING) -> Terms:
    """All that ties these organisations to each other."""
    members = {"members": "network_listed"}
    return await _terms(reading, scope, ("among", "among"), members, asked, {"nodes": sorted(nodes)})


async def terms_of_all(reading: Reading, scope: Scope, asked: Asked = EVERYTHING) -> Terms:
    """All that ties any organisations in the network."""
    return await _terms(reading, scope, ("all", "among"), {"members": "network_everyone"}, asked, {})


async def _terms(
    reading: Reading,
    scope: Scope,
    extents: tuple[str, str],
    members: Mapping[str, str],
    asked: Asked,
    given: Mapping[str, Any],
) -> Terms:
    """The terms of an extent: that of the statement for partnerships, and that of those for projects and people."""
    parameters = {**scope.parameters(), **given}
    extent, shared = extents
    partnerships = reading.one(f"networks/partnerships_{extent}", asked.options(), **parameters)
    if not scope.shares:
        return Terms(*_columns(await partnerships, asked), [], [])
    columns, (projects,), (people,) = await asyncio.gather(
        partnerships,
        reading.one(f"networks/projects_{shared}", members, **parameters),
        reading.one(f"networks/people_{shared}", members, **parameters),
    )
    return Terms(*_columns(columns, asked), projects, people)


_Columns = tuple[list[str], list[str], list[str] | None, list[str | None] | None]


def _columns(columns: Sequence[Any], asked: Asked) -> _Columns:
    """The columns of partnerships; '' stands for the null that is left out of a collected list."""
    sources, targets, kinds, sinces = columns
    known = [since or None for since in sinces] if asked.sinces else None
    return sources, targets, kinds if asked.kinds else None, known


async def profiles(reading: Reading, ids: Collection[str]) -> tuple[dict[str, Profile], dict[str, str]]:
    """The profile of each of these organisations, and the folded name of each place in them by id."""
    organisations, places = await reading.one("networks/profiles", nodes=sorted(ids))
    return {row[0]: Profile(*row[1:]) for row in organisations}, dict(places)
