"""Projects, and who works on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from collabgraph.generator import lands
from collabgraph.generator.days import DAYS, TODAY
from collabgraph.generator.draws import SHELF, SLOTS, Draw, hub, hubs, pick, shelf
from collabgraph.generator.people import VISIBILITIES
from collabgraph.generator.phrases import phrases, several_themes, texts
from collabgraph.generator.plan import ENGAGEMENTS, PARTICIPATIONS, Plan, Row

ROLES = ("LEAD", "PARTNER", "CONTRIBUTOR", "VOLUNTEER", "FUNDER", "BENEFICIARY")

SCHEDULES = 1024
PERIODS = 16

_STATUSES = ("ACTIVE",) * 10 + ("COMPLETED",) * 6 + ("PROPOSED",) * 2 + ("PAUSED", "CANCELLED")
_OF_PEOPLE = ("LEAD",) + ("CONTRIBUTOR",) * 5 + ("VOLUNTEER",) * 7 + ("BENEFICIARY",) * 2 + ("PARTNER",)
_OF_ORGANISATIONS = ("PARTNER",) * 5 + ("FUNDER",) * 2 + ("BENEFICIARY", "CONTRIBUTOR", "VOLUNTEER")
_HOURS = ("", "", "1", "2", "2", "3", "4", "4", "6", "8", "12.5", "20")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a project goes on; `periods` are the since and until of those who work on it, `days` when they gave."""

    status: str
    starts_on: str
    ends_on: str
    periods: tuple[tuple[str, str], ...]
    days: tuple[str, ...]


def schedules(plan: Plan) -> list[Schedule]:
    """The schedules of a community: project i has number i % SCHEDULES, wherever it is spoken of."""
    draw = plan.draw("schedules")
    return [_schedule(draw) for _ in range(SCHEDULES)]


def projects(plan: Plan) -> Iterator[Row]:
    """The rows of projects.csv; project i is in the country of slot i % SLOTS."""
    draw = plan.draw("projects")
    countries = lands.slots()
    known = schedules(plan)
    for i in range(plan.projects):
        land = countries[i % SLOTS]
        schedule = known[i % SCHEDULES]
        spot = pick(draw, land.spots)
        theme, sectors, spaces = several_themes(draw)
        language = pick(draw, land.writes)
        yield (
            f"j{i + 1}",
            pick(draw, phrases("project", language)).pattern.format(place=spot.name, theme=theme.words[language]),
            pick(draw, texts("summary", language)) if draw() < 0.7 else "",
            schedule.status,
            sectors,
            spaces,
            spot.id,
            *(spot.near(draw) if draw() < 0.8 else ("", "")),
            schedule.starts_on,
            schedule.ends_on,
            pick(draw, VISIBILITIES),
        )


def participations(plan: Plan) -> Iterator[Row]:
    """The rows of participations.csv: an organisation that leads each project, then organisations, then people.

    Beside its lead an organisation never has the role LEAD, so that no two rows have one key.
    """
    draw = plan.draw("participations")
    known = schedules(plan)
    for i in range(plan.projects):
        leader = hub(draw, plan.organisations, i % SLOTS)
        yield f"j{i + 1}", f"organisation:o{leader + 1}", "LEAD", known[i % SCHEDULES].starts_on, "", ""
    yield from _engagements(draw, plan, known)
    yield from _of_people(draw, plan, known)


def _engagements(draw: Draw, plan: Plan, known: list[Schedule]) -> Iterator[Row]:
    for i in range(plan.organisations):
        party = f"organisation:o{i + 1}"
        for project in hubs(draw, ENGAGEMENTS[i % len(ENGAGEMENTS)], plan.projects, i % SLOTS):
            since, until = pick(draw, known[project % SCHEDULES].periods)
            yield f"j{project + 1}", party, pick(draw, _OF_ORGANISATIONS), since, until, ""


def _of_people(draw: Draw, plan: Plan, known: list[Schedule]) -> Iterator[Row]:
    """Who takes part three times or more has had another role in the first of the projects."""
    tasks = shelf(draw, lambda draw: (pick(draw, _OF_PEOPLE), pick(draw, _HOURS)))
    for i in range(plan.people):
        wanted = PARTICIPATIONS[i % len(PARTICIPATIONS)]
        party = f"person:p{i + 1}"
        for place, project in enumerate(hubs(draw, wanted - 1 if wanted > 2 else wanted, plan.projects, i % SLOTS)):
            role, hours = tasks[int(draw() * SHELF)]
            periods = known[project % SCHEDULES].periods
            since, until = periods[int(draw() * PERIODS)]
            yield f"j{project + 1}", party, role, since, until, hours
            if wanted > 2 and not place:
                since, until = periods[int(draw() * PERIODS)]
                yield f"j{project + 1}", party, ROLES[ROLES.index(role) - 1], since, until, ""


def _schedule(draw: Draw) -> Schedule:
    status = pick(draw, _STATUSES)
    if status == "PROPOSED":
        begin = TODAY + 1 + int(draw() * 400)
        end = begin + 60 + int(draw() * 700)
    elif status in ("COMPLETED", "CANCELLED"):
        end = TODAY - 1 - int(draw() * 2500)
        begin = end - 60 - int(draw() * 1500)
    else:
        begin = TODAY - 30 - int(draw() * 2000)
        end = TODAY + 30 + int(draw() * 1000)
    first, last = (TODAY - 90, TODAY) if status == "PROPOSED" else (begin, min(end, TODAY))
    return Schedule(
        status,
        DAYS[begin] if draw() < 0.9 else "",
        DAYS[end] if status == "COMPLETED" or draw() < 0.7 else "",
        tuple(_worked(draw, begin, end) for _ in range(PERIODS)),
        tuple(DAYS[first + int(draw() * (last - first + 1))] for _ in range(PERIODS)),
    )


def _worked(draw: Draw, begin: int, end: int) -> tuple[str, str]:
    """Since and until within the project's time; an eighth have no beginning, half no end."""
    since = begin + int(draw() * (min(end, max(begin, TODAY)) - begin))
    until = since + int(draw() * (end - since + 1))
    return DAYS[since] if draw() < 0.875 else "", DAYS[until] if draw() < 0.5 else ""
