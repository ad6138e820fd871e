"""A small community in which every kind of thing can be hidden, those who look at it, and who should see what.

The marks stand for those who look: A anonymous, M a member without a person, H the person himself (Pat), O another
person (Col, a plain member of Pat's guild who leads its fair as a person), S a steward of the organisation that the
thing belongs to, E a steward elsewhere, X an administrator. The steward elsewhere comes as near as one can: of the
guild itself until yesterday, of its parent, which led the fair until yesterday, and of its partner, of which Pat was a
member until yesterday and which still works on the fair.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.reference.community import (
    Asset,
    AssetUse,
    Contribution,
    Endorsement,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Place,
    Pledge,
    Project,
    Row,
    Skill,
)
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
VISIBILITIES = ("PUBLIC", "MEMBERS", "PRIVATE")
NOW_TEXT = "2026-11-21T12:00:00.000000Z"
OWN = "the visibility that the thing was given"

VIEWERS = {
    "A": ANONYMOUS,
    "M": MEMBER,
    "H": Viewer("person", "pat"),
    "O": Viewer("person", "col"),
    "S": Viewer("person", "sue"),
    "E": Viewer("person", "els"),
    "X": ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a field is about: the thing whose visibility decides, and who sees it by that visibility (DESIGN 6, C5)."""

    key: Key | None
    public: str
    members: str
    private: str

    def seen_by(self, visibility: str) -> str:
        """The marks of those who see the thing when it has that visibility."""
        return {"PUBLIC": self.public, "MEMBERS": self.members, "PRIVATE": self.private}[visibility]


PAT, GUILD, FAIR = Key("Person", "pat"), Key("Organisation", "guild"), Key("Project", "fair")

PERSON = Thing(PAT, "AMHOSEX", " MHOSEX", "  H S X")
GUILDS = Thing(GUILD, "AMHOSEX", " MHOSEX", "    S X")
PROJECT = Thing(FAIR, "AMHOSEX", " MHOSEX", "    S X")
LOOM = Thing(
    Key("Asset", "loom"), "AMHOSEX", " MHOSEX", "  H   X"
)  # Pat's asset: the guild's steward has no part in it
HALL = Thing(Key("Asset", "hall"), "AMHOSEX", " MHOSEX", "    S X")  # the guild's asset
ERRAND = Thing(Key("Need", "errand"), "AMHOSEX", " MHOSEX", "  H   X")  # Pat's need
SITE = Thing(Key("Need", "site"), "AMHOSEX", " MHOSEX", "    S X")  # the guild's need
STALL = Thing(Key("Need", "stall"), "AMHOSEX", " MHOSEX", "    S X")  # the fair's need, which the guild leads
NOTHING = Thing(None, "AMHOSEX", "AMHOSEX", "AMHOSEX")  # reference data and what is made of it alone (C2)

THINGS = {
    "person": PERSON,
    "organisation": GUILDS,
    "project": PROJECT,
    "a person's asset": LOOM,
    "an organisation's asset": HALL,
    "a person's need": ERRAND,
    "an organisation's need": SITE,
    "a project's need": STALL,
    "nothing": NOTHING,
}

CONTACT = {
    # C3, for a person that everybody sees; the person has the choice, empty is STEWARDS.
    "NOBODY": "  H   X",
    "STEWARDS": "  H S X",
    "": "  H S X",
    "MEMBERS": " MHOSEX",
    "PUBLIC": "AMHOSEX",
}

# The same people, for the contact of one of them.
CAST: tuple[Row, ...] = (
    Person("col", "Col"),
    Person("sue", "Sue"),
    Person("els", "Els"),
    Organisation(
        "guild",
        "Weavers Guild",
        "COOPERATIVE",
        "Looms and cloth",
        ("Weaving",),
        ("TRADE",),
        "toco",
        10.75,
        -61.0,
        "https://guild.example.org",
        "guild@example.org",
        "union",
    ),
    Organisation("union", "Craft Union"),
    Organisation("harbour", "Harbour Board", "GOVERNMENT", sectors=("Shipping",)),
    Place("carib", "Caribbean", "REGION"),
    Place("tt", "Trinidad", "COUNTRY", "TT", "carib", 10.5, -61.25),
    Place("toco", "Toco", "SETTLEMENT", None, "tt"),
    Membership("col", "guild", "dyer"),
    Membership("sue", "guild", "chair", steward=True),
    Membership("els", "union", steward=True),
    Membership("els", "harbour", steward=True),
    Membership("els", "guild", "past", "2020-01-01", "2026-11-20", steward=True),
)


def person(contact: str = "PUBLIC") -> tuple[Row, ...]:
    """Pat, a plain member of the guild, and his contact choice."""
    return (
        Person(
            "pat",
            "Pat Joseph",
            "Weaver",
            "Baskets of vetiver",
            ("pap",),
            ("CULTURE",),
            "toco",
            "pat@example.org",
            "+1 868 555 0100",
            contact,
            5.0,
            "2026-01-01",
            "2026-12-31",
            True,
        ),
        Membership("pat", "guild", "weaver", "2020-01-01", "2027-01-01"),
        Membership("pat", "harbour", "clerk", "2019-01-01", "2026-11-20"),
    )


DONE = {"raised_on": "2026-03-01", "fulfilled_on": "2026-04-10"}
"""The days of every need: what the reports count."""

ROWS: tuple[Row, ...] = (
    *CAST,
    *person(),
    Skill("craft", "Craft"),
    Skill("weave", "Weaving", ("Basketry",), "Making cloth", ("craft",), ("knit",)),
    Skill("knit", "Knitting"),
    Skill("sail", "Sailing"),
    PersonSkill("pat", "weave", 4, 10.0),
    PersonSkill("sue", "sail", 3),
    Organisation("club", "Youth Club", parent="guild"),
    Membership("pat", "club"),
    Project("fair", "Village Fair", "A day of crafts", "ACTIVE", ("Fairs",), ("FAMILY",), "toco", 10.75, -61.0,
            "2026-01-01", "2026-12-31"),
    Participation("fair", GUILD, "LEAD", "2026-01-01", "2026-12-31", 8.0),
    Participation("fair", Key("Organisation", "union"), "LEAD", None, "2026-11-20"),
    Participation("fair", Key("Organisation", "harbour"), "CONTRIBUTOR"),
    Participation("fair", Key("Person", "col"), "LEAD"),
    Participation("fair", PAT, "VOLUNTEER", "2026-02-01", "2026-11-30", 2.5),
    Partnership("guild", "harbour", "FUNDING", "2021-01-01"),
    Partnership("club", "guild", "FUNDING", "2022-01-01", "2026-12-31"),
    Asset("loom", "Loom", "EQUIPMENT", "Four shafts", PAT, "toco", 10.75, -61.0, 2.0, "LOAN", "2026-01-01",
          "2026-12-31"),
    Asset("hall", "Hall", "SPACE", "Sixty seats", GUILD, "toco", 10.75, -61.0, 60.0, "HIRE", "2026-01-01",
          "2026-12-31"),
    AssetUse("fair", "loom", "2026-03-01", "2026-10-31"),
    AssetUse("fair", "hall", "2026-04-01", "2026-12-01"),
    Need("errand", "Errand", PAT, "SKILL", "sail", None, 2, 1.0, "HIGH", "tt", "2026-12-01", "2026-12-24",
         **DONE),
    Need("site", "Site", GUILD, "ASSET", None, "EQUIPMENT", None, 3.0, "LOW", None, "2026-12-01", "2026-12-24",
         **DONE),
    Need("stall", "Stall", FAIR, "SKILL", "knit", None, 3, 2.0, "CRITICAL", None, "2026-12-01", "2026-12-24",
         **DONE),
    Endorsement("col", "pat", "weave", "2026-05-01"),
    Endorsement("pat", "sue", "sail"),
    Pledge("stall", PAT, 1.5, "2026-12-20"),
    Pledge("stall", GUILD, 0.5, None, "DECLINED"),
    Pledge("errand", Key("Person", "sue"), 1.0),
    Contribution("gift", "fair", GUILD, "FUNDS", 250.0, "TTD", on="2026-05-01", note="Tents"),
    Contribution("weaving", "fair", PAT, "HOURS", 6.0, on="2026-06-01"),
    Contribution("yarn", "fair", Key("Person", "col"), "HOURS", 2.0, on="2026-06-02"),
)  # fmt: skip
