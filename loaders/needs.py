"""What needs are connected to; the place is the subject's where the need has none of its own (H7)."""

from __future__ import annotations

from graph_store.relations import BY_NAME, RELATIONS, Link, Relation

_PLEDGE = ("quantity", "until", "status")

PLACE = Link("needs/place", ("Place",))
SKILL = Link("needs/skill", ("Skill",))
SUBJECT = Link("needs/subject", ("Person", "Organisation", "Project"))
PEOPLE = Relation("needs/people", "Person", BY_NAME, _PLEDGE, RELATIONS)
ORGANISATIONS = Relation("needs/organisations", "Organisation", BY_NAME, _PLEDGE, RELATIONS)
