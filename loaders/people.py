"""What people are connected to."""

from __future__ import annotations

from graph_store.relations import BY_NAME, Link, Relation

_MEMBERSHIP = (str, str, str, str, str)
_PARTICIPATION = (str, str, int, str, str)

PLACE = Link("people/place", ("Place",))
SKILLS = Relation("people/skills", "Skill", attributes=("level", "years"))
ORGANISATIONS = Relation("people/organisations", "Organisation", _MEMBERSHIP, ("role", "since", "until"))
PROJECTS = Relation("people/projects", "Project", _PARTICIPATION, ("role", "since", "until", "hours_per_week"))
ASSETS = Relation("people/assets", "Asset", BY_NAME)
NEEDS = Relation("people/needs", "Need", BY_NAME)
