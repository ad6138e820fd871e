"""A mutation on a hub does not read the hub (PROFILE on Neo4j, 10,000 people and hubs among them)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import neo4j
import pytest

from collabgraph.exchange import import_folder
from graph_store.bolt import BoltStore
from graph_store.errors import ServiceError
from graph_store.statements import statement
from graph_store.store import Statements
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.mutations.asking import OURS, ask
from tests.mutations.table import Row, ids
from tests.policy.world import NOTHING
from tests.reference.community import (
    Asset,
    AssetUse,
    Community,
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
    Skill,
)
from tests.reference.folders import write_folder
from tests.support.plans import database_hits
from tests.support.recorder import Call, Recorder
from tests.support.statements import ad_hoc

T = TypeVar("T")

MANY = 500
"""Relations of each kind that a hub has."""

BUDGET = 150
"""Hits of a statement of a mutation, whatever it is about."""

READ_A_HUB = {
    "people/changeable": "of a person every membership is looked at for one of a steward's organisations",
    "projects/changeable": "who leads a project is looked for among all who take part (test_hits)",
    "mutations/standing": "the accepted pledges of a need are summed up",
    "mutations/unendorse": "endorsements of a person are of a skill by a property",
}
"""Statements that look at what a hub has, since their text says that they have to."""

HUB = Key("Organisation", "hub")
HUBS = (
    Place("hub", "Hub", "REGION"),
    Person("hub", "Hub", place="hub"),
    Person("hub-boss", "Boss", place="hub"),
    Person("hub-new", "New"),
    Person("hub-out", "Out"),
    Organisation("hub", "Hub", place="hub"),
    Organisation("hub-new", "New"),
    Organisation("hub-one", "One"),
    Project("hub", "Hub"),
    Project("hub-met", "Met"),
    Participation("hub-met", Key("Person", "hub"), "VOLUNTEER"),
    Participation("hub-met", Key("Person", "hub-new"), "VOLUNTEER"),
    Asset("hub-new", "New", "SPACE"),
    Skill("hub", "Hub"),
    Skill("hub-new", "New", broader=("hub",)),
    Need("hub", "Hub", HUB, "SKILL", skill="hub", quantity=10_000.0),
    Membership("hub-boss", "hub", steward=True),
    Participation("hub", HUB, "LEAD"),
    Participation("hub", Key("Person", "hub"), "CONTRIBUTOR"),
    Membership("hub", "hub"),
    PersonSkill("hub", "hub", 3),
    *(
        row
        for number in range(1, MANY + 1)
        for row in (
            Skill(f"hub-s{number}", f"Hub {number}"),
            Organisation(f"hub-o{number}", f"Hub {number}"),
            Project(f"hub-j{number}", f"Hub {number}"),
            Need(f"hub-n{number}", "Hub", HUB, "ASSET", asset_kind="LAND"),
            Asset(f"hub-a{number}", f"Hub {number}", "SPACE", owner=HUB),
            PersonSkill("hub", f"hub-s{number}", 3),
            PersonSkill(f"p{9000 + number}", "hub", 3),
            Membership(f"p{9000 + number}", "hub"),
            Membership("hub", f"hub-o{number}"),
            Participation("hub", Key("Person", f"p{9000 + number}"), "VOLUNTEER"),
            Participation(f"hub-j{number}", Key("Person", "hub"), "VOLUNTEER"),
            Participation(f"hub-j{number}", HUB, "PARTNER"),
            Partnership("hub", f"hub-o{number}", "ALLIANCE"),
            AssetUse("hub", f"hub-a{number}"),
            Pledge("hub", Key("Person", f"p{9000 + number}")),
            Pledge(f"hub-n{number}", Key("Person", "hub")),
            Endorsement("hub", f"p{9000 + number}", "hub"),
            Endorsement(f"p{9000 + number}", "hub", f"hub-s{number}"),
        )
    ),
)


def mutation(name: str, /, **given: Any) -> Row:
    """A mutation; texts with a type before them are ids."""
    named = {key: text for key, text in given.items() if isinstance(text, str) and ":" in text}
    return Row(name, "", NOTHING, {**given, **ids(**named)})


PERSON, GROUP, PROJECT, NEED, SKILL, ASSET = (
    "Person:hub",
    "Organisation:hub",
    "Project:hub",
    "Need:hub",
    "Skill:hub",
    "Asset:hub-new",
)
MUTATIONS = [
    mutation("updatePerson", id=PERSON, headline="New", place="Place:hub"),
    mutation("setContact", id=PERSON, contact="NOBODY"),
    mutation("setVisibility", id=PERSON, visibility="MEMBERS"),
    mutation("suspendMember", id=PERSON, reason="New"),
    mutation("liftSuspension", id="Person:hub-out"),
    mutation("createPerson", name="New", place="Place:hub"),
    mutation("createOrganisation", name="New", kind="NGO", place="Place:hub", parent=GROUP),
    mutation("updateOrganisation", id=GROUP, name="New", parent="Organisation:hub-new"),
    mutation("createProject", name="New", status="ACTIVE", lead=GROUP, place="Place:hub"),
    mutation("updateProject", id=PROJECT, name="New", place="Place:hub"),
    mutation("createAsset", name="New", kind="SPACE", owner=GROUP, place="Place:hub"),
    mutation("updateAsset", id="Asset:hub-a1", name="New", owner=GROUP),
    mutation("deleteAsset", id="Asset:hub-a1"),
    mutation("raiseNeed", title="New", subject=GROUP, kind="SKILL", skill=SKILL),
    mutation("raiseNeed", title="New", subject=PROJECT, kind="SKILL", skill=SKILL),
    mutation("updateNeed", id=NEED, title="New"),
    mutation("fulfilNeed", id=NEED),
    mutation("withdrawNeed", id=NEED),
    mutation("recordContribution", project=PROJECT, party="Person:p9001", kind="HOURS", amount=2, on="2026-01-01"),
    mutation("updateSkill", id=SKILL, name="New", broader=None),
    mutation("createSkill", name="New", broader=None),
    mutation("updatePlace", id="Place:hub", name="New"),
    mutation("createPlace", name="New", kind="COUNTRY", parent="Place:hub"),
    mutation("createMembership", person="Person:hub-new", organisation=GROUP),
    mutation("createMembership", person=PERSON, organisation="Organisation:hub-new"),
    mutation("updateMembership", person="Person:p9001", organisation=GROUP, until="2027-01-01"),
    mutation("updateMembership", person=PERSON, organisation="Organisation:hub-o1", until="2027-01-01"),
    mutation("deleteMembership", person="Person:p9001", organisation=GROUP),
    mutation("deleteMembership", person=PERSON, organisation="Organisation:hub-o1"),
    mutation("createParticipation", project=PROJECT, party="Person:hub-new", role="VOLUNTEER"),
    mutation("createParticipation", project=PROJECT, party="Organisation:hub-new", role="PARTNER"),
    mutation("updateParticipation", project=PROJECT, party="Person:p9001", role="VOLUNTEER", hoursPerWeek=2),
    mutation("updateParticipation", project="Project:hub-j1", party=PERSON, role="VOLUNTEER", hoursPerWeek=2),
    mutation("updateParticipation", project="Project:hub-j1", party=GROUP, role="PARTNER", until="2027-01-01"),
    mutation("deleteParticipation", project=PROJECT, party="Person:p9001", role="VOLUNTEER"),
    mutation("deleteParticipation", project="Project:hub-j1", party=GROUP, role="PARTNER"),
    mutation("createPersonSkill", person=PERSON, skill="Skill:hub-new", level=2),
    mutation("createPersonSkill", person="Person:hub-new", skill=SKILL, level=2),
    mutation("updatePersonSkill", person=PERSON, skill="Skill:hub-s1", level=2),
    mutation("updatePersonSkill", person="Person:p9001", skill=SKILL, level=2),
    mutation("deletePersonSkill", person=PERSON, skill="Skill:hub-s1"),
    mutation("createPartnership", organisation=GROUP, partner="Organisation:hub-new", kind="ALLIANCE"),
    mutation("createPartnership", organisation="Organisation:hub-new", partner=GROUP, kind="ALLIANCE"),
    mutation("updatePartnership", organisation=GROUP, partner="Organisation:hub-o1", kind="ALLIANCE", amount=2),
    mutation("deletePartnership", organisation=GROUP, partner="Organisation:hub-o1", kind="ALLIANCE"),
    mutation("createAssetUse", project=PROJECT, asset=ASSET),
    mutation("updateAssetUse", project=PROJECT, asset="Asset:hub-a1", until="2027-01-01"),
    mutation("deleteAssetUse", project=PROJECT, asset="Asset:hub-a1"),
    mutation("pledgeHelp", need=NEED, party="Person:hub-new"),
    mutation("pledgeHelp", need=NEED, party="Person:p9001", quantity=3),
    mutation("withdrawPledge", need=NEED, party="Person:p9001"),
    mutation("acceptPledge", need=NEED, party="Person:p9001"),
    mutation("declinePledge", need=NEED, party="Person:p9001"),
    mutation("endorseSkill", endorser="Person:hub-new", person=PERSON, skill="Skill:hub-s1"),
    mutation("withdrawEndorsement", endorser=PERSON, person="Person:p9001", skill="Skill:hub"),
    mutation("withdrawEndorsement", endorser="Person:p9001", person=PERSON, skill="Skill:hub-s1"),
]
"""Every mutation of hubs but those that delete one, or make one of two: these read what goes with it."""

WHOLE = {"forgetPerson", "mergeOrganisations"}
WHOLE |= {f"delete{type_}" for type_ in ("Organisation", "Project", "Need", "Skill", "Place", "Contribution")}
WHOLE |= {"updateContribution"}
"""Those that read what goes with a thing, and those of what is no hub."""

_FORGET = ad_hoc("MATCH (n) WHERE n.id STARTS WITH 'hub' DETACH DELETE n RETURN count(*) AS gone", "tests/forget_hubs")


class _Undo(ServiceError):
    """Takes a transaction back that was done."""


class Recording:
    """A store in which every transaction is done, noted and taken back."""

    def __init__(self, store: BoltStore) -> None:
        self._store = store
        self.calls: list[Call] = []

    async def transact(self, name: str, work: Callable[[Statements], Awaitable[T]], timeout: float) -> T:
        """What the work returns, though it is taken back."""
        results: list[T] = []

        async def undone(running: Statements) -> T:
            recorder = Recorder(running)
            results.append(await work(recorder))
            self.calls += recorder.calls
            raise _Undo("undone")

        with pytest.raises(_Undo):
            await self._store.transact(name, undone, timeout)
        return results[-1]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture(scope="module")
async def hubs(crowd: BoltStore) -> AsyncIterator[BoltStore]:
    """The community with the hubs in it, which go again."""
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Community.of(*HUBS), Path(folder))
        report = await import_folder(crowd, Path(folder))
    assert report.errors == 0
    suspended = {"id": "hub-out", "at": "2026-01-01T00:00:00.000000Z", "reason": "Rude", "until": ""}
    await crowd.write(statement("mutations/suspend"), {}, suspended, 60)
    yield crowd
    await crowd.write(_FORGET, {}, {}, 60)


def test_every_mutation_is_among_them() -> None:
    assert OURS.mutation_type is not None
    assert {row.name for row in MUTATIONS} | WHOLE == set(OURS.mutation_type.fields)


@pytest.mark.parametrize("viewer", [ADMINISTRATOR, Viewer("member", "hub-boss", ("hub",))], ids=["all", "steward"])
async def test_no_hub_is_read(hubs: BoltStore, session: neo4j.Session, viewer: Viewer) -> None:
    recording = Recording(hubs)
    for row in MUTATIONS:
        result = await ask(recording, viewer, row.document, {"input": row.input})
        assert viewer.kind == "member" or result.data == {row.name: {"problems": []}}, (row, result)
    calls = {(one.statement.name, json.dumps([one.options, one.parameters])): one for one in recording.calls}
    over = [
        f"{hits} hits: {call.statement.name} {call.options} {str(call.parameters)[:300]}"
        for call in calls.values()
        if call.statement.name not in READ_A_HUB and (hits := hits_of(call, session)) > BUDGET
    ]
    assert not over, "\n".join(sorted(over))


def hits_of(call: Call, session: neo4j.Session) -> int:
    """The database hits of a statement, of which nothing is left."""
    with session.begin_transaction() as transaction:
        profile = (
            transaction.run("PROFILE " + call.statement.text("neo4j", call.options), dict(call.parameters))
            .consume()
            .profile
        )
        transaction.rollback()
    assert profile is not None
    return database_hits(profile)
