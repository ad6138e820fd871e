"""Constraints and indexes: there after `ensure`, whoever else makes them at the same time."""

from __future__ import annotations

import asyncio

import pytest

from graph_store import constraints
from graph_store.bolt import BoltStore, DatabaseUnavailable
from graph_store.errors import Unavailable
from graph_store.folding import full_text_query, search_text
from tests.support.statements import ad_hoc

DROP = ad_hoc("DROP INDEX person_by_name;\nDROP CONSTRAINT need_id;")
FIND = ad_hoc(
    "CALL db.index.fulltext.queryNodes('Person[searchText]', $query) YIELD node RETURN collect(node.id) AS ids"
)


async def test_nothing_is_missing_after_ensure(store: BoltStore) -> None:
    await constraints.ensure(store)
    assert await constraints.missing(store) == []


async def test_what_is_missing_is_named_and_made_again(clean_store: BoltStore) -> None:
    await clean_store.apply(DROP, {}, 60.0)
    assert await constraints.missing(clean_store) == ["need_id", "person_by_name"]
    await asyncio.gather(*(constraints.ensure(clean_store) for _ in range(3)))
    assert await constraints.missing(clean_store) == []


async def test_two_things_with_one_key_are_told_to_the_operator(clean_store: BoltStore) -> None:
    await clean_store.apply(DROP, {}, 60.0)
    await clean_store.write(ad_hoc("CREATE (:Need {id: 'one'}), (:Need {id: 'one'}) RETURN 1 AS done"), {}, {}, 60.0)
    with pytest.raises(DatabaseUnavailable) as refusal:
        await constraints.ensure(clean_store)
    assert "more than one thing has the same key" in refusal.value.for_operator
    await clean_store.write(ad_hoc("MATCH (n:Need {id: 'one'}) WITH n LIMIT 1 DELETE n RETURN 1 AS done"), {}, {}, 60.0)
    await constraints.ensure(clean_store)
    assert await constraints.missing(clean_store) == []


async def test_what_cannot_be_made_in_time_is_named(store: BoltStore, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> None:
        return None

    async def one(*_: object, **__: object) -> list[str]:
        return ["need_id"]

    monkeypatch.setattr(constraints, "missing", one)
    monkeypatch.setattr(BoltStore, "apply", nothing)
    with pytest.raises(Unavailable, match="need_id"):
        await constraints.ensure(store, timeout=0.1)


async def test_counts_every_label(clean_store: BoltStore) -> None:
    make = ad_hoc("CREATE (:Person {id: '1'}), (:Person {id: '2'}), (:Contribution {id: '1'}) RETURN 1 AS done")
    await clean_store.write(make, {}, {}, 60.0)
    assert await constraints.counts(clean_store) == {
        "people": 2,
        "organisations": 0,
        "projects": 0,
        "skills": 0,
        "assets": 0,
        "places": 0,
        "needs": 0,
        "contributions": 1,
    }


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["it"], ["2"]),
        (["will"], ["1"]),
        (["edou"], ["1"]),
        (["will", "edouard"], ["1"]),
        (["will", "it"], []),
        (["加勒"], ["2"]),
        (["3"], ["2"]),
    ],
)
async def test_the_full_text_index_finds_beginnings_of_words(
    clean_store: BoltStore, words: list[str], ids: list[str]
) -> None:
    make = ad_hoc("UNWIND $rows AS row CREATE (:Person {id: row[0], searchText: row[1]}) RETURN count(*) AS n")
    rows = [["1", search_text(["Will Édouard"])], ["2", search_text(["IT 3D 加勒比"])]]
    assert await clean_store.write(make, {}, {"rows": rows}, 60.0) == [2]
    for _ in range(50):
        (found,) = await clean_store.read(FIND, {}, {"query": full_text_query(words)}, 60.0)
        if found == ids:
            break
        await asyncio.sleep(0.1)
    assert found == ids
