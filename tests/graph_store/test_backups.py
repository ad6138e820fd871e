"""Back-ups of a store that is being written to: each is of one moment, and what is no whole back-up is refused."""

from __future__ import annotations

import asyncio
import fcntl
import itertools
import json
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collabgraph.exchange import import_folder
from collabgraph.stores import open_store
from graph_store import accounts, api_keys, constraints
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey
from graph_store.backups import BackupError, back_up, restored
from graph_store.embedded import Embedded, open_embedded
from graph_store.store import Store
from tests.collabgraph.exchange_folders import COMMUNITY, content, write
from tests.collabgraph.exporting import exported, texts
from tests.support.statements import ad_hoc

MADE = "2026-11-22T08:00:00+00:00"
WRITERS = 3
ENOUGH = 10

PAIR = ad_hoc(
    "CREATE (:Probe {writer: $writer, n: $n})-[:BESIDE]->(:Probe {writer: $writer, n: $n, text: $text}) "
    "RETURN count(*) AS made",
    "tests/pair",
)
PROBES = ad_hoc("MATCH (a:Probe) RETURN collect([a.writer, a.n]) AS probes")
PAIRS = ad_hoc("MATCH (a:Probe)-[:BESIDE]->(b:Probe) RETURN collect([a.writer, a.n, b.writer, b.n]) AS pairs")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backed") / "store"


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Embedded]:
    engine = open_embedded(folder, timeout=60.0)
    yield engine
    engine.close()


def backed_up(folder: Path, engine: Embedded, file: Path) -> Path:
    assert back_up(folder, engine, file, MADE, timeout=60.0) == file.stat().st_size
    return file


async def wrote(store: Store) -> None:
    """An account and an API key, which no export has."""
    await accounts.link(store, "p1", Account("https://i.example", "s|1"))
    key = KeptKey("prefix", "Reports", "person", "p1", "read", "2026-11-21T00:00:00Z", "2027-11-21T00:00:00Z")
    await api_keys.create(store, key, "0" * 64)


async def test_what_comes_back_is_the_moment_of_the_back_up(folder: Path, engine: Embedded, tmp_path: Path) -> None:
    async with open_store(f"embedded://{folder}", "", "", timeout=60.0) as store:
        await constraints.ensure(store)
        await import_folder(store, write(tmp_path / "in", COMMUNITY))
        await wrote(store)
        await exported(store, tmp_path / "then")
        then = await content(store)
        file = backed_up(folder, engine, tmp_path / "file")
        await store.write(PAIR, {}, {"writer": -1, "n": 0, "text": ""}, 60)
        await store.write(ad_hoc("MATCH (p:Person {id: 'p2'}) DETACH DELETE p RETURN 1 AS n"), {}, {}, 60)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with restored(file, tmp_path / "new" / "store") as (aside, made):
        assert (made, aside) == (MADE, tmp_path / "new" / "store.part")
    assert not aside.exists()
    async with open_store(f"embedded://{tmp_path / 'new' / 'store'}", "", "", timeout=60.0) as store:
        assert await constraints.missing(store) == []
        await exported(store, tmp_path / "back")
        assert await content(store) == then
    assert {label for label, _ in then[0]} >= {"ApiKey", "Person"}
    assert texts(tmp_path / "back") == texts(tmp_path / "then")


async def test_a_back_up_while_others_write_is_of_one_moment(folder: Path, engine: Embedded, tmp_path: Path) -> None:
    """Of each writer's transactions, one after the other, it has the first so many, each wholly."""
    acknowledged = [0] * WRITERS
    enough, ended = asyncio.Event(), asyncio.Event()

    async def writer(store: Store, number: int) -> None:
        while not ended.is_set():
            n = acknowledged[number]
            await store.write(PAIR, {}, {"writer": number, "n": n, "text": "x" * (n * 37 % 3000)}, 60)
            acknowledged[number] += 1
            if min(acknowledged) >= ENOUGH:
                enough.set()

    async with open_store(f"embedded://{folder}", "", "", timeout=60.0) as store:
        writing = [asyncio.create_task(writer(store, number)) for number in range(WRITERS)]
        spans = []
        await enough.wait()
        for number in range(2):
            before = list(acknowledged)
            await asyncio.to_thread(backed_up, folder, engine, tmp_path / f"file{number}")
            spans.append((before, list(acknowledged)))
        ended.set()
        await asyncio.gather(*writing)
    assert all(sum(after) > sum(before) for before, after in spans), "nothing was written meanwhile"
    for number, (before, after) in enumerate(spans):
        with restored(tmp_path / f"file{number}", tmp_path / f"store{number}"):
            pass
        async with open_store(f"embedded://{tmp_path / f'store{number}'}", "", "", timeout=60.0) as store:
            (probes,) = await store.read(PROBES, {}, {}, 60)
            (pairs,) = await store.read(PAIRS, {}, {}, 60)
        for one in range(WRITERS):
            numbers = sorted(n for writer, n, other, same in pairs if (writer, n) == (other, same) and writer == one)
            assert numbers == list(range(len(numbers)))
            assert before[one] <= len(numbers) <= after[one] + 1
            assert sorted(n for writer, n in probes if writer == one) == sorted([*numbers, *numbers])


@pytest.fixture(scope="module")
def good(folder: Path, engine: Embedded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return backed_up(folder, engine, tmp_path_factory.mktemp("good") / "file")


def zipped(file: Path, **entries: str) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_json", ".json"), text)
    return file


def about(**values: Any) -> str:
    return json.dumps({"format": 1, "made": MADE} | values)


def flipped(good: Path, file: Path) -> Path:
    """The back-up with a byte near the middle of its largest entry changed, one that its contents depend on.

    A changed distance within a run of zeros unpacks to the same zeros.
    """
    with zipfile.ZipFile(good) as archive:
        largest = max(archive.infolist(), key=lambda entry: entry.compress_size)
    text = good.read_bytes()
    for place in itertools.count(largest.header_offset + largest.compress_size // 2):
        file.write_bytes(text[:place] + bytes([text[place] ^ 0x55]) + text[place + 1 :])
        try:
            with zipfile.ZipFile(file) as archive:
                if archive.testzip() is not None:
                    break
        except zlib.error:
            break
    return file


@pytest.mark.parametrize(
    "kind", ["cut", "flipped", "text", "another zip", "another path", "later", "no about", "empty"]
)
def test_what_is_no_whole_back_up_is_refused(good: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "file"
    said = "is no back-up that collabgraph backup has made."
    if kind == "cut":
        file.write_bytes(good.read_bytes()[:-100])
        said = "is broken, or no back-up at all ("
    elif kind == "flipped":
        flipped(good, file)
        said = "is broken"
    elif kind in ("text", "empty"):
        file.write_text("people" if kind == "text" else "", "utf-8")
        said = "is broken, or no back-up at all ("
    elif kind == "another zip":
        zipped(file, people_json="{}")
    elif kind == "another path":
        zipped(file, collabgraph_json=about(), schema_json="{}", __etc__passwd="x")
    elif kind == "no about":
        zipped(file, collabgraph_json="[]", schema_json="{}")
    else:
        zipped(file, collabgraph_json=about(format=2), schema_json="{}")
        said = "is a back-up of a later release (format 2)"
    with pytest.raises(BackupError) as refusal, restored(file, tmp_path / "store"):
        pytest.fail("it was restored")
    assert str(refusal.value).startswith(f"{file} ")
    assert said in str(refusal.value)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["store", "store.part"])
def test_a_folder_that_is_there_is_never_touched(good: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(BackupError, match=str(tmp_path / name)), restored(good, tmp_path / "store"):
        pytest.fail("it was restored")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert list((tmp_path / name).iterdir()) == []


def test_where_the_restored_store_is_refused_nothing_stays(good: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="refused"), restored(good, tmp_path / "store"):
        raise RuntimeError("refused")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file", "file.part"])
def test_a_file_that_is_there_is_never_touched(folder: Path, engine: Embedded, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(BackupError, match=" is there already: "):
        backed_up(folder, engine, tmp_path / "file")
    assert {one.name: one.read_text("utf-8") for one in tmp_path.iterdir()} == {name: "mine"}


def test_one_back_up_at_a_time_and_nothing_of_it_stays_in_the_store(
    folder: Path, engine: Embedded, tmp_path: Path
) -> None:
    left = folder / "backups" / "graph" / "collabgraph-of-a-killed-one.zip"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_text("half", "utf-8")
    with (folder / "backup.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="Another back-up of "):
            backed_up(folder, engine, tmp_path / "file")
        assert left.exists()
    backed_up(folder, engine, tmp_path / "file")
    assert list(left.parent.iterdir()) == []
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_no_file(
    folder: Path, engine: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(BackupError, match=r"file cannot be written \(No space left on device\)"):
        backed_up(folder, engine, tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_makes_none_says_so(folder: Path, engine: Embedded, tmp_path: Path) -> None:
    for other, said in (
        (replace(engine, password="wrong"), "The engine made no back-up (User/Password not valid)"),
        (replace(engine, http="http://127.0.0.1:9"), "The engine made no back-up ("),
        (replace(engine, http=None), "is of an earlier release"),
    ):
        with pytest.raises(BackupError) as refusal:
            backed_up(folder, other, tmp_path / "file")
        assert said in str(refusal.value)
    assert list(tmp_path.iterdir()) == []
