"""What a viewer may not see leaves no trace (DESIGN 6): every answer is, byte by byte, that of a copy without it.

The answers are those that go over HTTP, errors and headers included, on the graph as it is and on the copy from which
everything hidden from the viewer was deleted.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabgraph.app import create_app
from collabgraph.settings import Settings
from graph_store import lists
from graph_store.folding import sortable
from graph_store.store import Store
from loaders.kept import Kept
from tests.comparison import connections
from tests.comparison.asking import NOW, load, viewer_in
from tests.comparison.covered import COVERED, filters, requests, shuffled_visibilities
from tests.comparison.profile import compared
from tests.comparison.prying import OURS, Request
from tests.reference.community import NODE_TABLES, Asset, Community, Key, Membership, Need, Person
from tests.reference.figures import active
from tests.reference.strategies import TODAY, community_of
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, stewarded, visible
from tests.support.networks import Inline
from tests.support.statements import ad_hoc

LONE, PAST = "lone", "past"
LARGEST = 24
"""About how many things of a kind: enough to hide half of them, few enough to ask 300 requests of seven viewers."""


def _steward(community: Community) -> Viewer:
    """Whoever is today a steward of most organisations."""
    held = Counter(row.person for row in community.memberships if row.steward and active(row, TODAY))
    return Viewer("person", max(sorted(held), key=lambda person: held[person]))


def _member_of_some(community: Community) -> Viewer:
    """A member of organisations who is a steward of none today."""
    members = {row.person for row in community.memberships if active(row, TODAY) and row.person not in (LONE, PAST)}
    plain = [one for one in sorted(members) if not stewarded(community, Viewer("person", one), TODAY)]
    return Viewer("person", plain[0])


ROLES: dict[str, Callable[[Community], Viewer]] = {
    "anonymous": lambda community: ANONYMOUS,
    "member without a person": lambda community: MEMBER,
    "person without membership": lambda community: Viewer("person", LONE),
    "member": _member_of_some,
    "steward": _steward,
    "steward until yesterday": lambda community: Viewer("person", PAST),
    "administrator": lambda community: ADMINISTRATOR,
}


def _is_busy(community: Community) -> bool:
    """Whether there are relations enough to lead from what is seen to what is hidden, and stewards."""
    return (
        len(community.memberships) >= 2 * len(community.people)
        and len(community.participations) >= 2 * len(community.projects)
        and len(community.partnerships) >= len(community.organisations)
        and any(row.steward and active(row, TODAY) for row in community.memberships)
    )


def community_with_viewers(seed: int) -> Community:
    """A community in which much is hidden, somebody has no membership, and somebody was a steward until yesterday."""
    drawn = next(filter(_is_busy, (shuffled_visibilities(community_of(n, LARGEST), n) for n in itertools.count(seed))))
    hub = Counter(row.organisation for row in drawn.memberships).most_common(1)[0][0]
    lone = Key("Person", LONE)
    return replace(
        drawn,
        people={
            **drawn.people,
            LONE: Person(LONE, "Lone", visibility="PRIVATE"),
            PAST: Person(PAST, "Past", visibility="MEMBERS"),
        },
        assets={**drawn.assets, "lone": Asset("lone", "Lone's boat", "TRANSPORT", owner=lone, visibility="PRIVATE")},
        needs={
            **drawn.needs,
            "lone": Need("lone", "Lone's sail", lone, "ASSET", asset_kind="EQUIPMENT", visibility="PRIVATE"),
        },
        memberships=(
            *drawn.memberships,
            Membership(PAST, hub, "zz", "2020-01-01", "2026-11-20", steward=True),
        ),
    )


def test_every_root_field_and_every_filter_is_asked() -> None:
    assert OURS.query_type is not None
    assert set(COVERED) == set(OURS.query_type.fields), "a root field needs a line in covered.COVERED"
    community = community_with_viewers(1)
    asked = requests(community, ANONYMOUS, 1)
    given_fields = {name for one in asked for name in _filter_of(one)}
    wanted = {name for filter_type in filters() for name in OURS.type_map[filter_type].fields}  # type: ignore[attr-defined]
    assert given_fields == wanted
    assert {one.counted for one in asked} == {None, "people", "organisations", "projects"}


def _filter_of(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = request.variables.get("filter", {})
    return found


@pytest.mark.parametrize("role", ROLES)
@compared(examples=1)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_answers_are_those_of_a_copy_without_what_is_hidden(store: Store, role: str, seed: int) -> None:
    number = seed ^ list(ROLES).index(role)
    community = community_with_viewers(number)
    viewer = ROLES[role](community)
    seen = visible(community, viewer, TODAY)
    await load(store, community)
    await store.write(_SPREAD, {}, {}, 60)
    asked = requests(community, viewer, number)
    # An administrator asks first: what is kept of his answers, and of the viewer's own, changes none that follow.
    kept = Kept()
    borrowed = await cursors_of(store, asked, kept)
    whole = await bodies(store, viewer, seen, asked, borrowed, kept)
    await delete(store, seen)
    copied = await bodies(store, viewer, seen, asked, borrowed, Kept())
    for one, answer, wanted in zip(asked, whole, copied, strict=True):
        assert answer == wanted, f"{viewer}: {one}"
    assert (seen == community) == (role == "administrator")


async def cursors_of(store: Store, asked: list[Request], kept: Kept) -> list[str | None]:
    """For each page its first cursor as an administrator has it: perhaps of something that others may not see."""
    cursors: list[str | None] = []
    async with serving(store, ADMINISTRATOR, kept) as client:
        for one in asked:
            is_page = one.is_paged and "after" not in one.variables
            response = (await client.ask(one)) if is_page or _is_kept(one) else None
            cursors.append(_cursor(response, "startCursor") if response and is_page else None)
    return cursors


def _is_kept(request: Request) -> bool:
    """Whether something of the answer may be kept for later requests."""
    return "partnershipNetwork" in request.text


async def bodies(
    store: Store, viewer: Viewer, seen: Community, asked: list[Request], borrowed: list[str | None], kept: Kept
) -> list[list[bytes]]:
    """The answers to each request: of itself, of the page after it, and after a cursor from somebody else."""
    told = []
    async with serving(store, viewer, kept) as client:
        for one, other in zip(asked, borrowed, strict=True):
            answers = [await client.ask(one)]
            if _is_kept(one):
                answers.append(await client.ask(one))
                assert answers[0].content == answers[1].content
            if one.is_paged and (end := _cursor(answers[0], "endCursor")):
                answers.append(await client.ask(one, after=end))
            if other:
                answers.append(await client.ask(one, after=other))
            if one.counted:
                # As many as there are for this viewer, which is just allowed, and one fewer.
                count = len(getattr(seen, one.counted))
                answers += [await client.ask(one, most=most) for most in (count, count - 1)]
            told.append([_bytes(answer) for answer in answers])
    return told


def _bytes(answer: httpx.Response) -> bytes:
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "x-request-id")
    assert answer.status_code in (200, 400, 403)
    assert b"INTERNAL" not in answer.content
    return repr((answer.status_code, headers)).encode() + answer.content


def _cursor(answer: httpx.Response, name: str) -> str | None:
    data = orjson.loads(answer.content).get("data")
    cursor: str | None = data["answer"]["pageInfo"][name] if data else None
    return cursor


class Client:
    """Asks a service."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, request: Request, *, after: str | None = None, most: int | None = None) -> httpx.Response:
        """The response, with `most` in the place of the limit of orders by a count."""
        if request.text.startswith("/"):
            return await self.http.get(request.text)
        variables = {**request.variables, **({"after": after} if after else {})}
        body = orjson.dumps({"query": request.text, "variables": variables})
        with pytest.MonkeyPatch.context() as patch:
            if most is not None:
                patch.setattr(lists, "COUNT_ORDER_LIMIT", most)
            return await self.http.post(
                "/graphql",
                content=body,
                headers={"content-type": "application/json", "accept": "application/graphql-response+json"},
            )


@asynccontextmanager
async def serving(store: Store, viewer: Viewer, kept: Kept) -> AsyncIterator[Client]:
    """A service for one viewer on the store, without a socket; `kept` is what earlier requests left."""
    app = create_app(
        Settings(timeout=120),
        store=store,
        viewer=await viewer_in(store, viewer),
        compute=Inline(),
        kept=kept,
        clock=lambda: NOW,
    )
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as http,
    ):
        yield Client(http)


_SPREAD = ad_hoc(
    "MATCH (n:Person|Organisation|Project) "
    "SET n.createdAt = '2026-11-0' + toString(1 + size(n.name) % 5) + 'T00:00:00.000000Z' RETURN count(*) AS changed",
    "tests/spread_times",
)
"""An import makes everything at once; here an order by the time of creation has something to order."""

_DELETE = ad_hoc(
    "MATCH (n:Person|Organisation|Project|Asset|Need|Contribution) WHERE NOT labels(n)[0] + ':' + n.id IN $kept "
    "DETACH DELETE n RETURN count(*) AS deleted",
    "tests/delete_hidden",
)


async def delete(store: Store, seen: Community) -> None:
    """Deletes all that is not seen."""
    tables = [(label, NODE_TABLES[label]) for label in connections.FIELDS]
    kept = [f"{label}:{sortable(own_id)}" for label, table in tables for own_id in getattr(seen, table)]
    await store.write(_DELETE, {}, {"kept": kept}, 60)
