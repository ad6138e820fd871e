"""The partnership network: only what the viewer sees takes part in its figures, its communities and its order."""

from tests.policy.probes import TEXT, Either, rows
from tests.policy.world import GUILDS, PERSON, PROJECT

# Four organisations; the guild has funding ties to the club and the harbour, the union has none.
FUNDING = "partnershipNetwork(filter: {kinds: [FUNDING]})"

ROWS = [
    *rows(
        "PartnershipNetwork",
        GUILDS,
        FUNDING,
        {
            "nodes.organisation.name": Either(
                ["Weavers Guild", "Youth Club", "Harbour Board", "Craft Union"],
                ["Youth Club", "Harbour Board", "Craft Union"],
            ),
            "edges.strength": Either([1.0, 1.0], []),
            "communities.size": Either([3, 1], [1, 1, 1]),
            "summary.nodes": Either(4, 3),
        },
    ),
    *rows(
        "PartnershipNetwork",
        GUILDS,
        f"{FUNDING}",
        {"organisations(filter: {minPartners: 2}).nodes.organisation.name": Either(["Weavers Guild"], [])},
    ),
    *rows(
        "NetworkNodeConnection",
        GUILDS,
        f"{FUNDING}.organisations(first: 2)",
        {
            "totalCount": Either(4, 3),
            "nodes.organisation.name": Either(["Weavers Guild", "Youth Club"], ["Youth Club", "Harbour Board"]),
            "edges.node.metrics.degree": Either([2, 1], [0, 0]),
        },
    ),
    *rows(
        "NetworkNodeConnection",
        GUILDS,
        f"{FUNDING}.organisations(filter: {{minPartners: 2}})",
        {"pageInfo.startCursor": Either(TEXT, None)},
    ),
    *rows(
        "NetworkNodeEdge",
        GUILDS,
        f"{FUNDING}.organisations(orderBy: {{field: BETWEENNESS}}, first: 1).edges",
        {"node.organisation.name": Either(["Weavers Guild"], ["Youth Club"])},
    ),
    *rows(
        "NetworkNodeEdge", GUILDS, f"{FUNDING}.organisations(filter: {{minPartners: 2}}).edges", {"cursor": [TEXT]}, []
    ),
    *rows("PartnershipNetwork", GUILDS, "partnershipNetwork(maxNodes: 3)", {"truncated": Either(True, False)}),
    *rows(
        "NetworkNode",
        GUILDS,
        f"{FUNDING}.nodes",
        {
            "organisation.id": Either(
                ["@Organisation:guild", "@Organisation:club", "@Organisation:harbour", "@Organisation:union"],
                ["@Organisation:club", "@Organisation:harbour", "@Organisation:union"],
            ),
            "community": Either([1, 1, 1, 2], [1, 2, 3]),
            "metrics.degree": Either([2, 1, 1, 0], [0, 0, 0]),
        },
    ),
    *rows(
        "NetworkNode",
        GUILDS,
        "partnershipNetwork(around: [@Organisation:harbour], filter: {kinds: [FUNDING]}).nodes",
        {"distance": Either([0, 1, 2], [0])},
    ),
    *rows(
        "NetworkMetrics",
        GUILDS,
        f"{FUNDING}.nodes.metrics",
        {
            "degree": Either([2, 1, 1, 0], [0, 0, 0]),
            "strength": Either([2.0, 1.0, 1.0, 0.0], [0.0, 0.0, 0.0]),
            "betweenness": Either([0.333333333, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0]),
            "closeness": Either([0.666666667, 0.444444444, 0.444444444, 0.0], [0.0, 0.0, 0.0]),
            "estimated": Either([False, False, False, False], [False, False, False]),
        },
    ),
    *rows(
        "NetworkMetrics",
        GUILDS,
        "partnershipNetwork(around: [@Organisation:harbour], depth: 1, filter: {kinds: [FUNDING]}).nodes.metrics",
        {"pageRank": Either([0.5, 0.5], [1.0])},
    ),
    *rows(
        "NetworkEdge",
        GUILDS,
        f"{FUNDING}.edges",
        {
            "source": ["@Organisation:club", "@Organisation:guild"],
            "target": ["@Organisation:guild", "@Organisation:harbour"],
            "kinds": ["FUNDING", "FUNDING"],
            "partnerships": [1, 1],
            "jointProjects": [0, 0],
            "sharedPeople": [0, 0],
            "strength": [1.0, 1.0],
            "since": ["2022-01-01", "2021-01-01"],
        },
        hidden=[],
    ),
    # Harbour and guild have the fair in common, club and guild Pat, harbour and union Els.
    *rows(
        "NetworkEdge",
        PROJECT,
        "partnershipNetwork.edges",
        {
            "jointProjects": Either([1, 0, 0], [0, 0, 0]),
            "strength": Either([1.34657359, 1.173286795, 0.173286795], [1.173286795, 1.0, 0.173286795]),
        },
    ),
    *rows(
        "NetworkEdge",
        PERSON,
        "partnershipNetwork.edges",
        {
            "sharedPeople": Either([0, 1, 1], [0, 0, 1]),
            "strength": Either([1.34657359, 1.173286795, 0.173286795], [1.34657359, 1.0, 0.173286795]),
        },
    ),
    *rows(
        "NetworkCommunity",
        GUILDS,
        f"{FUNDING}.communities",
        {
            "number": Either([1, 2], [1, 2, 3]),
            "name": Either(["Shipping, Weaving (Toco)", "Community 2"], ["Community 1", "Shipping", "Community 3"]),
            "size": Either([3, 1], [1, 1, 1]),
            "sectors": Either(["Shipping", "Weaving"], ["Shipping"]),
            "places.name": Either(["Toco"], []),
        },
    ),
    *rows(
        "NetworkSummary",
        GUILDS,
        f"{FUNDING}.summary",
        {
            "nodes": Either(4, 3),
            "edges": Either(2, 0),
            "density": Either(0.333333333, 0.0),
            "components": Either(2, 3),
            "largestShare": Either(0.75, 0.333333333),
            "centralisation": Either(0.666666667, 0.0),
            "modularity": Either(0.0, 0.0),
        },
    ),
]
