"""The package's own tables: real places, and skills, names and phrases in the region's languages."""

from __future__ import annotations

import csv
from importlib import resources


def table(noun: str) -> list[dict[str, str]]:
    """The rows of one table, by column."""
    text = (resources.files("collabgraph.generator") / f"{noun}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
