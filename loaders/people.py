"""What people are connected to."""

from __future__ import annotations

from graph_store.relations import BY_NAME, RELATIONS, Link, Relation
from graph_store.relations import COLLABORATORS as COLLABORATOR_PARTS

_MEMBERSHIP = (str, str, str, str, str)
_PARTICIPATION = (str, str, int, str, str)

PLACE = Link("people/place", ("Place",))
SKILLS = Relation(
    "people/skills", "Skill", attributes=("level", "years", "endorsements"), parts=RELATIONS, reference=True
)
ENDORSEMENTS = Relation("people/endorsements", "Person", (str, str, str), ("skill", "on"), RELATIONS)
ORGANISATIONS = Relation("people/organisations", "Organisation", _MEMBERSHIP, ("role", "since", "until"), RELATIONS)
PROJECTS = Relation(
    "people/projects", "Project", _PARTICIPATION, ("role", "since", "until", "hours_per_week"), RELATIONS
)
ASSETS = Relation("people/assets", "Asset", BY_NAME)
NEEDS = Relation("people/needs", "Need", BY_NAME)
PLEDGES = Relation("people/pledges", "Need", BY_NAME, ("quantity", "until", "status"), RELATIONS)
COLLABORATORS = Relation(
    "people/collaborators", "Person", (int, str), ("shared_projects", "shared_organisations"), COLLABORATOR_PARTS
)
