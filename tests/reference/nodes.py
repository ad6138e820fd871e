"""The plain fields of every type, and its relations to one other node: C3, C4, B9, H7.

``node_fields(community, viewer, today, key)`` answers ``node(id:)`` with everything but connections and times.
"""

from collections.abc import Mapping
from typing import Any, Final

from .answers import Json, global_id, node, node_or_none
from .community import Community, Key, Need, Person
from .places import place_of_need
from .viewers import Viewer, sees_contact

# The contract's plain fields of each type, as columns of its file: languages, spaces and dates read alike.
_PLAIN: Final[Mapping[str, tuple[str, ...]]] = {
    "Place": ("name", "kind", "code"),
    "Skill": ("name", "alt_names", "description"),
    "Organisation": ("name", "kind", "summary", "sectors", "spaces", "website", "email", "visibility"),
    "Person": (
        "name",
        "headline",
        "about",
        "languages",
        "spaces",
        "hours_per_week",
        "available_from",
        "available_until",
        "remote",
        "visibility",
        "contact",
    ),
    "Project": ("name", "summary", "status", "sectors", "spaces", "starts_on", "ends_on", "visibility"),
    "Asset": ("name", "kind", "summary", "capacity", "terms", "available_from", "available_until", "visibility"),
    "Need": (
        "title",
        "kind",
        "asset_kind",
        "level",
        "quantity",
        "urgency",
        "status",
        "starts_on",
        "ends_on",
        "raised_on",
        "fulfilled_on",
        "visibility",
    ),
    "Contribution": ("kind", "amount", "currency", "on", "note"),
}


def node_fields(community: Community, viewer: Viewer, today: str, key: Key) -> Json | None:
    """The fields of a node in the (visible) community; None where it is not there (B5)."""
    row: Any = community.get(key)
    if row is None:
        return None
    answer: Json = {"__typename": key.type, "id": global_id(key)}
    for column in _PLAIN[key.type]:
        value = getattr(row, column)
        answer[camel(column)] = list(value) if isinstance(value, tuple) else value
    if hasattr(row, "latitude"):
        answer["location"] = point(row.latitude, row.longitude)
    if isinstance(row, Person):
        is_seen = sees_contact(community, viewer, today, row)
        answer |= {"email": row.email if is_seen else None, "phone": row.phone if is_seen else None}
    return answer | _links(community, key, row)


def _links(community: Community, key: Key, row: Any) -> Json:
    """The relations to one other node, null where there is none."""
    if key.type == "Contribution":
        return {"giver": node_or_none(row.party), "project": node(Key("Project", row.project))}
    if key.type == "Need":
        return need_links(community, row)
    links: Json = {}
    if hasattr(row, "place"):
        links["place"] = _linked("Place", row.place)
    if key.type == "Asset":
        links["owner"] = node_or_none(row.owner)
    if key.type in ("Place", "Organisation"):
        links["parent"] = _linked(key.type, row.parent)
    return links


def need_links(community: Community, need: Need) -> Json:
    """Need.skill, Need.place (H7) and Need.subject."""
    return {
        "skill": _linked("Skill", need.skill),
        "place": _linked("Place", place_of_need(community, need)),
        "subject": node(need.subject),
    }


def _linked(label: str, own_id: str | None) -> Json | None:
    return None if own_id is None else node(Key(label, own_id))


def point(latitude: float | None, longitude: float | None) -> Json | None:
    """A Point, null where there are no coordinates."""
    return None if latitude is None else {"latitude": latitude, "longitude": longitude}


def camel(column: str) -> str:
    """The contract's spelling of a column: hours_per_week is hoursPerWeek."""
    first, *rest = column.split("_")
    return first + "".join(part.capitalize() for part in rest)
