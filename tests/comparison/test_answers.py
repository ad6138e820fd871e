"""The service's answers on random communities are those of the reference, on both databases, for every viewer."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.store import Store
from loaders.kept import Kept
from tests.comparison import connections
from tests.comparison.asking import ask, execute, load, viewer_in
from tests.comparison.profile import compared
from tests.reference import networks
from tests.reference.answers import global_id, key_from
from tests.reference.community import Community
from tests.reference.duplicates import likely_duplicates
from tests.reference.outcomes import outcome
from tests.reference.paging import page
from tests.reference.questions import Asker, Question
from tests.reference.strategies import TODAY, Scene, community_of, scene_of, scenes
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible

METRICS = ("betweenness", "closeness", "pageRank")


def assert_equal(question: Question, found: Any, wanted: Any, seen: Community) -> None:
    """Equality to the last digit, but for network metrics (2e-9) and communities (N24)."""
    if question.field == "partnershipNetwork" and "nodes" in found:
        assert_equal_networks(question, found, wanted, seen)
        return
    if question.field == "assetMap" and "geojson" in found:
        found = promised(found)
        wanted = cut(wanted, 25)
    assert found == wanted


def promised(answer: Any) -> Any:
    """An asset map whose features carry only the properties that J8 promises."""
    features = [
        {**feature, "properties": {name: feature["properties"][name] for name in ("name", "kind", "terms")}}
        for feature in answer["geojson"]["features"]
    ]
    return {**answer, "geojson": {**answer["geojson"], "features": features}}


def cut(answer: Any, first: int) -> Any:
    """The reference's asset map with its features cut as the document asks."""
    features = answer["geojson"]["features"]
    truncated = len(features) > first
    return {**answer, "geojson": {**answer["geojson"], "features": features[:first], "truncated": truncated}}


def assert_equal_networks(question: Question, found: Any, wanted: Any, seen: Community) -> None:
    """Nodes, edges and summary as in the reference; the communities, and the list by figures, by what is shown."""
    listed, given = found.pop("organisations"), question.arguments
    assert stripped(listed["edges"]) == networks.organisations_answer(
        found["nodes"], given.get("nodeFilter"), given.get("nodeOrder")
    )
    assert listed["totalCount"] == len(listed["edges"])
    graph = networks.graph_of(found)
    parts = networks.partition_of(found)
    communities, numbers = networks.communities_answer(seen, parts)
    assert found["communities"] == communities
    for one in found["nodes"]:
        assert one.pop("community") == numbers[key_from(one["organisation"]["id"]).id]
    modularity = found["summary"].pop("modularity")
    assert modularity == pytest.approx(networks.modularity(graph, parts), abs=2e-9)
    assert networks.acceptable_modularity(graph, modularity)
    assert networks.loners_alone(graph, parts)
    for one, other in zip(found["nodes"], wanted["nodes"], strict=True):
        for name in METRICS:
            assert one["metrics"].pop(name) == pytest.approx(other["metrics"].pop(name), abs=2e-9)
    found.pop("communities")
    assert found == wanted


def stripped(edges: list[Any]) -> list[Any]:
    """Edges without their cursors."""
    return [{"node": one["node"]} for one in edges]


async def check_questions(store: Store, scene: Scene) -> None:
    """Every question of a scene has the reference's answer."""
    viewer = await viewer_in(store, scene.viewer)
    kept = Kept()
    for question in scene.questions:
        found = await ask(store, viewer, question, kept)
        # What an earlier request left is the same answer.
        assert await ask(store, viewer, question, kept) == found
        wanted = outcome(scene.seen, TODAY, question)
        try:
            assert_equal(question, found, wanted, scene.seen)
        except AssertionError as error:
            error.add_note(f"{scene.viewer}: {question}")
            raise


@compared(examples=8)
@given(scene=scenes())
async def test_questions_have_the_answers_of_the_reference(store: Store, scene: Scene) -> None:
    await load(store, scene.community)
    await check_questions(store, scene)


@compared(examples=3)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_reports_of_every_scope_have_the_figures_of_the_reference(store: Store, seed: int) -> None:
    community = community_of(seed)
    await load(store, community)
    asker = Asker(community, seed, TODAY)
    viewer = await viewer_in(store, asker.viewer)
    for kind in ("project", "organisation", "place", "sector", "space", "everything"):
        for question in [asker.engagement(kind) for _ in range(3)]:
            assert await ask(store, viewer, question) == outcome(asker.seen, TODAY, question), question


@compared(examples=2)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_both_databases_give_the_same_answers(both_stores: tuple[Store, Store], seed: int) -> None:
    scene = scene_of(seed)
    answers = []
    for store in both_stores:
        await load(store, scene.community)
        viewer = await viewer_in(store, scene.viewer)
        answers.append([await ask(store, viewer, q) for q in scene.questions])
    assert answers[0] == answers[1]


@compared(examples=3)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_every_connection_has_the_edges_of_the_reference(store: Store, seed: int) -> None:
    community = community_of(seed)
    await load(store, community)
    person = sorted({m.person for m in community.memberships if m.steward} or set(community.people))[0]
    for viewer in (ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("person", person)):
        await check_connections(store, community, viewer)


async def check_connections(store: Store, community: Community, viewer: Viewer) -> None:
    """Everything about every thing, as one viewer."""
    seen = visible(community, viewer, TODAY)
    asking = await viewer_in(store, viewer)
    for type_name in connections.FIELDS:
        keys = connections.keys_of(community, type_name)
        ids = {"ids": [global_id(key) for key in keys]}
        result, context = await execute(store, asking, connections.document(type_name, TODAY), ids)
        assert result.errors is None
        assert result.data is not None
        for key, thing in zip(keys, result.data["nodes"], strict=True):
            assert connections.stripped(thing) == connections.expected(seen, viewer, TODAY, key)
        assert max(context.reading.statements.values(), default=0) <= len(connections.FIELDS)


@compared(examples=3)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1), data=st.data())
async def test_pages_are_slices_of_the_whole_list(store: Store, seed: int, data: st.DataObject) -> None:
    community = community_of(seed)
    await load(store, community)
    viewer = await viewer_in(store, ADMINISTRATOR)
    for type_name in ("Person", "Organisation", "Project", "Skill"):
        asked = data.draw(st.sampled_from(connections.asked_of(type_name, TODAY)))
        keys = connections.keys_of(community, type_name)
        key = max(keys, key=lambda one: len(asked.full(community, one)))
        whole = await connection(store, viewer, asked, global_id(key), "first: 200")
        for _ in range(4):
            await check_page(store, viewer, asked, global_id(key), whole, data)


async def connection(store: Store, viewer: Any, asked: connections.Asked, id_: str, paging: str) -> Any:
    """One connection of one thing."""
    text = f"query One($id: ID!) {{ node(id: $id) {{ ... on {key_from(id_).type} {{ {asked.text(paging)} }} }} }}"
    result, _ = await execute(store, viewer, text, {"id": id_})
    assert result.errors is None
    assert result.data is not None
    return result.data["node"][asked.alias]


async def check_page(
    store: Store, viewer: Any, asked: connections.Asked, id_: str, whole: Any, data: st.DataObject
) -> None:
    """A random page of a connection is the slice that the reference says, with its flags and cursors."""
    edges = whole["edges"]
    positions = st.none() | st.integers(0, len(edges) - 1) if edges else st.none()
    after, before = data.draw(positions), data.draw(positions)
    size = data.draw(st.none() | st.integers(0, 6))
    way = data.draw(st.sampled_from(("first", "last")))
    sizes = {} if size is None else {way: size}
    arguments = [f"{name}: {value}" for name, value in sizes.items()]
    arguments += [f'after: "{edges[after]["cursor"]}"'] if after is not None else []
    arguments += [f'before: "{edges[before]["cursor"]}"'] if before is not None else []
    found = await connection(store, viewer, asked, id_, ", ".join(arguments))
    wanted = page(len(edges), after=after, before=before, **sizes)
    shown = wanted.of(edges)
    assert found["edges"] == shown
    assert found["totalCount"] == len(edges)
    assert found["pageInfo"] == {
        "hasNextPage": wanted.has_next_page,
        "hasPreviousPage": wanted.has_previous_page,
        "startCursor": shown[0]["cursor"] if shown else None,
        "endCursor": shown[-1]["cursor"] if shown else None,
    }


@compared(examples=3)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_likely_duplicates_are_those_of_the_reference_and_for_administrators_alone(
    store: Store, seed: int
) -> None:
    community = with_likely_duplicates(community_of(seed), seed)
    await load(store, community)
    found = 0
    for type_name in ("Person", "Organisation", "Project", "Skill"):
        question = Question("likelyDuplicates", {"type": type_name.upper()})
        wanted = likely_duplicates(community, type_name)
        found += len(wanted)
        assert await ask(store, await viewer_in(store, ADMINISTRATOR), question) == wanted
        for viewer in (ANONYMOUS, MEMBER):
            refused = await ask(store, await viewer_in(store, viewer), question)
            assert refused == {"code": "FORBIDDEN", "argument": None}
    assert found


def with_likely_duplicates(community: Community, seed: int) -> Community:
    """The community with people and organisations that have others' names in another spelling."""
    draw = random.Random(f"duplicates {seed}")
    tables: dict[str, Any] = {}
    for table in ("people", "organisations", "projects", "skills"):
        rows = dict(getattr(community, table))
        names = [row.name for row in rows.values()]
        for id_ in draw.sample(sorted(rows), len(rows) // 2):
            name = draw.choice(names)
            spelling = draw.choice((name, name.upper(), name.replace(" ", "-"), f"«{name}»", f"{name} 2"))
            rows[id_] = replace(rows[id_], name=spelling)
        tables[table] = rows
    return replace(community, **tables)
