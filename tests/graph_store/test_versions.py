"""The version of the graph: another one after every write, in the same transaction, and no part of the community."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from collabgraph.exchange import import_folder
from graph_store import api_keys, constraints, imports, versions
from graph_store.api_keys import KeptKey
from graph_store.bolt import BoltStore
from graph_store.store import Store
from tests.collabgraph.exporting import exported
from tests.conftest import ReadingFactory
from tests.reference.community import Community, Organisation, Person
from tests.reference.folders import write_folder
from tests.support.statements import ad_hoc

ADD = ad_hoc("CREATE (o:Organisation {id: $id}) RETURN count(*) AS added", "tests/add")
NODES = ad_hoc("MATCH (v:GraphVersion) RETURN collect(keys(v))", "tests/versions")


async def now(reading: ReadingFactory) -> str | None:
    return await versions.current(reading())


async def test_every_write_makes_another_random_one(clean_store: Store, reading: ReadingFactory) -> None:
    seen = []
    for id_ in "abc":
        await clean_store.write(ADD, {}, {"id": id_}, 60)
        seen.append(await now(reading))
    await imports.write_nodes(clean_store, "places", [{"id": "t", "name": "T"}])
    seen.append(await now(reading))
    await imports.link(clean_store, "places", [])
    seen.append(await now(reading))
    await imports.write_relations(clean_store, "partnerships", [], [])
    seen.append(await now(reading))
    assert len(set(seen)) == 6
    assert all(version and re.fullmatch("[0-9a-f]{32}", version) for version in seen)
    assert await clean_store.read(NODES, {}, {}, 60) == [[["id", "value"]]] or await clean_store.read(
        NODES, {}, {}, 60
    ) == [[["value", "id"]]]


async def test_keys_leave_it_as_it_is(clean_store: Store, reading: ReadingFactory) -> None:
    await clean_store.write(ADD, {}, {"id": "a"}, 60)
    before = await now(reading)
    key = KeptKey("prefix", "Reports", "member", None, "read", "2026-11-21T00:00:00Z", "2027-11-21T00:00:00Z")
    await api_keys.create(clean_store, key, "0" * 64)
    await api_keys.revoke(clean_store, "prefix", "2026-11-22T00:00:00Z")
    assert await now(reading) == before


async def test_a_write_that_fails_leaves_it_as_it_is(clean_store: Store, reading: ReadingFactory) -> None:
    await clean_store.write(ADD, {}, {"id": "a"}, 60)
    before = await now(reading)
    with pytest.raises(Exception, match=r"zero|Conflict|already"):
        await clean_store.write(ADD, {}, {"id": "a"}, 60)
    assert await now(reading) == before


async def test_many_writers_at_once_all_get_through(clean_store: Store, reading: ReadingFactory) -> None:
    await clean_store.write(ADD, {}, {"id": "first"}, 60)
    before = await now(reading)
    added = await asyncio.gather(*(clean_store.write(ADD, {}, {"id": f"o{number}"}, 60) for number in range(24)))
    assert added == [[1]] * 24
    assert (await constraints.counts(clean_store))["organisations"] == 25
    assert await now(reading) != before
    assert len((await clean_store.read(NODES, {}, {}, 60))[0]) == 1


async def test_an_empty_store_has_none_and_a_new_one_has_one(clean_store: BoltStore, reading: ReadingFactory) -> None:
    await clean_store.apply(ad_hoc("MATCH (v:GraphVersion) DELETE v;", "tests/no_version"), {}, 60)
    assert await now(reading) is None
    await clean_store.apply(ad_hoc("DROP CONSTRAINT graph_version_id;", "tests/drop"), {}, 60)
    assert await constraints.missing(clean_store) == ["graph_version_id"]
    await constraints.ensure(clean_store)
    assert await now(reading)
    assert await constraints.missing(clean_store) == []


async def test_it_is_in_no_export_and_no_count(clean_store: Store, reading: ReadingFactory, tmp_path: Path) -> None:
    write_folder(Community.of(Organisation("a", "A"), Person("p", "P")), tmp_path / "in")
    assert (await import_folder(clean_store, tmp_path / "in")).findings == ()
    version = await now(reading)
    assert version
    await exported(clean_store, tmp_path / "out")
    files = list((tmp_path / "out").iterdir())
    assert files
    assert [file.name for file in files if version in file.read_text("utf-8")] == []
    assert sum((await constraints.counts(clean_store)).values()) == 2
