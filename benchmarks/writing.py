"""How fast mutations are, alone and while others read: `python -m benchmarks.writing --people 10000`.

Writers take turns at three mutations, as an administrator: a contribution to a project that all of them give to, a
value of an organisation, a membership. Readers ask for a page of an organisation and for who can help. Each has a
connection of its own and sends the next request when it has the answer. It is done on a copy of the store.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from benchmarks import databases, measure
from benchmarks.cases import Subjects
from benchmarks.databases import NotPossible, Place
from benchmarks.measure import Client
from benchmarks.records import DatabaseName
from benchmarks.report import shown, table
from collabgraph.operations import queries
from graph_store.identity import encode
from tests.collabgraph.processes import COLLABGRAPH, ROOT, Server, served

_SEVERAL = Parameter(consume_multiple=True, negative="")
_PATIENCE = 120.0
_WARM_UP = 3.0

app = App(name="bench-writing", help="Measures mutations over HTTP; docs/performance.md says how to read it.")

Ask = Callable[[Client, int], float]
"""Sends the request of a turn: the milliseconds until its answer was there."""


@dataclass(frozen=True, slots=True)
class Measured:
    """So many writers and readers at once: requests a second and milliseconds of each kind, and the load before."""

    database: DatabaseName
    people: int
    writers: int
    readers: int
    load: float
    seconds: float
    writes: Sequence[float]
    reads: Sequence[float]

    def row(self) -> list[str]:
        """As a row of the report."""
        who = [self.database, f"{self.people:,}", str(self.writers), str(self.readers)]
        return [*who, *_figures(self.writes, self.seconds), *_figures(self.reads, self.seconds), f"{self.load:.1f}"]


def _figures(times: Sequence[float], seconds: float) -> list[str]:
    if not times:
        return ["", "", "", ""]
    percentiles = (measure.percentile(times, share) for share in (0.5, 0.95, 1.0))
    return [shown(len(times) / seconds), *map(shown, percentiles)]


@app.default
def bench(
    *,
    people: int = 10_000,
    database: Annotated[tuple[DatabaseName, ...], _SEVERAL] = ("embedded", "neo4j"),
    writers: Annotated[tuple[int, ...], _SEVERAL] = (0, 1, 4, 16),
    readers: Annotated[tuple[int, ...], _SEVERAL] = (0, 4),
    seconds: float = 15.0,
    cache: Path = ROOT / ".cache" / "bench",
) -> int:
    """Measure every number of writers with every number of readers, and print a table.

    Parameters
    ----------
    people
        The size of the community, which is made and imported where it is not there yet.
    database
        On which databases.
    writers
        How many write at once.
    readers
        How many read at once.
    seconds
        Each combination is timed for so long.
    cache
        Where communities and stores are kept.
    """
    rows: list[Measured] = []
    for name in database:
        try:
            rows += _on(Place(cache / str(people), name), people, list(itertools.product(readers, writers)), seconds)
        except NotPossible as error:
            print(error, file=sys.stderr)
            return 2
    columns = ["a second", "p50", "p95", "longest"]
    head = ["database", "people", "writers", "readers", *(f"writes: {one}" for one in columns)]
    print("\n".join(table([*head, *(f"reads: {one}" for one in columns), "load"], [row.row() for row in rows])))
    return 0


def _on(place: Place, people: int, crowds: Sequence[tuple[int, int]], seconds: float) -> list[Measured]:
    subjects = databases.community(place.community, people)
    databases.filled(place)
    with _copied(place) as copy, databases.started(copy) as env:
        # A store of an earlier release has not all steps of the structure yet.
        subprocess.run([*COLLABGRAPH, "migrate"], env=dict(env), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        with served(env=env | {"COLLABGRAPH_DEVELOPMENT_VIEWER": "administrator"}) as server:
            write, read = _writing(subjects), _reading(subjects)
            _crowd(server, 2, write, 2, read, _WARM_UP)
            return [
                _measured(place, people, server, write_count, write, read_count, read, seconds)
                for read_count, write_count in crowds
                if read_count or write_count
            ]


@contextmanager
def _copied(place: Place) -> Iterator[Place]:
    """The store in another folder until the end of the block, so that the kept one stays as it is."""
    with tempfile.TemporaryDirectory(dir=place.folder.parent, prefix="writing-") as folder:
        copy = Place(Path(folder), place.database)
        shutil.copytree(place.store, copy.store)
        yield copy


def _measured(
    place: Place,
    people: int,
    server: Server,
    writers: int,
    write: Ask,
    readers: int,
    read: Ask,
    seconds: float,
) -> Measured:
    load = measure.load()
    began = time.monotonic()
    writes, reads = _crowd(server, writers, write, readers, read, seconds)
    return Measured(place.database, people, writers, readers, load, time.monotonic() - began, writes, reads)


def _crowd(
    server: Server, writers: int, write: Ask, readers: int, read: Ask, seconds: float
) -> tuple[list[float], list[float]]:
    """The milliseconds of all that was written and read by so many at once in that time."""
    end = time.monotonic() + seconds

    def busy(ask: Ask) -> list[float]:
        client = Client(server.port, _PATIENCE)
        times: list[float] = []
        try:
            while time.monotonic() < end:
                times.append(ask(client, len(times)))
        finally:
            client.close()
        return times

    with ThreadPoolExecutor(writers + readers) as pool:
        found = [pool.submit(busy, ask) for ask in (*[write] * writers, *[read] * readers)]
        times = [one.result() for one in found]
    return list(itertools.chain(*times[:writers])), list(itertools.chain(*times[writers:]))


def _writing(subjects: Subjects) -> Ask:
    """The mutations by turns; each makes or changes something else than the one before."""
    numbers = itertools.count()
    project = encode("Project", subjects.projects[0])
    person = encode("Person", subjects.people[1])
    organisations = [encode("Organisation", one) for one in subjects.organisations]

    def ask(client: Client, turn: int) -> float:
        number = next(numbers)
        mutations: list[tuple[str, Mapping[str, Any]]] = [
            (
                _mutation("recordContribution", "RecordContributionInput"),
                {"project": project, "party": person, "kind": "HOURS", "amount": 1 + number % 8, "on": "2026-11-20"},
            ),
            (
                _mutation("updateOrganisation", "UpdateOrganisationInput"),
                {"id": organisations[number % 2], "summary": f"Changed {number} times"},
            ),
            (
                _mutation("createMembership", "CreateMembershipInput"),
                {"person": person, "organisation": organisations[0], "role": f"helper {number}"},
            ),
        ]
        query, given = mutations[turn % len(mutations)]
        milliseconds, data = _told(client, query, {"input": given})
        (payload,) = data.values()
        if payload["problems"]:
            raise RuntimeError(f"{query}: {payload['problems']}")
        return milliseconds

    return ask


def _mutation(field: str, input_type: str) -> str:
    return f"mutation($input: {input_type}!) {{ {field}(input: $input) {{ problems {{ message }} }} }}"


def _reading(subjects: Subjects) -> Ask:
    known = queries()
    asked: list[tuple[str, Mapping[str, Any]]] = [
        (known["organisation"].query, {"id": encode("Organisation", subjects.organisations[1])}),
        (known["who_can_help_project"].query, {"project": encode("Project", subjects.projects[1]), "first": 20}),
    ]

    def ask(client: Client, turn: int) -> float:
        return _told(client, *asked[turn % len(asked)])[0]

    return ask


def _told(client: Client, query: str, variables: Mapping[str, Any]) -> tuple[float, dict[str, Any]]:
    """The milliseconds that it took, and the data of the answer. RuntimeError where anything went wrong."""
    milliseconds, answer = client.ask(json.dumps({"query": query, "variables": variables}).encode())
    said = json.loads(answer)
    if "errors" in said:
        raise RuntimeError(f"{query}: {said['errors']}")
    return milliseconds, said["data"]


if __name__ == "__main__":
    sys.exit(app())
