"""A move from an embedded store into each database, and back: nothing is lost, whatever interrupts it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from collabgraph.exchange import import_folder
from collabgraph.exchange.moving import MoveError, move
from collabgraph.generator import write_community
from collabgraph.progress import silent
from collabgraph.stores import open_store
from graph_store import accounts, api_keys, structure
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey, KeyRole
from graph_store.bolt import BoltStore
from graph_store.errors import Unavailable
from graph_store.statements import Statement, statement
from graph_store.store import Store
from graph_store.structure import NotPrepared
from tests.collabgraph.exchange_folders import FIRST, LATER, FailingStore, imported, write
from tests.collabgraph.exporting import HARD, exported, graph, texts
from tests.collabgraph.processes import command, environment
from tests.conftest import Database
from tests.support.statements import ad_hoc, empty, forget_structure

NAME = "embedded:of/the/tests"
WRITTEN = ad_hoc(
    "CREATE (:AuditEntry {id: 'a1', subject: 'Person:p 1', changes: '{}'}), (:IdempotencyKey {id: 'k1', account: 'x'}) "
    "RETURN 1 AS made"
)
NODES = {
    "ApiKey": 2, "Asset": 3, "AuditEntry": 1, "Contribution": 4, "IdempotencyKey": 1, "Need": 4, "Organisation": 3,
    "Person": 4, "Place": 4, "Project": 2, "Skill": 3,
}  # fmt: skip
WRITES = 30
"""What a move of this community writes: the mark and its end, eight files of things and their links, seven of
relations, accounts, suspensions, keys, and two of what mutations keep."""


@pytest.fixture(scope="module")
async def source(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BoltStore]:
    """An embedded store with what is hard to write down, times, accounts and API keys."""
    folder = tmp_path_factory.mktemp("source")
    async with open_store(f"embedded://{folder / 'store'}", "", "", timeout=60.0) as store:
        await structure.prepare(store)
        await import_folder(store, write(folder / "in", HARD), now=FIRST)
        for phone in ("1", ""):
            await imported(store, folder / "in", {"people": f"id,phone\np:2,{phone}\n"}, LATER)
        await accounts.link(store, "p 1", Account("https://i.example", "s|1"))
        await accounts.link(store, "person:4", Account("https://i.example", "2"))
        for prefix, person in (("one", "p 1"), ("two", None)):
            role: KeyRole = "person" if person else "administrator"
            key = KeptKey(prefix, "Reports", role, person, "read", "2026-11-21T00:00:00Z", "2027-11-21T00:00:00Z")
            await api_keys.create(store, key, prefix * 20)
        await store.write(WRITTEN, {}, {}, 60)
        rude = {"id": "p 1", "at": "2026-11-21T12:00:00.000000Z", "reason": "Rude", "until": ""}
        await store.write(statement("mutations/suspend"), {}, rude, 60)
        await api_keys.revoke(store, "two", "2026-11-22T00:00:00Z")
        yield store


@pytest.fixture
async def target(clean_store: BoltStore) -> AsyncIterator[BoltStore]:
    """Each database, empty; without the mark of a move at the end."""
    yield clean_store
    await empty(clean_store)
    await forget_structure(clean_store)
    await structure.prepare(clean_store)


class LostAnswers(FailingStore):
    """A store that is lost just after a write: it was done, and nobody hears of it."""

    async def write(
        self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
    ) -> list[Any]:
        done = await super().write(statement, options, parameters, timeout)
        if self._left == self.written:
            raise Unavailable("The database is gone.")
        return done


async def assert_moved(source: Store, target: Store) -> None:
    assert await structure.current(target) == await structure.current(source)
    assert await graph(target, times=True) == await graph(source, times=True)
    assert await api_keys.every(target) == await api_keys.every(source)
    assert await accounts.every(target) == await accounts.every(source)


async def test_everything_comes_over_and_back(source: BoltStore, target: BoltStore, tmp_path: Path) -> None:
    moved = await move(source, target, NAME)
    assert moved.nodes == NODES
    assert sum(moved.relations.values()) == 50
    assert moved.relations["Person", "HAS_SKILL", "Skill"] == 2
    await assert_moved(source, target)
    async with open_store(f"embedded://{tmp_path / 'back'}", "", "", timeout=60.0) as back:
        assert await move(target, back, "bolt://there") == moved
        await assert_moved(source, back)
        await exported(back, tmp_path / "out")
    assert texts(tmp_path / "out") == {f"{stem}.csv": text for stem, text in HARD.items()}


async def test_a_generated_community_comes_over(target: BoltStore, tmp_path: Path) -> None:
    write_community(tmp_path / "in", 50, 7, silent)
    async with open_store(f"embedded://{tmp_path / 'store'}", "", "", timeout=60.0) as source:
        await structure.prepare(source)
        await import_folder(source, tmp_path / "in")
        moved = await move(source, target, NAME)
        await assert_moved(source, target)
        await exported(source, tmp_path / "before")
    await exported(target, tmp_path / "after")
    assert moved.nodes["Person"] == 50
    assert texts(tmp_path / "after") == texts(tmp_path / "before")


@pytest.mark.parametrize("kind", [FailingStore, LostAnswers])
@pytest.mark.parametrize("writes", range(2, WRITES, 5))
async def test_interrupted_anywhere_it_is_completed_by_running_it_again(
    source: BoltStore, target: BoltStore, kind: type[FailingStore], writes: int
) -> None:
    with pytest.raises(Unavailable, match="gone"):
        await move(source, kind(target, writes), NAME)
    await move(source, target, NAME)
    await assert_moved(source, target)


async def test_it_writes_so_many_times(source: BoltStore, target: BoltStore) -> None:
    counted = FailingStore(target, -1)
    await move(source, counted, NAME)
    assert counted.written == WRITES


async def test_nobody_works_on_half_of_a_graph(source: BoltStore, target: BoltStore) -> None:
    with pytest.raises(Unavailable, match="gone"):
        await move(source, FailingStore(target, 10), NAME)
    half = f"A move from {NAME} into this database has not ended: run collabgraph move again to complete it."
    for work in (structure.prepare, structure.migrate):
        with pytest.raises(NotPrepared) as refusal:
            await work(target)
        assert refusal.value.message == half
    with pytest.raises(MoveError) as other:
        await move(source, target, "embedded:another")
    assert str(other.value) == f"A move from {NAME} has not ended in the target: complete it, or empty the target."
    with pytest.raises(NotPrepared, match="has not ended"):
        await move(target, source, NAME)


async def test_a_target_with_anything_in_it_is_refused(source: BoltStore, target: BoltStore) -> None:
    await target.write(ad_hoc("CREATE (n:Note {id: 'mine'}) RETURN 1 AS made"), {}, {}, 60)
    with pytest.raises(MoveError, match=r"^The target is not empty: "):
        await move(source, target, NAME)
    assert await graph(target) == (["('Note', [('id', 'mine')])"], [])
    assert (await structure.current(target)).moving is None


UNKNOWN = {
    "a label": (
        "CREATE (n:Note {id: 'n'}) RETURN 1 AS made",
        "MATCH (n:Note) DELETE n RETURN 1 AS gone",
        "The source has 1 Note things, and the target 0. ",
    ),
    "a relation": (
        "MATCH (a:Skill {id: '1'}), (b:Skill {id: '3'}) CREATE (a)-[:LIKES]->(b) RETURN 1 AS made",
        "MATCH (:Skill)-[r:LIKES]->() DELETE r RETURN 1 AS gone",
        "The source has 1 Skill LIKES Skill, and the target 0. ",
    ),
    "a property": (
        "MATCH (n:Project {id: 'j/2'}) SET n.nick = 'Bar' RETURN 1 AS made",
        "MATCH (n:Project {id: 'j/2'}) REMOVE n.nick RETURN 1 AS gone",
        "projects from j/1 to j/2 in the source and the target differ. ",
    ),
    "a property of a relation": (
        "MATCH (:Project {id: 'j/1'})-[r:USES {since: '2026-02-02'}]->() SET r.how = 'well' RETURN 1 AS made",
        "MATCH (:Project {id: 'j/1'})-[r:USES {since: '2026-02-02'}]->() REMOVE r.how RETURN 1 AS gone",
        "projects from j/1 to j/2 in the source and the target differ. ",
    ),
}


@pytest.mark.parametrize("kind", UNKNOWN)
async def test_what_would_be_lost_is_found(source: BoltStore, target: BoltStore, kind: str) -> None:
    make, mend, said = UNKNOWN[kind]
    await source.write(ad_hoc(make), {}, {}, 60)
    try:
        with pytest.raises(MoveError) as refusal:
            await move(source, target, NAME)
        assert str(refusal.value).startswith(said)
        assert (await structure.current(target)).moving == NAME
    finally:
        await source.write(ad_hoc(mend), {}, {}, 60)
    await move(source, target, NAME)
    await assert_moved(source, target)


async def test_an_account_that_was_changed_meanwhile_is_found(source: BoltStore, target: BoltStore) -> None:
    class Changing(FailingStore):
        async def write(
            self, statement: Statement, options: Mapping[str, str], parameters: Mapping[str, Any], timeout: float
        ) -> list[Any]:
            if statement.name == "moves/write_api_keys":
                parameters = {"rows": [{**row, "sha256": "0"} for row in parameters["rows"]]}
            return await super().write(statement, options, parameters, timeout)

    with pytest.raises(MoveError, match=r"^api_keys in the source and the target differ\. "):
        await move(source, Changing(target, -1), NAME)


async def test_the_command_on_each_database(database: Database, target: BoltStore, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    async with open_store(f"embedded://{folder}", "", "", timeout=60.0, service=True) as store:
        await structure.prepare(store)
        await import_folder(store, write(tmp_path / "in", HARD), now=FIRST)
        before = await graph(store, times=True)
        login = {"DATABASE_USER": database.user, "DATABASE_PASSWORD": database.password}
        busy = command("move", f"embedded://{folder}", database.url, env=environment(**login))
    assert (busy.returncode, busy.stdout) == (2, "")
    assert busy.stderr.startswith(f"A service already runs on the store {folder} (process ")
    done = command("move", f"embedded://{folder}", database.url, env=environment(**login))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"27 things and 50 relations are in {database.url}, and were compared. To serve them:\n"
        f"  COLLABGRAPH_DATABASE_URL={database.url} collabgraph serve\n"
    )
    assert await graph(target, times=True) == before


def test_wrong_arguments_end_with_2(tmp_path: Path) -> None:
    store = f"embedded://{tmp_path / 'store'}"
    for arguments, said in (
        ((store, store), "The source and the target are the same: name two databases.\n"),
        ((store, "embedded:other"), f"There is no store in {tmp_path / 'store'}: name the one to move.\n"),
        ((store, "bolt://127.0.0.1:9"), "COLLABGRAPH_DATABASE_PASSWORD is not set, "),
        (("sqlite:graph", store), "COLLABGRAPH_DATABASE_URL: "),
    ):
        refused = command("move", *arguments, env=environment(), cwd=tmp_path)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith(said)
    assert list(tmp_path.iterdir()) == []
