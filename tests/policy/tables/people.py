"""People: they decide themselves who sees email and phone; that has a table of its own (world.CONTACT)."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import ERRAND, GUILDS, LOOM, NOW_TEXT, OWN, PERSON, PROJECT, STALL

PAT = "person(id: @Person:pat)"
SUE = "person(id: @Person:sue)"
JOSEPH = '(filter: {text: "Joseph"})'

ROWS = [
    *rows(
        "Person",
        PERSON,
        PAT,
        {
            "id": "@Person:pat",
            "name": "Pat Joseph",
            "headline": "Weaver",
            "about": "Baskets of vetiver",
            "languages": ["pap"],
            "spaces": ["CULTURE"],
            "hoursPerWeek": 5.0,
            "availableFrom": "2026-01-01",
            "availableUntil": "2026-12-31",
            "remote": True,
            "visibility": OWN,
            "contact": "PUBLIC",
            "email": "pat@example.org",
            "phone": "+1 868 555 0100",
            "createdAt": NOW_TEXT,
            "updatedAt": NOW_TEXT,
            "place.name": "Toco",
            "skills.totalCount": 1,
            "organisations.totalCount": 3,
            "collaborators.totalCount": 2,
            "canHelpWith.totalCount": 1,
            "projects.totalCount": 1,
            "assets.totalCount": 1,
            "needs.totalCount": 1,
            "pledges.totalCount": 1,
            "endorsements.totalCount": 1,
        },
    ),
    # What hangs on a person is there only where its other end is.
    *rows("Person", GUILDS, PAT, {"organisations.totalCount": Either(3, 2), "collaborators.totalCount": Either(2, 1)}),
    *rows("Person", PROJECT, PAT, {"projects.totalCount": Either(1, 0)}),
    *rows("Person", LOOM, PAT, {"assets.totalCount": Either(1, 0)}),
    *rows("Person", ERRAND, PAT, {"needs.totalCount": Either(1, 0)}),
    *rows("Person", STALL, PAT, {"pledges.totalCount": Either(1, 0)}),
    *rows(
        "PersonConnection",
        PERSON,
        f"people{JOSEPH}",
        {
            "totalCount": Either(1, 0),
            "edges.node.name": ["Pat Joseph"],
            "nodes.name": ["Pat Joseph"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows("PersonEdge", PERSON, f"people{JOSEPH}.edges", {"cursor": [TEXT], "node.name": ["Pat Joseph"]}, hidden=[]),
    *rows(
        "PageInfo",
        PERSON,
        "people(last: 3).pageInfo",
        {
            # Col, Els, Pat, Sue, of whom three are shown.
            "hasPreviousPage": Either(True, False),
            "hasNextPage": Either(False, False),
        },
    ),
    *rows("PageInfo", PERSON, f"people{JOSEPH}.pageInfo", {"startCursor": TEXT, "endCursor": TEXT}),
    *rows("PageInfo", PERSON, "people(first: 3).pageInfo", {"hasNextPage": Either(True, False)}),
    *rows(
        "PersonFacets",
        PERSON,
        f"personFacets{JOSEPH}",
        {
            "totalCount": Either(1, 0),
            "spaces.space": ["CULTURE"],
            "languages.language": ["pap"],
            "places.place.name": ["Trinidad"],
        },
        hidden=[],
    ),
    *rows("SpaceCount", PERSON, f"personFacets{JOSEPH}.spaces", {"space": ["CULTURE"], "count": [1]}, hidden=[]),
    *rows("LanguageCount", PERSON, "personFacets.languages", {"language": ["pap"], "count": [1]}, hidden=[]),
    *rows(
        "PlaceCount",
        PERSON,
        "personFacets.places(kind: SETTLEMENT)",
        {"place.name": ["Toco"], "count": [1]},
        hidden=[],
    ),
    *rows(
        "PersonSkillConnection",
        PERSON,
        f"{PAT}.skills",
        {
            "totalCount": 1,
            "edges.level": [4],
            "nodes.name": ["Weaving"],
            "pageInfo.hasNextPage": False,
        },
    ),
    *rows(
        "PersonSkillEdge",
        PERSON,
        f"{PAT}.skills.edges",
        {"cursor": [TEXT], "node.name": ["Weaving"], "level": [4], "years": [10.0], "endorsements": [1]},
    ),
    # An endorsement is there, and counts, where its endorser is.
    *rows("PersonSkillEdge", PERSON, f"{SUE}.skills.edges", {"endorsements": Either([1], [0])}),
    *rows(
        "EndorsementConnection",
        PERSON,
        f"{SUE}.endorsements",
        {
            "totalCount": Either(1, 0),
            "edges.skill.name": ["Sailing"],
            "nodes.name": ["Pat Joseph"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "EndorsementEdge",
        PERSON,
        f"{SUE}.endorsements.edges",
        {"cursor": [TEXT], "node.name": ["Pat Joseph"], "skill.name": ["Sailing"], "on": [None]},
        hidden=[],
    ),
    *rows(
        "PersonOrganisationConnection",
        GUILDS,
        f"{PAT}.organisations",
        {
            "totalCount": Either(3, 2),
            "edges.role": Either(["clerk", "weaver", None], ["clerk", None]),
            "nodes.name": Either(["Harbour Board", "Weavers Guild", "Youth Club"], ["Harbour Board", "Youth Club"]),
            "pageInfo.hasPreviousPage": Either(False, False),
        },
    ),
    *rows("PersonOrganisationConnection", PERSON, f"{PAT}.organisations", {"pageInfo.hasPreviousPage": False}),
    *rows(
        "PersonOrganisationEdge",
        GUILDS,
        f"{PAT}.organisations.edges",
        {
            "cursor": Either([TEXT, TEXT, TEXT], [TEXT, TEXT]),
            "node.name": Either(["Harbour Board", "Weavers Guild", "Youth Club"], ["Harbour Board", "Youth Club"]),
            "role": Either(["clerk", "weaver", None], ["clerk", None]),
            "since": Either(["2019-01-01", "2020-01-01", None], ["2019-01-01", None]),
            "until": Either(["2026-11-20", "2027-01-01", None], ["2026-11-20", None]),
        },
    ),
    # On the fair with Col, in the guild with Col and Sue.
    *rows(
        "CollaboratorConnection",
        GUILDS,
        f"{PAT}.collaborators",
        {
            "totalCount": Either(2, 1),
            "edges.sharedOrganisations": Either([1, 1], [0]),
            "nodes.name": Either(["Col", "Sue"], ["Col"]),
        },
    ),
    *rows(
        "CollaboratorConnection",
        GUILDS,
        f"{PAT}.collaborators(first: 1)",
        {"pageInfo.hasNextPage": Either(True, False)},
    ),
    *rows("CollaboratorConnection", PERSON, "person(id: @Person:col).collaborators", {"totalCount": Either(2, 1)}),
    *rows(
        "CollaboratorEdge",
        GUILDS,
        f"{PAT}.collaborators.edges",
        {
            "cursor": Either([TEXT, TEXT], [TEXT]),
            "node.name": Either(["Col", "Sue"], ["Col"]),
            "sharedOrganisations": Either([1, 1], [0]),
        },
    ),
    *rows("CollaboratorEdge", PROJECT, f"{PAT}.collaborators.edges", {"sharedProjects": Either([1, 0], [0, 0])}),
    *rows(
        "PartyProjectConnection",
        PROJECT,
        f"{PAT}.projects",
        {
            "totalCount": Either(1, 0),
            "edges.role": ["VOLUNTEER"],
            "nodes.name": ["Village Fair"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "PartyProjectEdge",
        PROJECT,
        f"{PAT}.projects.edges",
        {
            "cursor": [TEXT],
            "node.name": ["Village Fair"],
            "role": ["VOLUNTEER"],
            "since": ["2026-02-01"],
            "until": ["2026-11-30"],
            "hoursPerWeek": [2.5],
        },
        hidden=[],
    ),
    *rows(
        "PartyPledgeConnection",
        STALL,
        f"{PAT}.pledges",
        {
            "totalCount": Either(1, 0),
            "edges.quantity": [1.5],
            "nodes.title": ["Stall"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "PartyPledgeEdge",
        STALL,
        f"{PAT}.pledges.edges",
        {
            "cursor": [TEXT],
            "node.title": ["Stall"],
            "quantity": [1.5],
            "until": ["2026-12-20"],
            "status": ["OFFERED"],
        },
        hidden=[],
    ),
]
