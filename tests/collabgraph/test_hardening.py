"""What a page of another site cannot do, what every answer says to browsers, and what production mode does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query

from collabgraph.settings import Settings
from graph_store.viewers import ADMINISTRATOR
from tests.collabgraph.tiny import serving, tiny_app

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
GRAPHQL_JSON = {"accept": "application/graphql-response+json"}
TOUCH = b'{"query": "mutation { touch }"}'
FRONT = "https://front.example"
# What a page may send to another site without asking it first: the Fetch standard, CORS-safelisted request-header.
SIMPLE = [
    {},
    {"content-type": "text/plain"},
    {"content-type": "text/plain; x=application/json"},
    {"content-type": "application/x-www-form-urlencoded"},
    {"content-type": "multipart/form-data; boundary=application/json"},
]


@pytest.mark.parametrize("headers", SIMPLE)
async def test_a_simple_request_executes_nothing(headers: Mapping[str, str]) -> None:
    """Nor does it with credentials that a browser has added: who asks here may do everything."""
    async with serving(tiny_app(viewer=ADMINISTRATOR)) as client:
        answer = await client.post("/graphql", content=TOUCH, headers={"authorization": "Bearer x", **headers})
        told = await client.post("/graphql", params={"query": "mutation { touch }"}, headers=dict(headers))
    for one in (answer, told):
        assert (one.status_code, one.json().keys()) == (415, {"errors"})


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_pages_of_other_sites_are_not_answered(site: str, method: str) -> None:
    headers = {"sec-fetch-site": site, "origin": "https://other.example"}
    async with serving(tiny_app()) as client:
        query = {"query": "{ hello }"}
        parts: dict[str, Any] = {"params": query} if method == "GET" else {"json": query}
        answer = await client.request(method, "/graphql", headers=headers, **parts)
        without_origin = await client.request(method, "/graphql", headers={"sec-fetch-site": site}, **parts)
    for one in (answer, without_origin):
        assert (one.status_code, one.json()["errors"][0]["extensions"]) == (403, {"code": "FORBIDDEN"})
        assert "access-control-allow-origin" not in one.headers


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
async def test_its_own_page_and_programs_are_answered(headers: Mapping[str, str]) -> None:
    async with serving(tiny_app()) as client:
        answer = await client.get("/graphql", params={"query": "{ hello }"}, headers=dict(headers))
    assert answer.json() == {"data": {"hello": "Hello you"}}


async def preflight(client: httpx.AsyncClient, origin: str) -> httpx.Response:
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, authorization",
    }
    return await client.options("/graphql", headers=headers)


async def test_without_the_setting_nobody_elsewhere_may_ask() -> None:
    async with serving(tiny_app()) as client:
        answer = await preflight(client, FRONT)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    ("setting", "origin", "allowed"),
    [
        (FRONT, FRONT, FRONT),
        (f"https://b.example, {FRONT}", FRONT, FRONT),
        (FRONT, "https://front.example.evil.example", None),
        (FRONT, "http://front.example", None),
        (FRONT, "null", None),
        ("*", "https://anybody.example", "*"),
    ],
)
async def test_origins_by_setting(setting: str, origin: str, allowed: str | None) -> None:
    async with serving(tiny_app(cors_origins=setting)) as client:
        before = await preflight(client, origin)
        headers = {"origin": origin, "sec-fetch-site": "cross-site"}
        answer = await client.post("/graphql", json={"query": "{ hello }"}, headers=headers)
        got = await client.get("/graphql", params={"query": "{ hello }"}, headers=headers)
    assert (before.status_code, before.headers.get("access-control-allow-origin")) == (200 if allowed else 400, allowed)
    for one in (answer, got):
        assert (one.status_code, one.headers.get("access-control-allow-origin")) == (200 if allowed else 403, allowed)
        assert "access-control-allow-credentials" not in one.headers
    if allowed:
        assert answer.headers["access-control-expose-headers"] == "retry-after, x-request-id"
        assert "x-request-id" in before.headers


EVERY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/graphql", 415),
        ("GET", "/graphql?query={hello}", 200),
        ("GET", "/graphql?query={", 200),
        ("PUT", "/graphql", 405),
        ("GET", "/health/live", 200),
        ("GET", "/nothing", 404),
        ("POST", "/health/live", 405),
    ],
)
async def test_every_answer_has_the_headers(method: str, path: str, status: int) -> None:
    async with serving(tiny_app()) as client:
        answer = await client.request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get_list(name) for name in EVERY} == {name: [said] for name, said in EVERY.items()}
    assert "strict-transport-security" not in answer.headers
    assert "server" not in answer.headers


async def test_the_page_keeps_its_own_policy_and_cannot_be_framed() -> None:
    async with serving(tiny_app()) as client:
        page = await client.get("/graphql", headers={"accept": BROWSER})
    (policy,) = page.headers.get_list("content-security-policy")
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'nonce-" in policy
    assert page.headers.get_list("x-content-type-options") == ["nosniff"]


async def test_tls_for_ever_by_setting() -> None:
    async with serving(tiny_app(hsts_seconds=31_536_000)) as client:
        answer = await client.get("/health/live")
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def messages(answer: httpx.Response) -> list[str]:
    return [error["message"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("query", "open_", "closed"),
    [
        ("{ helo }", "Cannot query field 'helo' on type 'Query'. Did you mean 'hello'?",
         "Cannot query field 'helo' on type 'Query'."),
        ("{ hello(nam: 1) }", "Unknown argument 'nam' on field 'Query.hello'. Did you mean 'name'?",
         "Unknown argument 'nam' on field 'Query.hello'."),
        ("{ thing { ... on Thin { name } } }", "Unknown type 'Thin'. Did you mean 'Thing'?", "Unknown type 'Thin'."),
    ],
)  # fmt: skip
async def test_in_production_mode_nothing_is_guessed_for_the_client(query: str, open_: str, closed: str) -> None:
    for production, expected in ((False, open_), (True, closed)):
        async with serving(tiny_app(production=production)) as client:
            answer = await client.post("/graphql", json={"query": query}, headers=GRAPHQL_JSON)
        assert (answer.status_code, messages(answer)[0]) == (400, expected)


async def test_in_production_mode_the_schema_is_not_told() -> None:
    for query in (get_introspection_query(), '{ __type(name: "Thing") { name } }'):
        async with serving(tiny_app()) as client:
            assert (await client.post("/graphql", json={"query": query})).json().keys() == {"data"}
        async with serving(tiny_app(production=True)) as client:
            answer = await client.post("/graphql", json={"query": query}, headers=GRAPHQL_JSON)
            named = await client.post("/graphql", json={"query": "{ __typename thing { __typename } }"})
        assert (answer.status_code, answer.json().keys()) == (400, {"errors"})
        assert messages(answer)[0].startswith("GraphQL introspection has been disabled")
        assert named.json() == {"data": {"__typename": "Query", "thing": {"__typename": "Thing"}}}


async def test_in_production_mode_there_is_no_page() -> None:
    async with serving(tiny_app(production=True)) as client:
        page = await client.get("/graphql", headers={"accept": BROWSER})
        html = await client.get("/graphql", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (400, "application/json; charset=utf-8")
    assert html.status_code == 406


def test_production_mode_is_a_choice() -> None:
    assert Settings().production is False
