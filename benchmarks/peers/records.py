"""What is measured, as it is kept in the results, and what is read from it."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sample:
    """One round of one shape on one service.

    `p50` and `p95` are milliseconds over one connection; `rate` is requests a second over sixteen. `service`,
    `database` and `generator` are milliseconds of processor time a request, while there were sixteen. `load` is the
    machine's load average before; `lost` connections were closed by the service before an answer began.
    """

    name: str
    shape: str
    p50: float
    p95: float
    rate: float
    service: float
    database: float
    generator: float
    load: float
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer is like: bytes, and the database hits and statements that it costs where they were counted."""

    name: str
    shape: str
    size: int
    hits: int | None = None
    statements: int | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """One round with one process of a service and with two: requests a second over sixteen connections."""

    name: str
    shape: str
    one: float
    two: float


@dataclass(frozen=True, slots=True)
class Alone:
    """Milliseconds that an executor takes for an answer from memory, its JSON included; one figure a round."""

    name: str
    shape: str
    took: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of some rounds, and the least and most of them."""

    median: float
    least: float
    most: float


@dataclass
class Results:
    """Everything that was measured; `versions` by what they are of."""

    began: str
    version: str
    processors: int
    versions: dict[str, str]
    samples: list[Sample] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    spreads: list[Spread] = field(default_factory=list)
    alone: list[Alone] = field(default_factory=list)

    def figure(self, name: str, shape: str, what: str) -> Figure | None:
        """The figure of that field of the samples; None where there are none."""
        found = [one for one in self.samples if (one.name, one.shape) == (name, shape)]
        return figure([getattr(one, what) for one in found])

    def answer(self, name: str, shape: str) -> Answer | None:
        """What that service's answer is like; None where it was not asked."""
        return next((one for one in self.answers if (one.name, one.shape) == (name, shape)), None)

    def workers(self, name: str, shape: str) -> Figure | None:
        """How many times as much two processes answer as one; None where that was not measured."""
        return figure([one.two / one.one for one in self.spreads if (one.name, one.shape) == (name, shape)])

    def executor(self, name: str, shape: str) -> Figure | None:
        """The milliseconds of an executor; None where that was not measured."""
        return figure([took for one in self.alone if (one.name, one.shape) == (name, shape) for took in one.took])

    def shapes(self) -> list[str]:
        """Those that were measured, in order."""
        return sorted({one.shape for one in self.samples})


def figure(values: Sequence[float]) -> Figure | None:
    """Median, least and most; None where there are no values."""
    return Figure(statistics.median(values), min(values), max(values)) if values else None


def names(results: Iterable[Sample | Spread | Alone]) -> list[str]:
    """Whom the results are of, in the order in which they came."""
    return list(dict.fromkeys(one.name for one in results))
