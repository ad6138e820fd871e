"""Places within places: H7, H8, J6, L4."""

from .community import Community, Need


def with_ancestors(community: Community, place: str) -> list[str]:
    """The place, its parent, its parent's parent and so on."""
    chain = [place]
    while (parent := community.places[chain[-1]].parent) is not None:
        chain.append(parent)
    return chain


def is_within(community: Community, place: str | None, area: str) -> bool:
    """L4: the place is that area or lies in it at any depth; nothing without a place is within anything."""
    return place is not None and area in with_ancestors(community, place)


def rolled_up(community: Community, place: str | None, kind: str) -> str | None:
    """J6: the nearest place of that kind among the place and its ancestors."""
    chain = with_ancestors(community, place) if place is not None else []
    return next((above for above in chain if community.places[above].kind == kind), None)


def country(community: Community, place: str | None) -> str | None:
    """H8: the nearest COUNTRY among the place and its ancestors."""
    return rolled_up(community, place, "COUNTRY")


def place_of_need(community: Community, need: Need) -> str | None:
    """H7: a need without a place is in the place of its subject."""
    return need.place if need.place is not None else community.subject(need.subject).place
