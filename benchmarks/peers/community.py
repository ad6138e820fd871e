"""The community that everybody is asked about: the benchmark's of 10,000 people, tied more closely.

The generator's organisations have three projects each on average, and some 1,200 partnerships between them count today.
The lists that are asked for are to be full (ten projects of each organisation, ten people of each project), and the
network is to have some 1,000 organisations and 3,000 ties. So participations and partnerships are added before the
import, the same every time. They stand beside the store of `make bench`, which is left as it is.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.strengths import PARTNERSHIP_KINDS
from benchmarks import databases
from benchmarks.cases import Subjects, prepared
from benchmarks.databases import Place
from collabgraph.generator import write_community

PEOPLE = 10_000
TIES = 1_800
"""So many partnerships are added, each between two organisations that had none: with the others some 3,000 ties."""
FULL = 10
"""So many projects has every organisation at least, and so many people every project."""
_ROLES = ("PARTNER", "CONTRIBUTOR", "VOLUNTEER")
_SEED = 1

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Community:
    """Where it is kept, and whom to ask about."""

    place: Place
    subjects: Subjects


def community(cache: Path, *, fresh: bool = False) -> Community:
    """The community in a Neo4j; made and imported where it is not there yet, or anew.

    Errors: NotPossible where there is no Neo4j here.
    """
    place = Place(cache / f"{PEOPLE}-peers", "neo4j")
    if fresh:
        place.forget()
        shutil.rmtree(place.community, ignore_errors=True)
    if not place.community.exists():
        _write(place.community)
    subjects = prepared(place.community)
    databases.filled(place)
    return Community(place, subjects)


def _write(folder: Path) -> None:
    """Written aside first: what is there is whole."""
    aside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    write_community(aside, PEOPLE, _SEED)
    chance = random.Random(_SEED)
    organisations, people, projects = (_ids(aside, noun) for noun in ("organisations", "people", "projects"))
    _append(aside, "partnerships", list(partnerships(organisations, _rows(aside, "partnerships"), chance)))
    known = _rows(aside, "participations")
    parties = [f"organisation:{one}" for one in organisations], [f"person:{one}" for one in people]
    _append(aside, "participations", list(participations(*parties, projects, known, chance)))
    aside.rename(folder)


def _rows(folder: Path, noun: str) -> list[Row]:
    with (folder / f"{noun}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _ids(folder: Path, noun: str) -> list[str]:
    return [row["id"] for row in _rows(folder, noun)]


def _append(folder: Path, noun: str, rows: Sequence[Row]) -> None:
    columns = list(_rows(folder, noun)[0])
    with (folder / f"{noun}.csv").open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, columns, restval="", lineterminator="\n").writerows(rows)


def partnerships(organisations: Sequence[str], known: Sequence[Row], chance: random.Random) -> Iterator[Row]:
    """TIES further partnerships, without dates, so that they count on every day."""
    tied = {frozenset((row["organisation"], row["partner"])) for row in known}
    for _ in range(TIES):
        pair = chance.sample(organisations, 2)
        while frozenset(pair) in tied:
            pair = chance.sample(organisations, 2)
        tied.add(frozenset(pair))
        yield {"organisation": pair[0], "partner": pair[1], "kind": chance.choice(PARTNERSHIP_KINDS)}


def participations(
    organisations: Sequence[str],
    people: Sequence[str],
    projects: Sequence[str],
    known: Sequence[Row],
    chance: random.Random,
) -> Iterator[Row]:
    """As many further participations as make every list FULL; organisations and people are `type:id`."""
    projects_of, people_of = defaultdict(set), defaultdict(set)
    for row in known:
        projects_of[row["party"]].add(row["project"])
        if row["party"].startswith("person:"):
            people_of[row["project"]].add(row["party"])
    for organisation in organisations:
        for project in _missing(projects_of[organisation], projects, chance):
            yield {"project": project, "party": organisation, "role": chance.choice(_ROLES)}
    for project in projects:
        for person in _missing(people_of[project], people, chance):
            yield {"project": project, "party": person, "role": chance.choice(_ROLES)}


def _missing(there: set[str], others: Sequence[str], chance: random.Random) -> list[str]:
    """As many of the others, none of which is there, as there are too few."""
    added: list[str] = []
    while len(there) < FULL:
        one = chance.choice(others)
        if one not in there:
            there.add(one)
            added.append(one)
    return added
