"""Each shape's answer from what the statements returned; an entity is made once and stands in every place it has."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from benchmarks.peers.limit import statements
from benchmarks.peers.network import network

Run = Callable[..., Awaitable[list[Any]]]
"""(statement, parameters by name) -> the values of its one record, none where there is no record."""
Json = dict[str, Any]
_ROLES = {
    name: number for number, name in enumerate(("LEAD", "PARTNER", "CONTRIBUTOR", "VOLUNTEER", "FUNDER", "BENEFICIARY"))
}
_ONE = ("id", "name", "kind", "summary", "sectors", "website")
_PAGE = 10


async def q1(run: Run, variables: Json) -> Json:
    """One organisation, or null."""
    row = await run(statements.ONE, id=variables["id"])
    return {"organisation": dict(zip(_ONE, row, strict=True)) if row else None}


async def q2(run: Run, _: Json) -> Json:
    """Fifty organisations."""
    (rows,) = await run(statements.FIFTY)
    return {"organisations": {"nodes": rows}}


async def q3(run: Run, _: Json) -> Json:
    """The levels as lists."""
    organisations, project_numbers, projects, people_numbers, people, skills = await run(statements.LEVELS)
    rank, by_number = _skills(skills)
    held = {number: {"name": row[1]} for number, row in by_number.items()}
    nodes = {
        number: {
            "id": id_,
            "name": name,
            "headline": headline,
            "skills": {"nodes": [held[one] for one in sorted(has, key=rank)]},
        }
        for number, (id_, name, headline, has) in zip(people_numbers, people, strict=True)
    }
    made = {
        number: {"id": id_, "name": name, "status": status, "people": {"nodes": [nodes[one] for one in links]}}
        for number, (id_, name, status, links) in zip(project_numbers, projects, strict=True)
    }
    top = [
        {"id": id_, "name": name, "kind": kind, "projects": {"nodes": [made[one] for one in links]}}
        for id_, name, kind, links in organisations
    ]
    return {"organisations": {"nodes": top}}


async def q4(run: Run, variables: Json) -> Json:
    """The network: all ties that count are read, and searched here; their ends are the database's numbers."""
    today = datetime.now(UTC).date().isoformat()
    sources, targets, kinds, numbers, organisations = await run(statements.NETWORK, today=today)
    ids = {number: row["id"] for number, row in zip(numbers, organisations, strict=True)}
    found = network(variables["around"], map(ids.__getitem__, sources), map(ids.__getitem__, targets), kinds)
    rows = {row["id"]: row for row in organisations}
    nodes = [{"organisation": rows[one], "distance": distance} for one, distance in found.distances.items()]
    return {"partnershipNetwork": {"nodes": nodes, "edges": found.edges}}


async def q5(run: Run, _: Json) -> Json:
    """The levels as connections. A cursor is the whole order key of its edge, so that it is good whatever the page."""
    organisations, project_numbers, projects, people_numbers, people, skills = await run(statements.PAGED_LEVELS)
    persons = _persons(skills, people)
    nodes = dict(zip(people_numbers, persons, strict=True))
    keys = {number: (row[3], row[0]) for number, row in zip(people_numbers, people, strict=True)}
    made = {
        number: {"id": id_, "name": name, "status": status, "people": _page(links, nodes, keys)}
        for number, (id_, name, status, _, links) in zip(project_numbers, projects, strict=True)
    }
    keys = {number: (row[3], row[0]) for number, row in zip(project_numbers, projects, strict=True)}
    edges = [
        {
            "cursor": _cursor(sort_name, id_),
            "node": {"id": id_, "name": name, "kind": kind, "projects": _page(links, made, keys)},
        }
        for id_, name, kind, sort_name, links in organisations[:50]
    ]
    return {"organisations": {"pageInfo": _page_info(len(organisations) > 50, edges), "edges": edges}}


def _skills(rows: Sequence[Sequence[Any]]) -> tuple[Callable[[int], int], dict[int, Sequence[Any]]]:
    """The place of each skill in the order by name, by the database's number, and its row."""
    ordered = sorted(rows, key=lambda row: (row[2], row[3]))
    return {row[0]: place for place, row in enumerate(ordered)}.__getitem__, {row[0]: row for row in rows}


def _persons(skills: Sequence[Sequence[Any]], people: Sequence[Sequence[Any]]) -> list[Json]:
    rank, by_number = _skills(skills)
    known: dict[tuple[int, int], Json] = {}
    for number, row in by_number.items():
        cursor = _cursor(row[2], row[3])
        for level in range(1, 6):
            known[number, level] = {"cursor": cursor, "level": level, "node": {"name": row[1]}}
    persons = []
    for id_, name, headline, _, has in people:
        edges = [known[number, level] for number, level in sorted(has, key=lambda one: rank(one[0]))]
        page = {"pageInfo": _page_info(False, edges), "edges": edges}
        persons.append({"id": id_, "name": name, "headline": headline, "skills": page})
    return persons


def _page(links: Sequence[Sequence[Any]], nodes: dict[int, Json], keys: dict[int, tuple[str, str]]) -> Json:
    edges = [
        {"cursor": _cursor(*keys[number], _ROLES[role], since, until), "role": role, "node": nodes[number]}
        for number, role, since, until in links[:_PAGE]
    ]
    return {"pageInfo": _page_info(len(links) > _PAGE, edges), "edges": edges}


def _page_info(has_more: bool, edges: Sequence[Json]) -> Json:
    return {"hasNextPage": has_more, "endCursor": edges[-1]["cursor"] if edges else None}


def _cursor(*key: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")
