"""Edges: a cursor, a node, and the attributes of the relation between them. One class a shape of attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge without attributes."""

    cursor: str
    node: Any


@dataclass(frozen=True, slots=True)
class LevelEdge(Edge):
    """A person and a skill."""

    level: int
    years: float | None


@dataclass(frozen=True, slots=True)
class MembershipEdge(Edge):
    """A person and an organisation."""

    role: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class ParticipationEdge(Edge):
    """A person or an organisation, and a project."""

    role: str
    since: str | None
    until: str | None
    hours_per_week: float | None


@dataclass(frozen=True, slots=True)
class UseEdge(Edge):
    """A project and an asset."""

    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class PartnerEdge(Edge):
    """Two organisations, with the figures that make their strength."""

    kinds: list[str]
    partnerships: int
    since: str | None
    joint_projects: int
    shared_people: int
    strength: float


BY_ATTRIBUTES: dict[tuple[str, ...], type[Edge]] = {
    (): Edge,
    ("level", "years"): LevelEdge,
    ("role", "since", "until"): MembershipEdge,
    ("role", "since", "until", "hours_per_week"): ParticipationEdge,
    ("since", "until"): UseEdge,
    ("kinds", "partnerships", "since", "joint_projects", "shared_people", "strength"): PartnerEdge,
}
"""Which edge carries the attributes that a relation declares."""
