"""Ties that come and go: relations with their days, and what they tie on each of some days."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import NamedTuple

from analysis.networks import Figures, figures
from analysis.strengths import Pair, Partnerships, Tie, strength, ties

Spell = Sequence[str]
"""An organisation in a project or with a person: its id, the first day and the last."""


class History(NamedTuple):
    """Relations that were active on some day of a span, with their first and last days (ISO dates).

    A first day that is not known is '', a last one that is open '~': before and after all days, so that a relation is
    active where `first <= day <= last`. Position i of the columns belongs to partnership i; ``kinds`` is null where
    nobody asked. Each group has the organisations of one project, or of one person, an entry for each relation.
    """

    sources: Sequence[str]
    targets: Sequence[str]
    kinds: Sequence[str] | None
    firsts: Sequence[str]
    lasts: Sequence[str]
    projects: Sequence[Sequence[Spell]]
    people: Sequence[Sequence[Spell]]


EMPTY = History((), (), None, (), (), (), ())
"""In which nothing ever happens."""


def ties_on(history: History, day: str, min_strength: float | None) -> dict[Pair, Tie]:
    """The ties of one day that pass, as `analysis.strengths.ties` makes them of what is active on that day."""
    active = [first <= day <= last for first, last in zip(history.firsts, history.lasts, strict=True)]
    partnerships = Partnerships(
        list(compress(history.sources, active)),
        list(compress(history.targets, active)),
        None if history.kinds is None else list(compress(history.kinds, active)),
        [first or None for first in compress(history.firsts, active)],
    )
    return ties(
        partnerships, _groups_on(history.projects, day), _groups_on(history.people, day), min_strength=min_strength
    )


def _groups_on(groups: Iterable[Iterable[Spell]], day: str) -> list[list[str]]:
    found = ([one for one, first, last in group if first <= day <= last] for group in groups)
    return [group for group in found if len(group) > 1]


# --- the ties of many days ---


class Moment(NamedTuple):
    """The ties of one day, by columns that are cheap to hand to another process.

    Positions of source and target, the smaller first, in order of both; strengths above 0.
    """

    sources: array[int]
    targets: array[int]
    strengths: array[float]

    def tied(self) -> int:
        """How many organisations have a tie."""
        return len({*self.sources, *self.targets})


def figures_of(count: int, moment: Moment, wanted: frozenset[str]) -> Figures:
    """The wanted figures (see `analysis.networks.figures`) of the network of one day, which has so many nodes."""
    return figures(count, list(zip(*moment, strict=True)), wanted)


def moments(ids: Sequence[str], history: History, days: Sequence[str], min_strength: float | None) -> Iterator[Moment]:
    """The ties that pass on each of these days, between the organisations of these ids; positions are those of ids.

    Ids and days ascend. However many the days, each pair that is ever tied is looked at once: what is worked out are
    the days on which its strength becomes another one.
    """
    sources, targets = array("i"), array("i")
    changes: list[list[tuple[int, float]]] = [[] for _ in days]
    for number, (source, target, turns) in enumerate(_pairs(ids, history, _Days(days, min_strength or 0.0))):
        sources.append(source)
        targets.append(target)
        for at, value in turns:
            changes[at].append((number, value))
    return _walked(sources, targets, changes)


def _walked(
    sources: array[int], targets: array[int], changes: Iterable[Iterable[tuple[int, float]]]
) -> Iterator[Moment]:
    strengths = [0.0] * len(sources)
    for changed in changes:
        for number, value in changed:
            strengths[number] = value
        yield Moment(
            array("i", compress(sources, strengths)),
            array("i", compress(targets, strengths)),
            array("d", filter(None, strengths)),
        )


_Bond = tuple[tuple[int, ...], ...]
"""What ties a pair: the days of each partnership, of each joint project, of each shared person."""
_Turns = tuple[tuple[int, float], ...]
"""The numbers of the days on which a tie has another strength than the day before, and that strength; 0: no tie."""


class _Days:
    """Some days in order. A set of them is a number, with a bit for each; the first day is the lowest."""

    def __init__(self, days: Sequence[str], least: float) -> None:
        self._days = days
        self._least = least
        # Few spans and few bonds are common to most relations and pairs.
        self._spans: dict[tuple[str, str], int] = {}
        self._turns: dict[_Bond, _Turns] = {}

    def span(self, first: str, last: str) -> int:
        """The days from first to last."""
        found = self._spans.get((first, last))
        if found is None:
            begin, end = bisect_left(self._days, first), bisect_right(self._days, last)
            found = self._spans[first, last] = (1 << end) - (1 << begin) if begin < end else 0
        return found

    def turns(self, bond: _Bond) -> _Turns:
        """When the strength of a bond becomes another one; nothing where it never passes."""
        found = self._turns.get(bond)
        if found is None:
            found = tuple(self._turned(bond))
            found = self._turns[bond] = found if any(value for _, value in found) else ()
        return found

    def _turned(self, bond: _Bond) -> Iterator[tuple[int, float]]:
        turning = 0
        for days in chain.from_iterable(bond):
            # The first day of each run, and the day after it.
            turning |= days ^ (days << 1)
        for at in range(len(self._days)):
            day = 1 << at
            if turning & day:
                value = strength(*(sum(1 for days in part if days & day) for part in bond))
                yield at, value if value >= self._least else 0.0


def _pairs(ids: Sequence[str], history: History, days: _Days) -> Iterator[tuple[int, int, _Turns]]:
    """Every pair that is tied on some day, by position, in order, with its turns."""
    position = {id_: number for number, id_ in enumerate(ids)}
    partnerships = _partnerships(position, history, days)
    projects, people = _Shared(position, history.projects, days), _Shared(position, history.people, days)
    for source in range(len(ids)):
        parts = partnerships.get(source, {}), projects.after(source), people.after(source)
        for target in sorted({*parts[0], *parts[1], *parts[2]}):
            turns = days.turns(tuple(tuple(part.get(target, ())) for part in parts))
            if turns:
                yield source, target, turns


def _partnerships(position: Mapping[str, int], history: History, days: _Days) -> dict[int, dict[int, list[int]]]:
    """The days of each partnership, by the positions of its organisations, the smaller first."""
    found: dict[int, dict[int, list[int]]] = {}
    for one, other, first, last in zip(history.sources, history.targets, history.firsts, history.lasts, strict=True):
        on = days.span(first, last)
        # An import may bring organisations between two statements: those are in no network yet.
        if on and one != other and one in position and other in position:
            source, target = sorted((position[one], position[other]))
            found.setdefault(source, {}).setdefault(target, []).append(on)
    return found


class _Shared:
    """Groups of organisations, each member with its days, and for each organisation the groups that it is in."""

    def __init__(self, position: Mapping[str, int], groups: Iterable[Iterable[Spell]], days: _Days) -> None:
        self._groups: dict[int, list[tuple[list[tuple[int, int]], int]]] = {}
        for group in groups:
            on: dict[int, int] = {}
            for id_, first, last in group:
                if id_ in position:
                    on[position[id_]] = on.get(position[id_], 0) | days.span(first, last)
            members = sorted(on.items())
            for number, (member, _) in enumerate(members):
                self._groups.setdefault(member, []).append((members, number))

    def after(self, source: int) -> dict[int, list[int]]:
        """For each organisation of a greater position, the days that it shares with this one in each group."""
        found: dict[int, list[int]] = {}
        for members, number in self._groups.get(source, ()):
            own = members[number][1]
            for target, days in members[number + 1 :]:
                if own & days:
                    found.setdefault(target, []).append(own & days)
        return found
