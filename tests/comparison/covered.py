"""Requests for every root field of the schema, over everything that a viewer could try to learn from their answers.

`COVERED` says for each root field what asks it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from graphql import get_named_type

from tests.comparison import both_sides, connections
from tests.comparison.asking import SUMMARY
from tests.comparison.prying import OURS, Prying, Request, asked, fields_of, some_ids, with_filter
from tests.reference.answers import global_id, key_from
from tests.reference.community import Community
from tests.reference.enums import PLACE_KINDS, SEARCH_KINDS
from tests.reference.networks import RANKED
from tests.reference.questions import ORDERS, Question
from tests.reference.strategies import TODAY
from tests.reference.viewers import Viewer


def _by_id(type_name: str) -> Callable[[Prying], Iterator[Request]]:
    def ask(prying: Prying) -> Iterator[Request]:
        name = type_name.lower()
        text = f"query One($id: ID!) {{ {name}(id: $id) {{ id {connections.FIELDS[type_name]} }} }}"
        for id_ in some_ids(prying, type_name):
            yield Request(text, {"id": id_})

    return ask


_RELATED = (
    ("UPDATE_MEMBERSHIP", "Person", "Organisation"),
    ("DELETE_MEMBERSHIP", "Person", "Organisation"),
    ("CREATE_PARTICIPATION", "Project", "Person"),
    ("CREATE_ASSET_USE", "Project", "Asset"),
    ("CREATE_PARTNERSHIP", "Organisation", "Organisation"),
    ("PLEDGE_HELP", "Need", "Organisation"),
    ("ACCEPT_PLEDGE", "Need", "Person"),
    ("ENDORSE_SKILL", "Person", "Person"),
)
"""A mutation of each rule, and what its ends are."""


def _viewer(prying: Prying) -> Iterator[Request]:
    """What the viewer may do with things of every type, seen and hidden."""
    for type_name in connections.FIELDS:
        may = [
            f'{verb.lower()}{number}: may(action: {verb}, id: "{id_}")'
            for number, id_ in enumerate(some_ids(prying, type_name))
            for verb in ("SEE", "CHANGE")
        ]
        yield Request(f"{{ viewer {{ roles person {{ id name email }} {' '.join(may)} }} }}", {})
    for mutation, first, second in _RELATED:
        ends = itertools.product(some_ids(prying, first), some_ids(prying, second))
        asked_of = [
            f'm{number}: mayRelate(mutation: {mutation}, first: "{one}", second: "{other}")'
            for number, (one, other) in enumerate(ends)
        ]
        yield Request(f"{{ viewer {{ {' '.join(asked_of)} }} }}", {})


def _node(prying: Prying) -> Iterator[Request]:
    for type_name in connections.FIELDS:
        for id_ in some_ids(prying, type_name):
            yield Request("query One($id: ID!) { node(id: $id) { id __typename } }", {"id": id_})
    yield Request('{ node(id: "nonsense") { id } }', {})


def _nodes(prying: Prying) -> Iterator[Request]:
    """Every connection of every thing, from its start and from its end; who helps with what, from both sides."""
    for type_name in connections.FIELDS:
        ids = [global_id(key) for key in connections.keys_of(prying.community, type_name)]
        for paging in ("first: 2", "last: 2"):
            yield Request(connections.document(type_name, TODAY, paging), {"ids": ids})
    for type_name, document in (("Need", both_sides.helpers_of_needs), ("Person", both_sides.chances_of_people)):
        ids = [global_id(key) for key in connections.keys_of(prying.community, type_name)]
        for paging in ("first: 200", "last: 2"):
            yield Request(document(paging), {"ids": ids})


def _ways(prying: Prying) -> Iterator[Request]:
    for _ in range(4):
        yield asked(prying.paths())
    ends = prying.seen_ids("Person", "Organisation", "Project", most=24)
    for start, end in itertools.pairwise(ends):
        yield asked(Question("howConnected", {"from": start, "to": end, "maxLength": 8, "first": 200}))


def _networks(prying: Prying) -> Iterator[Request]:
    yield asked(Question("partnershipNetwork", {}))
    yield asked(Question("partnershipNetwork", {"maxNodes": 3}))
    for name in fields_of("NetworkFilter"):
        yield asked(with_filter(prying, prying.network, name))
    for name, order in itertools.zip_longest(fields_of("NetworkNodeFilter"), RANKED):
        passing = prying.with_only(name, prying.node_filter) if name else None
        yield asked(Question("partnershipNetwork", {"nodeFilter": passing, "nodeOrder": {"field": order}}))
    for _ in range(3):
        yield asked(prying.network())


def _network_changes(prying: Prying) -> Iterator[Request]:
    """Every filter alone; pages from the start and from the end; the series with all that a summary has."""
    yield asked(Question("networkChange", {"from": "2024-09-12", "to": TODAY}))
    for name in fields_of("NetworkFilter"):
        yield asked(with_filter(prying, prying.change, name))
    rest = "edges { cursor node { change } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount"
    for paging in ("first: 2", "last: 2", "first: 2, changes: [GREW, SHRANK]"):
        pages = f"ties({paging}) {{ {rest} }} organisations({paging}) {{ {rest} }}"
        yield Request(f'{{ networkChange(from: "2024-09-12", to: "{TODAY}") {{ {pages} }} }}', {})
    series = f"series(by: MONTH) {{ on tied summary {{ {SUMMARY} }} }}"
    yield Request(f'{{ networkChange(from: "2026-09-12", to: "{TODAY}") {{ {series} }} }}', {})


def _help(prying: Prying) -> Iterator[Request]:
    for kind in ("need", "project"):
        type_name = kind.capitalize()
        for id_ in (*prying.seen_ids(type_name, most=8), prying.id_of(type_name)):
            yield asked(Question("whoCanHelp", {"with": {kind: id_}}), "first: 3")
    for _ in range(2):
        request = {"skills": prying.skill_request()}
        yield asked(Question("whoCanHelp", {"with": request}), "first: 2")
        for name in fields_of("HelperFilter"):
            chosen = prying.with_only(name, prying.helper_filter)
            yield asked(Question("whoCanHelp", {"with": request, "filter": chosen}), "first: 3")


def _teams(prying: Prying) -> Iterator[Request]:
    for kind in ("need", "project"):
        type_name = kind.capitalize()
        for id_ in (*prying.seen_ids(type_name, most=4), prying.id_of(type_name)):
            yield asked(Question("suggestTeam", {"with": {kind: id_}}))
    for sizes in ((3, 5), (8,), (14,)):
        request = {"skills": prying.skill_request(sizes)}
        yield asked(Question("suggestTeam", {"with": request}))
        for name in fields_of("HelperFilter"):
            chosen = prying.with_only(name, prying.helper_filter)
            yield asked(Question("suggestTeam", {"with": request, "filter": chosen, "maxSize": 12}))


def _gaps(prying: Prying) -> Iterator[Request]:
    for level in PLACE_KINDS:
        yield asked(Question("gapReport", {"level": level, "first": 200}))
        yield asked(Question("gapReport", {"level": level, "within": prying.id_of("Place")}))
    for _ in range(3):
        yield asked(prying.gaps())


def _map(prying: Prying) -> Iterator[Request]:
    for _ in range(3):
        area = prying.map().arguments["area"]
        yield asked(Question("assetMap", {"area": area}))
        for name in fields_of("AssetFilter"):
            chosen = prying.with_only(name, prying.asset_filter)
            yield asked(Question("assetMap", {"area": area, "filter": chosen}))


def _engagement(prying: Prying) -> Iterator[Request]:
    """Every scope over the time in which most days of relations lie, and over some other."""
    days = {"from": "2024-08-01", "to": "2028-01-31"}
    for kind in fields_of("EngagementScope"):
        scope = prying.engagement(kind).arguments["scope"]
        yield asked(Question("engagementReport", {"scope": scope, **days, "by": "MONTH"}))
        yield asked(prying.engagement(kind))
    for id_ in prying.seen_ids("Organisation", "Project", most=4):
        scope = {key_from(id_).type.lower(): id_}
        yield asked(Question("engagementReport", {"scope": scope, **days, "by": "QUARTER"}))


def _search(prying: Prying) -> Iterator[Request]:
    for kinds in (*([kind] for kind in SEARCH_KINDS), []):
        yield asked(Question("search", {"text": prying.text(), "kinds": kinds}), "first: 2")
        yield asked(Question("search", {"text": prying.text(), "kinds": kinds}), "last: 2")
    yield asked(Question("search", {"text": "youth"}))
    yield asked(Question("search", {"text": "c"}), "first: 5")


def _list(field: str, filter_type: str, draw: str) -> Callable[[Prying], Iterator[Request]]:
    """Every filter alone, every order in both directions, from the start and from the end, errors of paging."""

    def ask(prying: Prying) -> Iterator[Request]:
        yield asked(Question(field, {}), "first: 3")
        yield asked(Question(field, {}), "last: 3")
        yield asked(Question(field, {}), "first: 201")
        yield replace(asked(Question(field, {}), "first: 2"), variables={"after": "nonsense"})
        for name in fields_of(filter_type):
            chosen = prying.with_only(name, getattr(prying, draw))
            yield asked(Question(field, {"filter": chosen}), "first: 2")
        for order in ORDERS.get(field, ()):
            for direction in ("ASC", "DESC"):
                counted = NODE_OF[field] if order.endswith("_COUNT") else None
                by = {"orderBy": {"field": order, "direction": direction}}
                yield asked(Question(field, by), "first: 2", counted=counted)
                yield asked(Question(field, by), "last: 2")

    return ask


NODE_OF = {"people": "people", "organisations": "organisations", "projects": "projects"}


def _places(prying: Prying) -> Iterator[Request]:
    for _ in range(3):
        yield asked(prying.places(), "first: 2")


def _facets(field: str, filter_type: str, draw: str) -> Callable[[Prying], Iterator[Request]]:
    def ask(prying: Prying) -> Iterator[Request]:
        yield asked(Question(field, {}))
        for name in fields_of(filter_type):
            yield asked(Question(field, {"filter": prying.with_only(name, getattr(prying, draw))}))

    return ask


def _sectors(prying: Prying) -> Iterator[Request]:
    yield asked(Question("sectors", {}))
    yield Request("{ sectors(first: 2) { name organisations projects } }", {})


def _duplicates(prying: Prying) -> Iterator[Request]:
    for type_name in ("PERSON", "ORGANISATION", "PROJECT", "SKILL"):
        yield asked(Question("likelyDuplicates", {"type": type_name}), "first: 2")
        yield asked(Question("likelyDuplicates", {"type": type_name}), "last: 2")


def _changes(prying: Prying) -> Iterator[Request]:
    """Of a community that was imported nothing was changed by mutations: who may ask is told by the id alone."""
    for type_name in ("Person", "Organisation"):
        yield asked(Question("changes", {"subject": prying.id_of(type_name)}), "first: 2")


def _exports(prying: Prying) -> Iterator[Request]:
    """Every file with no filter, with every filter alone, and of a part of what there is."""
    networks = ("network.graphml", "network.csv", "network.csv?part=nodes", "network.json")
    for name in (*networks, "assets.geojson", "my-data.json"):
        yield Request(f"/export/{name}", {})
    for number, field in enumerate(fields_of("NetworkFilter")):
        arguments = with_filter(prying, prying.network, field).arguments
        yield _export(networks[number % len(networks)], {**arguments, "metrics": True})
    for name in networks:
        yield _export(name, {**prying.network().arguments, "metrics": True})
        yield _export(name, {"maxNodes": 3})
    for field in fields_of("AssetFilter"):
        yield _export("assets.geojson", {"filter": prying.with_only(field, prying.asset_filter)})
        yield _export("assets.geojson", {"area": prying.map().arguments["area"], "first": 3})
    for kind in fields_of("EngagementScope"):
        yield _export("engagement.csv", prying.engagement(kind).arguments)


def _export(name: str, arguments: Mapping[str, Any]) -> Request:
    """The address of an export with the arguments of its field: what is in `filter` and `area` stands by itself."""
    pairs = list(_pairs(arguments))
    return Request(f"/export/{name}{'&' if '?' in name else '?'}{urlencode(pairs)}", {})


def _pairs(arguments: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in arguments.items():
        if isinstance(value, Mapping):
            yield from _pairs(value)
        elif isinstance(value, list):
            yield from ((name, str(one)) for one in value)
        elif value is not None:
            yield name, str(value).lower() if isinstance(value, bool) else str(value)


COVERED: Mapping[str, Callable[[Prying], Iterator[Request]]] = {
    "viewer": _viewer,
    "node": _node,
    "nodes": _nodes,
    "person": _by_id("Person"),
    "organisation": _by_id("Organisation"),
    "project": _by_id("Project"),
    "skill": _by_id("Skill"),
    "asset": _by_id("Asset"),
    "place": _by_id("Place"),
    "need": _by_id("Need"),
    "people": _list("people", "PersonFilter", "person_filter"),
    "organisations": _list("organisations", "OrganisationFilter", "organisation_filter"),
    "projects": _list("projects", "ProjectFilter", "project_filter"),
    "skills": _list("skills", "SkillFilter", "skill_filter"),
    "assets": _list("assets", "AssetFilter", "asset_filter"),
    "needs": _list("needs", "NeedFilter", "need_filter"),
    "places": _places,
    "personFacets": _facets("personFacets", "PersonFilter", "person_filter"),
    "organisationFacets": _facets("organisationFacets", "OrganisationFilter", "organisation_filter"),
    "projectFacets": _facets("projectFacets", "ProjectFilter", "project_filter"),
    "assetFacets": _facets("assetFacets", "AssetFilter", "asset_filter"),
    "needFacets": _facets("needFacets", "NeedFilter", "need_filter"),
    "sectors": _sectors,
    "search": _search,
    "partnershipNetwork": _networks,
    "networkChange": _network_changes,
    "howConnected": _ways,
    "assetMap": _map,
    "engagementReport": _engagement,
    "whoCanHelp": _help,
    "suggestTeam": _teams,
    "gapReport": _gaps,
    "likelyDuplicates": _duplicates,
    "changes": _changes,
}
"""Root field -> what asks it. A new root field has a line here: a generator of requests that pry for what is hidden,
with ids of seen and of hidden things (`prying.id_of`), and pages where it has any."""


def requests(community: Community, viewer: Viewer, seed: int) -> list[Request]:
    """The requests for every root field, and for every export."""
    prying = Prying(community, viewer, seed)
    return [request for ask in (*COVERED.values(), _exports) for request in ask(prying)]


def filters() -> set[str]:
    """The filters of root fields, as the schema has them."""
    assert OURS.query_type is not None
    types = [get_named_type(one.type).name for f in OURS.query_type.fields.values() for one in f.args.values()]
    return {name for name in types if name.endswith("Filter")}


def shuffled_visibilities(community: Community, seed: int) -> Community:
    """The community with hidden things in it, whatever it was drawn as: about half PUBLIC, a quarter PRIVATE."""
    draw = random.Random(f"visibilities {seed}")

    def redrawn(table: Mapping[str, Any]) -> dict[str, Any]:
        return {
            own_id: replace(row, visibility=draw.choices(("PUBLIC", "MEMBERS", "PRIVATE"), (50, 25, 25))[0])
            for own_id, row in table.items()
        }

    return replace(
        community,
        people=redrawn(community.people),
        organisations=redrawn(community.organisations),
        projects=redrawn(community.projects),
        assets=redrawn(community.assets),
        needs=redrawn(community.needs),
    )
