"""What is wished for, and whether it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from benchmarks.peers.records import Results

OURS = "collabgraph"
ALL = ("Q1", "Q2", "Q3", "Q4", "Q5")
HEAVY = ("Q3", "Q4", "Q5")
Direction = Literal["at least", "at most"]


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio that is wished for, and what it is; `value` is None where it was not measured."""

    what: str
    shape: str
    direction: Direction
    wished: float
    value: float | None

    @property
    def is_reached(self) -> bool | None:
        """None where it was not measured."""
        if self.value is None:
            return None
        return self.value >= self.wished if self.direction == "at least" else self.value <= self.wished


def targets(results: Results) -> list[Target]:
    """All of them."""
    return [*_limit(results), *_mercurius(results), *_apollo(results), *_alone(results), *_workers(results)]


def ratio(results: Results, shape: str, what: str, other: str) -> float | None:
    """Our median over another's, of a field of the samples."""
    return _over(results.figure(OURS, shape, what), results.figure(other, shape, what))


def _over(ours: object, theirs: object) -> float | None:
    one, other = (getattr(figure, "median", None) for figure in (ours, theirs))
    return one / other if one is not None and other else None


def _limit(results: Results) -> Iterator[Target]:
    for shape in ALL:
        yield Target("requests/s to limit's", shape, "at least", 0.7, ratio(results, shape, "rate", "limit"))
    for shape in ALL:
        yield Target("p50 to limit's", shape, "at most", 1.4, ratio(results, shape, "p50", "limit"))


def _mercurius(results: Results) -> Iterator[Target]:
    for shape, wished in (("Q1", 0.8), ("Q2", 0.65), ("Q3", 2.0), ("Q4", 1.2), ("Q5", 1.8)):
        value = ratio(results, shape, "rate", "mercurius")
        yield Target("requests/s to mercurius's", shape, "at least", wished, value)


def _apollo(results: Results) -> Iterator[Target]:
    for shape in HEAVY:
        value = ratio(results, shape, "service", "apollo")
        yield Target("CPU of the service to apollo's", shape, "at most", 0.25, value)
    for shape in ALL:
        ours, theirs = (results.answer(name, shape) for name in (OURS, "apollo"))
        hits = ours.hits / theirs.hits if ours and theirs and ours.hits is not None and theirs.hits else None
        yield Target("database hits to apollo's", shape, "at most", 1.0 if shape in HEAVY else 1.2, hits)


def _alone(results: Results) -> Iterator[Target]:
    for other, wished in (("apollo", 8.0), ("graphql-jit", 1.0)):
        for shape in HEAVY:
            value = _over(results.executor(other, shape), results.executor("execution", shape))
            yield Target(f"executor alone to {other}'s", shape, "at least", wished, value)


def _workers(results: Results) -> Iterator[Target]:
    for shape in ("Q1", "Q2"):
        both = results.workers(OURS, shape)
        yield Target("two processes to one", shape, "at least", 1.6, both.median if both else None)
