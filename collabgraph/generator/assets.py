"""Assets, and the projects that use them."""

from __future__ import annotations

from collections.abc import Iterator

from collabgraph.generator import lands
from collabgraph.generator.days import DAYS, TODAY, availability, period
from collabgraph.generator.draws import SHELF, SLOTS, Draw, hub, hubs, pick, shelf
from collabgraph.generator.people import VISIBILITIES
from collabgraph.generator.phrases import phrases, texts
from collabgraph.generator.plan import USES, Plan, Row

KINDS = (
    ("SPACE",) * 6
    + ("EQUIPMENT",) * 6
    + ("TRANSPORT",) * 3
    + ("MATERIAL",) * 3
    + ("TRAINING", "TRAINING", "EXPERTISE", "EXPERTISE", "INFORMATION", "DIGITAL", "FUNDING", "LAND", "OTHER")
)
MAINLAND = ("GY", "SR", "BZ")
"""Only here is land to share: needs of land elsewhere find no supply in their country."""

GONE = "OTHER"
"""Assets of this kind were all given away by a year before the reference date: needs of it cannot be met."""

_TERMS = ("", "FREE", "FREE", "FREE", "LOAN", "LOAN", "HIRE", "SALE")
_CAPACITIES = ("", "", "1", "1", "2", "4", "10", "12.5", "25", "40", "60", "150", "400")


def assets(plan: Plan) -> Iterator[Row]:
    """The rows of assets.csv; asset i is in the country of slot i % SLOTS, its owner is a hub or anybody."""
    draw = plan.draw("assets")
    for i in range(plan.assets):
        land = lands.slots()[i % SLOTS]
        spot = pick(draw, land.spots)
        kind = _kind(draw, i, land.code)
        language = pick(draw, land.writes)
        phrase = pick(draw, phrases("asset", language, kind))
        yield (
            f"a{i + 1}",
            phrase.pattern.format(place=spot.name),
            kind,
            pick(draw, texts("summary", language)) if draw() < 0.4 else "",
            _owner(draw, plan, i % SLOTS),
            spot.id,
            *(spot.near(draw) if draw() < 0.85 else ("", "")),
            pick(draw, _CAPACITIES),
            "GRANT" if kind == "FUNDING" else pick(draw, _TERMS),
            *_available(draw, kind),
            pick(draw, VISIBILITIES),
        )


def asset_uses(plan: Plan) -> Iterator[Row]:
    """The rows of asset_uses.csv."""
    draw = plan.draw("asset_uses")
    terms = shelf(draw, period)
    for i in range(plan.assets):
        for project in hubs(draw, USES[i % len(USES)], plan.projects, i % SLOTS):
            yield f"j{project + 1}", f"a{i + 1}", *terms[int(draw() * SHELF)]


def _kind(draw: Draw, i: int, country: str) -> str:
    kind = pick(draw, KINDS)
    return "SPACE" if kind == "LAND" and country not in MAINLAND else kind


def _owner(draw: Draw, plan: Plan, slot: int) -> str:
    chance = draw()
    if chance < 0.05:
        return ""
    if chance < 0.7:
        return f"organisation:o{hub(draw, plan.organisations, slot) + 1}"
    return f"person:p{int(draw() * plan.people) + 1}"


def _available(draw: Draw, kind: str) -> tuple[str, str]:
    start, end = availability(draw)
    return ("", DAYS[TODAY - 365 - int(draw() * 700)]) if kind == GONE else (start, end)
