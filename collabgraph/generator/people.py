"""People, the organisations that they belong to, and what they can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from collabgraph.generator import lands, skills
from collabgraph.generator.days import DAYS, TODAY, availability, period
from collabgraph.generator.draws import SHELF, SLOTS, Draw, hubs, pick, ranks, shelf
from collabgraph.generator.phrases import LANGUAGES, several_themes, texts
from collabgraph.generator.plan import ENDORSEMENTS, MEMBERSHIPS, SKILLS, Plan, Row

VISIBILITIES = ("PUBLIC",) * 16 + ("MEMBERS",) * 3 + ("PRIVATE",)

_CONTACTS = ("", "NOBODY", "STEWARDS", "STEWARDS", "MEMBERS", "MEMBERS", "PUBLIC", "PUBLIC")
_HOURS = ("", "", "1", "2", "2", "3", "4", "4", "5", "6", "8", "8", "10", "12.5", "16", "20", "37.5")
_REMOTE = ("", "true", "false", "false")
_ROLES = ("", "", "member", "member", "member", "volunteer", "volunteer", "teacher", "secretary", "lid", "manm", "vwa")
_STEWARD_ROLES = ("chair", "director", "treasurer", "voorzitter", "prezidan")
_DOUBLE = 0.4
"""The share of the people who bear two surnames."""
_RETURNED = "adviser"
_LEVELS = (1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5)


def people(plan: Plan) -> Iterator[Row]:
    """The rows of people.csv: person i lives in the country of slot i % SLOTS; names repeat, as they do."""
    draw = plan.draw("people")
    countries = lands.slots()
    circumstances = shelf(draw, _circumstances)
    words = {language: shelf(draw, _words(language)) for language in LANGUAGES}
    for i in range(plan.people):
        land = countries[i % SLOTS]
        names = pick(draw, land.cultures)
        given, address = pick(draw, names.given)
        surname, surname_address = _surname(draw, names.surnames)
        if draw() < _DOUBLE:
            surname = f"{surname}-{_surname(draw, names.surnames)[0]}"
        headline, about, spaces = words[pick(draw, land.writes)][int(draw() * SHELF)]
        written, called, *choices = circumstances[int(draw() * SHELF)]
        yield (
            f"p{i + 1}",
            f"{given} {surname}",
            headline,
            about,
            pick(draw, land.languages),
            spaces,
            land.spots[int(draw() * lands.SPOTS)].id,
            f"{address}.{surname_address}.{i + 1}@example.org" if written else "",
            f"{land.phone} {i % 10000:04d}" if called else "",
            *choices,
        )


def memberships(plan: Plan) -> Iterator[Row]:
    """The rows of memberships.csv. Who belongs to three or more has been twice in the first of them."""
    draw = plan.draw("memberships")
    terms = shelf(draw, _membership)
    for i in range(plan.people):
        wanted = MEMBERSHIPS[i % len(MEMBERSHIPS)]
        person = f"p{i + 1}"
        found = hubs(draw, wanted - 1 if wanted > 2 else wanted, plan.organisations, i % SLOTS)
        for organisation in found:
            yield person, f"o{organisation + 1}", *terms[int(draw() * SHELF)]
        if wanted > 2:
            _, since, until, steward = terms[int(draw() * SHELF)]
            yield person, f"o{found[0] + 1}", _RETURNED, since, until, steward


def person_skills(plan: Plan) -> Iterator[Row]:
    """The rows of person_skills.csv: a person holds different skills, drawn by the power law of `ranks`."""
    draw = plan.draw("person_skills")
    held = skills.held()
    frequent = ranks(len(held))
    levels = shelf(draw, _level)
    for i in range(plan.people):
        person = f"p{i + 1}"
        own = set()
        for _ in range(SKILLS[i % len(SKILLS)]):
            rank = frequent[int(draw() * SHELF)]
            while rank in own:
                rank = (rank + 1) % len(held)
            own.add(rank)
            level, years = levels[int(draw() * SHELF)]
            yield person, held[rank], level, years


def _surname(draw: Draw, surnames: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """A surname and its spelling in an address; the first are the most frequent ones."""
    common = draw()
    return surnames[int(common * common * len(surnames))]


def endorsements(plan: Plan) -> Iterator[Row]:
    """The rows of endorsements.csv, of skills that are held; an import does not ask who worked with whom."""
    draw = plan.draw("endorsements")
    for number, (person, skill, *_) in enumerate(person_skills(plan)):
        own = int(str(person)[1:]) - 1
        wanted = ENDORSEMENTS[number % len(ENDORSEMENTS)]
        for endorser in hubs(draw, 1 + wanted, plan.people, own % SLOTS, own)[1:]:
            on = DAYS[TODAY - int(draw() * 1000)] if draw() < 0.8 else ""
            yield f"p{endorser + 1}", person, skill, on


def _words(language: str) -> Callable[[Draw], tuple[str, str, str]]:
    """What makes headline, about and spaces of somebody who writes that language."""
    headlines, abouts = texts("headline", language), texts("about", language)

    def make(draw: Draw) -> tuple[str, str, str]:
        headline = pick(draw, headlines) if draw() < 0.9 else ""
        about = pick(draw, abouts) if draw() < 0.6 else ""
        return headline, about, several_themes(draw)[2]

    return make


def _circumstances(draw: Draw) -> tuple[bool, bool, str, str, str, str, str, str]:
    """Whether there are address and telephone; contact, hours, available from, available until, remote, visibility."""
    start, end = availability(draw)
    return (
        draw() < 0.75,
        draw() < 0.4,
        pick(draw, _CONTACTS),
        pick(draw, _HOURS),
        start,
        end,
        pick(draw, _REMOTE),
        pick(draw, VISIBILITIES),
    )


def _membership(draw: Draw) -> tuple[str, str, str, str]:
    """Role, since, until, steward."""
    if draw() < 0.1:
        return pick(draw, _STEWARD_ROLES), *period(draw), "true"
    return pick(draw, _ROLES), *period(draw), pick(draw, ("", "false"))


def _level(draw: Draw) -> tuple[int, object]:
    """Level, and the years that go with it or nothing."""
    level = pick(draw, _LEVELS)
    return level, int(draw() * 6 * level) if draw() < 0.8 else ""
