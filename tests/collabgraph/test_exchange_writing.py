"""What an import writes, once, again and after an interruption (DESIGN 7), on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from collabgraph.exchange import FileCount, import_folder
from graph_store.errors import Unavailable
from graph_store.store import Store
from tests.collabgraph.exchange_folders import (
    COMMUNITY,
    FIRST,
    FIRST_STAMP,
    LATER,
    FailingStore,
    content,
    count,
    imported,
    links,
    write,
)
from tests.support.statements import empty

KEYED = {"MEMBER_OF", "WORKS_ON", "HAS_SKILL", "PARTNERS_WITH", "USES", "PLEDGES", "ENDORSES"}


async def test_every_property_is_stored(clean_store: Store, tmp_path: Path) -> None:
    report = await imported(clean_store, tmp_path, COMMUNITY)
    assert (report.findings, report.defaulted, report.refused) == ((), 5, False)
    nodes, _ = await content(clean_store)
    times = {"createdAt": FIRST_STAMP, "updatedAt": FIRST_STAMP}
    expected: list[tuple[str, dict[str, Any]]] = [
        ("Place", {"id": "x1", "name": "Curaçao", "kind": "COUNTRY", "code": "CW", "latitude": 12.5, "longitude": -69.0,
                   "sortName": "curacao", "nameWords": " curacao", "searchText": " curacao cw"}),
        ("Place", {"id": "x/2: a", "name": "Barber", "kind": "SETTLEMENT",
                   "sortName": "barber", "nameWords": " barber", "searchText": " barber"}),
        ("Skill", {"id": "s1", "name": "Diving", "altNames": [],
                   "sortName": "diving", "nameWords": " diving", "altNameWords": [], "searchText": " diving"}),
        ("Skill", {"id": "s2", "name": "Rescue diving", "altNames": ["Salvage", "S.A.R."], "description": "Deep",
                   "sortName": "rescue diving", "nameWords": " rescue diving", "altNameWords": [" salvage", " s a r"],
                   "searchText": " rescue diving salvage s a r deep"}),
        ("Organisation", {"id": "o1", "name": "Koral", "kind": "NGO", "summary": "Reefs", "sectors": ["Sea", "Art"],
                          "spaces": ["TRADE"], "latitude": 12.25, "longitude": -69.5,
                          "website": "https://koral.example.org", "email": "koral@example.org", "visibility": "PUBLIC",
                          "sortName": "koral", "nameWords": " koral", "searchText": " koral reefs",
                          "sectorKeys": ["sea", "art"], **times}),
        ("Organisation", {"id": "o2", "name": "Bibu", "kind": "SCHOOL", "sectors": [], "spaces": [],
                          "visibility": "MEMBERS", "sortName": "bibu", "nameWords": " bibu", "searchText": " bibu",
                          "sectorKeys": [], **times}),
        ("Person", {"id": "p1", "name": "Édouard", "headline": "Diver", "about": "I dive",
                    "languages": ["pap-CW", "nl"], "spaces": ["FAMILY"], "email": "ed@example.org",
                    "phone": "123", "contact": "PUBLIC",
                    "hoursPerWeek": 4.5, "availableFrom": "2026-01-01", "availableUntil": "2026-12-31", "remote": True,
                    "visibility": "PUBLIC", "sortName": "edouard", "nameWords": " edouard",
                    "searchText": " edouard diver i dive", "languageKeys": ["pap-cw", "nl"], **times}),
        ("Person", {"id": "p2", "name": "Ben", "languages": [], "spaces": [], "contact": "STEWARDS",
                    "visibility": "MEMBERS", "sortName": "ben", "nameWords": " ben", "searchText": " ben",
                    "languageKeys": [], **times}),
        ("Project", {"id": "j1", "name": "Reef", "summary": "Grow", "status": "ACTIVE", "sectors": ["Sea"],
                     "spaces": ["CULTURE"], "latitude": 1.0, "longitude": 2.0, "startsOn": "2026-01-01",
                     "endsOn": "2027-01-01", "visibility": "PRIVATE", "sortName": "reef", "nameWords": " reef",
                     "searchText": " reef grow", "sectorKeys": ["sea"], **times}),
        ("Asset", {"id": "a1", "name": "Boat", "kind": "TRANSPORT", "summary": "Big", "latitude": 3.0, "longitude": 4.0,
                   "capacity": 12.0, "terms": "LOAN", "availableFrom": "2026-02-01", "availableUntil": "2026-03-01",
                   "visibility": "PUBLIC", "sortName": "boat", "nameWords": " boat",
                   "searchText": " boat big", **times}),
        ("Asset", {"id": "a2", "name": "Tank", "kind": "EQUIPMENT", "visibility": "MEMBERS", "sortName": "tank",
                   "nameWords": " tank", "searchText": " tank", **times}),
        ("Need", {"id": "n1", "title": "Divers", "kind": "SKILL", "level": 3, "quantity": 2.0, "urgency": "HIGH",
                  "startsOn": "2026-04-01", "endsOn": "2026-05-01", "raisedOn": "2026-01-15",
                  "fulfilledOn": "2026-02-01", "status": "PLEDGED", "visibility": "PUBLIC",
                  "sortName": "divers", "nameWords": " divers", "searchText": " divers", **times}),
        ("Need", {"id": "n2", "title": "A room", "kind": "ASSET", "assetKind": "SPACE", "quantity": 1.0,
                  "urgency": "NORMAL", "status": "OPEN", "visibility": "MEMBERS", "sortName": "a room",
                  "nameWords": " a room", "searchText": " a room", **times}),
        ("Need", {"id": "n3", "title": "Divers", "kind": "SKILL", "quantity": 1.0, "urgency": "NORMAL",
                  "status": "OPEN", "visibility": "PUBLIC", "sortName": "divers", "nameWords": " divers",
                  "searchText": " divers", **times}),
        ("Contribution", {"id": "c1", "kind": "HOURS", "amount": 8.0, "on": "2026-05-05", "note": "Dives"}),
        ("Contribution", {"id": "c2", "kind": "FUNDS", "amount": -2.5, "currency": "ANG", "on": "2026-05-06"}),
    ]  # fmt: skip
    by_id = {(label, values["id"]): values for label, values in nodes}
    assert by_id == {(label, values["id"]): values for label, values in expected}
    assert len(nodes) == 16


async def test_every_relation_is_stored(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    _, relations = await content(clean_store)
    found = sorted((start, type_, end, sorted(values.items())) for _, start, type_, values, _, end in relations)
    assert [one for one in found if one[1] in KEYED] == [
        ("j1", "USES", "a1", []),
        ("j1", "USES", "a1", [("since", "2026-02-02"), ("until", "2026-02-03")]),
        (
            "o1",
            "PARTNERS_WITH",
            "o2",
            [
                ("amount", 100.0),
                ("currency", "USD"),
                ("kind", "FUNDING"),
                ("since", "2024-01-01"),
                ("until", "2025-01-01"),
            ],
        ),
        ("o1", "PARTNERS_WITH", "o2", [("kind", "FUNDING")]),
        ("o1", "PLEDGES", "n1", [("quantity", 1.0), ("status", "OFFERED")]),
        ("o1", "WORKS_ON", "j1", [("role", "LEAD")]),
        ("o2", "PARTNERS_WITH", "o1", [("kind", "ALLIANCE")]),
        ("p1", "ENDORSES", "p2", [("on", "2026-05-01"), ("skill", "s1")]),
        ("p1", "HAS_SKILL", "s2", [("level", 5), ("years", 10.0)]),
        (
            "p1",
            "MEMBER_OF",
            "o1",
            [("role", "chair"), ("since", "2020-01-01"), ("steward", True), ("until", "2027-01-01")],
        ),
        ("p1", "MEMBER_OF", "o1", [("steward", False)]),
        ("p1", "PLEDGES", "n1", [("quantity", 1.5), ("status", "ACCEPTED"), ("until", "2026-05-01")]),
        (
            "p1",
            "WORKS_ON",
            "j1",
            [("hoursPerWeek", 6.0), ("role", "LEAD"), ("since", "2026-01-01"), ("until", "2026-02-01")],
        ),
        ("p2", "ENDORSES", "p1", [("skill", "s2")]),
        ("p2", "HAS_SKILL", "s1", [("level", 1)]),
    ]
    assert [one for one in found if one[1] not in KEYED] == [
        ("a1", "IN_PLACE", "x1", []),
        ("c1", "GIVEN_TO", "j1", []),
        ("c2", "GIVEN_TO", "j1", []),
        ("j1", "HAS_NEED", "n1", []),
        ("j1", "IN_PLACE", "x1", []),
        ("n1", "IN_PLACE", "x1", []),
        ("n1", "OF_SKILL", "s2", []),
        ("n3", "OF_SKILL", "s1", []),
        ("o1", "GAVE", "c2", []),
        ("o1", "HAS_NEED", "n3", []),
        ("o1", "IN_PLACE", "x1", []),
        ("o1", "OWNS", "a1", []),
        ("o2", "PART_OF", "o1", []),
        ("p1", "GAVE", "c1", []),
        ("p1", "HAS_NEED", "n2", []),
        ("p1", "IN_PLACE", "x/2: a", []),
        ("p1", "OWNS", "a2", []),
        ("s2", "NARROWER_THAN", "s1", []),
        ("s2", "RELATED_TO", "s1", []),
        ("x/2: a", "WITHIN", "x1", []),
    ]
    assert [(label, start, other) for label, start, type_, _, other, _ in relations if type_ == "OWNS"] == [
        ("Organisation", "o1", "Asset"),
        ("Person", "p1", "Asset"),
    ]


async def test_a_second_run_changes_nothing(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    before = await content(clean_store)
    rereading = FailingStore(clean_store, 0)
    report = await imported(rereading, tmp_path, COMMUNITY, LATER)
    assert sum(file.unchanged for file in report.files) == sum(file.rows for file in report.files) == 31
    assert await content(clean_store) == before


async def test_a_dry_run_counts_and_writes_nothing(clean_store: Store, tmp_path: Path) -> None:
    report = await import_folder(FailingStore(clean_store, 0), write(tmp_path, COMMUNITY), dry_run=True, now=FIRST)
    assert (report.dry_run, sum(file.new for file in report.files)) == (True, 31)
    assert await content(clean_store) == ([], [])


async def test_bad_rows_keep_everything_from_being_written(clean_store: Store, tmp_path: Path) -> None:
    report = await imported(
        FailingStore(clean_store, 0), tmp_path, {**COMMUNITY, "skills": "id,name\ns1,\ns2,Salvage\n"}
    )
    assert (report.refused, report.errors) == (True, 1)
    assert await content(clean_store) == ([], [])


async def test_partial_writes_the_rows_that_name_no_bad_one(clean_store: Store, tmp_path: Path) -> None:
    files = {
        "places": "id,name,kind\nx1,Isle,ISLAND\nx2,Else,COUNTRY\n",
        "people": "id,name,place\np1,Ann,x1\np2,Ben,x2\n",
    }
    report = await imported(clean_store, tmp_path, files, partial=True)
    assert (count(report, "places"), count(report, "people"), report.refused) == ((1, 0, 0, 1), (1, 0, 0, 1), False)
    nodes, _ = await content(clean_store)
    assert [values["id"] for _, values in nodes] == ["p2", "x2"]


async def test_an_interrupted_run_is_completed_by_running_it_again(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    undisturbed = await content(clean_store)
    await empty(clean_store)
    interruptions = 0
    while True:
        failing = FailingStore(clean_store, 1)
        try:
            await imported(failing, tmp_path, COMMUNITY)
        except Unavailable:
            interruptions += 1
        else:
            break
    assert interruptions == 8 + 8 + 7 - 1
    assert await content(clean_store) == undisturbed


async def test_rows_that_are_gone_stay(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, COMMUNITY)
    before = await content(clean_store)
    await imported(
        clean_store, tmp_path, {"people": "id,name\np2,Ben\n", "memberships": "person,organisation\n"}, LATER
    )
    assert await content(clean_store) == before


async def test_more_rows_than_a_batch(clean_store: Store, tmp_path: Path) -> None:
    numbers = range(8_000)
    files = {
        "organisations": "id,name,kind,parent\n" + "".join(f"o{n},N,NGO,{f'o{n - 1}' if n else ''}\n" for n in numbers),
        "partnerships": "organisation,partner,kind\n" + "".join(f"o{n % 2},o{n},OTHER\n" for n in numbers if n > 1),
    }
    report = await imported(clean_store, tmp_path, files)
    assert (count(report, "organisations"), count(report, "partnerships")) == ((8_000, 0, 0, 0), (7_998, 0, 0, 0))
    assert len(await links(clean_store, "PART_OF")) == 7_999
    again = await imported(FailingStore(clean_store, 0), tmp_path, files, LATER)
    assert list(again.files) == [
        FileCount("organisations.csv", 8_000, 0, 0, 8_000, 0),
        FileCount("partnerships.csv", 7_998, 0, 0, 7_998, 0),
    ]


async def test_progress_is_told(clean_store: Store, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    files = {"people": "id,name,place\np1,Ann,x1\np2,Ben,\n", "places": "id,name,kind\nx1,Isle,COUNTRY\n"}
    await import_folder(
        clean_store,
        write(tmp_path, files),
        now=FIRST,
        progress=lambda label, done, total: told.append((label, done, total)),
    )
    assert told == [
        ("Checking places.csv", 1, 1),
        ("Checking people.csv", 2, 2),
        ("Writing places.csv", 1, 1),
        ("Writing people.csv", 2, 2),
        ("Linking people.csv", 1, 1),
    ]
