"""What is read for all things of a level at once, by aiodataloader; one set of loaders a request."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import neo4j
from aiodataloader import DataLoader

_ROLE = (
    "CASE r.role WHEN 'LEAD' THEN 0 WHEN 'PARTNER' THEN 1 WHEN 'CONTRIBUTOR' THEN 2 "
    "WHEN 'VOLUNTEER' THEN 3 WHEN 'FUNDER' THEN 4 ELSE 5 END"
)
_PARTICIPATIONS = (
    "UNWIND $ids AS id MATCH (o:{of} {{id: id}}) RETURN id, COLLECT {{ "
    "MATCH (o){relation}(x:{to}) "
    f"WITH x, r ORDER BY x.sortName, x.id, {_ROLE}, coalesce(r.since, ''), coalesce(r.until, '') LIMIT $limit "
    "RETURN {{node: x {{.id, .name, .sortName, {more}}}, role: r.role, since: r.since, until: r.until}} }} AS rows"
)
PROJECTS = _PARTICIPATIONS.format(of="Organisation", relation="-[r:WORKS_ON]->", to="Project", more=".status")
PEOPLE = _PARTICIPATIONS.format(of="Project", relation="<-[r:WORKS_ON]-", to="Person", more=".headline")
SKILLS = (
    "UNWIND $ids AS id MATCH (p:Person {id: id}) RETURN id, COLLECT { "
    "MATCH (p)-[r:HAS_SKILL]->(x:Skill) WITH x, r ORDER BY x.sortName, x.id LIMIT $limit "
    "RETURN {node: x {.id, .name, .sortName}, level: r.level} } AS rows"
)
ONE = "MATCH (o:Organisation {id: $id}) RETURN o {.id, .name, .kind, .summary, .sectors, .website} AS organisation"
FIRST = (
    "MATCH (o:Organisation) WHERE o.sortName IS NOT NULL AND o.id IS NOT NULL "
    "RETURN o {.id, .name, .sortName, .kind, .summary, .sectors, .website} AS organisation "
    "ORDER BY o.sortName, o.id LIMIT $limit"
)
TIES = (
    "MATCH (a:Organisation)-[r:PARTNERS_WITH]->(b:Organisation) "
    "WHERE (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until >= $today) "
    "RETURN a.id AS source, b.id AS target, r.kind AS kind"
)
ORGANISATIONS = (
    "UNWIND $ids AS id MATCH (o:Organisation {id: id}) "
    "RETURN o {.id, .name, .kind, .summary, .sectors, .website} AS organisation"
)

Key = tuple[str, int]
"""A stored id, and how many are wanted."""
Rows = list[dict[str, Any]]


@dataclass
class Reading:
    """The database and the loaders of one request."""

    driver: neo4j.AsyncDriver
    projects: DataLoader[Key, Rows] = field(init=False)
    people: DataLoader[Key, Rows] = field(init=False)
    skills: DataLoader[Key, Rows] = field(init=False)

    def __post_init__(self) -> None:
        self.projects = DataLoader(self._rows(PROJECTS))
        self.people = DataLoader(self._rows(PEOPLE))
        self.skills = DataLoader(self._rows(SKILLS))

    async def read(self, statement: str, **parameters: Any) -> list[neo4j.Record]:
        """The records of a statement."""
        records, _, _ = await self.driver.execute_query(
            statement, parameters, database_="neo4j", routing_=neo4j.RoutingControl.READ
        )
        return records

    def _rows(self, statement: str) -> Callable[[list[Key]], Coroutine[Any, Any, list[Rows]]]:
        async def batch(keys: list[Key]) -> list[Rows]:
            found: dict[Key, Rows] = {}
            for limit in {limit for _, limit in keys}:
                ids = [id_ for id_, wanted in keys if wanted == limit]
                for record in await self.read(statement, ids=ids, limit=limit):
                    found[record["id"], limit] = record["rows"]
            return [found.get(key, []) for key in keys]

        return batch
