"""Strength of the tie between two organisations, and the ties that partnerships, projects and people make."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.rounding import rounded

PARTNERSHIP_KINDS = ("ALLIANCE", "FUNDING", "SERVICE", "MEMBERSHIP", "KNOWLEDGE", "OTHER")
"""The kinds of partnerships, in the order of the schema's enum."""

Pair = tuple[str, str]
"""Ids of two organisations, the smaller by code point first."""

_Relation = tuple[str, str, str | None, str | None]
# As Tie(..), in half of the time: without a call of Python's.
_NEW = tuple.__new__


class Tie(NamedTuple):
    """What ties two organisations, aggregated over all their relations.

    ``source`` is the smaller id. ``kinds`` are the distinct kinds of the partnerships that count, in the enum's order,
    ``partnerships`` is their number and ``since`` the earliest known beginning among them (an ISO date), null where
    none is known. ``strength`` can be worked out from the three counts; it is rounded to 9 decimals and above 0.
    """

    # No dataclass: there are thousands of them in an answer, and a frozen one takes three times as long to make.
    source: str
    target: str
    kinds: tuple[str, ...]
    partnerships: int
    joint_projects: int
    shared_people: int
    strength: float
    since: str | None


class Partnerships(NamedTuple):
    """Columns of partnership relations: position i of each column belongs to relation i; since is an ISO date.

    A column that is null was not read: ties then have no kinds, or no beginning.
    """

    sources: Sequence[str]
    targets: Sequence[str]
    kinds: Sequence[str] | None
    sinces: Sequence[str | None] | None


@lru_cache(maxsize=65536)
def strength(partnerships: int, joint_projects: int, shared_people: int) -> float:
    """1.0 * partnerships + 0.5 * ln(1 + joint projects) + 0.25 * ln(1 + shared people), rounded to 9 decimals."""
    return rounded(partnerships + 0.5 * math.log(1 + joint_projects) + 0.25 * math.log(1 + shared_people))


def ties(
    partnerships: Partnerships,
    project_groups: Sequence[Sequence[str]] = (),
    people_groups: Sequence[Sequence[str]] = (),
    *,
    kinds: frozenset[str] | None = None,
    implicit: bool = True,
    min_strength: float | None = None,
    touching: frozenset[str] | None = None,
) -> dict[Pair, Tie]:
    """All ties that pass, one a pair, in no particular order.

    Each relation given counts once, whichever way it points; one of an organisation with itself counts nothing.
    Each group holds the ids of the organisations on one project, or of one person: a pair counts once for each group
    that holds both, however often. ``kinds`` (null or empty: all) drops partnerships of other kinds and all groups;
    so does ``implicit=False`` the groups. Ties of a strength below ``min_strength`` are left out,
    and where ``touching`` is given those of which neither end is in it.

    Memory grows with what goes in and what comes out: the pairs of the groups are counted organisation by organisation.
    """
    found = _explicit(partnerships, kinds or None, touching)
    least = 0.0 if min_strength is None else min_strength
    if implicit and not kinds and (project_groups or people_groups):
        _share(found, _Groups(project_groups, touching), _Groups(people_groups, touching), least)
    # A partnership counts 1, so that a lower limit lets every tie pass that has one.
    return found if least <= 1 else {pair: tie for pair, tie in found.items() if tie.strength >= least}


def _explicit(
    partnerships: Partnerships, kinds: frozenset[str] | None, touching: frozenset[str] | None
) -> dict[Pair, Tie]:
    """The ties that partnerships make by themselves."""
    found: dict[Pair, Tie] = {}
    alone = {kind: _with((), kind) for kind in set(partnerships.kinds or (None,))}
    for one, other, kind, since in _counting(_relations(partnerships), kinds, touching):
        source, target = (one, other) if one < other else (other, one)
        new = _NEW(Tie, (source, target, alone[kind], 1, 0, 0, 1.0, since))
        pair = source, target
        tie = found.setdefault(pair, new)
        if tie is not new:
            number = tie.partnerships + 1
            first = min(filter(None, (tie.since, since)), default=None)
            found[pair] = Tie(source, target, _with(tie.kinds, kind), number, 0, 0, float(number), first)
    return found


def _relations(partnerships: Partnerships) -> Iterable[_Relation]:
    sources, targets, kinds, sinces = partnerships
    nothing = (None,) * len(sources)
    return zip(
        sources, targets, nothing if kinds is None else kinds, nothing if sinces is None else sinces, strict=True
    )


def _counting(
    relations: Iterable[_Relation], kinds: frozenset[str] | None, touching: frozenset[str] | None
) -> Iterable[_Relation]:
    """The relations that count."""
    if kinds is not None:
        relations = (one for one in relations if one[2] in kinds)
    if touching is not None:
        relations = (one for one in relations if one[0] in touching or one[1] in touching)
    return [one for one in relations if one[0] != one[1]]


@lru_cache(maxsize=1024)
def _with(kinds: tuple[str, ...], kind: str | None) -> tuple[str, ...]:
    """The kinds and one more, in the enum's order; so few there are that ties share them."""
    return tuple(one for one in PARTNERSHIP_KINDS if one in kinds or one == kind)


def _share(found: dict[Pair, Tie], projects: _Groups, people: _Groups, least: float) -> None:
    """Adds what projects and people tie to the ties of partnerships; pairs below the least strength are left out."""
    for source in {*projects.members(), *people.members()}:
        joint, shared = projects.after(source), people.after(source)
        for target in {*joint, *shared}:
            pair = source, target
            tie = found.get(pair)
            kinds, number, since = ((), 0, None) if tie is None else (tie.kinds, tie.partnerships, tie.since)
            counts = number, joint.get(target, 0), shared.get(target, 0)
            value = strength(*counts)
            if value >= least:
                found[pair] = Tie(source, target, kinds, *counts, value, since)


class _Groups:
    """Groups of organisations, and for each organisation the groups that it is in."""

    def __init__(self, groups: Sequence[Sequence[str]], touching: frozenset[str] | None) -> None:
        self._touching = touching
        self._all = [sorted(set(group)) for group in groups]
        self._near = self._all if touching is None else [[m for m in group if m in touching] for group in self._all]
        self._numbers: dict[str, list[int]] = {}
        for number, group in enumerate(self._all):
            for member in group if self._near[number] else ():
                self._numbers.setdefault(member, []).append(number)

    def members(self) -> Iterator[str]:
        return iter(self._numbers)

    def after(self, member: str) -> Counter[str]:
        """How many groups this member shares with each organisation of a greater id, as far as the pair touches."""
        groups = self._all if self._touching is None or member in self._touching else self._near
        shared: Counter[str] = Counter()
        for number in self._numbers.get(member, ()):
            group = groups[number]
            shared.update(group[bisect_right(group, member) :])
        return shared
