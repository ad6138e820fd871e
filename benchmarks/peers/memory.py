"""Our executor alone: `python -m benchmarks.peers.memory FIXTURE SECONDS`.

A small Strawberry schema whose batch functions answer from memory, run by the execution context that the service has
and written by orjson; beside it graphql-core with the same fields through aiodataloader. Documents are parsed
and validated before. For each line that it reads it does one round, and prints {executor: {shape: milliseconds}}, as
node/alone.mjs does.
"""

# Strawberry reads the annotations of the types: no `from __future__ import annotations` here.

import asyncio
import gc
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import isawaitable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import strawberry
import uvloop
from graphql import execute, parse, validate
from strawberry import ID
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from benchmarks.peers.shapes import FOLDER
from execution.executor import PlannedExecutor
from execution.fields import batch_field
from execution.info import Info
from schema.enums import OrganisationKind, ParticipationRole, PartnershipKind, ProjectStatus

_SHAPES = ("Q3", "Q4", "Q5")
_GC_THRESHOLD = 10_000
Tables = Mapping[str, Any]
Once = Callable[[], Awaitable[bytes]]


class _Executor(PlannedExecutor):
    """As the endpoint has it: what it returns is only read."""

    shares = True


async def _pages(parents: Sequence[Any], info: Info[Any, Any], first: int = 20) -> Sequence[Any]:
    """The page of each parent, which is there already: every fixture is of the pages that are asked for."""
    return [parent.page for parent in parents]


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
    nodes: list[Skill]


@strawberry.type
class Person:
    id: ID
    name: str
    headline: str | None
    page: strawberry.Private[SkillConnection]
    skills: SkillConnection = batch_field(_pages, graphql_type=SkillConnection, description="By name.")


@strawberry.type
class PersonEdge:
    cursor: str
    role: ParticipationRole
    node: Person


@strawberry.type
class PersonConnection:
    page_info: PageInfo
    edges: list[PersonEdge]
    nodes: list[Person]


@strawberry.type
class Project:
    id: ID
    name: str
    status: ProjectStatus
    page: strawberry.Private[PersonConnection]
    people: PersonConnection = batch_field(_pages, graphql_type=PersonConnection, description="By name.")


@strawberry.type
class ProjectEdge:
    cursor: str
    role: ParticipationRole
    node: Project


@strawberry.type
class ProjectConnection:
    page_info: PageInfo
    edges: list[ProjectEdge]
    nodes: list[Project]


@strawberry.type
class Organisation:
    id: ID
    name: str
    kind: OrganisationKind
    sectors: list[str]
    page: strawberry.Private[ProjectConnection | None]
    projects: ProjectConnection = batch_field(_pages, graphql_type=ProjectConnection, description="By name.")


@strawberry.type
class OrganisationEdge:
    cursor: str
    node: Organisation


@strawberry.type
class OrganisationConnection:
    page_info: PageInfo
    edges: list[OrganisationEdge]
    nodes: list[Organisation]


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
    async def organisations(self, info: Info[Any, Any], first: int = 20) -> OrganisationConnection:
        found: OrganisationConnection = info.context.organisations
        return found

    @strawberry.field
    async def partnership_network(
        self,
        info: Info[Any, Any],
        around: list[ID],
        depth: int = 2,
        max_nodes: int = 500,
        filter: NetworkFilter | None = None,
    ) -> PartnershipNetwork:
        found: PartnershipNetwork = info.context.network
        return found


def _connection(connection: Any, edges: list[Any], has_more: bool) -> Any:
    info = PageInfo(has_next_page=has_more, end_cursor=edges[-1].cursor if edges else None)
    return connection(page_info=info, edges=edges, nodes=[edge.node for edge in edges])


def _roles(connection: Any, edge: Any, listed: Mapping[str, Any], table: Sequence[Any]) -> Any:
    edges = [
        edge(cursor=cursor, role=ParticipationRole[role], node=table[place]) for place, role, cursor in listed["links"]
    ]
    return _connection(connection, edges, listed["more"])


def _levels(listed: Mapping[str, Any], table: Sequence[Skill]) -> SkillConnection:
    edges = [SkillEdge(cursor=cursor, level=level, node=table[place]) for place, level, cursor in listed["links"]]
    found: SkillConnection = _connection(SkillConnection, edges, listed["more"])
    return found


def _organisations(tables: Tables) -> list[Organisation]:
    skills = [Skill(id=row["id"], name=row["name"]) for row in tables["skills"]]
    people = [
        Person(id=row["id"], name=row["name"], headline=row["headline"], page=_levels(row["skills"], skills))
        for row in tables["people"]
    ]
    projects = [
        Project(
            id=row["id"],
            name=row["name"],
            status=ProjectStatus[row["status"]],
            page=_roles(PersonConnection, PersonEdge, row["people"], people),
        )
        for row in tables["projects"]
    ]
    return [
        Organisation(
            id=row["id"],
            name=row["name"],
            kind=OrganisationKind[row["kind"]],
            sectors=row["sectors"],
            page=_roles(ProjectConnection, ProjectEdge, row["projects"], projects) if "projects" in row else None,
        )
        for row in tables["organisations"]
    ]


def _context(tables: Tables) -> SimpleNamespace:
    organisations = _organisations(tables)
    edges = [
        OrganisationEdge(cursor=row["cursor"], node=one)
        for row, one in zip(tables["organisations"], organisations, strict=True)
        if one.page
    ]
    nodes = [NetworkNode(organisation=organisations[at], distance=far) for at, far in tables["network"]["nodes"]]
    ties = [
        NetworkEdge(**{**edge, "kinds": [PartnershipKind[kind] for kind in edge["kinds"]]})
        for edge in tables["network"]["edges"]
    ]
    return SimpleNamespace(
        organisations=_connection(OrganisationConnection, edges, len(organisations) > len(edges)),
        network=PartnershipNetwork(nodes=nodes, edges=ties),
        loaders={},
    )


def _runs(tables: Tables) -> dict[tuple[str, str], Once]:
    """What runs one shape once by one executor, by the names of both."""
    context = _context(tables)
    variables = {"around": [context.network.nodes[0].organisation.id]}
    executors = {
        "execution": _Executor,
        "graphql-core": StrawberryGraphQLCoreExecutionContext,
    }
    found: dict[tuple[str, str], Once] = {}
    for name, executor in executors.items():
        schema = strawberry.Schema(
            Query, config=StrawberryConfig(info_class=Info), execution_context_class=executor
        )._schema
        for shape in _SHAPES:
            document = parse((FOLDER / f"{shape.lower()}.graphql").read_text("utf-8"))
            assert not validate(schema, document)

            async def once(schema: Any = schema, document: Any = document, executor: Any = executor) -> bytes:
                context.loaders = {}
                result = execute(
                    schema, document, context_value=context, variable_values=variables, executor_class=executor
                )
                finished = await result if isawaitable(result) else result
                assert not finished.errors, finished.errors
                return orjson.dumps({"data": finished.data})

            found[name, shape] = once
    return found


async def _timed(once: Once, seconds: float) -> float:
    """Milliseconds for one answer, of as many as there is time for."""
    began, count = time.perf_counter(), 0
    while count < 3 or time.perf_counter() - began < seconds:
        await once()
        count += 1
    return (time.perf_counter() - began) * 1000 / count


async def _round(runs: Mapping[tuple[str, str], Once], seconds: float) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (name, shape), once in runs.items():
        found.setdefault(name, {})[shape] = await _timed(once, seconds)
    return found


async def _compared(runs: Mapping[tuple[str, str], Once]) -> None:
    for shape in _SHAPES:
        answers = {await runs[key]() for key in runs if key[1] == shape}
        assert len(answers) == 1, f"the executors differ in {shape}"


def main(file: str, seconds: str) -> None:
    """Does a round for each line, until there are no more."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runs = _runs(orjson.loads(Path(file).read_bytes()))
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)
        runner.run(_compared(runs))
        for _ in sys.stdin:
            print(json.dumps(runner.run(_round(runs, float(seconds)))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
