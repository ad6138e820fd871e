"""The engagement report: whoever is hidden took no part; what was given to a project that is seen stays given (B9)."""

from tests.policy.probes import Either, rows
from tests.policy.world import ERRAND, GUILDS, NOTHING, PERSON, PROJECT, STALL

YEAR = 'from: "2026-01-01", to: "2026-12-31", by: YEAR'
ALL = f"engagementReport(scope: {{everything: true}}, {YEAR})"
BEFORE = 'engagementReport(scope: {everything: true}, from: "2021-01-01", to: "2022-12-31", by: YEAR)'
# Col and Pat, who is new, on the fair.
FAIR = f"engagementReport(scope: {{project: @Project:fair}}, {YEAR})"
# Pat alone is its member.
CLUB = f"engagementReport(scope: {{organisation: @Organisation:club}}, {YEAR})"

ROWS = [
    *rows("Query", PERSON, "", {f"{CLUB}.periods.participants": Either([1], [0])}),
    *rows("EngagementReport", PERSON, CLUB, {"periods.participants": Either([1], [0])}),
    *rows("EngagementPeriod", NOTHING, f"{ALL}.periods", {"from": ["2026-01-01"], "to": ["2026-12-31"]}),
    *rows(
        "EngagementPeriod",
        PERSON,
        f"{FAIR}.periods",
        {
            "participants": Either([2], [1]),
            "newcomers": Either([1], [0]),
            "returningShare": Either([0.5], [1.0]),
            "hours": Either([8.0], [8.0]),
            "balance.people": Either([2], [1]),
        },
    ),
    *rows("EngagementPeriod", PERSON, f"{ALL}.periods", {"returning": Either([4], [3])}),
    *rows("EngagementPeriod", PERSON, f"{CLUB}.periods", {"placesReached": Either([1], [0])}),
    *rows(
        "EngagementPeriod",
        PROJECT,
        f"{ALL}.periods",
        {"hours": Either([8.0], [0.0]), "funds.amount": Either([250.0], []), "balance.people": Either([2], [0])},
    ),
    *rows("EngagementPeriod", GUILDS, f"{FAIR}.periods", {"organisationsReached": Either([3], [2])}),
    *rows("EngagementPeriod", GUILDS, f"{BEFORE}.periods", {"partnershipsFormed": Either([1, 1], [0, 0])}),
    *rows("EngagementPeriod", GUILDS, f"{ALL}.periods", {"partnershipsEnded": Either([1], [0])}),
    *rows("EngagementPeriod", ERRAND, f"{ALL}.periods", {"needsRaised": Either([3], [2])}),
    *rows("EngagementPeriod", PERSON, f"{ALL}.periods", {"needsFulfilled": Either([3], [2])}),
    *rows("EngagementPeriod", STALL, f"{FAIR}.periods", {"medianDaysToFulfilment": Either([40.0], [None])}),
    *rows("EngagementFunds", PROJECT, f"{ALL}.periods.funds", {"currency": ["TTD"], "amount": [250.0]}, hidden=[]),
    *rows(
        "ParticipationBalance",
        PERSON,
        f"{FAIR}.periods.balance",
        {"people": Either([2], [1]), "gini": Either([0.25], [0.0]), "largestShare": Either([0.75], [1.0])},
    ),
]
