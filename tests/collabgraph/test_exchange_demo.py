"""The demo community: good by the rules of the format, loaded once, with something for every viewer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import collabgraph
from collabgraph.demo import load_if_empty
from collabgraph.exchange import FileCount, import_folder
from graph_store.errors import Unavailable
from graph_store.store import Store
from tests.collabgraph.exchange_folders import FailingStore, NothingStored, content, imported

FOLDER = Path(collabgraph.__file__).parent / "demo_community"
SIZE = {
    "places": 57,
    "skills": 86,
    "organisations": 42,
    "people": 121,
    "projects": 33,
    "assets": 57,
    "needs": 47,
    "contributions": 75,
    "memberships": 128,
    "participations": 160,
    "person_skills": 467,
    "partnerships": 65,
    "asset_uses": 43,
    "pledges": 8,
    "endorsements": 8,
}


async def test_the_files_have_no_findings() -> None:
    report = await import_folder(NothingStored(), FOLDER, dry_run=True)
    assert report.findings == ()
    assert report.files == tuple(FileCount(f"{stem}.csv", rows, rows, 0, 0, 0) for stem, rows in SIZE.items())


async def test_it_is_loaded_into_an_empty_store_once(clean_store: Store) -> None:
    assert await load_if_empty(clean_store)
    before = await content(clean_store)
    nodes, relations = before
    assert Counter(label for label, _ in nodes) == {
        "Place": 57,
        "Skill": 86,
        "Organisation": 42,
        "Person": 121,
        "Project": 33,
        "Asset": 57,
        "Need": 47,
        "Contribution": 75,
    }
    keyed = {
        "MEMBER_OF": 128,
        "WORKS_ON": 160,
        "HAS_SKILL": 467,
        "PARTNERS_WITH": 65,
        "USES": 43,
        "PLEDGES": 8,
        "ENDORSES": 8,
    }
    assert {type_: size for type_, size in Counter(one[2] for one in relations).items() if type_ in keyed} == keyed
    assert {values["visibility"] for label, values in nodes if label in {"Person", "Asset", "Need"}} == {
        "PUBLIC",
        "MEMBERS",
        "PRIVATE",
    }
    assert not await load_if_empty(clean_store)
    assert await content(clean_store) == before


async def test_a_load_that_was_interrupted_is_completed(clean_store: Store) -> None:
    with pytest.raises(Unavailable):
        await load_if_empty(FailingStore(clean_store, 9))
    assert await load_if_empty(clean_store)
    _, relations = await content(clean_store)
    assert Counter(one[2] for one in relations)["USES"] == 43
    assert not await load_if_empty(clean_store)


async def test_a_store_with_anything_else_in_it_is_left_alone(clean_store: Store, tmp_path: Path) -> None:
    await imported(clean_store, tmp_path, {"places": "id,name,kind\ntt,Trinidad,COUNTRY\nx1,Isle,COUNTRY\n"})
    before = await content(clean_store)
    assert not await load_if_empty(clean_store)
    assert await content(clean_store) == before
