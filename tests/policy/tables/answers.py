"""The answers of DESIGN 5 that are no network, and the root: in all of them only what the viewer sees takes part."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.tables.networks import FUNDING
from tests.policy.world import ERRAND, GUILDS, HALL, LOOM, NOTHING, PERSON, PROJECT, SITE, STALL

# From the union over the guild; without the guild over Els, the harbour, the fair and Pat.
WAY = "howConnected(from: @Organisation:union, to: @Organisation:club)"
WEAVING = (
    'whoCanHelp(with: {skills: {items: [{skill: @Skill:weave}], asker: @Organisation:union, languages: ["PAP"]}},'
    " filter: {parties: [PERSON]})"
)
EQUIPMENT = "whoCanHelp(with: {need: @Need:site})"
WEAVERS = "suggestTeam(with: {skills: {items: [{skill: @Skill:weave}], asker: @Organisation:union}})"
# In Trinidad Pat's errand needs sailing, the fair knitting, and the guild three pieces of equipment; the loom is one.
SKILL_GAPS, ASSET_GAPS = "gapReport(kinds: [SKILL])", "gapReport(kinds: [ASSET])"
JOSEPH = 'search(text: "Joseph")'

PATHS = [
    *rows("ConnectionPath", GUILDS, WAY, {"length": Either([2], [5])}),
    *rows(
        "ConnectionPath",
        GUILDS,
        WAY,
        {
            "steps.relation": Either(
                ["PART_OF", "PARTNERS_WITH"], ["MEMBER_OF", "MEMBER_OF", "WORKS_ON", "WORKS_ON", "MEMBER_OF"]
            )
        },
    ),
    *rows(
        "PathStep",
        GUILDS,
        f"{WAY}.steps",
        {
            "from.id": Either(
                ["@Organisation:union", "@Organisation:guild"],
                ["@Organisation:union", "@Person:els", "@Organisation:harbour", "@Project:fair", "@Person:pat"],
            ),
            "relation": Either(
                ["PART_OF", "PARTNERS_WITH"], ["MEMBER_OF", "MEMBER_OF", "WORKS_ON", "WORKS_ON", "MEMBER_OF"]
            ),
            "to.id": Either(
                ["@Organisation:guild", "@Organisation:club"],
                ["@Person:els", "@Organisation:harbour", "@Project:fair", "@Person:pat", "@Organisation:club"],
            ),
        },
    ),
]

HELP = [
    *rows(
        "HelperConnection",
        PERSON,
        WEAVING,
        {
            "totalCount": Either(1, 0),
            "edges.score": [0.8],
            "nodes.name": ["Pat Joseph"],
            "uncovered.name": Either([], ["Weaving"]),
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "HelperEdge",
        PERSON,
        f"{WEAVING}.edges",
        {
            "cursor": [TEXT],
            "node.name": ["Pat Joseph"],
            "score": [0.8],
            "parts.coverage": [1.0],
            "matches.level": [4],
            "sharedLanguages": ["PAP"],
            "path.length": [2],
        },
        hidden=[],
    ),
    # Nearer only by what the viewer sees.
    *rows(
        "HelperEdge",
        GUILDS,
        f"{WEAVING}.edges",
        {"score": Either([0.8], [0.75]), "path.length": Either([2], [4])},
    ),
    *rows("HelperEdge", LOOM, f"{EQUIPMENT}.edges", {"assets.name": ["Loom"], "score": [0.8]}, hidden=[]),
    *rows("HelperEdge", PERSON, f"{EQUIPMENT}.edges", {"assets.name": ["Loom"]}, hidden=[]),
    *rows(
        "ScoreParts",
        GUILDS,
        f"{WEAVING}.edges.parts",
        {
            "coverage": Either([1.0], [1.0]),
            "proximity": Either([0.5], [0.25]),
            "place": Either([0.5], [0.5]),
            "availability": Either([0.5], [0.5]),
        },
    ),
    *rows(
        "SkillMatch",
        PERSON,
        f"{WEAVING}.edges.matches",
        {
            "needed.name": ["Weaving"],
            "held.name": ["Weaving"],
            "similarity": [1.0],
            "level": [4],
            "match": [1.0],
        },
        hidden=[],
    ),
]

TEAMS = [
    *rows(
        "Team",
        PERSON,
        WEAVERS,
        {
            "members.person.name": Either(["Pat Joseph"], []),
            "uncovered.name": Either([], ["Weaving"]),
            "cohesion": Either(1.0, 0.0),
            "score": Either(0.8, 0.0),
            "exact": Either(True, True),
        },
    ),
    # Nearer only by what the viewer sees.
    *rows("Team", GUILDS, WEAVERS, {"score": Either(0.8, 0.75)}),
    *rows(
        "TeamMember",
        PERSON,
        f"{WEAVERS}.members",
        {"person.name": ["Pat Joseph"], "covers.level": [4], "score": [0.8]},
        hidden=[],
    ),
    *rows("TeamMember", GUILDS, f"{WEAVERS}.members", {"score": Either([0.8], [0.75])}),
]

GAPS = [
    *rows(
        "GapRow",
        STALL,
        SKILL_GAPS,
        {
            "place.name": Either(["Trinidad", "Trinidad"], ["Trinidad"]),
            "skill.name": Either(["Knitting", "Sailing"], ["Sailing"]),
            "needed": Either([2.0, 1.0], [1.0]),
            "supply": Either([0.0, 0.0], [0.0]),
            "gap": Either([2.0, 1.0], [1.0]),
        },
    ),
    *rows("GapRow", ERRAND, SKILL_GAPS, {"skill.name": Either(["Knitting", "Sailing"], ["Knitting"])}),
    *rows("GapRow", PERSON, SKILL_GAPS, {"skill.name": Either(["Knitting", "Sailing"], ["Knitting"])}),
    *rows("GapRow", SITE, ASSET_GAPS, {"assetKind": ["EQUIPMENT"], "needed": [3.0]}, hidden=[]),
    *rows("GapRow", LOOM, ASSET_GAPS, {"supply": Either([1.0], [0.0]), "gap": Either([2.0], [3.0])}),
]

# Pat can lend the guild his loom, Sue, who is a member of it too, do his errand.
PATS = "person(id: @Person:pat).canHelpWith"
SUES = "person(id: @Person:sue).canHelpWith"
CHANCES = [
    *rows("HelpOpportunityConnection", SITE, PATS, {"totalCount": Either(1, 0)}),
    *rows("HelpOpportunityConnection", GUILDS, PATS, {"totalCount": Either(1, 0)}),
    *rows("HelpOpportunityConnection", LOOM, PATS, {"totalCount": Either(1, 0)}),
    *rows(
        "HelpOpportunityConnection",
        ERRAND,
        SUES,
        {
            "totalCount": Either(1, 0),
            "edges.score": [0.78],
            "nodes.title": ["Errand"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "HelpOpportunityEdge",
        ERRAND,
        f"{SUES}.edges",
        {
            "cursor": [TEXT],
            "node.title": ["Errand"],
            "score": [0.78],
            "parts.coverage": [1.0],
            "matches.level": [3],
            "path.length": [2],
        },
        hidden=[],
    ),
    *rows("HelpOpportunityEdge", LOOM, f"{PATS}.edges", {"assets.name": ["Loom"], "score": [0.8]}, hidden=[]),
    # Nearer only by what the viewer sees.
    *rows(
        "HelpOpportunityEdge",
        GUILDS,
        f"{SUES}.edges",
        {
            "score": Either([0.78], [0.68]),
            "parts.proximity": Either([0.5], [0.0]),
            "path.length": Either([2], [None]),
        },
    ),
]

SEARCH = [
    *rows(
        "SearchConnection",
        PERSON,
        JOSEPH,
        {
            "totalCount": Either(1, 0),
            "edges.score": [0.8],
            "nodes:Person.name": ["Pat Joseph"],
            "pageInfo.startCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "SearchEdge",
        PERSON,
        f"{JOSEPH}.edges",
        {"cursor": [TEXT], "node:Person.name": ["Pat Joseph"], "score": [0.8]},
        hidden=[],
    ),
]

ROOTS = [
    *rows(
        "Query", PERSON, "", {"node(id: @Person:pat).id": "@Person:pat", "person(id: @Person:pat).name": "Pat Joseph"}
    ),
    *rows(
        "Query",
        PERSON,
        "",
        {"nodes(ids: [@Person:pat, @Person:col]).id": Either(["@Person:pat", "@Person:col"], [None, "@Person:col"])},
    ),
    *rows("Query", GUILDS, "", {"organisation(id: @Organisation:guild).name": "Weavers Guild"}),
    *rows("Query", PROJECT, "", {"project(id: @Project:fair).name": "Village Fair"}),
    *rows("Query", LOOM, "", {"asset(id: @Asset:loom).name": "Loom"}),
    *rows("Query", SITE, "", {"need(id: @Need:site).title": "Site"}),
    *rows("Query", NOTHING, "", {"skill(id: @Skill:craft).name": "Craft", "place(id: @Place:toco).name": "Toco"}),
    *rows("Query", NOTHING, "", {"skills.totalCount": 4, "places.totalCount": 3}),
    *rows("Query", PERSON, "", {"people.totalCount": Either(4, 3), "personFacets.totalCount": Either(4, 3)}),
    *rows(
        "Query", GUILDS, "", {"organisations.totalCount": Either(4, 3), "organisationFacets.totalCount": Either(4, 3)}
    ),
    *rows("Query", PROJECT, "", {"projects.totalCount": Either(1, 0), "projectFacets.totalCount": Either(1, 0)}),
    *rows("Query", HALL, "", {"assets.totalCount": Either(2, 1), "assetFacets.totalCount": Either(2, 1)}),
    *rows("Query", STALL, "", {"needs.totalCount": Either(3, 2), "needFacets.totalCount": Either(3, 2)}),
    *rows("Query", PERSON, "", {"needs.totalCount": Either(3, 2), "needFacets.totalCount": Either(3, 2)}),
    *rows("Query", GUILDS, "", {"sectors.name": Either(["Fairs", "Shipping", "Weaving"], ["Fairs", "Shipping"])}),
    *rows("Query", PERSON, "", {f"{JOSEPH}.totalCount": Either(1, 0)}),
    *rows("Query", GUILDS, "", {'search(text: "Weavers").totalCount': Either(1, 0)}),
    *rows("Query", PROJECT, "", {'search(text: "Village").totalCount': Either(1, 0)}),
    *rows("Query", LOOM, "", {'search(text: "Loom", kinds: [ASSET]).totalCount': Either(1, 0)}),
    *rows("Query", HALL, "", {'search(text: "Hall").totalCount': Either(1, 0)}),
    *rows("Query", ERRAND, "", {'search(text: "Errand").totalCount': Either(1, 0)}),
    *rows("Query", PERSON, "", {'search(text: "Errand").totalCount': Either(1, 0)}),
    *rows("Query", SITE, "", {'search(text: "Site").totalCount': Either(1, 0)}),
    *rows("Query", STALL, "", {'search(text: "Stall").totalCount': Either(1, 0)}),
    *rows("Query", GUILDS, "", {f"{FUNDING}.summary.edges": Either(2, 0), f"{WAY}.length": Either([2], [5])}),
    *rows("Query", LOOM, "", {"assetMap(area: {place: @Place:tt}).totalCount": Either(2, 1)}),
    *rows("Query", PERSON, "", {f"{WEAVING}.totalCount": Either(1, 0), f"{WEAVERS}.score": Either(0.8, 0.0)}),
    *rows("Query", STALL, "", {"gapReport.gap": Either([2.0, 2.0, 1.0], [2.0, 1.0])}),
]

ROWS = [*PATHS, *HELP, *CHANCES, *TEAMS, *GAPS, *SEARCH, *ROOTS]
