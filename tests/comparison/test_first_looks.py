"""Who can help with the one skill that many hold: the first page is the reference's, whatever part is tried first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import bounds, first_looks, looking, nearness
from graph_store.store import Store
from tests.comparison.asking import load, viewer_in
from tests.comparison.profile import compared
from tests.comparison.test_help import expected, stripped, tied, told
from tests.reference.answers import global_id
from tests.reference.community import Community, Key
from tests.reference.help import who_can_help
from tests.reference.strategies import TODAY
from tests.reference.viewers import ANONYMOUS, Viewer, visible

_QUESTIONS = 10
_WEIGHTS = (
    None,
    {"coverage": 0.6, "proximity": 0.0, "place": 0.3, "availability": 0.1},
    {"coverage": 0.2, "proximity": 0.2, "place": 0.6, "availability": 0.0},
    {"coverage": 0.0, "proximity": 1.0, "place": 0.0, "availability": 0.0},
)


@compared(examples=4)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_the_first_page_of_a_skill_that_many_hold(store: Store, seed: int) -> None:
    community, draw = tied(seed), random.Random(seed)
    await load(store, community)
    person = sorted({m.person for m in community.memberships if m.steward} or set(community.people))[0]
    for viewer in (ANONYMOUS, Viewer("person", person)):
        seen, asking = visible(community, viewer, TODAY), await viewer_in(store, viewer)
        for _ in range(_QUESTIONS):
            arguments = one_skill(seen, draw)
            wanted = who_can_help(seen, TODAY, arguments["with"], arguments["filter"], arguments["weights"])
            with tried_first(draw):
                found = await told(store, asking, {**arguments, "first": draw.randint(1, 4)}, "totalCount")
            edges = [expected(edge) for edge in wanted["edges"]]
            assert stripped(found["edges"]) == edges[: len(found["edges"])], arguments
            assert found["totalCount"] == wanted["totalCount"] == len(edges)
            assert found["pageInfo"]["hasNextPage"] is (len(found["edges"]) < len(edges))


@contextmanager
def tried_first(draw: random.Random) -> Iterator[None]:
    """Until the end of the block a part is tried first, few are near, and hardly anybody is looked up at once."""
    most = draw.choice((0, 3, 300))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "_MOST", most)
        patch.setattr(nearness, "_LEAST", 0)
        patch.setattr(nearness, "_LEAST_RELATIONS", 0)
        patch.setattr(nearness, "_RELATIONS", draw.choice((0, 20, 5_000)))
        patch.setattr(looking, "_AT_ONCE", draw.choice((1, 4, 1000)))
        patch.setattr(bounds, "_MANY", 1)
        patch.setattr(first_looks, "_RESIDENTS", draw.choice((0, 1_000)))
        patch.setattr(first_looks, "_RESIDENT_ORGANISATIONS", draw.choice((0, 1_000)))
        patch.setattr(first_looks, "_LOOKED", draw.choice(((1, 1), (1, 2), (5, 20))))
        patch.setattr(first_looks, "_GROUPS", draw.choice((0, 3, 1_000)))
        patch.setattr(first_looks, "_BEHIND", draw.choice((0, 20, 30_000)))
        patch.setattr(first_looks, "_THIRD", draw.choice((0, 3, 1_000)))
        patch.setattr(first_looks, "_FOURTH", draw.choice((0, 3, 1_000)))
        patch.setattr(first_looks, "_GROUPED", draw.choice((0, 1_000)))
        patch.setattr(first_looks, "_OTHERS", draw.choice((1, 4, 1_000)))
        yield


def one_skill(community: Community, draw: random.Random) -> dict[str, Any]:
    """The arguments of a question for one skill, that somebody holds where anybody does."""
    held = sorted({row.skill for row in community.person_skills} or community.skills)
    asked: dict[str, Any] = {
        "items": [{"skill": global_id(Key("Skill", draw.choice(held))), "minLevel": draw.randint(1, 5)}],
        "remote": draw.random() < 0.5,
    }
    if draw.random() < 0.7 and community.places:
        asked["place"] = global_id(Key("Place", draw.choice(sorted(community.places))))
    if draw.random() < 0.6 and community.people:
        asked["asker"] = global_id(Key("Person", draw.choice(sorted(community.people))))
    wanted = {"minScore": draw.choice((0.2, 0.7))} if draw.random() < 0.2 else {}
    return {"with": {"skills": asked}, "filter": wanted, "weights": draw.choice(_WEIGHTS)}
