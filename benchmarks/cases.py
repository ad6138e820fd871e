"""What is asked: the figures of the issue, and every ready operation on a hub and on something ordinary."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.records import Target
from collabgraph.operations import queries
from graph_store.identity import encode

_ORGANISATION = "query OneOrganisation($id: ID!) { organisation(id: $id) { id name kind summary sectors website } }"

COMMON = ("skill-event-organisation", "skill-small-engine-repair", "skill-electrical-work", "skill-auditing")
"""Four skills of which the first is held by a quarter of all people."""
ORDINARY = ("skill-accessible-front-ends", "skill-small-engine-repair", "skill-electrical-work", "skill-auditing")
"""Four skills that few people hold."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request: its text, its variables, where in the data the list is that it is about, and its target if any."""

    name: str
    query: str
    variables: Mapping[str, Any]
    things: tuple[str, ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom the requests are about, all of them PUBLIC: ids of the exchange format.

    The first person and organisation are hubs, the others ordinary. The two projects have four open skill needs each,
    which `prepared` has added: COMMON and ORDINARY.
    """

    people: tuple[str, str]
    organisations: tuple[str, str]
    projects: tuple[str, str]
    needs: tuple[str, str] = field(default=("bench-common-1", "bench-ordinary-1"))


def prepared(folder: Path) -> Subjects:
    """Whom to ask about in a generated community; adds the needs that are asked about to its needs.csv, once."""
    ties = Counter(row["person"] for row in _rows(folder, "memberships"))
    people = [name for name in _public(folder, "people") if ties[name]]
    organisations = _public(folder, "organisations")
    busy = {row["subject"] for row in _rows(folder, "needs") if not row["id"].startswith("bench-")}
    projects = [name for name in _public(folder, "projects") if f"project:{name}" not in busy]
    half = len(projects) // 2
    subjects = Subjects(
        (max(people, key=lambda name: ties[name]), people[len(people) // 2]),
        (organisations[0], organisations[len(organisations) // 2]),
        (projects[half], projects[half + 1]),
    )
    if not any(row["id"].startswith("bench-") for row in _rows(folder, "needs")):
        _add_needs(folder, subjects)
    return subjects


def _add_needs(folder: Path, subjects: Subjects) -> None:
    columns = list(next(_rows(folder, "needs")))
    with (folder / "needs.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        for kind, project, skills in zip(("common", "ordinary"), subjects.projects, (COMMON, ORDINARY), strict=True):
            for number, skill in enumerate(skills, 1):
                writer.writerow(
                    {
                        "id": f"bench-{kind}-{number}",
                        "title": f"Wanted: {skill}",
                        "subject": f"project:{project}",
                        "kind": "SKILL",
                        "skill": skill,
                        "status": "OPEN",
                        "visibility": "PUBLIC",
                    }
                )


def _rows(folder: Path, noun: str) -> Iterator[dict[str, str]]:
    with (folder / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _public(folder: Path, noun: str) -> list[str]:
    return [row["id"] for row in _rows(folder, noun) if row["visibility"] == "PUBLIC"]


def cases(subjects: Subjects) -> list[Case]:
    """Every request of the benchmark, the figures of the issue first."""
    return [*_figures(subjects), *_ready(subjects)]


def _figures(subjects: Subjects) -> Iterator[Case]:
    ready = {name: operation.query for name, operation in queries().items()}
    organisation = encode("Organisation", subjects.organisations[0])
    around = {"around": [organisation], "depth": 2, "maxNodes": 500}
    network, helpers = ("partnershipNetwork", "nodes"), ("whoCanHelp", "edges")
    projects = [{"project": encode("Project", project), "first": 20} for project in subjects.projects]
    yield Case("organisation by id", _ORGANISATION, {"id": organisation}, (), Target(3, 3))
    yield Case(
        "fifty organisations", ready["organisations"], {"first": 50}, ("organisations", "nodes"), Target(150, 120)
    )
    yield Case("network of 500", ready["partnership_network"], around, network, Target(120, 80))
    yield Case("network of 500, all metrics", ready["bridges"], around, network, Target(400, 400))
    yield Case("who can help, four skills", ready["who_can_help_project"], projects[1], helpers, Target(80, 60))
    yield Case(
        "who can help, four skills, one common", ready["who_can_help_project"], projects[0], helpers, Target(80, 60)
    )
    yield Case("search", ready["search"], {"text": "reef"}, ("search", "edges"), Target(15, 15))
    yield Case("search, a common word", ready["search"], {"text": "youth"}, ("search", "edges"), Target(15, 15))
    yield Case("200 people by name", ready["people"], {"first": 200}, ("people", "nodes"), Target(15, 15))


def _ready(subjects: Subjects) -> Iterator[Case]:
    """Every ready operation; what is a figure above in the same words is not asked again."""
    hub, organisation = (encode("Organisation", name) for name in subjects.organisations)
    person, other = (encode("Person", name) for name in subjects.people)
    common, need = (encode("Need", name) for name in subjects.needs)
    trinidad = encode("Place", "tt")
    network, helpers = ("partnershipNetwork", "nodes"), ("whoCanHelp", "edges")
    known = queries()

    def ready(name: str, variables: Mapping[str, Any], *things: str, words: str = "") -> Case:
        return Case(f"{name} ({words})" if words else name, known[name].query, variables, things)

    yield ready("asset_map", {"place": trinidad, "zoom": 9}, "assetMap", "assets", "nodes")
    yield ready("bridges", {"around": [organisation], "depth": 2, "maxNodes": 500}, *network, words="ordinary")
    yield ready("bridges", {"maxNodes": 50_000}, *network, words="the whole network, kept")
    yield ready("brokers", {"maxNodes": 500, "first": 20}, "partnershipNetwork", "organisations", "nodes")
    yield ready("gap_report", {"level": "COUNTRY", "first": 50}, "gapReport", words="everywhere")
    yield ready(
        "gap_report", {"within": trinidad, "level": "SETTLEMENT", "first": 50}, "gapReport", words="in a country"
    )
    days = {"from": "2024-01-01", "to": "2026-12-31", "by": "QUARTER"}
    for scope, words in (({"everything": True}, "everything"), ({"organisation": organisation}, "ordinary")):
        yield ready("engagement", {"scope": scope, **days}, "engagementReport", "periods", words=words)
    yield ready("collaborators", {"person": person, "first": 20}, "person", "collaborators", "edges")
    yield ready("how_connected", {"from": person, "to": other, "first": 3}, "howConnected")
    changed = "networkChange", "ties", "nodes"
    yield ready("network_change", {"from": "2024-12-31", "to": "2026-11-21", "first": 20}, *changed)
    yield ready(
        "network_series", {"from": "2022-01-01", "to": "2026-11-21", "by": "QUARTER"}, "networkChange", "series"
    )
    yield ready(
        "likely_duplicates", {"type": "PERSON", "first": 20}, "likelyDuplicates", "nodes", words="administrator"
    )
    yield ready("open_needs", {"within": trinidad, "first": 10}, "needs", "nodes")
    yield ready("organisation", {"id": hub}, "organisation", "people", "edges", words="hub")
    yield ready("organisation", {"id": organisation}, "organisation", "people", "edges", words="ordinary")
    around = {"around": [organisation], "depth": 2, "maxNodes": 500}
    yield ready("partnership_network", around, *network, words="ordinary")
    yield ready("person", {"id": person}, "person", "skills", "edges", words="of many organisations")
    yield ready("person", {"id": other}, "person", "skills", "edges", words="ordinary")
    yield ready("sectors", {"filter": {"sectors": ["Fisheries"]}}, "organisations", "nodes")
    for project, words in zip(subjects.projects, ("one skill common", "rare skills"), strict=True):
        asked = {"project": encode("Project", project), "maxSize": 6}
        yield ready("suggest_team", asked, "suggestTeam", "members", words=words)
    yield ready("thin_places", {"filter": {"within": trinidad}, "maxNodes": 500}, *network)
    yield ready("what_is_missing", {"place": trinidad}, "needs", "nodes")
    yield ready("who_am_i", {"thing": organisation}, "viewer", "roles")
    yield ready("who_can_help", {"need": common, "first": 20}, *helpers, words="a common skill")
    yield ready("who_can_help", {"need": need, "first": 20}, *helpers, words="a rare skill")
    chances = ("person", "canHelpWith", "edges")
    yield ready("whom_can_i_help", {"person": person, "first": 20}, *chances, words="of many organisations")
    yield ready("whom_can_i_help", {"person": other, "first": 20}, *chances, words="ordinary")
