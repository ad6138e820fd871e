"""The filter of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.folding import fold
from graph_store.lists import Condition, Selection, selection_of


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A requirement: one of these skills (ids as stored), at this level (1 to 5) or higher (L3)."""

    ids: Sequence[str]
    level: int


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """What a person must be: all the fields together, of each list any value, of `skills` every one (A11).

    None and empty restrict nothing. `within`, `organisation` and `project` are ids as stored, `available_on` is an
    ISO 8601 date.
    """

    text: str | None = None
    spaces: Sequence[str] = ()
    skills: Sequence[HeldSkill] = ()
    within: str | None = None
    languages: Sequence[str] = ()
    organisation: str | None = None
    project: str | None = None
    available_on: str | None = None
    remote: bool | None = None

    def selection(self) -> Selection:
        """The people who pass."""
        return selection_of(
            "Person",
            ("passes_person_filter", "visible_person"),
            [
                Condition("project", "is_on_project", "people_on_project", self.project is not None),
                Condition(
                    "organisation", "is_of_organisation", "people_of_organisation", self.organisation is not None
                ),
                Condition("skills", "meets_skills", "people_with_skill", bool(self.skills), len(self.skills) == 1),
                Condition("place", "is_within", "people_in_place", self.within is not None),
            ],
            self.text,
            {
                "spaces": list(self.spaces),
                "skills": [{"ids": list(skill.ids), "level": skill.level} for skill in self.skills],
                "within": self.within or "",
                "languages": [fold(language) for language in self.languages],
                "organisation": self.organisation or "",
                "project": self.project or "",
                "availableOn": self.available_on or "",
                "remote": [] if self.remote is None else [self.remote],
            },
        )
