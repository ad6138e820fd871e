"""Bookmarks that processes share: what one has written, the others wait for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_store.bolt import BoltStore
from graph_store.bookmarks import SharedBookmarks
from tests.conftest import Database
from tests.support.statements import ad_hoc

MAKE = ad_hoc("CREATE (n:Person {id: 'kept'}) RETURN count(n)", "tests/make")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[SharedBookmarks, SharedBookmarks]:
    """Those of two processes."""
    first = SharedBookmarks(tmp_path)
    monkeypatch.setattr(os, "getpid", lambda: 1)
    return first, SharedBookmarks(tmp_path)


def test_each_is_told_those_of_the_others_and_the_newest(two: tuple[SharedBookmarks, SharedBookmarks]) -> None:
    first, second = two
    assert (first.told(), second.told()) == (frozenset(), frozenset())
    first.tell({"a", "b"})
    assert (first.told(), second.told()) == (frozenset(), {"a", "b"})
    first.tell({"c"})
    second.tell({"d"})
    assert (first.told(), second.told()) == ({"d"}, {"c"})


def test_nothing_is_written_where_nothing_is_new(two: tuple[SharedBookmarks, SharedBookmarks], tmp_path: Path) -> None:
    first, second = two
    first.tell({"a"})
    (file,) = tmp_path.iterdir()
    os.utime(file, ns=(1, 1))
    first.tell({"a"})
    assert file.stat().st_mtime_ns == 1
    assert second.told() == {"a"}
    file.write_text("changed behind its back", "utf-8")
    os.utime(file, ns=(1, 1))
    assert second.told() == {"a"}


async def test_a_session_begins_with_what_another_process_has_written(
    clean_store: BoltStore, database: Database, two: tuple[SharedBookmarks, SharedBookmarks]
) -> None:
    writer, reader = (BoltStore(database.url, database.user, database.password, bookmarks=shared) for shared in two)
    try:
        await writer.write(MAKE, {}, {}, 60)
        (written,) = [two[1].told()]
        begun = await reader._reader["bookmark_manager"].get_bookmarks()
    finally:
        await writer.close()
        await reader.close()
    assert len(written) == 1
    assert begun == set(written)
