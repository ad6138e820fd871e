"""Likely duplicates (ADR 0033): things of one type whose names have the same letters and digits."""

from .answers import Json, node
from .community import NODE_TABLES, Community, key_of, name_of
from .folding import fold

MOST_THINGS = 100


def name_key(name: str) -> str:
    """What is compared of a name: the letters and digits (N16) of its folded form (A3)."""
    return "".join(character for character in fold(name) if character.isalnum())


def likely_duplicates(community: Community, type_name: str) -> list[Json]:
    """All edges: the largest groups first, then by the smallest id in them; things by id, the first hundred."""
    groups: dict[str, list[str]] = {}
    rows = {row.id: row for row in getattr(community, NODE_TABLES[type_name]).values()}
    for own_id in sorted(rows):
        groups.setdefault(name_key(name_of(rows[own_id])), []).append(own_id)
    found = [(key, ids) for key, ids in groups.items() if key and len(ids) > 1]
    return [
        {
            "node": {
                "key": key,
                "count": len(ids),
                "things": [node(key_of(rows[own_id])) for own_id in ids[:MOST_THINGS]],
            }
        }
        for key, ids in sorted(found, key=lambda group: (-len(group[1]), group[1][0]))
    ]
