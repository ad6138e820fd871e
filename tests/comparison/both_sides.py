"""Who can help with each need, and what each person can help with: the documents, and what the reference says."""

from __future__ import annotations

from typing import Any

from tests.comparison.asking import MATCH, PATH
from tests.reference.answers import Json, global_id, key_from
from tests.reference.community import Community, Key
from tests.reference.help import can_help_with, who_can_help

_REASONS = (
    f"score parts {{ coverage proximity place availability }} matches {{ {MATCH} }} assets {{ id }} path {{ {PATH} }}"
)
_INFO = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"

SHARED = ("score", "parts", "matches", "assets", "path")
"""What both sides tell of a helper and a need."""


def helpers_of_needs(paging: str = "first: 200") -> str:
    """`Need.helpers` of `$ids`, all that there is of it."""
    selection = f"edges {{ cursor node {{ id }} {_REASONS} sharedLanguages }} nodes {{ id }} uncovered {{ id }} {_INFO}"
    need = f"... on Need {{ helpers({paging}) {{ {selection} }} }}"
    return f"query All($ids: [ID!]!) {{ nodes(ids: $ids) {{ {need} }} }}"


def chances_of_people(paging: str = "first: 200") -> str:
    """`Person.canHelpWith` of `$ids`, all that there is of it."""
    selection = f"edges {{ cursor node {{ id }} {_REASONS} }} nodes {{ id }} {_INFO}"
    person = f"... on Person {{ canHelpWith({paging}) {{ {selection} }} }}"
    return f"query All($ids: [ID!]!) {{ nodes(ids: $ids) {{ {person} }} }}"


def expected_helpers(seen: Community, today: str, need: Key) -> Json:
    """What the reference says of `Need.helpers`: edges, totalCount and uncovered (H13)."""
    return who_can_help(seen, today, {"need": global_id(need)})


def expected_chances(seen: Community, today: str, person: Key) -> Json:
    """What the reference says of `Person.canHelpWith`: edges and totalCount (H13)."""
    edges = can_help_with(seen, today, person.id)
    return {"edges": edges, "totalCount": len(edges)}


def without_cursors(connection: Any) -> Json:
    """An answer as the reference has it; its nodes are those of its edges."""
    assert connection["nodes"] == [one["node"] for one in connection["edges"]]
    edges = [{name: part for name, part in one.items() if name != "cursor"} for one in connection["edges"]]
    return {name: part for name, part in connection.items() if name not in ("pageInfo", "nodes")} | {"edges": edges}


def pairs_by_need(need: str, connection: Any) -> dict[tuple[str, str], Json]:
    """What a need's helpers tell of each person: by the ids of person and need."""
    return {
        (one["node"]["id"], need): {name: one[name] for name in SHARED}
        for one in connection["edges"]
        if key_from(one["node"]["id"]).type == "Person"
    }


def pairs_by_person(person: str, connection: Any) -> dict[tuple[str, str], Json]:
    """What a person's opportunities tell of each need: by the ids of person and need."""
    return {(person, one["node"]["id"]): {name: one[name] for name in SHARED} for one in connection["edges"]}
