"""What is read first of all who can help, where many hold the only skill that is asked for.

Of fifty thousand holders of a skill a page shows twenty, and most of what the others have would be read for nothing.
So a part of the candidates is tried first: whoever is near the asker, in the known rings and in the next one, which is
read from these outwards; who is in the place of the request; and where neither is asked for, who serves the skill as
well as anybody can. Everybody else has a floor that his score cannot be above, and the page is right where it is full
of parties above it. Organisations are put in the order of the best score that they can have, and asked for members who
hold the skill from the first on, until there are enough. Where the page is not right, the ranking reads all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph_store.help import NESTED, SAME_COUNTRY, Scoring
from graph_store.looking import FirstPage, Look
from graph_store.paths import FARTHEST, TYPES, Node
from graph_store.reading import Reading
from graph_store.relations import Window
from graph_store.similarity import LEVELS, match_of

# From how many holders on it is tried at all; with fewer, everybody is read as soon.
_MANY = 2_000
# How many things in the place of a request are read as soon as a holder with his place: for people, who are read with
# their skills, and for organisations.
_RESIDENTS = 0.5
_RESIDENT_ORGANISATIONS = 6.0
# Behind how many nodes of the outermost known ring the next one is read.
_OUTERMOST = 2_000
# Of how many organisations for each on the page it is looked up how well their members hold the skill: of more where
# too few of the first ones have members who do.
_LOOKED = (5, 40)


@dataclass(frozen=True, slots=True)
class Best:
    """The highest match with the only item, the skills that give it at some level, and the next highest match or 0."""

    match: float
    skills: list[str]
    other: float
    holders: int


def best_of(scoring: Scoring, window: Window) -> Best | None:
    """What serves the only item best, where that is worth looking at first: for pages from the front, of many."""
    items = scoring.question.items
    if len(items) != 1 or not window.limit or window.backward:
        return None
    serving = scoring.serving(items[0])
    matches = sorted({match_of(one, level, items[0].min_level) for one in serving.values() for level in LEVELS})
    if not matches:
        return None
    skills = [skill for skill, one in serving.items() if match_of(one, LEVELS[-1], items[0].min_level) == matches[-1]]
    holders = sum(scoring.holders.get(skill, 0) for skill in skills)
    return Best(matches[-1], skills, matches[-2] if matches[1:] else 0.0, holders) if holders >= _MANY else None


async def first_people(
    reading: Reading, scoring: Scoring, best: Best, look: Look, asked: Mapping[str, Any]
) -> FirstPage | None:
    """The page of the people who are tried first; None where it is not full.

    One statement, none where everybody would have to be read.
    """
    tried = _Tried.of(scoring, 1, True)
    if tried is None or not (tried.is_near or tried.is_there or best.other):
        return None
    if tried.is_there:
        there = "residents" if scoring.surroundings.things <= best.holders * _RESIDENTS else "holders_there"
        first = f"near_people_and_{there}" if tried.is_near else f"best_{there}"
    else:
        first = "near_people" if tried.is_near else "best_holders"
    available = 1.0 if scoring.question.is_timed else 0.5
    floor = tried.score(best.other, NESTED, available)
    if tried.is_near or tried.is_there:
        floor = max(floor, tried.score(best.match, SAME_COUNTRY, available))
    rows, reach = await reading.one(
        "help/first_people", {**look.options(), **tried.options(first)}, **tried.parameters(best, look, asked)
    )
    return _page(rows, look.bar(rows, reach), look, floor)


async def first_organisations(
    reading: Reading, scoring: Scoring, best: Best, look: Look, asked: Mapping[str, Any]
) -> FirstPage | None:
    """As `first_people`, of organisations, in two statements at most, the second perhaps of all organisations.

    Behind a cursor none are tried first.
    """
    tried = _Tried.of(scoring, 2, scoring.surroundings.things <= best.holders * _RESIDENT_ORGANISATIONS)
    if tried is None or look.window.after is not None or look.window.before is not None:
        return None
    first = {
        (False, False): "any_organisation",
        (False, True): "resident_organisations",
        (True, False): "near_organisations",
        (True, True): "near_organisations_and_residents",
    }[tried.is_near, tried.is_there]
    floor = tried.score(best.match, SAME_COUNTRY, 0.5) if tried.is_near or tried.is_there else None
    page = None
    for times in _LOOKED:
        looked = replace(look, most=look.window.limit * times)
        rows, reach = await reading.one(
            "help/first_organisations",
            {"direction": "ascending", **tried.options(first)},
            **tried.parameters(best, looked, asked),
        )
        bar = looked.bar(rows, reach)
        page = _page(rows, bar, look, floor)
        if page is not None and page.bar is None:
            break
        if floor is not None and (page is None or bar is None):
            first, floor = ("near_and_any_organisation" if tried.is_near else "any_organisation"), None
    return page


def _page(rows: list[Any], bar: list[Any] | None, look: Look, floor: float | None) -> FirstPage | None:
    """The rows as a page: right where nobody else is above the floor (None: there is nobody else), None where not full.

    What is full but not right says at least beyond which key nobody can come on the page.
    """
    if floor is None or look.is_above(rows, floor):
        return FirstPage(rows, bar)
    return FirstPage(rows, rows[-1][0]) if len(rows) == look.window.limit else None


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the candidates who are tried first have in common, but for the skill: who is near, who is in the place.

    `rings` is how many rings around the asker are read behind the known ones.
    """

    scoring: Scoring
    rings: int
    is_near: bool
    is_there: bool

    @classmethod
    def of(cls, scoring: Scoring, rings: int, is_there: bool) -> _Tried | None:
        """None where a request has a place and an asker, and who is in the place is not read."""
        weights = scoring.weights
        is_placed = scoring.surroundings.parts is not None
        is_near = len(scoring.near.rings) > 1 and weights.proximity > 0
        is_there = is_there and is_placed and weights.place > 0
        return cls(scoring, rings, is_near, is_there) if is_there or not (is_placed and is_near) else None

    @property
    def beyond(self) -> float:
        """The proximity that whoever was not read because he is near has at most."""
        near = self.scoring.near
        if not self.outermost:
            return near.beyond
        nearest = near.known + self.rings + 1
        return 1 / nearest if nearest <= FARTHEST else 0.0

    @property
    def outermost(self) -> list[Node]:
        """The nodes behind which the next ring is read: the outermost known ring, where it is small."""
        near = self.scoring.near
        if not self.is_near or near.known == FARTHEST:
            return []
        nodes = [node for node, ring in near.rings.items() if ring == near.known]
        return nodes if len(nodes) <= _OUTERMOST else []

    def score(self, coverage: float, place: float, available: float) -> float:
        """The score that nobody with these parts at most is above, unless he is near."""
        scoring, weights = self.scoring, self.scoring.weights
        part = 0.5 if scoring.surroundings.parts is None else place if self.is_there else NESTED
        most = weights.coverage * coverage + weights.proximity * self.beyond
        # Rounding is no more than that.
        return (most + weights.place * part + weights.availability * available) / weights.total + 1e-9

    def options(self, first: str) -> dict[str, str]:
        """The fragments that read who is tried, and the place where one is asked for."""
        return {"first": first, "home": self.scoring.surroundings.home}

    def parameters(self, best: Best, look: Look, asked: Mapping[str, Any]) -> dict[str, Any]:
        """What both statements take."""
        outermost = self.outermost
        known = self.scoring.near.known
        near = {"bar": look.nowhere, "beyond": self.beyond, "known": known if self.beyond else FARTHEST}
        return {
            **asked,
            **look.parameters(),
            "near": {**asked["near"], **near},
            "next": known + 1,
            "outermost": {type_name: [id_ for one, id_ in outermost if one == type_name] for type_name in TYPES},
            "best": best.match,
            "bestSkills": best.skills,
            "there": self.scoring.surroundings.there,
        }
