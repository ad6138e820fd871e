"""What a score can still reach, where many hold the only skill that is asked for: what bounds what is looked at.

Somebody's coverage is known from the skill and the level, his proximity and his place are not. Whoever is not in the
rings that are known is in the next one at best, whoever is not in the place of the request is in its country at best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.help import NESTED, UNASKED, Scoring
from graph_store.relations import Window
from graph_store.similarity import LEVELS

# From how many holders on a part of them is tried first; with fewer, everybody is read as soon.
_MANY = 2_000
_ROUNDING = 1e-9

Levels = dict[str, list[int]]
"""Some levels of some skills, at least one of each."""


@dataclass(frozen=True, slots=True)
class Best:
    """What serves the only item best.

    `coverages` has for each skill that serves it the coverage at each level; `coverage` is the highest, that is had by
    `levels` of some skills, which so many people hold; `other` the next highest, or 0.
    """

    coverages: Mapping[str, Sequence[float]]
    coverage: float
    levels: Levels
    other: float
    holders: int


def best_of(scoring: Scoring, window: Window) -> Best | None:
    """What serves the only item best, where that is worth looking at first: for pages from the front, of many."""
    if len(scoring.question.items) != 1 or not window.limit or window.backward:
        return None
    coverages = scoring.coverages
    highest = sorted({coverage for of_skill in coverages.values() for coverage in of_skill})
    if not highest:
        return None
    levels = levels_from(coverages, highest[-1])
    holders = sum(scoring.holders.get(skill, 0) for skill in levels)
    other = highest[-2] if highest[1:] else 0.0
    return Best(coverages, highest[-1], levels, other, holders) if holders >= _MANY else None


def levels_from(coverages: Mapping[str, Sequence[float]], least: float) -> Levels:
    """The levels with this coverage or more."""
    found = {
        skill: [level for level, coverage in zip(LEVELS, of_skill, strict=True) if coverage >= least]
        for skill, of_skill in coverages.items()
    }
    return {skill: levels for skill, levels in found.items() if levels}


@dataclass(frozen=True, slots=True)
class Rest:
    """What those have at most who were not read.

    `beyond` is their proximity, `part` the place part of those who serve the item best, `remote` that of such who work
    remotely (None: of those who serve it best none is left), `available` their availability.
    """

    scoring: Scoring
    best: Best
    available: float
    beyond: float
    part: float | None = NESTED
    remote: float | None = NESTED

    def score(self, coverage: float, part: float) -> float:
        """The score that nobody with this coverage and place part is above."""
        weights = self.scoring.weights
        part = UNASKED if self.scoring.surroundings.parts is None else part
        most = weights.coverage * coverage + weights.proximity * self.beyond + weights.place * part
        return (most + weights.availability * self.available) / weights.total + _ROUNDING

    @property
    def floor(self) -> float:
        """The score that nobody is above."""
        best = [self.score(self.best.coverage, part) for part in self._parts]
        return max([self.score(self.best.other, NESTED), *best])

    def levels(self, score: float) -> Levels:
        """The levels at which somebody may have this score or more."""
        best = self.best.coverage
        least = [best for part in self._parts if self.score(best, part) >= score]
        others = {coverage for of_skill in self.best.coverages.values() for coverage in of_skill if coverage < best}
        least += [coverage for coverage in others if self.score(coverage, NESTED) >= score]
        return levels_from(self.best.coverages, min(least)) if least else {}

    def parameters(self, score: float) -> dict[str, Any]:
        """What a statement takes that reads those who may have this score or more."""
        return {
            "levels": self.levels(score),
            "partOfBest": self._part(self.part),
            "partOfRemote": self._part(self.remote),
            "partOfOthers": self._part(NESTED),
        }

    @property
    def _parts(self) -> list[float]:
        return [part for part in (self.part, self.remote) if part is not None]

    def _part(self, part: float | None) -> float:
        return UNASKED if self.scoring.surroundings.parts is None else part or 0.0
