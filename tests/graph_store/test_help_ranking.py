"""The ranking of who can help with skills: each part of the score, the filter, the order (DEFINITIONS H), by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_store import help as store
from graph_store.help import Choice, Item, Question, Ranking, Weights
from graph_store.nearness import Neighbourhood
from graph_store.ranking import rank
from graph_store.relations import Window
from graph_store.viewers import ADMINISTRATOR, ANONYMOUS, Viewer
from tests.conftest import ReadingFactory
from tests.reference.community import Membership, Organisation, Person, PersonSkill, Row, Skill
from tests.support.communities import Held
from tests.support.help import EVERYTHING, PLACES, figures, ids, scoring, surroundings

COOKS: tuple[Row, ...] = (
    *PLACES,
    Skill("cook", "Cook"),
    Skill("boat", "Boat"),
    *(
        Person(
            name,
            name,
            place=place,
            remote=remote,
            hours_per_week=hours,
            available_from=start,
            available_until=end,
            languages=languages,
            spaces=spaces,
        )
        for name, place, remote, hours, start, end, languages, spaces in (
            ("a", "pos", None, None, None, None, ("en",), ("TRADE",)),
            ("b", "south", True, 10.0, None, None, ("fr", "en"), ()),
            ("c", "bb", True, 20.0, "2026-12-10", None, (), ("CULTURE",)),
            ("d", "bb", False, 0.0, None, "2026-12-09", ("nl",), ("CULTURE", "TRADE")),
            ("e", None, None, 10.0, "2027-01-01", "2027-02-01", (), ()),
            ("f", None, True, None, "2026-12-15", "2026-12-15", ("EN-tt",), ()),
        )
    ),
    Person("h", "h", place="pos", visibility="PRIVATE"),
    Organisation("o", "o", place="tt", spaces=("CULTURE",)),
    Organisation("p", "p"),
    Organisation("q", "q", visibility="PRIVATE"),
    *(PersonSkill(name, "cook", level) for name, level in zip("abcdefh", (1, 2, 3, 4, 5, 2, 5), strict=True)),
    PersonSkill("a", "boat", 4),
    Membership("a", "o"),
    Membership("c", "o"),
    Membership("e", "o", None, None, "2026-11-20"),
    Membership("h", "o"),
    Membership("h", "p"),
    Membership("b", "q"),
)
COOK = Question((Item("cook"),))


@pytest.mark.parametrize(
    ("level", "coverages"),
    [
        (1, {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 1.0, "f": 1.0, "o": 1.0}),
        (3, {"a": 0.333333333, "b": 0.666666667, "c": 1.0, "d": 1.0, "e": 1.0, "f": 0.666666667, "o": 1.0}),
        (5, {"a": 0.2, "b": 0.4, "c": 0.6, "d": 0.8, "e": 1.0, "f": 0.4, "o": 0.6}),
    ],
)
async def test_coverage_by_level_organisations_by_their_active_visible_members(
    held: Held, reading: ReadingFactory, level: int, coverages: dict[str, float]
) -> None:
    await held.hold(*COOKS)
    found = await rank(reading(ANONYMOUS), scoring(Question((Item("cook", level),))), EVERYTHING, True)
    assert {name: parts.coverage for name, parts in figures(found).items()} == coverages
    assert found.total == 7


async def test_who_sees_more_gets_more(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*COOKS)
    asked = scoring(Question((Item("cook", 5),)))
    everything = figures(await rank(reading(ADMINISTRATOR), asked, EVERYTHING, True))
    assert {name: everything[name].coverage for name in "hopq"} == {"h": 1.0, "o": 1.0, "p": 1.0, "q": 0.4}
    steward = figures(await rank(reading(Viewer("member", "x", ("p",))), asked, EVERYTHING, True))
    assert {name: steward[name].coverage for name in "hop"} == {"h": 1.0, "o": 1.0, "p": 1.0}
    assert "q" not in steward


async def test_coverage_is_the_weighted_mean_over_all_items(held: Held, reading: ReadingFactory) -> None:
    """a: (3 * 1/2 + 1 * 4/5 + 0) / 6 with no one for the third; e: 3 * 1 / 6; o has 3 by c and 4 by a."""
    await held.hold(*COOKS, Skill("sing", "Sing"))
    question = Question((Item("cook", 2, 3.0), Item("boat", 5, 1.0), Item("sing", 1, 2.0)))
    found = await rank(reading(ANONYMOUS), scoring(question), EVERYTHING, False, met=True)
    parts = figures(found)
    assert parts["a"].coverage == 0.383333333
    assert parts["e"].coverage == 0.5
    assert parts["o"].coverage == 0.633333333
    assert found.met == {0, 1}


async def test_the_best_of_several_similar_skills_counts(held: Held, reading: ReadingFactory) -> None:
    """a, asked for level 4: cook 0.9 * 1/4, boat 0.5 * 4/4; b: cook 0.9 * 2/4."""
    await held.hold(*COOKS)
    asked = scoring(Question((Item("any", 4),)), similar={"any": {"cook": 0.9, "boat": 0.5}})
    parts = figures(await rank(reading(ANONYMOUS), asked, EVERYTHING, False))
    assert (parts["a"].coverage, parts["b"].coverage) == (0.5, 0.45)


@pytest.mark.parametrize(
    ("place", "remote", "parts"),
    [
        (None, True, {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0.5, "e": 0.5, "f": 0.5, "o": 0.5}),
        ("north", True, {"a": 1.0, "b": 0.6, "c": 0.6, "d": 0.3, "e": 0.3, "f": 0.6, "o": 1.0}),
        ("north", False, {"a": 1.0, "b": 0.6, "c": 0.3, "d": 0.3, "e": 0.3, "f": 0.3, "o": 1.0}),
        ("r", True, {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 0.3, "f": 0.6, "o": 1.0}),
        ("bank", True, {"a": 0.3, "b": 0.6, "c": 0.6, "d": 0.3, "e": 0.3, "f": 0.6, "o": 0.3}),
    ],
)
async def test_the_place_part_and_remote_work(
    held: Held, reading: ReadingFactory, place: str | None, remote: bool, parts: dict[str, float]
) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    near = await surroundings(asked, place, None)
    question = replace(COOK, place=place, remote=remote)
    found = await rank(asked, scoring(question, surroundings=near), EVERYTHING, False)
    assert {name: one.place for name, one in figures(found).items()} == parts


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "hours", "parts"),
    [
        # a knows nothing of himself; b hours 10; c from 10 December, 20; d until the 9th, 0; e January, 10; f the 15th.
        (None, None, None, {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0.5, "e": 0.5, "f": 0.5, "o": 0.5}),
        (None, None, 16.0, {"a": 0.5, "b": 0.625, "c": 1.0, "d": 0.0, "e": 0.625, "f": 0.5, "o": 0.5}),
        ("2026-12-10", None, None, {"a": 0.5, "b": 0.5, "c": 1.0, "d": 0.0, "e": 1.0, "f": 1.0, "o": 0.5}),
        (None, "2026-12-09", None, {"a": 0.5, "b": 0.5, "c": 0.0, "d": 1.0, "e": 0.0, "f": 0.0, "o": 0.5}),
        ("2026-12-15", "2026-12-31", 40.0, {"a": 0.5, "b": 0.25, "c": 0.5, "d": 0.0, "e": 0.0, "f": 1.0, "o": 0.5}),
        ("2026-12-16", "2027-01-01", 40.0, {"a": 0.5, "b": 0.25, "c": 0.5, "d": 0.0, "e": 0.25, "f": 0.0, "o": 0.5}),
    ],
)
async def test_availability_by_dates_and_hours(
    held: Held,
    reading: ReadingFactory,
    starts_on: str | None,
    ends_on: str | None,
    hours: float | None,
    parts: dict[str, float],
) -> None:
    await held.hold(*COOKS)
    question = replace(COOK, starts_on=starts_on, ends_on=ends_on, hours=hours)
    found = await rank(reading(ANONYMOUS), scoring(question), EVERYTHING, False)
    assert {name: one.availability for name, one in figures(found).items()} == parts


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        # With level 5 coverage ranks: e 1, d 0.8, o and c 0.6 (Organisation first), b and f 0.4, a 0.2.
        (Choice(), "e d o c b f a"),
        (Choice(parties=frozenset({"Person"})), "e d c b f a"),
        (Choice(parties=frozenset({"Organisation"})), "o"),
        (Choice(parties=frozenset({"Organisation", "Person"})), "e d o c b f a"),
        (Choice(spaces=("CULTURE",)), "d o c"),
        (Choice(spaces=("TRADE", "CULTURE")), "d o c a"),
        (Choice(spaces=("FAMILY",)), ""),
        (Choice(languages=("EN",)), "b a"),
        (Choice(languages=("en-TT", "NL")), "d f"),
        (Choice(languages=("en",), parties=frozenset({"Organisation"})), ""),
        (Choice(min_coverage=0.6), "e d o c"),
        (Choice(min_coverage=0.600000001), "e d"),
        # Scores: 0.6 * coverage + 0.1 * 0.5 + 0.1 * 0.5.
        (Choice(min_score=0.34), "e d o c b f"),
        (Choice(min_score=0.340000001), "e d o c"),
        (Choice(min_score=0.58, spaces=("TRADE",)), "d"),
        (Choice(min_coverage=0.0, min_score=0.0), "e d o c b f a"),
    ],
)
async def test_the_filter(held: Held, reading: ReadingFactory, choice: Choice, found: str) -> None:
    await held.hold(*COOKS)
    ranking = await rank(reading(ANONYMOUS), scoring(Question((Item("cook", 5),)), choice), EVERYTHING, True, met=True)
    assert ids(ranking) == found
    assert ranking.total == len(found.split())
    assert ranking.met == (frozenset({0}) if found else frozenset())


@pytest.mark.parametrize(("within", "found"), [("tt", "o b a"), ("north", "a"), ("r", "d o c b a"), ("w", "")])
async def test_the_filter_by_place(held: Held, reading: ReadingFactory, within: str, found: str) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    near = await surroundings(asked, None, within)
    question = Question((Item("cook", 5),))
    choice = Choice(within=within)
    assert ids(await rank(asked, scoring(question, choice, surroundings=near), EVERYTHING, False)) == found


async def test_proximity_and_who_is_excluded(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*COOKS)
    rings = {("Project", "x"): 0, ("Person", "a"): 1, ("Organisation", "o"): 3, ("Person", "b"): 4, ("Project", "o"): 1}
    asked = scoring(COOK, near=Neighbourhood(rings), excluded=[("Person", "c"), ("Organisation", "d"), ("Person", "o")])
    found = await rank(reading(ANONYMOUS), asked, EVERYTHING, True)
    assert {name: one.proximity for name, one in figures(found).items()} == {
        "a": 1.0,
        "o": 0.333333333,
        "b": 0.25,
        "d": 0.0,
        "e": 0.0,
        "f": 0.0,
    }
    # 0.6 + 0.1 * 0.5 + 0.1 * 0.5 = 0.7, and 0.2 * proximity.
    assert [(one.node[1], one.score) for one in found.candidates] == [
        ("a", 0.9),
        ("o", 0.766666667),
        ("b", 0.75),
        ("d", 0.7),
        ("e", 0.7),
        ("f", 0.7),
    ]
    assert found.total == 6


async def test_the_score_takes_the_parts_unrounded_and_the_weights_as_given(
    held: Held, reading: ReadingFactory
) -> None:
    """a has coverage 1/3 and proximity 1/3: (2/3 + 1/3 + 0.5 * 0 + 0.5 * 4) / 7 = 3/7, not of the rounded parts."""
    await held.hold(*COOKS)
    weights = Weights(2.0, 1.0, 0.0, 4.0)
    asked = scoring(Question((Item("cook", 3),)), weights=weights, near=Neighbourhood({("Person", "a"): 3}))
    found = await rank(reading(ANONYMOUS), asked, EVERYTHING, False)
    scores = {one.node[1]: one.score for one in found.candidates}
    assert scores["a"] == 0.428571429
    assert scores["b"] == 0.476190476  # (2 * 2/3 + 4 * 0.5) / 7
    nobody_near = scoring(COOK, weights=Weights(0.0, 1.0, 0.0, 0.0))
    found = await rank(reading(ANONYMOUS), nobody_near, EVERYTHING, False)
    assert [(one.order_key, one.score) for one in found.candidates][:2] == [
        ([0.0, "Organisation", "o"], 0.0),
        ([0.0, "Person", "a"], 0.0),
    ]
    assert str(found.candidates[0].score) == "0.0"


async def test_pages_of_equal_scores_from_both_ends(held: Held, reading: ReadingFactory) -> None:
    """All have 0.7 for level 1: o, then a to f."""
    await held.hold(*COOKS)
    key = tuple[float, str, str]
    second: key = (-0.7, "Person", "a")
    fifth: key = (-0.7, "Person", "d")
    for window, found in (
        (Window(limit=3), "o a b"),
        (Window(limit=3, after=second), "b c d"),
        (Window(limit=3, after=second, before=fifth), "b c"),
        (Window(limit=2, backward=True), "e f"),
        (Window(limit=2, backward=True, before=fifth), "b c"),
        (Window(limit=9, backward=True, after=second), "b c d e f"),
        (Window(limit=0), ""),
    ):
        asked = reading(ANONYMOUS)
        ranking = await rank(asked, scoring(COOK), window, True)
        assert ids(ranking) == found
        assert ranking.total == 7
        assert asked.statements == {"help/people": 1, "help/organisations": 1}


async def test_what_is_not_wanted_is_not_counted_and_nothing_asks_nothing(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*COOKS)
    asked = reading(ANONYMOUS)
    ranking = await rank(asked, scoring(COOK), EVERYTHING, False)
    assert (len(ranking.candidates), ranking.total, ranking.met) == (7, 0, frozenset())
    asked.statements.clear()
    assert await rank(asked, scoring(Question(asker=("Person", "a"))), EVERYTHING, True, met=True) == Ranking()
    assert asked.statements == {}


async def test_a_coverage_that_is_shown_as_nothing_is_none(held: Held, reading: ReadingFactory) -> None:
    """Of 5e-10 and 6e-10 the first is rounded to 0 (half to even), the second to 1e-9 (A13)."""
    await held.hold(*COOKS)
    for weight, total in ((5e-10, 0), (6e-10, 7)):
        question = Question((Item("cook", 1, weight), Item("sing", 1, 1.0 - weight)))
        ranking = await rank(reading(ANONYMOUS), scoring(question), EVERYTHING, True)
        assert ranking.total == total


async def test_held_skills_of_people_and_of_active_members(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*COOKS)
    parties = [("Person", "a"), ("Organisation", "o"), ("Organisation", "p"), ("Person", "b"), ("Person", "h")]
    asked = reading(ANONYMOUS)
    assert await store.held_skills(asked, parties, ["cook", "boat", "sing"]) == {
        ("Person", "a"): {"cook": 1, "boat": 4},
        ("Person", "b"): {"cook": 2},
        ("Organisation", "o"): {"cook": 3, "boat": 4},
    }
    assert await store.held_skills(asked, parties, ["boat"]) == {
        ("Person", "a"): {"boat": 4},
        ("Organisation", "o"): {"boat": 4},
    }
    assert asked.statements == {"help/held": 2}
