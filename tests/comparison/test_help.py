"""Who can help, where almost everybody is as good as the next: pages are those of the reference, whoever is looked up.

Many hold few skills, at few levels, in few places, so most scores are equal but for how near somebody is.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_store import viewers
from graph_store.store import Store
from tests.comparison.asking import execute, load, viewer_in
from tests.comparison.far import looked_up
from tests.comparison.profile import compared
from tests.reference.answers import RefusedError, global_id
from tests.reference.community import Community, Key, PersonSkill
from tests.reference.help import who_can_help
from tests.reference.paging import page
from tests.reference.questions import Asker
from tests.reference.strategies import TODAY, community_of
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible

_DOCUMENT = """query Page($with: HelpRequest!, $filter: HelperFilter, $weights: HelpWeights, $first: Int, $last: Int,
    $after: String, $before: String) {
  whoCanHelp(with: $with, filter: $filter, weights: $weights, first: $first, last: $last, after: $after,
      before: $before) {
    edges { cursor score parts { coverage proximity place availability } node { id } path { length } }
    pageInfo { hasNextPage hasPreviousPage }
    %s
  }
}"""
_PAGES = 8


def tied(seed: int) -> Community:
    """A community where everybody holds one or two of three skills, at two levels, and lives in one of two places."""
    community = community_of(seed, 40)
    draw = random.Random(f"tied {seed}")
    skills = draw.sample(sorted(community.skills), min(3, len(community.skills)))
    places = draw.sample(sorted(community.places), min(2, len(community.places)))
    held = [
        PersonSkill(person, skill, draw.choice((2, 4)))
        for person in community.people
        for skill in draw.sample(skills, draw.randint(1, min(2, len(skills))))
    ]
    people = {
        own_id: replace(row, place=draw.choice(places), available_from=None, available_until=None)
        for own_id, row in community.people.items()
    }
    return replace(community, people=people, person_skills=tuple(held), endorsements=())


@compared(examples=6)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_pages_where_most_are_equal(store: Store, seed: int) -> None:
    community, draw = tied(seed), random.Random(seed)
    await load(store, community)
    person = sorted({m.person for m in community.memberships if m.steward} or set(community.people))[0]
    for viewer in (ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("person", person)):
        seen, asking = visible(community, viewer, TODAY), await viewer_in(store, viewer)
        for _ in range(2):
            arguments = asked_for(community, draw)
            with looked_up(draw):
                await check_pages(store, asking, seen, arguments, draw)


def asked_for(community: Community, draw: random.Random) -> dict[str, Any]:
    """The arguments of a random question; what it asks skills of is what many hold."""
    arguments = dict(Asker(community, draw.randrange(2**32), TODAY).help().arguments)
    held = sorted({row.skill for row in community.person_skills})
    if asked := arguments["with"].get("skills"):
        items = [{**item, "skill": global_id(Key("Skill", draw.choice(held)))} for item in asked["items"]]
        arguments["with"] = {"skills": {**asked, "items": items}}
    return arguments


async def check_pages(
    store: Store, viewer: viewers.Viewer, seen: Community, arguments: dict[str, Any], draw: random.Random
) -> None:
    """The whole list, and pages from both ends and between cursors, are the reference's; nothing where it refuses."""
    try:
        wanted = who_can_help(seen, TODAY, arguments["with"], arguments.get("filter"), arguments.get("weights"))
    except RefusedError:
        return
    whole = await told(store, viewer, {**arguments, "first": 200}, "totalCount uncovered { id }")
    assert stripped(whole["edges"]) == [expected(edge) for edge in wanted["edges"]], arguments
    assert (whole["totalCount"], whole["uncovered"]) == (wanted["totalCount"], wanted["uncovered"])
    edges = whole["edges"]
    for _ in range(_PAGES if edges else 0):
        bounds = {name: draw.randrange(len(edges)) for name in ("after", "before") if draw.random() < 0.6}
        size = {draw.choice(("first", "last")): draw.randint(0, 5)}
        cursors = {name: edges[at]["cursor"] for name, at in bounds.items()}
        found = await told(store, viewer, {**arguments, **size, **cursors}, "")
        slice_ = page(len(edges), **size, **bounds)
        assert found["edges"] == slice_.of(edges), (arguments, size, bounds)
        assert found["pageInfo"] == {
            "hasNextPage": slice_.has_next_page,
            "hasPreviousPage": slice_.has_previous_page,
        }


async def told(store: Store, viewer: viewers.Viewer, variables: dict[str, Any], more: str) -> Any:
    """What the service answers."""
    result, _ = await execute(store, viewer, _DOCUMENT % more, variables)
    assert result.errors is None
    assert result.data is not None
    return result.data["whoCanHelp"]


def stripped(edges: list[Any]) -> list[Any]:
    """The edges without their cursors."""
    return [{name: part for name, part in one.items() if name != "cursor"} for one in edges]


def expected(edge: Any) -> Any:
    """An edge of the reference as the document selects it."""
    path = edge["path"]
    return {
        "score": edge["score"],
        "parts": edge["parts"],
        "node": {"id": edge["node"]["id"]},
        "path": path if path is None else {"length": path["length"]},
    }
