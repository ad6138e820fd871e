"""What a subscription tells each role, at each visibility, is what a query would tell it at that moment."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest
from graphql import GraphQLObjectType

from collabgraph.answers import Answers, Request
from collabgraph.callers import Caller
from collabgraph.documents import Documents
from collabgraph.limits import Limits
from collabgraph.protocol import GRAPHQL_JSON, Asked
from collabgraph.telemetry import Trace
from collabgraph.trusted import Trusted
from collabgraph.weights import WEIGHTS
from graph_store.identity import encode
from graph_store.reading import Reading
from graph_store.store import Store
from graph_store.viewers import Viewer
from loaders.context import RequestContext
from resolvers.watching import Watch
from schema.schema import schema
from tests.comparison.asking import viewer_in
from tests.conftest import TODAY
from tests.policy.asking import answer, set_visibility
from tests.policy.probes import OURS
from tests.policy.world import THINGS, VIEWERS, VISIBILITIES
from tests.support.networks import Inline

ANSWERS = Answers(Documents(schema._schema, Limits(), WEIGHTS), Trusted({}), dict.fromkeys(VIEWERS, 0))
SELECTION = (
    "{ __typename id ... on Party { name } ... on Project { name } ... on Asset { name } ... on Need { title } }"
)
NEED = "{ id title subject { ... on Party { id } ... on Project { id } } }"
NEWS = "subscription { newNeeds { node { id } } }"
OWN = "{ viewer { person { canHelpWith(first: 200) { nodes { id } } } } }"


async def told(store: Store, viewer: Viewer, document: str, watch: Watch) -> Mapping[str, Any]:
    """The answer of one look."""
    reading = Reading(store, viewer, TODAY, time.monotonic() + 60)
    context = RequestContext(reading, Inline())
    request = Request(Caller(viewer, "test"), context, Trace("test"), GRAPHQL_JSON, "POST", _nothing)
    return await ANSWERS.event(Asked(document), ANSWERS.documents.read(document), request, watch)


async def _nothing() -> Any:
    raise AssertionError


def test_every_field_is_here() -> None:
    root = OURS.type_map["Subscription"]
    assert isinstance(root, GraphQLObjectType)
    assert set(root.fields) == {"node", "need", "newNeeds"}


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_everybody_is_told_what_he_may_see(world: Store, visibility: str) -> None:
    wrong = []
    for name, thing in THINGS.items():
        if thing.key is None:
            continue
        fields = [f'node(id: "{encode(thing.key.type, thing.key.id)}") {SELECTION}']
        if thing.key.type == "Need":
            fields.append(f'need(id: "{encode(thing.key.type, thing.key.id)}") {NEED}')
        await set_visibility(world, thing, visibility)
        try:
            for mark, asker in VIEWERS.items():
                viewer = await viewer_in(world, asker)
                for field in fields:
                    found = (await told(world, viewer, f"subscription {{ {field} }}", Watch()))["data"]
                    seen = next(iter(found.values())) is not None
                    if seen is not (mark in thing.seen_by(visibility)):
                        wrong.append(f"{mark} {name}: {found}")
                    assert found == await answer(world, asker, f"{{ {field} }}")
        finally:
            await set_visibility(world, thing, "PUBLIC")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_everybody_is_told_of_needs_that_he_can_help_with(world: Store, visibility: str) -> None:
    lengths = {}
    await set_visibility(world, THINGS["a person's need"], visibility)
    try:
        for mark, asker in VIEWERS.items():
            viewer = await viewer_in(world, asker)
            body = await told(world, viewer, NEWS, Watch(told=frozenset()))
            if viewer.self_id is None:
                assert [error["extensions"]["code"] for error in body["errors"]] == ["FORBIDDEN"]
                continue
            own = (await answer(world, asker, OWN))["viewer"]["person"]["canHelpWith"]["nodes"]
            assert [edge["node"] for edge in body["data"]["newNeeds"]] == own
            lengths[mark] = len(own)
            assert (await told(world, viewer, NEWS, Watch()))["data"] == {"newNeeds": []}
    finally:
        await set_visibility(world, THINGS["a person's need"], "PUBLIC")
    assert lengths == {"H": 1, "O": 0, "S": int(visibility != "PRIVATE"), "E": 0}
