"""What contributions are connected to."""

from __future__ import annotations

from graph_store.relations import Link

GIVER = Link("contributions/giver", ("Person", "Organisation"))
PROJECT = Link("contributions/project", ("Project",))
