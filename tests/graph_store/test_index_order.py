"""Pages in the order of an index, on a label that is large enough for both planners to choose among their indexes."""

from __future__ import annotations

import random
from typing import get_args

import pytest

from graph_store.folding import sort_name
from graph_store.lists import KeyOrder, list_by_key
from graph_store.people import PersonFilter
from graph_store.relations import Shape, Window
from graph_store.statements import Form, catalogue
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from tests.conftest import Database, ReadingFactory
from tests.support.plans import embedded_plan
from tests.support.statements import ad_hoc, empty

MANY = 3_000
_CREATE = ad_hoc(
    "UNWIND $rows AS row CREATE (:Person {id: row.id, name: row.name, sortName: row.sortName, searchText: '', "
    "visibility: row.visibility, createdAt: row.createdAt, languages: [], languageKeys: [], spaces: []}) "
    "RETURN count(*) AS made"
)
_DELETE = ad_hoc("MATCH (p:Person) WHERE p.id IN $ids DETACH DELETE p RETURN count(*) AS deleted")
_RENAME = ad_hoc("MATCH (p:Person) WHERE p.id IN $ids SET p.sortName = 'zz' + p.id RETURN count(*) AS renamed")


@pytest.fixture(scope="module")
async def people(store: Store) -> list[tuple[str, str, str, str]]:
    """People in no order: (sort name, id, created at, visibility); names repeat, some were renamed or deleted."""
    await empty(store)
    draw = random.Random(17)
    names = ["".join(draw.choices("abcdé", k=3)) for _ in range(MANY)]
    rows = [
        {
            "id": f"p{draw.randrange(10**9)}-{number}",
            "name": name,
            "sortName": sort_name(name),
            "createdAt": f"2026-01-{draw.randrange(1, 29):02}T00:00:00.000000Z",
            "visibility": draw.choice(["PUBLIC", "PUBLIC", "MEMBERS", "PRIVATE"]),
        }
        for number, name in enumerate(names)
    ]
    for start in range(0, MANY, 1000):
        assert await store.write(_CREATE, {}, {"rows": rows[start : start + 1000]}, 60.0) == [1000]
    gone = {row["id"] for row in rows[::7]}
    renamed = {row["id"] for row in rows[3::11]} - gone
    await store.write(_DELETE, {}, {"ids": sorted(gone)}, 60.0)
    await store.write(_RENAME, {}, {"ids": sorted(renamed)}, 60.0)
    return [
        (
            f"zz{row['id']}" if row["id"] in renamed else row["sortName"],
            row["id"],
            row["createdAt"],
            row["visibility"],
        )
        for row in rows
        if row["id"] not in gone
    ]


@pytest.mark.parametrize("viewer", [ANONYMOUS, ADMINISTRATOR, Viewer("member", "p1"), Viewer("member", "p1", ("o1",))])
@pytest.mark.parametrize("by", ["by_name", "by_creation"])
async def test_pages_are_the_first_of_the_whole_order(
    people: list[tuple[str, str, str, str]], reading: ReadingFactory, viewer: Viewer, by: str
) -> None:
    part = 0 if by == "by_name" else 2
    seen = sorted((row[part], row[1]) for row in people if row[3] in viewer.visible)
    selection = PersonFilter().selection()

    async def keys(order: KeyOrder, window: Window, count: bool) -> list[tuple[str, ...]]:
        rows, _ = await list_by_key(reading(viewer), selection, order, window, Shape(place=True), count)
        return [(place, id_) for id_, place in rows]

    for after in (None, seen[0], seen[len(seen) // 2], seen[-30]):
        start = 0 if after is None else seen.index(after) + 1
        assert await keys(KeyOrder(by), Window(50, after=after), True) == seen[start : start + 50]
        before = seen[min(start + 20, len(seen) - 1)]
        window = Window(50, after=after, before=before)
        assert await keys(KeyOrder(by), window, False) == seen[start : seen.index(before)]
    down = await keys(KeyOrder(by, down=True), Window(50), True)
    wanted = sorted((row for row in seen), key=lambda row: row[1])
    wanted.sort(key=lambda row: row[0], reverse=True)
    assert down == wanted[:50]
    assert await keys(KeyOrder(by), Window(50, backward=True), True) == seen[-50:]


ORDERED = [
    (name, order, bounds)
    for name, one in catalogue().items()
    if name.endswith("/list")
    for order in one.holes.get("order", ())
    for bounds in ("key_all", "key_after", "key_before", "key_between")
]


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize(("name", "order", "bounds"), ORDERED)
def test_the_embedded_engine_reads_the_index_of_the_order(
    embedded_database: Database, name: str, order: str, bounds: str, form: Form
) -> None:
    """Whoever asks, and with every check of a filter: the leaf of the plan is a range of that very index."""
    statement = catalogue(form)[name]
    (source,) = [one for one in statement.holes["source"] if one.startswith("every_")]
    fixed = {"source": source, "cut": "in_index_order", "order": order, "bounds": bounds}
    fixed |= {"name": "ascending", "id": "ascending"}
    index = f"{source.removeprefix('every_')}_{order}".replace("by_by", "by")
    for options in statement.every_option():
        text = statement.text("arcadedb", {**options, **fixed})
        plan = embedded_plan(embedded_database, text)
        assert f"NodeIndexRangeScan(x:{source.removeprefix('every_').capitalize()}) [index={index}" in plan, plan
