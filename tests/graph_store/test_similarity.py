"""Which skills are similar to a needed one (DEFINITIONS G), by hand from the rows."""

from __future__ import annotations

from graph_store.similarity import Similar, match_of, served_skills, similar_skills
from graph_store.viewers import ANONYMOUS
from tests.conftest import ReadingFactory
from tests.reference.community import Person, PersonSkill, Row, Skill
from tests.support.communities import Held

# tiny < dinghy < skiff < sail < boat < craft < trade < world
SKILLS: tuple[Row, ...] = (
    Skill("world", "World"),
    Skill("trade", "Trade", broader=("world",)),
    Skill("craft", "Craft", broader=("trade",)),
    Skill("boat", "Boat", broader=("craft",)),
    Skill("sail", "Sail", broader=("boat",)),
    Skill("skiff", "Skiff", broader=("sail",)),
    Skill("dinghy", "Dinghy", broader=("skiff",)),
    Skill("tiny", "Tiny", broader=("dinghy",)),
    Skill("paddle", "Paddle", broader=("sail", "boat")),
    Skill("oar", "Oar", broader=("boat",), related=("boat",)),
    Skill("net", "Net", related=("boat",)),
    Skill("knot", "Knot", related=("net",)),
    Skill("cook", "Cook", related=("craft",)),
)


async def test_similarity_follows_the_shortest_way_up_or_down_and_the_highest_counts(
    held: Held, reading: ReadingFactory
) -> None:
    await held.hold(*SKILLS)
    asked = reading(ANONYMOUS)
    found = await similar_skills(asked, ["boat", "net", "boat", "nowhere", "oar", "tiny"])
    assert found.skills == {
        "boat": {
            "boat": 1.0,
            "sail": 0.8,
            "paddle": 0.8,
            "oar": 0.8,
            "skiff": 0.64,
            "dinghy": 0.512,
            "craft": 0.5,
            "trade": 0.25,
            "net": 0.4,
        },
        "net": {"net": 1.0, "boat": 0.4, "knot": 0.4},
        "oar": {"oar": 1.0, "boat": 0.5, "craft": 0.25},
        "tiny": {"tiny": 1.0, "dinghy": 0.5, "skiff": 0.25},
    }
    assert set(found.holders.values()) == {0}
    assert asked.statements == {"help/similar": 1}


async def test_everybody_who_holds_a_skill_is_counted(held: Held, reading: ReadingFactory) -> None:
    await held.hold(
        *SKILLS,
        Person("p", "p", visibility="PRIVATE"),
        Person("q", "q"),
        PersonSkill("p", "oar", 1),
        PersonSkill("q", "oar", 2),
        PersonSkill("q", "paddle", 2),
    )
    found = await similar_skills(reading(ANONYMOUS), ["oar", "knot"])
    assert found.holders == {"oar": 2, "boat": 0, "craft": 0, "knot": 0, "net": 0}
    assert await similar_skills(reading(ANONYMOUS), []) == Similar()


async def test_what_a_skill_serves_is_the_same_read_backwards(held: Held, reading: ReadingFactory) -> None:
    await held.hold(*SKILLS)
    asked = reading(ANONYMOUS)
    every = [row.id for row in SKILLS if isinstance(row, Skill)]
    served = await served_skills(asked, [*every, "nowhere"])
    assert served["oar"] == {"oar": 1.0, "boat": 0.8, "craft": 0.64, "trade": 0.512}
    assert {(needed, held, figure) for held, found in served.items() for needed, figure in found.items()} == {
        (needed, held, figure)
        for needed, found in (await similar_skills(asked, every)).skills.items()
        for held, figure in found.items()
    }
    assert asked.statements == {"help/served": 1, "help/similar": 1}


def test_a_level_below_the_one_asked_counts_in_proportion() -> None:
    assert [match_of(0.8, 2, asked) for asked in (1, 2, 4)] == [0.8, 0.8, 0.4]
