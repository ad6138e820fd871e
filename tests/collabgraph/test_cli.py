"""The command line: exit codes, and what is said where."""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

import pytest
from graphql import build_schema

from collabgraph import cli, telemetry
from collabgraph.cli import main
from graph_store import structure
from graph_store.bolt import BoltStore
from graph_store.statements import statement
from graph_store.steps import STEPS
from tests.collabgraph.processes import command, environment, free_port
from tests.conftest import Database
from tests.support.statements import forget_structure

SECRET = "canary-4711"
EMPTY = Path("nothing") / "here"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("COLLABGRAPH_"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["frob"],
            'Unknown command "frob". Available commands: serve, import, export, demo, schema, operations, check,',
        ),
        (["serve", "--workers", "0"], 'Invalid value "0" for --workers'),
        (["serve", "--port", "http"], "http"),
        (["serve", "--port", "0"], "COLLABGRAPH_PORT (0): "),
        (["import"], "requires an argument"),
        (["import", "a", "b"], "['b']"),
        (["check", "--fix"], "Unknown option: --fix"),
        (["keys", "create", "--name", "x"], "one of --person ID, --administrator and --member"),
        (["keys", "create", "--name", "x", "--member", "--administrator"], "one of --person ID, --administrator and"),
        (["keys", "create", "--name", "x", "--person", ""], "one of --person ID, --administrator and --member"),
        (["keys", "create", "--name", "x", "--member", "--expires-in", "0"], 'Invalid value "0" for --expires-in'),
        (["keys", "create", "--name", "x", "--member", "--scope", "all"], "--scope"),
        (["keys", "revoke"], "requires an argument"),
        (["accounts", "link", "ana", "--subject", "x"], "--issuer where COLLABGRAPH_ISSUER is not set"),
    ],
)
def test_wrong_arguments_end_with_2(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_wrong_settings_end_with_2(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLABGRAPH_PROT", "9000")
    for arguments in (["serve"], ["check"], ["import", "."]):
        assert main(arguments) == 2
        assert capsys.readouterr() == (
            "",
            "COLLABGRAPH_PROT: there is no such setting; did you mean COLLABGRAPH_PORT?\n",
        )


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    root = build_schema(out).query_type
    assert root is not None
    assert {"node", "whoCanHelp", "assetMap", "partnershipNetwork"} <= root.fields.keys()


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for word in ("serve", "import", "export", "schema", "check"):
        assert word in shown
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip()[0].isdecimal()


def test_check_makes_no_store(tmp_path: Path) -> None:
    checked = command("check", env=environment(), cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (1, "")
    assert "There is no store in data/graph yet" in checked.stderr
    assert list(tmp_path.iterdir()) == []


async def test_check_and_migrate_on_each_database(database: Database, clean_store: BoltStore) -> None:
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    await forget_structure(clean_store)
    todo = "".join(f"step {step.number} {step.title}: to do\n" for step in STEPS)
    asked = command("migrate", "--dry-run", env=given)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout == f"{todo}A dry run: nothing was done.\n"
    checked = command("check", env=given)
    assert (checked.returncode, checked.stdout.splitlines()[1]) == (1, "structure: no step is recorded")
    assert checked.stderr.startswith(f"To do: step 1 ({STEPS[0].title})")
    assert checked.stderr.endswith(". Make a back-up, then run collabgraph migrate.\n")
    done = command("migrate", env=given)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.sub(r"[0-9.]+ s", "", done.stdout) == todo + "".join(f"step {one.number} is done ()\n" for one in STEPS)
    again = command("migrate", env=given)
    assert (again.returncode, again.stdout) == (0, f"{todo.replace('to do', 'done')}There is nothing to do.\n")
    checked = command("check", env=given)
    assert (checked.returncode, checked.stderr) == (0, "")
    first, steps, second, *counts = checked.stdout.splitlines()
    assert steps == f"structure: step {len(STEPS)} of {len(STEPS)}"
    product = {"embedded": "ArcadeDB 26.10.2", "neo4j": "Neo4j 5.26"}[database.name]
    assert first.startswith(f"database: {product}")
    assert first.endswith(f" at {database.url}")
    assert second == "constraints and indexes: in place"
    assert [line.partition(":")[0] for line in counts] == [
        "people", "organisations", "projects", "skills", "assets", "places", "needs", "contributions",
    ]  # fmt: skip


def test_keys_and_accounts_on_each_database(database: Database, clean_store: BoltStore, tmp_path: Path) -> None:
    login = {"DATABASE_USER": database.user, "DATABASE_PASSWORD": database.password}
    given = environment(DATABASE_URL=database.url, ISSUER="https://i.example", AUDIENCE="us", **login)
    (tmp_path / "people.csv").write_text("id,name,contact,visibility\nana,Ana,NOBODY,PUBLIC\n", "utf-8")

    def done(*arguments: str) -> str:
        made = command(*arguments, env=given, cwd=tmp_path)
        assert made.returncode == 0, made.stderr
        return made.stdout

    done("import", ".")
    assert done("accounts", "link", "ana", "--subject", "s|1") == "ana signs in as s|1 of https://i.example.\n"
    assert done("accounts", "list").splitlines()[1].split() == ["ana", "Ana", "s|1", "https://i.example"]
    made = command("keys", "create", "--name", "the map", "--person", "ana", "--expires-in", "1", env=given)
    key = made.stdout.strip()
    assert (made.returncode, key[:3], len(key)) == (0, "cg_", 59)
    assert f"This is the key {key[3:15]}, until " in made.stderr
    assert key not in made.stderr
    listed = done("keys", "list")
    assert listed.splitlines()[1].split()[:4] == [key[3:15], "person:ana", "read", "good"]
    assert listed.splitlines()[1].endswith("  the map")
    assert key[16:] not in listed
    done("keys", "revoke", key[3:15])
    assert done("keys", "list").splitlines()[1].split()[3] == "revoked"
    unknown = command("keys", "revoke", "nothing", env=given)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr == "PREFIX: there is no API key nothing; collabgraph keys list shows what there is\n"
    assert done("accounts", "unlink", "ana") == "s|1 of https://i.example is not ana any more.\n"
    assert done("accounts", "list").splitlines() == ["person  name  subject  issuer"]


async def test_a_graph_of_a_later_release_is_refused_by_every_command(
    database: Database, clean_store: BoltStore, tmp_path: Path
) -> None:
    await clean_store.write(statement("structure/record"), {}, {"version": 99}, 60)
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=database.password)
    newer = (
        f"The structure of the graph is at step 99, and this program knows {len(STEPS)}: a later release has prepared "
        "it. Run that release, or bring back a back-up from before.\n"
    )
    for arguments in (("import", str(tmp_path)), ("export", "out"), ("keys", "list"), ("migrate",)):
        refused = command(*arguments, env=given, cwd=tmp_path)
        assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", newer)
    serving = command("serve", "--port", str(free_port()), env=given)
    assert (serving.returncode, serving.stdout, serving.stderr.splitlines()[-1]) == (2, "", newer.rstrip())
    checked = command("check", env=given)
    assert (checked.returncode, checked.stdout.splitlines()[1]) == (1, f"structure: step 99 of {len(STEPS)}")
    assert checked.stderr.startswith("A later release has prepared this graph: run that one, or ")
    await forget_structure(clean_store)
    await structure.prepare(clean_store)


def test_keys_and_accounts_make_no_store(tmp_path: Path) -> None:
    for arguments in (("keys", "list"), ("accounts", "list"), ("keys", "create", "--name", "x", "--member")):
        refused = command(*arguments, env=environment(), cwd=tmp_path)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "There is no store in data/graph" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_password_is_said_and_not_shown(database: Database) -> None:
    given = environment(DATABASE_URL=database.url, DATABASE_USER=database.user, DATABASE_PASSWORD=SECRET)
    checked = command("check", env=given)
    assert checked.returncode == 2
    assert "COLLABGRAPH_DATABASE_PASSWORD" in checked.stderr
    assert SECRET not in checked.stderr + checked.stdout
    assert "Traceback" not in checked.stderr


def test_a_database_that_is_not_there_ends_with_2() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{nobody.getsockname()[1]}"
        given = environment(DATABASE_URL=url, DATABASE_PASSWORD=SECRET)
        checked = command("check", env=given)
    assert (checked.returncode, checked.stdout) == (2, "")
    assert f"The database at {url} does not answer" in checked.stderr
    assert "Traceback" not in checked.stderr


def test_an_import_makes_the_store(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "places.csv").write_text("id,name,kind\ntt,Trinidad and Tobago,COUNTRY\n", "utf-8")
    imported = command("import", "files", env=environment(DATABASE_URL="embedded:store"), cwd=tmp_path)
    assert (imported.returncode, imported.stderr) == (0, "")
    assert imported.stdout.splitlines()[1].split() == ["places.csv", "1", "1", "0", "0", "0"]
    assert (tmp_path / "store" / "owner.lock").exists()
    assert not (tmp_path / "store" / "join.json").exists()


def test_a_viewer_who_is_not_there_keeps_the_service_from_starting(embedded_database: Database) -> None:
    given = environment(
        DATABASE_URL=embedded_database.url,
        DATABASE_USER=embedded_database.user,
        DATABASE_PASSWORD=embedded_database.password,
        DEVELOPMENT_VIEWER="person:nobody",
    )
    refused = command("serve", "--port", str(free_port()), env=given)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "COLLABGRAPH_DEVELOPMENT_VIEWER" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_folder_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    imported = command("import", str(EMPTY), env=environment(), cwd=tmp_path)
    assert imported.returncode == 2
    assert imported.stderr.startswith("nothing/here is not a folder")
    assert list(tmp_path.iterdir()) == []


def test_a_full_temporary_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cli, "_imported", full)
    monkeypatch.setattr(telemetry, "configure", lambda *_: None)
    monkeypatch.setenv("COLLABGRAPH_DATABASE_URL", f"embedded:{tmp_path}/store")
    assert main(["import", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "(No space left on device)" in said
    assert "set TMPDIR" in said
