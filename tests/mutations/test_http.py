"""Mutations over HTTP: as the guide says, by POST alone, at their cost."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from collabgraph.app import create_app
from collabgraph.demo import load_if_empty
from collabgraph.settings import Settings
from graph_store.store import Store
from graph_store.viewers import ANONYMOUS, Viewer
from tests.mutations.asking import NOW, everything
from tests.policy.asking import hold
from tests.reference.community import Person
from tests.support.networks import Inline

GUIDE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text("utf-8")
MARVA = Viewer("member", "p-marva-celestine")
CREATE = 'mutation { createOrganisation(input: {name: "Ours", kind: NGO}) { organisation { name } } }'


@asynccontextmanager
async def service(store: Store, viewer: Viewer) -> AsyncIterator[httpx.AsyncClient]:
    """The service, asked by that viewer."""
    app = create_app(Settings(), store=store, viewer=viewer, compute=Inline(), clock=lambda: NOW)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        yield client


async def test_the_guide_is_right(clean_store: Store) -> None:
    assert await load_if_empty(clean_store)
    requests = [json.loads(text) for text in re.findall(r"-d '(.*)'$", GUIDE, flags=re.MULTILINE)]
    answers = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", GUIDE, flags=re.DOTALL)]
    assert len(requests) == 4
    async with service(clean_store, MARVA) as client:
        for request, answer in zip(requests, answers, strict=True):
            for _ in range(2):
                assert (await client.post("/graphql", json=request)).json() == answer
    files, _ = await everything(clean_store)
    assert files["organisations.csv"].count("Toco Bakers") == 1


async def test_a_mutation_is_for_post_and_for_who_is_signed_in(clean_store: Store) -> None:
    await hold(clean_store, Person("p-marva-celestine", "Marva"))
    before = await everything(clean_store)
    async with service(clean_store, MARVA) as client:
        answer = await client.get("/graphql", params={"query": CREATE})
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    async with service(clean_store, ANONYMOUS) as client:
        answer = await client.post("/graphql", json={"query": CREATE})
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
    assert await everything(clean_store) == before


async def test_it_costs_and_is_refused_like_a_query(clean_store: Store) -> None:
    await hold(clean_store, Person("p-marva-celestine", "Marva"))
    before = await everything(clean_store)
    async with service(clean_store, MARVA) as client:

        async def ask(document: str) -> Any:
            body = {"query": document, "extensions": {"cost": True}}
            return (await client.post("/graphql", json=body)).json()

        helpers = "needs(first: 200) { nodes { helpers(first: 200) { nodes { id } } } }"
        dear = CREATE.replace("{ name }", f"{{ {' '.join(f'n{n}: {helpers}' for n in range(5))} }}")
        refused = await ask(dear)
        assert [error["extensions"]["code"] for error in refused["errors"]] == ["TOO_COMPLEX"]
        assert await everything(clean_store) == before
        answer = await ask(CREATE)
        assert answer["data"] == {"createOrganisation": {"organisation": {"name": "Ours"}}}
        assert answer["extensions"]["cost"]["estimate"] == 5_012
