"""What was measured, and the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "count", "other"]

PAGE_RATIO = 1.3
"""Pages and connections by key may take so many times as long as without the filter, at p50."""
HITS_A_THING = 3.0
"""Database hits that a count may make for each thing that it looks at to count it."""
OPERATION_RATIO = 2.5
"""Ready operations that count or rank may take so many times as long as for an administrator, at p50."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One statement with one filling of its holes, for one role: with the filter, and without it.

    Times are in ms at p50; `looked_at` is how many things it counted without the filter (0 for what counts nothing).
    """

    statement: str
    filling: str
    kind: Kind
    role: str
    hits: int
    hits_without: int
    ms: float
    ms_without: float
    looked_at: int = 0

    @property
    def ratio(self) -> float:
        """How many times as long as without the filter."""
        return self.ms / self.ms_without if self.ms_without else 1.0

    @property
    def hits_a_thing(self) -> float:
        """Database hits for each thing looked at."""
        return self.hits / max(1, self.looked_at)

    @property
    def is_missed(self) -> bool:
        """Whether the limit of its kind is not kept."""
        if self.kind == "page":
            return self.ratio > PAGE_RATIO
        return self.kind == "count" and self.hits > FEW and self.hits_a_thing > HITS_A_THING


FEW = 300
"""Hits of a statement as a whole below which hits for each thing say nothing."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A ready operation for one role: ms at p50 beside those of an administrator."""

    name: str
    role: str
    ms: float
    ms_administrator: float

    @property
    def ratio(self) -> float:
        """How many times as long as for an administrator."""
        return self.ms / self.ms_administrator


def kind_of(statement: str, filling: str) -> Kind:
    """What limit a statement has: by its name and the filling of its holes."""
    noun, _, name = statement.partition("/")
    if noun in ("help", "networks", "paths", "sectors", "viewers") or name in ("ranked", "partners"):
        return "other"
    if name in ("count", "facet", "facet_places") or "count_of" in filling or noun == "asset_map":
        return "count"
    return "page"
