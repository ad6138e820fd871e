"""What skills are connected to: the very skill only, one step at a time (L10)."""

from __future__ import annotations

from graph_store.relations import Relation

BROADER = Relation("skills/broader", "Skill")
NARROWER = Relation("skills/narrower", "Skill")
RELATED = Relation("skills/related", "Skill")
PEOPLE = Relation("skills/people", "Person", attributes=("level", "years"))
NEEDS = Relation("skills/needs", "Need")
