"""Subscriptions: real connections to services on ports, on both databases."""

from __future__ import annotations

import json
import logging
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from collabgraph import watcher
from collabgraph.exchange import import_folder
from collabgraph.quotas import Quotas
from graph_store.errors import RequestTimeout, Unavailable
from graph_store.identity import encode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer
from tests.collabgraph.listening import STREAM, asked, connected, many, serving, streamed
from tests.policy.asking import hold
from tests.reference.community import Community, Key, Need, Organisation, Person, PersonSkill, Row, Skill
from tests.reference.folders import write_folder

CLUB = Key("Organisation", "club")
ROWS: tuple[Row, ...] = (
    Skill("boat", "Boat building"),
    Skill("cook", "Cooking"),
    Organisation("club", "Club"),
    Organisation("other", "Other"),
    Person("ana", "Ana"),
    PersonSkill("ana", "boat", 4),
    Need("hull", "Hull", CLUB, "SKILL", "boat"),
)
NEED = "subscription Watch($id: ID!) { need(id: $id) { title status } }"
NODE = "subscription ($id: ID!) { node(id: $id) { id ... on Organisation { name } } }"
NEWS = "subscription { newNeeds { node { title } matches { held { name } } } }"
UPDATE = "mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { problems { message } } }"
RENAME = "mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { problems { message } } }"
SHOW = "mutation ($input: SetVisibilityInput!) { setVisibility(input: $input) { problems { message } } }"
RAISE = "mutation ($input: RaiseNeedInput!) { raiseNeed(input: $input) { problems { message } } }"
HULL, CLUB_ID = encode("Need", "hull"), encode("Organisation", "club")
ANA = Viewer("member", "ana")


async def update(host: str, **input_: Any) -> None:
    await asked(host, UPDATE, input={"id": HULL, **input_})


async def rename(host: str, name: str) -> None:
    await asked(host, RENAME, input={"id": CLUB_ID, "name": name})


async def show(host: str, visibility: str, id_: str = CLUB_ID) -> None:
    await asked(host, SHOW, input={"id": id_, "visibility": visibility})


async def raised(host: str, title: str, skill: str) -> None:
    subject = {"subject": CLUB_ID, "kind": "SKILL", "skill": encode("Skill", skill)}
    await asked(host, RAISE, input={"title": title, **subject})


async def test_both_transports_tell_of_changes_by_every_service(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    async with (
        many(serving(clean_store, ADMINISTRATOR), serving(clean_store, ANONYMOUS)) as (writer, reader),
        streamed(writer, NEED, id=HULL) as here,
        streamed(reader, NEED, id=HULL) as there,
        connected(reader) as socket,
    ):
        assert here.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        await (await socket.begin()).subscribe("one", NEED, id=HULL)
        before = {"need": {"title": "Hull", "status": "OPEN"}}
        assert [await here.told(), await there.told(), await socket.told("one")] == [before] * 3
        for change in ({"title": "Keel"}, {"status": "PLEDGED"}):
            await update(writer, **change)
            before = {"need": before["need"] | change}
            assert [await here.told(), await there.told(), await socket.told("one")] == [before] * 3


async def test_what_is_not_selected_is_not_told(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    async with serving(clean_store, ADMINISTRATOR) as host, streamed(host, NEED, id=HULL) as events:
        await events.told()
        await update(host, quantity=2)
        await asked(host, RENAME, input={"id": encode("Organisation", "other"), "name": "Elsewhere"})
        await update(host, title="Keel")
        assert await events.told() == {"need": {"title": "Keel", "status": "OPEN"}}


async def test_a_thing_is_told_as_its_viewer_sees_it_at_that_moment(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    nothing: dict[str, Any] = {"node": None}
    async with many(*(serving(clean_store, viewer) for viewer in (ADMINISTRATOR, ANONYMOUS, MEMBER))) as hosts:
        writer, anybody, member = hosts
        await show(writer, "MEMBERS")
        async with many(*(streamed(host, NODE, id=CLUB_ID) for host in (anybody, member))) as (outside, inside):
            async with streamed(anybody, NODE, id=encode("Organisation", "nobody")) as none:
                assert await none.told() == nothing
            assert await outside.told() == nothing
            assert await inside.told() == {"node": {"id": CLUB_ID, "name": "Club"}}
            await rename(writer, "Guild")
            assert await inside.told() == {"node": {"id": CLUB_ID, "name": "Guild"}}
            await show(writer, "PUBLIC")
            # The first that is told outside: of the new name, while it was hidden, there was nothing.
            assert await outside.told() == {"node": {"id": CLUB_ID, "name": "Guild"}}
            await show(writer, "PRIVATE")
            assert [await outside.told(), await inside.told()] == [nothing, nothing]
            await rename(writer, "Club")
            await show(writer, "MEMBERS")
            assert await inside.told() == {"node": {"id": CLUB_ID, "name": "Club"}}


async def test_new_needs_are_told_once_to_who_can_help(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    async with (
        many(serving(clean_store, ADMINISTRATOR), serving(clean_store, ANA)) as (writer, reader),
        streamed(reader, NEWS) as events,
    ):
        assert await events.told() == {"newNeeds": []}
        await raised(writer, "Soup", "cook")
        await raised(writer, "Mast", "boat")
        boat = [{"held": {"name": "Boat building"}}]
        assert await events.told() == {"newNeeds": [{"node": {"title": "Mast"}, "matches": boat}]}
        # What was there before is new again only when it has been closed meanwhile.
        await update(writer, title="Keel")
        await raised(writer, "Oar", "boat")
        assert await events.told() == {"newNeeds": [{"node": {"title": "Oar"}, "matches": boat}]}


async def test_new_needs_are_for_people(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    async with serving(clean_store, ADMINISTRATOR) as host, streamed(host, NEWS) as events:
        name, answer = await events.event()
        assert (name, answer["data"], answer["errors"][0]["extensions"]["code"]) == ("next", None, "FORBIDDEN")
        assert await events.event() == ("complete", None)
        assert await events.event() == ("end", None)


async def test_an_import_is_told_though_no_entry_says_so(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    async with serving(clean_store, ANONYMOUS) as host, streamed(host, NEED, id=HULL) as events:
        await events.told()
        with tempfile.TemporaryDirectory() as folder:
            write_folder(Community.of(*ROWS[:-1], Need("hull", "Keel", CLUB, "SKILL", "boat")), Path(folder))
            assert (await import_folder(clean_store, Path(folder))).errors == 0
        assert await events.told() == {"need": {"title": "Keel", "status": "OPEN"}}


async def test_what_no_entry_names_is_looked_at_later(clean_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "ALL_WITHIN", 0.0)
    await hold(clean_store, *ROWS)
    async with (
        many(serving(clean_store, ADMINISTRATOR), serving(clean_store, ANONYMOUS)) as (writer, reader),
        streamed(reader, NEED, id=HULL) as events,
    ):
        await events.told()
        # A need is hidden with its subject, of which nothing was read.
        await show(writer, "PRIVATE")
        assert await events.told() == {"need": None}


LONG = "a: path { steps { to { __typename } } } "
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"query": "{ __typename }"}, "BAD_INPUT", "Only subscriptions are streamed: send queries and mutations as"),
    ({"query": "mutation { deleteNeed(input: {id: 1}) { id } }"}, "BAD_INPUT", "Only subscriptions are streamed"),
    ({"query": "subscription { nothing }"}, "BAD_INPUT", "Cannot query field 'nothing' on type 'Subscription'."),
    ({"query": "subscription {"}, "BAD_INPUT", "Syntax Error: Expected Name, found <EOF>."),
    ({"query": NEED}, "BAD_INPUT", "Variable '$id' has invalid value"),
    ({"query": NEED, "operationName": "Other"}, "BAD_INPUT", "operationName must be the name of one of"),
    (
        {"query": f"subscription {{ newNeeds {{ {LONG * 51} }} }}"},
        "TOO_COMPLEX",
        "The document has 51 aliases with its fragments",
    ),
    ({"query": NEWS}, "TOO_COMPLEX", "The request is estimated to cost"),
    ({"documentId": "0"}, "NOT_FOUND", "documentId: there is no known document with this id"),
    ({"extensions": {"persistedQuery": {"sha256Hash": "0"}}}, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"),
    ({"query": NEED, "extensions": {"persistedQuery": {"sha256Hash": "0"}}}, "BAD_INPUT", "extensions.persistedQuery"),
]


@pytest.mark.parametrize(("body", "code", "message"), WRONG)
async def test_what_is_wrong_with_a_document_is_told_in_the_stream(
    clean_store: Store, body: dict[str, Any], code: str, message: str
) -> None:
    # graphql-sse asks for it ("MUST report errors through an accepted SSE connection"): another status is tried again.
    async with serving(clean_store, None, budget_anonymous=1000) as host, httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(f"http://{host}/graphql", json=body, headers=STREAM)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        first, told, *rest = answer.text.split("\n")
        errors = json.loads(told.removeprefix("data: "))["errors"]
        assert (first, rest) == ("event: next", ["", "event: complete", "data:", "", ""])
        assert (errors[0]["extensions"]["code"], errors[0]["message"][: len(message)]) == (code, message)


REFUSED: list[tuple[dict[str, str], bytes, int, str]] = [
    ({"authorization": "Bearer cg_no"}, b'{"query": "subscription { newNeeds { score } }"}', 401, "UNAUTHENTICATED"),
    ({"sec-fetch-site": "cross-site"}, b'{"query": "subscription { newNeeds { score } }"}', 403, "FORBIDDEN"),
    ({"content-type": "text/plain"}, b"{}", 415, "BAD_INPUT"),
    ({}, b"{}", 400, "BAD_INPUT"),
    ({}, b"[]", 400, "BAD_INPUT"),
]


@pytest.mark.parametrize(("headers", "body", "status", "code"), REFUSED)
async def test_what_is_no_request_for_a_stream_is_answered_by_a_status(
    clean_store: Store, headers: dict[str, str], body: bytes, status: int, code: str
) -> None:
    sent = STREAM | {"content-type": "application/json"} | headers
    async with serving(clean_store, None) as host, httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(f"http://{host}/graphql", content=body, headers=sent)
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


async def test_the_single_connection_mode_of_graphql_sse_is_refused(clean_store: Store) -> None:
    async with serving(clean_store, None) as host, httpx.AsyncClient(timeout=60) as client:
        answer = await client.put(f"http://{host}/graphql")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


async def test_a_subscription_is_not_an_ordinary_request(clean_store: Store) -> None:
    async with serving(clean_store, ANONYMOUS) as host, httpx.AsyncClient(timeout=60) as client:
        for accept in ("*/*", "application/json, text/event-stream", "application/graphql-response+json"):
            answer = await client.post(f"http://{host}/graphql", json={"query": NEWS}, headers={"accept": accept})
            assert (answer.status_code, answer.json()["errors"][0]["message"]) == (
                406,
                "A subscription is answered as text/event-stream (send it as Accept), or over a WebSocket.",
            )
        by_url = await client.get(f"http://{host}/graphql", params={"query": NEWS}, headers=STREAM)
        assert (by_url.status_code, by_url.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")


async def test_there_are_as_many_as_the_settings_say(clean_store: Store) -> None:
    await hold(clean_store, *ROWS)
    body = {"query": NEED, "variables": {"id": HULL}}
    settings: dict[str, Any] = {
        "max_subscriptions": 5,
        "max_subscriptions_caller": 2,
        "max_subscriptions_connection": 1,
    }
    async with (
        serving(clean_store, ANONYMOUS, **settings) as host,
        connected(host) as socket,
        streamed(host, NEED, id=HULL) as events,
        httpx.AsyncClient(timeout=60) as client,
    ):
        await events.told()
        await (await socket.begin()).subscribe("a", NEED, id=HULL)
        await socket.told("a")
        await socket.subscribe("b", NEED, id=HULL)
        refused = await socket.hear()
        assert (refused["type"], refused["id"], refused["payload"][0]["message"]) == (
            "error",
            "b",
            "One connection may have 1 subscriptions at the same time.",
        )
        answer = await client.post(f"http://{host}/graphql", json=body, headers=STREAM)
        assert (answer.status_code, answer.headers["retry-after"], answer.json()["errors"][0]["message"]) == (
            429,
            "60",
            "Not now: one caller may have 2 subscriptions at the same time.",
        )
        await socket.say("complete", id="a")
        await socket.subscribe("c", NEED, id=HULL)
        await socket.told("c")


TWICE = {"type": "subscribe", "id": "a", "payload": {"query": NEED, "variables": {"id": HULL}}}
BROKEN: list[tuple[int, list[Any]]] = [
    (4401, [{"type": "subscribe", "id": "a", "payload": {"query": NEED}}]),
    (4400, [{"type": "what"}]),
    (4400, [{"kind": "connection_init"}]),
    (4400, [["connection_init"]]),
    (4400, [{"type": "connection_init", "payload": []}]),
    (4403, [{"type": "connection_init", "payload": {"Authorization": "Bearer cg_no"}}]),
    (4401, [{"type": "complete", "id": "a"}, {"type": "subscribe", "id": "a", "payload": {"query": NEED}}]),
    (4429, [{"type": "connection_init"}, {"type": "connection_init"}]),
    (4400, [{"type": "connection_init"}, {"type": "subscribe", "id": "", "payload": {"query": NEED}}]),
    (4400, [{"type": "connection_init"}, {"type": "next", "id": "a"}]),
    (
        4409,
        [
            {"type": "connection_init"},
            *[TWICE] * 2,
        ],
    ),
]


@pytest.mark.parametrize(("code", "messages"), BROKEN)
async def test_a_connection_that_breaks_the_protocol_is_closed(
    clean_store: Store, code: int, messages: list[Any]
) -> None:
    async with serving(clean_store, None) as host, connected(host) as socket:
        for message in messages:
            await socket.send(message)
        assert await socket.closed() == code


@pytest.mark.parametrize(
    ("error", "code"),
    [(Unavailable("The database is gone."), 1013), (RequestTimeout("Too late."), 1013), (RuntimeError("no"), 4500)],
)
async def test_who_cannot_be_told_apart_just_now_is_not_signed_out(
    clean_store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    async def told(*_: object) -> None:
        raise error

    monkeypatch.setattr(Quotas, "told", told)
    async with serving(clean_store, None) as host, connected(host) as socket:
        await socket.say("connection_init")
        assert await socket.closed() == code


async def test_what_lasts_ends_with_the_service(clean_store: Store, caplog: pytest.LogCaptureFixture) -> None:
    await hold(clean_store, *ROWS)
    async with AsyncExitStack() as clients:
        async with serving(clean_store, ANONYMOUS) as host:
            events = await clients.enter_async_context(streamed(host, NEED, id=HULL))
            socket = await clients.enter_async_context(connected(host))
            await events.told()
            await socket.begin()
        assert await socket.closed() == 1012
        # Without its end, which is how a client knows that it has to ask again.
        with pytest.raises(httpx.RemoteProtocolError):
            await events.event()
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("payload", [{}, {"query": 5}, {"query": NEED, "variables": []}])
async def test_a_subscription_that_is_none_ends_no_other(clean_store: Store, payload: dict[str, Any]) -> None:
    await hold(clean_store, *ROWS)
    async with serving(clean_store, ANONYMOUS) as host, connected(host) as socket:
        await (await socket.begin()).subscribe("good", NEED, id=HULL)
        await socket.told("good")
        await socket.say("subscribe", id="bad", payload=payload)
        answer = await socket.hear()
        assert (answer["type"], answer["id"], answer["payload"][0]["extensions"]["code"]) == (
            "error",
            "bad",
            "BAD_INPUT",
        )
        assert await (await socket.say("ping")).hear() == {"type": "pong"}
