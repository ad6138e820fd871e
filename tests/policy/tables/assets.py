"""Assets, theirs and the map; an asset whose owner is hidden is shown without him (B9)."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import GUILDS, HALL, LOOM, NOW_TEXT, OWN, PERSON, PROJECT

LOOMS = "asset(id: @Asset:loom)"
HALLS = "asset(id: @Asset:hall)"
ONE = '(filter: {text: "Hall"})'
MAP = 'assetMap(area: {place: @Place:toco}, filter: {text: "Hall"})'

ROWS = [
    *rows(
        "Asset",
        LOOM,
        LOOMS,
        {
            "id": "@Asset:loom",
            "name": "Loom",
            "kind": "EQUIPMENT",
            "summary": "Four shafts",
            "capacity": 2.0,
            "terms": "LOAN",
            "availableFrom": "2026-01-01",
            "availableUntil": "2026-12-31",
            "location.latitude": 10.75,
            "visibility": OWN,
            "createdAt": NOW_TEXT,
            "updatedAt": NOW_TEXT,
            "place.name": "Toco",
            "owner.name": "Pat Joseph",
            "projects.totalCount": 1,
        },
    ),
    *rows(
        "Asset",
        HALL,
        HALLS,
        {"name": "Hall", "visibility": OWN, "owner.name": "Weavers Guild", "projects.totalCount": 1},
    ),
    # Without a hidden owner, and all else as it is.
    *rows("Asset", PERSON, LOOMS, {"owner.name": "Pat Joseph", "name": Either("Loom", "Loom")}),
    *rows("Asset", GUILDS, HALLS, {"owner.name": "Weavers Guild", "name": Either("Hall", "Hall")}),
    *rows("Asset", PROJECT, HALLS, {"projects.totalCount": Either(1, 0)}),
    *rows(
        "AssetConnection",
        HALL,
        f"assets{ONE}",
        {
            "totalCount": Either(1, 0),
            "edges.node.name": ["Hall"],
            "nodes.name": ["Hall"],
            "pageInfo.startCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows("AssetConnection", GUILDS, 'assets(filter: {sectors: ["weaving"]})', {"nodes.name": ["Hall"]}, hidden=[]),
    *rows("AssetConnection", PERSON, "assets(filter: {spaces: [CULTURE]})", {"nodes.name": ["Loom"]}, hidden=[]),
    *rows("AssetEdge", HALL, f"assets{ONE}.edges", {"cursor": [TEXT], "node.name": ["Hall"]}, hidden=[]),
    *rows(
        "AssetFacets",
        HALL,
        f"assetFacets{ONE}",
        {
            "totalCount": Either(1, 0),
            "kinds.kind": ["SPACE"],
            "terms.terms": ["HIRE"],
            "sectors.sector": ["Weaving"],
            "spaces.space": ["TRADE"],
            "places.place.name": ["Trinidad"],
        },
        hidden=[],
    ),
    *rows(
        "AssetFacets",
        GUILDS,
        f"assetFacets{ONE}",
        {"totalCount": Either(1, 1), "sectors.sector": Either(["Weaving"], []), "spaces.space": Either(["TRADE"], [])},
    ),
    *rows("AssetKindCount", HALL, f"{MAP}.byKind", {"kind": ["SPACE"], "count": [1]}, hidden=[]),
    *rows("AssetTermsCount", HALL, f"assetFacets{ONE}.terms", {"terms": ["HIRE"], "count": [1]}, hidden=[]),
    *rows(
        "AssetMap",
        HALL,
        MAP,
        {
            "totalCount": Either(1, 0),
            "assets.totalCount": Either(1, 0),
            "clusters(zoom: 0).count": [1],
            "byKind.count": [1],
            "byPlace.count": [1],
            "geojson.features.id": ["@Asset:hall"],
        },
        hidden=[],
    ),
    *rows(
        "AssetCluster",
        HALL,
        f"{MAP}.clusters(zoom: 3)",
        {"location.latitude": [10.75], "count": [1], "byKind.kind": ["SPACE"]},
        hidden=[],
    ),
    *rows(
        "AssetCluster",
        LOOM,
        "assetMap(area: {place: @Place:toco}).clusters(zoom: 3)",
        {"count": Either([2], [1]), "byKind.kind": Either(["SPACE", "EQUIPMENT"], ["SPACE"])},
    ),
    *rows(
        "Point",
        HALL,
        f"{MAP}.clusters(zoom: 3).location",
        {"latitude": [10.75], "longitude": [-61.0]},
        hidden=[],
    ),
    *rows(
        "PlaceAssetCount",
        HALL,
        f"{MAP}.byPlace(kind: SETTLEMENT)",
        {"place.name": ["Toco"], "count": [1]},
        hidden=[],
    ),
]
