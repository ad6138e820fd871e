"""Requests that between them run every statement that reads for a client, on a generated community."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from collabgraph.operations import queries
from graph_store.identity import encode
from graph_store.viewers import Viewer
from resolvers.paging import Order, encode_cursor
from tests.comparison import both_sides, connections
from tests.conftest import TODAY

Request = tuple[str, Mapping[str, Any]]

VARIABLES: Mapping[str, Mapping[str, Any]] = {
    "asset_map": {"place": encode("Place", "tt"), "zoom": 9},
    "bridges": {"around": [encode("Organisation", "o1")], "depth": 2, "maxNodes": 500},
    "gap_report": {"level": "COUNTRY", "first": 50},
    "engagement": {
        "scope": {"everything": True},
        "from": "2024-01-01",
        "to": "2026-12-31",
        "by": "QUARTER",
    },
    "collaborators": {"person": encode("Person", "p2"), "first": 20},
    "brokers": {"first": 20, "maxNodes": 500},
    "how_connected": {"from": encode("Person", "p9"), "to": encode("Person", "p4711"), "first": 3},
    "network_change": {"from": "2024-12-31", "to": TODAY, "first": 20},
    "network_series": {"from": "2022-01-01", "to": TODAY, "by": "YEAR"},
    "likely_duplicates": {"type": "PERSON", "first": 20},
    "open_needs": {"within": encode("Place", "tt"), "first": 20},
    "organisation": {"id": encode("Organisation", "o1")},
    "organisations": {"first": 50},
    "partnership_network": {"around": [encode("Organisation", "o1")], "depth": 2, "maxNodes": 500},
    "people": {"first": 200},
    "person": {"id": encode("Person", "p2")},
    "search": {"text": "reef"},
    "sectors": {"filter": {"sectors": ["Fisheries"]}},
    "suggest_team": {"project": encode("Project", "j1"), "maxSize": 6},
    "thin_places": {"filter": {"within": encode("Place", "tt")}, "maxNodes": 500},
    "what_is_missing": {"place": encode("Place", "tt")},
    "who_am_i": {"thing": encode("Organisation", "o1")},
    "who_can_help": {"need": encode("Need", "n2"), "first": 20},
    "who_can_help_project": {"project": encode("Project", "j1"), "first": 20},
    "whom_can_i_help": {"person": encode("Person", "p2"), "first": 20},
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
_ITEMS = " ".join(f'{{skill: "{encode("Skill", skill)}"}}' for skill in _IDS["Skill"]) + " "
_COMMON = f'items: [{{skill: "{encode("Skill", "skill-event-organisation")}", minLevel: 3}}]'
_TOCO = f'with: {{skills: {{{_COMMON}, place: "{encode("Place", "tt-toco")}"}}}}'
_BEHIND = encode_cursor(Order("whoCanHelp", (float, str, str)), (-0.7, "Organisation", "o1"))
_REPORT = 'from: "2025-01-01", to: "2026-12-31", by: YEAR'
_REPORTED = "periods { participants hours partnershipsFormed needsRaised organisationsReached placesReached }"
_MORE: tuple[str, ...] = (
    *(
        f'{{ engagementReport(scope: {{{kind}: "{encode(kind.capitalize(), id_)}"}}, {_REPORT}) {{ {_REPORTED} }} }}'
        for kind, id_ in (("project", "j1"), ("organisation", "o1"), ("place", "tt"))
    ),
    f"{{ engagementReport(scope: {{space: TRADE}}, {_REPORT}) {{ {_REPORTED} }} }}",
    f'{{ people(first: 20, filter: {{text: "maria"}}, orderBy: {{field: SKILL_COUNT}}) {_NODES} }}',
    f"{{ people(first: 20, orderBy: {{field: CREATED_AT}}) {_NODES} }}",
    "{ people(first: 20) { nodes { suspension { reason } } } }",
    f"{{ people(first: 20, orderBy: {{direction: DESC}}) {_NODES} }}",
    f"{{ organisations(first: 20, orderBy: {{field: MEMBER_COUNT, direction: DESC}}) {_NODES} }}",
    f"{{ projects(first: 20, orderBy: {{field: STARTS_ON}}) {_NODES} }}",
    f"{{ skills(first: 20) {_NODES} projects(first: 20) {_NODES} places(first: 20) {_NODES} }}",
    f"{{ needs(first: 20) {_NODES} assets(first: 20) {_NODES} }}",
    f'{{ needs(first: 20, filter: {{skill: "{encode("Skill", "skill-event-organisation")}"}}) {_NODES} }}',
    f"{{ personFacets {{ {_FACETS} spaces {{ count }} }} projectFacets {{ {_FACETS} statuses {{ count }} }} }}",
    f"{{ assetFacets {{ {_FACETS} kinds {{ count }} }} }}",
    f'{{ whoCanHelp(with: {{need: "{encode("Need", "n9")}"}}) {{ totalCount nodes {{ id }} }} }}',
    f'{{ whoCanHelp(with: {{need: "{encode("Need", "n11")}"}}) {{ totalCount nodes {{ id }} }} }}',
    # Few who hold the common skill are there, so the others are read; and behind a cursor nobody is tried first. People
    # alone are counted by a statement of their own.
    f"{{ whoCanHelp({_TOCO}, first: 20) {{ totalCount nodes {{ id }} }} }}",
    f"{{ whoCanHelp({_TOCO}, first: 20, filter: {{parties: PERSON}}) {{ totalCount nodes {{ id }} }} }}",
    f'{{ whoCanHelp({_TOCO}, first: 20, after: "{_BEHIND}") {{ nodes {{ id }} }} }}',
    f'{{ gapReport(within: "{encode("Place", "tt")}", level: SETTLEMENT) {{ gap }} }}',
    f"{{ suggestTeam(with: {{skills: {{items: [{_ITEMS}]}}}}) {{ score }} }}",
    f"{{ suggestTeam(with: {{skills: {{items: [{_ITEMS * 7}]}}}}) {{ score }} }}",
    '{ search(text: "reef") { totalCount } }',
    "{ likelyDuplicates(type: SKILL) { totalCount nodes { things { id } } } }",
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
    for name, operation in queries().items():
        yield operation.query, VARIABLES[name]
    for type_name, ids in _IDS.items():
        yield connections.document(type_name, TODAY, "first: 20"), {"ids": [encode(type_name, id_) for id_ in ids]}
    yield both_sides.helpers_of_needs("first: 20"), {"ids": [encode("Need", id_) for id_ in _IDS["Need"]]}
    yield both_sides.chances_of_people("first: 20"), {"ids": [encode("Person", id_) for id_ in _IDS["Person"]]}
    for text in _MORE:
        yield text, {}
