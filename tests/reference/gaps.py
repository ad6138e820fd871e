"""The gap report: DESIGN 5, K1 to K4, H7, J4, J6, G2."""

import math
from collections.abc import Sequence

from .answers import Json, by_name, key_from, node, required
from .community import Community, Key, Need
from .enums import ASSET_KINDS, NEED_KINDS
from .figures import holds_on, shown
from .places import is_within, place_of_need, rolled_up
from .skills import similarity

LEAST_SIMILAR = 0.5

Cell = tuple[str, str, str]
"""A place of the level, a kind of need, and the id of a skill or a kind of asset."""


def gap_report(
    community: Community,
    today: str,
    within: str | None = None,
    level: str = "COUNTRY",
    kinds: Sequence[str] | None = None,
    first: int = 50,
) -> list[Json]:
    """``gapReport``: the first rows; gap descending, needed descending, folded place name, place id, then the rest."""
    area = None if within is None else required(community, within, "within", "Place").id

    def place_of(own: str | None) -> str | None:
        """J6, K3: the place of the row, for what is inside the area."""
        return rolled_up(community, own, level) if area is None or is_within(community, own, area) else None

    quantities: dict[Cell, list[float]] = {}
    for need in community.needs.values():
        place = place_of(place_of_need(community, need))
        if place is not None and need.status == "OPEN" and need.kind in (kinds or NEED_KINDS):
            quantities.setdefault((place, need.kind, what(need)), []).append(need.quantity)
    rows = []
    for (place, kind, wanted), amounts in quantities.items():
        needed = math.fsum(amounts)
        if kind == "SKILL":
            here = [row.id for row in community.people.values() if place_of(row.place) == place]
            supply = len([person for person in here if can_do(community, today, person, wanted)])
        else:
            supply = len(
                [
                    row
                    for row in community.assets.values()
                    if place_of(row.place) == place
                    and row.kind == wanted
                    and holds_on(row.available_from, row.available_until, today)
                ]
            )
        rows.append(
            {
                "place": node(Key("Place", place)),
                "skill": node(Key("Skill", wanted)) if kind == "SKILL" else None,
                "assetKind": wanted if kind == "ASSET" else None,
                "needed": shown(needed),
                "supply": float(supply),
                "gap": shown(max(0.0, needed - supply)),
            }
        )

    def order(row: Json) -> tuple[object, ...]:
        place = community.places[key_from(row["place"]["id"]).id]
        if row["skill"] is None:
            last: tuple[object, ...] = (1, ASSET_KINDS.index(row["assetKind"]))
        else:
            last = (0, by_name(community.skills[key_from(row["skill"]["id"]).id]))
        return -row["gap"], -row["needed"], by_name(place), last

    return sorted(rows, key=order)[:first]


def what(need: Need) -> str:
    """The skill or the kind of asset that is needed."""
    wanted = need.skill if need.kind == "SKILL" else need.asset_kind
    assert wanted is not None
    return wanted


def can_do(community: Community, today: str, person: str, skill: str) -> bool:
    """K2: available today, and holds a skill that is similar enough, at any level."""
    row = community.people[person]
    held = [one.skill for one in community.person_skills if one.person == person]
    is_free = holds_on(row.available_from, row.available_until, today)
    return is_free and any(similarity(community, skill, own) >= LEAST_SIMILAR for own in held)
