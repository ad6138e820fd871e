"""`collabgraph backup` and `collabgraph restore` as an operator runs them, beside a service and without one."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

from collabgraph.exchange import import_folder
from collabgraph.stores import open_store
from graph_store.statements import statement
from tests.collabgraph.exchange_folders import write
from tests.collabgraph.exporting import exported, texts
from tests.collabgraph.processes import command, environment, served

PEOPLE = "id,name,visibility\nzz,Zoe,PUBLIC\n"


async def test_a_back_up_beside_the_service_comes_back_as_it_was(tmp_path: Path) -> None:
    given = environment(DATABASE_URL=f"embedded://{tmp_path / 'store'}")
    with served(env=given) as service:
        async with open_store(f"embedded://{tmp_path / 'store'}", "", "", timeout=60.0) as store:
            await exported(store, tmp_path / "then")
            made = command("backup", str(tmp_path / "file"), env=given)
            assert (await import_folder(store, write(tmp_path / "more", {"people": PEOPLE}))).errors == 0
        async with httpx.AsyncClient(base_url=service.address) as client:
            answer = await client.get("/graphql", params={"query": '{ search(text: "Zoe") { totalCount } }'})
    assert (made.returncode, made.stderr) == (0, "")
    size = (tmp_path / "file").stat().st_size
    assert made.stdout == f"{tmp_path / 'file'}: {size} bytes, the store {tmp_path / 'store'}\n"
    assert answer.json() == {"data": {"search": {"totalCount": 1}}}
    back = command("restore", str(tmp_path / "file"), str(tmp_path / "b #1%41"), env=given)
    assert (back.returncode, back.stderr) == (0, "")
    assert back.stdout.startswith("The store of 20")
    url = f"embedded://{tmp_path}/b%20%231%2541"
    assert f"COLLABGRAPH_DATABASE_URL={url} collabgraph serve" in back.stdout
    async with open_store(url, "", "", timeout=60.0) as store:
        await exported(store, tmp_path / "now")
    assert texts(tmp_path / "now") == texts(tmp_path / "then")


async def test_a_store_of_a_later_release_is_not_restored(tmp_path: Path) -> None:
    url = f"embedded://{tmp_path / 'store'}"
    given = environment(DATABASE_URL=url)
    async with open_store(url, "", "", timeout=60.0) as store:
        await store.write(statement("structure/record"), {}, {"version": 99}, 60)
        assert command("backup", str(tmp_path / "file"), env=given).returncode == 0
    back = command("restore", str(tmp_path / "file"), str(tmp_path / "back"), env=given)
    assert (back.returncode, back.stdout) == (2, "")
    assert back.stderr.startswith(f"{tmp_path / 'file'} holds no store that this release can use (The structure of ")
    assert back.stderr.endswith("; nothing was restored.\n")
    assert set(os.listdir(tmp_path)) == {"file", "store"}


def test_a_server_makes_its_own_back_ups(tmp_path: Path) -> None:
    given = environment(DATABASE_URL="bolt://127.0.0.1:9", DATABASE_PASSWORD="x")
    refused = command("backup", str(tmp_path / "file"), env=given)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "bolt://127.0.0.1:9 is a server, which makes back-ups by its own tools: docs/operation.md names them.\n"
    )


def test_nothing_is_backed_up_and_no_store_made_where_there_is_none(tmp_path: Path) -> None:
    refused = command("backup", "file", env=environment(), cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"There is no store in {tmp_path / 'data' / 'graph'}: set COLLABGRAPH_DATABASE_URL to the one to back up.\n"
    )
    gone = command("restore", "file", "back", env=environment(), cwd=tmp_path)
    assert (gone.returncode, gone.stdout) == (2, "")
    assert gone.stderr == "file cannot be read or written (No such file or directory); nothing was restored.\n"
    assert list(tmp_path.iterdir()) == []
