"""Who is asking, and what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from collabgraph.app import create_app
from collabgraph.errors import Unauthenticated
from collabgraph.settings import Settings
from graph_store.viewers import ADMINISTRATOR, Viewer
from tests.collabgraph.tiny import NOW, SCHEMA, FakeStore, NoCompute, serving, tiny_app


def people(stewards: dict[str, list[str]]) -> FakeStore:
    """A store with these people and their stewardships."""

    async def stewardships(parameters: Mapping[str, Any]) -> list[Any]:
        return [parameters["person"] in stewards, stewards.get(parameters["person"], []), False]

    return FakeStore({"viewers/stewardships": stewardships})


async def asker(**settings: Any) -> list[str]:
    """Kind, person and stewardships of the viewer of a request."""
    async with serving(tiny_app(people({"ana": ["north", "south"], "bo": []}), **settings)) as client:
        answer = await client.post("/graphql", json={"query": "{ asker }"})
    found: list[str] = answer.json()["data"]["asker"]
    return found


@pytest.mark.parametrize(
    ("setting", "viewer"),
    [
        (None, ["anonymous", ""]),
        ("anonymous", ["anonymous", ""]),
        ("member", ["member", ""]),
        ("administrator", ["administrator", ""]),
        ("person:bo", ["member", "bo"]),
        ("person:ana", ["member", "ana", "north", "south"]),
    ],
)
async def test_the_viewer_of_the_setting(setting: str | None, viewer: list[str]) -> None:
    assert await asker(development_viewer=setting) == viewer


async def test_a_given_viewer_comes_before_the_setting() -> None:
    assert await asker(viewer=ADMINISTRATOR, development_viewer="member") == ["administrator", ""]
    assert await asker(viewer=Viewer("member", "cy", ("east",))) == ["member", "cy", "east"]


async def test_a_person_who_is_not_there_stops_the_start() -> None:
    app = tiny_app(people({}), development_viewer="person:nobody")
    with pytest.raises(Unauthenticated, match="COLLABGRAPH_DEVELOPMENT_VIEWER"):
        async with app.router.lifespan_context(app):
            raise AssertionError("it has started")


async def test_stewardships_are_looked_up_for_every_request() -> None:
    known = {"ana": ["north"]}
    async with serving(tiny_app(people(known), development_viewer="person:ana")) as client:
        known["ana"] = ["south"]
        answer = await client.post("/graphql", json={"query": "{ asker }"})
        assert answer.json() == {"data": {"asker": ["member", "ana", "south"]}}
        del known["ana"]
        for accept, status in (("application/graphql-response+json", 401), ("application/json", 200)):
            answer = await client.post("/graphql", json={"query": "{ asker }"}, headers={"accept": accept})
            (error,) = answer.json()["errors"]
            assert (answer.status_code, error["extensions"]) == (status, {"code": "UNAUTHENTICATED"})
            assert answer.json().keys() == {"errors"}
            assert "ana" not in answer.text


async def test_today_is_the_date_in_utc_when_the_request_begins() -> None:
    store = people({"ana": []})
    async with serving(tiny_app(store, development_viewer="person:ana")) as client:
        answer = await client.post("/graphql", json={"query": "{ today }"})
    assert NOW.isoformat() == "2026-11-21T23:59:59+00:00"
    assert answer.json() == {"data": {"today": "2026-11-21"}}
    assert [parameters["today"] for _, parameters in store.asked] == ["2026-11-21", "2026-11-21"]


async def test_another_clock_gives_the_date_in_utc_as_well() -> None:
    guyana = timezone(timedelta(hours=-4))
    app = create_app(
        Settings(),
        store=FakeStore(),
        compute=NoCompute(),
        schema=SCHEMA,
        clock=lambda: datetime(2026, 11, 21, 20, 0, tzinfo=guyana),
    )
    async with serving(app) as client:
        answer = await client.post("/graphql", json={"query": "{ today }"})
    assert answer.json() == {"data": {"today": "2026-11-22"}}
    assert datetime(2026, 11, 22, tzinfo=UTC) == datetime(2026, 11, 21, 20, 0, tzinfo=guyana)
