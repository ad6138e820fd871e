"""Who can help with the only skill that is asked for, where many hold it: a page of them, of which few are read.

Of fifty thousand holders of a skill a page shows twenty, and most of what the others have would be read for nothing.
So a part of the candidates is tried first: whoever is near the asker, in the known rings and in the next one, which is
read from these outwards; who is in the place of the request; and where neither is asked for, who serves the skill as
well as anybody can. Everybody else has a floor that his score cannot be above, and the page is right where it is full
of parties above it. Organisations are put in the order of the best score that they can have, and asked for members who
hold the skill from the first on, until there are enough. Where the page is not right, the others are read: at the
levels of skills at which somebody can still come on it, and place and nearness of those alone who come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_store.bounds import Best, Rest
from graph_store.help import ELSEWHERE, NESTED, REMOTE, SAME_COUNTRY, Scoring
from graph_store.looking import Look, Reach, looked_up
from graph_store.nearness import NOBODY, with_groups
from graph_store.paths import FARTHEST, TYPES
from graph_store.reading import Reading
from graph_store.relations import Window

# How many things in the place of a request are read as soon as a holder with his place: for people, who are read with
# their skills, and for organisations.
_RESIDENTS = 0.5
_RESIDENT_ORGANISATIONS = 6.0
# Behind how many organisations and projects of the outermost known ring, with how many relations, the people of the
# next one are read; and behind how many of the third ring the organisations of the fourth.
_GROUPS = 400
_BEHIND = 30_000
_THIRD = 1_000
# Up to how many people of the fourth ring are read, where it is known.
_FOURTH = 2_000
# Of how many in the first two rings the organisations and projects of the third are read.
_GROUPED = 3_000
# Of how many organisations for each on the page it is looked up how well their members hold the skill: where it is
# known how near they are, and where it is not, or all are looked at.
_LOOKED = (5, 20)
# Of how many of the others place and nearness are looked up at first.
_OTHERS = 2_000

_NO_GROUPS: dict[str, list[str]] = {"Organisation": [], "Project": []}
_NOTHING: dict[str, list[str]] = {type_name: [] for type_name in TYPES}

Parameters = dict[str, Any]


async def with_groups_near(reading: Reading, scoring: Scoring) -> Scoring:
    """The scoring with the organisations and projects of the third ring around the asker, where the second is not huge.

    One statement at most. Whether others are near is then looked up by one relation, and of organisations rings are
    known that would otherwise be looked up by two.
    """
    near = scoring.near
    if scoring.weights.proximity == 0 or near.known > 2 or len(near.rings) > _GROUPED:
        return scoring
    return replace(scoring, near=await with_groups(reading, near))


async def people_first(reading: Reading, best: Best, scoring: Scoring, window: Window, asked: Parameters) -> list[Any]:
    """The rows of a page of people.

    One statement where those who are tried are enough; otherwise perhaps one for all of these, and one or two for the
    others.
    """
    tried = _Tried.of(scoring, best)

    async def read(look: Look, bar: list[Any]) -> tuple[list[Any], Reach, None]:
        options = _options(scoring, place=tried.place, **look.options())
        rows, reach = await reading.one("help/first_people", options, **asked | look.parameters() | tried.people(bar))
        return rows, reach, None

    rows, _ = await looked_up(read, window, scoring.is_unsure)
    rest = tried.other_people
    if _is_above(rows, window, rest.floor):
        return rows
    return await _with_others(reading, "help/other_people", rest, window, asked, rows)


async def organisations_first(
    reading: Reading, best: Best, scoring: Scoring, window: Window, asked: Parameters
) -> list[Any]:
    """As `people_first`, of organisations: one statement to four. Behind a cursor none are tried first."""
    rows: list[Any] = []
    tried = _Tried.of(scoring, best)
    for attempt in tried.attempts() if window.after is None and window.before is None else ():
        look = Look(window, window.limit * attempt.times)
        options = _options(scoring, first=attempt.first, place=attempt.place, direction="ascending")
        given = asked | look.parameters() | tried.organisations(attempt, look.nowhere)
        rows, reach = await reading.one("help/first_organisations", options, **given)
        if look.bar(rows, reach) is None and (attempt.rest is None or _is_above(rows, window, attempt.rest.floor)):
            return rows
    return await _with_others(reading, "help/other_organisations", tried.other_organisations, window, asked, rows)


def _is_above(rows: Sequence[Sequence[Any]], window: Window, floor: float) -> bool:
    """Whether nobody with a score of the floor or less can come on the page of these rows."""
    return len(rows) == window.limit and 0.0 - rows[-1][0][0] > floor


async def _with_others(
    reading: Reading,
    name: str,
    rest: Rest,
    window: Window,
    asked: Parameters,
    rows: list[Any],
) -> list[Any]:
    """The rows of the page, of which these are tried already. One statement, or two where few looks are too few."""
    scoring = rest.scoring
    few = Look(window, _OTHERS)
    for look in (few, few.at_all()):
        bar = rows[-1][0] if len(rows) == window.limit else look.nowhere
        given = {
            **asked,
            **look.parameters(),
            **rest.parameters(0.0 - bar[0]),
            "best": rest.best.coverage,
            "coverages": rest.best.coverages,
            "near": _near(scoring, rest.beyond, bar),
        }
        found, reach = await reading.one(name, _options(scoring, direction="ascending"), **given)
        # Whoever is in both has been read alike, but for a ring that only who is tried first is looked for in.
        both = {tuple(key[1:]): [key, *row] for key, *row in [*found, *rows]}
        rows = sorted(both.values(), key=_key)[: window.limit]
        if look.bar(rows, reach) is None:
            break
    return rows


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Which organisations are tried, and how their place part is read (fragments of the statement).

    `homes` are the places of which all are read, with their place part; `rest` are those who are left, None where there
    are none; of so many for each on the page members are looked at.
    """

    first: str
    place: str
    homes: Mapping[str, float]
    rest: Rest | None
    times: int


@dataclass(frozen=True, slots=True)
class _Tried:
    """Who is tried first: whoever is near (`is_near`) and whoever is in the place of the request.

    `layers` are the ids in each known ring by type, all of them empty where nearness is not looked at.
    """

    scoring: Scoring
    best: Best
    is_near: bool
    layers: Sequence[Mapping[str, list[str]]]

    @classmethod
    def of(cls, scoring: Scoring, best: Best) -> _Tried:
        """Who is tried first for a question."""
        is_near = len(scoring.near.rings) > 1 and scoring.weights.proximity > 0
        return cls(scoring, best, is_near, (scoring.near if is_near else NOBODY).layers())

    @property
    def is_placed(self) -> bool:
        """Whether the request has a place that counts."""
        return self.scoring.surroundings.parts is not None and self.scoring.weights.place > 0

    @property
    def place(self) -> str:
        """The fragment for the place part of people."""
        return "part_known" if self.scoring.surroundings.parts is None else "part_read"

    @property
    def groups(self) -> dict[str, list[str]] | None:
        """The organisations and projects of the outermost known ring, behind which the people of the next one are read.

        None where that is too much; nothing where all rings are known.
        """
        near = self.scoring.near
        if near.known == FARTHEST:
            return _NO_GROUPS
        groups = {type_name: self.layers[near.known][type_name] for type_name in _NO_GROUPS}
        return groups if sum(map(len, groups.values())) <= _GROUPS and near.behind <= _BEHIND else None

    @property
    def third(self) -> Mapping[str, list[str]] | None:
        """What is known of the third ring, behind which organisations are read; None where it is too much.

        Nothing where the fourth ring is known.
        """
        if self.scoring.near.known == FARTHEST:
            return _NOTHING
        third = self.layers[3]
        return third if len(third["Organisation"]) + len(third["Project"]) <= _THIRD else None

    @property
    def people_near(self) -> list[str]:
        """The people of the known rings who are read: those of the fourth where they are few."""
        layers = self.layers if self._is_fourth_read else self.layers[:FARTHEST]
        return [id_ for layer in layers for id_ in layer["Person"]]

    @property
    def _is_fourth_read(self) -> bool:
        return len(self.layers[FARTHEST]["Person"]) <= _FOURTH

    @property
    def unknown_people(self) -> float:
        """The proximity that people have at most who were not tried because they are near."""
        near = self.scoring.near
        if not self.is_near or near.known == FARTHEST or self.groups is None:
            return near.beyond
        return 1 / 4 if near.known == 2 else 0.0

    @property
    def unknown_organisations(self) -> float:
        """As `unknown_people`, of organisations."""
        near = self.scoring.near
        if not self.is_near or (near.known == 2 and not near.has_groups):
            return near.beyond
        if self.third is None or (near.has_groups and self.groups is None):
            return 1 / 4
        return 0.0

    @property
    def other_people(self) -> Rest:
        """The people who are not tried."""
        question = self.scoring.question
        beyond = self.unknown_people if self._is_fourth_read else 1 / 4
        rest = Rest(self.scoring, self.best, 1.0 if question.is_timed else 0.5, beyond)
        if self.is_placed:
            part = self._abroad
            return replace(rest, part=part, remote=max(part, REMOTE if question.remote else part))
        return rest if self.is_near else replace(rest, part=None, remote=None)

    @property
    def other_organisations(self) -> Rest:
        """The organisations that are not tried, wherever they are."""
        return Rest(self.scoring, self.best, 0.5, self.unknown_organisations)

    @property
    def _abroad(self) -> float:
        """The highest place part of who is not in the place of the request."""
        surroundings = self.scoring.surroundings
        return SAME_COUNTRY if len(surroundings.there) < len(surroundings.parts or ()) else ELSEWHERE

    def people(self, bar: list[Any]) -> dict[str, Any]:
        """What the statement takes that reads people."""
        there = dict.fromkeys(self.scoring.surroundings.there, NESTED)
        are_few = self.scoring.surroundings.things <= self.best.holders * _RESIDENTS
        return {
            **self._common(self.unknown_people, bar),
            "people": self.people_near,
            "groups": self.groups or _NO_GROUPS,
            "found": self.scoring.near.known + 1,
            "homes": there if self.is_placed and are_few else {},
            "there": there,
            "bestLevelsThere": self.best.levels if self.is_placed and not are_few else {},
            "bestLevels": {} if self.is_placed or self.is_near else self.best.levels,
        }

    def organisations(self, attempt: _Attempt, bar: list[Any]) -> dict[str, Any]:
        """What the statement takes that reads organisations."""
        groups = self.groups if self.scoring.near.has_groups else None
        return {
            **self._common(self.unknown_organisations, bar),
            "homes": attempt.homes,
            "groups": groups or _NO_GROUPS,
            "third": self.third or _NOTHING,
        }

    def attempts(self) -> Iterator[_Attempt]:
        """Which organisations are tried, one after the other: near or there, in the same country, all."""
        few, more = _LOOKED
        rest = self.other_organisations
        first = more if rest.beyond else few
        surroundings = self.scoring.surroundings
        parts = dict(surroundings.parts or {})
        if self.is_placed and surroundings.things > self.best.holders * _RESIDENT_ORGANISATIONS:
            yield _Attempt("organisations_anywhere", "part_read", {}, None, more)
            return
        if self.is_placed:
            there = dict.fromkeys(surroundings.there, NESTED)
            near = replace(rest, part=self._abroad, remote=self._abroad)
            yield _Attempt("organisations_near_or_there", "part_read", there, near, first)
            if len(there) < len(parts) and not rest.beyond:
                near = replace(rest, part=ELSEWHERE, remote=ELSEWHERE)
                yield _Attempt("organisations_near_or_there", "part_known", parts, near, few)
        elif self.is_near:
            yield _Attempt("organisations_near_or_there", "part_known", parts, rest, first)
        yield _Attempt("organisations_anywhere", "part_known", parts, None, more)

    def _common(self, beyond: float, bar: list[Any]) -> dict[str, Any]:
        return {
            "near": _near(self.scoring, beyond, bar),
            "best": self.best.coverage,
            "coverages": self.best.coverages,
        }


def _near(scoring: Scoring, beyond: float, bar: list[Any]) -> dict[str, Any]:
    """Who is near, as statements take it, where whoever is in no known ring has at most this proximity."""
    near = scoring.near
    beyond = min(beyond, near.beyond)
    return {
        **near.parameters(scoring.excluded),
        "bar": bar,
        "beyond": beyond,
        "known": near.known if beyond else FARTHEST,
    }


def _options(scoring: Scoring, **options: str) -> dict[str, str]:
    return {"chosen": scoring.chosen, **options}


def _key(row: Sequence[Any]) -> Any:
    return row[0]
