"""The smallest team that covers a request: DESIGN 5, I1 to I7, N1, N4, N18. Every team is tried."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from .answers import Arguments, Json, global_id, key_from, node
from .community import Community, Key
from .figures import shown
from .help import Held, match_answer, matches_of, request_of, skills_held, who_can_help
from .paths import cohesion, neighbours

MOST_ITEMS = 12
MOST_TEAMS = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, the score that is shown, and the numbers of the items that the person covers."""

    id: str
    score: float
    covers: frozenset[int]


def suggest_team(
    community: Community,
    today: str,
    argument: Arguments,
    filters: Arguments | None = None,
    weights: Arguments | None = None,
    max_size: int = 6,
) -> Json:
    """``suggestTeam``: a Team."""
    items = request_of(community, argument).items
    people = {**(filters or {}), "parties": ["PERSON"]}
    edges = who_can_help(community, today, argument, people, weights)["edges"]
    found = [candidate(community, today, argument, edge) for edge in edges]
    graph = neighbours(community, today)
    is_exact = len(items) <= MOST_ITEMS
    team = best_team(found, max_size, graph) if is_exact else greedy_team(found, max_size)
    covered = {number for one in team for number in one.covers}
    missing = dict.fromkeys(item.skill for number, item in enumerate(items) if number not in covered)
    return {
        "members": [
            {
                "person": node(Key("Person", one.id)),
                "covers": [match_answer(held) for held in met(community, today, argument, one.id)],
                "score": one.score,
            }
            for one in sorted(team, key=lambda one: (-one.score, one.id))
        ],
        "uncovered": [node(Key("Skill", skill)) for skill in missing],
        "cohesion": shown(cohesion(graph, ids(team))),
        "score": total(team),
        "exact": is_exact,
    }


def met(community: Community, today: str, argument: Arguments, person: str) -> list[Held]:
    """I4: the matches of 0.5 or more, in the request's order."""
    held = skills_held(community, Key("Person", person), today)
    return [one for one in matches_of(community, request_of(community, argument), held) if shown(one.match) >= 0.5]


def candidate(community: Community, today: str, argument: Arguments, edge: Json) -> Candidate:
    """I1: an edge of whoCanHelp, with the items that it covers; equal items are different ones (I6)."""
    request = request_of(community, argument)
    person = key_from(edge["node"]["id"])
    matches = matches_of(community, request, skills_held(community, person, today))
    strong = [one.item for one in matches if shown(one.match) >= 0.5]
    covers = frozenset(number for number, item in enumerate(request.items) if any(item is one for one in strong))
    assert edge["node"]["id"] == global_id(person)
    return Candidate(person.id, edge["score"], covers)


def total(team: Iterable[Candidate]) -> float:
    """I4, N18: the sum of the scores shown, rounded."""
    return shown(math.fsum(one.score for one in team))


def most_covered(found: Iterable[Candidate], max_size: int) -> int:
    """I2: as many items as so many people can cover."""
    covers = {one.covers for one in found}
    unions = {frozenset[int]()}
    for _ in range(max_size):
        unions |= {union | cover for union in unions for cover in covers}
    return max(map(len, unions))


def best_team(found: list[Candidate], max_size: int, graph: nx.Graph, most: int = MOST_TEAMS) -> tuple[Candidate, ...]:
    """I2, I6: most items, fewest people, highest sum, highest cohesion, smallest ids."""
    useful = sorted((one for one in found if one.covers), key=lambda one: one.id)
    wanted = most_covered(useful, max_size)
    for size in range(max_size + 1):
        # In the order of ids, so that combinations come in the order of their sorted ids.
        teams = [team for team in combinations(useful, size) if len(covered(team)) == wanted]
        if teams:
            highest = max(map(total, teams))
            compared = [team for team in teams if total(team) == highest][:most]
            return max(compared, key=lambda team: shown(cohesion(graph, ids(team))))
    raise AssertionError("as many people as may be cover what they can cover")


def covered(team: Iterable[Candidate]) -> frozenset[int]:
    """The items that a team covers."""
    return frozenset[int]().union(*(one.covers for one in team))


def ids(team: Iterable[Candidate]) -> list[str]:
    """The ids of its members."""
    return [one.id for one in team]


def greedy_team(found: list[Candidate], max_size: int) -> tuple[Candidate, ...]:
    """I7: again and again whoever covers most of what is left, then the higher score, then the smaller id."""
    team: list[Candidate] = []
    while len(team) < max_size:
        done = covered(team)
        best = min(found, key=lambda one: (-len(one.covers - done), -one.score, one.id), default=None)
        if best is None or not best.covers - done:
            break
        team.append(best)
    return tuple(team)
