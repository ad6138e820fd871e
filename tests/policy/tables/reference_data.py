"""Skills and places are always there; what hangs on them follows its other end (C2)."""

from tests.policy.probes import TEXT, rows
from tests.policy.world import ERRAND, NOTHING, PERSON

WEAVE = "skill(id: @Skill:weave)"
CRAFT = "skill(id: @Skill:craft)"
TRINIDAD = "place(id: @Place:tt)"

ROWS = [
    *rows(
        "Skill",
        NOTHING,
        WEAVE,
        {
            "id": "@Skill:weave",
            "name": "Weaving",
            "altNames": ["Basketry"],
            "description": "Making cloth",
            "broader.name": ["Craft"],
            "narrower.totalCount": 0,
            "related.name": ["Knitting"],
        },
    ),
    *rows("Skill", PERSON, WEAVE, {"people.totalCount": 1}, hidden=0),
    *rows("Skill", ERRAND, "skill(id: @Skill:sail)", {"needs.totalCount": 1}, hidden=0),
    *rows("Skill", PERSON, "skill(id: @Skill:sail)", {"needs.totalCount": 1}, hidden=0),
    *rows("SkillPersonConnection", PERSON, f"{WEAVE}.people", {"totalCount": 1}, hidden=0),
    *rows("SkillPersonConnection", PERSON, f"{WEAVE}.people", {"pageInfo.endCursor": TEXT}),
    *rows(
        "SkillPersonConnection",
        PERSON,
        f"{WEAVE}.people",
        {"edges.level": [4], "nodes.name": ["Pat Joseph"]},
        hidden=[],
    ),
    *rows(
        "SkillPersonEdge",
        PERSON,
        f"{WEAVE}.people.edges",
        {"cursor": [TEXT], "node.name": ["Pat Joseph"], "level": [4], "years": [10.0], "endorsements": [1]},
        hidden=[],
    ),
    *rows(
        "SkillConnection",
        NOTHING,
        f"{CRAFT}.narrower",
        {
            "totalCount": 1,
            "edges.node.name": ["Weaving"],
            "nodes.name": ["Weaving"],
            "pageInfo.endCursor": TEXT,
        },
    ),
    *rows("SkillEdge", NOTHING, f"{CRAFT}.narrower.edges", {"cursor": [TEXT], "node.name": ["Weaving"]}),
    *rows(
        "Place",
        NOTHING,
        TRINIDAD,
        {
            "id": "@Place:tt",
            "name": "Trinidad",
            "kind": "COUNTRY",
            "code": "TT",
            "location.latitude": 10.5,
            "parent.name": "Caribbean",
            "children.totalCount": 1,
        },
    ),
    *rows(
        "PlaceConnection",
        NOTHING,
        f"{TRINIDAD}.children",
        {
            "totalCount": 1,
            "edges.node.name": ["Toco"],
            "nodes.name": ["Toco"],
            "pageInfo.endCursor": TEXT,
        },
    ),
    *rows("PlaceEdge", NOTHING, f"{TRINIDAD}.children.edges", {"cursor": [TEXT], "node.name": ["Toco"]}),
]
