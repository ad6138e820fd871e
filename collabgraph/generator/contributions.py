"""Contributions to projects: hours, money, things."""

from __future__ import annotations

from collections.abc import Iterator

from collabgraph.generator import lands
from collabgraph.generator.draws import SHELF, SLOTS, Draw, hub, pick, shelf
from collabgraph.generator.phrases import ENGLISH, texts
from collabgraph.generator.plan import Plan, Row
from collabgraph.generator.projects import SCHEDULES, schedules

_KINDS = ("HOURS",) * 6 + ("FUNDS",) * 3 + ("IN_KIND",)


def contributions(plan: Plan) -> Iterator[Row]:
    """The rows of contributions.csv; money is in the currency of the project's country."""
    draw = plan.draw("contributions")
    known = schedules(plan)
    countries = lands.slots()
    gifts = shelf(draw, _gift)
    for i in range(plan.contributions):
        project = hub(draw, plan.projects, i % SLOTS)
        kind, amount, note, by_person = gifts[int(draw() * SHELF)]
        if by_person:
            party = f"person:p{int(draw() * plan.people) + 1}"
        else:
            party = f"organisation:o{hub(draw, plan.organisations, project % SLOTS) + 1}"
        currency = countries[project % SLOTS].currency if kind == "FUNDS" else ""
        day = pick(draw, known[project % SCHEDULES].days)
        yield f"c{i + 1}", f"j{project + 1}", party, kind, amount, currency, day, note


def _gift(draw: Draw) -> tuple[str, str, str, bool]:
    """Kind, amount, note, and whether a person gives; one sum in forty goes back."""
    kind = pick(draw, _KINDS)
    note = pick(draw, texts("note", ENGLISH)) if draw() < 0.3 else ""
    if kind == "HOURS":
        return kind, f"{(1 + int(draw() * 60)) / 2:g}", note, draw() < 0.9
    if kind == "FUNDS":
        money = 50 * (1 + int(draw() * draw() * 1000))
        return kind, str(-money if draw() < 0.025 else money), note, draw() < 0.2
    return kind, str(1 + int(draw() * 40)) if draw() < 0.5 else "", note, draw() < 0.5
