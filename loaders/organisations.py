"""What organisations are connected to."""

from __future__ import annotations

from graph_store.relations import BY_NAME, MEMBERS_SKILLS, RELATIONS, Link, Relation
from graph_store.relations import PARTNERS as PARTNER_PARTS

_MEMBERSHIP = (str, str, str, str, str)
_PARTICIPATION = (str, str, int, str, str)

PLACE = Link("organisations/place", ("Place",))
PARENT = Link("organisations/parent", ("Organisation",))
PEOPLE = Relation("organisations/people", "Person", _MEMBERSHIP, ("role", "since", "until"), RELATIONS)
PROJECTS = Relation(
    "organisations/projects", "Project", _PARTICIPATION, ("role", "since", "until", "hours_per_week"), RELATIONS
)
PARTNERS = Relation(
    "organisations/partners",
    "Organisation",
    (float, str),
    ("kinds", "partnerships", "since", "joint_projects", "shared_people", "strength"),
    PARTNER_PARTS,
)
ASSETS = Relation("organisations/assets", "Asset", BY_NAME)
NEEDS = Relation("organisations/needs", "Need", BY_NAME)
PLEDGES = Relation("organisations/pledges", "Need", BY_NAME, ("quantity", "until", "status"), RELATIONS)
SKILLS = Relation("organisations/skills", "Skill", (int, str, str), ("people", "highest_level"), MEMBERS_SKILLS)
