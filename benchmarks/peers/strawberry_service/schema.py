"""The part of the contract that is asked for: types, and a resolver for each field that reads."""

# Strawberry reads the annotations of the types: no `from __future__ import annotations` here.

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import strawberry
from strawberry import ID

from benchmarks.peers.network import network
from benchmarks.peers.strawberry_service import loading
from benchmarks.peers.strawberry_service.loading import Reading
from schema.enums import OrganisationKind, ParticipationRole, PartnershipKind, ProjectStatus

Info = strawberry.Info[dict[str, Any], None]
_ROLES = [role.name for role in ParticipationRole]


def _reading(info: Info) -> Reading:
    found: Reading = info.context["reading"]
    return found


def _cursor(*key: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Skill:
    id: ID
    name: str


@strawberry.type
class SkillEdge:
    cursor: str
    level: int
    node: Skill


@strawberry.type
class SkillConnection:
    page_info: PageInfo
    edges: list[SkillEdge]

    @strawberry.field
    def nodes(self) -> list[Skill]:
        return [edge.node for edge in self.edges]


@strawberry.type
class Person:
    id: ID
    name: str
    headline: str | None

    @strawberry.field
    async def skills(self, info: Info, first: int = 20) -> SkillConnection:
        rows = await _reading(info).skills.load((self.id, first + 1))
        edges = [
            SkillEdge(
                cursor=_cursor(row["node"]["sortName"], row["node"]["id"]),
                level=row["level"],
                node=Skill(id=row["node"]["id"], name=row["node"]["name"]),
            )
            for row in rows[:first]
        ]
        return SkillConnection(page_info=_page_info(edges, len(rows) > first), edges=edges)


@strawberry.type
class PersonEdge:
    cursor: str
    role: ParticipationRole
    node: Person


@strawberry.type
class PersonConnection:
    page_info: PageInfo
    edges: list[PersonEdge]

    @strawberry.field
    def nodes(self) -> list[Person]:
        return [edge.node for edge in self.edges]


@strawberry.type
class Project:
    id: ID
    name: str
    status: ProjectStatus

    @strawberry.field
    async def people(self, info: Info, first: int = 20) -> PersonConnection:
        rows = await _reading(info).people.load((self.id, first + 1))
        edges = [
            PersonEdge(
                cursor=_participation_cursor(row),
                role=ParticipationRole[row["role"]],
                node=Person(id=row["node"]["id"], name=row["node"]["name"], headline=row["node"].get("headline")),
            )
            for row in rows[:first]
        ]
        return PersonConnection(page_info=_page_info(edges, len(rows) > first), edges=edges)


@strawberry.type
class ProjectEdge:
    cursor: str
    role: ParticipationRole
    node: Project


@strawberry.type
class ProjectConnection:
    page_info: PageInfo
    edges: list[ProjectEdge]

    @strawberry.field
    def nodes(self) -> list[Project]:
        return [edge.node for edge in self.edges]


@strawberry.type
class Organisation:
    id: ID
    name: str
    kind: OrganisationKind
    summary: str | None
    sectors: list[str]
    website: str | None

    @strawberry.field
    async def projects(self, info: Info, first: int = 20) -> ProjectConnection:
        rows = await _reading(info).projects.load((self.id, first + 1))
        edges = [
            ProjectEdge(
                cursor=_participation_cursor(row),
                role=ParticipationRole[row["role"]],
                node=Project(
                    id=row["node"]["id"], name=row["node"]["name"], status=ProjectStatus[row["node"]["status"]]
                ),
            )
            for row in rows[:first]
        ]
        return ProjectConnection(page_info=_page_info(edges, len(rows) > first), edges=edges)


@strawberry.type
class OrganisationEdge:
    cursor: str
    node: Organisation


@strawberry.type
class OrganisationConnection:
    page_info: PageInfo
    edges: list[OrganisationEdge]

    @strawberry.field
    def nodes(self) -> list[Organisation]:
        return [edge.node for edge in self.edges]


@strawberry.type
class NetworkNode:
    organisation: Organisation
    distance: int | None


@strawberry.type
class NetworkEdge:
    source: ID
    target: ID
    kinds: list[PartnershipKind]
    strength: float


@strawberry.type
class PartnershipNetwork:
    nodes: list[NetworkNode]
    edges: list[NetworkEdge]


@strawberry.input
class NetworkFilter:
    implicit: bool = True


@strawberry.type
class Query:
    @strawberry.field
    async def organisation(self, info: Info, id: ID) -> Organisation | None:
        records = await _reading(info).read(loading.ONE, id=id)
        return _organisation(records[0]["organisation"]) if records else None

    @strawberry.field
    async def organisations(self, info: Info, first: int = 20) -> OrganisationConnection:
        records = await _reading(info).read(loading.FIRST, limit=first + 1)
        rows = [record["organisation"] for record in records]
        edges = [
            OrganisationEdge(cursor=_cursor(row["sortName"], row["id"]), node=_organisation(row))
            for row in rows[:first]
        ]
        return OrganisationConnection(page_info=_page_info(edges, len(rows) > first), edges=edges)

    @strawberry.field
    async def partnership_network(
        self,
        info: Info,
        around: list[ID],
        depth: int = 2,
        max_nodes: int = 500,
        filter: NetworkFilter | None = None,
    ) -> PartnershipNetwork:
        today = datetime.now(UTC).date().isoformat()
        ties = await _reading(info).read(loading.TIES, today=today)
        sources, targets, kinds = ([tie[column] for tie in ties] for column in ("source", "target", "kind"))
        found = network(around, sources, targets, kinds)
        records = await _reading(info).read(loading.ORGANISATIONS, ids=list(found.distances))
        known = {record["organisation"]["id"]: _organisation(record["organisation"]) for record in records}
        nodes = [NetworkNode(organisation=known[one], distance=distance) for one, distance in found.distances.items()]
        return PartnershipNetwork(nodes=nodes, edges=[_edge(edge) for edge in found.edges])


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(
        id=row["id"],
        name=row["name"],
        kind=OrganisationKind[row["kind"]],
        summary=row.get("summary"),
        sectors=row["sectors"],
        website=row.get("website"),
    )


def _edge(edge: dict[str, Any]) -> NetworkEdge:
    return NetworkEdge(
        source=edge["source"],
        target=edge["target"],
        kinds=[PartnershipKind[kind] for kind in edge["kinds"]],
        strength=edge["strength"],
    )


def _participation_cursor(row: dict[str, Any]) -> str:
    node = row["node"]
    return _cursor(node["sortName"], node["id"], _ROLES.index(row["role"]), row["since"], row["until"])


def _page_info(edges: Sequence[Any], has_more: bool) -> PageInfo:
    return PageInfo(has_next_page=has_more, end_cursor=edges[-1].cursor if edges else None)


schema = strawberry.Schema(Query)
