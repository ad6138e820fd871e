"""Who may see and change what (DESIGN 6, DEFINITIONS C): the one module that says so.

The rules themselves are fragments that the databases apply, `queries/cypher/_fragments`: `visible_<type>` is what a
viewer sees (every statement that reads for a viewer has them), `belongs_<type>` what belongs to him, or to an
organisation that he is a steward of (C5). What belongs to a viewer is what he sees though it is private, and what he
may change; an administrator sees and may change everything, nobody else anything. Contact details follow the person's
own choice (`contact_visible`, C3).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from graph_store.entities import NOUNS, by_ids
from graph_store.errors import Forbidden, NotFound
from graph_store.identity import Identity
from graph_store.projections import columns_of
from graph_store.reading import Reading
from graph_store.viewers import Viewer

Action = Literal["SEE", "CHANGE", "DELETE", "SET_VISIBILITY", "SET_CONTACT", "SUSPEND", "ADD"]
Role = Literal["ANONYMOUS", "SUSPENDED", "MEMBER", "STEWARD", "ADMINISTRATOR"]

_OWNERS: Mapping[str, str] = {"Asset": "owner", "Need": "subject", "Project": "lead", "Contribution": "project"}
"""What says to whom a new thing belongs: who makes one, or gives it to another, may change both."""
_OWNERLESS = frozenset({"owner", "lead"})
"""Those that may be left out, by administrators."""
_OWN: Mapping[str, frozenset[str]] = {"Person": frozenset({"email", "phone", "contact", "visibility"})}
"""The columns that are the person's own choice, whoever else may change the person."""

_OF: Mapping[Action, tuple[str, ...]] = {
    "SET_VISIBILITY": ("Person", "Organisation", "Project", "Asset", "Need"),
    "SET_CONTACT": ("Person",),
    "SUSPEND": ("Person",),
    "ADD": ("Person", "Organisation", "Project"),
}
"""The types to which an action can be done that cannot be done to all."""

_CHANGEABLE: Mapping[str, str] = {type_: NOUNS[type_] for type_ in ("Person", "Project", "Asset", "Need")}


def roles(viewer: Viewer) -> list[Role]:
    """The roles of a viewer, the lesser first: everybody but an anonymous or a suspended one is a member."""
    if viewer.kind == "anonymous":
        return ["ANONYMOUS"]
    if viewer.kind == "suspended":
        return ["SUSPENDED"]
    found: list[Role] = ["MEMBER"]
    if viewer.steward_of:
        found.append("STEWARD")
    if viewer.kind == "administrator":
        found.append("ADMINISTRATOR")
    return found


async def permitted(reading: Reading, action: Action, type_name: str, ids: Sequence[str]) -> set[str]:
    """Those of these things of one type with which the viewer may do this; nothing that he does not see is among them.

    Places, skills and contributions belong to nobody: administrators alone may change them. What a person shows of
    himself, and whether he is there, is his own choice, whoever else may change him. Administrators suspend all but
    themselves; who is suspended may change nothing.
    """
    viewer = reading.viewer
    if type_name not in _OF.get(action, (type_name,)):
        return set()
    if action == "SEE" or viewer.kind == "administrator":
        seen = set(await by_ids(reading, type_name, ids, ()))
        return seen - {viewer.self_id or ""} if action == "SUSPEND" else seen
    if viewer.kind == "suspended" or action == "SUSPEND":
        return set()
    if type_name == "Person" and action != "CHANGE":
        return {viewer.self_id or ""}.intersection(ids)
    if type_name == "Organisation":
        return set(viewer.steward_of).intersection(ids)
    if viewer.form == "anybody" or type_name not in _CHANGEABLE:
        return set()
    (found,) = await reading.one(f"{_CHANGEABLE[type_name]}/changeable", ids=list(ids))
    return set(found)


async def check_making(reading: Reading, type_name: str, named: Mapping[str, Sequence[Identity]]) -> None:
    """Forbidden where the viewer may not make a thing of this type that names these things.

    An organisation may be made by every person, who is its first steward; what belongs to somebody by whoever may
    change that; all else by administrators.
    """
    viewer = reading.viewer
    if viewer.kind == "administrator" or (type_name == "Organisation" and viewer.self_id is not None):
        return
    owner = _OWNERS.get(type_name)
    if owner is None:
        raise Forbidden(f"Only administrators may make this: {type_name}.")
    if owner in _OWNERLESS and owner not in named:
        raise Forbidden(f"Only administrators may make what belongs to nobody: name one in {owner}.", f"input.{owner}")
    await check_belonging(reading, type_name, named)


async def check_belonging(reading: Reading, type_name: str, named: Mapping[str, Sequence[Identity]]) -> None:
    """Forbidden where a thing is to belong to what the viewer sees, but may not change.

    What he does not see is not forbidden: that it is not there is told elsewhere, as of what is not there. To a person
    belong things by his own hand only, whatever the stewards of his organisations may change of him.
    """
    viewer = reading.viewer
    for type_name_, id_ in named.get(_OWNERS.get(type_name, ""), ()):
        if viewer.kind == "administrator" or not await by_ids(reading, type_name_, [id_], ()):
            continue
        if id_ not in await permitted(reading, "ADD", type_name_, [id_]):
            words = "You may not change this, so nothing can be made to belong to it."
            raise Forbidden(words, f"input.{_OWNERS[type_name]}")


async def check_changing(reading: Reading, type_name: str, id_: str, columns: Collection[str]) -> str | None:
    """NotFound where the viewer does not see the thing, Forbidden where he may not change these columns of it.

    Returns its updatedAt, None where its type has none.
    """
    timed = ("updated_at",) if "updated_at" in columns_of(type_name) else ()
    seen = await by_ids(reading, type_name, [id_], timed)
    if id_ not in seen:
        raise NotFound("input.id")
    viewer = reading.viewer
    if viewer.kind != "administrator":
        is_own = type_name == "Person" and id_ == viewer.self_id
        if id_ not in await permitted(reading, "CHANGE", type_name, [id_]):
            raise Forbidden("You may not change this.", "input.id")
        if not is_own and (own := _OWN.get(type_name, frozenset()).intersection(columns)):
            raise Forbidden(f"Only the person may change this: {', '.join(sorted(own))}.", "input")
    return getattr(seen[id_], "updated_at", None)


async def stewardships(reading: Reading, person: str) -> tuple[str, ...]:
    """The organisations that a person is a steward of today, by id."""
    _, organisations, _ = await reading.one("viewers/stewardships", person=person)
    return tuple(organisations)
