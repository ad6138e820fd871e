"""Who is among the helpers of a need has it among what he can help with, with the same figures (DEFINITIONS H13)."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_store import viewers
from graph_store.store import Store
from tests.comparison.asking import execute, load, viewer_in
from tests.comparison.both_sides import (
    chances_of_people,
    expected_chances,
    expected_helpers,
    helpers_of_needs,
    pairs_by_need,
    pairs_by_person,
    without_cursors,
)
from tests.comparison.connections import keys_of
from tests.comparison.far import looked_up
from tests.comparison.profile import compared
from tests.reference.answers import global_id
from tests.reference.community import Key
from tests.reference.paging import Page, page
from tests.reference.strategies import TODAY, scene_of

SAMPLE = 5
"""Of how many needs and people the answer is compared with the reference, which is slow."""
MOST = {"helpers": 25, "canHelpWith": 21}
"""Statements of a level, whatever the number of its needs or people and of what is found for them."""


async def told(store: Store, viewer: viewers.Viewer, document: str, keys: list[Key]) -> dict[Key, Any]:
    """The only field of the document for each of these things that the viewer sees."""
    result, context = await execute(store, viewer, document, {"ids": [global_id(key) for key in keys]})
    assert result.errors is None
    assert result.data is not None
    found = {key: thing for key, thing in zip(keys, result.data["nodes"], strict=True) if thing is not None}
    for field in {name for thing in found.values() for name in thing}:
        assert sum(context.reading.statements.values()) <= MOST[field]
    return {key: next(iter(thing.values())) for key, thing in found.items()}


@compared(examples=6)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_both_sides_tell_the_same(store: Store, seed: int) -> None:
    await check_both_sides(store, seed)


@compared(examples=4)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_both_sides_tell_the_same_of_those_who_are_looked_up(store: Store, seed: int) -> None:
    with looked_up(random.Random(seed)):
        await check_both_sides(store, seed)


async def check_both_sides(store: Store, seed: int) -> None:
    """Everything that both sides tell, and pages of it."""
    scene, draw = scene_of(seed), random.Random(seed)
    await load(store, scene.community)
    viewer, seen = await viewer_in(store, scene.viewer), scene.seen
    needs, people = keys_of(scene.community, "Need"), keys_of(scene.community, "Person")
    helpers = await told(store, viewer, helpers_of_needs(), needs)
    chances = await told(store, viewer, chances_of_people(), people)
    assert (len(helpers), len(chances)) == (len(seen.needs), len(seen.people))

    by_need = [
        pairs_by_need(global_id(need), one) for need, one in helpers.items() if seen.needs[need.id].status == "OPEN"
    ]
    by_person = [pairs_by_person(global_id(person), one) for person, one in chances.items()]
    assert {pair: told for pairs in by_need for pair, told in pairs.items()} == {
        pair: told for pairs in by_person for pair, told in pairs.items()
    }
    for need in some(draw, helpers):
        assert without_cursors(helpers[need]) == expected_helpers(seen, TODAY, need)
    for person in some(draw, chances):
        assert without_cursors(chances[person]) == expected_chances(seen, TODAY, person)
    await check_pages(store, viewer, draw, helpers_of_needs, helpers)
    await check_pages(store, viewer, draw, chances_of_people, chances)


def some(draw: random.Random, keys: Collection[Key]) -> list[Key]:
    """Up to SAMPLE of these."""
    return draw.sample(list(keys), min(SAMPLE, len(keys)))


async def check_pages(
    store: Store, viewer: viewers.Viewer, draw: random.Random, document: Callable[[str], str], whole: dict[Key, Any]
) -> None:
    """A page of all lists at once, and one between cursors of the longest, are the slices that the reference says."""
    if not whole:
        return
    longest = max(whole, key=lambda key: len(whole[key]["edges"]))
    edges = whole[longest]["edges"]
    window = {name: draw.randrange(len(edges)) for name in ("after", "before") if edges and draw.random() < 0.7}
    sizes = {draw.choice(("first", "last")): draw.randint(0, 4)}
    asked = [f"{way}: {size}" for way, size in sizes.items()]
    cursors = [f'{name}: "{edges[at]["cursor"]}"' for name, at in window.items()]
    for keys, bounds, paging in ((list(whole), {}, asked), ([longest], window, [*asked, *cursors])):
        found = await told(store, viewer, document(", ".join(paging)), keys)
        for key in keys:
            check_page(found[key], whole[key], page(len(whole[key]["edges"]), **sizes, **bounds))


def check_page(found: Any, whole: Any, wanted: Page) -> None:
    """The page has its edges, flags and cursors; what it counts and leaves uncovered is that of the whole list."""
    shown = wanted.of(whole["edges"])
    assert found == {
        **whole,
        "edges": shown,
        "nodes": [one["node"] for one in shown],
        "pageInfo": {
            "hasNextPage": wanted.has_next_page,
            "hasPreviousPage": wanted.has_previous_page,
            "startCursor": shown[0]["cursor"] if shown else None,
            "endCursor": shown[-1]["cursor"] if shown else None,
        },
    }
