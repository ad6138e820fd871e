"""The answers to Q3, Q4 and Q5 as tables in memory, from the files of the community: for executors without a database.

    organisations   [{id, name, kind, sectors, cursor, projects: List}], by name; the first fifty are those listed
    projects        [{id, name, status, people: List}]
    people          [{id, name, headline, skills: List}]
    skills          [{id, name}]
    network         {nodes: [[place in organisations, distance], ...], edges: [{source, target, kinds, strength}, ...]}

A List is {links: [[place in the table below, role or level, cursor], ...], more: whether there are others}. Only the
first fifty organisations have projects, and tables have only what they lead to.
"""

from __future__ import annotations

import base64
import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from benchmarks.peers.network import network
from graph_store.folding import fold

Row = Mapping[str, str]
Json = dict[str, Any]
_TOP, _BELOW, _HELD = 50, 10, 50
_ROLES = ("LEAD", "PARTNER", "CONTRIBUTOR", "VOLUNTEER", "FUNDER", "BENEFICIARY")


def write(community: Path, file: Path, centre: str) -> None:
    """Writes the tables of the community in that folder; `centre` is the organisation that the network is around."""
    file.write_bytes(orjson.dumps(tables(community, centre)))


def tables(community: Path, centre: str) -> Json:
    """The tables, ready for JSON."""
    organisations = sorted(_rows(community, "organisations"), key=_key)
    projects, people, skills = (_Table.of(_rows(community, noun)) for noun in ("projects", "people", "skills"))
    taken: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(community, "participations"):
        kind, _, party = row["party"].partition(":")
        # Each row is a link to a project, seen from its organisation, or to a person, seen from its project.
        taken[party if kind == "organisation" else row["project"]].append(row | {"person": party})
    held: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(community, "person_skills"):
        held[row["person"]].append(row)
    made = [_organisation(row) for row in organisations]
    for one in made[:_TOP]:
        one["projects"] = projects.list_of(taken[one["id"]], "project", _BELOW)
    return {
        "organisations": made,
        "projects": [
            _picked(row, "id", "name", "status") | {"people": people.list_of(taken[row["id"]], "person", _BELOW)}
            for row in projects.shown
        ],
        "people": [
            _picked(row, "id", "name", "headline") | {"skills": skills.list_of(held[row["id"]], "skill", _HELD)}
            for row in people.shown
        ],
        "skills": [_picked(row, "id", "name") for row in skills.shown],
        "network": _network(_rows(community, "partnerships"), made, centre),
    }


@dataclass
class _Table:
    """The rows of a file by their ids, and those that were linked to, each with its place."""

    rows: Mapping[str, Row]
    shown: list[Row] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> _Table:
        return cls({row["id"]: row for row in rows})

    def list_of(self, links: Sequence[Row], column: str, most: int) -> Json:
        """The List of these links: what they lead to is in that column."""
        ordered = sorted(links, key=lambda link: (*_key(self.rows[link[column]]), *_attributes(link)))
        return {
            "links": [self._link(link, self.rows[link[column]]) for link in ordered[:most]],
            "more": len(links) > most,
        }

    def _link(self, link: Row, row: Row) -> list[Any]:
        if row["id"] not in self.places:
            self.places[row["id"]] = len(self.shown)
            self.shown.append(row)
        shown = int(link["level"]) if "level" in link else link["role"]
        return [self.places[row["id"]], shown, _cursor(*_key(row), *_attributes(link))]


def _rows(folder: Path, noun: str) -> list[dict[str, str]]:
    with (folder / f"{noun}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _key(row: Row) -> tuple[str, str]:
    return fold(row["name"]), row["id"]


def _attributes(link: Row) -> tuple[Any, ...]:
    """What orders the relations of one pair."""
    return () if "level" in link else (_ROLES.index(link["role"]), link["since"], link["until"])


def _picked(row: Row, *names: str) -> Json:
    return {name: row[name] or None for name in names}


def _organisation(row: Row) -> Json:
    sectors = [sector for sector in row["sectors"].split("|") if sector]
    return _picked(row, "id", "name", "kind") | {"sectors": sectors, "cursor": _cursor(*_key(row))}


def _network(partnerships: Iterable[Row], organisations: Sequence[Json], centre: str) -> Json:
    today = datetime.now(UTC).date().isoformat()
    counted = [row for row in partnerships if row["since"] <= today and (not row["until"] or today <= row["until"])]
    ends = ([row[column] for row in counted] for column in ("organisation", "partner", "kind"))
    found = network([centre], *ends)
    places = {row["id"]: place for place, row in enumerate(organisations)}
    return {"nodes": [[places[one], distance] for one, distance in found.distances.items()], "edges": found.edges}


def _cursor(*key: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")
