"""What is asked: the text and the variables of each shape, as each service wants them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.cases import Subjects
from graph_store.identity import encode

FOLDER = Path(__file__).parent / "requests"
SHAPES = ("Q1", "Q2", "Q3", "Q4", "Q5")
"""Those that everybody is asked."""
ALONE = "Q6"
"""All three answers of the service in one request: nobody else has them."""
TITLES = {
    "Q1": "one organisation, six fields",
    "Q2": "fifty organisations, five fields",
    "Q3": "fifty organisations, ten projects each, ten people each, their skills",
    "Q4": "a partnership network",
    "Q5": "Q3 as connections, with cursors and the relations' properties",
    "Q6": "who can help, the network and the asset map in one request",
}


def body(name: str, shape: str, subjects: Subjects) -> str:
    """The JSON to post to the service of that name: ours has global ids, the others those that are stored."""
    file = FOLDER / f"{shape.lower()}.graphql"
    own = FOLDER / name / file.name
    text = (own if own.exists() else file).read_text("utf-8")
    return json.dumps({"query": text, "variables": _variables(name, shape, subjects)})


def _variables(name: str, shape: str, subjects: Subjects) -> dict[str, Any]:
    def identity(type_name: str, stored: str) -> str:
        return encode(type_name, stored) if name == "collabgraph" else stored

    hub = identity("Organisation", subjects.organisations[0])
    if shape == "Q1":
        return {"id": hub}
    if shape == "Q4" and name == "apollo":
        return {
            "around": [hub],
            "today": datetime.now(UTC).date().isoformat(),
        }  # a statement there has no clock of ours
    if shape == "Q4":
        return {"around": [hub]}
    if shape == "Q6":
        return {"need": identity("Need", subjects.needs[1]), "around": [hub], "place": identity("Place", "tt")}
    return {}
