"""What an export reads: every thing and relation once, in order, whatever the pages cut, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_store import exports
from graph_store.store import Store
from tests.collabgraph.exchange_folders import FIRST_STAMP, LATER, LATER_STAMP, imported

# By code point: 'B' < 'a' < 'é' < U+FD3E < U+1F600; by UTF-16 the last two would change places.
IDS = ("B", "a", "a b/c:d", "é", "\ufd3e", "\U0001f600", "\U0001f600x")
STORED = (*IDS[:4], "\ud7ff00fd3e", "\ud7ff01f600", "\ud7ff01f600x")


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "PAGE", 3)


async def all_nodes(store: Store, noun: str, *linking: int) -> list[exports.Page[exports.ExportedNode]]:
    return [page async for page in exports.nodes(store, noun, linking)]


async def all_relations(store: Store, noun: str) -> list[exports.Page[tuple[Any, ...]]]:
    return [page async for page in exports.relations(store, noun)]


async def test_nodes_come_by_id_in_pages(clean_store: Store, tmp_path: Path) -> None:
    rows = "".join(f"{id_},{number},REGION\n" for number, id_ in enumerate(reversed(IDS)))
    await imported(clean_store, tmp_path, {"places": f"id,name,kind\n{rows}"})
    pages = await all_nodes(clean_store, "places", 4)
    assert [(tuple(row.values[0] for row in page.rows), page.done, page.total) for page in pages] == [
        (STORED[:3], 3, 7),
        (STORED[3:6], 6, 7),
        (STORED[6:], 7, 7),
    ]
    assert pages[2].rows == [
        exports.ExportedNode((STORED[6], "0", "REGION", None, (), None, None), None, None),
    ]


async def test_a_full_last_page_is_the_last(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, {"skills": "id,name\n" + "".join(f"{id_},x\n" for id_ in IDS[:6])})
    assert [(len(page.rows), page.done, page.total) for page in await all_nodes(clean_store, "skills", 4, 5)] == [
        (3, 3, 6),
        (3, 6, 6),
    ]


async def test_nothing_stored_has_no_pages(clean_store: Store) -> None:
    assert await all_nodes(clean_store, "contributions", 1, 2) == []
    assert await all_relations(clean_store, "asset_uses") == []


async def test_times_are_those_of_the_node(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, {"organisations": "id,name,kind\n1,One,NGO\n"})
    await imported(clean_store, tmp_path, {"organisations": "id,name,kind\n1,Other,NGO\n2,Two,NGO\n"}, LATER)
    (page,) = await all_nodes(clean_store, "organisations", 6, 11)
    assert [(row.values[1], row.created_at, row.updated_at) for row in page.rows] == [
        ("Other", FIRST_STAMP, LATER_STAMP),
        ("Two", LATER_STAMP, LATER_STAMP),
    ]


async def test_what_a_column_names_is_sorted(clean_store: Store, tmp_path: Path) -> None:
    files = {"skills": "id,name,broader,related\n1,One,,\n2,Two,,\n3,Three,,\n4,Four,3|1|2,2|1\n"}
    await imported(clean_store, tmp_path, files)
    *_, last = await all_nodes(clean_store, "skills", 4, 5)
    assert last.rows[0].values[4:] == (("1", "2", "3"), ("1", "2"))


async def test_relations_come_in_groups_by_what_they_begin_at(clean_store: Store, tmp_path: Path) -> None:
    """Of five people the hub has more memberships than a page, two have one each, two none."""
    files = {
        "organisations": "id,name,kind\n1,One,NGO\n2,Two,NGO\n",
        "people": "id,name\n" + "".join(f"{id_},x\n" for id_ in ("a", "b", "hub", "y", "z")),
        "memberships": (
            "person,organisation,role,since,until,steward\n"
            "z,1,,,,true\nhub,2,,,,\nhub,1,chair,2026-01-01,,\nhub,1,chair,,,\nhub,1,,2025-01-01,2025-02-01,\n"
            "a,2,,,,\n"
        ),
    }
    await imported(clean_store, tmp_path, files)
    pages = await all_relations(clean_store, "memberships")
    assert [(page.rows, page.done, page.total) for page in pages] == [
        ([("a", "2", None, None, None, False)], 3, 5),
        (
            [
                ("hub", "1", None, "2025-01-01", "2025-02-01", False),
                ("hub", "1", "chair", None, None, False),
                ("hub", "1", "chair", "2026-01-01", None, False),
                ("hub", "2", None, None, None, False),
            ],
            3,
            5,
        ),
        ([], 3, 5),
        ([("z", "1", None, None, None, True)], 5, 5),
        ([], 5, 5),
    ]


async def test_relations_of_several_things_are_read_together(clean_store: Store, tmp_path: Path) -> None:
    files = {
        "projects": "id,name,status\n1,One,ACTIVE\n2,Two,ACTIVE\n",
        "people": "id,name\np,P\n",
        "organisations": "id,name,kind\no,O,NGO\n",
        "participations": "project,party,role\n2,person:p,LEAD\n1,person:p,LEAD\n1,organisation:o,FUNDER\n",
    }
    await imported(clean_store, tmp_path, files)
    first, _ = await all_relations(clean_store, "participations")
    assert first.rows == [
        ("1", "organisation:o", "FUNDER", None, None, None),
        ("1", "person:p", "LEAD", None, None, None),
        ("2", "person:p", "LEAD", None, None, None),
    ]


async def test_relations_from_the_other_end_are_not_counted(clean_store: Store, tmp_path: Path) -> None:
    """A partnership is a row of its first organisation only."""
    files = {
        "organisations": "id,name,kind\n1,One,NGO\n2,Two,NGO\n",
        "partnerships": "organisation,partner,kind,amount\n2,1,OTHER,-0.5\n",
    }
    await imported(clean_store, tmp_path, files)
    pages = await all_relations(clean_store, "partnerships")
    assert [page.rows for page in pages] == [[("2", "1", "OTHER", None, None, -0.5, None)], []]
