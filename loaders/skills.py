"""What skills are connected to: the very skill only, one step at a time (L10)."""

from __future__ import annotations

from graph_store.relations import RELATIONS, Relation

BROADER = Relation("skills/broader", "Skill", reference=True)
NARROWER = Relation("skills/narrower", "Skill")
RELATED = Relation("skills/related", "Skill", reference=True)
PEOPLE = Relation("skills/people", "Person", attributes=("level", "years", "endorsements"), parts=RELATIONS)
NEEDS = Relation("skills/needs", "Need")
