"""Organisations; a hidden parent reads as null (C4)."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import GUILDS, HALL, NOW_TEXT, OWN, PERSON, PROJECT, SITE, STALL

GUILD = "organisation(id: @Organisation:guild)"
CLUB = "organisation(id: @Organisation:club)"
HARBOUR = "organisation(id: @Organisation:harbour)"
WEAVERS = '(filter: {text: "Weavers"})'

ROWS = [
    *rows(
        "Organisation",
        GUILDS,
        GUILD,
        {
            "id": "@Organisation:guild",
            "name": "Weavers Guild",
            "kind": "COOPERATIVE",
            "summary": "Looms and cloth",
            "sectors": ["Weaving"],
            "spaces": ["TRADE"],
            "website": "https://guild.example.org",
            "email": "guild@example.org",
            "location.latitude": 10.75,
            "visibility": OWN,
            "createdAt": NOW_TEXT,
            "updatedAt": NOW_TEXT,
            "place.name": "Toco",
            "parent.name": "Craft Union",
            "people.totalCount": 4,
            "partners.totalCount": 2,
            "skills.totalCount": 2,
            "projects.totalCount": 1,
            "assets.totalCount": 1,
            "needs.totalCount": 1,
            "pledges.totalCount": 1,
        },
    ),
    # A hidden parent reads as null, and so does each relation to what is hidden.
    *rows("Organisation", GUILDS, CLUB, {"parent.name": "Weavers Guild"}, hidden=None),
    *rows("Organisation", PERSON, GUILD, {"people.totalCount": Either(4, 3), "skills.totalCount": Either(2, 1)}),
    *rows("Organisation", GUILDS, CLUB, {"partners.totalCount": Either(1, 0)}),
    *rows("Organisation", PROJECT, GUILD, {"projects.totalCount": Either(1, 0)}),
    *rows("Organisation", HALL, GUILD, {"assets.totalCount": Either(1, 0)}),
    *rows("Organisation", SITE, GUILD, {"needs.totalCount": Either(1, 0)}),
    *rows("Organisation", STALL, GUILD, {"pledges.totalCount": Either(1, 0)}),
    *rows(
        "OrganisationConnection",
        GUILDS,
        f"organisations{WEAVERS}",
        {
            "totalCount": Either(1, 0),
            "edges.node.name": ["Weavers Guild"],
            "nodes.name": ["Weavers Guild"],
            "pageInfo.startCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "OrganisationEdge",
        GUILDS,
        f"organisations{WEAVERS}.edges",
        {"cursor": [TEXT], "node.name": ["Weavers Guild"]},
        hidden=[],
    ),
    *rows(
        "OrganisationFacets",
        GUILDS,
        f"organisationFacets{WEAVERS}",
        {
            "totalCount": Either(1, 0),
            "kinds.kind": ["COOPERATIVE"],
            "sectors.sector": ["Weaving"],
            "spaces.space": ["TRADE"],
            "places.place.name": ["Trinidad"],
        },
        hidden=[],
    ),
    *rows(
        "OrganisationKindCount",
        GUILDS,
        f"organisationFacets{WEAVERS}.kinds",
        {"kind": ["COOPERATIVE"], "count": [1]},
        hidden=[],
    ),
    *rows(
        "SectorCount", GUILDS, "organisationFacets.sectors", {"sector": Either(["Shipping", "Weaving"], ["Shipping"])}
    ),
    *rows("SectorCount", GUILDS, f"organisationFacets{WEAVERS}.sectors", {"count": [1]}, hidden=[]),
    *rows(
        "Sector",
        GUILDS,
        "sectors",
        {
            "name": Either(["Fairs", "Shipping", "Weaving"], ["Fairs", "Shipping"]),
            "organisations": Either([0, 1, 1], [0, 1]),
            "projects": Either([1, 0, 0], [1, 0]),
        },
    ),
    *rows(
        "Sector",
        PROJECT,
        "sectors",
        {
            "name": Either(["Fairs", "Shipping", "Weaving"], ["Shipping", "Weaving"]),
            "projects": Either([1, 0, 0], [0, 0]),
        },
    ),
    *rows(
        "OrganisationPersonConnection",
        PERSON,
        f"{GUILD}.people",
        {
            "totalCount": Either(4, 3),
            "edges.role": Either(["dyer", "past", "weaver", "chair"], ["dyer", "past", "chair"]),
            "nodes.name": Either(["Col", "Els", "Pat Joseph", "Sue"], ["Col", "Els", "Sue"]),
        },
    ),
    *rows(
        "OrganisationPersonConnection",
        PERSON,
        f"{GUILD}.people(first: 3)",
        {"pageInfo.hasNextPage": Either(True, False)},
    ),
    *rows(
        "OrganisationPersonEdge",
        PERSON,
        f"{GUILD}.people.edges",
        {
            "cursor": Either([TEXT, TEXT, TEXT, TEXT], [TEXT, TEXT, TEXT]),
            "node.name": Either(["Col", "Els", "Pat Joseph", "Sue"], ["Col", "Els", "Sue"]),
            "role": Either(["dyer", "past", "weaver", "chair"], ["dyer", "past", "chair"]),
            "since": Either([None, "2020-01-01", "2020-01-01", None], [None, "2020-01-01", None]),
            "until": Either([None, "2026-11-20", "2027-01-01", None], [None, "2026-11-20", None]),
        },
    ),
    # Pat weaves, Sue sails.
    *rows(
        "OrganisationSkillConnection",
        PERSON,
        f"{GUILD}.skills",
        {
            "totalCount": Either(2, 1),
            "edges.people": Either([1, 1], [1]),
            "nodes.name": Either(["Sailing", "Weaving"], ["Sailing"]),
        },
    ),
    *rows(
        "OrganisationSkillConnection",
        PERSON,
        f"{GUILD}.skills(first: 1)",
        {"pageInfo.hasNextPage": Either(True, False)},
    ),
    *rows(
        "OrganisationSkillEdge",
        PERSON,
        f"{GUILD}.skills.edges",
        {
            "cursor": Either([TEXT, TEXT], [TEXT]),
            "node.name": Either(["Sailing", "Weaving"], ["Sailing"]),
            "people": Either([1, 1], [1]),
            "highestLevel": Either([3, 4], [3]),
        },
    ),
    *rows(
        "OrganisationPartnerConnection",
        GUILDS,
        f"{CLUB}.partners",
        {
            "totalCount": Either(1, 0),
            "edges.partnerships": [1],
            "nodes.name": ["Weavers Guild"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "OrganisationPartnerEdge",
        GUILDS,
        f"{CLUB}.partners.edges",
        {
            "cursor": [TEXT],
            "node.name": ["Weavers Guild"],
            "kinds": ["FUNDING"],
            "partnerships": [1],
            "since": ["2022-01-01"],
            "jointProjects": [0],
            "sharedPeople": [1],
            "strength": [1.173286795],
        },
        hidden=[],
    ),
    # Pat is in both; the fair is the guild's and the harbour's, which shares Els with the union.
    *rows(
        "OrganisationPartnerEdge",
        PERSON,
        f"{CLUB}.partners.edges",
        {"sharedPeople": Either([1], [0]), "strength": Either([1.173286795], [1.0])},
    ),
    *rows(
        "OrganisationPartnerEdge",
        PROJECT,
        f"{HARBOUR}.partners.edges",
        {
            "jointProjects": Either([1, 0], [0, 0]),
            "strength": Either([1.34657359, 0.173286795], [1.0, 0.173286795]),
        },
    ),
]
