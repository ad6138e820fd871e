"""Partnership strength between two organisations: DESIGN 5, D1 to D6, A13."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from .community import Community, Key, Partnership
from .enums import PARTNERSHIP_KINDS
from .figures import active, shown


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge between two organisations with the figures from which its strength can be recomputed (D4)."""

    kinds: tuple[str, ...]
    partnerships: int
    joint_projects: int
    shared_people: int
    since: str | None
    strength: float


def tie(
    community: Community, one: str, other: str, day: str, kinds: Collection[str] = (), *, implicit: bool = True
) -> Tie | None:
    """The tie of two organisations on a day; None where its strength is 0."""
    explicit = counted_partnerships(community, one, other, day, kinds)
    with_implicit = implicit and not kinds
    joint = len(projects_of(community, one, day) & projects_of(community, other, day)) if with_implicit else 0
    shared = len(people_of(community, one, day) & people_of(community, other, day)) if with_implicit else 0
    strength = shown(1.0 * len(explicit) + 0.5 * math.log(1 + joint) + 0.25 * math.log(1 + shared))
    if strength == 0:
        return None
    return Tie(
        kinds=tuple(kind for kind in PARTNERSHIP_KINDS if any(relation.kind == kind for relation in explicit)),
        partnerships=len(explicit),
        joint_projects=joint,
        shared_people=shared,
        since=min((relation.since for relation in explicit if relation.since is not None), default=None),
        strength=strength,
    )


def counted_partnerships(
    community: Community, one: str, other: str, day: str, kinds: Collection[str]
) -> list[Partnership]:
    """D2: active partnerships of the kinds between the two, in either direction; no kinds: all."""
    return [
        relation
        for relation in community.partnerships
        if {relation.organisation, relation.partner} == {one, other}
        and active(relation, day)
        and (not kinds or relation.kind in kinds)
    ]


def projects_of(community: Community, organisation: str, day: str) -> set[str]:
    """D1: the distinct projects with an active WORKS_ON from the organisation, whatever role, status and dates."""
    party = Key("Organisation", organisation)
    return {work.project for work in community.participations if work.party == party and active(work, day)}


def people_of(community: Community, organisation: str, day: str) -> set[str]:
    """D1: the distinct people with an active MEMBER_OF to the organisation."""
    return {
        membership.person
        for membership in community.memberships
        if membership.organisation == organisation and active(membership, day)
    }
