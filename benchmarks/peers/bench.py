"""The course of the benchmark: community, database, services, equal answers, rounds, hits, processes, executors."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import orjson

from benchmarks import databases, measure
from benchmarks.cases import Subjects
from benchmarks.peers import answers, competitors, executors, node, rounds, shapes
from benchmarks.peers.community import community
from benchmarks.peers.competitors import Running, Wish
from benchmarks.peers.load import Generator, generator
from benchmarks.peers.records import Answer, Results
from benchmarks.peers.rounds import Asked, Effort, Say
from tests.collabgraph.processes import ROOT
from tests.support import neo4j_server

_WORKERS_SHAPES = ("Q1", "Q2")
_PYTHON = ("strawberry-graphql", "graphql-core", "neo4j", "uvicorn", "uvloop", "orjson")
_NODE = ("@neo4j/graphql", "@apollo/server", "mercurius", "graphql-jit", "fastify", "graphql", "neo4j-driver")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted of the benchmark."""

    names: Sequence[str]
    shapes: Sequence[str]
    effort: Effort
    services: bool = True
    workers: bool = True
    hits: bool = True
    executors: bool = True
    settings: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = False
    cache: Path = ROOT / ".cache" / "bench"


def run(choice: Choice, say: Say) -> Results:
    """Everything that is wanted. Errors: NotPossible, Different, BadAnswer."""
    if choice.executors or any(competitors.is_node(name) for name in choice.names):
        node.install()
    place = community(choice.cache, fresh=choice.fresh)
    began = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    results = Results(began, _version(), os.cpu_count() or 1, _versions(choice.names))
    if choice.executors:
        executed = executors.alone(place.place.community, place.subjects.organisations[0], choice.effort, say)
        results.alone.extend(executed)
    if not choice.services:
        return results
    with databases.started(place.place) as database:
        course = _Course(choice, database, place.subjects, results, say)
        course.services()
        if choice.hits:
            course.hits()
    return results


@dataclass
class _Course:
    """One run on a database that is there; its parts in their order."""

    choice: Choice
    database: Mapping[str, str]
    subjects: Subjects
    results: Results
    say: Say
    asked: dict[tuple[str, str], Asked] = field(default_factory=dict)

    def services(self) -> None:
        """Equal answers, then the rounds, then two processes beside one."""
        with ExitStack() as stack:
            running = [stack.enter_context(self._started(name)) for name in self.choice.names]
            self._compare(running)
            load = stack.enter_context(generator())
            self._warm(load, running)
            taken = rounds.measured(load, running, self.asked, _database_cpu(), self.choice.effort, self.say)
            self.results.samples.extend(taken)
            shapes_ = [shape for shape in _WORKERS_SHAPES if shape in self.choice.shapes]
            if self.choice.workers and shapes_:
                self._spread(stack, load, running, shapes_)

    def hits(self) -> None:
        """Each service alone and profiled; every shape is asked once to be planned, and once to be counted."""
        for name in self.choice.names:
            with self._started(name, profiled=True) as running:
                self.results.answers = [self._counted(running, one) for one in self.results.answers]

    def _started(self, name: str, *, workers: int = 1, profiled: bool = False) -> competitors.Started:
        self.say(f"starting {name}")
        return competitors.started(name, self.database, Wish(workers, profiled, self.choice.settings))

    def _shapes(self, name: str) -> list[str]:
        return [shape for shape in self.choice.shapes if shape != shapes.ALONE or name == "collabgraph"]

    def _compare(self, running: Sequence[Running]) -> None:
        """Different where they do not all answer the same; nothing is timed then."""
        first: dict[str, tuple[str, object]] = {}
        for one in running:
            for shape in self._shapes(one.name):
                body = shapes.body(one.name, shape, self.subjects)
                status, content = one.ask(body.encode())
                if status != 200:
                    raise answers.Different(f"{one.name} answered {shape} with status {status}: {content[:600]!r}")
                mine = (one.name, answers.alike(one.name, shape, orjson.loads(content)))
                answers.compare(shape, first.setdefault(shape, mine), mine)
                self.asked[one.name, shape] = Asked(body, len(content))
                self.results.answers.append(Answer(one.name, shape, len(content)))
        self.say(f"{', '.join(self.choice.names)} give the same answers to {', '.join(self.choice.shapes)}")

    def _warm(self, load: Generator, running: Sequence[Running]) -> None:
        for one in running:
            self.say(f"warming {one.name} up")
            for shape in self._shapes(one.name):
                rounds.warm_up(load, one, self.asked[one.name, shape], self.choice.effort)

    def _spread(self, stack: ExitStack, load: Generator, running: Sequence[Running], shapes_: Sequence[str]) -> None:
        pairs = [(one, stack.enter_context(self._started(one.name, workers=2))) for one in running]
        asked = {key: self.asked[key] for key in self.asked if key[1] in shapes_}
        for _, two in pairs:
            for shape in shapes_:
                rounds.warm_up(load, two, asked[two.name, shape], self.choice.effort)
        self.results.spreads.extend(rounds.spread(load, pairs, asked, self.choice.effort, self.say))

    def _counted(self, running: Running, answer: Answer) -> Answer:
        if answer.name != running.name:
            return answer
        body = self.asked[answer.name, answer.shape].body.encode()
        running.ask(body)
        running.ask(b"{}", "/hits")
        running.ask(body)
        counted = orjson.loads(running.ask(b"{}", "/hits")[1])
        self.say(f"{answer.shape} {answer.name}: {counted['hits']:,} database hits, {counted['statements']} statements")
        return replace(answer, hits=counted["hits"], statements=counted["statements"])


def _database_cpu() -> Callable[[], float]:
    """The seconds of processor time of the Neo4j that this process has started."""
    (server,) = [pid for pid, program in measure.children(os.getpid()).items() if program == "java"]
    return lambda: measure.cpu([server]) / 1000


def _version() -> str:
    """The commit that is measured, `+` where files were changed since; empty outside a checkout."""
    git = ["git", "describe", "--always", "--dirty=+", "--abbrev=7"]
    return subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def _versions(names: Sequence[str]) -> dict[str, str]:
    found = {"Neo4j": neo4j_server.VERSION, "Python": platform.python_version()}
    found |= {name: version(name) for name in _PYTHON}
    return found | node.versions(*_NODE) if any(map(competitors.is_node, names)) else found
