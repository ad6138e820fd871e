"""The smallest team that covers a request (DESIGN 5, DEFINITIONS I).

Statements: those of who_can_help for what is asked; up to twelve items one for the best score of each cover and one for
the people who have it (seldom up to five: analysis/teams.py, point 6), beyond twelve one a member and one more where
something is left; two for who is near whom, where teams are compared by that or where it is asked for; one for skills
held, and one for each type of thing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from analysis.paths import hops_between
from analysis.teams import (
    MOST_ITEMS,
    MOST_TEAMS,
    Pair,
    Plan,
    billionths,
    cohesion,
    first_teams,
    most_cohesive,
    pairs_of,
    plan_of,
    score_of,
    used_up,
)
from analysis.teams import (
    Team as Chosen,
)
from graph_store import paths
from graph_store import teams as store
from graph_store.errors import BadInput
from graph_store.help import Scoring, Weights
from graph_store.nearness import with_groups
from graph_store.records import Person, Skill
from graph_store.teams import Member
from loaders.context import RequestContext
from resolvers.help import (
    HelperFilter,
    HelpRequest,
    check_weights,
    choice_of,
    scoring_of,
)
from resolvers.matches import SkillMatch, matches_of
from resolvers.paths import things_of

T = TypeVar("T")

LARGEST_TEAM = 12
LEAST_MATCH = 0.5
# How many ids of candidates are read at once, about; where many covers are wanted, fewer of each are read at first.
_MOST_IDS = 20_000
# Above so many sets of items, ids or pairs figures would hold the event loop for milliseconds, and are made elsewhere.
_FEW = 500


@dataclass(frozen=True, slots=True)
class TeamWants:
    """What of the answer is selected; nothing else is read. `team` is whether anything depends on who is in it."""

    team: bool = True
    people: bool = True
    covers: bool = True
    cohesion: bool = True
    uncovered: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """Who is in a team; its cohesion where that is known already."""

    members: Sequence[Member] = ()
    cohesion: float | None = None


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Who is in a team, the items covered (matches of 0.5 or more), and the score; null and empty if not wanted."""

    person: Person | None
    covers: Sequence[SkillMatch]
    score: float


@dataclass(frozen=True, slots=True)
class Team:
    """A team, best score first; `uncovered` has the skills of the items that it does not cover."""

    members: Sequence[TeamMember]
    uncovered: Sequence[Skill]
    cohesion: float
    score: float
    exact: bool


async def suggest_team(
    context: RequestContext,
    request: HelpRequest,
    wanted: HelperFilter,
    weights: Weights,
    max_size: int,
    wants: TeamWants,
) -> Team:
    """The smallest team that covers as many items as so many people can (I2); greedy beyond twelve items (I7).

    BadInput and NotFound as for who_can_help, BadInput for a `max_size` outside 1 to 12.
    """
    if not 1 <= max_size <= LARGEST_TEAM:
        raise BadInput("maxSize", f"must be between 1 and {LARGEST_TEAM}")
    check_weights(weights)
    choice = replace(choice_of(wanted), parties=frozenset({"Person"}))
    is_near_needed = wants.team and weights.proximity > 0
    scoring = await scoring_of(context, request, weights, choice, is_near_needed)
    items = scoring.question.items
    exact = len(items) <= MOST_ITEMS
    found = _Found()
    if wants.team and items:
        scoring = replace(scoring, near=await with_groups(context.reading, scoring.near))
        found = await (_best(context, scoring, max_size) if exact else _greedy(context, scoring, max_size))
    return await _team(context, scoring, found, exact, wants)


async def _best(context: RequestContext, scoring: Scoring, max_size: int) -> _Found:
    """The best team there is."""
    while True:
        scores = await store.best_scores(context.reading, scoring)
        whole = {cover: billionths(score) for cover, score in scores.items()}
        sets = 1 << max(whole, default=0).bit_length()
        plan = await _apart(context, sets, plan_of, whole, max_size)
        teams = await _first_teams(context, scoring, plan)
        if teams:
            chosen, known = await _most_cohesive(context, teams)
            return _Found([Member(id_, score_of(plan.scores[cover]), _numbers(cover)) for id_, cover in chosen], known)
        # Somebody has changed or gone between two statements; the time of the request bounds how often that counts.


async def _first_teams(context: RequestContext, scoring: Scoring, plan: Plan) -> list[Chosen]:
    """The teams to compare, by points 5 and 6 of analysis/teams.py; none where people are no longer there."""
    compared = MOST_TEAMS if plan.size > 1 else 1
    most = min(compared, max(1, _MOST_IDS // max(1, len(plan.scores))))
    unread = dict(plan.scores)
    people: dict[int, list[str]] = {}
    while True:
        if unread:
            scores = {cover: score_of(score) for cover, score in unread.items()}
            people |= await store.people_with(context.reading, scoring, scores, most)
        teams = await _apart(context, sum(map(len, people.values())), first_teams, plan, people, compared)
        cut = {cover for cover in unread if len(people.get(cover, ())) == most}
        unread = {cover: plan.scores[cover] for cover in cut & used_up(teams, people)}
        if most >= compared or not unread:
            return teams
        most *= 4


async def _most_cohesive(context: RequestContext, teams: Sequence[Chosen]) -> tuple[Chosen, float | None]:
    """Of several teams the one to choose and its cohesion, of which nothing has to be known where there is but one."""
    if len(teams) == 1:
        return teams[0], None
    hops = await _hops(context, [[id_ for id_, _ in team] for team in teams])
    chosen = await _apart(context, len(teams), most_cohesive, teams, hops)
    return chosen, cohesion([id_ for id_, _ in chosen], hops)


async def _hops(context: RequestContext, teams: Sequence[Sequence[str]]) -> dict[Pair, int]:
    """How far apart the members of each team are, by the ids of two, the smaller first; at most four relations."""
    pairs = {pair: (("Person", pair[0]), ("Person", pair[1])) for team in teams for pair in pairs_of(team)}
    if not pairs:
        return {}
    reading = context.reading
    people = {person for both in pairs.values() for person in both}
    neighbours = await paths.vicinity(reading, people, reading.today)
    if len(pairs) > _FEW:
        # In a thread: what is looked at is large to send elsewhere, and little is done with each of it.
        found = await asyncio.to_thread(hops_between, pairs.values(), neighbours)
    else:
        found = hops_between(pairs.values(), neighbours)
    return {pair: found[nodes] for pair, nodes in pairs.items() if nodes in found}


async def _greedy(context: RequestContext, scoring: Scoring, max_size: int) -> _Found:
    """I7: again and again whoever covers most of what is left."""
    uncovered = list(range(len(scoring.question.items)))
    members: list[Member] = []
    while uncovered and len(members) < max_size:
        found = await store.next_member(context.reading, scoring, uncovered)
        if found is None:
            break
        members.append(found)
        uncovered = [number for number in uncovered if number not in found.covers]
    return _Found(members)


async def _team(context: RequestContext, scoring: Scoring, found: _Found, exact: bool, wants: TeamWants) -> Team:
    """The team with what is selected of it."""
    members = found.members
    ids = [one.id for one in members]
    nodes = [("Person", id_) for id_ in ids]
    covered = {number for one in members for number in one.covers}
    missing = [item.skill for number, item in enumerate(scoring.question.items) if number not in covered]
    people, matches, skills, hops = await asyncio.gather(
        things_of(context, nodes if wants.people else []),
        matches_of(context, scoring, nodes if wants.covers else []),
        things_of(context, [("Skill", skill) for skill in missing] if wants.uncovered else []),
        _hops(context, [ids] if wants.cohesion and found.cohesion is None else []),
    )

    def member(one: Member) -> TeamMember:
        person = people.get(("Person", one.id))
        covers = [match for match in matches.get(("Person", one.id), []) if match.match >= LEAST_MATCH]
        return TeamMember(person if isinstance(person, Person) else None, covers, one.score)

    shown = [member(one) for one in sorted(members, key=lambda one: (-one.score, one.id))]
    return Team(
        members=shown if not wants.people else [one for one in shown if one.person],
        uncovered=[skill for skill in skills.values() if isinstance(skill, Skill)],
        cohesion=cohesion(ids, hops) if found.cohesion is None else found.cohesion,
        score=score_of(sum(billionths(one.score) for one in members)),
        exact=exact,
    )


def _numbers(cover: int) -> tuple[int, ...]:
    return tuple(number for number in range(cover.bit_length()) if cover >> number & 1)


async def _apart(context: RequestContext, size: int, function: Callable[..., T], *arguments: object) -> T:
    """What the function returns; a large task in the worker, so that the event loop goes on meanwhile."""
    return await context.compute.run(function, *arguments) if size > _FEW else function(*arguments)
