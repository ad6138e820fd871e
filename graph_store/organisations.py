"""The filter of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.folding import fold
from graph_store.lists import Condition, Selection, selection_of


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What an organisation must be: all the fields together, of each list any value; None and empty restrict nothing.

    `within` is the id of a place as stored.
    """

    text: str | None = None
    spaces: Sequence[str] = ()
    kinds: Sequence[str] = ()
    sectors: Sequence[str] = ()
    within: str | None = None

    def selection(self) -> Selection:
        """The organisations that pass."""
        return selection_of(
            "Organisation",
            ("passes_organisation_filter", "visible_organisation"),
            [Condition("place", "is_within", "organisations_in_place", self.within is not None)],
            self.text,
            {
                "spaces": list(self.spaces),
                "kinds": list(self.kinds),
                "sectors": [fold(sector) for sector in self.sectors],
                "within": self.within or "",
            },
        )
