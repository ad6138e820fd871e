"""Teams and gaps on communities in which many people hold few skills, much is needed, and most scores are equal."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph_store.store import Store
from tests.comparison.asking import ask, load, viewer_in
from tests.comparison.profile import compared
from tests.reference.answers import Json, global_id
from tests.reference.community import Community, Key, PersonSkill
from tests.reference.enums import PLACE_KINDS
from tests.reference.outcomes import outcome
from tests.reference.questions import Asker, Question
from tests.reference.strategies import TODAY, community_of
from tests.reference.viewers import ADMINISTRATOR, ANONYMOUS, MEMBER, Viewer, visible

_SKILLS = 6
_COVERAGE_ALONE = {"coverage": 1, "proximity": 0, "place": 0, "availability": 0}


def busy(seed: int) -> tuple[Community, list[str]]:
    """A community where everybody holds one to three of a few skills, everything is needed, and all are somewhere."""
    community = community_of(seed, 30)
    draw = random.Random(f"busy {seed}")
    skills = draw.sample(sorted(community.skills), min(_SKILLS, len(community.skills)))
    places = sorted(community.places)
    held = [
        PersonSkill(person, skill, draw.choice((1, 3, 5)))
        for person in community.people
        for skill in draw.sample(skills, draw.randint(1, min(3, len(skills))))
    ]
    people = {own_id: replace(row, place=draw.choice(places)) for own_id, row in community.people.items()}
    assets = {own_id: replace(row, place=draw.choice(places)) for own_id, row in community.assets.items()}
    needs = {
        own_id: replace(row, status="OPEN", skill=row.skill and draw.choice(skills))
        for own_id, row in community.needs.items()
    }
    return replace(
        community, people=people, assets=assets, needs=needs, person_skills=tuple(held), endorsements=()
    ), skills


def teams(asker: Asker, skills: list[str]) -> list[Question]:
    """Requests of these skills from two to as many as are exact, of equal weight and by coverage alone, too."""
    asked = []
    for size in (2, 4, 6, 12):
        chosen = [asker.random.choice(skills) for _ in range(size)]
        items: list[Json] = [
            {"skill": global_id(Key("Skill", skill)), "minLevel": asker.random.choice((1, 3))} for skill in chosen
        ]
        request: Json = {"skills": {"items": items}}
        asked += [
            Question("suggestTeam", {"with": request}),
            Question("suggestTeam", {"with": request, "weights": _COVERAGE_ALONE, "maxSize": 12}),
            Question("suggestTeam", {"with": request, "maxSize": 2, "filter": asker.helper_filter()}),
        ]
    return asked


def gaps(asker: Asker) -> list[Question]:
    """The report of every level, everywhere and within a place."""
    whole = [Question("gapReport", {"level": level, "first": 200}) for level in PLACE_KINDS]
    within = [Question("gapReport", {"level": level, "within": asker.id_of("Place")}) for level in PLACE_KINDS]
    return [*whole, *within, asker.gaps()]


@compared(examples=2)
@given(seed=st.integers(min_value=0, max_value=2**32 - 1))
async def test_teams_and_gaps_are_those_of_the_reference(store: Store, seed: int) -> None:
    community, skills = busy(seed)
    await load(store, community)
    stewards = sorted({row.person for row in community.memberships if row.steward} or set(community.people))
    told: Counter[str] = Counter()
    for viewer in (ANONYMOUS, MEMBER, ADMINISTRATOR, Viewer("person", stewards[0]), Viewer("person", stewards[-1])):
        asker = Asker(community, seed, TODAY)
        seen = visible(community, viewer, TODAY)
        asking = await viewer_in(store, viewer)
        for question in [*teams(asker, skills), *gaps(asker)]:
            wanted = outcome(seen, TODAY, question)
            assert await ask(store, asking, question) == wanted, f"{viewer}: {question}"
            told[question.field] += len(wanted) if isinstance(wanted, list) else len(wanted.get("members", ())) > 1
    assert min(told["suggestTeam"], told["gapReport"]) > 10
