"""Random filters and requests for skills: the inputs of random questions about a community."""

import random
from collections.abc import Sequence
from typing import Any

from . import enums
from .answers import Json, global_id
from .community import NODE_TABLES, Community, Key
from .draws import LANGUAGES, NAMES, SECTORS
from .viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible

DAYS = ("2024-09-12", "2026-10-21", "2026-11-20", "2026-11-21", "2026-11-22", "2027-12-26")


class Inputs:
    """Draws a viewer of one community, and inputs in which ids are mostly of what the viewer sees."""

    def __init__(self, community: Community, seed: int, today: str) -> None:
        """Fix the seed and the viewer."""
        self.random = random.Random(f"questions {seed}")
        self.community = community
        self.viewer = self._viewer()
        self.seen = visible(community, self.viewer, today)

    def _viewer(self) -> Viewer:
        stewards = sorted({row.person for row in self.community.memberships if row.steward})
        persons = stewards or sorted(self.community.people)
        kinds = (ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("person", self.random.choice(persons)))
        return self.random.choice(kinds)

    def chance(self, probability: float) -> bool:
        """True with a probability."""
        return self.random.random() < probability

    def id_of(self, *types: str) -> str:
        """The global id of a thing of one of the types: nearly always one that is seen."""
        community = self.seen if self.chance(0.97) else self.community
        keys = [Key(label, own_id) for label in types for own_id in getattr(community, NODE_TABLES[label])]
        return global_id(self.random.choice(keys) if keys else Key(types[0], "nothing here"))

    def some(self, values: Sequence[Any], most: int = 2) -> list[Any]:
        """Up to so many of the values; an empty list restricts nothing (A10)."""
        return self.random.sample(list(values), self.random.randint(0, most))

    def sparse(self, probability: float, **fields: Any) -> Json:
        """Each field with a probability; the values are functions that draw."""
        return {name: draw() for name, draw in fields.items() if self.chance(probability)}

    def day(self) -> str:
        """A date near today."""
        return self.random.choice(DAYS)

    def text(self) -> str:
        """A text to search for: a name, some of its words, or the beginning of a word."""
        name = self.random.choice(NAMES)
        if self.chance(0.5):
            return name
        parts = name.split()
        self.random.shuffle(parts)
        kept = parts[: self.random.randint(1, len(parts))]
        return " ".join(part[: self.random.randint(1, len(part))] for part in kept).upper()

    def person_filter(self) -> Json:
        """A PersonFilter of few fields."""
        return self.sparse(
            0.25,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            skills=lambda: [self.requirement() for _ in range(self.random.choice((0, 1, 1, 2)))],
            within=lambda: self.id_of("Place"),
            languages=lambda: self.some(LANGUAGES),
            organisation=lambda: self.id_of("Organisation"),
            project=lambda: self.id_of("Project"),
            availableOn=self.day,
            remote=lambda: self.random.choice((True, False, None)),
        )

    def requirement(self) -> Json:
        """A SkillRequirement."""
        return {"skill": self.id_of("Skill")} | self.sparse(
            0.5, minLevel=lambda: self.random.choice((1, 2, 3, None)), weight=lambda: self.random.choice((2, None))
        )

    def organisation_filter(self) -> Json:
        """An OrganisationFilter of few fields."""
        return self.sparse(
            0.3,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            kinds=lambda: self.some(enums.ORGANISATION_KINDS, 6),
            sectors=lambda: self.some(SECTORS, 3),
            within=lambda: self.id_of("Place"),
        )

    def project_filter(self) -> Json:
        """A ProjectFilter of few fields."""
        return self.sparse(
            0.3,
            text=self.text,
            spaces=lambda: self.some(enums.SPACES, 3),
            statuses=lambda: self.some(enums.PROJECT_STATUSES, 3),
            sectors=lambda: self.some(SECTORS, 3),
            within=lambda: self.id_of("Place"),
            activeOn=self.day,
        )

    def skill_filter(self) -> Json:
        """A SkillFilter of few fields."""
        return self.sparse(0.5, text=self.text, broader=lambda: self.id_of("Skill"))

    def asset_filter(self) -> Json:
        """An AssetFilter of few fields."""
        return self.sparse(
            0.2,
            kinds=lambda: self.some(enums.ASSET_KINDS, 5),
            terms=lambda: self.some(enums.ASSET_TERMS, 3),
            availableOn=self.day,
            sectors=lambda: self.some(SECTORS, 3),
            spaces=lambda: self.some(enums.SPACES, 3),
            owner=lambda: self.id_of("Person", "Organisation"),
            text=self.text,
        )

    def need_filter(self) -> Json:
        """A NeedFilter of few fields."""
        return self.sparse(
            0.3,
            kinds=lambda: self.some(enums.NEED_KINDS),
            statuses=lambda: self.some(enums.NEED_STATUSES, 3),
            skill=lambda: self.id_of("Skill"),
            within=lambda: self.id_of("Place"),
            urgency=lambda: self.some(enums.URGENCIES, 3),
        )

    def network_filter(self) -> Json:
        """A NetworkFilter of few fields."""
        return self.sparse(
            0.2,
            sectors=lambda: self.some(SECTORS),
            spaces=lambda: self.some(enums.SPACES),
            within=lambda: self.id_of("Place"),
            kinds=lambda: self.some(enums.PARTNERSHIP_KINDS, 3),
            minStrength=lambda: self.random.choice((0, 0.25, 0.346573590, 0.5, 1, 1.5)),
            implicit=lambda: self.random.choice((True, False, None)),
            asOf=self.day,
        )

    def node_filter(self) -> Json:
        """A NetworkNodeFilter of few fields."""
        return self.sparse(
            0.3,
            minStrength=lambda: self.random.choice((0, 0.5, 1, 2)),
            minPartners=lambda: self.random.choice((0, 1, 2)),
            minBetweenness=lambda: self.random.choice((0, 0.05, 1)),
            community=lambda: self.random.choice((1, 1, 2, 50)),
        )

    def skill_request(self, sizes: Sequence[int] = (1, 1, 2, 3, 5)) -> Json:
        """A SkillRequest, the same skill sometimes asked twice."""
        items = []
        for _ in range(self.random.choice(sizes)):
            level, weight = self.random.choice((1, 2, 3, 4, 5, None)), self.random.choice((1, 0.1, 1 / 3, 7, None))
            items.append(
                {"skill": self.id_of("Skill")}
                | self.sparse(0.5, minLevel=lambda v=level: v)
                | self.sparse(0.4, weight=lambda v=weight: v)
            )
        days = sorted((self.day(), self.day()))
        return {"items": items} | self.sparse(
            0.5,
            asker=lambda: self.id_of("Person", "Organisation", "Project"),
            place=lambda: self.id_of("Place"),
            startsOn=lambda: days[0],
            endsOn=lambda: days[1],
            hoursPerWeek=lambda: self.random.choice((0.5, 3, 7.5, 40)),
            remote=lambda: self.random.choice((True, False, None)),
            languages=lambda: self.random.choice((["en", "fr"], ["PAP"], ["EN-tt", "nl", "zz"], [])),
        )

    def helper_filter(self) -> Json:
        """A HelperFilter of few fields."""
        return self.sparse(
            0.25,
            parties=lambda: self.some(("PERSON", "ORGANISATION"), 1),
            spaces=lambda: self.some(enums.SPACES),
            within=lambda: self.id_of("Place"),
            minCoverage=lambda: self.random.choice((0, 0.2, 0.5, 0.64, 1)),
            minScore=lambda: self.random.choice((0, 0.3, 0.5, 0.7)),
            languages=lambda: self.some(LANGUAGES),
        )
