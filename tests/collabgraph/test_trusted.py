"""Documents asked for by their hash, and the mode that executes nothing else."""

from __future__ import annotations

import json
import shlex
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from collabgraph import cli
from collabgraph.operations import operations
from collabgraph.settings import Settings, SettingsError
from collabgraph.trusted import from_settings, listed
from tests.collabgraph.tiny import serving, tiny_app

ACCEPT = {"accept": "application/graphql-response+json"}
GREETING = "query Greeting($n: String!) { hello(name: $n) }\n"
TOUCH = "mutation { touch }"
HASH = sha256(GREETING.encode()).hexdigest()
UNKNOWN = "0" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the operator's own documents."""
    (tmp_path / "front").mkdir()
    (tmp_path / "front" / "greeting.graphql").write_text(GREETING, "utf-8")
    (tmp_path / "touch.graphql").write_text(TOUCH, "utf-8")
    (tmp_path / "notes.txt").write_text("no document", "utf-8")
    return tmp_path


@pytest.fixture
async def client(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(tiny_app(trusted_documents=str(folder))) as client:
        yield client


@pytest.fixture
async def closed(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(tiny_app(trusted_documents=str(folder), trusted_only=True)) as client:
        yield client


def apollo(hash_: object, version: object = 1) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": version, "sha256Hash": hash_}}}


async def post(client: httpx.AsyncClient, **body: Any) -> tuple[int, Any]:
    answer = await client.post("/graphql", json=body, headers=ACCEPT)
    return answer.status_code, answer.json()


async def get(client: httpx.AsyncClient, **parameters: Any) -> tuple[int, Any]:
    sent = {
        name: value if isinstance(value, str) else orjson.dumps(value).decode() for name, value in parameters.items()
    }
    answer = await client.get("/graphql", params=sent, headers=ACCEPT)
    return answer.status_code, answer.json()


HELLO = (200, {"data": {"hello": "Hello Ana"}})
NOT_FOUND = (
    400,
    {
        "errors": [
            {
                "message": "PersistedQueryNotFound",
                "extensions": {
                    "code": "PERSISTED_QUERY_NOT_FOUND",
                    "argument": "extensions.persistedQuery.sha256Hash",
                },
            }
        ]
    },
)


@pytest.mark.parametrize("how", [post, get])
async def test_a_known_document_is_asked_for_by_its_hash(client: httpx.AsyncClient, how: Any) -> None:
    variables = {"n": "Ana"}
    assert await how(client, variables=variables, **apollo(HASH)) == HELLO
    assert await how(client, variables=variables, **apollo(HASH.upper())) == HELLO
    assert await how(client, variables=variables, documentId=f"sha256:{HASH}") == HELLO
    assert await how(client, variables=variables, query=GREETING, **apollo(HASH)) == HELLO


@pytest.mark.parametrize("how", [post, get])
async def test_an_unknown_hash_says_what_apollos_clients_understand(client: httpx.AsyncClient, how: Any) -> None:
    assert await how(client, **apollo(UNKNOWN)) == NOT_FOUND
    status, body = await how(client, documentId=f"sha256:{UNKNOWN}")
    assert (status, body["errors"][0]["extensions"]) == (400, {"code": "NOT_FOUND", "argument": "documentId"})
    status, body = await how(client, documentId="of-another-kind")
    assert (status, body["errors"][0]["extensions"]["code"]) == (400, "NOT_FOUND")


async def test_nothing_is_registered_by_asking(client: httpx.AsyncClient) -> None:
    text = "{ hello }"
    hash_ = sha256(text.encode()).hexdigest()
    assert await post(client, query=text, **apollo(hash_)) == (200, {"data": {"hello": "Hello you"}})
    assert await post(client, **apollo(hash_)) == NOT_FOUND


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"query": "{ hello }", **apollo(HASH)}, "is not the SHA-256 of query"),
        ({"query": "{ hello }", "documentId": f"sha256:{HASH}"}, "query or documentId, not both"),
        (apollo(HASH, 2), "must be an object with version 1"),
        (apollo(17), "must be an object with version 1"),
        ({"extensions": {"persistedQuery": "x"}}, "must be an object with version 1"),
        ({"documentId": 17}, "documentId must be a string"),
    ],
)
async def test_what_contradicts_itself_is_refused(client: httpx.AsyncClient, body: dict[str, Any], reason: str) -> None:
    status, answer = await post(client, **body)
    assert (status, answer["errors"][0]["extensions"]) == (400, {"code": "BAD_INPUT"})
    assert reason in answer["errors"][0]["message"]


async def test_a_known_mutation_is_not_for_get(client: httpx.AsyncClient) -> None:
    touch = f"sha256:{sha256(TOUCH.encode()).hexdigest()}"
    assert (await get(client, documentId=touch))[0] == 405
    status, body = await post(client, documentId=touch)
    assert (status, body["errors"][0]["extensions"]) == (401, {"code": "UNAUTHENTICATED"})


async def test_only_known_documents_where_the_operator_says_so(closed: httpx.AsyncClient) -> None:
    variables = {"n": "Ana"}
    for how in (post, get):
        assert await how(closed, variables=variables, documentId=f"sha256:{HASH}") == HELLO
        assert await how(closed, variables=variables, query=GREETING) == HELLO
        status, body = await how(closed, query="{ hello }")
        assert (status, body["errors"][0]["extensions"]) == (403, {"code": "FORBIDDEN"})
        assert body.keys() == {"errors"}
        status, body = await how(closed, query="{ hello", **apollo(sha256(b"{ hello").hexdigest()))
        assert (status, body["errors"][0]["extensions"]) == (403, {"code": "FORBIDDEN"})


def test_the_ready_operations_are_known() -> None:
    known = from_settings(Settings(trusted_only=True))
    texts = [operation.query for operation in operations().values()]
    assert known.texts == {sha256(text.encode()).hexdigest(): text for text in texts}
    assert len(known.texts) == len(texts) >= 15


def test_a_file_is_known_by_the_hash_of_its_bytes(folder: Path) -> None:
    found = listed(Settings(trusted_documents=str(folder)))
    assert found["front/greeting.graphql"] == sha256((folder / "front" / "greeting.graphql").read_bytes()).hexdigest()
    assert found.keys() == {*operations(), "front/greeting.graphql", "touch.graphql"}


def test_a_folder_that_is_not_there_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"COLLABGRAPH_TRUSTED_DOCUMENTS .*nowhere is not a folder"):
        tiny_app(trusted_documents=str(tmp_path / "nowhere"))
    (tmp_path / "bad.graphql").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="COLLABGRAPH_TRUSTED_DOCUMENTS"):
        tiny_app(trusted_documents=str(tmp_path))


def test_the_command_lists_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLLABGRAPH_TRUSTED_DOCUMENTS", str(folder))
    assert cli.main(["operations"]) == 0
    lines = capsys.readouterr().out.splitlines()
    known = listed(Settings(trusted_documents=str(folder)))
    assert lines == [f"{hash_} {name}" for name, hash_ in known.items()]
    monkeypatch.setenv("COLLABGRAPH_TRUSTED_DOCUMENTS", str(folder / "nowhere"))
    assert cli.main(["operations"]) == 2
    assert "nowhere is not a folder" in capsys.readouterr().err


def test_a_ready_operation_is_a_line_for_a_shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLLABGRAPH_PORT", "8001")
    assert cli.main(["operations", "fulfil_need"]) == 0
    question, told, asker, line = capsys.readouterr().out.splitlines()
    assert (question, asker) == (
        "# This need is met.",
        "# Who may on the demo community: COLLABGRAPH_DEVELOPMENT_VIEWER=person:p-marva-celestine",
    )
    assert told.startswith("# For whoever may change the need.")
    command, silent, address, header, media, data, body = shlex.split(line)
    assert (command, silent, address, header, media, data) == (
        "curl",
        "-s",
        "http://127.0.0.1:8001/graphql",
        "-H",
        "content-type: application/json",
        "-d",
    )
    assert json.loads(body)["variables"] == dict(operations()["fulfil_need"].variables)
    assert cli.main(["operations", "sectors"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert cli.main(["operations", "nothing"]) == 2
    assert capsys.readouterr().err == "There is no ready operation nothing: collabgraph operations lists them.\n"
