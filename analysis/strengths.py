"""Strength of the tie between two organisations, and the ties that partnerships, projects and people make."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.rounding import rounded

PARTNERSHIP_KINDS = ("ALLIANCE", "FUNDING", "SERVICE", "MEMBERSHIP", "KNOWLEDGE", "OTHER")
"""The kinds of partnerships, in the order of the schema's enum."""

Pair = tuple[str, str]
"""Ids of two organisations, the smaller by code point first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two organisations, aggregated over all their relations.

    ``source`` is the smaller id. ``kinds`` are the distinct kinds of the partnerships that count, in the enum's order,
    ``partnerships`` is their number and ``since`` the earliest known beginning among them (an ISO date), null where
    none is known. ``strength`` can be worked out from the three counts; it is rounded to 9 decimals and above 0.
    """

    source: str
    target: str
    kinds: tuple[str, ...]
    partnerships: int
    joint_projects: int
    shared_people: int
    strength: float
    since: str | None


@dataclass(frozen=True, slots=True)
class Partnerships:
    """Columns of partnership relations: position i of each column belongs to relation i; since is an ISO date."""

    sources: Sequence[str]
    targets: Sequence[str]
    kinds: Sequence[str]
    sinces: Sequence[str | None]


@dataclass(slots=True)
class _Explicit:
    """The partnerships of one pair that count."""

    partnerships: int = 0
    kinds: set[str] = field(default_factory=set)
    since: str | None = None


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
    """All ties that pass, one a pair, in order of (source, target).

    Each relation given counts once, whichever way it points; one of an organisation with itself counts nothing.
    Each group holds the ids of the organisations on one project, or of one person: a pair counts once for each group
    that holds both, however often. ``kinds`` (null or empty: all) drops partnerships of other kinds and all groups;
    so does ``implicit=False`` the groups. Ties of a strength below ``min_strength`` are left out,
    and where ``touching`` is given those of which neither end is in it.

    Memory grows with what goes in and what comes out: the pairs of the groups are counted organisation by organisation.
    """
    explicit = _explicit(partnerships, kinds or None, touching)
    counted = implicit and not kinds
    projects = _Groups(project_groups if counted else (), touching)
    people = _Groups(people_groups if counted else (), touching)
    found: dict[Pair, Tie] = {}
    for source in sorted({*explicit, *projects.members(), *people.members()}):
        plain, joint, shared = explicit.get(source, {}), projects.after(source), people.after(source)
        for target in sorted({*plain, *joint, *shared}):
            tie = _tie(source, target, plain.get(target), joint.get(target, 0), shared.get(target, 0))
            if min_strength is None or tie.strength >= min_strength:
                found[source, target] = tie
    return found


def _explicit(
    partnerships: Partnerships, kinds: frozenset[str] | None, touching: frozenset[str] | None
) -> dict[str, dict[str, _Explicit]]:
    """The partnerships that count, by smaller and then by greater id."""
    found: dict[str, dict[str, _Explicit]] = {}
    columns = zip(partnerships.sources, partnerships.targets, partnerships.kinds, partnerships.sinces, strict=True)
    for one, other, kind, since in columns:
        if one == other or (kinds is not None and kind not in kinds):
            continue
        if touching is not None and one not in touching and other not in touching:
            continue
        source, target = (one, other) if one < other else (other, one)
        pair = found.setdefault(source, {}).setdefault(target, _Explicit())
        pair.partnerships += 1
        pair.kinds.add(kind)
        if since is not None and (pair.since is None or since < pair.since):
            pair.since = since
    return found


def _tie(source: str, target: str, explicit: _Explicit | None, joint: int, shared: int) -> Tie:
    if explicit is None:
        return Tie(source, target, (), 0, joint, shared, strength(0, joint, shared), None)
    kinds = tuple(kind for kind in PARTNERSHIP_KINDS if kind in explicit.kinds)
    number = explicit.partnerships
    return Tie(source, target, kinds, number, joint, shared, strength(number, joint, shared), explicit.since)


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
