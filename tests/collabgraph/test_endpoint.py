"""The endpoint: GraphQL over HTTP, the codes of errors, the time-out, and a client that goes away."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import orjson
import pytest
from graphql import DocumentNode
from starlette.types import Message
from structlog.testing import capture_logs

from collabgraph.limits import Limits, parsed
from collabgraph.protocol import negotiated, wants_page
from graph_store.viewers import MEMBER
from tests.collabgraph.tiny import CANARY, FakeStore, serving, tiny_app

GRAPHQL_JSON = "application/graphql-response+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with serving(tiny_app()) as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str, accept: str = GRAPHQL_JSON, **parameters: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, **parameters}, headers={"accept": accept})


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (GRAPHQL_JSON, GRAPHQL_JSON),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("application/json;q=0.5, application/graphql-response+json", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0.5, application/json", "application/json"),
        ("application/graphql-response+json, application/json", GRAPHQL_JSON),
        ("application/graphql-response+json; charset=utf-8, */*;q=0.1", GRAPHQL_JSON),
        ("application/json;q=0, */*;q=0.5", GRAPHQL_JSON),
        ("application/*", "application/json"),
        ("", "application/json"),
        (None, "application/json"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("application/json;q=x", None),
    ],
)
def test_the_media_type_is_what_the_client_prefers(accept: str | None, media: str | None) -> None:
    assert negotiated(accept) == media


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER, True),
        ("application/json", False),
        ("*/*", False),
        (None, False),
        ("text/html;q=0.5, application/json", False),
        ("application/json;q=0.5, text/html", True),
    ],
)
def test_only_browsers_get_the_page(accept: str | None, page: bool) -> None:
    assert wants_page(accept) is page


async def test_a_good_request(client: httpx.AsyncClient) -> None:
    answer = await ask(client, "query Q($n: String!) { hello(name: $n) }", variables={"n": "Ana"}, operationName="Q")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{GRAPHQL_JSON}; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content == b'{"data":{"hello":"Hello Ana"}}'


async def test_get_answers_queries(client: httpx.AsyncClient) -> None:
    parameters = {"query": "query($n: String!) { hello(name: $n) }", "variables": '{"n": "Zoë"}'}
    answer = await client.get("/graphql", params=parameters)
    assert (answer.status_code, answer.json()) == (200, {"data": {"hello": "Hello Zoë"}})


async def test_get_refuses_mutations(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "mutation { touch }"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_INPUT"}
    async with serving(tiny_app(viewer=MEMBER)) as member:
        assert (await ask(member, "mutation { touch }")).json() == {"data": {"touch": True}}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"query"', "The body is not JSON"),
        (b"", "The body is not JSON"),
        (b'"text"', "The body must be a JSON object"),
        (b'[{"query": "{ hello }"}]', "batches are not answered"),
        (b'{"qeury": "{ hello }"}', "query is missing"),
        (b'{"query": ""}', "query is missing"),
        (b'{"query": 7}', "query is missing"),
        (b'{"query": "{ hello }", "variables": [1]}', "variables must be"),
        (b'{"query": "{ hello }", "extensions": "x"}', "extensions must be"),
        (b'{"query": "{ hello }", "operationName": 7}', "operationName must be"),
    ],
)
async def test_what_is_no_request_is_400_in_every_media_type(
    client: httpx.AsyncClient, body: bytes, reason: str
) -> None:
    for accept in (GRAPHQL_JSON, "application/json"):
        headers = {"content-type": "application/json", "accept": accept}
        answer = await client.post("/graphql", content=body, headers=headers)
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["extensions"]) == (400, {"code": "BAD_INPUT"})
        assert reason in error["message"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/json; charset=latin-1"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
async def test_other_content_is_415(client: httpx.AsyncClient, headers: Mapping[str, str]) -> None:
    answer = await client.post("/graphql", content=b'{"query": "{ hello }"}', headers=headers)
    assert answer.status_code == 415


async def test_other_methods_and_answers(client: httpx.AsyncClient) -> None:
    put = await client.put("/graphql", json={"query": "{ hello }"})
    assert (put.status_code, put.headers["allow"]) == (405, "GET, POST")
    assert (await ask(client, "{ hello }", "image/png")).status_code == 406


async def test_a_large_body_is_413_with_and_without_its_length() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b" " * 500

    async with serving(tiny_app(max_body_bytes=1000)) as client:
        headers = {"content-type": "application/json"}
        told = await client.post("/graphql", content=b" " * 1001, headers=headers)
        found = await client.post("/graphql", content=chunks(), headers=headers)
    for answer in (told, found):
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (413, {"code": "TOO_COMPLEX"})


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("{ hello", {}),
        ("{ nothing }", {}),
        ("query A { hello } query B { hello }", {}),
        ("query A { hello }", {"operationName": "C"}),
        ("query($n: String!) { hello(name: $n) }", {}),
        ("query($n: String!) { hello(name: $n) }", {"variables": {"n": 7}}),
    ],
)
async def test_a_request_that_cannot_be_executed_has_no_data(
    client: httpx.AsyncClient, query: str, parameters: dict[str, Any]
) -> None:
    for accept, status in ((GRAPHQL_JSON, 400), ("application/json", 200)):
        answer = await ask(client, query, accept, **parameters)
        assert answer.status_code == status
        assert answer.json().keys() == {"errors"}
        assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_INPUT"}


async def test_what_was_sent_is_not_sent_back_at_length(client: httpx.AsyncClient) -> None:
    answer = await ask(client, "{ hello }", operationName="x" * 5_000)
    message = answer.json()["errors"][0]["message"]
    assert message == f"Unknown operation named '{'x' * (999 - 25)}…"


async def test_errors_of_the_service_keep_their_code_and_argument(client: httpx.AsyncClient) -> None:
    answer = await ask(client, "{ notFound hello badInput unavailable }")
    assert answer.status_code == 200
    assert answer.json() == {
        "errors": [
            {
                "message": "first: must be 0 to 200",
                "locations": [{"line": 1, "column": 18}],
                "path": ["badInput"],
                "extensions": {"code": "BAD_INPUT", "argument": "first"},
            },
            {
                "message": "around: there is nothing with this id",
                "locations": [{"line": 1, "column": 3}],
                "path": ["notFound"],
                "extensions": {"code": "NOT_FOUND", "argument": "around"},
            },
            {
                "message": "The database cannot be reached just now; try again later.",
                "locations": [{"line": 1, "column": 27}],
                "path": ["unavailable"],
                "extensions": {"code": "UNAVAILABLE"},
            },
        ],
        "data": {"notFound": None, "hello": "Hello you", "badInput": None, "unavailable": None},
    }


async def test_expected_errors_are_not_logged_as_exceptions(client: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        await ask(client, "{ notFound badInput }")
    assert [line["event"] for line in lines] == ["request"]


async def test_unexpected_errors_are_masked_and_logged(client: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        answer = await client.post("/graphql", json={"query": "{ broken }"}, headers={"x-request-id": "r-17"})
    assert answer.json()["errors"][0]["message"] == (
        "An unexpected error; it was logged. When you report it, give the request id r-17."
    )
    assert answer.json()["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert CANARY not in answer.text
    (logged,) = [line for line in lines if line["event"] == "unexpected error"]
    assert (logged["request_id"], logged["path"], str(logged["exc_info"])) == ("r-17", ["broken"], CANARY)


async def test_a_failing_statement_is_logged_by_its_name_and_once() -> None:
    async def fail(_: Mapping[str, Any]) -> list[Any]:
        raise RuntimeError(CANARY)

    async with serving(tiny_app(FakeStore({"setup/counts": fail}))) as client:
        with capture_logs() as lines:
            answer = await ask(client, "{ counts }")
    assert CANARY not in answer.text
    assert answer.json()["errors"][0]["extensions"] == {"code": "INTERNAL"}
    (logged,) = [line for line in lines if line["event"] == "unexpected error"]
    assert logged["statement"] == "setup/counts"


async def test_a_resolver_that_breaks_the_schema_is_ours_to_mend(client: httpx.AsyncClient) -> None:
    answer = await ask(client, "{ promised }")
    assert (answer.status_code, answer.json()["data"]) == (200, None)
    assert answer.json()["errors"][0]["extensions"] == {"code": "INTERNAL"}


async def test_the_request_id_is_taken_where_it_is_well_formed(client: httpx.AsyncClient) -> None:
    for given in ("8f-1_a.B", "x" * 128):
        answer = await client.get("/health/live", headers={"x-request-id": given})
        assert answer.headers["x-request-id"] == given
    for given in ("", "a b", "x" * 129, "a\tb", "<script>"):
        answer = await client.get("/health/live", headers={"x-request-id": given})
        assert uuid.UUID(answer.headers["x-request-id"]).version == 4


async def test_the_access_line_has_no_more_than_it_should(client: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        await ask(client, "query Greeting($n: String) { hello(name: $n) }", variables={"n": CANARY})
    (line,) = lines
    assert line.pop("ms") >= 0
    assert uuid.UUID(line.pop("request_id")).version == 4
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "operation": "Greeting",
        "statements": 0,
        "code": None,
        "unplanned": None,
    }


async def test_time_is_over() -> None:
    async def sleep(_: Mapping[str, Any]) -> list[Any]:
        await asyncio.sleep(60)
        return []

    store = FakeStore({"setup/counts": sleep})
    async with serving(tiny_app(store, timeout=0.05)) as client:
        answer = await ask(client, "{ hello counts }")
    assert answer.status_code == 200
    assert answer.json() == {
        "errors": [
            {
                "message": "The answer was not ready in time; ask for less, or try again later.",
                "extensions": {"code": "TIMEOUT"},
            }
        ],
        "data": None,
    }
    assert store.cancelled == ["setup/counts"]
    (told,) = store.timeouts
    assert 0 < told <= 0.05


async def test_a_slow_body_is_not_waited_for() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(60)

    async with serving(tiny_app(timeout=0.05)) as client:
        answer = await client.post("/graphql", content=slow(), headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (408, {"code": "TIMEOUT"})


async def test_a_client_that_goes_away_cancels_the_work() -> None:
    begun = asyncio.Event()

    async def sleep(_: Mapping[str, Any]) -> list[Any]:
        begun.set()
        await asyncio.sleep(60)
        return []

    sent: list[Message] = []
    body = orjson.dumps({"query": "{ counts }"})
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        await begun.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    store = FakeStore({"setup/counts": sleep})
    app = tiny_app(store)
    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers}
    async with app.router.lifespan_context(app):
        with capture_logs() as lines:
            await asyncio.wait_for(app(scope, receive, send), 5)
    assert (sent, store.cancelled, lines[-1]["status"]) == ([], ["setup/counts"], 499)


async def test_browsers_get_a_page_that_may_talk_to_this_service_alone(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphql", headers={"accept": BROWSER})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert f'<script nonce="{nonce}">' in page.text
    assert "GraphiQL" in page.text
    assert "@nonce@" not in page.text
    assert "@given@" not in page.text
    again = await client.get("/graphql", headers={"accept": BROWSER})
    assert nonce not in again.text


async def test_a_document_is_read_once(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(text: str, limits: Limits) -> DocumentNode:
        read.append(text)
        return parsed(text, limits)

    monkeypatch.setattr("collabgraph.documents.parsed", reading)
    for name in ("Ana", "Bo"):
        answer = await ask(client, "query($n: String) { once: hello(name: $n) }", variables={"n": name})
        assert answer.json() == {"data": {"once": f"Hello {name}"}}
    for _ in range(2):
        await ask(client, "{ wrong }")
    assert read == ["query($n: String) { once: hello(name: $n) }", "{ wrong }", "{ wrong }"]
