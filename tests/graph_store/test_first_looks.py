"""What is tried first of who can help with the one skill that many hold: which statements, and when they suffice."""

from __future__ import annotations

import pytest

from graph_store import bounds, first_looks
from graph_store.bounds import Best, best_of
from graph_store.help import Choice, Item, Question, Weights
from graph_store.nearness import NOBODY, Neighbourhood
from graph_store.ranking import rank
from graph_store.relations import Window
from graph_store.viewers import ANONYMOUS
from tests.conftest import ReadingFactory
from tests.graph_store.test_help_ranking import COOKS
from tests.reference.community import PersonSkill, Skill
from tests.support.communities import Held
from tests.support.help import EVERYTHING, ids, scoring, surroundings

PEOPLE = Choice(parties=frozenset(("Person",)))
ORGANISATIONS = Choice(parties=frozenset(("Organisation",)))
HOLDERS = {"cook": 7, "boat": 1}
Z = ("Person", "z")
# The coverage of an item of level 1 and 4, at each level, by a skill that serves it fully.
ONE, FOUR = [1.0] * 5, [0.25, 0.5, 0.75, 1.0, 1.0]
ALL = [1, 2, 3, 4, 5]


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_MANY", 7)


@pytest.mark.parametrize(
    ("similar", "level", "best"),
    [
        ({"cook": 1.0}, 1, Best({"cook": ONE}, 1.0, {"cook": ALL}, 0.0, 7)),
        ({"cook": 1.0}, 4, Best({"cook": FOUR}, 1.0, {"cook": [4, 5]}, 0.75, 7)),
        ({"cook": 1.0, "boat": 0.5}, 1, Best({"cook": ONE, "boat": [0.5] * 5}, 1.0, {"cook": ALL}, 0.5, 7)),
        (
            {"cook": 0.5, "boat": 0.5},
            2,
            Best(
                {"cook": [0.25] + [0.5] * 4, "boat": [0.25] + [0.5] * 4},
                0.5,
                {"cook": [2, 3, 4, 5], "boat": [2, 3, 4, 5]},
                0.25,
                8,
            ),
        ),
        ({"cook": 0.8, "boat": 1.0}, 1, None),
        ({}, 1, None),
    ],
)
def test_what_serves_best(similar: dict[str, float], level: int, best: Best | None) -> None:
    asked = scoring(Question((Item("any", level),)), similar={"any": similar}, holders=HOLDERS)
    assert best_of(asked, Window(2)) == best


def test_nothing_is_tried_first_for_pages_from_the_end_or_more_skills_or_none() -> None:
    one = scoring(Question((Item("cook"),)), holders=HOLDERS)
    assert best_of(one, Window(2)) == Best({"cook": ONE}, 1.0, {"cook": ALL}, 0.0, 7)
    assert best_of(one, Window(2, backward=True)) is None
    assert best_of(one, Window(0)) is None
    assert best_of(scoring(Question((Item("cook"), Item("boat"))), holders=HOLDERS), Window(2)) is None
    assert best_of(scoring(Question((Item("cook"),))), Window(2)) is None


@pytest.mark.parametrize(
    ("limit", "level", "found", "statements"),
    [
        # Without a place 0.1 is added to what skills count: e 0.7 with level 5; d 0.58 with 4 is the floor.
        (1, 5, "e", {"help/first_people": 1}),
        (2, 5, "e d", {"help/first_people": 1, "help/other_people": 1}),
        # From level 2 on everybody but a serves it best; f is the fifth of them.
        (5, 2, "b c d e f", {"help/first_people": 1}),
        (6, 2, "b c d e f a", {"help/first_people": 1, "help/other_people": 1}),
        # Everybody serves it alike.
        (3, 1, "a b c", {"help/first_people": 1}),
    ],
)
async def test_people_who_serve_it_best_are_read_first(
    held: Held, reading: ReadingFactory, limit: int, level: int, found: str, statements: dict[str, int]
) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    ranking = await rank(
        asked, scoring(Question((Item("cook", level),)), PEOPLE, holders=HOLDERS), Window(limit), False
    )
    assert (ids(ranking), asked.statements) == (found, statements)


@pytest.mark.parametrize(
    ("near", "level", "limit", "found", "statements"),
    [
        # d, next to the asker, 0.48 + 0.2 + 0.1; nobody else is near, and e has 0.6 + 0.1.
        (Neighbourhood({Z: 0, ("Person", "d"): 1}, 4), 5, 1, "d", {"help/first_people": 1}),
        (Neighbourhood({Z: 0, ("Person", "d"): 1}, 4), 5, 2, "d e", {"help/first_people": 1, "help/other_people": 1}),
        # a and c are members of o and so in the third ring, 0.6 + 0.2 / 3 + 0.1; others are in the fourth at most.
        (
            Neighbourhood({Z: 0, ("Organisation", "o"): 2}, 2),
            1,
            2,
            "a c",
            {"paths/groups": 1, "help/first_people": 1},
        ),
        # So they are in the fourth, 0.6 + 0.2 / 4 + 0.1, and nobody else is near.
        (Neighbourhood({Z: 0, ("Organisation", "o"): 3}, 3), 1, 2, "a c", {"help/first_people": 1}),
        # Where o has too many members to be walked through, all others may be in the fourth.
        (
            Neighbourhood({Z: 0, ("Organisation", "o"): 3}, 3, behind=30_001),
            1,
            2,
            "a c",
            {"help/first_people": 1, "help/other_people": 1},
        ),
        (Neighbourhood({Z: 0}, 4), 1, 2, "a b", {"help/first_people": 1}),
    ],
)
async def test_people_near_the_asker_are_read_from_there_outwards(
    held: Held,
    reading: ReadingFactory,
    near: Neighbourhood,
    level: int,
    limit: int,
    found: str,
    statements: dict[str, int],
) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    question = scoring(Question((Item("cook", level),)), PEOPLE, holders=HOLDERS, near=near)
    assert ids(await rank(asked, question, Window(limit), False)) == found
    assert asked.statements == statements


@pytest.mark.parametrize(
    ("limit", "weights", "found", "statements"),
    [
        # In Trinidad are a and b, 0.6 + 0.1 + 0.05; elsewhere 0.6 + 0.06 + 0.05 at most.
        (2, Weights(), "a b", {"help/first_people": 1}),
        (3, Weights(), "a b c", {"help/first_people": 1, "help/other_people": 1}),
        (2, Weights(place=0.0), "a b", {"help/first_people": 1}),
    ],
)
async def test_people_of_the_place_are_read_first(
    held: Held, reading: ReadingFactory, limit: int, weights: Weights, found: str, statements: dict[str, int]
) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    near = await surroundings(asked, "tt", None)
    assert (sorted(near.there), near.things) == (["north", "pos", "r", "south", "tt"], 4)
    question = scoring(
        Question((Item("cook"),), place="tt"),
        PEOPLE,
        holders={"cook": 8},
        surroundings=near,
        weights=weights,
    )
    asked.statements.clear()
    assert ids(await rank(asked, question, Window(limit), False)) == found
    assert asked.statements == statements


@pytest.mark.parametrize(
    ("place", "similar", "weights", "first", "statements"),
    [
        # b is above whatever somebody with the less similar skill can have, 0.06 + 0.4 there: nobody else is read.
        ("south", 0.1, Weights(0.6, 0.0, 0.4, 0.0), "b", {"help/first_people": 1}),
        # c, who holds the less similar skill, lives there: 0.05 + 0.9; b 0.1 + 0.54.
        ("bb", 0.5, Weights(0.1, 0.0, 0.9, 0.0), "c", {"help/other_people": 1}),
    ],
)
async def test_holders_of_less_similar_skills_are_read_where_they_can_come_first(
    held: Held,
    reading: ReadingFactory,
    place: str,
    similar: float,
    weights: Weights,
    first: str,
    statements: dict[str, int],
) -> None:
    await held.hold(*COOKS, Skill("dive", "Dive"), PersonSkill("b", "dive", 1))
    asked = reading(ANONYMOUS)
    found = scoring(
        Question((Item("any"),), remote=False),
        PEOPLE,
        similar={"any": {"cook": similar, "dive": 1.0}},
        surroundings=await surroundings(asked, place, None),
        weights=weights,
        holders={"dive": 7},
    )
    asked.statements.clear()
    assert ids(await rank(asked, found, Window(1), False)) == first
    assert asked.statements == {"help/first_people": 1} | statements
    everybody = await rank(asked, found, EVERYTHING, True)
    assert (everybody.candidates[0].node[1], everybody.total) == (first, 6)


@pytest.mark.parametrize(
    ("near", "others"),
    [
        (NOBODY, {}),
        (Neighbourhood({Z: 0, ("Person", "a"): 3}, 3), {}),
        # Somebody elsewhere may be in the fourth ring: 0.6 + 0.2 / 4 + 0.06 + 0.05; b has 0.6 + 0.1 + 0.05.
        (Neighbourhood({Z: 0, ("Person", "a"): 3}, 3, behind=30_001), {"help/other_people": 1}),
    ],
)
async def test_of_a_place_where_many_are_the_holders_are_read(
    held: Held,
    reading: ReadingFactory,
    near: Neighbourhood,
    others: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_looks, "_RESIDENTS", 0.0)
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    area = await surroundings(asked, "tt", None)
    asked.statements.clear()
    question = scoring(Question((Item("cook"),), place="tt"), PEOPLE, holders={"cook": 7}, surroundings=area, near=near)
    assert ids(await rank(asked, question, Window(2), False)) == "a b"
    assert asked.statements == {"help/first_people": 1} | others


@pytest.mark.parametrize(
    ("level", "coverage", "near", "statements"),
    [
        # Of o an active member holds it at level 3.
        (3, 1.0, NOBODY, {"help/first_organisations": 1}),
        (5, 0.6, NOBODY, {"help/first_organisations": 1, "help/other_organisations": 1}),
        (
            3,
            1.0,
            Neighbourhood({Z: 0, ("Organisation", "o"): 2}, 2),
            {"paths/groups": 1, "help/first_organisations": 1},
        ),
        (3, 1.0, Neighbourhood({Z: 0, ("Person", "c"): 2}, 2), {"paths/groups": 1, "help/first_organisations": 1}),
        # No member of o is near: the second statement asks all.
        (3, 1.0, Neighbourhood({Z: 0, ("Person", "b"): 2}, 2), {"paths/groups": 1, "help/first_organisations": 2}),
        (3, 1.0, Neighbourhood({Z: 0}), {"help/first_organisations": 1}),
    ],
)
async def test_organisations_are_asked_for_members_in_the_order_of_the_best_they_can_have(
    held: Held,
    reading: ReadingFactory,
    monkeypatch: pytest.MonkeyPatch,
    level: int,
    coverage: float,
    near: Neighbourhood,
    statements: dict[str, int],
) -> None:
    """Where only one is looked at, another might have had the best match."""
    monkeypatch.setattr(first_looks, "_LOOKED", (1, 1))
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    question = scoring(Question((Item("cook", level),)), ORGANISATIONS, holders=HOLDERS, near=near)
    found = await rank(asked, question, Window(1), False)
    assert [(one.node[1], one.parts.coverage) for one in found.candidates] == [("o", coverage)]
    assert asked.statements == statements


# Of COOKS a to e hold it at the levels 1 to 5, f at 2, and o has members who do: level 5 is asked for.
@pytest.mark.parametrize(
    ("choice", "total", "counted"),
    [
        (Choice(), 7, {"help/count_of_helpers": 1}),
        (Choice(min_coverage=0.6), 4, {"help/count_of_helpers": 1}),
        (Choice(min_coverage=0.600000001), 2, {"help/count_of_helpers": 1}),
        # A score is looked at as the page is.
        (Choice(min_score=0.5), 2, {"help/people": 1, "help/organisations": 1}),
    ],
)
async def test_everybody_is_counted_beside_it(
    held: Held, reading: ReadingFactory, choice: Choice, total: int, counted: dict[str, int]
) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    question = scoring(Question((Item("cook", 5),)), choice, holders=HOLDERS)
    found = await rank(asked, question, Window(1), True, met=True)
    assert (ids(found), found.total, found.met) == ("e", total, frozenset((0,)))
    assert asked.statements == {"help/first_people": 1, "help/first_organisations": 1} | counted
