"""Suspensions: who may, what is told to whom, and what is kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, MEMBER, Viewer
from loaders.context import RequestContext
from schema.schema import schema
from tests.conftest import TODAY
from tests.mutations.asking import LATER, audit, codes, done, everything
from tests.mutations.table import TABLE
from tests.policy.asking import hold
from tests.policy.world import ROWS
from tests.support.networks import Inline
from tests.support.recorder import Recorder

PAT, ID = Viewer("suspended", "pat"), encode("Person", "pat")
SUSPEND = """mutation ($input: SuspendMemberInput!) { suspendMember(input: $input) {
  person { suspension { reason since until } } problems { code path } } }"""
LIFT = """mutation ($input: LiftSuspensionInput!) { liftSuspension(input: $input) {
  person { suspension { reason } } problems { code path } } }"""
OWN = "{ viewer { roles suspension { reason since until } person { suspension { reason } } } }"
PEOPLE = (
    f'{{ nodes(ids: ["{ID}", "{encode("Person", "col")}"]) {{ ... on Person {{ name suspension {{ reason }} }} }} }}'
)
FORGET = "mutation ($input: ForgetPersonInput!) { forgetPerson(input: $input) { id } }"
RUDE = {"reason": "Rude", "until": "2026-11-30"}


async def suspend(store: Store, viewer: Viewer = ADMINISTRATOR, **given: Any) -> Any:
    return (await done(store, viewer, SUSPEND, {"input": {"id": ID, **RUDE, **given}}))["suspendMember"]


async def lift(store: Store, **given: Any) -> Any:
    return (await done(store, ADMINISTRATOR, LIFT, {"input": {"id": ID, **given}}))["liftSuspension"]


def told(answer: Any) -> list[tuple[str, str]]:
    """Code and path of each problem."""
    return [(problem["code"], ".".join(problem["path"])) for problem in answer["problems"]]


async def test_it_is_told_to_the_person_and_to_administrators(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    rude = {**RUDE, "since": LATER}
    assert await suspend(clean_store) == {"person": {"suspension": rude}, "problems": []}
    assert (await done(clean_store, PAT, OWN))["viewer"] == {
        "roles": ["SUSPENDED"],
        "suspension": rude,
        "person": {"suspension": {"reason": "Rude"}},
    }
    for viewer, seen in ((ADMINISTRATOR, {"reason": "Rude"}), (MEMBER, None), (Viewer("suspended", "col"), None)):
        people = (await done(clean_store, viewer, PEOPLE))["nodes"]
        assert people == [{"name": "Pat Joseph", "suspension": seen}, {"name": "Col", "suspension": None}]
    assert (await done(clean_store, Viewer("member", "pat"), OWN))["viewer"]["suspension"] is None


async def test_it_is_changed_and_lifted_and_the_audit_says_so(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    files, _ = await everything(clean_store)
    await suspend(clean_store)
    changed = await suspend(clean_store, reason=" Very rude ", until=None, expected=RUDE)
    assert changed["person"]["suspension"] == {"reason": "Very rude", "since": LATER, "until": None}
    assert await lift(clean_store, expected={"until": None}) == {"person": {"suspension": None}, "problems": []}
    assert [(action, subject, json.loads(values)) for action, subject, values, _ in await audit(clean_store)] == [
        ("liftSuspension", "Person:pat", [["suspension_reason", "Very rude", None]]),
        ("suspendMember", "Person:pat", [
            ["suspension_reason", "Rude", "Very rude"], ["suspension_until", "2026-11-30", None]
        ]),
        ("suspendMember", "Person:pat", [
            ["suspension_reason", None, "Rude"], ["suspension_until", None, "2026-11-30"]
        ]),
    ]  # fmt: skip
    assert (await everything(clean_store))[0] == files


async def test_what_can_be_mended_is_told(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    administrator = Viewer("administrator", "pat")
    assert told(await suspend(clean_store, administrator, reason=" ")) == [
        ("INVALID", "input.id"),
        ("REQUIRED", "input.reason"),
    ]
    assert told(await suspend(clean_store, until="2026-11-20")) == [("INVALID", "input.until")]
    assert told(await suspend(clean_store, expected=RUDE)) == [("CONFLICT", "input.id")]
    assert told(await lift(clean_store)) == [("CONFLICT", "input.id")]
    assert await everything(clean_store) == before
    await suspend(clean_store, until=TODAY)
    before = await everything(clean_store)
    assert told(await suspend(clean_store)) == [("CONFLICT", "input.id")]
    wrong = {"reason": "Late", "until": None}
    both = [("CONFLICT", "input.expected.reason"), ("CONFLICT", "input.expected.until")]
    assert told(await suspend(clean_store, expected=wrong)) == both
    assert told(await lift(clean_store, expected=wrong)) == both
    assert await everything(clean_store) == before


async def test_nothing_can_be_changed_and_nothing_is_left(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    for person in ("pat", "sue"):
        for row in TABLE:
            found = await codes(clean_store, Viewer("suspended", person), row.document, {"input": row.input})
            assert found == ["FORBIDDEN"], row
    assert await everything(clean_store) == before


@pytest.mark.parametrize(("viewer", "statements"), [(ADMINISTRATOR, 2), (PAT, 2), (MEMBER, 1)])
async def test_it_is_one_statement_for_many_people(clean_store: Store, viewer: Viewer, statements: int) -> None:
    await hold(clean_store, *ROWS)
    recorder = Recorder(clean_store)
    context = RequestContext(Reading(recorder, viewer, TODAY, 1e12), Inline())
    assert (await schema.execute(PEOPLE, context_value=context)).errors is None
    assert len(recorder.calls) == statements


async def test_an_import_leaves_it_and_who_is_forgotten_takes_it_along(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    await suspend(clean_store)
    await done(clean_store, ADMINISTRATOR, RENAME, {"input": {"id": ID, "name": "Patrick"}})
    people = (await done(clean_store, ADMINISTRATOR, PEOPLE))["nodes"]
    assert people[0] == {"name": "Patrick", "suspension": {"reason": "Rude"}}
    await done(clean_store, ADMINISTRATOR, FORGET, {"input": {"id": ID}})
    assert {values for _, subject, values, _ in await audit(clean_store) if subject == "Person:pat"} == {"[]"}


RENAME = "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { problems { code } } }"
