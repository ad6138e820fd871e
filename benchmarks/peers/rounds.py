"""The rounds: everybody is measured in turn, again and again, so that other work on the machine meets all alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import measure
from benchmarks.peers.competitors import Running
from benchmarks.peers.load import Generator, Job, Outcome
from benchmarks.peers.records import Sample, Spread

CONNECTIONS = 16
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A shape for one service: the body to post, and the bytes of the answer that it gives."""

    body: str
    length: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How long everything is measured.

    Each of `rounds` has `seconds` with one connection and as many with sixteen, but at least `waves` requests over
    each connection, unless that takes `patience` seconds. Before the first round, `warm` seconds.
    """

    rounds: int = 5
    seconds: float = 3.0
    waves: int = 6
    patience: float = 60.0
    warm: float = 5.0

    def job(self, port: int, asked: Asked, connections: int) -> Job:
        """What the generator is told."""
        least = self.waves * connections
        return Job(port, asked.body, asked.length, connections, self.seconds, least, self.patience)


def warm_up(generator: Generator, running: Running, asked: Asked, effort: Effort) -> None:
    """Until compilers and plan caches have seen the shape: over four connections, twenty requests at least."""
    generator.run(Job(running.port, asked.body, asked.length, 4, effort.warm, 20, effort.patience))


def measured(
    generator: Generator,
    services: Sequence[Running],
    asked: Mapping[tuple[str, str], Asked],
    database: Callable[[], float],
    effort: Effort,
    say: Say,
) -> Iterator[Sample]:
    """All rounds of all shapes of all services; `asked` is by name and shape, `database` the seconds of its processor.

    Who comes first changes from round to round.
    """
    shapes = sorted({shape for _, shape in asked})
    for number in range(effort.rounds):
        first = number % len(services)
        for shape in shapes:
            for running in [*services[first:], *services[:first]]:
                if (running.name, shape) in asked:
                    sample = _sample(generator, running, shape, asked[running.name, shape], database, effort)
                    say(f"{number + 1}/{effort.rounds} {shape} {running.name}: {_shown(sample)}")
                    yield sample


def _sample(
    generator: Generator, running: Running, shape: str, asked: Asked, database: Callable[[], float], effort: Effort
) -> Sample:
    load = measure.load()
    by_one = generator.run(effort.job(running.port, asked, 1))
    alone = [seconds * 1000 for seconds in by_one.took]
    service, served = running.cpu(), database()
    together = generator.run(effort.job(running.port, asked, CONNECTIONS))
    count = len(together.took)
    return Sample(
        name=running.name,
        shape=shape,
        p50=measure.percentile(alone, 0.5),
        p95=measure.percentile(alone, 0.95),
        rate=rate(together),
        service=(running.cpu() - service) * 1000 / count,
        database=(database() - served) * 1000 / count,
        generator=together.cpu * 1000 / count,
        load=load,
        lost=by_one.lost + together.lost,
    )


def rate(outcome: Outcome) -> float:
    """Requests a second."""
    return len(outcome.took) / outcome.elapsed


def _shown(sample: Sample) -> str:
    cpu = f"{sample.service:.2f} + {sample.database:.2f} ms of CPU"
    lost = f", {sample.lost} connections lost" if sample.lost else ""
    return f"{sample.p50:.2f} / {sample.p95:.2f} ms, {sample.rate:.1f} requests/s, {cpu}{lost}"


def spread(
    generator: Generator,
    pairs: Sequence[tuple[Running, Running]],
    asked: Mapping[tuple[str, str], Asked],
    effort: Effort,
    say: Say,
) -> Iterator[Spread]:
    """All rounds of services with one process (first of each pair) and with two."""
    shapes = sorted({shape for _, shape in asked})
    for number in range(effort.rounds):
        for shape in shapes:
            for pair in pairs:
                name = pair[0].name
                one, two = (
                    rate(generator.run(effort.job(running.port, asked[name, shape], CONNECTIONS))) for running in pair
                )
                say(f"{number + 1}/{effort.rounds} {shape} {name}: {one:.0f} requests/s, {two:.0f} by two processes")
                yield Spread(name, shape, one, two)
