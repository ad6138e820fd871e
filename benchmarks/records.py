"""What is measured, as it is kept in the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DatabaseName = Literal["embedded", "neo4j"]

SMALL = 10_000
"""Up to so many people a figure has its target; above, it may take GROWTH times as long."""
GROWTH = 4


@dataclass(frozen=True, slots=True)
class Target:
    """The most milliseconds that a median may be at up to SMALL people, by database."""

    embedded: float
    neo4j: float

    def of(self, database: DatabaseName, people: int) -> float:
        """The target in milliseconds for a community of that size."""
        most = self.embedded if database == "embedded" else self.neo4j
        return most if people <= SMALL else most * GROWTH


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one request took, again and again: times in milliseconds, of `requests` that were timed when warm.

    `first` is the first request of its kind; `cpu` is processor time a request, of the service with all that it started
    and of a database server that we started: other work on the machine changes it least. `size` is the answer's bytes,
    `fields` its fields, `things` the length of the list that it is about; `load` is the machine's load average just
    before. `failure` is an error's code: the request was not answered, and the figures are 0.
    """

    name: str
    target: float | None
    load: float
    first: float = 0
    p50: float = 0
    p95: float = 0
    cpu: float = 0
    requests: int = 0
    size: int = 0
    fields: int = 0
    things: int = 0
    statements: int = 0
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """One import by the command line into an empty store; times in seconds.

    `seconds` is the whole command, from its start to its end; `checking`, `writing` (nodes) and `linking` (relations)
    are parts of it, by what it said it did. `nodes` and `relations` are what is in the store afterwards; `peak` is the
    command's largest memory in megabytes, the engine's included; `made` is the day, `load` the load average before.
    """

    made: str
    load: float
    seconds: float
    checking: float
    writing: float
    linking: float
    rows: int
    nodes: int
    relations: int
    peak: float

    @property
    def nodes_a_second(self) -> float:
        """While nodes were written."""
        return _rate(self.nodes, self.writing)

    @property
    def relations_a_second(self) -> float:
        """While relations were written, those that come from columns of the nodes' files included."""
        return _rate(self.relations, self.linking)


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident megabytes (10^6 bytes) of a process: ready and unasked, after the last request, and at its peak."""

    process: str
    before: float
    after: float
    peak: float
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """All that was measured on one database with a community of that size."""

    database: DatabaseName
    people: int
    version: str
    imported: Import
    timings: tuple[Timing, ...]
    memory: tuple[Memory, ...]


def _rate(count: int, seconds: float) -> float:
    return count / seconds if seconds else 0.0
