"""A reef, a fair, and those who took part in them: for the tests of the engagement report.

The figures are worked out by hand for the quarters of 2025-01-01 to 2025-08-15.
"""

from __future__ import annotations

from typing import Any

from tests.reference.answers import global_id
from tests.reference.community import (
    Contribution,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    Place,
    Project,
    Row,
)

ANA, BEN, CAT, DAN = (Key("Person", name) for name in ("ana", "ben", "cat", "dan"))
CLUB, GUILD = Key("Organisation", "club"), Key("Organisation", "guild")
REEF, FAIR = Key("Project", "reef"), Key("Project", "fair")

ROWS: tuple[Row, ...] = (
    Place("tt", "Trinidad", "COUNTRY"),
    Place("toco", "Toco", "SETTLEMENT", None, "tt"),
    Place("bb", "Barbados", "COUNTRY"),
    Organisation("club", "Club", sectors=("Sea",), spaces=("CULTURE",), place="toco"),
    Organisation("guild", "Guild", sectors=("sea", "Art"), place="bb"),
    Organisation("board", "Board", visibility="MEMBERS"),
    Project("reef", "Reef", sectors=("Sea",), place="toco"),
    Project("fair", "Fair", place="bb"),
    Person("ana", "Ana", place="toco"),
    Person("ben", "Ben", place="bb"),
    Person("cat", "Cat"),
    Person("dan", "Dan", place="toco", visibility="MEMBERS"),
    Membership("ana", "club", since="2024-03-10"),
    Membership("ben", "club", since="2025-02-01", until="2025-05-31"),
    Membership("cat", "guild"),
    Participation("reef", CLUB, "LEAD"),
    Participation("reef", GUILD, "PARTNER", "2025-04-01"),
    Participation("reef", ANA, "VOLUNTEER", "2025-01-15", "2025-01-20"),
    Participation("reef", DAN, "VOLUNTEER", "2025-04-10"),
    Participation("fair", GUILD, "LEAD", "2024-01-01"),
    Participation("fair", CAT, "LEAD", None, "2024-12-31"),
    Contribution("c1", "reef", ANA, "HOURS", 6.0, on="2025-04-05"),
    Contribution("c2", "reef", BEN, "HOURS", 2.0, on="2025-06-30"),
    Contribution("c3", "reef", CLUB, "HOURS", 10.0, on="2025-04-06"),
    Contribution("c4", "reef", DAN, "HOURS", 4.0, on="2025-05-01"),
    Contribution("c5", "fair", BEN, "HOURS", 1.0, on="2025-04-30"),
    Contribution("c6", "reef", GUILD, "FUNDS", 100.1, "TTD", on="2025-04-07"),
    Contribution("c7", "reef", GUILD, "FUNDS", 200.2, "TTD", on="2025-05-07"),
    Contribution("c8", "reef", BEN, "FUNDS", -50.0, "USD", on="2025-01-02"),
    Contribution("c9", "reef", CAT, "IN_KIND", on="2025-07-01"),
    Partnership("club", "guild", "ALLIANCE", "2025-04-02", "2025-06-30"),
    Partnership("guild", "club", "KNOWLEDGE", None, "2025-05-01"),
    Partnership("club", "board", "FUNDING", "2025-05-05"),
    Need("n1", "Divers", REEF, "ASSET", asset_kind="SPACE", raised_on="2025-01-10", fulfilled_on="2025-04-10"),
    Need("n2", "A boat", CLUB, "ASSET", asset_kind="TRANSPORT", fulfilled_on="2025-04-11"),
    Need("n3", "Tanks", REEF, "ASSET", asset_kind="EQUIPMENT", raised_on="2025-04-01", fulfilled_on="2025-05-01"),
    Need("n4", "A room", ANA, "ASSET", asset_kind="SPACE", raised_on="2025-05-05"),
    Need("n5", "A tent", FAIR, "ASSET", asset_kind="SPACE", place="toco", raised_on="2025-04-30"),
)

DAYS = {"from": "2025-01-01", "to": "2025-08-15", "by": "QUARTER"}
QUARTERS = [("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30"), ("2025-07-01", "2025-08-15")]
NOBODY: dict[str, Any] = {"people": 0, "gini": 0.0, "largestShare": 0.0}

EVERYTHING: list[dict[str, Any]] = [
    {
        "from": "2025-01-01",
        "to": "2025-03-31",
        "participants": 3,
        "newcomers": 1,
        "returning": 2,
        "returningShare": 0.666666667,
        "hours": 0.0,
        "funds": [{"currency": "USD", "amount": -50.0}],
        "partnershipsFormed": 0,
        "partnershipsEnded": 0,
        "needsRaised": 1,
        "needsFulfilled": 0,
        "medianDaysToFulfilment": None,
        "organisationsReached": 2,
        "placesReached": 2,
        "balance": NOBODY,
    },
    {
        "from": "2025-04-01",
        "to": "2025-06-30",
        "participants": 4,
        "newcomers": 1,
        "returning": 3,
        "returningShare": 0.75,
        "hours": 23.0,
        "funds": [{"currency": "TTD", "amount": 300.3}],
        "partnershipsFormed": 2,
        "partnershipsEnded": 2,
        "needsRaised": 3,
        "needsFulfilled": 3,
        "medianDaysToFulfilment": 60.0,
        "organisationsReached": 2,
        "placesReached": 2,
        "balance": {"people": 3, "gini": 0.153846154, "largestShare": 0.461538462},
    },
    {
        "from": "2025-07-01",
        "to": "2025-08-15",
        "participants": 3,
        "newcomers": 0,
        "returning": 3,
        "returningShare": 1.0,
        "hours": 0.0,
        "funds": [],
        "partnershipsFormed": 0,
        "partnershipsEnded": 0,
        "needsRaised": 0,
        "needsFulfilled": 0,
        "medianDaysToFulfilment": None,
        "organisationsReached": 2,
        "placesReached": 2,
        "balance": NOBODY,
    },
]
"""For an administrator. Ben first gives in January, Dan comes in April; since when Cat is of the guild nobody knows."""

SCOPES: list[tuple[dict[str, Any], str, list[Any]]] = [
    ({"project": global_id(REEF)}, "participants", [2, 3, 2]),
    ({"project": global_id(REEF)}, "newcomers", [2, 1, 1]),
    ({"project": global_id(REEF)}, "hours", [0.0, 22.0, 0.0]),
    ({"project": global_id(REEF)}, "partnershipsFormed", [0, 1, 0]),
    ({"project": global_id(REEF)}, "partnershipsEnded", [0, 2, 0]),
    ({"project": global_id(REEF)}, "needsRaised", [1, 1, 0]),
    ({"project": global_id(REEF)}, "needsFulfilled", [0, 2, 0]),
    ({"project": global_id(REEF)}, "organisationsReached", [1, 2, 2]),
    ({"project": global_id(REEF)}, "placesReached", [2, 2, 2]),
    ({"organisation": global_id(GUILD)}, "participants", [3, 4, 2]),
    ({"organisation": global_id(GUILD)}, "newcomers", [2, 1, 0]),
    ({"organisation": global_id(GUILD)}, "partnershipsFormed", [0, 1, 0]),
    ({"organisation": global_id(GUILD)}, "needsRaised", [1, 2, 0]),
    ({"place": global_id(Key("Place", "tt"))}, "participants", [2, 3, 3]),
    ({"place": global_id(Key("Place", "tt"))}, "newcomers", [1, 1, 1]),
    ({"place": global_id(Key("Place", "tt"))}, "partnershipsFormed", [0, 2, 0]),
    ({"place": global_id(Key("Place", "tt"))}, "needsRaised", [1, 3, 0]),
    ({"sector": "SÉA"}, "participants", [3, 4, 3]),
    ({"sector": "Sea"}, "needsRaised", [1, 1, 0]),
    ({"sector": "no such sector"}, "participants", [0, 0, 0]),
    ({"space": "CULTURE"}, "newcomers", [1, 0, 0]),
    ({"space": "CULTURE"}, "hours", [0.0, 0.0, 0.0]),
    ({"space": "CULTURE"}, "needsFulfilled", [0, 1, 0]),
    ({"space": "CULTURE"}, "medianDaysToFulfilment", [None, None, None]),
]
"""Scopes, a figure, and what it is in the three quarters, for an administrator."""
