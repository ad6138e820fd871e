"""The partnership network: which organisations are in it, and the relations that tie them.

Ties are not made here. What is read are their terms, as few and as flat as the databases can give them: columns of
partnerships, and for each project and each person the organisations that share it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

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
    Each group has two or more ids, each once.
    """

    sources: list[str]
    targets: list[str]
    kinds: list[str]
    sinces: list[str | None]
    project_groups: list[list[str]]
    people_groups: list[list[str]]


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
    if len(starts) < len(set(scope.around)):
        raise NotFound("around", "there is no organisation with one of these ids")
    if not inside:
        raise NotFound("filter.within", "there is no place with this id")


async def members(reading: Reading, scope: Scope) -> list[str]:
    """The ids of all organisations in the network, in no particular order."""
    (ids,) = await reading.one("networks/members", **scope.parameters())
    return list(ids)


async def terms_around(reading: Reading, scope: Scope, frontier: Collection[str]) -> Terms:
    """All that ties the organisations of the frontier to any in the network, themselves included."""
    return await _terms(reading, scope, "around", {}, {"frontier": sorted(frontier)})


async def terms_between(reading: Reading, scope: Scope, nodes: Collection[str]) -> Terms:
    """All that ties these organisations to each other."""
    options = {"members": "network_listed", "partner": "network_listed_partner"}
    return await _terms(reading, scope, "among", options, {"nodes": sorted(nodes)})


async def terms_of_all(reading: Reading, scope: Scope) -> Terms:
    """All that ties any organisations in the network."""
    options = {"members": "network_everyone", "partner": "network_member"}
    return await _terms(reading, scope, "among", options, {})


async def _terms(
    reading: Reading, scope: Scope, extent: str, options: Mapping[str, str], given: Mapping[str, Any]
) -> Terms:
    parameters = {**scope.parameters(), **given}
    partnerships = reading.one(f"networks/partnerships_{extent}", options, **parameters)
    if not scope.shares:
        sources, targets, kinds, sinces = await partnerships
        return Terms(sources, targets, kinds, _known(sinces), [], [])
    alone = {name: value for name, value in options.items() if name == "members"}
    (sources, targets, kinds, sinces), (projects,), (people,) = await asyncio.gather(
        partnerships,
        reading.one(f"networks/projects_{extent}", alone, **parameters),
        reading.one(f"networks/people_{extent}", alone, **parameters),
    )
    return Terms(sources, targets, kinds, _known(sinces), projects, people)


def _known(sinces: list[str]) -> list[str | None]:
    # Databases leave null out of a collected list, so the statements say '' where there is none.
    return [since or None for since in sinces]


async def profiles(reading: Reading, ids: Collection[str]) -> tuple[dict[str, Profile], dict[str, str]]:
    """The profile of each of these organisations, and the folded name of each place in them by id."""
    organisations, places = await reading.one("networks/profiles", nodes=sorted(ids))
    return {row[0]: Profile(*row[1:]) for row in organisations}, dict(places)
