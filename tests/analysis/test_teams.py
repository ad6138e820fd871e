"""The best team (DEFINITIONS I2, I5, I6) against every team tried, on small communities with many ties."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.paths import hops_between
from analysis.teams import (
    MOST_TEAMS,
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

People = Mapping[str, tuple[int, int]]
"""Id -> cover and score in billionths."""

EVERYBODY = st.dictionaries(
    st.text("abcdé\U0001f600", min_size=1, max_size=3),
    st.tuples(st.integers(1, 31), st.sampled_from((0, 300_000_000, 500_000_000, 500_000_001))),
    max_size=11,
)


def tried(people: People, most: int) -> list[tuple[str, ...]]:
    """All best teams in the order of their sorted ids, by trying every team."""
    best: tuple[int, int, int] = (0, 0, 0)
    found: list[tuple[str, ...]] = [()]
    for size in range(1, most + 1):
        for ids in combinations(sorted(people), size):
            union, total = 0, 0
            for id_ in ids:
                union |= people[id_][0]
                total += people[id_][1]
            rank = (union.bit_count(), -size, total)
            if rank > best:
                best, found = rank, []
            if rank == best:
                found.append(ids)
    return sorted(found)


def best_scores(people: People) -> dict[int, int]:
    scores: dict[int, int] = {}
    for cover, score in people.values():
        scores[cover] = max(score, scores.get(cover, 0))
    return scores


def wanted(people: People, plan: Plan, most: int) -> dict[int, list[str]]:
    """The first ids of each wanted cover."""
    return {
        cover: sorted(id_ for id_, one in people.items() if one == (cover, score))[:most]
        for cover, score in plan.scores.items()
    }


def ids_of(teams: Sequence[Sequence[tuple[str, int]]]) -> list[tuple[str, ...]]:
    return [tuple(id_ for id_, _ in team) for team in teams]


@settings(max_examples=400, deadline=None)
@given(people=EVERYBODY, most=st.integers(1, 5))
def test_the_best_teams_are_those_that_trying_finds(people: People, most: int) -> None:
    plan = plan_of(best_scores(people), most)
    teams = tried(people, most)
    covered = 0
    for id_ in teams[0]:
        covered |= people[id_][0]
    assert (plan.size, plan.covered) == (len(teams[0]), covered.bit_count())
    assert plan.total == sum(people[id_][1] for id_ in teams[0])
    assert {people[id_][0] for team in teams for id_ in team} == set(plan.scores)
    assert ids_of(first_teams(plan, wanted(people, plan, MOST_TEAMS), MOST_TEAMS)) == teams


@settings(max_examples=300, deadline=None)
@given(people=EVERYBODY, most=st.integers(1, 5), compared=st.integers(1, 6), size=st.integers(1, 3))
def test_short_lists_are_enough_once_none_is_used_up(people: People, most: int, compared: int, size: int) -> None:
    """Points 5 and 6: as many ids as teams are compared, or fewer, read on where they are used up."""
    plan = plan_of(best_scores(people), most)
    whole = tried(people, most)[:compared]
    assert ids_of(first_teams(plan, wanted(people, plan, compared), compared)) == whole
    lists, short = wanted(people, plan, size), set(plan.scores)
    while size < compared and short:
        teams = first_teams(plan, lists, compared)
        short = {cover for cover in short if len(lists[cover]) == size} & used_up(teams, lists)
        size *= 2
        lists |= {cover: wanted(people, plan, size)[cover] for cover in short}
    assert ids_of(first_teams(plan, lists, compared)) == whole


def test_a_team_by_hand() -> None:
    """Three items; the pair {ann, cy} covers all with 1.1, as {ann, bo} and {dee, cy}; eve alone covers two."""
    people = {"ann": (0b011, 600), "bo": (0b100, 500), "cy": (0b110, 500), "dee": (0b001, 600), "eve": (0b011, 599)}
    plan = plan_of(best_scores(people), 6)
    assert (plan.size, plan.covered, plan.total) == (2, 3, 1100)
    assert plan.scores == {0b011: 600, 0b100: 500, 0b110: 500, 0b001: 600}
    teams = first_teams(plan, wanted(people, plan, 1000), 1000)
    assert ids_of(teams) == [("ann", "bo"), ("ann", "cy"), ("cy", "dee")]
    assert ids_of([most_cohesive(teams, {})]) == [("ann", "bo")]
    assert ids_of([most_cohesive(teams, {("cy", "dee"): 3, ("ann", "bo"): 4})]) == [("cy", "dee")]
    assert ids_of([most_cohesive(teams, {("ann", "cy"): 3, ("cy", "dee"): 3})]) == [("ann", "cy")]


def test_one_person_may_have_to_do() -> None:
    """With one, whoever covers most, then the best score; with two, everything."""
    people = {"ann": (0b0111, 1), "bo": (0b1110, 2), "cy": (0b1000, 900)}
    assert ids_of(
        first_teams(plan_of(best_scores(people), 1), wanted(people, plan_of(best_scores(people), 1), 9), 9)
    ) == [("bo",)]
    plan = plan_of(best_scores(people), 2)
    assert ids_of(first_teams(plan, wanted(people, plan, 9), 9)) == [("ann", "cy")]


def test_nobody_covers_anything() -> None:
    plan = plan_of({}, 6)
    assert (plan.size, plan.covered, plan.total, dict(plan.scores)) == (0, 0, 0, {})
    assert first_teams(plan, {}, 1000) == [()]


def test_no_team_is_made_of_people_who_have_gone() -> None:
    plan = plan_of({0b01: 5, 0b10: 5}, 6)
    assert first_teams(plan, {0b01: ["ann"]}, 1000) == []


def test_the_first_thousand_of_very_many_teams_come_at_once() -> None:
    """Every cover of up to three of twelve items, equal scores: 15,400 ways to divide the items, and thirty each."""
    covers = [sum(1 << item for item in some) for size in (1, 2, 3) for some in combinations(range(12), size)]
    plan = plan_of(dict.fromkeys(covers, 500_000_000), 12)
    assert (plan.size, plan.covered) == (4, 12)
    names = random.Random(1)
    people = {cover: sorted(f"{names.random():.12f}" for _ in range(30)) for cover in plan.scores}
    teams = first_teams(plan, people, MOST_TEAMS)
    assert len(set(teams)) == MOST_TEAMS
    assert ids_of(teams) == sorted(ids_of(teams))
    assert all(sum(cover for _, cover in team) == 0xFFF for team in teams)


def test_ids_that_hide_one_another_do_not_stop_the_search() -> None:
    """Twelve who cover an item each: one team, among 4,096 parts of it."""
    plan = plan_of({1 << item: 1 for item in range(12)}, 12)
    people = {1 << item: [f"p{item:02}"] for item in range(12)}
    assert ids_of(first_teams(plan, people, MOST_TEAMS)) == [tuple(f"p{item:02}" for item in range(12))]


@settings(max_examples=100, deadline=None)
@given(scores=st.lists(st.integers(0, 10**9), max_size=12))
def test_sums_are_exact(scores: list[int]) -> None:
    shown = [score_of(score) for score in scores]
    assert [billionths(score) for score in shown] == scores
    assert score_of(sum(scores)) == pytest.approx(math.fsum(shown), abs=1e-12)


def test_cohesion_is_the_mean_nearness() -> None:
    assert cohesion([], {}) == 0.0
    assert cohesion(["a"], {}) == 1.0
    assert cohesion(["c", "a", "b"], {("a", "b"): 2, ("b", "c"): 3}) == 0.277777778
    assert pairs_of(["c", "a", "b"]) == [("a", "b"), ("a", "c"), ("b", "c")]


@settings(max_examples=200, deadline=None)
@given(edges=st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])))
def test_hops_are_those_of_a_search(edges: set[tuple[int, int]]) -> None:
    nodes = [("Person", str(number)) for number in range(12)]
    neighbours: dict[tuple[str, str], set[tuple[str, str]]] = {node: set() for node in nodes}
    for one, other in edges:
        neighbours[nodes[one]].add(nodes[other])
        neighbours[nodes[other]].add(nodes[one])
    pairs = [(one, other) for one, other in product(nodes, nodes) if one != other]
    expected: dict[tuple[tuple[str, str], tuple[str, str]], int] = {}
    for start in nodes:
        reached, frontier = {start: 0}, [start]
        while frontier:
            node = frontier.pop(0)
            for near in neighbours[node] - reached.keys():
                reached[near] = reached[node] + 1
                frontier.append(near)
        expected |= {(start, end): steps for end, steps in reached.items() if 1 <= steps <= 4}
    assert hops_between(pairs, neighbours) == expected
