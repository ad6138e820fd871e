"""Puts the reference's questions to the service and gives its answers the reference's shape."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from strawberry.types import ExecutionResult

from collabgraph.exchange import import_folder
from graph_store import viewers
from graph_store.errors import ServiceError
from graph_store.folding import sortable
from graph_store.reading import Reading
from graph_store.store import Store
from loaders.context import RequestContext
from loaders.kept import Kept
from schema.schema import schema
from tests.reference.community import Community
from tests.reference.folders import write_folder
from tests.reference.questions import Question
from tests.reference.strategies import TODAY
from tests.reference.viewers import Viewer
from tests.support.networks import Inline
from tests.support.statements import empty

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


async def load(store: Store, community: Community) -> None:
    """Empties the store and imports the community."""
    await empty(store)
    with tempfile.TemporaryDirectory() as folder:
        write_folder(community, Path(folder))
        report = await import_folder(store, Path(folder), now=NOW)
    assert [str(finding) for finding in report.findings if finding.severity == "error"] == []


async def viewer_in(store: Store, viewer: Viewer) -> viewers.Viewer:
    """The service's viewer for the reference's one, with the stewardships that the graph gives."""
    if viewer.kind != "person":
        return {
            "anonymous": viewers.ANONYMOUS,
            "member": viewers.MEMBER,
            "administrator": viewers.ADMINISTRATOR,
        }[viewer.kind]
    reading = Reading(store, viewers.ANONYMOUS, TODAY, time.monotonic() + 600)
    person = sortable(viewer.person or "")
    exists, steward_of, _ = await reading.one("viewers/stewardships", person=person)
    assert exists
    return viewers.Viewer("member", person, tuple(steward_of))


async def execute(
    store: Store,
    viewer: viewers.Viewer,
    document: str,
    variables: Mapping[str, Any] | None = None,
    kept: Kept | None = None,
) -> tuple[ExecutionResult, RequestContext]:
    """Runs a document as the viewer, today; `kept` is what earlier ones left."""
    reading = Reading(store, viewer, TODAY, time.monotonic() + 600)
    context = RequestContext(reading, Inline(), kept=Kept() if kept is None else kept)
    result = await schema.execute(document, variable_values=dict(variables or {}), context_value=context)
    assert isinstance(result, ExecutionResult)
    return result, context


PATH = "length steps { from { id } relation to { id } }"
MATCH = "needed { id } held { id } similarity level match"
METRICS = "degree strength betweenness closeness pageRank estimated"
NETWORK_NODE = f"organisation {{ id }} distance community metrics {{ {METRICS} }}"
EDGE = "source target kinds partnerships jointProjects sharedPeople strength since"
SUMMARY = "nodes edges density components largestShare centralisation modularity"
SHAPE = f"on tied summary {{ {SUMMARY.removesuffix(' modularity')} }}"
PLACE_COUNTS = " ".join(
    f"{kind}: byPlace(kind: {kind}) {{ place {{ id }} count }}"
    for kind in ("REGION", "COUNTRY", "DISTRICT", "SETTLEMENT")
)
CLUSTERS = " ".join(
    f"z{zoom}: clusters(zoom: {zoom}) {{ location {{ latitude longitude }} count byKind {{ kind count }} }}"
    for zoom in (0, 3, 10, 22)
)
PLAIN = "edges { node { id } } totalCount"
FACET_PLACES = PLACE_COUNTS.replace("byPlace", "places")
FACETS = f"totalCount {FACET_PLACES} spaces {{ space count }}"
ENGAGEMENT = (
    "from to participants newcomers returning returningShare hours funds { currency amount } partnershipsFormed"
    " partnershipsEnded needsRaised needsFulfilled medianDaysToFulfilment organisationsReached placesReached"
    " balance { people gini largestShare }"
)
SECTOR_COUNTS = "sectors(first: 1000) { sector count }"

SELECTIONS = {
    "partnershipNetwork": (
        f"nodes {{ {NETWORK_NODE} }} edges {{ {EDGE} }} communities {{ number name size sectors places {{ id }} }}"
        f" summary {{ {SUMMARY} }} truncated organisations(filter: $nodeFilter, orderBy: $nodeOrder, first: 200)"
        f" {{ edges {{ cursor node {{ {NETWORK_NODE} }} }} totalCount pageInfo {{ hasNextPage endCursor }} }}"
    ),
    "networkChange": (
        f"before {{ {SHAPE} }} after {{ {SHAPE} }} quarterly: series(by: QUARTER) {{ {SHAPE} }}"
        " ties(first: 200) { edges { node { change source { id } target { id } strengthChange"
        f" before {{ {EDGE} }} after {{ {EDGE} }} }} }} totalCount }}"
        " organisations(first: 200) { edges { node { change organisation { id } strengthChange"
        " strengthBefore strengthAfter tiesBefore tiesAfter } } totalCount }"
    ),
    "whoCanHelp": (
        "edges { node { id } score parts { coverage proximity place availability }"
        f" matches {{ {MATCH} }} assets {{ id }} sharedLanguages path {{ {PATH} }} }} totalCount uncovered {{ id }}"
    ),
    "suggestTeam": (
        f"members {{ person {{ id }} covers {{ {MATCH} }} score }} uncovered {{ id }} cohesion score exact"
    ),
    "gapReport": "place { id } skill { id } assetKind needed supply gap",
    "assetMap": (
        f"totalCount assets(first: 200) {{ {PLAIN} }} byKind {{ kind count }} {PLACE_COUNTS} {CLUSTERS}"
        " geojson(first: 25)"
    ),
    "search": "edges { node { ... on Node { id } } score } totalCount",
    "howConnected": PATH,
    "sectors": "name organisations projects",
    "engagementReport": f"periods {{ {ENGAGEMENT} }}",
    "changes": "edges { node { at account mutation values { field before after } } } totalCount",
    "likelyDuplicates": "edges { node { key count things { id } } } totalCount",
    "personFacets": f"{FACETS} languages(first: 1000) {{ language count }}",
    "organisationFacets": f"{FACETS} kinds {{ kind count }} {SECTOR_COUNTS}",
    "projectFacets": f"{FACETS} statuses {{ status count }} {SECTOR_COUNTS}",
    "assetFacets": f"{FACETS} kinds {{ kind count }} terms {{ terms count }} {SECTOR_COUNTS}",
    "needFacets": (
        f"totalCount {FACET_PLACES} kinds {{ kind count }} assetKinds {{ kind count }} statuses {{ status count }}"
        " urgencies { urgency count }"
    ),
}
TYPES = {
    "partnershipNetwork": {"around": "[ID!]", "depth": "Int", "filter": "NetworkFilter", "maxNodes": "Int"},
    "networkChange": {"from": "Date!", "to": "Date!", "filter": "NetworkFilter"},
    "whoCanHelp": {"with": "HelpRequest!", "filter": "HelperFilter", "weights": "HelpWeights"},
    "suggestTeam": {
        "with": "HelpRequest!",
        "filter": "HelperFilter",
        "weights": "HelpWeights",
        "maxSize": "Int",
    },
    "gapReport": {"within": "ID", "level": "PlaceKind!", "kinds": "[NeedKind!]", "first": "Int"},
    "assetMap": {"area": "MapArea!", "filter": "AssetFilter"},
    "search": {"text": "String!", "kinds": "[SearchKind!]"},
    "people": {"filter": "PersonFilter", "orderBy": "PersonOrder"},
    "organisations": {"filter": "OrganisationFilter", "orderBy": "OrganisationOrder"},
    "projects": {"filter": "ProjectFilter", "orderBy": "ProjectOrder"},
    "skills": {"filter": "SkillFilter"},
    "needs": {"filter": "NeedFilter"},
    "assets": {"filter": "AssetFilter"},
    "places": {"kind": "PlaceKind", "within": "ID"},
    "howConnected": {"from": "ID!", "to": "ID!", "maxLength": "Int", "first": "Int", "asOf": "Date"},
    "sectors": {},
    "engagementReport": {"scope": "EngagementScope!", "from": "Date!", "to": "Date!", "by": "Period!"},
    "changes": {"subject": "ID!"},
    "likelyDuplicates": {"type": "DuplicateType!"},
    "personFacets": {"filter": "PersonFilter"},
    "organisationFacets": {"filter": "OrganisationFilter"},
    "projectFacets": {"filter": "ProjectFilter"},
    "assetFacets": {"filter": "AssetFilter"},
    "needFacets": {"filter": "NeedFilter"},
}
NESTED = {"partnershipNetwork": {"nodeFilter": "NetworkNodeFilter", "nodeOrder": "NetworkNodeOrder"}}
"""Variables of fields beneath the root field, which its selection uses."""
PAGED = frozenset(
    (
        "whoCanHelp",
        "search",
        "people",
        "organisations",
        "projects",
        "skills",
        "needs",
        "assets",
        "places",
        "changes",
        "likelyDuplicates",
    )
)


def variables_of(question: Question) -> tuple[list[str], list[str]]:
    """The variables that the document of a question declares, and the arguments of its root field."""
    types = TYPES[question.field]
    used = [name for name in types if name in question.arguments]
    declared = {name: types[name] for name in used} | NESTED.get(question.field, {})
    return [f"${name}: {type_}" for name, type_ in declared.items()], [f"{name}: ${name}" for name in used]


def document(question: Question, paging: str = "first: 200") -> str:
    """The document that asks a question with its arguments as variables."""
    declared, arguments = variables_of(question)
    variables = ", ".join(declared)
    if question.field in PAGED:
        arguments.append(paging)
    head = f"query Ask({variables})" if variables else "query Ask"
    call = f"({', '.join(arguments)})" if arguments else ""
    return f"{head} {{ answer: {question.field}{call} {{ {SELECTIONS.get(question.field, PLAIN)} }} }}"


async def ask(store: Store, viewer: viewers.Viewer, question: Question, kept: Kept | None = None) -> Any:
    """The service's answer, or the code and the argument of its error."""
    result, _ = await execute(store, viewer, document(question), question.arguments, kept)
    if result.errors:
        (error,) = result.errors
        assert isinstance(error.original_error, ServiceError), error.original_error or error
        return {"code": error.original_error.code, "argument": error.original_error.argument}
    assert result.data is not None
    return reshaped(question.field, result.data["answer"])


def reshaped(field: str, answer: Any) -> Any:
    """The answer in the shape in which the reference gives it."""
    if field == "assetMap":
        return reshaped_map(answer)
    if field.endswith("Facets"):
        places = {kind: answer.pop(kind) for kind in ("REGION", "COUNTRY", "DISTRICT", "SETTLEMENT")}
        return {**answer, "places": places}
    if field == "whoCanHelp" or field not in PAGED:
        return answer
    assert answer["totalCount"] == len(answer["edges"])
    return answer["edges"]


def reshaped_map(answer: Any) -> Any:
    """Aliases put together again."""
    assert answer["assets"]["totalCount"] == answer["totalCount"]
    return {
        "totalCount": answer["totalCount"],
        "assets": answer["assets"]["edges"],
        "byKind": answer["byKind"],
        "byPlace": {kind: answer[kind] for kind in ("REGION", "COUNTRY", "DISTRICT", "SETTLEMENT")},
        "clusters": {zoom: answer[f"z{zoom}"] for zoom in (0, 3, 10, 22)},
        "geojson": answer["geojson"],
    }


def as_bytes(answer: Any) -> bytes:
    """An answer as it goes over the wire."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
