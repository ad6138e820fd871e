"""Budgets and sizes over HTTP: what is refused, what is told on request, and that nothing was executed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.collabgraph.tiny import FakeStore, NoCompute, serving, tiny_app

ACCEPT = {"accept": "application/graphql-response+json"}
# 1,002: a thousand for the introspection, one for the name, one for the counts.
DEAR = "query($much: Boolean = true) { counts hello __schema @include(if: $much) { queryType { name } } }"
TOO_MUCH = (
    "The request is estimated to cost 1002, and 1001 is the most that is answered; "
    "ask for smaller pages (first, last), for fewer levels, or for less at once."
)


async def counted(_: Mapping[str, Any]) -> list[Any]:
    return [1]


async def ask(client: httpx.AsyncClient, query: str, **parameters: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, **parameters}, headers=ACCEPT)


async def test_beyond_the_budget_nothing_is_executed() -> None:
    store = FakeStore({"setup/counts": counted})
    async with serving(tiny_app(store, budget_anonymous=1_001)) as client:
        with capture_logs() as lines:
            refused = await ask(client, DEAR)
            plain = await client.post("/graphql", json={"query": DEAR})
        assert store.asked == []
        answered = await ask(client, DEAR, variables={"much": False})
    expected = {"errors": [{"message": TOO_MUCH, "extensions": {"code": "TOO_COMPLEX"}}]}
    assert (refused.status_code, refused.json()) == (400, expected)
    assert (plain.status_code, plain.json()) == (200, expected)
    assert [line["code"] for line in lines] == ["TOO_COMPLEX"] * 2
    assert answered.json() == {"data": {"counts": [1], "hello": "Hello you"}}


@pytest.mark.parametrize(
    ("viewer", "status"), [(ANONYMOUS, 400), (MEMBER, 400), (Viewer("member", "17"), 400), (ADMINISTRATOR, 200)]
)
async def test_every_role_has_its_own_budget(viewer: Viewer, status: int) -> None:
    store = FakeStore({"setup/counts": counted})
    budgets = {"budget_anonymous": 1_000, "budget_member": 1_001, "budget_administrator": 1_002}
    async with serving(tiny_app(store, viewer, **budgets)) as client:
        answer = await ask(client, DEAR, extensions={"cost": True})
    assert answer.status_code == status
    assert answer.json()["extensions"] == {"cost": {"estimate": 1_002, "budget": budgets[f"budget_{viewer.kind}"]}}


@pytest.mark.parametrize("extensions", [None, {}, {"cost": False}, {"cost": 1}, {"other": True}])
async def test_the_cost_is_told_only_to_who_asks_for_it(extensions: object) -> None:
    async with serving(tiny_app()) as client:
        assert (await ask(client, "{ hello }", extensions=extensions)).json() == {"data": {"hello": "Hello you"}}


async def test_the_cost_is_told_by_get_and_with_errors_too() -> None:
    async with serving(tiny_app()) as client:
        got = await client.get("/graphql", params={"query": "{ hello }", "extensions": '{"cost": true}'})
        failed = await ask(client, "{ notFound }", extensions={"cost": True})
    told = {"cost": {"estimate": 1, "budget": 5_000_000}}
    assert got.json() == {"data": {"hello": "Hello you"}, "extensions": told}
    assert (failed.json()["data"], failed.json()["extensions"]) == ({"notFound": None}, told)


async def test_a_document_without_such_an_operation_has_no_cost() -> None:
    async with serving(tiny_app()) as client:
        answer = await ask(client, "query A { hello }", operationName="B", extensions={"cost": True})
    assert (answer.status_code, answer.json().keys()) == (400, {"errors"})


async def test_a_large_answer_is_not_sent() -> None:
    fits = len(b'{"data":{"hello":"Hello "}}') + 973
    async with serving(tiny_app(max_answer_bytes=1_000)) as client:
        names = ["x" * 973, "x" * 974]
        query = "query($n: String!) { hello(name: $n) }"
        sent, refused = [await ask(client, query, variables={"n": name}) for name in names]
    assert (fits, len(sent.content)) == (1_000, 1_000)
    assert (refused.status_code, refused.json()) == (
        200,
        {
            "errors": [
                {
                    "message": (
                        "The answer has 1001 bytes, and 1000 is the most that is sent; "
                        "ask for smaller pages (first, last) or fewer fields."
                    ),
                    "extensions": {"code": "TOO_COMPLEX"},
                }
            ],
            "data": None,
        },
    )


async def test_production_mode_guesses_nothing_in_variables_either() -> None:
    query = "query($kind: PlaceKind) { places(kind: $kind) { totalCount } }"
    said = []
    for production in (False, True):
        settings = Settings(production=production)
        async with serving(create_app(settings, store=FakeStore(), compute=NoCompute())) as client:
            answer = await ask(client, query, variables={"kind": "COUNTRI"})
        said.append(answer.json()["errors"][0]["message"])
    assert "Did you mean the enum value 'COUNTRY'?" in said[0]
    assert "Did you mean" not in said[1]
    assert "'COUNTRI'" in said[1]
