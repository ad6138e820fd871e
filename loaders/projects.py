"""What projects are connected to."""

from __future__ import annotations

from graph_store.relations import BY_NAME, RELATIONS, Link, Relation

_PARTICIPATION = (str, str, int, str, str)
_PARTICIPATION_ATTRIBUTES = ("role", "since", "until", "hours_per_week")

PLACE = Link("projects/place", ("Place",))
PEOPLE = Relation("projects/people", "Person", _PARTICIPATION, _PARTICIPATION_ATTRIBUTES, RELATIONS)
ORGANISATIONS = Relation("projects/organisations", "Organisation", _PARTICIPATION, _PARTICIPATION_ATTRIBUTES, RELATIONS)
ASSETS = Relation("projects/assets", "Asset", (str, str, str, str), ("since", "until"), RELATIONS)
NEEDS = Relation("projects/needs", "Need", BY_NAME)
CONTRIBUTIONS = Relation("projects/contributions", "Contribution", (int, str))
