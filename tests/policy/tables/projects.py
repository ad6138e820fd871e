"""Projects, needs and contributions: none of the latter two is there without what it hangs on (B9)."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import ERRAND, GUILDS, HALL, LOOM, NOW_TEXT, OWN, PERSON, PROJECT, SITE, STALL

FAIR = "project(id: @Project:fair)"
VILLAGE = '(filter: {text: "Village"})'
GIFT = "node(id: @Contribution:gift):Contribution"

PROJECTS = [
    *rows(
        "Project",
        PROJECT,
        FAIR,
        {
            "id": "@Project:fair",
            "name": "Village Fair",
            "summary": "A day of crafts",
            "status": "ACTIVE",
            "sectors": ["Fairs"],
            "spaces": ["FAMILY"],
            "startsOn": "2026-01-01",
            "endsOn": "2026-12-31",
            "location.longitude": -61.0,
            "visibility": OWN,
            "createdAt": NOW_TEXT,
            "updatedAt": NOW_TEXT,
            "place.name": "Toco",
            "people.totalCount": 2,
            "organisations.totalCount": 3,
            "assets.totalCount": 2,
            "needs.totalCount": 1,
            "contributions.totalCount": 3,
        },
    ),
    *rows("Project", PERSON, FAIR, {"people.totalCount": Either(2, 1)}),
    *rows(
        "Project", GUILDS, FAIR, {"organisations.totalCount": Either(3, 2), "contributions.totalCount": Either(3, 3)}
    ),
    *rows("Project", LOOM, FAIR, {"assets.totalCount": Either(2, 1)}),
    *rows("Project", STALL, FAIR, {"needs.totalCount": Either(1, 0)}),
    *rows(
        "ProjectConnection",
        PROJECT,
        f"projects{VILLAGE}",
        {
            "totalCount": Either(1, 0),
            "edges.node.name": ["Village Fair"],
            "nodes.name": ["Village Fair"],
            "pageInfo.startCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "ProjectEdge",
        PROJECT,
        f"projects{VILLAGE}.edges",
        {"cursor": [TEXT], "node.name": ["Village Fair"]},
        hidden=[],
    ),
    *rows(
        "ProjectFacets",
        PROJECT,
        "projectFacets",
        {
            "totalCount": Either(1, 0),
            "statuses.status": ["ACTIVE"],
            "sectors.sector": ["Fairs"],
            "spaces.space": ["FAMILY"],
            "places.place.name": ["Trinidad"],
        },
        hidden=[],
    ),
    *rows("ProjectStatusCount", PROJECT, "projectFacets.statuses", {"status": ["ACTIVE"], "count": [1]}, hidden=[]),
    *rows(
        "ProjectPersonConnection",
        PERSON,
        f"{FAIR}.people",
        {
            "totalCount": Either(2, 1),
            "edges.role": Either(["LEAD", "VOLUNTEER"], ["LEAD"]),
            "nodes.name": Either(["Col", "Pat Joseph"], ["Col"]),
        },
    ),
    *rows("ProjectPersonConnection", PERSON, f"{FAIR}.people(first: 1)", {"pageInfo.hasNextPage": Either(True, False)}),
    *rows(
        "ProjectPersonEdge",
        PERSON,
        f"{FAIR}.people.edges",
        {
            "cursor": Either([TEXT, TEXT], [TEXT]),
            "node.name": Either(["Col", "Pat Joseph"], ["Col"]),
            "role": Either(["LEAD", "VOLUNTEER"], ["LEAD"]),
            "since": Either([None, "2026-02-01"], [None]),
            "until": Either([None, "2026-11-30"], [None]),
            "hoursPerWeek": Either([None, 2.5], [None]),
        },
    ),
    *rows(
        "ProjectOrganisationConnection",
        GUILDS,
        f"{FAIR}.organisations",
        {
            "totalCount": Either(3, 2),
            "edges.role": Either(["LEAD", "CONTRIBUTOR", "LEAD"], ["LEAD", "CONTRIBUTOR"]),
            "nodes.name": Either(["Craft Union", "Harbour Board", "Weavers Guild"], ["Craft Union", "Harbour Board"]),
        },
    ),
    *rows(
        "ProjectOrganisationConnection",
        GUILDS,
        f"{FAIR}.organisations(last: 2)",
        {"pageInfo.hasPreviousPage": Either(True, False)},
    ),
    *rows(
        "ProjectOrganisationEdge",
        GUILDS,
        f"{FAIR}.organisations.edges",
        {
            "cursor": Either([TEXT, TEXT, TEXT], [TEXT, TEXT]),
            "node.name": Either(["Craft Union", "Harbour Board", "Weavers Guild"], ["Craft Union", "Harbour Board"]),
            "role": Either(["LEAD", "CONTRIBUTOR", "LEAD"], ["LEAD", "CONTRIBUTOR"]),
            "since": Either([None, None, "2026-01-01"], [None, None]),
            "until": Either(["2026-11-20", None, "2026-12-31"], ["2026-11-20", None]),
            "hoursPerWeek": Either([None, None, 8.0], [None, None]),
        },
    ),
    *rows(
        "ProjectAssetConnection",
        LOOM,
        f"{FAIR}.assets",
        {
            "totalCount": Either(2, 1),
            "edges.since": Either(["2026-04-01", "2026-03-01"], ["2026-04-01"]),
            "nodes.name": Either(["Hall", "Loom"], ["Hall"]),
        },
    ),
    *rows("ProjectAssetConnection", HALL, f"{FAIR}.assets", {"nodes.name": Either(["Hall", "Loom"], ["Loom"])}),
    *rows("ProjectAssetConnection", LOOM, f"{FAIR}.assets(first: 1)", {"pageInfo.hasNextPage": Either(True, False)}),
    *rows(
        "ProjectAssetEdge",
        HALL,
        f"{FAIR}.assets.edges",
        {
            "cursor": Either([TEXT, TEXT], [TEXT]),
            "node.name": Either(["Hall", "Loom"], ["Loom"]),
            "since": Either(["2026-04-01", "2026-03-01"], ["2026-03-01"]),
            "until": Either(["2026-12-01", "2026-10-31"], ["2026-10-31"]),
        },
    ),
]

_PERIOD = {
    "status": "OPEN",
    "startsOn": "2026-12-01",
    "endsOn": "2026-12-24",
    "raisedOn": "2026-03-01",
    "fulfilledOn": "2026-04-10",
    "visibility": OWN,
}
_TIMES = {"createdAt": NOW_TEXT, "updatedAt": NOW_TEXT}
SAILING = "(filter: {skill: @Skill:sail})"

NEEDS = [
    *rows(
        "Need",
        ERRAND,
        "need(id: @Need:errand)",
        {
            "id": "@Need:errand",
            "title": "Errand",
            "kind": "SKILL",
            "skill.name": "Sailing",
            "level": 2,
            "quantity": 1.0,
            "urgency": "HIGH",
            "place.name": "Trinidad",
            "subject:Person.name": "Pat Joseph",
            "helpers.totalCount": 2,
            **_PERIOD,
            **_TIMES,
        },
    ),
    *rows(
        "Need",
        SITE,
        "need(id: @Need:site)",
        {
            "title": "Site",
            "assetKind": "EQUIPMENT",
            "place.name": "Toco",
            "subject:Organisation.name": "Weavers Guild",
            **_PERIOD,
        },
    ),
    *rows(
        "Need",
        STALL,
        "need(id: @Need:stall)",
        {"title": "Stall", "skill.name": "Knitting", "subject:Project.name": "Village Fair", **_PERIOD},
    ),
    # Sue sails, and thereby the guild; Pat has a loom; Pat knits a little, and thereby the club.
    *rows(
        "Need",
        GUILDS,
        "need(id: @Need:errand)",
        {"helpers.nodes.id": Either(["@Organisation:guild", "@Person:sue"], ["@Person:sue"])},
    ),
    *rows("Need", LOOM, "need(id: @Need:site)", {"helpers.nodes.id": Either(["@Person:pat"], [])}),
    *rows("Need", PERSON, "need(id: @Need:stall)", {"helpers.nodes.id": Either(["@Organisation:club"], [])}),
    *rows("Need", PERSON, "need(id: @Need:stall)", {"helpers.uncovered.name": Either([], ["Knitting"])}),
    # A pledge is there where both its ends are.
    *rows(
        "Need",
        PERSON,
        "need(id: @Need:stall)",
        {
            "pledgingPeople.totalCount": Either(1, 0),
            "pledgingOrganisations.totalCount": Either(1, 1),
        },
    ),
    *rows("Need", GUILDS, "need(id: @Need:stall)", {"pledgingOrganisations.totalCount": Either(1, 0)}),
    *rows(
        "Need", STALL, "need(id: @Need:stall)", {"pledgingPeople.totalCount": 1, "pledgingOrganisations.totalCount": 1}
    ),
    *rows(
        "NeedPersonConnection",
        PERSON,
        "need(id: @Need:stall).pledgingPeople",
        {
            "totalCount": Either(1, 0),
            "edges.status": ["OFFERED"],
            "nodes.name": ["Pat Joseph"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "NeedPersonEdge",
        PERSON,
        "need(id: @Need:stall).pledgingPeople.edges",
        {
            "cursor": [TEXT],
            "node.name": ["Pat Joseph"],
            "quantity": [1.5],
            "until": ["2026-12-20"],
            "status": ["OFFERED"],
        },
        hidden=[],
    ),
    *rows(
        "NeedOrganisationConnection",
        GUILDS,
        "need(id: @Need:stall).pledgingOrganisations",
        {
            "totalCount": Either(1, 0),
            "edges.status": ["DECLINED"],
            "nodes.name": ["Weavers Guild"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "NeedOrganisationEdge",
        GUILDS,
        "need(id: @Need:stall).pledgingOrganisations.edges",
        {
            "cursor": [TEXT],
            "node.name": ["Weavers Guild"],
            "quantity": [0.5],
            "until": [None],
            "status": ["DECLINED"],
        },
        hidden=[],
    ),
    # Never without its subject.
    *rows("Need", PERSON, "need(id: @Need:errand)", {"title": "Errand", "subject:Person.name": "Pat Joseph"}),
    *rows("Need", GUILDS, "need(id: @Need:site)", {"title": "Site", "subject:Organisation.name": "Weavers Guild"}),
    *rows("Need", PROJECT, "need(id: @Need:stall)", {"title": "Stall", "subject:Project.name": "Village Fair"}),
    *rows(
        "NeedConnection",
        ERRAND,
        f"needs{SAILING}",
        {
            "totalCount": Either(1, 0),
            "edges.node.title": ["Errand"],
            "nodes.title": ["Errand"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows("NeedConnection", PERSON, f"needs{SAILING}", {"totalCount": Either(1, 0)}),
    *rows("NeedEdge", ERRAND, f"needs{SAILING}.edges", {"cursor": [TEXT], "node.title": ["Errand"]}, hidden=[]),
    *rows(
        "NeedFacets",
        ERRAND,
        f"needFacets{SAILING}",
        {
            "totalCount": Either(1, 0),
            "kinds.kind": ["SKILL"],
            "statuses.status": ["OPEN"],
            "urgencies.urgency": ["HIGH"],
            "places.place.name": ["Trinidad"],
        },
        hidden=[],
    ),
    *rows("NeedFacets", SITE, "needFacets", {"assetKinds.kind": ["EQUIPMENT"]}, hidden=[]),
    *rows("NeedFacets", PROJECT, "needFacets(filter: {urgency: [CRITICAL]})", {"totalCount": Either(1, 0)}),
    *rows("NeedKindCount", SITE, "needFacets.kinds", {"kind": Either(["SKILL", "ASSET"], ["SKILL"])}),
    *rows("NeedKindCount", SITE, "needFacets.kinds", {"count": Either([2, 1], [2])}),
    *rows("NeededAssetKindCount", SITE, "needFacets.assetKinds", {"kind": ["EQUIPMENT"], "count": [1]}, hidden=[]),
    *rows("NeedStatusCount", STALL, "needFacets.statuses", {"status": Either(["OPEN"], ["OPEN"])}),
    *rows("NeedStatusCount", STALL, "needFacets.statuses", {"count": Either([3], [2])}),
    *rows(
        "UrgencyCount",
        STALL,
        "needFacets.urgencies",
        {
            "urgency": Either(["LOW", "HIGH", "CRITICAL"], ["LOW", "HIGH"]),
            "count": Either([1, 1, 1], [1, 1]),
        },
    ),
]

CONTRIBUTIONS = [
    *rows(
        "Contribution",
        PROJECT,
        GIFT,
        {
            "id": "@Contribution:gift",
            "kind": "FUNDS",
            "amount": 250.0,
            "currency": "TTD",
            "on": "2026-05-01",
            "note": "Tents",
            "giver.name": "Weavers Guild",
            "project.name": "Village Fair",
        },
    ),
    # The contribution stays where its giver is hidden.
    *rows(
        "Contribution",
        GUILDS,
        GIFT,
        {"giver.name": Either("Weavers Guild", None), "amount": Either(250.0, 250.0)},
    ),
    *rows(
        "ContributionConnection",
        PROJECT,
        f"{FAIR}.contributions",
        {
            "totalCount": 3,
            "edges.node.amount": [2.0, 6.0, 250.0],
            "nodes.amount": [2.0, 6.0, 250.0],
            "pageInfo.hasNextPage": False,
        },
    ),
    *rows(
        "ContributionEdge",
        PROJECT,
        f"{FAIR}.contributions.edges",
        {"cursor": [TEXT] * 3, "node.note": [None, None, "Tents"]},
    ),
]

ROWS = [*PROJECTS, *NEEDS, *CONTRIBUTIONS]
