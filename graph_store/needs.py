"""The filter of needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.lists import Condition, Selection, selection_of


@dataclass(frozen=True, slots=True)
class NeedFilter:
    """What a need must be: all the fields together, of each list any value; None and empty restrict nothing.

    `skills` are the ids, as stored, of the skills of which it may be, `places` those of the places in which it
    may be; None for any. A need's place is its own, or its subject's where it has none (H7).
    """

    kinds: Sequence[str] = ()
    statuses: Sequence[str] = ()
    skills: Sequence[str] | None = None
    places: Sequence[str] | None = None
    urgency: Sequence[str] = ()

    def selection(self) -> Selection:
        """The needs that pass."""
        return selection_of(
            "Need",
            ("passes_need_filter", "visible_need"),
            [
                Condition("", "", "needs_of_skill", self.skills is not None),
                Condition("place", "need_is_within", None, self.places is not None),
            ],
            None,
            {
                "kinds": list(self.kinds),
                "statuses": list(self.statuses),
                "skills": list(self.skills or ()),
                "places": list(self.places or ()),
                "urgency": list(self.urgency),
            },
        )
