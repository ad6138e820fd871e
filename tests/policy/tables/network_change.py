"""What changed in the network: only what the viewer sees came, went, grew or shrank."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import GUILDS, PERSON, PROJECT

# From a day before any tie of funding to the day on which the second one begins.
FUNDED = 'networkChange(from: "2020-12-31", to: "2022-01-01", filter: {kinds: [FUNDING]})'
# On this New Year's Day the guild began to work on the fair, as harbour and union did before.
FAIR = 'networkChange(from: "2025-12-31", to: "2026-01-01")'
# On this one Pat (of harbour and club, too) and Els (of harbour and union) joined the guild.
JOINED = 'networkChange(from: "2019-12-31", to: "2020-01-01")'

ROWS = [
    *rows(
        "NetworkChange",
        GUILDS,
        FUNDED,
        {
            "before.summary.nodes": Either(4, 3),
            "after.summary.edges": Either(2, 0),
            "ties.totalCount": Either(2, 0),
            "organisations.totalCount": Either(3, 0),
            "series(by: YEAR).tied": Either([0, 2, 3], [0, 0, 0]),
        },
    ),
    *rows(
        "NetworkSummaryAt",
        GUILDS,
        f"{FUNDED}.after",
        {"on": Either("2022-01-01", "2022-01-01"), "tied": Either(3, 0), "summary.density": Either(0.333333333, 0.0)},
    ),
    *rows(
        "NetworkTieChangeConnection",
        GUILDS,
        f"{FUNDED}.ties",
        {
            "totalCount": Either(2, 0),
            "edges.node.change": ["CAME", "CAME"],
            "nodes.change": ["CAME", "CAME"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "NetworkTieChangeEdge",
        GUILDS,
        f"{FUNDED}.ties.edges",
        {"cursor": [TEXT, TEXT], "node.change": ["CAME", "CAME"]},
        hidden=[],
    ),
    *rows(
        "NetworkTieChange",
        GUILDS,
        f"{FUNDED}.ties.nodes",
        {
            "change": ["CAME", "CAME"],
            "source.name": ["Youth Club", "Weavers Guild"],
            "target.name": ["Weavers Guild", "Harbour Board"],
            "strengthChange": [1.0, 1.0],
            "before.strength": [None, None],
            "after.since": ["2022-01-01", "2021-01-01"],
        },
        hidden=[],
    ),
    *rows(
        "NetworkOrganisationChangeConnection",
        GUILDS,
        f"{FUNDED}.organisations",
        {
            "totalCount": Either(3, 0),
            "edges.node.change": ["CAME", "CAME", "CAME"],
            "nodes.change": ["CAME", "CAME", "CAME"],
            "pageInfo.endCursor": Either(TEXT, None),
        },
        hidden=[],
    ),
    *rows(
        "NetworkOrganisationChangeEdge",
        GUILDS,
        f"{FUNDED}.organisations.edges",
        {"cursor": [TEXT, TEXT, TEXT], "node.change": ["CAME", "CAME", "CAME"]},
        hidden=[],
    ),
    *rows(
        "NetworkOrganisationChange",
        GUILDS,
        f"{FUNDED}.organisations.nodes",
        {
            "change": ["CAME", "CAME", "CAME"],
            "organisation.name": ["Weavers Guild", "Youth Club", "Harbour Board"],
            "strengthChange": [2.0, 1.0, 1.0],
            "strengthBefore": [0.0, 0.0, 0.0],
            "strengthAfter": [2.0, 1.0, 1.0],
            "tiesBefore": [0, 0, 0],
            "tiesAfter": [2, 1, 1],
        },
        hidden=[],
    ),
    *rows(
        "NetworkTieChange",
        PROJECT,
        f"{FAIR}.ties.nodes",
        {"after.jointProjects": [1, 1], "strengthChange": [0.34657359, 0.34657359]},
        hidden=[],
    ),
    *rows(
        "NetworkTieChange",
        PERSON,
        f"{JOINED}.ties.nodes",
        {
            "after.sharedPeople": Either([2, 1, 1], [1, 1]),
            "strengthChange": Either([0.274653072, 0.173286795, 0.173286795], [0.173286795, 0.173286795]),
        },
    ),
    *rows("Query", GUILDS, "", {f"{FUNDED}.after.tied": Either(3, 0)}),
]
