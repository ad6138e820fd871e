"""What people are connected to."""

from __future__ import annotations

from graph_store.relations import BY_NAME, RELATIONS, Link, Relation
from graph_store.relations import COLLABORATORS as COLLABORATOR_PARTS

_MEMBERSHIP = (str, str, str, str, str)
_PARTICIPATION = (str, str, int, str, str)

PLACE = Link("people/place", ("Place",))
SKILLS = Relation("people/skills", "Skill", attributes=("level", "years"), parts=RELATIONS, reference=True)
ORGANISATIONS = Relation("people/organisations", "Organisation", _MEMBERSHIP, ("role", "since", "until"), RELATIONS)
PROJECTS = Relation(
    "people/projects", "Project", _PARTICIPATION, ("role", "since", "until", "hours_per_week"), RELATIONS
)
ASSETS = Relation("people/assets", "Asset", BY_NAME)
NEEDS = Relation("people/needs", "Need", BY_NAME)
COLLABORATORS = Relation(
    "people/collaborators", "Person", (int, str), ("shared_projects", "shared_organisations"), COLLABORATOR_PARTS
)
