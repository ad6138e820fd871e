"""What places are connected to."""

from __future__ import annotations

from graph_store.relations import Link, Relation

PARENT = Link("places/parent", ("Place",))
CHILDREN = Relation("places/children", "Place")
