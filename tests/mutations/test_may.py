"""What `viewer` says beforehand agrees with what every mutation does, which test_policy holds to the same table."""

from __future__ import annotations

import json
import re

import pytest

from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import Viewer
from resolvers.relating import MUTATIONS
from schema.relating import RelationMutation
from tests.comparison.asking import viewer_in
from tests.mutations.asking import ask, done
from tests.mutations.table import TABLE, Row
from tests.policy.asking import hold, set_visibility
from tests.policy.world import ROWS, THINGS, VIEWERS
from tests.reference.community import Place, Skill

ENDS = ("need", "endorser", "project", "person", "organisation", "partner", "party", "skill", "asset")
"""The columns of the ends of relations, those that come first before the others."""
OWNERS = {"createProject": "lead", "createAsset": "owner", "raiseNeed": "subject", "recordContribution": "project",
          "updateAsset": "owner", "updateNeed": "subject"}  # fmt: skip
"""By what a thing belongs to somebody: to whom one has to be able to add something."""
ACTIONS = {
    **dict.fromkeys(("forgetPerson", "deleteOrganisation", "deleteProject", "deleteAsset", "deleteNeed"), "DELETE"),
    **dict.fromkeys(("deleteContribution", "deleteSkill", "deletePlace"), "DELETE"),
    **dict.fromkeys(("suspendMember", "liftSuspension"), "SUSPEND"),
    "setVisibility": "SET_VISIBILITY",
    "setContact": "SET_CONTACT",
}
ADMINISTRATORS = {"createPerson", "createSkill", "createPlace", "mergeOrganisations"}
"""What is told by the roles alone, and that somebody is a person: see createOrganisation."""


@pytest.fixture(scope="module")
async def world(store: Store) -> Store:
    await hold(store, *ROWS, Place("moon", "Moon", "REGION"), Skill("spare", "Spare"))
    return store


def ends(row: Row) -> tuple[str, str]:
    """The ids of the two things that a relation is between, in the order of the input."""
    first, second, *_ = (name for name in ENDS if name in row.input)
    return row.input[first], row.input[second]


def enum_name(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).upper()


def related(row: Row, first: str, second: str) -> str:
    """The field that asks about the mutation of a row, between these two."""
    values = {name: row.input[name] for name in ("role", "since", "until", "steward") if name in row.input}
    told = "".join(f", {name}: {json.dumps(value)}" for name, value in values.items())
    return f'mayRelate(mutation: {enum_name(row.name)}, first: "{first}", second: "{second}"{told})'


def asked(row: Row) -> list[str]:
    """The fields of `viewer` that tell together whether one may."""
    if row.name in MUTATIONS:
        return [related(row, *ends(row))]
    found = []
    if "id" in row.input and row.name != "mergeOrganisations":
        own = {"email": "SET_CONTACT", "visibility": "SET_VISIBILITY"} if row.name == "updatePerson" else {}
        action = next((own[name] for name in row.input if name in own), ACTIONS.get(row.name, "CHANGE"))
        found.append(f'may(action: {action}, id: "{row.input["id"]}")')
    owner = OWNERS.get(row.name)
    if owner in row.input:
        found.append(f'may(action: ADD, id: "{row.input[str(owner)]}")')
    return found


def test_every_mutation_of_a_relation_can_be_asked_about() -> None:
    assert {str(one.value) for one in RelationMutation} == set(MUTATIONS)
    assert [one.name for one in RelationMutation] == [enum_name(str(one.value)) for one in RelationMutation]
    named = {row.name for row in TABLE if sum(name in row.input for name in ENDS) > 1 and "kind" not in row.input}
    assert named - {"recordContribution"} <= set(MUTATIONS)


@pytest.mark.parametrize("mark", VIEWERS)
async def test_what_is_told_beforehand_is_what_the_mutation_does(world: Store, mark: str) -> None:
    viewer = await viewer_in(world, VIEWERS[mark])
    rows = [(row, asked(row)) for row in TABLE]
    fields = [f"a{n}_{m}: {field}" for n, (_, some) in enumerate(rows) for m, field in enumerate(some)]
    told = (await done(world, viewer, f"{{ viewer {{ roles person {{ id }} {' '.join(fields)} }} }}"))["viewer"]
    wrong = []
    for number, (row, some) in enumerate(rows):
        may = all(told[f"a{number}_{m}"] for m in range(len(some)))
        if not some:
            may = "ADMINISTRATOR" in told["roles"] or (row.name == "createOrganisation" and told["person"] is not None)
            assert row.name in ADMINISTRATORS | {"createOrganisation", "createProject", "createAsset"}
        if may != (mark in row.may):
            wrong.append(f"{row}: {may}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", [name for name, thing in THINGS.items() if thing.key])
async def test_a_hidden_end_is_as_one_that_is_not_there(world: Store, name: str) -> None:
    thing = THINGS[name]
    assert thing.key
    hidden = encode(thing.key.type, thing.key.id)
    nothing = encode(thing.key.type, "nothing")
    rows = [row for row in TABLE if row.name in MUTATIONS and hidden in ends(row)]
    pairs = [(row, tuple(nothing if end == hidden else end for end in ends(row))) for row in rows]
    fields = [f"a{n}: {related(row, *ends(row))} b{n}: {related(row, *pair)}" for n, (row, pair) in enumerate(pairs)]
    await set_visibility(world, thing, "PRIVATE")
    try:
        for mark, one in VIEWERS.items():
            viewer = await viewer_in(world, one)
            told = (await done(world, viewer, f"{{ viewer {{ roles {' '.join(fields)} }} }}"))["viewer"]
            assert not any(told[f"b{n}"] for n in range(len(rows))), mark
            if mark not in thing.seen_by("PRIVATE"):
                assert not any(told[f"a{n}"] for n in range(len(rows))), mark
            elif mark == "X":
                assert all(told[f"a{n}"] for n in range(len(rows)))
    finally:
        await set_visibility(world, thing, "PUBLIC")


async def test_who_is_suspended_may_nothing_and_what_is_no_such_id_is_told(world: Store) -> None:
    rows = [row for row in TABLE if row.name in MUTATIONS]
    fields = " ".join(f"a{n}: {related(row, *ends(row))}" for n, row in enumerate(rows))
    told = await done(world, Viewer("suspended", "pat"), f"{{ viewer {{ {fields} }} }}")
    assert set(told["viewer"].values()) == {False}
    person, skill = encode("Person", "pat"), encode("Skill", "sail")
    for first, second, name in ((skill, person, "first"), (person, skill, "second"), ("x", person, "first")):
        text = f'{{ viewer {{ mayRelate(mutation: ENDORSE_SKILL, first: "{first}", second: "{second}") }} }}'
        result = await ask(world, Viewer("member", "pat"), text)
        assert [getattr(error.original_error, "code", None) for error in result.errors or ()] == ["BAD_INPUT"]
        assert name in str(result.errors)
