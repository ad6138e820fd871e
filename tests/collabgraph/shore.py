"""A small community for the tests of exports over HTTP, and a client of a service with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.comparison.asking import NOW
from tests.reference.community import Asset, Key, Membership, Organisation, Partnership, Person, Place
from tests.support.networks import Inline

ONE, TWO, GULF = (Key("Organisation", name) for name in ("one", "two", "gulf"))
ROWS = (
    Place("tt", "Trinidad & Tobago", "COUNTRY"),
    Place("toco", "Toco", "SETTLEMENT", None, "tt"),
    Organisation("one", "1+1+1=ONE", "NGO", None, ("Sea", "Arts, crafts"), ("TRADE",), "toco", 10.75, -61.0),
    Organisation("two", '=Two <&> "2"', "SCHOOL", sectors=("Sea",)),
    Organisation("gulf", "Gulf\u0007Board", visibility="MEMBERS"),
    Organisation("lone", "Lone", visibility="PRIVATE"),
    Person("ana", "Ana"),
    Membership("ana", "one"),
    Membership("ana", "gulf"),
    Partnership("one", "two", "FUNDING", "2021-01-01"),
    Partnership("two", "gulf", "ALLIANCE"),
    Asset("boat", "Boat", "TRANSPORT", "Twelve seats", ONE, "toco", 10.5, -61.25, 12.0, "LOAN"),
    Asset("anchor", "Anchor", "EQUIPMENT", owner=TWO),
    Asset("crane", "Crane", "EQUIPMENT", owner=GULF, latitude=18.0, longitude=-77.0, visibility="MEMBERS"),
    Asset("dock", "Dock", "SPACE", place="tt", visibility="PRIVATE"),
)
VIEWERS = (ANONYMOUS, MEMBER, ADMINISTRATOR)


@asynccontextmanager
async def serving(
    store: Store, viewer: Viewer | None = ANONYMOUS, compute: Any = None, **settings: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service with its own schema."""
    app = create_app(Settings(**settings), store=store, viewer=viewer, compute=compute or Inline(), clock=lambda: NOW)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        yield client
