"""Requests that between them run every statement that reads for a client, on a generated community."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from collabgraph.operations import operations
from graph_store.identity import encode
from graph_store.viewers import Viewer
from tests.comparison import connections
from tests.conftest import TODAY

Request = tuple[str, Mapping[str, Any]]

VARIABLES: Mapping[str, Mapping[str, Any]] = {
    "asset_map": {"place": encode("Place", "tt"), "zoom": 9},
    "bridges": {"around": [encode("Organisation", "o1")], "depth": 2, "maxNodes": 500},
    "brokers": {"first": 20, "maxNodes": 500},
    "how_connected": {"from": encode("Person", "p9"), "to": encode("Person", "p4711"), "first": 3},
    "organisation": {"id": encode("Organisation", "o1")},
    "organisations": {"first": 50},
    "partnership_network": {"around": [encode("Organisation", "o1")], "depth": 2, "maxNodes": 500},
    "people": {"first": 200},
    "person": {"id": encode("Person", "p2")},
    "search": {"text": "reef"},
    "sectors": {"filter": {"sectors": ["Fisheries"]}},
    "thin_places": {"filter": {"within": encode("Place", "tt")}, "maxNodes": 500},
    "what_is_missing": {"place": encode("Place", "tt")},
    "who_am_i": {"thing": encode("Organisation", "o1")},
    "who_can_help": {"need": encode("Need", "n2"), "first": 20},
    "who_can_help_project": {"project": encode("Project", "j1"), "first": 20},
    "whom_can_i_help": {"skill": encode("Skill", "skill-event-organisation")},
}
"""Variables of the ready operations on a generated community."""

_IDS = {
    "Person": [f"p{number}" for number in range(1, 51)],
    "Organisation": [f"o{number}" for number in range(1, 51)],
    "Project": [f"j{number}" for number in range(1, 51)],
    "Skill": ["skill-event-organisation", "skill-monitoring-and-evaluation"],
    "Asset": [f"a{number}" for number in range(1, 51)],
    "Place": ["tt", "jm", "tt-toco"],
    "Need": [f"n{number}" for number in range(1, 51)],
    "Contribution": [f"c{number}" for number in range(1, 51)],
}

_NODES = "{ totalCount nodes { id } }"
_FACETS = "totalCount places { count }"
_MORE: tuple[str, ...] = (
    f'{{ people(first: 20, filter: {{text: "maria"}}, orderBy: {{field: SKILL_COUNT}}) {_NODES} }}',
    f"{{ people(first: 20, orderBy: {{field: CREATED_AT}}) {_NODES} }}",
    f"{{ people(first: 20, orderBy: {{direction: DESC}}) {_NODES} }}",
    f"{{ organisations(first: 20, orderBy: {{field: MEMBER_COUNT, direction: DESC}}) {_NODES} }}",
    f"{{ projects(first: 20, orderBy: {{field: STARTS_ON}}) {_NODES} }}",
    f"{{ skills(first: 20) {_NODES} projects(first: 20) {_NODES} places(first: 20) {_NODES} }}",
    f"{{ needs(first: 20) {_NODES} assets(first: 20) {_NODES} }}",
    f"{{ personFacets {{ {_FACETS} spaces {{ count }} }} projectFacets {{ {_FACETS} statuses {{ count }} }} }}",
    f"{{ assetFacets {{ {_FACETS} kinds {{ count }} }} }}",
    f'{{ whoCanHelp(with: {{need: "{encode("Need", "n9")}"}}) {{ totalCount nodes {{ id }} }} }}',
    f'{{ whoCanHelp(with: {{need: "{encode("Need", "n11")}"}}) {{ totalCount nodes {{ id }} }} }}',
    '{ search(text: "reef") { totalCount } }',
    "{ assetMap(area: {near: {point: {latitude: 10.5, longitude: -61.4}, radiusKm: 50}}) { totalCount geojson } }",
    "{ assetMap(area: {box: {south: 10, west: -62, north: 12, east: -60}}) { byKind { count } byPlace { count } } }",
    "{ partnershipNetwork { nodes { organisation { id } } } }",
    f'{{ partnershipNetwork(around: ["{encode("Organisation", "o1")}"], depth: 3, filter: {{implicit: false}})'
    " { nodes { distance } edges { kinds since } } }",
)


STEWARD = Viewer("member", "p1", ("o1",))
"""To whom something belongs, so that what he may change is looked up."""


def permissions() -> Request:
    """What somebody may do with many things of each type."""
    names = [(type_name, id_) for type_name, ids in _IDS.items() for id_ in ids]
    fields = [f'a{number}: may(action: CHANGE, id: "{encode(*name)}")' for number, name in enumerate(names)]
    return f"{{ viewer {{ {' '.join(fields)} }} }}", {}


def requests() -> Iterator[Request]:
    """Every ready operation, every connection of every type, and the root fields that are left."""
    for name, operation in operations().items():
        yield operation.query, VARIABLES[name]
    for type_name, ids in _IDS.items():
        yield connections.document(type_name, TODAY, "first: 20"), {"ids": [encode(type_name, id_) for id_ in ids]}
    for text in _MORE:
        yield text, {}
