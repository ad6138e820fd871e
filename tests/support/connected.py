"""People, organisations and projects that are connected, for the tests of what is near and of paths."""

from __future__ import annotations

from graph_store.nearness import near_each
from graph_store.paths import FARTHEST, Node
from graph_store.reading import Reading
from tests.reference.community import Key, Membership, Organisation, Participation, Partnership, Person, Project, Row

# ana - club - guild - ben - reef - dee; annex is part of club; cid, who is hidden, knows everybody in club and guild.
ROWS: tuple[Row, ...] = (
    Person("ana", "Ana"),
    Person("ben", "Ben"),
    Person("cid", "Cid", visibility="PRIVATE"),
    Person("dee", "Dee", visibility="MEMBERS"),
    Organisation("club", "Club"),
    Organisation("guild", "Guild", parent="club"),
    Organisation("annex", "Annex", parent="club"),
    Organisation("lodge", "Lodge", visibility="PRIVATE", parent="annex"),
    Project("reef", "Reef"),
    Project("loch", "Loch", visibility="PRIVATE"),
    Membership("ana", "club"),
    Membership("ana", "club", "Treasurer", "2020-01-01"),
    Membership("cid", "club"),
    Membership("cid", "guild"),
    Membership("ben", "club", None, None, "2026-11-20"),
    Membership("ben", "guild", None, "2026-11-21", "2026-11-21"),
    Membership("dee", "lodge"),
    Participation("reef", Key("Person", "ben"), "VOLUNTEER"),
    Participation("reef", Key("Person", "dee"), "LEAD", "2026-11-22"),
    Participation("reef", Key("Organisation", "annex"), "FUNDER", None, "2026-11-20"),
    Participation("loch", Key("Organisation", "club"), "LEAD"),
    Partnership("guild", "club", "ALLIANCE", "2026-01-01", "2026-12-31"),
    Partnership("annex", "club", "FUNDING", "2027-01-01"),
)
ANA, BEN, CID, DEE = (("Person", name) for name in ("ana", "ben", "cid", "dee"))
CLUB, GUILD, ANNEX, LODGE = (("Organisation", name) for name in ("club", "guild", "annex", "lodge"))
REEF, LOCH = ("Project", "reef"), ("Project", "loch")


async def rings(reading: Reading, start: Node) -> dict[Node, int]:
    """How many relations away everything near is, the start first; only for what is small enough to be read whole."""
    near = (await near_each(reading, {start: FARTHEST}))[start]
    assert near.known == FARTHEST
    return dict(near.rings)
