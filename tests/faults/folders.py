"""A folder of the exchange format that is large enough to be interrupted, and what a store holds of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph_store.bolt import BoltStore
from tests.collabgraph.exchange_folders import content, write

PEOPLE = 3000
SKILLS = 50
ORGANISATIONS = 100
NODES = 1 + SKILLS + ORGANISATIONS + PEOPLE
RELATIONS = 3 * PEOPLE + ORGANISATIONS
"""Of each person: a place, a membership, a skill; of each organisation: a place."""


def folder(path: Path) -> Path:
    """Writes the files: NODES things, RELATIONS relations, the same every time, and last in every order by name."""
    return write(
        path,
        {
            "places": "id,name,kind\nzz,Zz Isle,COUNTRY\n",
            "skills": "id,name\n" + _rows(f"zz-s{n},Zz skill {n}" for n in range(SKILLS)),
            "organisations": "id,name,kind,place,visibility\n"
            + _rows(f"zz-o{n},Zz Organisation {n},NGO,zz,PUBLIC" for n in range(ORGANISATIONS)),
            "people": "id,name,place,visibility\n" + _rows(f"zz-p{n},Zz Person {n},zz,PUBLIC" for n in range(PEOPLE)),
            "memberships": "person,organisation,role\n"
            + _rows(f"zz-p{n},zz-o{n % ORGANISATIONS},member" for n in range(PEOPLE)),
            "person_skills": "person,skill,level\n"
            + _rows(f"zz-p{n},zz-s{n % SKILLS},{n % 5 + 1}" for n in range(PEOPLE)),
        },
    )


async def lasting_content(store: BoltStore) -> tuple[list[Any], list[Any]]:
    """What a store holds of the folder, but for the moments of writing: nodes and relations, each sorted."""
    nodes, relations = await content(store)
    own = [[label, values] for label, values in nodes if values["id"].startswith("zz")]
    for _, values in own:
        values.pop("createdAt", None)
        values.pop("updatedAt", None)
    return own, [relation for relation in relations if relation[1].startswith("zz")]


def _rows(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)
