"""The side-by-side benchmark compares, counts and reports rightly; no service, no database and no Node runs here."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest

from benchmarks.cases import Subjects
from benchmarks.peers import answers, community, fixture, load, shapes, wire
from benchmarks.peers.answers import Different
from benchmarks.peers.competitors import NAMES
from benchmarks.peers.load import Job
from benchmarks.peers.network import network
from benchmarks.peers.records import Alone, Answer, Results, Sample, Spread
from benchmarks.peers.report import report
from benchmarks.peers.targets import Target, targets
from benchmarks.peers.wire import BadAnswer
from collabgraph.generator import write_community
from graph_store.identity import decode, encode

# --- answers ---


def test_ids_of_ours_are_decoded_and_cursors_left_out() -> None:
    page = {"pageInfo": {"hasNextPage": True, "endCursor": "z"}, "edges": [{"cursor": "z", "node": {"id": "a"}}]}
    ours = {"data": {"organisations": _with_ids(page)}}
    theirs = {"data": {"organisations": page}}
    assert answers.alike("collabgraph", "Q5", ours) == answers.alike("limit", "Q5", theirs)


def _with_ids(page: dict[str, Any]) -> dict[str, Any]:
    return {**page, "edges": [{"cursor": "z", "node": {"id": encode("Organisation", "a")}}]}


@pytest.mark.parametrize("answer", [{"errors": [{"message": "no"}], "data": {}}, {"message": "no"}, []])
def test_what_is_no_answer_is_refused(answer: Any) -> None:
    with pytest.raises(Different, match="limit could not answer Q1"):
        answers.alike("limit", "Q1", answer)


@pytest.mark.parametrize(
    "page",
    [
        {"pageInfo": {"endCursor": "a"}, "edges": [{"cursor": None, "node": {}}]},
        {"pageInfo": {"endCursor": "a"}, "edges": [{"cursor": "b", "node": {}}]},
        {"pageInfo": {"endCursor": "a"}, "edges": []},
    ],
)
def test_cursors_have_to_be_there_and_to_end_the_page(page: Any) -> None:
    with pytest.raises(Different, match="ursor"):
        answers.check_cursors("limit", "Q5", {"people": page})


def test_a_difference_says_where_it_is() -> None:
    with pytest.raises(Different, match=r"Q1: limit and mercurius differ at data\.a\[1\]\.b: 1 and 2"):
        answers.compare("Q1", ("limit", {"a": [{}, {"b": 1}]}), ("mercurius", {"a": [{}, {"b": 2}]}))


def test_the_order_of_a_network_matters_but_to_apollo() -> None:
    def network_of(*ids: str) -> Any:
        nodes = [{"organisation": {"id": id_}, "distance": 1} for id_ in ids]
        return {"partnershipNetwork": {"nodes": nodes, "edges": []}}

    answers.compare("Q4", ("limit", network_of("a", "b")), ("apollo", network_of("b", "a")))
    with pytest.raises(Different):
        answers.compare("Q4", ("limit", network_of("a", "b")), ("mercurius", network_of("b", "a")))


def _edges(has_next: bool, *edges: tuple[str, str]) -> Any:
    made = [{"role": role, "node": {"id": id_}} for id_, role in edges]
    return {"projects": {"pageInfo": {"hasNextPage": has_next}, "edges": made}}


def test_parallel_relations_may_change_places_but_not_their_nodes() -> None:
    one = _edges(False, ("a", "LEAD"), ("a", "PARTNER"), ("b", "LEAD"))
    answers.compare("Q5", ("limit", one), ("apollo", _edges(False, ("a", "PARTNER"), ("a", "LEAD"), ("b", "LEAD"))))
    with pytest.raises(Different):
        answers.compare("Q5", ("limit", one), ("apollo", _edges(False, ("a", "LEAD"), ("a", "LEAD"), ("b", "LEAD"))))
    with pytest.raises(Different):
        answers.compare("Q5", ("limit", one), ("apollo", _edges(False, ("a", "LEAD"), ("b", "LEAD"), ("a", "PARTNER"))))


def test_a_full_page_may_end_between_parallel_relations() -> None:
    one, other = _edges(True, ("a", "LEAD"), ("b", "LEAD")), _edges(True, ("a", "LEAD"), ("b", "PARTNER"))
    answers.compare("Q5", ("limit", one), ("apollo", other))
    with pytest.raises(Different):
        answers.compare("Q5", ("limit", _edges(True, ("a", "LEAD"), ("b", "LEAD"))), ("mercurius", other))


def test_answers_of_apollo_take_our_form() -> None:
    person = {"id": "p", "skills": [{"name": "s"}]}
    lists = {"data": {"organisations": [{"id": "o", "projectsConnection": {"edges": [{"node": person}]}}]}}
    nodes = [{"id": "o", "projects": {"nodes": [{"id": "p", "skills": {"nodes": [{"name": "s"}]}}]}}]
    assert answers.alike("apollo", "Q3", lists) == {"organisations": {"nodes": nodes}}
    edge = {"cursor": "c", "properties": {"role": "LEAD"}, "node": {"id": "j"}}
    page = {"organisationsConnection": {"pageInfo": {"hasNextPage": False, "endCursor": "c"}, "edges": [edge]}}
    assert answers.alike("apollo", "Q5", {"data": page}) == {
        "organisations": {"pageInfo": {"hasNextPage": False}, "edges": [{"role": "LEAD", "node": {"id": "j"}}]}
    }
    assert answers.alike("apollo", "Q1", {"data": {"organisations": []}}) == {"organisation": None}


# --- what is asked ---


def test_only_ours_is_asked_by_global_ids() -> None:
    subjects = Subjects(("p1", "p2"), ("o1", "o2"), ("j1", "j2"))
    for shape in shapes.SHAPES:
        for name in NAMES:
            asked = json.loads(shapes.body(name, shape, subjects))
            assert asked["query"].startswith(f"query {shape}")
            for value in asked["variables"].values():
                id_ = value[0] if isinstance(value, list) else value
                is_date = name == "apollo" and value == asked["variables"].get("today")
                assert is_date or (decode("id", id_).id if name == "collabgraph" else id_) == "o1"


# --- the community ---


def test_every_list_is_made_full_and_no_pair_is_tied_twice() -> None:
    chance = random.Random(7)
    organisations, people = [f"organisation:o{n}" for n in range(4)], [f"person:p{n}" for n in range(30)]
    projects = [f"j{n}" for n in range(15)]
    known = [{"project": "j0", "party": "organisation:o0"}, {"project": "j0", "party": "person:p0"}]
    rows = [*known, *community.participations(organisations, people, projects, known, chance)]
    pairs = [(row["project"], row["party"]) for row in rows]
    assert len(pairs) == len(set(pairs))
    for organisation in organisations:
        assert sum(party == organisation for _, party in pairs) == community.FULL
    for project in projects:
        assert sum(one == project and party.startswith("person:") for one, party in pairs) == community.FULL


def test_partnerships_are_added_between_those_that_had_none() -> None:
    ids = [f"o{n}" for n in range(70)]
    known = [{"organisation": "o1", "partner": "o2"}]
    rows = list(community.partnerships(ids, known, random.Random(7)))
    pairs = {frozenset((row["organisation"], row["partner"])) for row in rows}
    assert len(rows) == len(pairs) == community.TIES
    assert frozenset(("o1", "o2")) not in pairs


def test_the_tables_of_a_fixture_lead_to_one_another(tmp_path: Path) -> None:
    write_community(tmp_path / "small", 200, 1)
    file = tmp_path / "fixture.json"
    fixture.write(tmp_path / "small", file, "o1")
    tables = orjson.loads(file.read_bytes())
    listed = [row for row in tables["organisations"] if "projects" in row]
    for rows, name, below in (
        (listed, "projects", "projects"),
        (tables["projects"], "people", "people"),
        (tables["people"], "skills", "skills"),
    ):
        links = [link for row in rows for link in row[name]["links"]]
        assert {place for place, _, _ in links} == set(range(len(tables[below])))
    assert tables["network"]["nodes"][0] == [[row["id"] for row in tables["organisations"]].index("o1"), 0]


# --- the network ---


def test_a_network_is_in_the_order_of_the_contract() -> None:
    ties = [
        ("a", "c", "OTHER"),
        ("b", "a", "FUNDING"),
        ("c", "a", "ALLIANCE"),
        ("d", "b", "OTHER"),
        ("x", "y", "OTHER"),
    ]
    found = network(["a"], *zip(*ties, strict=True))
    assert found.distances == {"a": 0, "c": 1, "b": 1, "d": 2}
    assert list(found.distances) == ["a", "c", "b", "d"]
    assert found.edges == [
        {"source": "a", "target": "c", "kinds": ["ALLIANCE", "OTHER"], "strength": 2.0},
        {"source": "a", "target": "b", "kinds": ["FUNDING"], "strength": 1.0},
        {"source": "b", "target": "d", "kinds": ["OTHER"], "strength": 1.0},
    ]


# --- the load generator ---


@asynccontextmanager
async def _answering(answer: Callable[[int], bytes], parts: int = 1) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A server that sends an answer, in so many parts, to each request; its port, and the bodies that it was sent.

    It closes the connection after an answer that does not end with `hello`.
    """
    bodies: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                _, length = wire.head_of(b"HTTP/1.1 200" + head[:-4])
                bodies.append(await reader.readexactly(length))
                whole = answer(len(bodies))
                size = -(-len(whole) // parts) or 1
                for start in range(0, len(whole), size):
                    writer.write(whole[start : start + size])
                    await writer.drain()
                    await asyncio.sleep(0)
                if not whole.endswith(b"hello"):
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], bodies


def _http(body: bytes, status: int = 200, length: str = "Content-Length") -> bytes:
    return b"HTTP/1.1 %d OK\r\nX-A: b\r\n%s: %d\r\n\r\n%s" % (status, length.encode(), len(body), body)


def _job(port: int, connections: int = 1, least: int = 10) -> Job:
    return Job(port, '{"query": "é"}', 5, connections, 0.0, least, 5.0)


@pytest.mark.parametrize("parts", [1, 2, 7, 60])
async def test_the_generator_asks_as_often_as_it_is_told(parts: int) -> None:
    async with _answering(lambda _: _http(b"hello"), parts) as (port, bodies):
        outcome = await load.run(_job(port, connections=3, least=30))
    assert 30 <= len(outcome.took) == len(bodies) <= 33
    assert set(bodies) == {'{"query": "é"}'.encode()}
    assert all(0 < took <= outcome.elapsed for took in outcome.took)
    assert outcome.cpu > 0


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_http(b"hello", status=503), "status 503"),
        (_http(b"errors"), "6 bytes instead of 5"),
        (_http(b"hello", length="transfer"), "no content-length"),
        (_http(b"hello") + b"more", "more was sent"),
    ],
)
async def test_the_generator_refuses_what_it_does_not_expect(answer: bytes, reason: str) -> None:
    async with _answering(lambda number: answer if number == 4 else _http(b"hello")) as (port, _):
        with pytest.raises(BadAnswer, match=reason):
            await load.run(_job(port))


async def test_a_connection_that_is_closed_before_its_answer_is_made_anew() -> None:
    async with _answering(lambda number: b"" if number in (1, 5) else _http(b"hello")) as (port, bodies):
        outcome = await load.run(_job(port, connections=2))
    assert outcome.lost == 2
    assert len(outcome.took) == len(bodies) - 2 >= 10


async def test_a_connection_that_is_closed_within_an_answer_is_a_failure() -> None:
    async with _answering(lambda number: _http(b"hello")[:-1] if number == 3 else _http(b"hello")) as (port, _):
        with pytest.raises(BadAnswer, match="before the answer was whole"):
            await load.run(_job(port))


def test_the_generator_is_a_process_that_says_what_went_wrong() -> None:
    with load.generator() as generator, pytest.raises(BadAnswer, match="ConnectionRefused"):
        generator.run(_job(1))


# --- the report ---


def _sample(name: str, shape: str, *, p50: float = 1, rate: float = 100, service: float = 1) -> Sample:
    return Sample(name, shape, p50, p50 * 2, rate, service, 2, 0.01, 0.5)


def _results() -> Results:
    results = Results("2026-11-21 12:00 UTC", "abc1234", 2, {"Neo4j": "5"})
    for rate, p50 in ((60, 3), (80, 1), (70, 2)):
        results.samples.append(_sample("collabgraph", "Q3", rate=rate, p50=p50))
        results.samples.append(_sample("limit", "Q3", rate=100, p50=1))
        results.samples.append(_sample("apollo", "Q3", rate=10, service=5))
    results.answers += [Answer("collabgraph", "Q3", 1200, 90, 3), Answer("apollo", "Q3", 1000, 100, 1)]
    results.spreads += [Spread("collabgraph", "Q1", 100, 150), Spread("collabgraph", "Q1", 100, 170)]
    results.alone += [Alone("apollo", "Q3", (90.0, 80.0)), Alone("execution", "Q3", (10.0, 10.0))]
    return results


def _target(what: str, shape: str) -> Target:
    return next(one for one in targets(_results()) if (one.what, one.shape) == (what, shape))


@pytest.mark.parametrize(
    ("what", "shape", "value", "is_reached"),
    [
        ("requests/s to limit's", "Q3", 0.7, True),
        ("p50 to limit's", "Q3", 2.0, False),
        ("CPU of the service to apollo's", "Q3", 0.2, True),
        ("database hits to apollo's", "Q3", 0.9, True),
        ("executor alone to apollo's", "Q3", 8.5, True),
        ("two processes to one", "Q1", 1.6, True),
        ("requests/s to mercurius's", "Q3", None, None),
        ("executor alone to graphql-jit's", "Q3", None, None),
    ],
)
def test_targets_are_ratios_of_medians(what: str, shape: str, value: float | None, is_reached: bool | None) -> None:
    found = _target(what, shape)
    assert found.value == (None if value is None else pytest.approx(value))
    assert found.is_reached is is_reached


def test_the_report_has_medians_and_what_they_lie_between() -> None:
    text = report(_results())
    assert "| collabgraph | 2.0 (1.0–3.0) | 4.0 (2.0–6.0) | 70 (60–80) |" in text
    assert "| Q3 | apollo | 7.00× |" in text
    assert "1.20× | 0.90× |" in text
    assert "5 of 6 that were measured are reached" in text
    assert "| p50 to limit's | Q3 | ≤ 1.4 | 2.00 | **missed** |" in text


def test_a_report_of_a_part_has_that_part_only() -> None:
    results = _results()
    results.samples, results.answers, results.spreads = [], [], []
    text = report(results)
    assert "Executors alone" in text
    assert "Two processes" not in text
    assert "to each of the others" not in text
