"""Who changed what: for administrators, and of a person for that person; and what is left of who is forgotten."""

from __future__ import annotations

from typing import Any

from graph_store.errors import Forbidden
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.mutations.asking import ask, audit, done, everything, rows
from tests.policy.asking import hold
from tests.policy.world import ROWS

PAT, SUE = Viewer("member", "pat"), Viewer("member", "sue", ("guild",))
ID = encode("Person", "pat")
CHANGES = """query ($subject: ID!, $first: Int, $after: String) {
  changes(subject: $subject, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { cursor node { at account mutation values { field before after } } } } }"""
UPDATE = "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { problems { code } } }"
JOIN = "mutation ($input: CreateMembershipInput!) { createMembership(input: $input) { problems { code } } }"
HIDE = "mutation ($input: SetVisibilityInput!) { setVisibility(input: $input) { problems { code } } }"
PLEDGE = "mutation ($input: PledgeHelpInput!) { pledgeHelp(input: $input) { problems { code } } }"
FORGET = "mutation ($input: ForgetPersonInput!) { forgetPerson(input: $input) { id problems { code } } }"


async def changes(store: Store, viewer: Viewer, **variables: Any) -> Any:
    return (await done(store, viewer, CHANGES, {"subject": ID, **variables}))["changes"]


async def changed(store: Store) -> None:
    """Pat changes himself, is changed by Sue, and joins the union."""
    await hold(store, *ROWS)
    await done(store, PAT, UPDATE, {"input": {"id": ID, "phone": "1", "languages": ["en", "pap"]}}, account="p")
    await done(store, SUE, UPDATE, {"input": {"id": ID, "headline": None}}, account="s", hours=1)
    union = {"person": ID, "organisation": encode("Organisation", "union"), "role": "friend"}
    await done(store, PAT, JOIN, {"input": union}, account="p", hours=2)


async def test_it_says_who_changed_what_and_when(clean_store: Store) -> None:
    await changed(clean_store)
    found = await changes(clean_store, PAT)
    nodes = [edge["node"] for edge in found["edges"]]
    assert [(node["at"][11:13], node["mutation"], node["values"]) for node in nodes] == [
        ("12", "updatePerson", [
            {"field": "languages", "before": '["pap"]', "after": '["en","pap"]'},
            {"field": "phone", "before": '"+1 868 555 0100"', "after": '"1"'},
        ]),
        ("13", "updatePerson", [{"field": "headline", "before": '"Weaver"', "after": None}]),
        ("14", "createMembership", [
            {"field": "person", "before": None, "after": '"pat"'},
            {"field": "organisation", "before": None, "after": '"union"'},
            {"field": "role", "before": None, "after": '"friend"'},
            {"field": "steward", "before": None, "after": "false"},
        ]),
    ]  # fmt: skip
    accounts = [node["account"] for node in nodes]
    assert accounts[0] == accounts[2] != accounts[1]
    assert len(accounts[0]) == 22
    assert await changes(clean_store, ADMINISTRATOR) == found


async def test_pages_meet(clean_store: Store) -> None:
    await changed(clean_store)
    whole = await changes(clean_store, PAT)
    first = await changes(clean_store, PAT, first=2)
    rest = await changes(clean_store, PAT, first=2, after=first["pageInfo"]["endCursor"])
    assert first["edges"] + rest["edges"] == whole["edges"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (3, True, False)


async def test_nobody_else_reads_it_whatever_is_there(clean_store: Store) -> None:
    await changed(clean_store)
    for viewer, subject in ((ANONYMOUS, ID), (MEMBER, ID), (SUE, ID), (PAT, encode("Person", "nobody"))):
        result = await ask(clean_store, viewer, CHANGES, {"subject": subject})
        assert [type(error.original_error) for error in result.errors or ()] == [Forbidden]


async def test_what_tells_of_a_hidden_organisation_is_not_told(clean_store: Store) -> None:
    await changed(clean_store)
    hidden = {"id": encode("Organisation", "union"), "visibility": "PRIVATE"}
    await done(clean_store, ADMINISTRATOR, HIDE, {"input": hidden}, hours=3)
    assert (await changes(clean_store, PAT))["totalCount"] == 2
    assert (await changes(clean_store, ADMINISTRATOR))["totalCount"] == 3


async def test_a_forgotten_person_leaves_hours_and_no_name(clean_store: Store) -> None:
    await changed(clean_store)
    site = {"need": encode("Need", "site"), "party": ID}
    assert await done(clean_store, PAT, PLEDGE, {"input": site}, account="p") == {"pledgeHelp": {"problems": []}}
    assert await done(clean_store, PAT, FORGET, {"input": {"id": ID}}, account="p", hours=4) == {
        "forgetPerson": {"id": ID, "problems": []}
    }
    files, _ = await everything(clean_store)
    assert not [name for name, text in files.items() if "pat" in text.lower().replace("participations", "")]
    assert [row for row in await rows(clean_store, "contributions") if row.startswith("weaving")] == [
        "weaving,fair,,HOURS,6,,2026-06-01,"
    ]
    assert "loom" not in files["assets.csv"]
    assert "errand" not in files["needs.csv"]
    about = [entry for entry in await audit(clean_store) if entry[1] == "Person:pat"]
    assert [(entry[0], entry[2]) for entry in about] == [
        ("createMembership", "[]"),
        ("forgetPerson", "[]"),
        ("updatePerson", "[]"),
        ("updatePerson", "[]"),
    ]
    assert all("pat" not in entry[2] for entry in await audit(clean_store))
