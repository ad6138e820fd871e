"""Organisations are made, changed and deleted, as an import would have it; and all or nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_store.identity import decode, encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.mutations.asking import LATER, ask, audit, codes, done, everything, rows
from tests.policy.asking import hold
from tests.reference.community import Asset, Key, Membership, Need, Organisation, Person, Place, Row

PAT = Viewer("member", "pat")
SUE = Viewer("member", "sue", ("guild",))
ROWS: tuple[Row, ...] = (
    Place("toco", "Toco", "SETTLEMENT"),
    Person("pat", "Pat"),
    Person("sue", "Sue"),
    Organisation("guild", "Weavers Guild", "COOPERATIVE", "Looms", ("Cloth",), ("TRADE",), "toco", parent="union"),
    Organisation("union", "Union"),
    Organisation("lodge", "Secret Lodge", visibility="PRIVATE"),
    Asset("hall", "Hall", "SPACE", owner=Key("Organisation", "guild")),
    Need("site", "A site", Key("Organisation", "guild"), "ASSET", asset_kind="LAND"),
    Membership("sue", "guild", steward=True),
)
CREATE = """mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) {
  organisation { id name visibility createdAt updatedAt place { name } people { nodes { name } } }
  problems { code message path } } }"""
UPDATE = """mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) {
  organisation { name kind sectors updatedAt parent { name } } problems { code message path } } }"""
DELETE = "mutation ($input: DeleteInput!) { deleteOrganisation(input: $input) { id problems { code path } } }"
GUILD = encode("Organisation", "guild")
WHOLE = {
    "name": "  Toco Divers ",
    "kind": "NGO",
    "summary": "We dive",
    "sectors": ["Sea", "sport", "Sea"],
    "spaces": ["CULTURE", "TRADE"],
    "place": encode("Place", "toco"),
    "location": {"latitude": 10.5, "longitude": -61},
    "website": "https://divers.example.org",
    "email": "divers@example.org",
    "parent": encode("Organisation", "union"),
    "visibility": "MEMBERS",
}


async def created(store: Store, viewer: Viewer, **given: Any) -> Any:
    return (await done(store, viewer, CREATE, {"input": given}))["createOrganisation"]


async def updated(store: Store, viewer: Viewer, **given: Any) -> Any:
    return (await done(store, viewer, UPDATE, {"input": {"id": GUILD, **given}}, hours=1))["updateOrganisation"]


async def test_a_made_one_is_as_an_imported_one(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    made = await created(clean_store, PAT, **WHOLE)
    assert made["problems"] == []
    id_ = decode("id", made["organisation"].pop("id")).id
    assert made["organisation"] == {
        "name": "Toco Divers",
        "visibility": "MEMBERS",
        "createdAt": LATER,
        "updatedAt": LATER,
        "place": {"name": "Toco"},
        "people": {"nodes": [{"name": "Pat"}]},
    }
    found = await everything(clean_store)
    await hold(
        clean_store,
        *ROWS,
        Organisation(
            id_,
            "Toco Divers",
            "NGO",
            "We dive",
            ("Sea", "sport"),
            ("CULTURE", "TRADE"),
            "toco",
            10.5,
            -61.0,
            "https://divers.example.org",
            "divers@example.org",
            "union",
            "MEMBERS",
        ),
        Membership("pat", id_, since="2026-11-21", steward=True),
    )
    assert found[0] == (await everything(clean_store))[0]


async def test_the_first_steward_sees_what_he_made_at_once(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    made = await created(clean_store, PAT, name="Ours", kind="OTHER", visibility="PRIVATE")
    assert made["organisation"]["name"] == "Ours"
    made = await created(clean_store, ADMINISTRATOR, name="Theirs", kind="OTHER")
    assert made["organisation"]["people"] == {"nodes": []}


async def test_an_update_changes_what_is_given_and_no_more(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    found = await updated(clean_store, SUE, sectors=["Looms"], summary=None)
    assert found == {
        "organisation": {
            "name": "Weavers Guild",
            "kind": "COOPERATIVE",
            "sectors": ["Looms"],
            "updatedAt": "2026-11-21T13:00:00.000000Z",
            "parent": {"name": "Union"},
        },
        "problems": [],
    }
    assert (await rows(clean_store, "organisations"))[0] == (
        "guild,Weavers Guild,COOPERATIVE,,Looms,TRADE,toco,,,,,union,PUBLIC"
    )
    assert [
        [action, subject, json.loads(changes), at] for action, subject, changes, at in await audit(clean_store)
    ] == [
        [
            "updateOrganisation",
            "Organisation:guild",
            [["summary", "Looms", None], ["sectors", ["Cloth"], ["Looms"]]],
            "2026-11-21T13:00:00.000000Z",
        ]
    ]


async def test_relations_are_no_properties(clean_store: Store) -> None:
    """As with an import: what is named changes, updatedAt stays."""
    await hold(clean_store, *ROWS)
    found = await updated(clean_store, SUE, parent=None, place=None)
    assert (found["organisation"]["parent"], found["organisation"]["updatedAt"]) == (None, LATER)
    assert (await rows(clean_store, "organisations"))[0] == (
        "guild,Weavers Guild,COOPERATIVE,Looms,Cloth,TRADE,,,,,,,PUBLIC"
    )


async def test_what_is_as_it_was_writes_nothing(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    found = await updated(clean_store, SUE, name=" Weavers Guild", parent=encode("Organisation", "union"))
    assert (found["problems"], found["organisation"]["updatedAt"]) == ([], LATER)
    assert await everything(clean_store) == before


async def test_a_deleted_one_takes_its_needs_with_it(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    found = await done(clean_store, SUE, DELETE, {"input": {"id": GUILD, "expectedUpdatedAt": LATER}})
    assert found == {"deleteOrganisation": {"id": GUILD, "problems": []}}
    files, _ = await everything(clean_store)
    left = {name: text.splitlines()[1:] for name, text in files.items()}
    assert left["organisations.csv"] == [
        "lodge,Secret Lodge,OTHER,,,,,,,,,,PRIVATE",
        "union,Union,OTHER,,,,,,,,,,PUBLIC",
    ]
    assert (left["needs.csv"], left["memberships.csv"]) == ([], [])
    assert left["assets.csv"] == ["hall,Hall,SPACE,,,,,,,,,,PUBLIC"]


PROBLEMS: list[tuple[dict[str, Any], list[tuple[str, list[str], str]]]] = [
    ({"name": " "}, [("REQUIRED", ["input", "name"], "name: is required")]),
    ({"name": None, "kind": None}, [
        ("REQUIRED", ["input", "name"], "name: is required"), ("REQUIRED", ["input", "kind"], "kind: is required")]),
    ({"location": {"latitude": 91, "longitude": 0}}, [
        ("INVALID", ["input", "location", "latitude"], "latitude: 91.0 is not between -90 and 90")]),
    ({"sectors": ["a|b"]}, [
        ("INVALID", ["input", "sectors"],
         "sectors: 'a|b' contains |, which separates the values of a list: leave it out")]),
    ({"website": "gopher://x", "place": encode("Place", "nowhere"), "parent": "?"}, [
        ("INVALID", ["input", "parent"], "parent: this is not an id of this service"),
        ("INVALID", ["input", "website"],
         "website: 'gopher://x' is not a web address: begin it with http:// or https://"),
        ("NOT_FOUND", ["input", "place"], "place: there is nothing with this id")]),
    ({"parent": encode("Organisation", "lodge")}, [
        ("NOT_FOUND", ["input", "parent"], "parent: there is nothing with this id")]),
    ({"parent": encode("Organisation", "nobody")}, [
        ("NOT_FOUND", ["input", "parent"], "parent: there is nothing with this id")]),
    ({"parent": GUILD}, [
        ("INVALID", ["input", "parent"],
         "parent: this would go round in a circle; name something that is not below it.")]),
    ({"expectedUpdatedAt": "2026-11-20T12:00:00.000000Z", "name": "X"}, [
        ("CONFLICT", ["input", "expectedUpdatedAt"],
         f"It was changed at {LATER}: look at what it is now, and change that.")]),
]  # fmt: skip


async def test_all_that_is_wrong_comes_back_at_once_and_nothing_is_written(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    for given, problems in PROBLEMS:
        found = await updated(clean_store, SUE, **given)
        assert [(one["code"], one["path"], one["message"]) for one in found["problems"]] == problems
        assert found["organisation"]["name"] == "Weavers Guild"
    made = await created(clean_store, PAT, name="", kind="NGO", email="x" * 3, website="x")
    assert made["organisation"] is None
    assert [one["path"][-1] for one in made["problems"]] == ["name", "website"]
    assert await everything(clean_store) == before


async def test_a_circle_of_several_is_seen(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    union = {"id": encode("Organisation", "union"), "parent": GUILD}
    found = await done(clean_store, ADMINISTRATOR, UPDATE, {"input": union})
    assert [one["path"] for one in found["updateOrganisation"]["problems"]] == [["input", "parent"]]


@pytest.mark.parametrize(
    ("viewer", "id_", "code"),
    [
        (ANONYMOUS, "guild", "FORBIDDEN"),
        (MEMBER, "guild", "FORBIDDEN"),
        (PAT, "guild", "FORBIDDEN"),
        (SUE, "union", "FORBIDDEN"),
        (SUE, "lodge", "NOT_FOUND"),
        (SUE, "nothing", "NOT_FOUND"),
        (ADMINISTRATOR, "nothing", "NOT_FOUND"),
    ],
)
async def test_who_may_not_leaves_no_trace(clean_store: Store, viewer: Viewer, id_: str, code: str) -> None:
    await hold(clean_store, *ROWS)
    before = await everything(clean_store)
    subject = {"id": encode("Organisation", id_), "idempotencyKey": "k"}
    assert await codes(clean_store, viewer, UPDATE, {"input": {**subject, "name": "Mine"}}) == [code]
    assert await codes(clean_store, viewer, DELETE, {"input": subject}) == [code]
    assert await everything(clean_store) == before


async def test_who_has_no_person_makes_none(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    for viewer in (ANONYMOUS, MEMBER):
        assert await codes(clean_store, viewer, CREATE, {"input": WHOLE}) == ["FORBIDDEN"]


async def test_several_in_one_request_see_each_other(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    names = [f'm{n}: updateOrganisation(input: {{id: "{GUILD}", name: "G{n}"}})' for n in range(3)]
    document = " ".join(f"{one} {{ organisation {{ name people {{ totalCount }} }} }}" for one in names)
    result = await ask(clean_store, SUE, f"mutation {{ {document} }}")
    assert result.errors is None
    assert result.data == {f"m{n}": {"organisation": {"name": f"G{n}", "people": {"totalCount": 1}}} for n in range(3)}
