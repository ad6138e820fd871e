"""What can be asked of an export: the arguments of the fields, by their names."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLInputObjectType, build_schema

from collabgraph.export_parameters import (
    ASSET_PARAMETERS,
    ENGAGEMENT_PARAMETERS,
    NETWORK_PARAMETERS,
    TABLE_PARAMETERS,
    AssetsAsked,
    NetworkAsked,
    assets_asked,
    engagement_asked,
    network_asked,
)
from graph_store.asset_map import Box, Near
from graph_store.errors import BadInput
from resolvers.engagement import ReportRequest, ScopeRequest
from resolvers.networks import NetworkRequest
from schema.schema import schema

OURS = build_schema(schema.as_str())


def fields_of(*types: str) -> set[str]:
    found: set[str] = set()
    for name in types:
        type_ = OURS.type_map[name]
        assert isinstance(type_, GraphQLInputObjectType)
        found |= set(type_.fields)
    return found


def test_every_argument_and_every_field_of_a_filter_is_a_parameter() -> None:
    assert OURS.query_type is not None
    arguments = set(OURS.query_type.fields["partnershipNetwork"].args) - {"filter"}
    assert set(NETWORK_PARAMETERS) == arguments | fields_of("NetworkFilter") | {"metrics"}
    assert set(TABLE_PARAMETERS) == {*NETWORK_PARAMETERS, "part"}
    area = fields_of("MapArea", "BoundingBox", "Nearby", "PointInput") - {"box", "near", "point"}
    assert set(ASSET_PARAMETERS) == area | fields_of("AssetFilter") | {"first"}
    arguments = set(OURS.query_type.fields["engagementReport"].args) - {"scope"}
    assert set(ENGAGEMENT_PARAMETERS) == arguments | fields_of("EngagementScope")


def test_an_engagement_report_with_its_scope_and_days() -> None:
    pairs = [("from", "2025-01-01"), ("to", "2025-12-31"), ("space", "TRADE")]
    scope = ScopeRequest(space="TRADE")
    assert engagement_asked(pairs) == ReportRequest(scope, "2025-01-01", "2025-12-31", "MONTH")
    assert engagement_asked([*pairs, ("by", "YEAR")]) == ReportRequest(scope, "2025-01-01", "2025-12-31", "YEAR")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("to", "2025-12-31"), ("everything", "true")], "from: is missing: give the first day and the last"),
        ([("from", "2025-12-31"), ("everything", "true")], "to: is missing: give the first day and the last"),
        ([("from", "2025-01-01"), ("to", "2025-12-31")], "everything: give one of project, organisation, place"),
        (
            [("from", "2025-01-01"), ("to", "2025-12-31"), ("project", "a"), ("place", "b")],
            "everything: give one of project, organisation, place",
        ),
        ([("from", "2025-01-01"), ("to", "2025-12-31"), ("space", "SEA")], "space: must be TRADE, EDUCATION"),
    ],
)
def test_what_is_no_engagement_report(pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(BadInput) as raised:
        engagement_asked(pairs)
    assert raised.value.message.startswith(said)


def test_a_network_without_parameters_is_the_whole() -> None:
    assert network_asked([]) == NetworkAsked(NetworkRequest(max_nodes=25_000), metrics=False, nodes=False)


def test_a_network_with_all_parameters() -> None:
    pairs = [
        ("around", "a"),
        ("around", "b"),
        ("depth", "3"),
        ("maxNodes", "20"),
        ("sectors", "Arts, crafts"),
        ("sectors", ""),
        ("spaces", "TRADE"),
        ("within", "p"),
        ("kinds", "FUNDING"),
        ("kinds", "OTHER"),
        ("minStrength", "1.5"),
        ("implicit", "false"),
        ("asOf", "2026-01-01"),
        ("metrics", "true"),
        ("part", "nodes"),
    ]
    asked = network_asked(pairs, is_table=True)
    assert asked == NetworkAsked(
        NetworkRequest(
            around=["a", "b"],
            depth=3,
            max_nodes=20,
            sectors=["Arts, crafts", ""],
            spaces=["TRADE"],
            within="p",
            kinds=["FUNDING", "OTHER"],
            min_strength=1.5,
            implicit=False,
            as_of="2026-01-01",
        ),
        metrics=True,
        nodes=True,
    )


def test_assets_with_all_parameters() -> None:
    pairs = [
        ("place", "p"),
        ("kinds", "SPACE"),
        ("terms", "FREE"),
        ("terms", "LOAN"),
        ("availableOn", "2026-01-01"),
        ("sectors", "Sea"),
        ("spaces", "TRADE"),
        ("owner", "o"),
        ("text", "hall"),
        ("first", "5"),
    ]
    wanted: dict[str, Any] = {
        "kinds": ["SPACE"],
        "terms": ["FREE", "LOAN"],
        "available_on": "2026-01-01",
        "sectors": ["Sea"],
        "spaces": ["TRADE"],
        "owner": "o",
        "text": "hall",
    }
    assert assets_asked(pairs) == AssetsAsked("p", wanted, 5)
    assert assets_asked([]) == AssetsAsked(None, {}, None)


def test_areas_by_coordinates() -> None:
    box = [("south", "-1"), ("west", "170"), ("north", "1.5"), ("east", "-170")]
    assert assets_asked(box).area == Box(-1.0, 170.0, 1.5, -170.0)
    near = [("latitude", "1e1"), ("longitude", "-61"), ("radiusKm", "5")]
    assert assets_asked(near).area == Near(10.0, -61.0, 5.0)


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("maxnodes", "5")], "maxnodes: there is no such parameter here; there are around, depth, maxNodes, "),
        ([("part", "nodes")], "part: there is no such parameter here"),
        ([("filter", "{}")], "filter: there is no such parameter here"),
        ([("x" * 500, "")], f"{'x' * 100}: there is no such parameter here"),
        ([("depth", "1"), ("depth", "1")], "depth: is given more than once"),
        ([("depth", "two")], "depth: must be a whole number"),
        ([("depth", "")], "depth: must be a whole number"),
        ([("depth", "1.0")], "depth: must be a whole number"),
        ([("maxNodes", "9" * 400)], "maxNodes: must be a whole number"),
        ([("minStrength", "NaN")], "minStrength: must be a number, as in 12.5"),
        ([("minStrength", "0x1")], "minStrength: must be a number"),
        ([("implicit", "1")], "implicit: must be true or false"),
        ([("metrics", "True")], "metrics: must be true or false"),
        ([("spaces", "trade")], "spaces: must be TRADE, EDUCATION, COMMUNITY, FAMILY, CULTURE or TOURISM"),
        ([("kinds", "FUNDING,OTHER")], "kinds: must be ALLIANCE, "),
        ([("asOf", "today")], "asOf: a date is written YYYY-MM-DD"),
        ([("asOf", "2026-02-30")], "asOf: day "),
    ],
)
def test_what_is_wrong_with_a_network_is_said(pairs: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(BadInput) as refused:
        network_asked(pairs)
    assert refused.value.message.startswith(message)
    assert refused.value.argument == message.partition(":")[0]


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("south", "1"), ("east", "1")], "west: is missing: give all of south, west, north, east, or none"),
        ([("radiusKm", "1")], "latitude: is missing: give all of latitude, longitude, radiusKm, or none"),
        (
            [("place", "p"), ("latitude", "1"), ("longitude", "1"), ("radiusKm", "1")],
            "place: give one of place, a box (south, west, north, east) and a circle (latitude, longitude, radiusKm)",
        ),
        ([("terms", "free")], "terms: must be FREE, LOAN, HIRE, SALE or GRANT"),
        ([("first", "all")], "first: must be a whole number"),
        ([("around", "x")], "around: there is no such parameter here; there are place, south, "),
    ],
)
def test_what_is_wrong_with_assets_is_said(pairs: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(BadInput) as refused:
        assets_asked(pairs)
    assert refused.value.message.startswith(message)
