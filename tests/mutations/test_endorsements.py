"""Skills are endorsed by those who have worked with whoever holds them; what is hidden does not count."""

from __future__ import annotations

import json
from typing import Any

import pytest

from collabgraph.request_store import RequestStore
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from tests.comparison.asking import execute
from tests.conftest import TODAY
from tests.mutations.asking import audit, codes, done, everything, rows
from tests.mutations.table import ids
from tests.mutations.test_expected import document, problems
from tests.policy.asking import hold
from tests.reference.community import (
    Endorsement,
    Key,
    Membership,
    Organisation,
    Participation,
    Person,
    PersonSkill,
    Project,
    Row,
    Skill,
)

ANN, BOB, CAT = (Viewer("member", name) for name in ("ann", "bob", "cat"))
BASE: tuple[Row, ...] = (
    *(Person(name, name.title(), visibility="PUBLIC") for name in ("ann", "bob")),
    Person("cat", "Cat", visibility="PRIVATE"),
    Skill("sew", "Sewing"),
    Skill("sail", "Sailing"),
    PersonSkill("bob", "sew", 3),
    PersonSkill("bob", "sail", 4, 2.0),
    Project("reef", "Reef"),
    Project("secret", "Secret", visibility="PRIVATE"),
    Organisation("crew", "Crew"),
    Organisation("closed", "Closed", visibility="PRIVATE"),
)
TOGETHER = (Participation("reef", Key("Person", "ann"), "LEAD"), Participation("reef", Key("Person", "bob"), "PARTNER"))
SEWS = ids(endorser="Person:ann", person="Person:bob", skill="Skill:sew")
SAILS = {**SEWS, **ids(skill="Skill:sail")}
ASKED = """query ($bob: ID!, $sew: ID!) {
  person(id: $bob) {
    skills { edges { endorsements node { name } } }
    endorsements { totalCount edges { on skill { name } node { name } } }
  }
  skill(id: $sew) { people { edges { endorsements node { name } } } }
}"""


async def told(store: Store, viewer: Viewer) -> tuple[dict[str, int], list[tuple[str, str, str | None]], int]:
    """How many endorse each skill of Bob; who endorses which, and when; how many endorse that he sews."""
    found = await done(store, viewer, ASKED, ids(bob="Person:bob", sew="Skill:sew"))
    person, (holder,) = found["person"], found["skill"]["people"]["edges"]
    counts = {edge["node"]["name"]: edge["endorsements"] for edge in person["skills"]["edges"]}
    edges = person["endorsements"]["edges"]
    assert person["endorsements"]["totalCount"] == len(edges)
    by = [(edge["node"]["name"], edge["skill"]["name"], edge["on"]) for edge in edges]
    return counts, by, holder["endorsements"]


async def test_a_skill_is_endorsed_once_and_taken_away(clean_store: Store) -> None:
    await hold(clean_store, *BASE, *TOGETHER)
    assert await told(clean_store, ANN) == ({"Sailing": 0, "Sewing": 0}, [], 0)
    payload = "mutation ($input: EndorseSkillInput!) { endorseSkill(input: $input) { person { name } skill { name } } }"
    assert (await done(clean_store, ANN, payload, {"input": SEWS}))["endorseSkill"] == {
        "person": {"name": "Bob"},
        "skill": {"name": "Sewing"},
    }
    assert await problems(clean_store, ANN, "endorseSkill", **SAILS) == []
    by = [("Ann", "Sailing", TODAY), ("Ann", "Sewing", TODAY)]
    assert await told(clean_store, ANONYMOUS) == ({"Sailing": 1, "Sewing": 1}, by, 1)
    before = await everything(clean_store)
    assert await problems(clean_store, ANN, "endorseSkill", **SAILS) == []
    assert await everything(clean_store) == before
    assert await problems(clean_store, ANN, "withdrawEndorsement", **SEWS, expected={"on": TODAY}) == []
    assert await told(clean_store, ANN) == ({"Sailing": 1, "Sewing": 0}, by[:1], 0)
    assert await rows(clean_store, "endorsements") == [f"ann,bob,sail,{TODAY}"]
    assert await codes(clean_store, ANN, document("withdrawEndorsement"), {"input": SEWS}) == ["NOT_FOUND"]
    assert await problems(clean_store, BOB, "withdrawEndorsement", **SAILS) == []
    assert await rows(clean_store, "endorsements") == []
    found = [(action, subject, json.loads(changes)) for action, subject, changes, _ in await audit(clean_store)]
    values = [["endorser", None, "ann"], ["person", None, "bob"], ["skill", None, "sail"], ["on", None, TODAY]]
    assert ("endorseSkill", "Person:ann", values) in found
    assert ("withdrawEndorsement", "Person:ann", [[name, new, old] for name, old, new in values]) in found
    assert len(found) == 4


def works(project: str, name: str, since: str | None = None, until: str | None = None) -> Participation:
    return Participation(project, Key("Person", name), "VOLUNTEER", since, until)


def belongs(organisation: str, name: str, since: str | None = None, until: str | None = None) -> Membership:
    return Membership(name, organisation, "", since, until)


@pytest.mark.parametrize("tie", [works, belongs])
@pytest.mark.parametrize(
    ("hers", "his", "together"),
    [
        ((None, None), (None, None), True),
        (("2020-01-01", "2020-03-31"), ("2020-03-31", None), True),
        (("2020-04-01", None), (None, "2020-03-31"), False),
        ((None, "2020-03-31"), ("2020-04-01", None), False),
        ((TODAY, None), (None, None), True),
        (("2026-11-22", None), (None, None), False),
        ((None, None), ("2026-11-22", None), False),
    ],
)
async def test_only_who_worked_together_endorses(
    clean_store: Store, tie: Any, hers: tuple[str | None, ...], his: tuple[str | None, ...], together: bool
) -> None:
    place = "reef" if tie is works else "crew"
    await hold(clean_store, *BASE, tie(place, "ann", *hers), tie(place, "bob", *his))
    assert await problems(clean_store, ANN, "endorseSkill", **SEWS) == (
        [] if together else [("CONFLICT", "input.person")]
    )


@pytest.mark.parametrize(("tie", "place"), [(works, "secret"), (belongs, "closed")])
async def test_what_the_viewer_does_not_see_brings_nobody_together(clean_store: Store, tie: Any, place: str) -> None:
    await hold(clean_store, *BASE, tie(place, "ann"), tie(place, "bob"))
    before = await everything(clean_store)
    assert await problems(clean_store, ANN, "endorseSkill", **SEWS) == [("CONFLICT", "input.person")]
    assert await everything(clean_store) == before
    assert await problems(clean_store, ADMINISTRATOR, "endorseSkill", **SEWS) == []


async def test_a_hidden_endorser_is_not_counted(clean_store: Store) -> None:
    hidden, seen = Endorsement("cat", "bob", "sew", "2026-01-01"), Endorsement("ann", "bob", "sew")
    await hold(clean_store, *BASE, hidden, seen)
    by = [("Ann", "Sewing", None), ("Cat", "Sewing", "2026-01-01")]
    assert await told(clean_store, BOB) == ({"Sailing": 0, "Sewing": 1}, by[:1], 1)
    assert await told(clean_store, CAT) == ({"Sailing": 0, "Sewing": 2}, by, 2)
    of_cat = {**SEWS, **ids(endorser="Person:cat")}
    assert await problems(clean_store, BOB, "withdrawEndorsement", **of_cat) == [("NOT_FOUND", "input.endorser")]


async def test_what_is_wrong_changes_nothing(clean_store: Store) -> None:
    await hold(clean_store, *BASE, *TOGETHER, PersonSkill("ann", "sew", 2), Endorsement("ann", "bob", "sail"))
    before = await everything(clean_store)
    back = ids(endorser="Person:bob", person="Person:ann", skill="Skill:sail")
    assert await problems(clean_store, BOB, "endorseSkill", **back) == [("CONFLICT", "input.skill")]
    own = {**SEWS, **ids(person="Person:ann")}
    assert await problems(clean_store, ANN, "endorseSkill", **own) == [("INVALID", "input.person")]
    unseen = {**SEWS, **ids(person="Person:cat", skill="Skill:none")}
    assert await problems(clean_store, ANN, "endorseSkill", **unseen) == [
        ("NOT_FOUND", "input.person"),
        ("NOT_FOUND", "input.skill"),
    ]
    wrong = {"expected": {"on": "2026-01-01"}}
    assert await problems(clean_store, ANN, "withdrawEndorsement", **SAILS, **wrong) == [
        ("CONFLICT", "input.expected.on")
    ]
    assert await codes(clean_store, BOB, document("endorseSkill"), {"input": SEWS}) == ["FORBIDDEN"]
    assert await codes(clean_store, CAT, document("withdrawEndorsement"), {"input": SAILS}) == ["FORBIDDEN"]
    assert await everything(clean_store) == before


async def test_an_endorsement_goes_with_the_skill_and_with_either_person(clean_store: Store) -> None:
    held = (Endorsement("ann", "bob", "sew"), Endorsement("ann", "bob", "sail"), Endorsement("cat", "bob", "sail"))
    await hold(clean_store, *BASE, *held)
    assert await problems(clean_store, BOB, "deletePersonSkill", **ids(person="Person:bob", skill="Skill:sew")) == []
    assert await rows(clean_store, "endorsements") == ["ann,bob,sail,", "cat,bob,sail,"]
    assert await problems(clean_store, ANN, "forgetPerson", **ids(id="Person:ann")) == []
    assert await rows(clean_store, "endorsements") == ["cat,bob,sail,"]
    assert await problems(clean_store, BOB, "forgetPerson", **ids(id="Person:bob")) == []
    assert await rows(clean_store, "endorsements") == []


async def test_the_counts_come_with_the_skills(clean_store: Store) -> None:
    """And who endorses, and which skills, are a statement each, whatever their number."""
    await hold(clean_store, *BASE, *(Endorsement(name, "bob", "sew") for name in ("ann", "cat")))
    query = "{ people { nodes { skills { edges { endorsements } } endorsements { edges { skill { name } on } } } } }"
    result, context = await execute(clean_store, ADMINISTRATOR, query)
    assert result.errors is None
    assert context.reading.statements == {
        "people/list": 1,
        "people/skills": 1,
        "people/endorsements": 1,
        "skills/by_ids": 1,
    }


async def test_what_it_costs(clean_store: Store) -> None:
    """Three are looked for and held, the key is compared; together, held; written, recorded."""
    await hold(clean_store, *BASE, *TOGETHER)
    counted = RequestStore(clean_store)
    await done(counted, ANN, document("endorseSkill"), {"input": SEWS})
    assert counted.statements == 12
