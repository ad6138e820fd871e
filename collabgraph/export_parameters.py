"""What is asked of an export: the parameters of its URL, with the names and the spelling of the fields' arguments.

`filter` and `area` have no names of their own here: what is in them is given by itself. A list is its parameter
repeated: a sector may have a comma in its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from graph_store.asset_map import Box, Near
from graph_store.errors import BadInput
from resolvers.engagement import ReportRequest, ScopeRequest
from resolvers.lists import Asked
from resolvers.networks import NetworkRequest
from schema.enums import AssetKind, AssetTerms, PartnershipKind, Period, Space
from schema.scalars import parse_date

T = TypeVar("T")
Read = Callable[[str], T]
Pairs = Sequence[tuple[str, str]]

_NETWORK = ("around", "depth", "maxNodes", "sectors", "spaces", "within", "kinds", "minStrength", "implicit", "asOf")
_BOX = ("south", "west", "north", "east")
_NEAR = ("latitude", "longitude", "radiusKm")
_ASSETS = ("kinds", "terms", "availableOn", "sectors", "spaces", "owner", "text")
NETWORK_PARAMETERS = (*_NETWORK, "metrics")
TABLE_PARAMETERS = (*NETWORK_PARAMETERS, "part")
_SCOPES = ("project", "organisation", "place", "sector", "space", "everything")
ENGAGEMENT_PARAMETERS = ("from", "to", "by", *_SCOPES)
ASSET_PARAMETERS = ("place", *_BOX, *_NEAR, *_ASSETS, "first")

DEFAULT_NODES = 25_000
"""How many organisations at most where maxNodes is not given: with all metrics, what everybody's budget allows."""

_WHOLE = re.compile(r"-?\d{1,15}")
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,40})?([eE][+-]?\d{1,3})?")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class NetworkAsked:
    """A network to export: with metrics or without, and of a table its edges or its nodes."""

    request: NetworkRequest
    metrics: bool
    nodes: bool


@dataclass(frozen=True, slots=True)
class AssetsAsked:
    """Assets to export: of an area, or all; `first` None is as many as may be."""

    area: str | Box | Near | None
    filter: Asked
    first: int | None


@dataclass(frozen=True, slots=True)
class MyDataAsked:
    """What is kept of whoever asks."""


class Parameters:
    """The parameters that were given, of those that are known. BadInput names the one that is wrong."""

    def __init__(self, pairs: Pairs, known: Collection[str]) -> None:
        self._given: dict[str, list[str]] = {}
        for name, value in pairs:
            if name not in known:
                raise BadInput(name[:_LONGEST], f"there is no such parameter here; there are {', '.join(known)}")
            self._given.setdefault(name, []).append(value)

    def one(self, name: str, read: Read[T]) -> T | None:
        """The value of a parameter that may be there once; None where it is not."""
        given = self._given.get(name, [])
        if len(given) > 1:
            raise BadInput(name, "is given more than once")
        return _read(name, read, given[0]) if given else None

    def many(self, name: str, read: Read[T]) -> list[T] | None:
        """The values of a parameter that may be repeated; None where it is not there."""
        given = self._given.get(name)
        return None if given is None else [_read(name, read, value) for value in given]

    def together(self, names: Sequence[str]) -> list[float] | None:
        """The numbers of parameters of which all are there or none."""
        values = [self.one(name, number) for name in names]
        missing = [name for name, value in zip(names, values, strict=True) if value is None]
        if len(missing) == len(names):
            return None
        if missing:
            raise BadInput(missing[0], f"is missing: give all of {', '.join(names)}, or none")
        return [value for value in values if value is not None]


def network_asked(pairs: Pairs, *, is_table: bool = False) -> NetworkAsked:
    """The network that the parameters ask for; where they say nothing, all there is up to DEFAULT_NODES."""
    given = Parameters(pairs, TABLE_PARAMETERS if is_table else NETWORK_PARAMETERS)
    depth, most, implicit = given.one("depth", whole), given.one("maxNodes", whole), given.one("implicit", flag)
    request = NetworkRequest(
        around=given.many("around", str),
        depth=2 if depth is None else depth,
        max_nodes=DEFAULT_NODES if most is None else most,
        sectors=given.many("sectors", str),
        spaces=given.many("spaces", _name_of(Space)),
        within=given.one("within", str),
        kinds=given.many("kinds", _name_of(PartnershipKind)),
        min_strength=given.one("minStrength", number),
        implicit=implicit is not False,
        as_of=given.one("asOf", parse_date),
    )
    part = given.one("part", _one_of("edges", "nodes"))
    return NetworkAsked(request, metrics=given.one("metrics", flag) is True, nodes=part == "nodes")


def assets_asked(pairs: Pairs) -> AssetsAsked:
    """The assets that the parameters ask for."""
    given = Parameters(pairs, ASSET_PARAMETERS)
    filter_ = {
        "kinds": given.many("kinds", _name_of(AssetKind)),
        "terms": given.many("terms", _name_of(AssetTerms)),
        "available_on": given.one("availableOn", parse_date),
        "sectors": given.many("sectors", str),
        "spaces": given.many("spaces", _name_of(Space)),
        "owner": given.one("owner", str),
        "text": given.one("text", str),
    }
    known = {name: value for name, value in filter_.items() if value is not None}
    return AssetsAsked(_area(given), known, given.one("first", whole))


def my_data_asked(pairs: Pairs) -> MyDataAsked:
    """What is kept of whoever asks, all of it; BadInput for any parameter."""
    for name, _ in pairs:
        raise BadInput(name[:_LONGEST], "there are no parameters here")
    return MyDataAsked()


def engagement_asked(pairs: Pairs) -> ReportRequest:
    """The engagement report that the parameters ask for: by month where they do not say."""
    given = Parameters(pairs, ENGAGEMENT_PARAMETERS)
    first, last, by = given.one("from", parse_date), given.one("to", parse_date), given.one("by", _name_of(Period))
    scope = ScopeRequest(
        project=given.one("project", str),
        organisation=given.one("organisation", str),
        place=given.one("place", str),
        sector=given.one("sector", str),
        space=given.one("space", _name_of(Space)),
        everything=given.one("everything", flag),
    )
    if first is None or last is None:
        raise BadInput("from" if first is None else "to", "is missing: give the first day and the last")
    if sum(getattr(scope, name) is not None for name in _SCOPES) != 1:
        raise BadInput("everything", f"give one of {', '.join(_SCOPES)}")
    return ReportRequest(scope, first, last, by or "MONTH")


def _area(given: Parameters) -> str | Box | Near | None:
    place, box, near = given.one("place", str), given.together(_BOX), given.together(_NEAR)
    if [place, box, near].count(None) < 2:
        raise BadInput(
            "place" if place is not None else "south",
            f"give one of place, a box ({', '.join(_BOX)}) and a circle ({', '.join(_NEAR)})",
        )
    if box is not None:
        return Box(*box)
    return place if near is None else Near(*near)


def whole(text: str) -> int:
    """A whole number."""
    if not _WHOLE.fullmatch(text):
        raise ValueError("must be a whole number")
    return int(text)


def number(text: str) -> float:
    """A number, as in JSON."""
    if not _NUMBER.fullmatch(text):
        raise ValueError("must be a number, as in 12.5")
    return float(text)


def flag(text: str) -> bool:
    """`true` or `false`."""
    return _one_of("true", "false")(text) == "true"


def _name_of(kind: type[Enum]) -> Read[str]:
    return _one_of(*(member.name for member in kind))


def _one_of(*names: str) -> Read[str]:
    def read(text: str) -> str:
        if text not in names:
            raise ValueError(f"must be {', '.join(names[:-1])} or {names[-1]}")
        return text

    return read


def _read(name: str, read: Read[T], text: str) -> T:
    try:
        return read(text)
    except ValueError as error:
        raise BadInput(name, str(error)) from None
