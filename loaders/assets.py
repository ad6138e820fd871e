"""What assets are connected to."""

from __future__ import annotations

from graph_store.relations import Link, Relation

PLACE = Link("assets/place", ("Place",))
OWNER = Link("assets/owner", ("Person", "Organisation"))
PROJECTS = Relation("assets/projects", "Project")
