"""What is different between the ties of two days: which came, went, grew or shrank, and for which organisations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.rounding import rounded
from analysis.strengths import Pair, Tie

CHANGES = ("CAME", "WENT", "GREW", "SHRANK")
"""What can become of a tie or an organisation, in the order of the schema's enum."""


class TieChange(NamedTuple):
    """A tie whose strength is another one; null where it is not there. `difference` is after less before, not 0."""

    change: str
    source: str
    target: str
    difference: float
    before: Tie | None
    after: Tie | None

    def place(self) -> tuple[float, str, str]:
        """Where it stands in the order: the largest difference first, either way, then source, then target."""
        return -abs(self.difference), self.source, self.target


class Standing(NamedTuple):
    """How many ties an organisation has, and the sum of their strengths, rounded to 9 decimals."""

    ties: int
    strength: float


class OrganisationChange(NamedTuple):
    """An organisation with another sum of strengths; `difference` is after less before, not 0."""

    change: str
    id: str
    difference: float
    before: Standing
    after: Standing

    def place(self) -> tuple[float, str]:
        """Where it stands in the order: the largest difference first, either way, then id."""
        return -abs(self.difference), self.id


Ties = Mapping[Pair, Tie]
_NOWHERE = Standing(0, 0.0)


def tie_changes(before: Ties, after: Ties) -> list[TieChange]:
    """The ties whose strength differs, in their order."""
    found = []
    for pair in before.keys() | after.keys():
        was, now = before.get(pair), after.get(pair)
        strengths = was.strength if was else 0.0, now.strength if now else 0.0
        if strengths[0] != strengths[1]:
            found.append(TieChange(_change(*strengths), *pair, rounded(strengths[1] - strengths[0]), was, now))
    return sorted(found, key=TieChange.place)


def organisation_changes(before: Ties, after: Ties) -> list[OrganisationChange]:
    """The organisations whose sum of strengths differs, in their order."""
    was, now = _standings(before.values()), _standings(after.values())
    found = []
    for id_ in was.keys() | now.keys():
        old, new = was.get(id_, _NOWHERE), now.get(id_, _NOWHERE)
        if old.strength != new.strength:
            difference = rounded(new.strength - old.strength)
            found.append(OrganisationChange(_change(old.strength, new.strength), id_, difference, old, new))
    return sorted(found, key=OrganisationChange.place)


def _change(was: float, now: float) -> str:
    """What became of a strength; 0 where there is no tie."""
    if not was:
        return "CAME"
    if not now:
        return "WENT"
    return "GREW" if now > was else "SHRANK"


def _standings(ties: Iterable[Tie]) -> dict[str, Standing]:
    strengths: dict[str, list[float]] = {}
    for tie in ties:
        strengths.setdefault(tie.source, []).append(tie.strength)
        strengths.setdefault(tie.target, []).append(tie.strength)
    return {id_: Standing(len(some), rounded(math.fsum(some))) for id_, some in strengths.items()}
