"""The best team for a request of up to twelve items (DESIGN 5, DEFINITIONS I): exact, however many people there are.

The *cover* of a person is the set of items that the person meets with a match of 0.5 or more, as a bit mask. Scores are
whole billionths, as they are shown, so that sums are exact (N18). A team is *best* if it covers K items, the most that
so many people as are allowed can cover, has m people, the fewest who can, and S, the highest sum of scores of such m.

1.  Without any one of its members a best team would not cover K items, for m are the fewest. So each meets an item that
    no other does, no two have the same cover, and m is at most the number of items.
2.  Nobody outside a best team with a member's cover scores more than that member, for the exchange would raise S. So
    its members are of the pairs (cover, best score of that cover): 4,095 scores are all that K, m and S depend on.
3.  `fewest[V]` and `best[V]` are the fewest people who together meet at least the items V, and the highest sum of so
    many. Whoever meets the lowest item of V meets some part c of V with it, and the others meet V - c, so
    fewest[V] = 1 + min fewest[V - c], and best[V] = max (the best score of those who meet at least c) + best[V - c]
    over the c with that minimum. The people so put together are different ones, or fewer would do. These are
    3^n / 2 steps for n items, 265,720 for twelve.
4.  The goals are the V of K items with fewest[V] = m and best[V] = S. Some people, j of them with the items u and the
    sum s, are part of a best team if and only if a goal V holds u with j + fewest[V - u] = m and s + best[V - u] = S.
    With j = 1 this says which covers are wanted at all.
5.  Teams are ordered by their sorted ids, and the first 1,000 are compared (I6). A member exchanged for one of the same
    cover with a smaller id makes an earlier team, so who is k-th of his cover by id is in none of the first k - 1
    teams: 1,000 ids of each wanted cover are enough. Of teams of one the first is the answer: one id is enough.
6.  Shorter lists are enough, too, where the first teams made of them use the last id of no list that was cut. If one of
    the true first teams had members that were cut off, then that team, with the last ids of their lists in their place,
    would be earlier, so it would be among the first made of the lists, and it does use such an id. And where each list
    that is used up is read on, no other one becomes used up later, for the same reason.
7.  The teams are found in order by adding ids in order, and only such as lead on by 4. What leads nowhere then is part
    of a best team with a smaller id, which has been found before: there are at most 2^m such parts for each team found.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, combinations, islice
from operator import or_

from analysis.rounding import rounded

MOST_ITEMS = 12
"""Up to so many items a team is exact."""

MOST_TEAMS = 1000
"""How many teams of equal sums are compared by their cohesion (I6)."""

_BILLION = 10**9
_NOBODY = -1
_NEVER = 1_000

Team = tuple[tuple[str, int], ...]
"""The id and the cover of each member, in the order of the ids."""

Pair = tuple[str, str]
"""The ids of two members, the smaller first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the best teams have in common, and what leads to them.

    `size` people cover `covered` items, with `total` billionths. `scores` has the wanted covers, with the score that a
    member with that cover has; `goals`, `fewest` and `best` are as above, by bit mask.
    """

    size: int
    covered: int
    total: int
    scores: Mapping[int, int]
    goals: Sequence[int]
    fewest: Sequence[int]
    best: Sequence[int]


def billionths(score: float) -> int:
    """A score as it is shown, exactly."""
    return round(score * _BILLION)


def score_of(total: int) -> float:
    """The sum of scores that so many billionths are, rounded."""
    return rounded(total / _BILLION)


def plan_of(scores: Mapping[int, int], most: int) -> Plan:
    """The plan of teams of at most `most` people, of the best score (billionths) of each cover (above 0)."""
    alone = _at_least(scores)
    fewest, best = [0], [0]
    for wanted in range(1, len(alone)):
        people, total = _fewest_and_best(wanted, alone, fewest, best)
        fewest.append(people)
        best.append(total)
    reached = [wanted for wanted, people in enumerate(fewest) if people <= most]
    covered = max(wanted.bit_count() for wanted in reached)
    size, minus = min((fewest[wanted], -best[wanted]) for wanted in reached if wanted.bit_count() == covered)
    goals = [one for one in reached if one.bit_count() == covered and (fewest[one], -best[one]) == (size, minus)]
    plan = Plan(size, covered, -minus, {}, goals, fewest, best)
    wanted_scores = {cover: score for cover, score in scores.items() if _leads_on(plan, 1, cover, score)}
    return Plan(size, covered, -minus, wanted_scores, goals, fewest, best)


def _at_least(scores: Mapping[int, int]) -> list[int]:
    """For each set of items the best score of those who meet at least these; _NOBODY where nobody does."""
    width = max(scores, default=0).bit_length()
    alone = [scores.get(cover, _NOBODY) for cover in range(1 << width)]
    for number in range(width):
        item = 1 << number
        for cover in range(1 << width):
            if not cover & item:
                alone[cover] = max(alone[cover], alone[cover | item])
    return alone


def _fewest_and_best(wanted: int, alone: Sequence[int], fewest: Sequence[int], best: Sequence[int]) -> tuple[int, int]:
    """Point 3 for one set of items; _NEVER where there is no such team."""
    lowest = wanted & -wanted
    part = others = wanted ^ lowest
    people, total = _NEVER, 0
    while True:
        score = alone[part | lowest]
        rest = others ^ part
        if score != _NOBODY and (fewest[rest] + 1, -score - best[rest]) < (people, -total):
            people, total = fewest[rest] + 1, score + best[rest]
        if not part:
            return people, total
        part = (part - 1) & others


def _leads_on(plan: Plan, people: int, union: int, total: int) -> bool:
    """Whether so many people with these items and this sum are part of a best team (point 4)."""
    return any(
        union & ~goal == 0
        and people + plan.fewest[goal ^ union] == plan.size
        and total + plan.best[goal ^ union] == plan.total
        for goal in plan.goals
    )


def first_teams(plan: Plan, people: Mapping[int, Sequence[str]], most: int) -> list[Team]:
    """The first so many best teams, in the order of their sorted ids.

    `people` has, for each cover, the ids of some who have it and its score, sorted.
    """
    return list(islice(_Search(plan, people).teams((), 0, 0), most))


def used_up(teams: Collection[Team], people: Mapping[int, Sequence[str]]) -> set[int]:
    """The covers of which some team has the last id (point 6)."""
    return {cover for team in teams for id_, cover in team if people[cover][-1] == id_}


class _Search:
    """Best teams, member by member in the order of ids."""

    def __init__(self, plan: Plan, people: Mapping[int, Sequence[str]]) -> None:
        self._plan = plan
        self._people = {cover: people[cover] for cover in plan.scores if people.get(cover)}
        ends = sorted((ids[-1], cover) for cover, ids in self._people.items())
        self._ends = [id_ for id_, _ in ends]
        # What can still be covered after the n-th of the ends, and in the end nothing.
        self._later = [*accumulate((cover for _, cover in reversed(ends)), or_, initial=0)][::-1]
        self._next: dict[tuple[int, int], list[int]] = {}

    def teams(self, team: Team, union: int, total: int) -> Iterator[Team]:
        """All best teams that begin with these members, who have these items and this sum."""
        if len(team) == self._plan.size:
            yield team
            return
        last = team[-1][0] if team else ""
        following = [self._after(cover, last) for cover in self._covers(len(team), union, total)]
        for id_, cover in merge(*following):
            if self._can_end(union | cover, id_):
                yield from self.teams((*team, (id_, cover)), union | cover, total + self._plan.scores[cover])

    def _covers(self, people: int, union: int, total: int) -> list[int]:
        """The covers that lead on; parts of best teams with equal items and numbers have equal sums."""
        found = self._next.get((people, union))
        if found is None:
            scores = self._plan.scores
            found = [
                cover
                for cover in self._people
                if _leads_on(self._plan, people + 1, union | cover, total + scores[cover])
            ]
            self._next[people, union] = found
        return found

    def _after(self, cover: int, last: str) -> Iterator[tuple[str, int]]:
        ids = self._people[cover]
        return ((id_, cover) for id_ in ids[bisect_right(ids, last) :])

    def _can_end(self, union: int, last: str) -> bool:
        """Whether those with later ids can cover what is missing; not whether they are few enough for it."""
        return (union | self._later[bisect_right(self._ends, last)]).bit_count() >= self._plan.covered


def pairs_of(ids: Sequence[str]) -> list[Pair]:
    """Every two members of a team."""
    return list(combinations(sorted(ids), 2))


def cohesion(ids: Sequence[str], hops: Mapping[Pair, int]) -> float:
    """The mean of 1/hops over all pairs, 0 for those not in `hops`, rounded; 1 for one member, 0 for none (I5)."""
    if len(ids) < 2:
        return float(len(ids))
    pairs = pairs_of(ids)
    return rounded(math.fsum(1 / hops[pair] for pair in pairs if pair in hops) / len(pairs))


def most_cohesive(teams: Sequence[Team], hops: Mapping[Pair, int]) -> Team:
    """Of teams in the order of their ids the first that has the highest cohesion."""
    return max(teams, key=lambda team: cohesion([id_ for id_, _ in team], hops))
