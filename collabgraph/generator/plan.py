"""How much there is of everything: each figure follows from the number of people alone, and is known beforehand.

How many relations a thing has comes from a cycle: thing number i has CYCLE[i % len(CYCLE)]. The lengths are prime, so
that no cycle falls into step with another or with the countries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from collabgraph.generator import lands, skills
from collabgraph.generator.draws import Draw, stream

Row = tuple[object, ...]
"""The fields of one row, in the order of the file's columns."""

LEAST = 50
MOST = 1_000_000
DOZEN = 12
"""The fewest organisations, projects, assets and needs."""

SKILLS = (0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 8, 12, 20)
"""Skills of a person: 4 on average."""
MEMBERSHIPS = (0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 6)
"""Memberships of a person: 1.53 on average."""
PARTICIPATIONS = (0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 8)
"""Participations of a person: 1.68 on average."""
ENGAGEMENTS = (0, 1, 1, 2, 2, 3, 5)
"""Participations of an organisation, beside the projects that it leads: 2 on average."""
PARTNERSHIPS = (0, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5)
"""Partnerships that an organisation enters: 2 on average."""
USES = (0, 1, 1, 1, 2)
"""Uses of an asset by projects: 1 on average."""
ENDORSEMENTS = (0, 0, 0, 0, 0, 1, 0, 2)
"""Endorsements of a skill that a person holds: 0.375 on average."""
PLEDGES = (0, 0, 1, 1, 1, 2, 3)
"""Pledges for a need: 1.14 on average."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of one community, and where its draws come from."""

    people: int
    seed: int

    @property
    def organisations(self) -> int:
        """One for ten people."""
        return max(DOZEN, self.people // 10)

    @property
    def projects(self) -> int:
        """One for ten people."""
        return max(DOZEN, self.people // 10)

    @property
    def assets(self) -> int:
        """One for ten people."""
        return max(DOZEN, self.people // 10)

    @property
    def needs(self) -> int:
        """One for twenty people."""
        return max(DOZEN, self.people // 20)

    @property
    def contributions(self) -> int:
        """One for four people."""
        return self.people // 4

    def draw(self, noun: str) -> Draw:
        """The stream of numbers for the rows of that noun."""
        return stream(self.seed, noun)


def rows(plan: Plan) -> Mapping[str, int]:
    """The number of rows of each file, by its noun."""
    return {
        "places": len(lands.rows()),
        "skills": len(skills.rows()),
        "organisations": plan.organisations,
        "people": plan.people,
        "projects": plan.projects,
        "assets": plan.assets,
        "needs": plan.needs,
        "contributions": plan.contributions,
        "memberships": total(MEMBERSHIPS, plan.people),
        "participations": plan.projects + total(ENGAGEMENTS, plan.organisations) + total(PARTICIPATIONS, plan.people),
        "person_skills": total(SKILLS, plan.people),
        "partnerships": total(PARTNERSHIPS, plan.organisations),
        "asset_uses": total(USES, plan.assets),
        "pledges": total(PLEDGES, plan.needs),
        "endorsements": total(ENDORSEMENTS, total(SKILLS, plan.people)),
    }


def total(cycle: tuple[int, ...], things: int) -> int:
    """How many relations the first so many things have together."""
    rounds, rest = divmod(things, len(cycle))
    return rounds * sum(cycle) + sum(cycle[:rest])
