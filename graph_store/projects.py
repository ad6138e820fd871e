"""The filter of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.folding import fold
from graph_store.lists import Condition, Selection, selection_of


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """What a project must be: all the fields together, of each list any value; None and empty restrict nothing.

    `within` is the id of a place as stored; `active_on`, an ISO 8601 date, is compared with the project's own start
    and end (L7).
    """

    text: str | None = None
    spaces: Sequence[str] = ()
    statuses: Sequence[str] = ()
    sectors: Sequence[str] = ()
    within: str | None = None
    active_on: str | None = None

    def selection(self) -> Selection:
        """The projects that pass."""
        return selection_of(
            "Project",
            ("passes_project_filter", "visible_project"),
            [Condition("place", "is_within", "projects_in_place", self.within is not None)],
            self.text,
            {
                "spaces": list(self.spaces),
                "statuses": list(self.statuses),
                "sectors": [fold(sector) for sector in self.sectors],
                "within": self.within or "",
                "activeOn": self.active_on or "",
            },
        )
