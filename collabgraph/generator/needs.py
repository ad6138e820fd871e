"""Needs: of skills and of assets, such as can be met and such as nobody can meet; and the help that is pledged."""

from __future__ import annotations

from collections.abc import Iterator

from collabgraph.generator import lands, skills
from collabgraph.generator.assets import GONE, KINDS
from collabgraph.generator.days import DAYS, TODAY, availability
from collabgraph.generator.draws import SLOTS, Draw, hub, hubs, pick, ranks
from collabgraph.generator.people import VISIBILITIES
from collabgraph.generator.phrases import phrases
from collabgraph.generator.plan import PLEDGES, Plan, Row

ROUND = 16
"""Of so many needs the first are of skills, the others of assets; the first round is OPEN."""
UNHELD_SKILL, COMMON_SKILL = 0, 1
"""The places in a round of a need for a skill that nobody holds, and of one for the skill that most people hold."""
OF_SKILLS = 10
GONE_ASSET = 10
"""The place in a round of a need for an asset of a kind that is gone; needs from here on are of assets."""

_STATUSES = ("OPEN",) * 12 + ("PLEDGED",) * 3 + ("FULFILLED",) * 4 + ("WITHDRAWN",)
_URGENCIES = ("", "LOW", "NORMAL", "NORMAL", "HIGH", "CRITICAL")
_LEVELS = ("", "1", "2", "3", "3", "4", "5")
_PLEDGE_STATUSES = ("",) * 4 + ("ACCEPTED",) * 3 + ("DECLINED", "WITHDRAWN")
_QUANTITIES = ("", "1", "1", "1", "2", "3", "5", "12.5", "40")


def needs(plan: Plan) -> Iterator[Row]:
    """The rows of needs.csv."""
    draw, days = plan.draw("needs"), plan.draw("days of needs")
    frequent = ranks(len(skills.held()))
    for i in range(plan.needs):
        number, subject = _subject(draw, plan, i)
        land = lands.slots()[number % SLOTS]
        spot = pick(draw, land.spots)
        language = pick(draw, land.writes)
        place = i % ROUND
        if place < OF_SKILLS:
            kind, skill, asset = "SKILL", _skill(draw, place, frequent), ""
            phrase, wanted = pick(draw, phrases("need", language, "SKILL")), skills.names()[skill]
        else:
            kind, skill, asset = "ASSET", "", GONE if place == GONE_ASSET else pick(draw, KINDS)
            phrase, wanted = pick(draw, phrases("need", language, asset)), ""
        yield (
            f"n{i + 1}",
            phrase.pattern.format(place=spot.name, wanted=wanted),
            subject,
            kind,
            skill,
            asset,
            pick(draw, _LEVELS) if skill else "",
            pick(draw, _QUANTITIES),
            pick(draw, _URGENCIES),
            spot.id if draw() < 0.6 else "",
            *_dates(draw, asset),
            *_standing("OPEN" if i < ROUND else pick(draw, _STATUSES), days),
            pick(draw, VISIBILITIES),
        )


def pledges(plan: Plan) -> Iterator[Row]:
    """The rows of pledges.csv: every second need's are of organisations, the others of people."""
    draw = plan.draw("pledges")
    for i in range(plan.needs):
        kind, total = ("organisation:o", plan.organisations) if i % 2 else ("person:p", plan.people)
        for party in hubs(draw, PLEDGES[i % len(PLEDGES)], total, i % SLOTS):
            until = DAYS[TODAY + 1 + int(draw() * 400)] if draw() < 0.5 else ""
            yield f"n{i + 1}", f"{kind}{party + 1}", pick(draw, _QUANTITIES), until, pick(draw, _PLEDGE_STATUSES)


def _subject(draw: Draw, plan: Plan, i: int) -> tuple[int, str]:
    """The number of who or what has the need, and its id: seven in ten are projects, two organisations."""
    chance = draw()
    if chance < 0.7:
        number = hub(draw, plan.projects, i % SLOTS)
        return number, f"project:j{number + 1}"
    if chance < 0.9:
        number = hub(draw, plan.organisations, i % SLOTS)
        return number, f"organisation:o{number + 1}"
    number = int(draw() * plan.people)
    return number, f"person:p{number + 1}"


def _skill(draw: Draw, place: int, frequent: list[int]) -> str:
    if place == UNHELD_SKILL:
        return pick(draw, skills.unheld())
    return skills.held()[0 if place == COMMON_SKILL else pick(draw, frequent)]


def _standing(status: str, days: Draw) -> tuple[str, str, str]:
    """When it was raised and fulfilled, an eighth of which nobody wrote down, and where it stands."""
    raised = TODAY - 1 - int(days() * days() * 2000)
    fulfilled = min(TODAY, raised + int(days() * days() * 400))
    return (
        DAYS[raised] if days() < 0.875 else "",
        DAYS[fulfilled] if days() < 0.875 and status == "FULFILLED" else "",
        status,
    )


def _dates(draw: Draw, asset: str) -> tuple[str, str]:
    """Start and end; a need for what is gone starts after the reference date, when nothing of the kind is left."""
    start, end = availability(draw)
    return (DAYS[TODAY + 1 + int(draw() * 200)], "") if asset == GONE else (start, end)
