"""Exports that break on the way: never is a part taken for the whole, and nothing goes on for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson
import pytest
from starlette.applications import Starlette
from starlette.types import Message

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store.viewers import ANONYMOUS
from resolvers import asset_exports
from tests.collabgraph.tiny import FakeStore
from tests.comparison.asking import NOW
from tests.support.networks import Inline


def breaking(pages: int) -> FakeStore:
    """A store with assets without end, of which so many pages can be read."""
    store = FakeStore()

    async def ids(parameters: Mapping[str, Any]) -> list[Any]:
        return [[[f"a{number}", "name"] for number in range(parameters["limit"])]]

    async def features(parameters: Mapping[str, Any]) -> list[Any]:
        if sum(name == "asset_map/features_of" for name, _ in store.asked) > pages:
            raise RuntimeError("canary-4711")
        return [[[id_, *["x"] * 7, 1.0, 2.0, None, None] for id_ in parameters["ids"]]]

    store.reads = {"assets/list": ids, "asset_map/features_of": features}
    return store


def app_of(store: FakeStore, **settings: Any) -> Starlette:
    return create_app(Settings(**settings), store=store, viewer=ANONYMOUS, compute=Inline(), clock=lambda: NOW)


async def sent_by(app: Starlette, receive: Any, path: str = "/export/assets.geojson") -> list[Message]:
    """What the app sends to a client with that way of receiving."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "server": ("service", 80),
        "scheme": "http",
        "http_version": "1.1",
    }
    async with app.router.lifespan_context(app):
        await app(scope, receive, send)
    return sent


async def waiting() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def test_what_breaks_before_the_first_byte_is_an_error() -> None:
    sent = await sent_by(app_of(breaking(0)), waiting)
    assert sent[0]["status"] == 500
    assert orjson.loads(sent[1]["body"])["errors"][0]["extensions"] == {"code": "INTERNAL"}
    assert b"canary" not in sent[1]["body"]


async def test_what_breaks_later_is_never_a_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server closes a connection whose answer has no end, so that its client knows that it has but a part."""
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 1_000)
    monkeypatch.setattr(asset_exports, "FEATURES_AT_ONCE", 1_000)
    sent = await sent_by(app_of(breaking(3)), waiting)
    assert sent[0]["status"] == 200
    assert all(message["more_body"] for message in sent[1:])
    assert b"".join(message["body"] for message in sent[1:]).count(b'"Feature"') == 3_000


async def test_a_client_that_goes_away_ends_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 100)
    store = breaking(10**9)
    gone = asyncio.Event()

    async def features(parameters: Mapping[str, Any]) -> list[Any]:
        if sum(name == "asset_map/features_of" for name, _ in store.asked) > 5:
            gone.set()
            await asyncio.Event().wait()
        return [[[id_, *["x"] * 7, 1.0, 2.0, None, None] for id_ in parameters["ids"]]]

    store.reads["asset_map/features_of"] = features

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    sent = await sent_by(app_of(store), receive)
    assert all(message["more_body"] for message in sent[1:])
    assert store.cancelled == ["asset_map/features_of"]


async def test_each_page_has_the_time_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asset_exports, "IDS_AT_ONCE", 100)
    store = breaking(10**9)
    await sent_by(app_of(store, timeout=30, max_export_assets=1_000), waiting)
    assert len(store.timeouts) == 20
    assert all(29 < seconds <= 30 for seconds in store.timeouts)
