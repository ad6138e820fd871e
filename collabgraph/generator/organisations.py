"""Organisations, and the partnerships between them."""

from __future__ import annotations

from collections.abc import Iterator

from collabgraph.generator import lands
from collabgraph.generator.days import DAYS, LONG_AGO, TODAY
from collabgraph.generator.draws import SHELF, SLOTS, Draw, hubs, pick, shelf
from collabgraph.generator.people import VISIBILITIES
from collabgraph.generator.phrases import ENGLISH, Phrase, phrases, several_themes, texts
from collabgraph.generator.plan import PARTNERSHIPS, Plan, Row

_KINDS = ("ALLIANCE", "ALLIANCE", "FUNDING", "SERVICE", "MEMBERSHIP", "MEMBERSHIP", "KNOWLEDGE", "OTHER")
_HUB = Phrase("NETWORK", "Caribbean {theme} Network")
_NEIGHBOURS = {4: 1, 5: -1}
"""Of ten organisations these two are partners of each other, in both directions."""


def organisations(plan: Plan) -> Iterator[Row]:
    """The rows of organisations.csv; the first one, the greatest hub, is a network."""
    draw = plan.draw("organisations")
    countries = lands.slots()
    for i in range(plan.organisations):
        land = countries[i % SLOTS]
        spot = pick(draw, land.spots)
        theme, sectors, spaces = several_themes(draw)
        language = pick(draw, land.writes) if i else ENGLISH
        phrase = pick(draw, phrases("organisation", language)) if i else _HUB
        online = draw()
        yield (
            f"o{i + 1}",
            phrase.pattern.format(place=spot.name, theme=theme.words[language]),
            phrase.kind,
            pick(draw, texts("summary", language)) if draw() < 0.8 else "",
            sectors,
            spaces,
            spot.id,
            *spot.near(draw),
            f"https://o{i + 1}.example.org" if online < 0.7 else "",
            f"hello@o{i + 1}.example.org" if online < 0.8 else "",
            f"o{_parent(i) + 1}" if i and draw() < 0.15 else "",
            pick(draw, VISIBILITIES),
        )


def partnerships(plan: Plan) -> Iterator[Row]:
    """The rows of partnerships.csv. Who enters three or more has been the first one's partner before."""
    draw = plan.draw("partnerships")
    terms = shelf(draw, _terms)
    for i in range(plan.organisations):
        wanted = PARTNERSHIPS[i % len(PARTNERSHIPS)]
        own = f"o{i + 1}"
        currency = lands.slots()[i % SLOTS].currency
        for place, partner in enumerate(_partners(draw, plan, i, wanted - 1 if wanted > 2 else wanted)):
            kind, begin, since, until, amount = terms[int(draw() * SHELF)]
            yield own, f"o{partner + 1}", kind, since, until, amount, currency if amount else ""
            if wanted > 2 and not place:
                yield own, f"o{partner + 1}", kind, DAYS[begin - 900], DAYS[begin - 200], "", ""


def _partners(draw: Draw, plan: Plan, own: int, wanted: int) -> list[int]:
    neighbour = own + _NEIGHBOURS.get(own % 10, 0)
    known = (own,) if not wanted or neighbour in (own, plan.organisations) else (own, neighbour)
    return hubs(draw, wanted + 1, plan.organisations, own % SLOTS, *known)[1:]


def _parent(i: int) -> int:
    """An organisation with a smaller number, so that there is no cycle; from the second block on in the own country."""
    return i // 2 if i < SLOTS else i // SLOTS // 2 * SLOTS + i % SLOTS


def _terms(draw: Draw) -> tuple[str, int, str, str, str]:
    """Kind, the day it began, since (an eighth do not know), until, amount."""
    begin = TODAY - int(draw() * LONG_AGO)
    since = DAYS[begin] if draw() < 0.875 else ""
    over = DAYS[begin + int(draw() * (TODAY + 900 - begin))] if draw() < 0.35 else ""
    kind = pick(draw, _KINDS)
    paid = kind == "FUNDING" or draw() < 0.1
    return kind, begin, since, over, str(500 * int(1 + draw() * draw() * 400)) if paid else ""
