"""suggestTeam: who is in a team and why, what is left, statements, the worker (DEFINITIONS I, N1), by hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from graph_store import teams as store
from graph_store.errors import BadInput, NotFound
from graph_store.help import Weights
from graph_store.identity import encode
from graph_store.viewers import ANONYMOUS, MEMBER, Viewer
from loaders.context import RequestContext
from resolvers import teams
from resolvers.help import HelperFilter, HelpRequest
from resolvers.teams import Team, TeamWants, suggest_team
from tests.conftest import ReadingFactory
from tests.reference.community import (
    Asset,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Person,
    PersonSkill,
    Place,
    Project,
    Row,
    Skill,
)
from tests.support.communities import Held
from tests.support.networks import Inline
from tests.support.reef import skills

T = TypeVar("T")

# Of boat from level 4, cook from 2 and sing from 3: ana has 1, 0.5 and nothing, ben, cat and hal sing, dan cooks and
# sings at 1/3; eve has it all, and is seen by members.
ROWS: tuple[Row, ...] = (
    Place("tt", "Trinidad", "COUNTRY"),
    Place("bb", "Barbados", "COUNTRY"),
    Skill("boat", "Boat building"),
    Skill("sail", "Sail making", broader=("boat",)),
    Skill("cook", "Cooking"),
    Skill("sing", "Singing"),
    Skill("fly", "Flying"),
    *(Person(name, name.capitalize(), place="tt") for name in ("ana", "ben", "cat", "dan")),
    Person("eve", "Eve", visibility="MEMBERS"),
    Person("hal", "Hal", place="bb"),
    Organisation("club", "Club"),
    Project("reef", "Reef"),
    Project("idle", "Idle"),
    Membership("ana", "club"),
    Membership("cat", "club"),
    Participation("reef", Key("Person", "cat"), "VOLUNTEER"),
    PersonSkill("ana", "boat", 4),
    PersonSkill("ana", "cook", 1),
    *(PersonSkill(name, "sing", 3) for name in ("ben", "cat", "hal", "eve")),
    PersonSkill("dan", "cook", 5),
    PersonSkill("dan", "sing", 1),
    PersonSkill("eve", "sail", 5),
    PersonSkill("eve", "cook", 2),
    Need("n1", "Boats", Key("Project", "reef"), "SKILL", "boat", level=4),
    Need("n2", "Songs", Key("Project", "reef"), "SKILL", "sing", level=3),
    Need("n3", "Flight", Key("Project", "reef"), "SKILL", "fly"),
    Need("hall", "Hall", Key("Project", "reef"), "ASSET", asset_kind="SPACE"),
    Asset("a", "A", "SPACE", owner=Key("Person", "ana")),
)
THREE = skills(("boat", 4, 1.0), ("cook", 2, 1.0), ("sing", 3, 1.0))

Ask = Callable[..., Awaitable[Team]]


@pytest.fixture
async def ask(held: Held, reading: ReadingFactory) -> Ask:
    """Asks for a team: `await ask(request, wanted=, max_size=6, weights=, wants=, viewer=ANONYMOUS, context=)`."""
    await held.hold(*ROWS)
    return asker(reading)


def asker(reading: ReadingFactory) -> Ask:
    async def ask(
        request: HelpRequest,
        wanted: HelperFilter | None = None,
        max_size: int = 6,
        weights: Weights | None = None,
        wants: TeamWants | None = None,
        viewer: Viewer = ANONYMOUS,
        context: RequestContext | None = None,
    ) -> Team:
        return await suggest_team(
            context or RequestContext(reading(viewer), Inline()),
            request,
            wanted or HelperFilter(),
            weights or Weights(),
            max_size,
            wants or TeamWants(),
        )

    return ask


def told(team: Team) -> list[tuple[str, float, list[tuple[str, str, float]]]]:
    """Of each member the id, the score, and what is covered with what, and how well."""
    return [
        (
            one.person.id if one.person else "",
            one.score,
            [(match.needed.id, match.held.id, match.match) for match in one.covers],
        )
        for one in team.members
    ]


def names(team: Team) -> str:
    return " ".join(name for name, _, _ in told(team))


def missing(team: Team) -> list[str]:
    return [skill.id for skill in team.uncovered]


async def test_the_smallest_team_whose_members_know_one_another(ask: Ask) -> None:
    """ana covers 1.5 of 3, and ben, cat and hal 1 of 3 each; ana and cat are in the club."""
    team = await ask(THREE)
    assert told(team) == [
        ("ana", 0.4, [("boat", "boat", 1.0), ("cook", "cook", 0.5)]),
        ("cat", 0.3, [("sing", "sing", 1.0)]),
    ]
    assert (team.score, team.cohesion, team.exact, missing(team)) == (0.7, 0.5, True, [])


async def test_a_higher_sum_comes_before_cohesion(ask: Ask) -> None:
    """In the place of the request ben, cat and ana have 1.0 of 0.1; hal from elsewhere has 0.3 of it."""
    for place, found in (("tt", "ana cat"), ("bb", "ana hal")):
        request = skills(("boat", 4, 1.0), ("cook", 2, 1.0), ("sing", 3, 1.0), place=encode("Place", place))
        team = await ask(request)
        assert names(team) == found
        assert team.score == {"tt": 0.8, "bb": 0.73}[place]


async def test_equal_teams_are_those_of_the_smallest_ids(ask: Ask) -> None:
    """dan covers 1 and 1/3 of 2, ben and others 1."""
    team = await ask(skills(("cook", 4, 1.0), ("sing", 3, 1.0)))
    assert names(team) == "dan ben"
    assert (team.score, team.cohesion) == (0.9, 0.0)


async def test_who_sees_more_has_another_team(ask: Ask) -> None:
    """eve: sail is narrower than boat, 0.8; (0.8 + 1 + 1) / 3."""
    team = await ask(THREE, viewer=MEMBER)
    assert told(team) == [("eve", 0.66, [("boat", "sail", 0.8), ("cook", "cook", 1.0), ("sing", "sing", 1.0)])]
    assert (team.score, team.cohesion) == (0.66, 1.0)


async def test_as_many_items_as_so_few_can_cover(ask: Ask) -> None:
    team = await ask(THREE, max_size=1)
    assert (names(team), missing(team), team.cohesion) == ("ana", ["sing"], 1.0)


async def test_what_nobody_covers_is_told_once_in_the_order_of_the_request(ask: Ask) -> None:
    """An item that is not covered is told, though another one of the same skill is."""
    request = skills(("fly", 1, 1.0), ("cook", 5, 1.0), ("sing", 3, 1.0), ("fly", 2, 1.0), ("boat", 5, 1.0))
    team = await ask(request, HelperFilter(within=encode("Place", "bb")))
    assert (names(team), missing(team)) == ("hal", ["fly", "cook", "boat"])
    team = await ask(skills(("cook", 1, 1.0), ("cook", 3, 1.0)), HelperFilter(min_coverage=0.6), max_size=1)
    assert (names(team), missing(team)) == ("dan", [])
    team = await ask(skills(("cook", 1, 1.0), ("cook", 5, 9.0)), HelperFilter(spaces=["TRADE"]))
    assert (told(team), missing(team), team.score, team.cohesion, team.exact) == ([], ["cook"], 0.0, 0.0, True)


async def test_people_only_and_not_the_asker_nor_those_on_the_project(ask: Ask) -> None:
    """cat is on reef already; organisations are asked for, and take no part."""
    team = await ask(HelpRequest(project=encode("Project", "reef")), HelperFilter(parties=["Organisation"]))
    assert (names(team), missing(team), team.exact) == ("ana ben", ["fly"], True)
    asked_by_ben = skills(("sing", 3, 1.0), asker=encode("Person", "ben"))
    assert names(await ask(asked_by_ben)) == "cat"


async def test_no_items_no_team(ask: Ask) -> None:
    for request in (HelpRequest(need=encode("Need", "hall")), HelpRequest(project=encode("Project", "idle"))):
        team = await ask(request)
        assert (told(team), missing(team), team.score, team.cohesion, team.exact) == ([], [], 0.0, 0.0, True)


@pytest.mark.parametrize(
    ("argument", "request_", "fields"),
    [
        ("maxSize", THREE, {"max_size": 0}),
        ("maxSize", THREE, {"max_size": 13}),
        ("weights", THREE, {"weights": Weights(0, 0, 0, 0)}),
        ("filter.minScore", THREE, {"wanted": HelperFilter(min_score=2)}),
        ("items", skills(), {}),
        ("need", HelpRequest(need=encode("Person", "ana")), {}),
    ],
)
async def test_what_is_out_of_range_is_refused(
    ask: Ask, argument: str, request_: HelpRequest, fields: dict[str, Any]
) -> None:
    with pytest.raises(BadInput) as caught:
        await ask(request_, **fields)
    assert caught.value.argument == argument


async def test_what_is_not_there_is_named(ask: Ask) -> None:
    nowhere = encode("Place", "nowhere")
    for argument, request, wanted in (
        ("need", HelpRequest(need=encode("Need", "none")), HelperFilter()),
        ("items.skill", skills(("none", 1, 1.0)), HelperFilter()),
        ("filter.within", THREE, HelperFilter(within=nowhere)),
    ):
        with pytest.raises(NotFound) as caught:
            await ask(request, wanted)
        assert caught.value.argument == argument


# --- beyond twelve items ---------------------------------------------------------------------------------------------

# all covers 3 to 10 of thirteen skills; low covers 0 to 6 and high 7 to 12, who would be enough.
MANY: tuple[Row, ...] = (
    *(Skill(f"s{number:02}", f"S{number:02}") for number in range(14)),
    *(Person(name, name) for name in ("all", "high", "low", "lox")),
    *(
        PersonSkill(name, f"s{number:02}", 3)
        for name, numbers in (("all", range(3, 11)), ("low", range(7)), ("lox", range(7)), ("high", range(7, 13)))
        for number in numbers
    ),
    Organisation("club", "Club"),
    Membership("all", "club"),
    Membership("low", "club"),
)


def so_many(count: int) -> HelpRequest:
    return skills(*((f"s{number:02}", 1, 1.0) for number in range(count)))


async def test_beyond_twelve_items_whoever_covers_most_of_what_is_left(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*MANY)
    ask = asker(reading)
    team = await ask(so_many(13))
    assert [(name, score) for name, score, _ in told(team)] == [
        ("all", 0.469230769),
        ("low", 0.423076923),
        ("high", 0.376923077),
    ]
    assert [len(one.covers) for one in team.members] == [8, 7, 6]
    assert (team.score, team.cohesion, team.exact, missing(team)) == (1.269230769, 0.166666667, False, [])
    team = await ask(so_many(14), max_size=2)
    assert (names(team), missing(team), team.exact) == ("all low", ["s11", "s12", "s13"], False)
    exact = await ask(so_many(12))
    assert (names(exact), exact.exact) == ("low high", True)


# --- statements ------------------------------------------------------------------------------------------------------


def crowd(size: int) -> tuple[Row, ...]:
    """So many people who cook, and as many who sing; all in one club but for one of each."""
    rows: list[Row] = [Skill("cook", "Cook"), Skill("sing", "Sing"), Organisation("club", "Club")]
    for number in range(size):
        for skill in ("cook", "sing"):
            name = f"{skill}{number:03}"
            rows += [Person(name, name), PersonSkill(name, skill, 3)]
            rows += [Membership(name, "club")] if number == size - 1 else []
    return tuple(rows)


BOTH = skills(("cook", 1, 1.0), ("sing", 1, 1.0))
ALWAYS = {"help/similar": 1, "teams/covers": 1, "teams/people": 1}


@pytest.mark.parametrize("size", [2, 40])
async def test_statements_do_not_grow_with_people(held: Held, reading: ReadingFactory, size: int) -> None:
    """With forty of each the two in the club are the 1,600th pair by their ids: too late to be compared."""
    await held.hold(*crowd(size))
    context = RequestContext(reading(ANONYMOUS), Inline())
    team = await asker(reading)(BOTH, context=context)
    assert names(team) == ("cook001 sing001" if size == 2 else "cook000 sing000")
    assert dict(context.reading.statements) == {
        **ALWAYS,
        "paths/links": 2,
        "skills/by_ids": 1,
        "people/by_ids": 1,
        "help/held": 1,
    }


async def test_what_is_not_selected_is_not_read(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*crowd(2))
    nothing = dict.fromkeys(("team", "people", "covers", "cohesion", "uncovered"), False)
    for wants, further in (
        (nothing, {"teams/covers": 0, "teams/people": 0}),
        # Teams of equal sums are compared, whatever is selected.
        ({**nothing, "team": True}, {"paths/links": 2}),
        ({**nothing, "team": True, "people": True}, {"paths/links": 2, "people/by_ids": 1}),
        ({**nothing, "team": True, "covers": True}, {"paths/links": 2, "skills/by_ids": 1, "help/held": 1}),
    ):
        context = RequestContext(reading(ANONYMOUS), Inline())
        await asker(reading)(BOTH, wants=TeamWants(**wants), context=context)
        expected = {name: count for name, count in (ALWAYS | further).items() if count}
        assert dict(context.reading.statements) == expected


async def test_nearness_is_read_where_it_is_asked_for(ask: Ask, reading: ReadingFactory) -> None:
    """One team alone: nothing to compare. One member alone: nobody to be near to."""
    for request, cohesion, links in (
        (skills(("boat", 4, 1.0), ("cook", 5, 1.0)), True, 2),
        (skills(("boat", 4, 1.0), ("cook", 5, 1.0)), False, 0),
        (skills(("boat", 4, 1.0)), True, 0),
    ):
        context = RequestContext(reading(ANONYMOUS), Inline())
        await ask(request, wants=TeamWants(cohesion=cohesion), context=context)
        assert context.reading.statements["paths/links"] == links


@pytest.mark.parametrize(("most", "rounds"), [(2, 4), (8, 3), (40, 2), (20_000, 1)])
async def test_lists_are_read_on_where_they_are_used_up(
    held: Held, reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch, most: int, rounds: int
) -> None:
    """Twenty of each: all 400 pairs are compared, and the last of them are in the club."""
    await held.hold(*crowd(20))
    monkeypatch.setattr(teams, "_MOST_IDS", most)
    context = RequestContext(reading(ANONYMOUS), Inline())
    team = await asker(reading)(BOTH, context=context)
    assert (names(team), team.cohesion) == ("cook019 sing019", 0.5)
    assert context.reading.statements["teams/people"] == rounds


async def test_who_goes_between_two_statements_is_not_waited_for(
    ask: Ask, reading: ReadingFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first time nobody is found who has the scores; then all is asked again."""
    people_with, turns = store.people_with, iter([True])

    async def gone(*arguments: Any) -> dict[int, list[str]]:
        found = await people_with(*arguments)
        return {} if next(turns, False) else found

    monkeypatch.setattr(store, "people_with", gone)
    context = RequestContext(reading(ANONYMOUS), Inline())
    assert names(await ask(THREE, context=context)) == "ana cat"
    assert context.reading.statements["teams/covers"] == context.reading.statements["teams/people"] == 2


class Elsewhere(Inline):
    """Notes what is computed in the worker."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns."""
        self.asked.append(function.__name__)
        return await super().run(function, *arguments)


async def test_what_takes_long_is_computed_in_the_worker(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*MANY)
    for count, elsewhere in ((12, ["plan_of"]), (8, [])):
        compute = Elsewhere()
        context = RequestContext(reading(ANONYMOUS), compute)
        await asker(reading)(so_many(count), context=context)
        assert compute.asked == elsewhere


async def test_very_many_ids_are_put_together_in_the_worker(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*crowd(300))
    compute = Elsewhere()
    team = await asker(reading)(BOTH, context=RequestContext(reading(ANONYMOUS), compute))
    assert names(team) == "cook000 sing000"
    assert compute.asked == ["first_teams", "most_cohesive"]
