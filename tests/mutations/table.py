"""Every mutation, and who may do it (DESIGN 6, C5, ADR 0036); the marks and the world are those of tests/policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph_store.identity import encode
from tests.policy.world import ERRAND, GUILDS, HALL, LOOM, NOTHING, PERSON, PROJECT, SITE, STALL, Thing


@dataclass(frozen=True, slots=True)
class Row:
    """A mutation with its input, the marks of those who may, and the thing that decides who sees what it is about."""

    name: str
    may: str
    about: Thing
    input: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.input)})"

    @property
    def document(self) -> str:
        """The mutation, which selects its problems."""
        type_name = f"{self.name[0].upper()}{self.name[1:]}Input"
        type_name = GENERAL.get(self.name, type_name)
        return f"mutation ($input: {type_name}!) {{ {self.name}(input: $input) {{ problems {{ code message }} }} }}"


GENERAL = dict.fromkeys(
    ("deleteOrganisation", "deleteProject", "deleteAsset", "deleteNeed"),
    "DeleteInput",
)


def ids(**named: str) -> dict[str, str]:
    """Global ids: `owner="Person:pat"`."""
    return {name: encode(*text.split(":")) for name, text in named.items()}


PAT, GUILD, FAIR = ids(id="Person:pat"), ids(id="Organisation:guild"), ids(id="Project:fair")
NAMED = {"name": "New"}
SEAT = {"kind": "SPACE", **NAMED}
WANTED = {"title": "New", "kind": "ASSET", "assetKind": "LAND"}
GIFT = {"kind": "HOURS", "amount": 2, "on": "2026-11-01", **ids(project="Project:fair", party="Person:col")}

COL = ids(person="Person:col", organisation="Organisation:guild")
WEAVER = {**ids(person="Person:pat", organisation="Organisation:guild"), "role": "weaver", "since": "2020-01-01"}
CLERK = {**ids(person="Person:pat", organisation="Organisation:harbour"), "role": "clerk", "since": "2019-01-01"}
PAST = {**ids(person="Person:els", organisation="Organisation:guild"), "role": "past", "since": "2020-01-01"}
UNITED = ids(person="Person:els", organisation="Organisation:union")
WORK = ids(project="Project:fair")
LED = {**WORK, **ids(party="Organisation:union"), "role": "LEAD"}
VOLUNTEER = {**WORK, **ids(party="Person:pat"), "role": "VOLUNTEER", "since": "2026-02-01"}
SAILS = ids(person="Person:sue", skill="Skill:sail")
WEAVES = ids(person="Person:pat", skill="Skill:weave")
TIED = ids(organisation="Organisation:guild", partner="Organisation:harbour")
LOOMED = {**ids(project="Project:fair", asset="Asset:loom"), "since": "2026-03-01"}

OFFERED = ids(need="Need:stall", party="Person:pat")
HELPING = ids(need="Need:errand", party="Person:sue")

TABLE = [
    Row("createOrganisation", "HOSEX", NOTHING, {"kind": "NGO", **NAMED}),
    Row("updateOrganisation", "SX", GUILDS, {**GUILD, **NAMED}),
    Row("deleteOrganisation", "SX", GUILDS, GUILD),
    Row("mergeOrganisations", "X", GUILDS, {**GUILD, **ids(merged="Organisation:harbour")}),
    Row("createPerson", "X", NOTHING, NAMED),
    Row("updatePerson", "HSX", PERSON, {**PAT, "headline": "New"}),
    Row("updatePerson", "HX", PERSON, {**PAT, "visibility": "MEMBERS"}),
    Row("updatePerson", "HX", PERSON, {**PAT, "email": "new@example.org", "headline": "New"}),
    Row("setContact", "HX", PERSON, {**PAT, "contact": "NOBODY"}),
    Row("forgetPerson", "HX", PERSON, PAT),
    Row("createProject", "SX", NOTHING, {**NAMED, "status": "ACTIVE", **ids(lead="Organisation:guild")}),
    Row("createProject", "X", NOTHING, {**NAMED, "status": "ACTIVE"}),
    Row("updateProject", "SX", PROJECT, {**FAIR, **NAMED}),
    Row("deleteProject", "SX", PROJECT, FAIR),
    Row("createAsset", "HX", NOTHING, {**SEAT, **ids(owner="Person:pat")}),
    Row("createAsset", "SX", NOTHING, {**SEAT, **ids(owner="Organisation:guild")}),
    Row("createAsset", "X", NOTHING, SEAT),
    Row("updateAsset", "HX", LOOM, {**ids(id="Asset:loom"), **NAMED}),
    Row("updateAsset", "X", LOOM, ids(id="Asset:loom", owner="Organisation:guild")),
    Row("updateAsset", "SX", HALL, {**ids(id="Asset:hall"), **NAMED}),
    Row("deleteAsset", "HX", LOOM, ids(id="Asset:loom")),
    Row("raiseNeed", "HX", NOTHING, {**WANTED, **ids(subject="Person:pat")}),
    Row("raiseNeed", "SX", NOTHING, {**WANTED, **ids(subject="Organisation:guild")}),
    Row("raiseNeed", "SX", NOTHING, {**WANTED, **ids(subject="Project:fair")}),
    Row("updateNeed", "HX", ERRAND, {**ids(id="Need:errand"), "title": "New"}),
    Row("updateNeed", "X", ERRAND, ids(id="Need:errand", subject="Organisation:guild")),
    Row("updateNeed", "SX", SITE, {**ids(id="Need:site"), "title": "New"}),
    Row("fulfilNeed", "SX", STALL, ids(id="Need:stall")),
    Row("withdrawNeed", "SX", STALL, ids(id="Need:stall")),
    Row("deleteNeed", "HX", ERRAND, ids(id="Need:errand")),
    Row("recordContribution", "SX", NOTHING, GIFT),
    Row("updateContribution", "X", PROJECT, {**ids(id="Contribution:yarn"), "amount": 3}),
    Row("deleteContribution", "X", PROJECT, ids(id="Contribution:yarn")),
    Row("createSkill", "X", NOTHING, NAMED),
    Row("updateSkill", "X", NOTHING, {**ids(id="Skill:sail"), **NAMED}),
    Row("deleteSkill", "X", NOTHING, ids(id="Skill:spare")),
    Row("createPlace", "X", NOTHING, {**NAMED, "kind": "COUNTRY"}),
    Row("updatePlace", "X", NOTHING, {**ids(id="Place:toco"), **NAMED}),
    Row("deletePlace", "X", NOTHING, ids(id="Place:moon")),
    Row("suspendMember", "X", PERSON, {**PAT, "reason": "New", "expected": {"reason": "Rude"}}),
    Row("liftSuspension", "X", PERSON, PAT),
    Row("setVisibility", "HX", PERSON, {**PAT, "visibility": "MEMBERS"}),
    Row("setVisibility", "SX", GUILDS, {**GUILD, "visibility": "MEMBERS"}),
    Row("setVisibility", "SX", PROJECT, {**FAIR, "visibility": "MEMBERS"}),
    Row("setVisibility", "HX", LOOM, {**ids(id="Asset:loom"), "visibility": "MEMBERS"}),
    Row("setVisibility", "SX", STALL, {**ids(id="Need:stall"), "visibility": "MEMBERS"}),
    Row("createMembership", "HX", NOTHING, ids(person="Person:pat", organisation="Organisation:union")),
    Row("createMembership", "SX", NOTHING, {**COL, "steward": True}),
    Row("createMembership", "EX", NOTHING, ids(person="Person:els", organisation="Organisation:guild")),
    Row(
        "createMembership", "EX", NOTHING, {**ids(person="Person:els", organisation="Organisation:union"), "role": "x"}
    ),
    Row("updateMembership", "HSX", NOTHING, {**WEAVER, "until": "2028-01-01"}),
    Row("updateMembership", "SX", NOTHING, {**WEAVER, "steward": True}),
    Row("updateMembership", "HX", NOTHING, {**CLERK, "until": None}),
    Row("updateMembership", "HEX", NOTHING, {**CLERK, "until": "2026-11-19"}),
    Row("updateMembership", "X", NOTHING, {**PAST, "until": None}),
    Row("updateMembership", "EX", NOTHING, {**PAST, "until": None, "steward": False}),
    Row("deleteMembership", "HSX", NOTHING, WEAVER),
    Row("createParticipation", "OSX", NOTHING, {**WORK, **ids(party="Person:col"), "role": "PARTNER"}),
    Row("createParticipation", "ESX", NOTHING, {**WORK, **ids(party="Organisation:union"), "role": "FUNDER"}),
    Row("createParticipation", "SX", NOTHING, {**LED, "since": "2026-11-21"}),
    Row("updateParticipation", "SX", NOTHING, {**LED, "until": None}),
    Row("updateParticipation", "HSX", NOTHING, {**VOLUNTEER, "hoursPerWeek": 3}),
    Row("deleteParticipation", "HSX", NOTHING, VOLUNTEER),
    Row("createPersonSkill", "HSX", NOTHING, {**ids(person="Person:pat", skill="Skill:sail"), "level": 2}),
    Row("updatePersonSkill", "HSX", NOTHING, {**WEAVES, "level": 5}),
    Row("deletePersonSkill", "HSX", NOTHING, WEAVES),
    Row("createPartnership", "ESX", NOTHING, {**TIED, "kind": "ALLIANCE"}),
    Row("updatePartnership", "ESX", NOTHING, {**TIED, "kind": "FUNDING", "since": "2021-01-01", "amount": 3}),
    Row("deletePartnership", "ESX", NOTHING, {**TIED, "kind": "FUNDING", "since": "2021-01-01"}),
    Row("createAssetUse", "HSX", NOTHING, ids(project="Project:fair", asset="Asset:loom")),
    Row("updateAssetUse", "HSX", NOTHING, {**LOOMED, "until": "2026-11-01"}),
    Row("deleteAssetUse", "HSX", NOTHING, LOOMED),
    Row("pledgeHelp", "HX", NOTHING, {**ids(need="Need:site", party="Person:pat"), "quantity": 3}),
    Row("pledgeHelp", "HX", NOTHING, {**OFFERED, "until": None}),
    Row("pledgeHelp", "SX", NOTHING, ids(need="Need:errand", party="Organisation:guild")),
    Row("withdrawPledge", "HX", NOTHING, OFFERED),
    Row("withdrawPledge", "SX", NOTHING, ids(need="Need:stall", party="Organisation:guild")),
    Row("acceptPledge", "SX", NOTHING, OFFERED),
    Row("acceptPledge", "HX", NOTHING, HELPING),
    Row("declinePledge", "SX", NOTHING, OFFERED),
    Row("declinePledge", "HX", NOTHING, HELPING),
    Row("endorseSkill", "OX", NOTHING, {**SAILS, **ids(endorser="Person:col")}),
    Row("withdrawEndorsement", "HSX", NOTHING, {**SAILS, **ids(endorser="Person:pat")}),
    Row("withdrawEndorsement", "HOX", NOTHING, {**WEAVES, **ids(endorser="Person:col")}),
]
