"""Who may see and change what (DESIGN 6, DEFINITIONS C): the one module that says so.

The rules themselves are fragments that the databases apply, `queries/cypher/_fragments`: `visible_<type>` is what a
viewer sees (every statement that reads for a viewer has them), `belongs_<type>` what belongs to him, or to an
organisation that he is a steward of (C5). What belongs to a viewer is what he sees though it is private, and what he
may change; an administrator sees and may change everything, nobody else anything. Contact details follow the person's
own choice (`contact_visible`, C3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from graph_store.entities import NOUNS, by_ids
from graph_store.reading import Reading
from graph_store.viewers import Viewer

Action = Literal["SEE", "CHANGE"]
Role = Literal["ANONYMOUS", "MEMBER", "STEWARD", "ADMINISTRATOR"]

_CHANGEABLE: Mapping[str, str] = {type_: NOUNS[type_] for type_ in ("Person", "Project", "Asset", "Need")}


def roles(viewer: Viewer) -> list[Role]:
    """The roles of a viewer, the lesser first: everybody but an anonymous one is a member."""
    if viewer.kind == "anonymous":
        return ["ANONYMOUS"]
    found: list[Role] = ["MEMBER"]
    if viewer.steward_of:
        found.append("STEWARD")
    if viewer.kind == "administrator":
        found.append("ADMINISTRATOR")
    return found


async def permitted(reading: Reading, action: Action, type_name: str, ids: Sequence[str]) -> set[str]:
    """Those of these things of one type with which the viewer may do this; nothing that he does not see is among them.

    Places, skills and contributions belong to nobody: administrators alone may change them.
    """
    viewer = reading.viewer
    if action == "SEE" or viewer.kind == "administrator":
        return set(await by_ids(reading, type_name, ids, ()))
    if type_name == "Organisation":
        return set(viewer.steward_of).intersection(ids)
    if viewer.form == "anybody" or type_name not in _CHANGEABLE:
        return set()
    (found,) = await reading.one(f"{_CHANGEABLE[type_name]}/changeable", ids=list(ids))
    return set(found)
